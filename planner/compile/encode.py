"""A `Plan` as a `Solution` of the engine, to start a search from."""

from __future__ import annotations

from planner.compile.compiled import Compiled
from planner.domain import Activity, Plan, Route
from solvers.problem import Solution


def encode(compiled: Compiled, plan: Plan) -> Solution:
    """Return the plan's routes as activity sequences with their starts, ordered by start.

    What the problem does not know (a shift or visit that is gone, a mode no longer offered, a break too many)
    is left out: the solution is a start to improve on, and may be partial or infeasible.
    """
    routes: list[tuple[int, ...]] = [() for _ in compiled.instance.shifts]
    starts: list[tuple[int, ...]] = [() for _ in compiled.instance.shifts]
    rows = {shift.shift_id: s for s, shift in enumerate(compiled.instance.shifts)}
    for route in plan.routes:
        if route.shift_id in rows:
            s = rows[route.shift_id]
            pairs = _entries(compiled, s, route)
            routes[s], starts[s] = tuple(a for _, a in pairs), tuple(t for t, _ in pairs)
    return Solution(tuple(routes), tuple(starts))


def _entries(compiled: Compiled, s: int, route: Route) -> list[tuple[int, int]]:
    offset = compiled.problem.break_offset
    breaks = list(range(int(offset[s]), int(offset[s + 1])))
    found = []
    for activity in sorted(route.activities, key=lambda a: a.start):
        number = (
            _break(compiled, breaks, activity) if activity.kind == "break" else _option(compiled, activity)
        )
        if number is not None:
            found.append((compiled.seconds(activity.start), number))
    return found


def _option(compiled: Compiled, activity: Activity) -> int | None:
    if activity.visit_id is None or activity.mode is None:
        return None
    return compiled.option_of.get((activity.visit_id, activity.seat, activity.mode))


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
