"""Earliest starts for given routes: plain and slow, the reference for the compiled schedule and the finisher of other solvers."""

from __future__ import annotations

from solvers.problem import NO_LIMIT, Problem, Solution
from solvers.trace import trace

Routes = tuple[tuple[int, ...], ...]


def earliest_starts(problem: Problem, routes: Routes) -> tuple[tuple[int, ...], ...] | None:
    """Return the least start of every activity that windows, travel, overhead and links allow, or None if there is none.

    The constraints are monotone (later neighbours never let anybody start earlier), so repeated passes reach the least fixed
    point; it minimises lateness and overtime together. None when a window, a shift's latest return or a circle of
    links cannot be kept. Unplanned visits bind nothing; `link_together` is not a matter of time and not looked at.
    """
    starts = [[_first_allowed(problem, a, 0) for a in route] for route in routes]
    where = {
        int(problem.option_visit[a]): (s, i)
        for s, r in enumerate(routes)
        for i, a in enumerate(r)
        if a < problem.num_options
    }
    links = [
        k
        for k in range(problem.num_links)
        if int(problem.link_first[k]) in where and int(problem.link_second[k]) in where
    ]
    horizon = _horizon(problem)
    changed = True
    while changed:
        changed = False
        for s, route in enumerate(routes):
            for i in range(len(route)):
                leg = trace(problem, s, route[: i + 1], tuple(starts[s][: i + 1])).legs[i]
                changed |= _raise(problem, route[i], starts[s], i, leg.ready)
        for k in links:
            (sa, ia), (sb, ib) = where[int(problem.link_first[k])], where[int(problem.link_second[k])]
            low = starts[sa][ia] + int(problem.link_min[k])
            changed |= _raise(problem, routes[sb][ib], starts[sb], ib, low)
            low = starts[sb][ib] - int(problem.link_max[k])
            changed |= _raise(problem, routes[sa][ia], starts[sa], ia, low)
        if any(t > horizon for row in starts for t in row):
            return None
    result = tuple(tuple(row) for row in starts)
    for s, route in enumerate(routes):
        if route and trace(problem, s, route, result[s]).return_time > problem.shift_latest[s]:
            return None
    return result


def unhurried_starts(problem: Problem, solution: Solution) -> tuple[tuple[int, ...], ...] | None:
    """Return starts as late as what follows on the route allows, or None where waiting costs nothing.

    The last start of each route and those of linked visits stay; nobody becomes late who was not. A route's
    span, and so its waiting, is then the least that its last start allows.
    """
    if not problem.weights.waiting:
        return None
    linked = {int(v) for v in (*problem.link_first, *problem.link_second)}
    result = []
    for s, (route, starts) in enumerate(zip(solution.routes, solution.starts, strict=True)):
        row = list(starts)
        for i in range(len(route) - 2, -1, -1):
            if problem.is_break(route[i]) or int(problem.option_visit[route[i]]) not in linked:
                spare = trace(problem, s, route, tuple(row)).legs[i + 1].wait
                row[i] = _last_allowed(problem, route[i], row[i], row[i] + spare)
        result.append(tuple(row))
    return tuple(result)


def _last_allowed(problem: Problem, activity: int, start: int, t: int) -> int:
    """Return the last instant in [start, t] inside a window and not late, `start` if there is none."""
    if problem.is_break(activity):
        return max(start, min(t, int(problem.break_late[activity - problem.num_options])))
    t = min(t, max(start, int(problem.soft_latest[problem.option_visit[activity]])))
    rows = range(int(problem.window_offset[activity]), int(problem.window_offset[activity + 1]))
    ends = [min(t, int(problem.window_late[r])) for r in rows if problem.window_early[r] <= t]
    return max([start, *(end for end in ends if end >= start)])


def _raise(problem: Problem, activity: int, row: list[int], i: int, low: int) -> bool:
    allowed = _first_allowed(problem, activity, max(low, row[i]))
    if allowed == row[i]:
        return False
    row[i] = allowed
    return True


def _first_allowed(problem: Problem, activity: int, t: int) -> int:
    """Return the first instant >= t inside a window, NO_LIMIT + 1 if there is none."""
    if problem.is_break(activity):
        b = activity - problem.num_options
        t = max(t, int(problem.break_early[b]))
        return t if t <= problem.break_late[b] else NO_LIMIT + 1
    for r in range(int(problem.window_offset[activity]), int(problem.window_offset[activity + 1])):
        if t <= problem.window_late[r]:
            return max(t, int(problem.window_early[r]))
    return NO_LIMIT + 1


def _horizon(problem: Problem) -> int:
    """An instant no feasible least schedule passes: everything in the problem done one after the other,
    from the last early instant.
    """
    p = problem
    longest = (
        int(p.travel_time.max(initial=0)) + int(p.arriving.max(initial=0)) + int(p.leaving.max(initial=0))
    )
    work = int((p.option_duration + p.option_setup + p.option_wrap_up + longest).sum()) + int(
        (p.break_duration + longest).sum()
    )
    gaps = int(p.link_min[p.link_min > 0].sum()) - int(p.link_max[p.link_max < 0].sum())
    latest = max(
        int(p.window_early.max(initial=0)),
        int(p.break_early.max(initial=0)),
        int(p.shift_earliest.max(initial=0)),
    )
    return latest + work + gaps + longest
