"""A `Plan` as a `Solution` of the engine, to start a search from."""

from __future__ import annotations

from collections.abc import Iterator

from planner.compile.compiled import Compiled
from planner.domain import Activity, Mode, Plan, Route
from solvers.problem import Solution


def encode(compiled: Compiled, plan: Plan) -> Solution:
    """Return the plan's routes as activity sequences with their starts, ordered by start.

    What the problem does not know (a shift or visit that is gone, a mode no longer offered, a break too many)
    is left out: the solution is a start to improve on, and may be partial or infeasible. A visit that could be split and is not
    has a call that nobody makes.
    """
    routes: list[tuple[int, ...]] = [() for _ in range(compiled.problem.num_shifts)]
    starts: list[tuple[int, ...]] = [() for _ in range(compiled.problem.num_shifts)]
    rows = {shift.shift_id: s for s, shift in enumerate(compiled.instance.shifts)}
    for route in plan.routes:
        if route.shift_id in rows:
            s = rows[route.shift_id]
            pairs = _entries(compiled, s, route)
            routes[s], starts[s] = tuple(a for _, a in pairs), tuple(t for t, _ in pairs)
    spared = sorted(_not_called(compiled, routes, starts))
    for s in range(len(compiled.instance.shifts), compiled.problem.num_shifts):
        pairs = [(t, o) for t, o in spared if compiled.problem.allowed[o, s]]
        routes[s], starts[s] = tuple(o for _, o in pairs), tuple(t for t, _ in pairs)
    return Solution(tuple(routes), tuple(starts))


def _not_called(
    compiled: Compiled, routes: list[tuple[int, ...]], starts: list[tuple[int, ...]]
) -> Iterator[tuple[int, int]]:
    """(start, option) of the call that each visit planned whole is spared, at the time of the visit."""
    p = compiled.problem
    rows = [
        (o, t)
        for row in zip(routes, starts, strict=True)
        for o, t in zip(*row, strict=True)
        if not p.is_break(o)
    ]
    planned = {compiled.seats[int(p.option_visit[o])] for o, _ in rows}
    for option, start in rows:
        seat = compiled.seats[int(p.option_visit[option])]
        spared = compiled.option_of_part.get((seat.visit_id, seat.seat, Mode.SCREEN, "none"))
        called = seat._replace(call=True) in planned
        if compiled.parts[option] == "whole" and spared is not None and not called:
            yield start, spared


def _entries(compiled: Compiled, s: int, route: Route) -> list[tuple[int, int]]:
    offset = compiled.problem.break_offset
    breaks = list(range(int(offset[s]), int(offset[s + 1])))
    found = []
    for activity in sorted(route.activities, key=lambda a: a.start):
        number = (
            _break(compiled, breaks, activity) if activity.kind == "break" else _option(compiled, s, activity)
        )
        if number is not None:
            found.append((compiled.seconds(activity.start), number))
    return found


def _option(compiled: Compiled, s: int, activity: Activity) -> int | None:
    if activity.visit_id is None or activity.mode is None:
        return None
    return compiled.option_on(s, (activity.visit_id, activity.seat, activity.mode, activity.part))


def _break(compiled: Compiled, left: list[int], activity: Activity) -> int | None:
    """Take the break that the activity is most like out of those `left`: activities do not say which break
    they are.
    """
    p, start = compiled.problem, compiled.seconds(activity.start)
    if not left:
        return None

    def unlike(b: int) -> tuple[int, int, int]:
        outside = max(int(p.break_early[b]) - start, start - int(p.break_late[b]), 0)
        length = compiled.seconds(activity.end) - start
        return abs(int(p.break_duration[b]) - length), outside, int(p.break_late[b])

    best = min(left, key=unlike)
    left.remove(best)
    return p.num_options + best
