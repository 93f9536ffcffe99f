"""One shift as a graph: a node per activity *and place afterwards*, an arc per possible succession. Knows no solver.

A place-less activity (a screen visit, a break in the car) leaves the worker where they were, so what follows depends on the last
physical place. It gets one node per place the worker can be at; an arc then knows both its ends, and time and cost of every
succession are constants. This is exact, and its linear relaxation is tight where carrying the place in a variable would not be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from solvers.horizon import horizon
from solvers.problem import NO_PLACE, BoolArray, IntArray, Problem

DEPOT = 0  # the node that a shift leaves from and returns to
NEVER = 2**60


class Windows(NamedTuple):
    """Disjoint ascending intervals of allowed starts, bounds included."""

    early: tuple[int, ...]
    late: tuple[int, ...]


@dataclass(frozen=True)
class Network:
    """N nodes (0 is the depot) and A arcs of one shift, those left out that cannot be in time.

    Nodes: `activity` (N,), -1 for the depot; `place` (N,) where the worker is afterwards; `low`, `high` (N,) limits of the start;
    for the depot the earliest departure and the latest return.
    Arcs: `tail`, `head` (A,); `delay` (A,) least time from the start of the tail (from the departure) to the start of the head (to
    the return); `travel`, `distance`, `overhead` (A,) as `solvers.trace` counts them.
    """

    shift: int
    activity: IntArray
    place: IntArray
    low: IntArray
    high: IntArray
    tail: IntArray
    head: IntArray
    delay: IntArray
    travel: IntArray
    distance: IntArray
    overhead: IntArray


class _Nodes(NamedTuple):
    """What a node asks for and leaves behind, (N,) each."""

    activity: IntArray
    owner: IntArray  # the same for nodes that exclude each other: a visit, or a break
    target: IntArray  # place travelled to, NO_PLACE for nowhere
    place: IntArray  # place afterwards
    at_home: BoolArray  # a visit at a place: part of a stop
    copy: BoolArray  # a place-less activity at one of its possible places
    setup: IntArray
    busy: IntArray  # from the start until the worker is free


def activity_windows(problem: Problem, activity: int) -> Windows:
    """Return when an activity may start."""
    if problem.is_break(activity):
        b = activity - problem.num_options
        return Windows((int(problem.break_early[b]),), (int(problem.break_late[b]),))
    rows = slice(int(problem.window_offset[activity]), int(problem.window_offset[activity + 1]))
    return Windows(tuple(problem.window_early[rows].tolist()), tuple(problem.window_late[rows].tolist()))


def network(problem: Problem, shift: int) -> Network:
    """Return the graph of one shift."""
    nodes = _nodes(problem, shift)
    table = _arcs(problem, shift, nodes)
    low, high = _starts(problem, shift, nodes, table)
    tail, head = np.nonzero(table.possible)
    at = (tail, head)
    return Network(
        shift, nodes.activity, nodes.place, low, high, tail, head,
        table.delay[at], table.travel[at], table.distance[at], table.overhead[at],
    )  # fmt: skip


def _nodes(problem: Problem, shift: int) -> _Nodes:
    p = problem
    start = int(p.shift_start_place[shift])
    options = [int(o) for o in np.flatnonzero(p.eligible[:, shift])]
    breaks = range(int(p.break_offset[shift]), int(p.break_offset[shift + 1])) if options else range(0)
    reached = {start} | {int(p.option_place[o]) for o in options if p.option_place[o] != NO_PLACE}
    reached |= {int(p.break_place[b]) for b in breaks if p.break_place[b] != NO_PLACE}
    rows = [(-1, -1, int(p.shift_end_place[shift]), start, False, False, 0, 0)]
    for o in options:
        setup, busy = int(p.option_setup[o]), int(p.option_duration[o] + p.option_wrap_up[o])
        rows += _rows(o, int(p.option_visit[o]), int(p.option_place[o]), reached, setup, busy, visit=True)
    for b in breaks:
        activity, owner = p.num_options + b, p.num_visits + b
        rows += _rows(
            activity, owner, int(p.break_place[b]), reached, 0, int(p.break_duration[b]), visit=False
        )
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    return _Nodes(*columns)


def _rows(
    activity: int, owner: int, home: int, reached: set[int], setup: int, busy: int, *, visit: bool
) -> list[tuple[int, int, int, int, bool, bool, int, int]]:
    """One row of `_Nodes` per place where the worker can be after the activity."""
    placeless = home == NO_PLACE
    places = sorted(reached) if placeless else [home]
    return [
        (activity, owner, home, place, visit and not placeless, placeless, setup, busy) for place in places
    ]


@dataclass
class _Arcs:
    """Square tables (N, N) from node to node; row and column 0 are the departure and the return."""

    possible: BoolArray
    delay: IntArray
    travel: IntArray
    distance: IntArray
    overhead: IntArray


def _arcs(problem: Problem, shift: int, nodes: _Nodes) -> _Arcs:
    p, means = problem, int(problem.shift_means[shift])
    place, target = nodes.place[:, None], nodes.target[None, :]
    same_stop = nodes.at_home[:, None] & nodes.at_home[None, :] & (place == target)
    moves = (place != NO_PLACE) & (target != NO_PLACE) & ~same_stop
    travel = np.where(moves, p.travel_time[means][place, target], 0).astype(np.int64)
    distance = np.where(moves, p.distance[means][place, target], 0).astype(np.int64)
    leaving = np.where(nodes.at_home[:, None] & ~same_stop, p.leaving[means][place], 0).astype(np.int64)
    arriving = np.where(nodes.at_home[None, :] & ~same_stop, p.arriving[means][target], 0).astype(np.int64)
    possible = (nodes.owner[:, None] != nodes.owner[None, :]) & (
        ~nodes.copy[None, :] | (place == nodes.place[None, :])
    )
    delay = nodes.busy[:, None] + leaving + travel + arriving + nodes.setup[None, :]
    return _Arcs(possible, delay, travel, distance, leaving + arriving)


def _starts(problem: Problem, shift: int, nodes: _Nodes, arcs: _Arcs) -> tuple[IntArray, IntArray]:
    """Return the limits of every start, and strike out of `arcs` what cannot be in time."""
    first, last = horizon(problem)
    leave = max(first, int(problem.shift_earliest[shift]))
    home = min(last, int(problem.shift_latest[shift]))
    windows = [Windows((leave,), (home,))] + [activity_windows(problem, int(a)) for a in nodes.activity[1:]]
    low = np.full(len(nodes.activity), NEVER)
    high = np.full(len(nodes.activity), -NEVER)
    low[DEPOT], high[DEPOT] = leave, home
    while True:
        _earliest(arcs, windows, low)
        _latest(arcs, windows, high)
        late = low[:, None] + arcs.delay > high[None, :]
        struck = arcs.possible & (late | _lost(low, high)[:, None] | _lost(low, high)[None, :])
        if not struck.any():
            return low, high
        arcs.possible &= ~struck
        low[1:], high[1:] = NEVER, -NEVER


def _lost(low: IntArray, high: IntArray) -> BoolArray:
    """Nodes that no route in time passes (the depot is none: its two limits belong to two instants)."""
    lost = low > high
    lost[DEPOT] = False
    return lost


def _earliest(arcs: _Arcs, windows: list[Windows], low: IntArray) -> None:
    """Lower `low` (N,) in place to the earliest start over all walks from the departure."""
    delay = np.where(arcs.possible, arcs.delay, NEVER)
    while True:
        reached = np.minimum((low[:, None] + delay).min(axis=0), NEVER)
        for node in np.flatnonzero(reached[1:] < NEVER) + 1:
            reached[node] = next(
                (max(reached[node], e) for e, w in zip(*windows[node], strict=True) if reached[node] <= w),
                NEVER,
            )
        if (reached[1:] >= low[1:]).all():
            return
        low[1:] = np.minimum(low[1:], reached[1:])


def _latest(arcs: _Arcs, windows: list[Windows], high: IntArray) -> None:
    """Raise `high` (N,) in place to the latest start over all walks to the return."""
    delay = np.where(arcs.possible, arcs.delay, NEVER)
    while True:
        reached = np.maximum((high[None, :] - delay).max(axis=1), -NEVER)
        for node in np.flatnonzero(reached[1:] > -NEVER // 2) + 1:
            pairs = zip(reversed(windows[node].early), reversed(windows[node].late), strict=True)
            reached[node] = next((min(reached[node], w) for e, w in pairs if reached[node] >= e), -NEVER)
        if (reached[1:] <= high[1:]).all():
            return
        high[1:] = np.maximum(high[1:], reached[1:])
