"""When to start, given the routes: as early as can be, or so that little is waited. Plain and slow, the reference for the compiled
schedule and the finisher of other solvers."""

from __future__ import annotations

from typing import NamedTuple

from solvers.features import shifts_that_overlap
from solvers.problem import NO_LIMIT, Problem, Solution
from solvers.trace import trace

Routes = tuple[tuple[int, ...], ...]
Starts = tuple[tuple[int, ...], ...]


def earliest_starts(problem: Problem, routes: Routes) -> Starts | None:
    """Return the least start of every activity that windows, travel, overhead and links allow, or None if there is none.

    The constraints are monotone (later neighbours never let anybody start earlier), so repeated passes reach the least fixed
    point; it minimises lateness, overtime and idle time together, and the waiting of shifts that leave at their start. None when a
    window, a shift's latest return or a circle of links cannot be kept. Unplanned visits bind nothing; `link_together` is not a
    matter of time and not looked at.
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
            if problem.link_same_window[k]:
                a, b = routes[sa][ia], routes[sb][ib]
                low = _opening(problem, b, _rank(problem, a, starts[sa][ia]))
                changed |= _raise(problem, b, starts[sb], ib, low)
                low = _opening(problem, a, _rank(problem, b, starts[sb][ib]))
                changed |= _raise(problem, a, starts[sa], ia, low)
        if any(t > horizon for row in starts for t in row):
            return None
    result = tuple(tuple(row) for row in starts)
    for s, route in enumerate(routes):
        if route and trace(problem, s, route, result[s]).return_time > problem.shift_latest[s]:
            return None
    return result


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


def _rank(problem: Problem, option: int, start: int) -> int:
    """Return the rank of the window that an allowed start lies in, NO_LIMIT for none."""
    for r in range(int(problem.window_offset[option]), int(problem.window_offset[option + 1])):
        if start <= problem.window_late[r]:
            return int(problem.window_rank[r])
    return NO_LIMIT


def _opening(problem: Problem, option: int, rank: int) -> int:
    """Return when the first of the option's windows of that rank or a higher one opens, NO_LIMIT + 1 if there is none."""
    for r in range(int(problem.window_offset[option]), int(problem.window_offset[option + 1])):
        if problem.window_rank[r] >= rank:
            return int(problem.window_early[r])
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


class _Chain(NamedTuple):
    """One route as bare numbers, n activities: `delay[i]` is the least time from start i - 1 to start i (from the departure for the
    first), `after` from the last start to the return; `windows[i]` the allowed starts, disjoint and ascending, bounds included,
    those after the latest start that makes nobody late or later left out."""

    delay: tuple[int, ...]
    after: int
    windows: tuple[tuple[tuple[int, int], ...], ...]


def unhurried_starts(problem: Problem, solution: Solution) -> Starts | None:
    """Return starts of little waiting for the solution's routes, None where waiting costs nothing or the routes have no starts.

    No visit becomes later than `soft_latest` or its earliest start, whichever is later, and no return later than `shift_end`
    or the earliest return. Within that, a route without linked visits waits the least that its order allows; a route with linked
    visits keeps their earliest starts and its last, and waits no longer than with the earliest starts. Shifts that leave at their
    start gain nothing by starting later and keep the earliest starts. Where shifts of one worker may overlap, the starts of the
    solution take the place of the earliest, and the last start on those shifts stays.

    References
    ----------
    Savelsbergh, The vehicle routing problem with time windows: minimizing route duration, ORSA Journal on Computing 4 (1992) 146,
    https://doi.org/10.1287/ijoc.4.2.146, here with several windows for each activity.
    """
    if not problem.weights.waiting:
        return None
    overlapping = shifts_that_overlap(problem)
    base = solution.starts if overlapping.any() else earliest_starts(problem, solution.routes)
    if base is None:
        return None
    linked = _linked_visits(problem, solution.routes)
    result = []
    for s, (route, starts) in enumerate(zip(solution.routes, base, strict=True)):
        bound = {a for a in route if not problem.is_break(a) and int(problem.option_visit[a]) in linked}
        if not route or problem.shift_leaves_at_start[s]:
            result.append(starts)
        elif bound or overlapping[s]:
            result.append(_later(_chain(problem, s, route, starts), starts, [a in bound for a in route]))
        else:
            result.append(_least_waiting(_chain(problem, s, route, starts), starts))
    return tuple(result)


def _linked_visits(problem: Problem, routes: Routes) -> set[int]:
    """The visits whose start a link ties to that of another planned visit."""
    planned = {int(problem.option_visit[a]) for route in routes for a in route if not problem.is_break(a)}
    pairs = zip(problem.link_first.tolist(), problem.link_second.tolist(), strict=True)
    return {visit for pair in pairs if planned.issuperset(pair) for visit in pair}


def _chain(problem: Problem, s: int, route: tuple[int, ...], starts: tuple[int, ...]) -> _Chain:
    """Return the route's numbers; `starts` are the ones that nothing may be made later than without need."""
    times = trace(problem, s, route, starts)
    clocks = [times.departure, *(leg.start for leg in times.legs)]
    delay = tuple(leg.ready - clock for leg, clock in zip(times.legs, clocks, strict=False))
    after = times.return_time - starts[-1]
    latest = [_not_late(problem, a, t) for a, t in zip(route, starts, strict=True)]
    home = min(int(problem.shift_latest[s]), max(int(problem.shift_end[s]), times.return_time))
    latest[-1] = min(latest[-1], max(starts[-1], home - after))
    windows = tuple(_windows(problem, a, until) for a, until in zip(route, latest, strict=True))
    return _Chain(delay, after, windows)


def _not_late(problem: Problem, activity: int, start: int) -> int:
    if problem.is_break(activity):
        return NO_LIMIT
    return max(start, int(problem.soft_latest[problem.option_visit[activity]]))


def _windows(problem: Problem, activity: int, until: int) -> tuple[tuple[int, int], ...]:
    if problem.is_break(activity):
        b = activity - problem.num_options
        rows = [(int(problem.break_early[b]), int(problem.break_late[b]))]
    else:
        span = slice(int(problem.window_offset[activity]), int(problem.window_offset[activity + 1]))
        rows = list(zip(problem.window_early[span].tolist(), problem.window_late[span].tolist(), strict=True))
    return tuple((early, min(late, until)) for early, late in rows if early <= until)


def _least_waiting(chain: _Chain, earliest: tuple[int, ...]) -> tuple[int, ...]:
    """Return the starts of least duration, among equals those that return first.

    Given the last start, the latest departure follows. As the last start grows by one, the departure grows by none or one, or leaps
    where some start leaps to the opening of its next window, everything after it without a wait. Only after a leap is the
    duration less than before it: the earliest last start, and those reached from the opening of a window, are all that need be
    looked at.
    """
    candidates = {earliest[-1]}
    for i, windows in enumerate(chain.windows):
        for early, _ in windows:
            last = _onward(chain, i, early) if early > earliest[i] else None
            if last is not None:
                candidates.add(last)
    found = [_back(chain, last) for last in sorted(candidates)]
    return min(found, key=lambda starts: starts[-1] - starts[0])


def _onward(chain: _Chain, i: int, start: int) -> int | None:
    """Return the earliest last start if activity i starts at `start`, None if a window is missed."""
    for delay, windows in zip(chain.delay[i + 1 :], chain.windows[i + 1 :], strict=True):
        ready = start + delay
        reached = next((max(early, ready) for early, late in windows if ready <= late), None)
        if reached is None:
            return None
        start = reached
    return start


def _back(chain: _Chain, last: int) -> tuple[int, ...]:
    """Return the latest starts that end with `last`, which some starts must reach."""
    starts = [last]
    for i in range(len(chain.windows) - 2, -1, -1):
        starts.append(_latest(chain.windows[i], starts[-1] - chain.delay[i + 1]))
    return tuple(reversed(starts))


def _later(chain: _Chain, starts: tuple[int, ...], fixed: list[bool]) -> tuple[int, ...]:
    """Return `starts`, but all except the last and the fixed ones as late as what follows allows."""
    row = list(starts)
    for i in range(len(row) - 2, -1, -1):
        if not fixed[i]:
            row[i] = max(row[i], _latest(chain.windows[i], row[i + 1] - chain.delay[i + 1]))
    return tuple(row)


def _latest(windows: tuple[tuple[int, int], ...], t: int) -> int:
    """Return the latest allowed start up to `t`; below every instant if there is none."""
    return max((min(late, t) for early, late in windows if early <= t), default=-NO_LIMIT)
