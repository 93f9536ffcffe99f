"""When a single activity may be reached and begun: its windows, its links' gaps, the leg that leads to it."""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    AT_HOME,
    DISTANCE_COST,
    EARLY,
    LATE,
    LATENESS,
    LATENESS_MAX,
    LINKS_END,
    LINKS_FIRST,
    MAX_GAP,
    MEANS,
    MIN_GAP,
    OVERHEAD,
    PLACE,
    RANK,
    SAME_WINDOW,
    SETUP,
    SOFT_LATEST,
    TRAVEL_COST,
    WINDOW_END,
    WINDOW_FIRST,
    Data,
)  # fmt: skip

NEVER = 2**41  # no window left


@kernel
def first_allowed(d: Data, act: int, t: int) -> int:
    """The first instant >= t inside one of the activity's windows, NEVER if there is none."""
    for r in range(d.act[act, WINDOW_FIRST], d.act[act, WINDOW_END]):
        if t <= d.window[r, LATE]:
            return max(t, d.window[r, EARLY])
    return NEVER


@kernel
def shared_opening(d: Data, act: int, start: int, partner: int) -> int:
    """When the first window of `act` opens of at least the rank of the one in which `partner` starts; NEVER if none does."""
    r, end = d.act[partner, WINDOW_FIRST], d.act[partner, WINDOW_END]
    while r < end and start > d.window[r, LATE]:
        r += 1
    if r == end:
        return NEVER
    rank = d.window[r, RANK]
    for r in range(d.act[act, WINDOW_FIRST], d.act[act, WINDOW_END]):
        if d.window[r, RANK] >= rank:
            return d.window[r, EARLY]
    return NEVER


@kernel
def tied_start(d: Data, j: int, second: bool, act: int, start: int, partner: int) -> int:
    """The least start that link j allows its second (or first) visit, done by `act`, when `partner` does the other at `start`."""
    least = start + d.link[j, MIN_GAP] if second else start - d.link[j, MAX_GAP]
    if d.link[j, SAME_WINDOW] == 1:
        return max(least, shared_opening(d, act, start, partner))
    return least


@kernel
def may_take(d: Data, option: int, shift: int) -> bool:
    """May the shift carry out the option?"""
    return (d.eligible_bits[option, shift >> 5] >> (shift & 31)) & 1 == 1


@kernel
def leg(d: Data, shift: int, at: int, inside: int, target: int, home: int) -> tuple[int, int, int, int]:
    """From state (at, inside) to an activity at `target`: (leaving, travel, distance, arriving), as in `solvers.trace`."""
    m = d.shift[shift, MEANS]
    if inside == 1 and home == 1 and target == at:
        return 0, 0, 0, 0
    leaving = d.stop[m, at, 1] if inside == 1 else 0
    arriving = d.stop[m, target, 0] if home == 1 else 0
    if target < 0 or at < 0:
        return leaving, 0, 0, arriving
    return leaving, d.road[m, at, target, 0], d.road[m, at, target, 1], arriving


@kernel
def arrive(d: Data, shift: int, free: int, at: int, inside: int, act: int) -> tuple[int, int]:
    """From free at a place to ready for an activity: (the instant, cost of travel, distance and stop overhead)."""
    target, home = d.act[act, PLACE], d.act[act, AT_HOME]
    leaving, travel, distance, arriving = leg(d, shift, at, inside, target, home)
    cost = (
        d.shift[shift, TRAVEL_COST] * travel
        + d.shift[shift, DISTANCE_COST] * distance
        + d.price[OVERHEAD] * (leaving + arriving)
    )
    return free + leaving + travel + arriving + d.act[act, SETUP], cost


@kernel
def room(d: Data, n: int, act: int, start: int) -> int:
    """How much later node n may start inside the same window without being late; 0 if others are linked to it."""
    latest = start
    for r in range(d.act[act, WINDOW_FIRST], d.act[act, WINDOW_END]):
        if start <= d.window[r, LATE]:
            latest = d.window[r, LATE]
            break
    if n >= d.num_visits:
        return latest - start
    if d.visit[n, LINKS_END] > d.visit[n, LINKS_FIRST]:
        return 0
    if d.price[LATENESS] > 0 or d.price[LATENESS_MAX] > 0:
        latest = min(latest, max(start, d.visit[n, SOFT_LATEST]))
    return latest - start
