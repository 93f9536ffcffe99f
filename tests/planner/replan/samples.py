"""Small days that are under way. Base B, then A1, A2, ... on a line, 60 s a step by car; a stop takes 200 s and 118 s."""

from __future__ import annotations

from datetime import timedelta

from planner.check import check
from planner.domain import Instance, Plan
from planner.errors import InputError, Issue
from planner.planning import plan_day
from planner.replan import Order, Replanning, Situation, parse_events, replan
from planner.replan.doing import situation_of
from planner.travel.times import TravelTimes
from solvers.base import Budget
from tests.builders import at, grid_times, instance, pause, plan_of, shift, visit, window

QUICK = Order(moves=3000, tries=1, jobs=1)


def two_routes(**fields) -> tuple[Instance, TravelTimes, Plan]:  # type: ignore[no-untyped-def]
    """S1 does V1, V2, V3 and S2 V4, V5, V6, each ten minutes at a door of its own, any time of the day.

    S1 by the clock: V1 07:04:20-07:14:20, left 07:16:18; V2 07:20:38-07:30:38, left 07:32:36; V3 07:36:56-07:46:56.
    """
    given = instance([visit(f"V{n}") for n in range(1, 7)], [shift("S1"), shift("S2")], **fields)
    travel = grid_times(given)
    return given, travel, plan_of(given, travel, {"S1": ["V1", "V2", "V3"], "S2": ["V4", "V5", "V6"]})


def planned_day(iterations: int = 20_000) -> tuple[Instance, TravelTimes, Plan]:
    """24 visits of a quarter of an hour in the morning, three shifts with room to spare, one of them with a break; planned."""
    visits = [visit(f"V{n}", None, window("07:00", "12:00"), seconds=900) for n in range(1, 25)]
    given = instance(visits, [shift("S1"), shift("S2"), shift("S3", breaks=(pause(),))])
    travel = grid_times(given)
    return given, travel, plan_day(given, travel, budget=Budget(iterations=iterations))


def after(day: tuple[Instance, TravelTimes, Plan], now: str, *events: str) -> Situation:
    """The day at a time, after events."""
    return situation_of(*day, at(now), parse_events(events))


def replanned(
    day: tuple[Instance, TravelTimes, Plan], now: str, *events: str, order: Order = QUICK
) -> Replanning:
    """The day planned anew at a time, after events."""
    return replan(*day, at(now), parse_events(events), order)


def faults(day: tuple[Instance, TravelTimes, Plan], now: str, *events: str) -> list[Issue]:
    """What speaks against events."""
    try:
        after(day, now, *events)
    except InputError as error:
        return error.issues
    return []


def codes(issues: list[Issue]) -> list[str]:
    """The codes of issues."""
    return [issue.code for issue in issues]


def held(situation: Situation) -> set[str]:
    """Visits that stay as they are."""
    return set(situation.past.visits)


def worker_of(plan: Plan, visit_id: str) -> list[str]:
    """Who comes to a visit."""
    return [r.worker_id for r in plan.routes for a in r.activities if a.visit_id == visit_id]


def require_sound(found: Replanning) -> None:
    """Assert what holds of every re-planning: plans that the checker finds right, in which nothing that is done has changed, and
    nothing begins in the past."""
    situation = found.situation
    assert found.alternatives
    for alternative in found.alternatives:
        broken = check(situation.instance, situation.travel, alternative.plan)
        # a call that is over needs no fallback any more
        assert [v for v in broken if v.rule != "fallback_late" or v.ids[0] not in situation.past.visits] == []
        acts = {
            (a.visit_id, a.seat, a.part): (r.worker_id, a)
            for r in alternative.plan.routes
            for a in r.activities
        }
        for shift_id, standing in situation.past.standings.items():
            worker = situation.before.shift[shift_id].worker_id
            for a in standing.done:
                if a.visit_id is not None:
                    who, same = acts[a.visit_id, a.seat, a.part]
                    assert (who, same.start, same.mode) == (worker, a.start, a.mode)
        for key, (_, a) in acts.items():
            if key[0] is not None and key not in situation.past.held:
                ready = timedelta(seconds=a.travel_seconds + a.arriving_seconds)
                assert a.start - ready >= found.now
