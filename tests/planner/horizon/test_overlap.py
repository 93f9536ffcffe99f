"""Overlap on solved plans: what two technologies would both take, on a day without chance in it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from planner.domain import Instance
from planner.horizon.order import OverlapOrder
from planner.horizon.overlap import study_overlap
from planner.horizon.overlap_records import FIGURES, Overlap, from_json, to_json
from planner.savings.solving import Effort
from planner.scenarios.edits.citizens import Discharged
from planner.scenarios.edits.travel import Speeds
from planner.scenarios.scenario import Scenario
from planner.travel.times import TravelTimes
from tests.builders import grid_times, instance, shift, visit, worker
from tests.planner.horizon.samples import drift, hygiene_day, technology, training
from tests.planner.savings.days import screen_day

QUICK = OverlapOrder(effort=Effort(iterations=400), seeds=2, runs=1, jobs=1)


def gone(code: str, *citizens: str) -> Scenario:
    return Scenario(code=code, edits=(Discharged(citizens=citizens),))


def line_day() -> tuple[Instance, TravelTimes]:
    """Base B and citizens C1 to C3 on a line, five minutes a step, ten minutes of care each; one worker."""
    day = instance(
        [visit(f"V{k}", services=("medicine",)) for k in range(1, 4)], [shift("S1")], workers=[worker("W1")]
    )
    return day, grid_times(day, 300)


@cache
def lines() -> Overlap:
    """C3, who lives furthest away, has gone (far), or C2 before (near)."""
    return study_overlap(*line_day(), [gone("far", "C3"), gone("near", "C2")], QUICK)


def test_a_drive_that_only_both_together_save() -> None:
    """There and back to C3 is 30 minutes, to C2 20, to C1 10. Without C3 10 minutes less, without C2 none, without both 20: the
    overlap is -10 minutes a day, times 7 days -1.1667 h a week. Rounded once each: 3.50, 2.33, 3.50 and 1.17 h of driving."""
    driving = lines().whole.figure("driving")
    assert [a.value for a in driving.alone] == [Decimal("1.17"), Decimal("0.00")]
    assert driving.together.value == Decimal("2.33")
    assert driving.overlap.value == Decimal("-1.16")
    assert driving.alone[0].half_width == 0


def test_care_does_not_overlap() -> None:
    """Ten minutes each: 1.17 h a week each, 2.33 together, of levels 3.50, 2.33 and 1.17."""
    care = lines().whole.figure("physical_care")
    assert care.together.value == Decimal("2.33")
    assert abs(care.overlap.value) <= Decimal(
        "0.01"
    )  # 2 x 1.17 - 2.33: what rounding leaves, told and not hidden
    assert lines().whole.figure("physical_visits").overlap.value == 0


def test_alone_less_the_overlap_is_together_on_every_figure() -> None:
    """And it is so in the JSON that others read."""
    for study in (lines(), from_json(to_json(lines())), medicines()):
        for found in study.sets:
            assert [f.name for f in found.figures] == list(FIGURES)
            for figure in found.figures:
                alone = sum((a.value for a in figure.alone), Decimal())
                assert alone - figure.overlap.value == figure.together.value


def test_two_members_are_one_set_of_three_plans() -> None:
    study = lines()
    assert [s.codes for s in study.sets] == [("far", "near")]
    assert [lv.codes for lv in study.levels] == [(), ("far",), ("near",), ("far", "near")]
    assert study.method.sets == 3
    assert [m.kind for m in study.members] == ["scenario", "scenario"]


@cache
def medicines() -> Overlap:
    """Two devices for whoever may have them of six citizens with medicine, drawn once, and one citizen who leaves."""
    members = [
        technology("robot_aalborg", "robot", uptake=1),
        technology("medimismart_aarhus", "box", uptake=1),
        gone("gone", "C1"),
    ]
    return study_overlap(*screen_day(), members, replace(QUICK, redraw=False))


def test_one_dose_has_one_solution() -> None:
    """Both devices would take the same citizens' medicine; the lighter step of the ladder has all of it when both are there."""
    pair = next(s for s in medicines().sets if s.codes == ("robot", "box"))
    alone = {m.code: m.taking for m in medicines().members}
    assert alone["robot"].services == alone["box"].services == pair.contest.taking.services > 0
    assert pair.contest.winners == {"robot": 0, "box": pair.contest.taking.services, "": 0}
    hours = pair.figure("total")
    assert hours.overlap.value == hours.alone[0].value == hours.together.value > 0
    assert [t.share for t in hours.taken] == [1.0, 1.0]


def test_the_whole_set_comes_first_then_the_pairs() -> None:
    assert [s.codes for s in medicines().sets] == [
        ("robot", "box", "gone"),
        ("robot", "box"),
        ("robot", "gone"),
        ("box", "gone"),
    ]
    assert medicines().whole.codes == ("robot", "box", "gone")


def test_what_happens_anyway_is_in_the_plans_without_too() -> None:
    """Drift of 1.7 x 34.67 minutes a week for four is in every level; training alone frees it as well."""
    day = hygiene_day()
    plain = study_overlap(*day, [training(), gone("gone", "C4")], QUICK)
    drifted = study_overlap(*day, [training(), drift(), gone("gone", "C4")], QUICK)
    assert drifted.method.background == ("drift",)
    level = [study.levels[0].amounts["physical_care"] for study in (plain, drifted)]
    assert level[1] - level[0] == pytest.approx(Decimal("3.93"), abs=Decimal("0.05"))
    assert [m.code for m in drifted.members] == ["training", "gone"]


def test_slower_roads_are_driven_in_their_own_times() -> None:
    """At half the speed the 30 minutes there and back to C3 are 60, and the 20 to C2 40: 3.50 h a week more alone. Without C3
    there is less to be slow on: together 30 - 40 = -10 minutes a day, -1.17 h, and -3.50 + 1.17 + 1.17 = -1.16 h overlap."""
    slow = Scenario(code="slow", edits=(Speeds(factor=0.5),))
    study = study_overlap(*line_day(), [slow, gone("far", "C3")], QUICK)
    driving = study.whole.figure("driving")
    assert [a.value for a in driving.alone] == [Decimal("-3.50"), Decimal("1.17")]
    assert (driving.together.value, driving.overlap.value) == (Decimal("-1.17"), Decimal("-1.16"))


def test_an_overlap_needs_two() -> None:
    with pytest.raises(ValueError, match="two or more"):
        study_overlap(*line_day(), [gone("far", "C3")], QUICK)


def test_the_same_figures_again() -> None:
    assert study_overlap(*line_day(), [gone("far", "C3"), gone("near", "C2")], QUICK) == lines()
