"""Technologies as edits: introduced together where they stand together, and refused at their place."""

from __future__ import annotations

from typing import Any

import pytest

from planner.scenarios.doing import technologies as doing
from planner.scenarios.edits.technology import TechnologyUsed
from planner.scenarios.records import Situation
from planner.technologies import CATALOGUE, Use, introduce
from tests.planner.scenarios.days import codes, made, refused, town

ROBOT = {"edit": "technology", "technology": "robot_aalborg", "uptake": 0.5}
PACKING = {"edit": "technology", "use": {"technology": "dose_packing_aalborg"}}
SLOW = {"edit": "speeds", "factor": 0.5}


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, Any]]]:
    """What is introduced together, and with which seed, week and case."""
    found: list[tuple[list[str], dict[str, Any]]] = []

    def fake(situation: Situation, uses: list[Use], **fields: Any) -> Situation:
        found.append(([u.technology for u in uses], fields))
        return situation

    monkeypatch.setattr(doing, "introduce", fake)
    return found


def test_technologies_next_to_each_other_are_introduced_together(calls: list[Any]) -> None:
    made(town(), ROBOT, PACKING, SLOW, ROBOT, seed=7, week=3, case="low")
    assert [names for names, _ in calls] == [["robot_aalborg", "dose_packing_aalborg"], ["robot_aalborg"]]
    assert calls[0][1] == {"seed": 7, "week": 3, "case": "low"}


def test_an_edit_does_what_introducing_does() -> None:
    day, travel = town()
    alone = introduce(Situation(day, travel), [Use(technology="robot_aalborg", uptake=0.5)], seed=1)
    found = made(town(), ROBOT)
    assert found.instance == alone.instance
    assert (found.claims, found.extra, found.citizens) == (alone.claims, alone.extra, alone.citizens)
    assert found.notes[: len(alone.notes)] == alone.notes


def test_claims_and_extra_work_outlive_the_edits_after_them() -> None:
    alone, followed = made(town(), ROBOT), made(town(), ROBOT, SLOW, {"edit": "consent", "share": 1})
    assert (followed.claims, followed.extra) == (alone.claims, alone.extra)


def test_a_fault_is_at_the_edit_that_names_the_technology() -> None:
    """The first is sound; the second is unknown, the third out of range."""
    wrong = {"edit": "technology", "technology": "robot_nowhere"}
    much = {"edit": "technology", "technology": "robot_hjoerring", "uptake": 1.5}
    found = refused(town(), ROBOT, wrong, much)
    assert [(i.code, i.column) for i in found if i.code != "technology_parameter_missing"] == [
        ("technology_unknown", "edit 2: technology"),
        ("technology_parameter_range", "edit 3: technology"),
    ]


def test_technologies_of_the_catalogue_are_known() -> None:
    known = {t.code for t in CATALOGUE}
    assert {"robot_aalborg", "robot_hjoerring", "dose_packing_aalborg"} <= known
    assert "technology_unknown" in codes(refused(town(), {"edit": "technology", "technology": "nothing"}))


def test_shares_of_a_technology_may_be_in_percent() -> None:
    """The uptake and a parameter, flat and under `use`; a whole number stays what it is."""
    flat = {"edit": "technology", "technology": "screen_vejle", "uptake": "30 %"}
    below = {
        "technology": "screen_vejle",
        "uptake": "30%",
        "parameters": {"able_share": "12,5 %", "calls_week": 5},
    }
    assert TechnologyUsed.model_validate(flat).use.uptake == 0.3
    used = TechnologyUsed.model_validate({"use": below}).use
    assert (used.uptake, used.parameters) == (0.3, {"able_share": 0.125, "calls_week": 5})
