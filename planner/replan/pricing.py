"""What a change against the published plan costs, in the engine's own words.

Another worker is dislike of that worker, another mode a cost of the option; a start that moves is an option of its own: each
visit may start near its published time for nothing, or anywhere in its windows at a price. What is held has one option, one start
and one shift, and must be planned.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compile import Compiled, Seat
from planner.domain import Instance, Plan
from planner.replan.past import Past
from planner.replan.rest import Rest
from solvers.problem import NO_LIMIT, Problem, Solution

Window = tuple[int, int]

MOVED_ANYWAY: Final = 4
"""By how much cheaper it is to move the start of a visit whose workers have all gone: it counts as changed whatever becomes of it,
so that its time is worth a call to the citizen (assumed), and not that others are changed for it."""


class Stand(NamedTuple):
    """How one worker's part in a visit stands in the published plan; `start` in the engine's time."""

    workers: frozenset[str]
    way: tuple[str, str]
    start: int


@dataclass(frozen=True)
class Prices:
    """Points of one change of a visit: `worker`, `mode`, and a start moved by more than `tolerance` seconds, `moved`."""

    worker: int
    mode: int
    moved: int
    tolerance: int

    @classmethod
    def of(cls, price: int, tolerance: int) -> Prices:
        """Return the same price for every kind of change."""
        return cls(price, price, price, tolerance)


class _Row(NamedTuple):
    """An option of the priced problem: which one of the plain problem it is, when, and what it costs more."""

    option: int
    windows: tuple[Window, ...]
    extra: int = 0
    barred: bool = False
    only: int | None = None


def priced(compiled: Compiled, rest: Rest, past: Past, prices: Prices) -> Compiled:
    """Return the problem with changes priced, and what is held fixed; visits that it is too late for have nobody who may take
    them, and closed shifts take nothing more.

    `compiled` is of the rest of a day.
    """
    stands, barred = stands_of(compiled, rest.start), rest.too_late
    fixed = _fixed(compiled, past)
    there = {s.worker_id for s in compiled.instance.shifts if s.shift_id not in rest.closed}
    rows = [
        row
        for o in range(compiled.problem.num_options)
        for row in _rows(compiled, o, stands, fixed, prices, barred, there)
    ]
    closed = np.array([s.shift_id in rest.closed for s in compiled.instance.shifts], dtype=bool)
    problem = _expanded(compiled.problem, rows, closed)
    problem = problem.replace(
        preference=_dislike(compiled, stands, prices.worker),
        weights=problem.weights._replace(preference=1),
        required=_required(compiled, fixed),
        # what is done stays although the way home from a part of it may have become too long
        shift_latest=np.where(_of_all(closed, problem), NO_LIMIT, problem.shift_latest),
    )
    return replace(
        compiled,
        problem=problem,
        modes=tuple(compiled.modes[r.option] for r in rows),
        parts=tuple(compiled.parts[r.option] for r in rows),
    )


def _of_all(shifts: NDArray[np.bool_], problem: Problem) -> NDArray[np.bool_]:
    """The same for the shifts of nobody's behind them."""
    return np.concatenate([shifts, np.zeros(problem.num_shifts - len(shifts), dtype=bool)])


def stands_of(compiled: Compiled, plan: Plan) -> dict[Seat, Stand]:
    """Return how each seat stands in a plan; those of visits left out are not there."""
    calls = [
        (r.worker_id, a)
        for r in plan.routes
        for a in r.activities
        if a.visit_id is not None and a.mode is not None
    ]
    everyone: dict[tuple[str, str], set[str]] = {}
    for worker, a in calls:
        everyone.setdefault((a.visit_id or "", a.part), set()).add(worker)
    return {
        Seat(a.visit_id or "", a.seat, a.part == "screen"): Stand(
            frozenset(everyone[a.visit_id or "", a.part]), (str(a.mode), a.part), compiled.seconds(a.start)
        )
        for _, a in calls
    }


def _fixed(compiled: Compiled, past: Past) -> dict[int, tuple[int, int, int]]:
    """By the engine's visit: option, shift and start of what is held."""
    rows = {s.shift_id: n for n, s in enumerate(compiled.instance.shifts)}
    found: dict[int, tuple[int, int, int]] = {}
    for shift_id, standing in past.standings.items():
        for a in standing.done:
            if a.visit_id is None or a.mode is None or shift_id not in rows:
                continue
            option = compiled.option_on(rows[shift_id], (a.visit_id, a.seat, a.mode, a.part))
            if option is not None:
                visit = int(compiled.problem.option_visit[option])
                found[visit] = option, rows[shift_id], compiled.seconds(a.start)
    return found


def _rows(
    compiled: Compiled,
    option: int,
    stands: dict[Seat, Stand],
    fixed: dict[int, tuple[int, int, int]],
    prices: Prices,
    barred: frozenset[str],
    there: Set[str],
) -> list[_Row]:
    p = compiled.problem
    visit = int(p.option_visit[option])
    windows = windows_of(p, option)
    if visit in fixed:
        held, shift, start = fixed[visit]
        return [
            _Row(option, ((start, start),), only=shift)
            if held == option
            else _Row(option, windows, barred=True)
        ]
    seat = compiled.seats[visit]
    if seat.visit_id in barred:
        return [_Row(option, windows, barred=True)]
    stand = stands.get(seat)
    part = compiled.parts[option]
    if stand is None or part == "none":
        return [_Row(option, windows)]
    other_way = prices.mode if stand.way != (str(compiled.modes[option]), part) and not seat.call else 0
    near = _cut(windows, stand.start - prices.tolerance, stand.start + prices.tolerance)
    moved = prices.moved if stand.workers & there else prices.moved // MOVED_ANYWAY
    if not moved or near == windows:
        return [_Row(option, windows, other_way)]
    far = _Row(option, windows, other_way + moved)
    return [_Row(option, near, other_way), far] if near else [far]


def windows_of(problem: Problem, option: int) -> tuple[Window, ...]:
    """Return the start windows of an option."""
    rows = range(int(problem.window_offset[option]), int(problem.window_offset[option + 1]))
    return tuple((int(problem.window_early[r]), int(problem.window_late[r])) for r in rows)


def _cut(windows: Sequence[Window], first: int, last: int) -> tuple[Window, ...]:
    cut = ((max(early, first), min(late, last)) for early, late in windows)
    return tuple((early, late) for early, late in cut if early <= late)


def _expanded(p: Problem, rows: Sequence[_Row], closed: NDArray[np.bool_]) -> Problem:
    """The problem with these options in the place of its own; a quota counts every row of an option that it counts."""
    pick = np.array([r.option for r in rows], dtype=np.int64)
    allowed = p.allowed[pick].copy()
    for n, row in enumerate(rows):
        if row.barred:
            allowed[n] = False
        elif row.only is not None:
            allowed[n] &= np.arange(p.num_shifts) == row.only
        else:
            allowed[n, : len(closed)] &= ~closed
    windows = [w for r in rows for w in r.windows]
    counts = [len(r.windows) for r in rows]
    of_option: dict[int, list[int]] = {}
    for n, row in enumerate(rows):
        of_option.setdefault(row.option, []).append(n)
    quotas = [
        [n for o in p.quota_option[p.quota_offset[q] : p.quota_offset[q + 1]].tolist() for n in of_option[o]]
        for q in range(p.num_quotas)
    ]
    by_option = (
        "option_visit", "option_mode", "option_place", "option_duration", "option_setup", "option_wrap_up", "option_load",
        "option_skills",
    )  # fmt: skip
    return p.replace(
        **{name: np.ascontiguousarray(getattr(p, name)[pick]) for name in by_option},
        option_cost=p.option_cost[pick] + np.array([r.extra for r in rows], dtype=np.int64),
        allowed=allowed,
        window_offset=np.cumsum([0, *counts]).astype(np.int64),
        window_early=np.array([early for early, _ in windows], dtype=np.int64),
        window_late=np.array([late for _, late in windows], dtype=np.int64),
        window_rank=np.array([k for c in counts for k in range(c)], dtype=np.int64),
        quota_offset=np.cumsum([0, *map(len, quotas)]).astype(np.int64),
        quota_option=np.array([n for q in quotas for n in q], dtype=np.int64),
    )


def _dislike(compiled: Compiled, stands: dict[Seat, Stand], price: int) -> NDArray[np.int64]:
    """(V, W) points: what the day's preferences cost, and the price for everybody but those who were to come."""
    p = compiled.problem
    table = p.preference * p.weights.preference
    numbers = worker_numbers(compiled.instance)
    for v, seat in enumerate(compiled.seats):
        stand = stands.get(seat)
        if stand is not None:
            own = [numbers[w] for w in stand.workers if w in numbers]
            spared = np.zeros(table.shape[1], dtype=bool)
            spared[own] = True
            table[v, ~spared] += price
    return np.asarray(table, dtype=np.int64)


def worker_numbers(instance: Instance) -> dict[str, int]:
    """Return the engine's number of each worker with a shift: in the order of their first shifts."""
    return {w: k for k, w in enumerate(dict.fromkeys(s.worker_id for s in instance.shifts))}


def _required(compiled: Compiled, fixed: dict[int, tuple[int, int, int]]) -> NDArray[np.bool_]:
    required = compiled.problem.required.copy()
    required[list(fixed)] = True
    return required


def in_windows(compiled: Compiled, solution: Solution) -> Solution:
    """Return a solution with each visit by the first option of its way, on its shift, whose windows hold its start."""
    p = compiled.problem
    routes = tuple(
        tuple(
            a if p.is_break(a) else _with_start(compiled, a, s, t) for a, t in zip(route, starts, strict=True)
        )
        for s, (route, starts) in enumerate(zip(solution.routes, solution.starts, strict=True))
    )
    return Solution(routes, solution.starts)


def _with_start(compiled: Compiled, option: int, shift: int, start: int) -> int:
    p = compiled.problem
    visit, way = int(p.option_visit[option]), (compiled.modes[option], compiled.parts[option])
    alike = range(int(p.option_offset[visit]), int(p.option_offset[visit + 1]))
    fit = (
        o
        for o in alike
        if (compiled.modes[o], compiled.parts[o]) == way
        and p.allowed[o, shift]
        and any(early <= start <= late for early, late in windows_of(p, o))
    )
    return next(fit, option)
