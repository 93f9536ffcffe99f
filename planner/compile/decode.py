"""A `Solution` of the engine as routes of the domain."""

from __future__ import annotations

from planner.compile.compiled import Compiled
from planner.domain import Activity, Route
from solvers.problem import NO_PLACE, Solution
from solvers.trace import Leg, RouteTrace, trace


def decode(compiled: Compiled, solution: Solution) -> tuple[Route, ...]:
    """Return one route per shift, in the instance's order, with every instant of it in local time.

    An infeasible solution is decoded as it stands; where it starts care before the worker can be ready, the
    wait is given as 0 and the instants disagree, which the domain's checker names. Calls that are not made, of visits that
    are not split, are nobody's and are left behind.
    """
    return tuple(
        _route(compiled, s, trace(compiled.problem, s, solution.routes[s], solution.starts[s]))
        for s in range(len(compiled.instance.shifts))
    )


def _route(compiled: Compiled, s: int, traced: RouteTrace) -> Route:
    shift = compiled.instance.shifts[s]
    names = {"shift_id": shift.shift_id, "worker_id": shift.worker_id, "means": shift.means}
    if not traced.legs:
        start = compiled.instant(compiled.seconds(shift.start))
        return Route(**names, departure=start, return_time=start)
    left = [*(leg.leaving for leg in traced.legs[1:]), traced.leaving]
    return Route(
        **names,
        departure=compiled.instant(traced.departure),
        return_time=compiled.instant(traced.return_time),
        return_travel_seconds=traced.travel,
        return_travel_metres=traced.distance,
        activities=tuple(
            _activity(compiled, leg, after) for leg, after in zip(traced.legs, left, strict=True)
        ),
    )


def _activity(compiled: Compiled, leg: Leg, leaving: int) -> Activity:
    """The overhead of leaving a stop, and the documentation of a screen visit, belong to the activity they
    follow.
    """
    after = leg.wrap_up + leaving
    return Activity(
        **_what(compiled, leg.activity),
        travel_seconds=leg.travel,
        travel_metres=leg.distance,
        arriving_seconds=leg.arriving + leg.setup,
        wait_seconds=max(0, leg.wait),
        leaving_seconds=after,
        arrival=compiled.instant(leg.arrival),
        start=compiled.instant(leg.start),
        end=compiled.instant(leg.end),
        departure=compiled.instant(leg.end + after),
    )


def _what(compiled: Compiled, activity: int) -> dict[str, object]:
    problem = compiled.problem
    if problem.is_break(activity):
        place = int(problem.break_place[activity - problem.num_options])
        return {"kind": "break", "address_id": _address(compiled, place)}
    seat = compiled.seats[int(problem.option_visit[activity])]
    place = int(problem.option_place[activity])
    return {
        "kind": "visit",
        "visit_id": seat.visit_id,
        "seat": seat.seat,
        "mode": compiled.modes[activity],
        "part": compiled.parts[activity],
        "address_id": _address(compiled, place),
    }


def _address(compiled: Compiled, place: int) -> str | None:
    return None if place == NO_PLACE else compiled.place_ids[place]
