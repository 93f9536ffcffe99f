"""UHHC cost components, each by a worked example, and the conventions that decide them."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.formats.plans import LUNCH, CarePlan, Route, Stop
from benchmarks.formats.uhhc.costs import raw_components
from benchmarks.formats.uhhc.judge import judge
from tests.benchmarks.formats.altered import with_more, with_stop, without
from tests.benchmarks.formats.uhhc import tiny


def _raw(plan: CarePlan, component: str, **changes: Any) -> float:
    return raw_components(tiny.instance(**changes), plan)[component]


def test_the_whole_cost_of_the_tiny_plan() -> None:
    """Travel c1 10 + 10 + 0 + 10, c2 20: 50. Wait 10 after lunch: 40. c2 idles 80 + 90 = 170 (c1 10 + 10 + 90): 1020. c2 is not
    preferred: 7. p3 left out: 8. c2 misses lunch: 9. Workloads 60, 30, 0, mean 30: 60 off: 600. In all 1734.
    """
    verdict = judge(tiny.instance(), tiny.plan())
    assert verdict.faults == ()
    assert verdict.parts == {
        "travel_time": 50, "total_tardiness": 0, "highest_tardiness": 0, "total_waiting_time": 40, "total_extra_time": 0,
        "max_idle_time": 1020, "caregiver_preferences": 7, "optional_patients": 8, "missed_lunch_break": 9, "workload_balance": 600,
    }  # fmt: skip
    assert verdict.cost == 1734


@pytest.mark.parametrize(("start", "late"), [(120, 0), (130, 10), (149, 29), (150, 0), (180, 10)])
def test_tardiness_is_against_the_last_window_that_has_opened(start: float, late: float) -> None:
    """p3's windows are 100-120 and 150-170: at 149 the second has not opened, however near it is."""
    plan = with_more(without(tiny.plan(), "c3", 0), "c3", Stop("p3", "s2", start, start + 15))
    assert _raw(plan, "total_tardiness") == late
    assert _raw(plan, "highest_tardiness") == late


def test_a_window_may_bound_the_end() -> None:
    """p2 is done from 90 to 100 by two; its window ends at 90. By the end both are 10 late."""
    assert _raw(tiny.plan(), "total_tardiness", met="at_service_end") == 20
    assert _raw(tiny.plan(), "highest_tardiness", met="at_service_end") == 10


def test_the_wait_after_a_first_lunch_is_free_but_idle() -> None:
    """c2 first has lunch at p2's from 50 to 80: the 10 minutes to 90 cost no waiting. It leaves at 40, waits 10, is back at 110:
    40 + 10 + 90 = 140 idle. c1's ten minutes after a lunch that is not the first stop count.
    """
    stops = (Stop("p2", LUNCH, 50, 80), Stop("p2", "s2", 90, 100))
    plan = CarePlan((tiny.plan().routes[0], Route("c2", stops)))
    assert _raw(plan, "total_waiting_time") == 10
    assert _raw(plan, "max_waiting_time") == 10
    assert _raw(plan, "max_idle_time") == 140
    assert _raw(plan, "missed_lunch_break") == 0


def test_in_two_families_the_day_begins_with_the_shift() -> None:
    """Leaving at 0, c1 is at p1's at 10 and waits to 20, c2 is at p2's at 10 and waits to 90: 10 + 80 more than the 10."""
    assert _raw(tiny.plan(), "total_waiting_time", origin="bazirha") == 100
    assert _raw(tiny.plan(), "total_waiting_time", origin="bazirha-caie") == 100


def test_an_unused_caregiver_idles_and_works_nothing_and_misses_lunch() -> None:
    """Nobody works: c1 idles 200 minutes; all three work the mean; c1 and c2 miss lunch."""
    raw = raw_components(tiny.instance(), CarePlan(()))
    assert (raw["max_idle_time"], raw["workload_balance"], raw["missed_lunch_break"]) == (200, 0, 2)
    assert raw["optional_patients"] == 3


def test_extra_time_is_that_after_the_shift() -> None:
    """c3's shift ends at 100; from p3 it is back at 100 + 15 + 10 = 125. It idles the 90 minutes before it leaves."""
    plan = CarePlan((Route("c3", (Stop("p3", "s2", 100, 115),)),))
    raw = raw_components(tiny.instance(), plan)
    assert (raw["total_extra_time"], raw["working_time"]) == (25, 35)


def test_the_balance_is_rounded_up_caregiver_by_caregiver() -> None:
    """Workloads 60 - 1, 30, 0: mean 29.67; 29.33, 0.33 and 29.67 off, rounded up 30 + 1 + 30."""
    shorter = with_stop(tiny.plan(), "c1", 0, end=39)
    assert _raw(shorter, "workload_balance") == 61


def test_lunch_is_no_work_and_lists_need_no_order() -> None:
    """Published lists are not always in order of time; the judge sorts each route by start."""
    routes = tiny.plan().routes
    shuffled = CarePlan((Route("c1", routes[0].stops[::-1]), *routes[1:]))
    assert judge(tiny.instance(), shuffled) == judge(tiny.instance(), tiny.plan())


def test_a_weight_makes_a_forbidden_worker_a_cost() -> None:
    """With a weight of 5 for the incompatible c2 at p3 there is no fault; c1, who cannot s2, costs 3 with a weight for that."""
    plan = with_more(tiny.plan(), "c2", Stop("p3", "s2", 110, 125))
    assert [f.rule for f in judge(tiny.instance(), plan).faults] == ["incompatible"]
    verdict = judge(tiny.instance(incompabilities=5), plan)
    assert (verdict.faults, verdict.parts["incompabilities"]) == ((), 5)
    unable = with_more(tiny.plan(), "c1", Stop("p3", "s2", 110, 125))
    verdict = judge(tiny.instance(qualification=3), unable)
    assert (verdict.faults, verdict.parts["qualification"]) == ((), 3)
