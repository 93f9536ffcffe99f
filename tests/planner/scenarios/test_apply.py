"""Edits one after the other: nothing, in order, all faults at once, and what the result gives cause to look at."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.check import check
from planner.errors import InputError
from planner.issue_texts import describe
from planner.messages import Lang
from planner.planning import plan_day
from planner.scenarios.apply import MAKERS, apply_scenario
from planner.scenarios.edits import BY_NAME
from planner.scenarios.scenario import Origin, Scenario
from planner.validate import validate
from solvers.base import Budget
from tests.builders import citizen, grid_times, instance, link, pin, shift, visit
from tests.planner.scenarios.days import codes, made, refused, scenario, told, town


def test_no_edits_give_the_same_day_back() -> None:
    """Equal, and not even a copy: what was worked out of it still holds."""
    day, travel = town()
    found = apply_scenario(scenario(), day, travel)
    assert found.instance is day
    assert found.travel is travel
    assert not found.notes


def test_every_edit_has_a_maker() -> None:
    assert {*MAKERS, "technology"} == BY_NAME.keys()


def test_edits_are_made_in_their_order() -> None:
    """One operator of one: with an absence first there is none left to copy."""
    more, away = {"edit": "screen_unit", "operators": 2}, {"edit": "absent", "workers": ["O1"]}
    assert [s.shift_id for s in made(town(), more, away).instance.shifts] == ["S1", "S2", "S3", "U1+1"]
    assert codes(refused(town(), away, more)) == ["scenario_no_unit"]


def test_the_day_given_stays_as_it_was() -> None:
    day, travel = town()
    before = day.model_dump(), travel.digest
    made((day, travel), {"edit": "absent", "workers": ["W1"]}, {"edit": "speeds", "factor": 0.5})
    assert (day.model_dump(), travel.digest) == before


def test_all_faults_are_told_at_once_each_at_its_edit() -> None:
    """The edit between them is sound, and the third is judged on what it made."""
    found = refused(
        town(),
        {"edit": "absent", "workers": ["W8", "W9"]},
        {"edit": "absent", "workers": ["W1"]},
        {"edit": "absent", "workers": ["W1"]},
    )
    assert codes(found) == ["scenario_unknown_worker", "scenario_unknown_worker", "scenario_no_shift"]
    assert [i.value for i in found] == ["W8", "W9", "W1"]
    assert [i.column for i in found] == ["edit 1: absent.workers"] * 2 + ["edit 3: absent"]


def test_faults_know_the_file_and_the_line() -> None:
    origin = Origin("sick.toml", {("edits", 0): 4, ("edits", 0, "workers"): 6})
    written = scenario({"edit": "absent", "workers": ["W9"]}).model_copy(update={"origin": origin})
    with pytest.raises(InputError) as caught:
        apply_scenario(written, *town())
    assert (caught.value.issues[0].file, caught.value.issues[0].row) == ("sick.toml", 6)


def test_where_it_was_written_makes_no_scenario_another() -> None:
    one = scenario({"edit": "absent", "count": 2})
    other = one.model_copy(update={"origin": Origin("a.toml", {(): 1})})
    assert one == other
    assert "origin" not in other.model_dump()
    assert pickle.loads(pickle.dumps(other)).origin.lines == {(): 1}
    assert Scenario.model_validate(other.model_dump(mode="json")) == one


def test_a_rule_of_the_input_that_an_edit_would_break_is_a_fault_at_that_edit() -> None:
    """W1 has shifts 07-11 and 12-15; an hour and a half more of the first runs into the second."""
    day = instance([visit("V1")], [shift("S1", "W1", "07:00", "11:00"), shift("S2", "W1", "12:00", "15:00")])
    longer = {"edit": "shifts_moved", "shifts": ["S1"], "end": 90}
    found = refused((day, grid_times(day)), {"edit": "stop_overhead", "minutes": 3}, longer)
    assert set(codes(found)) == {"shifts_overlap"}
    assert {i.column for i in found} == {"edit 2: shifts_moved"}
    fits = {"edit": "shifts_moved", "shifts": ["S1"], "end": 60}
    assert made((day, grid_times(day)), fits).instance.shift["S1"].end == day.shift["S2"].start


def test_what_the_result_gives_cause_to_look_at_is_told_once_for_each_kind() -> None:
    """C1 and C2 take W1 only; C3 had nobody before either, which is no news."""
    day = instance(
        [visit(f"V{k}") for k in (1, 2, 3)],
        [shift("S1"), shift("S2")],
        citizens=[
            citizen("C1", required_workers=frozenset({"W1"})),
            citizen("C2", required_workers=frozenset({"W1"})),
            citizen("C3", required_workers=frozenset({"W9"})),
        ],
    )
    found = told(made((day, grid_times(day)), {"edit": "absent", "workers": ["W1"]}), "finding")
    assert (found["finding"], found["count"], found["ids"]) == ("no_worker_possible", 2, "V1, V2")


def test_what_a_later_edit_mends_is_not_told() -> None:
    """The border bars W1, whom V1 is locked to, and the merger lets W1 in again."""
    day = instance(
        [visit("V1"), visit("V2")],
        [
            shift(s, start_address=b, end_address=b)
            for s, b in (("S1", "B"), ("S2", "B"), ("S3", "A9"), ("S4", "A9"))
        ],
        pins=(pin("V2", shift_id="S1"),),
    )
    ground = day, grid_times(["B", "A1", "A2", "A9"])
    drawn, merged = {"edit": "districts_drawn"}, {"edit": "districts_merged"}
    assert told(made(ground, drawn), "finding")["finding"] == "pin_wrong_worker"
    assert made(ground, drawn, merged).instance == day
    assert not [n for n in made(ground, drawn, merged).notes if n.code == "finding"]


def test_notes_of_ties_say_how_many() -> None:
    """C1 leaves: the link V1-V2 and the lock of V1 go, and V2, locked after V1, may come when it likes."""
    day = instance(
        [visit("V1"), visit("V2"), visit("V3")],
        [shift("S1")],
        links=(link("V1", "V2"), link("V2", "V3")),
        pins=(pin("V1", shift_id="S1"), pin("V2", after="V1"), pin("V3", after="V1", shift_id="S1")),
    )
    found = made((day, grid_times(day)), {"edit": "discharged", "citizens": ["C1"]})
    assert found.instance.links == (link("V2", "V3"),)
    assert found.instance.pins == (pin("V3", shift_id="S1"),)
    assert [told(found, c)["count"] for c in ("links_gone", "locks_gone", "locks_opened")] == [1, 1, 2]


POOL: list[dict[str, Any]] = [
    {"edit": "absent", "count": 1},
    {"edit": "added", "like": "W1"},
    {"edit": "added", "level": "nurse", "base": "B", "start": "8", "end": "16", "calls": True},
    {"edit": "shifts_moved", "level": "ssh", "end": -120},
    {"edit": "means", "to": "e_bike", "share": 0.5, "reach_km": 1},
    {"edit": "speeds", "weather": "storm"},
    {"edit": "speeds", "factor": 0.7, "start": "07:00", "end": "09:00"},
    {"edit": "stop_overhead", "minutes": 8},
    {"edit": "depot", "base": "B", "address": "A3"},
    {"edit": "screen_unit", "operators": 2},
    {"edit": "screen_unit", "opens": "08:00", "closes": "14:00"},
    {"edit": "screen_share", "share": 0.5},
    {"edit": "consent", "share": 0.5, "assess": True},
    {"edit": "new_citizens", "count": 2},
    {"edit": "discharged", "count": 1},
    {"edit": "windows", "earlier": 30, "later": 30},
    {"edit": "technology", "technology": "robot_aalborg", "uptake": 0.5},
]


@settings(derandomize=True, max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(POOL), min_size=1, max_size=5), st.integers(0, 3))
def test_edits_compose_in_any_order(edits: list[dict[str, Any]], seed: int) -> None:
    """Either it is told why not, or what they leave is sound, is the same every time, and gives a plan that keeps every rule."""
    try:
        found = made(town(), *edits, seed=seed)
    except InputError:
        assert all(i.column and all(describe(i, Lang.DA)) for i in refused(town(), *edits, seed=seed))
        return
    again = made(town(), *edits, seed=seed)
    assert (found.instance, found.notes, found.travel.digest) == (
        again.instance,
        again.notes,
        again.travel.digest,
    )
    assert not [i for i in validate(found.instance) if i.severity == "error"]
    plan = plan_day(found.instance, found.travel, budget=Budget(iterations=50))
    assert not check(found.instance, found.travel, plan)
