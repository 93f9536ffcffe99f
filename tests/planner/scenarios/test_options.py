"""Edits on the command line."""

from __future__ import annotations

from typing import Any, get_origin

import pytest

from planner.errors import InputError
from planner.issue_texts import describe
from planner.messages import Lang
from planner.scenarios.edits import BY_NAME, Edit
from planner.scenarios.edits.technology import TechnologyUsed
from planner.scenarios.options import MAIN, scenario_from_options
from planner.scenarios.scenario import Scenario
from planner.technologies import Use
from tests.planner.scenarios.days import scenario


def one(text: str) -> Edit:
    (edit,) = scenario_from_options([text]).edits
    return edit


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("absent:W03,W07", {"workers": ["W03", "W07"]}),
        ("absent:W03", {"workers": ["W03"]}),
        ("absent:count=2,level=ssh", {"count": 2, "level": "ssh"}),
        ("absent: W03, date=2026-03-02", {"workers": ["W03"], "date": "2026-03-02"}),
        ("speeds:0.6", {"factor": 0.6}),
        ("speeds:factor=0.6,means=car,bicycle,start=7:00,end=9:30", {
            "factor": 0.6, "means": ["car", "bicycle"], "start": "07:00", "end": "09:30",
        }),
        ("districts_merged", {}),
        ("districts_merged:D1,D2", {"bases": ["D1", "D2"]}),
        ("consent:30%,assess=true", {"share": 0.3, "assess": True}),
        ("screen_unit:2,opens=8,closes=16", {"operators": 2, "opens": "08:00", "closes": "16:00"}),
        ("added:level=ssh,base=D1,start=7,end=15,certificates=medicine,iv", {
            "level": "ssh", "base": "D1", "start": "07:00", "end": "15:00", "certificates": ["medicine", "iv"],
        }),
        ("depot:D1,latitude=55.1,longitude=-3", {"base": "D1", "latitude": 55.1, "longitude": -3}),
        ("services_moved:cleaning,laundry,to=tue,thu", {"services": ["cleaning", "laundry"], "to": ["tue", "thu"]}),
        ('open_shifts:{"shifts": [{"level": "ssh", "base": "D1", "start": "7", "end": "15"}]}', {
            "shifts": [{"level": "ssh", "base": "D1", "start": "07:00", "end": "15:00"}],
        }),
    ],
)  # fmt: skip
def test_an_option_is_the_edit_of_its_fields(text: str, fields: dict[str, Any]) -> None:
    (wanted,) = scenario({"edit": text.partition(":")[0], **fields}).edits
    assert one(text) == wanted


def test_a_technology_with_its_use() -> None:
    assert one("technology:robot_aalborg,uptake=0.2,start_week=4") == TechnologyUsed(
        use=Use(technology="robot_aalborg", uptake=0.2, start_week=4)
    )


def test_edits_keep_their_order_and_the_title_is_what_was_written() -> None:
    found = scenario_from_options(["absent:W1", "speeds:2"], code="mine")
    assert [e.edit for e in found.edits] == ["absent", "speeds"]
    assert (found.code, found.title) == ("mine", "absent:W1; speeds:2")


def test_every_edit_has_a_main_field_or_needs_json() -> None:
    assert MAIN.keys() == BY_NAME.keys() - {"open_shifts"}
    for name, field in MAIN.items():
        record = Use if name == "technology" else BY_NAME[name]
        assert field in record.model_fields


def test_lists_are_told_by_their_type() -> None:
    """A single value of a list is a list of one."""
    for name, record in BY_NAME.items():
        field = MAIN.get(name)
        if (
            field is not None
            and name != "technology"
            and get_origin(record.model_fields[field].annotation) is tuple
        ):
            assert scenario_from_options(
                [f"{name}:x{',to=tue' * (name == 'services_moved')}{',later=1' * (name == 'windows')}"]
            )


def test_all_faults_at_once_each_at_its_option() -> None:
    with pytest.raises(InputError) as caught:
        scenario_from_options(["absent:count=0", "vanish", "speeds:0.5,blob=2", "open_shifts:{"])
    found = sorted((i.column, i.code) for i in caught.value.issues)
    assert found == [
        ("edit 1: absent.count", "scenario_too_small"),
        ("edit 2", "scenario_edit_unknown"),
        ("edit 3: speeds.blob", "scenario_field_unknown"),
        ("edit 4", "scenario_json"),
    ]
    for issue in caught.value.issues:
        assert all(describe(issue, lang)[0].startswith("--edit, f") for lang in Lang)


def test_a_cpr_number_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        scenario_from_options(["discharged:010190-1234"])
    assert [i.code for i in caught.value.issues] == ["scenario_cpr"]


def test_no_edits_are_an_empty_scenario() -> None:
    assert scenario_from_options([]) == Scenario(code="edits")
