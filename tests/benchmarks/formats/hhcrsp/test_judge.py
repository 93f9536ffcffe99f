"""The HHCRSP judge: the cost to the letter, and each hard rule biting and, at its boundary, not biting."""

from __future__ import annotations

import pytest

from benchmarks.formats.hhcrsp.judge import judge
from benchmarks.formats.plans import CarePlan, Route, Stop
from tests.benchmarks.formats.altered import rules, with_more, with_stop, without
from tests.benchmarks.formats.hhcrsp import tiny


def test_the_cost_is_a_third_of_travel_tardiness_and_greatest_tardiness() -> None:
    """70 minutes of travel, 5 late in all, 5 at most: 80 / 3; the unused c3 costs nothing."""
    verdict = judge(tiny.instance(), tiny.plan())
    assert verdict.cost == pytest.approx(80 / 3, abs=1e-12)
    assert verdict.parts == pytest.approx(
        {"travel_time": 70 / 3, "total_tardiness": 5 / 3, "highest_tardiness": 5 / 3}
    )
    assert verdict.feasible


def test_tardiness_counts_every_service_and_looks_at_its_start() -> None:
    """p1 at 40 is 10 late; p2 twice from 55 is 15 late each; then p3 at 75 and 90: 15 and 30. In all 85, at most 30, travel 70."""
    stops = (Stop("p1", "s1", 40, 45), Stop("p2", "s1", 55, 65), Stop("p3", "s1", 75, 85))
    late = CarePlan((Route("c1", stops), Route("c2", (Stop("p2", "s2", 55, 65), Stop("p3", "s2", 90, 100)))))
    verdict = judge(tiny.instance(), late)
    assert verdict.feasible
    assert verdict.cost == pytest.approx((70 + 85 + 30) / 3)


_BROKEN = {
    "apart at a simultaneous visit": (with_stop(tiny.plan(), "c2", 0, start=26, end=36), ["simultaneous"]),
    "second too early after the first": (with_stop(tiny.plan(), "c2", 1, start=59.9, end=69.9), ["sequential"]),
    "second too late after the first": (with_stop(tiny.plan(), "c2", 1, start=70.1, end=80.1), ["sequential"]),
    "a service nobody taught": (with_stop(without(tiny.plan(), "c2", 1), "c1", 2, service="s2"), ["not_served", "skill"]),
    "two stops at once": (with_stop(tiny.plan(), "c1", 2, start=34, end=44), ["overlap", "window", "sequential"]),
    "no time for the way": (with_stop(tiny.plan(), "c1", 0, start=19, end=24), ["travel"]),
    "before anybody can be there": (with_stop(tiny.plan(), "c1", 0, start=9, end=14), ["departure"]),
    "before the window": (with_stop(tiny.plan(), "c1", 2, start=49.9, end=59.9), ["window"]),
    "too short": (with_stop(tiny.plan(), "c1", 0, end=14), ["duration"]),
    "too long": (with_stop(tiny.plan(), "c1", 0, end=15.1), ["travel", "duration"]),  # 25 - 15.1 < 10
    "a patient left out": (without(tiny.plan(), "c1", 0), ["not_served"]),
    "served twice": (with_more(tiny.plan(), "c3", Stop("p1", "s1", 10, 15)), ["served_twice"]),
    "a service not needed": (with_more(tiny.plan(), "c3", Stop("p1", "s2", 10, 40)), ["unknown_service"]),
    "a patient not known": (with_more(tiny.plan(), "c3", Stop("p9", "s2", 10, 40)), ["unknown_patient"]),
    "a caregiver not known": (CarePlan((*tiny.plan().routes, Route("c9"))), ["unknown_caregiver"]),
    "a caregiver with two routes": (CarePlan((*tiny.plan().routes, Route("c1"))), ["two_routes"]),
}  # fmt: skip


@pytest.mark.parametrize("name", _BROKEN)
def test_a_broken_plan_is_rejected_by_the_rule_it_breaks(name: str) -> None:
    """`two stops at once`: p3 from 34 while p2 lasts to 35; that is also before its window and 31 before its second service."""
    plan, expected = _BROKEN[name]
    found = rules(judge(tiny.instance(), plan))
    assert set(found) == set(expected)


def test_one_worker_may_not_do_both_halves() -> None:
    """c3 can both: s1 from 50 and s2 from 60, which is 10 after, at the same place. Only that it is one person is wrong."""
    apart = CarePlan(
        (
            Route("c1", (Stop("p1", "s1", 10, 15), Stop("p2", "s1", 25, 35))),
            Route("c2", (Stop("p2", "s2", 25, 35),)),
            Route("c3", (Stop("p3", "s1", 50, 60), Stop("p3", "s2", 60, 70))),
        )
    )
    assert rules(judge(tiny.instance(), apart)) == ["same_caregiver"]


@pytest.mark.parametrize(("off", "feasible"), [(0.002, True), (0.003, False)])
def test_two_thousandths_are_forgiven(off: float, feasible: bool) -> None:
    """The published times are rounded; the tolerance is 0.002 minutes. The first stop needs 10 minutes of travel."""
    shifted = with_stop(tiny.plan(), "c1", 0, start=10 - off, end=15 - off)
    assert judge(tiny.instance(), shifted).feasible is feasible


@pytest.mark.parametrize("start", [60.0, 70.0])
def test_the_ends_of_a_gap_are_allowed(start: float) -> None:
    """10 to 20 minutes after the start at 50."""
    assert judge(tiny.instance(), with_stop(tiny.plan(), "c2", 1, start=start, end=start + 10)).feasible
