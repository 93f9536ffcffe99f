"""Citizens who come and who leave."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.check import check
from planner.domain import Instance, Level, Mode
from planner.planning import plan_day
from planner.travel.times import TravelTimes
from planner.validate import validate
from solvers.base import Budget
from tests.builders import (
    at,
    citizen,
    delegation,
    grid_times,
    instance,
    link,
    pin,
    shift,
    splits,
    visit,
    window,
    worker,
)
from tests.planner.scenarios.days import codes, made, refused, told, town, week

HOME = {"citizen_id": "N1", "address": "A2", "label": "Ny borger"}
MORNING = {"services": ["hygiene", "medicine"], "earliest": "08:00", "latest": "09:30"}


def came(**visit_fields: Any) -> dict[str, Any]:
    return {"edit": "new_citizens", "citizens": [{**HOME, "visits": [{**MORNING, **visit_fields}]}]}


def test_a_new_citizen_has_what_the_catalogue_says() -> None:
    """Hygiene 20 minutes and medicine 9, SSH, the task and the course of medicine, priority 2 of 2 and 3."""
    found = made(town(), came())
    new = found.instance.visit["N1-1"]
    assert (new.modes[0].service_duration, new.level, new.priority) == (29 * 60, Level.SSH, 2)
    assert (new.delegated_tasks, new.certificates) == ({"medicine"}, {"medicine"})
    assert (new.windows[0].start_earliest, new.windows[0].start_latest) == (at("08:00"), at("09:30"))
    assert found.instance.citizen["N1"].address_id == "A2"
    assert ("W1", "N1", "medicine") in {
        (d.worker_id, d.citizen_id, d.task) for d in found.instance.delegations
    }
    assert told(found, "new_citizens") == {"count": 1, "ids": "N1", "visits": 1}


def test_what_is_said_goes_before_the_catalogue() -> None:
    fields = {"minutes": 45, "level": "nurse", "priority": 1, "workers": 2, "agreed": "08:30"}
    new = made(town(), came(**fields)).instance.visit["N1-1"]
    assert (new.modes[0].service_duration, new.level, new.priority, new.staff_required) == (
        2700,
        Level.NURSE,
        1,
        2,
    )
    assert new.promised_latest == at("08:30")


def test_visits_on_every_date_or_on_one() -> None:
    every = made(week(), came()).instance
    assert [v.windows[0].start_earliest for v in every.visits if v.citizen_id == "N1"] == [
        at("08:00", d) for d in range(3)
    ]
    one = made(week(), came(date="2026-03-04", earliest="23:00", latest="01:00")).instance
    (new,) = [v.windows[0] for v in one.visits if v.citizen_id == "N1"]
    assert (new.start_earliest, new.start_latest) == (at("23:00", 2), at("01:00", 3))
    assert codes(refused(week(), came(date="2026-03-05"))) == ["scenario_unknown_date"]


def test_a_new_citizen_is_planned_and_the_plan_checked() -> None:
    found = made(town(), came(services=["hygiene"]))
    plan = plan_day(found.instance, found.travel, budget=Budget(iterations=300))
    assert not check(found.instance, found.travel, plan)
    assert "N1-1" in {a.visit_id for r in plan.routes for a in r.activities}


def test_services_without_minutes_and_unknown_ones() -> None:
    """Foot care is a municipality's own; some visit has it, but the catalogue has no minutes."""
    day = instance([visit("V1", services=("foot care",))], [shift("S1")])
    own = day, grid_times(day)
    new = {**HOME, "address": "A1", "visits": [{**MORNING, "services": ["foot care"]}]}
    assert codes(refused(own, {"edit": "new_citizens", "citizens": [new]})) == ["scenario_no_minutes"]
    timed = {**new, "visits": [{**MORNING, "services": ["foot care"], "minutes": 20}]}
    assert made(own, {"edit": "new_citizens", "citizens": [timed]}).instance.visit["N1-1"].services == (
        "foot care",
    )
    assert codes(refused(town(), came(services=["foot care"]))) == ["scenario_unknown_service"]


def test_ids_that_are_taken() -> None:
    new = {**HOME, "citizen_id": "C1", "visits": [MORNING]}
    assert codes(refused(town(), {"edit": "new_citizens", "citizens": [new]})) == ["scenario_id_taken"]
    day = instance([visit("N1-1", "C1")], [shift("S1")], addresses=[])
    free = {**HOME, "address": "A1", "visits": [MORNING]}
    assert codes(refused((day, grid_times(day)), {"edit": "new_citizens", "citizens": [free]})) == [
        "scenario_id_taken"
    ]


def neighbours() -> tuple[Instance, TravelTimes]:
    """C1 with two linked visits, one of them splittable, one that needs a screen; C2 with one by two workers."""
    day = instance(
        [
            visit(
                "V1",
                services=("hygiene", "medicine"),
                split=splits("medicine"),
                delegated_tasks=frozenset({"medicine"}),
            ),
            visit("V1b", "C1", window("12:00", "13:00"), screen_seconds=240),
            visit("V2", staff_required=2, second_on_screen=True),
        ],
        [shift("S1"), shift("S2")],
        citizens=[citizen("C1", preferred_workers=frozenset({"W1"}))],
        workers=[worker("W1"), worker("W2")],
        links=(link("V1", "V1b", 3600),),
        pins=(pin("V1", shift_id="S1"),),
        delegations=(delegation("W1", "C1", "medicine"),),
    )
    return day, grid_times(day)


def test_a_copy_needs_what_the_one_drawn_needs_and_has_no_history() -> None:
    found = made(neighbours(), {"edit": "new_citizens", "count": 1, "like": ["C1"]})
    day = found.instance
    new = day.citizen["C1+1"]
    assert (new.screen, new.preferred_workers) == (None, set())
    assert new.address_id in ("A1", "A2")
    copies = [day.visit[v] for v in ("V1+1", "V1b+1")]
    assert [v.citizen_id for v in copies] == ["C1+1", "C1+1"]
    assert all([m.mode for m in v.modes] == [Mode.PHYSICAL] and v.split is None for v in copies)
    assert link("V1+1", "V1b+1", 3600) in day.links
    assert len(day.pins) == 1
    assert delegation("W1", "C1+1", "medicine") in day.delegations
    assert not [i for i in validate(day) if i.severity == "error"]


def test_more_copies_than_citizens_begin_the_line_again() -> None:
    found = made(neighbours(), {"edit": "new_citizens", "count": 3})
    assert len(found.citizens) == 3
    assert told(found, "new_citizens")["visits"] == len(found.instance.visits) - 3


@settings(derandomize=True, max_examples=10, deadline=None)
@given(st.integers(1, 3), st.integers(1, 3), st.integers(0, 5))
def test_who_is_drawn_for_a_small_number_is_drawn_for_a_larger_one(one: int, other: int, seed: int) -> None:
    few, many = sorted((one, other))
    for edit in ("discharged", "new_citizens"):
        sets = [made(town(), {"edit": edit, "count": n}, seed=seed).citizens for n in (few, many)]
        assert sets[0] <= sets[1]


def test_discharged_citizens_leave_nothing_behind() -> None:
    found = made(neighbours(), {"edit": "discharged", "citizens": ["C1"]})
    assert [v.visit_id for v in found.instance.visits] == ["V2"]
    assert not found.instance.links + found.instance.pins + found.instance.delegations
    assert told(found, "discharged") == {"count": 1, "ids": "C1", "visits": 2}
    assert not validate(found.instance)


def test_a_share_of_the_citizens_leaves() -> None:
    """Half of four."""
    assert len(made(town(), {"edit": "discharged", "share": 0.5}).instance.citizens) == 2
    assert made(town(), {"edit": "discharged", "share": 0}).instance == town()[0]


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ({"edit": "discharged", "citizens": ["C9"]}, "scenario_unknown_citizen"),
        ({"edit": "discharged", "count": 5}, "scenario_too_few_citizens"),
        ({"edit": "new_citizens", "count": 1, "like": ["C9"]}, "scenario_unknown_citizen"),
    ],
)
def test_citizens_who_are_not_there(edit: dict[str, Any], code: str) -> None:
    assert codes(refused(town(), edit)) == [code]


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ({"edit": "discharged"}, "one_way_to_name"),
        ({"edit": "discharged", "count": 1, "share": 0.5}, "one_way_to_name"),
        ({"edit": "new_citizens"}, "described_or_counted"),
        (
            {"edit": "new_citizens", "like": ["C1"], "citizens": [{**HOME, "visits": [MORNING]}]},
            "like_without_count",
        ),
        ({"edit": "new_citizens", "citizens": [{**HOME, "visits": []}]}, "too_short"),
    ],
)
def test_what_an_edit_cannot_say(edit: dict[str, Any], code: str) -> None:
    with pytest.raises(ValueError, match=rf"type={code}\b"):
        made(town(), edit)
