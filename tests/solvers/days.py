"""Seeded random problems that use every feature of the engine at once, and plans of them."""

from __future__ import annotations

import numpy as np

from solvers.kernels.arrays import Data, State, lay_out, new_state
from solvers.kernels.bridge import fill
from solvers.problem import NO_LIMIT, NO_PLACE, Problem, Weights, problem_builder


def full_day(
    seed: int,
    visits: int = 30,
    shifts: int = 5,
    continuity: int = 0,
    waiting: int = 0,
    shared: int = 0,
    modes: int = 0,
    same_window: int = 0,
) -> Problem:
    """A day of eight hours on a 10 km square with every feature; feasible or nearly so.

    Every fifth visit may be on screen instead, some have two windows; one pair in ten starts together, one in ten keeps a gap;
    each shift has a break, every other one may be left out; two means of travel; stop overhead; soft latest starts; skills;
    overtime; some shifts open at the end; preferences; shifts hold about what the loads sum to; shift 1 leaves when it
    begins. With `modes` every second visit has a choice, at most half of those are by screen, at most one for each of some
    clients, and shifts 2 and up share one seat, from four hours two. `shared` prices the largest lateness, the largest idle time
    and balance. With `same_window` the pairs that keep a gap have two windows each and start in the same one.
    """
    rng = np.random.default_rng(seed)
    places = visits + 1
    xy = rng.uniform(0, 10_000, (places, 2))
    metres = np.linalg.norm(xy[:, None] - xy[None], axis=2)
    option_visit = [
        v for v in range(visits) for _ in range(2 if v % (2 if modes else 5) == (1 if modes else 4) else 1)
    ]
    screen = np.array([i > 0 and option_visit[i] == option_visit[i - 1] for i in range(len(option_visit))])
    visit = np.array(option_visit)
    duration = (rng.integers(5, 40, visits) * 60)[visit]
    early = rng.integers(0, 7 * 3600, visits)
    width = rng.choice([1800, 7200, 14_400], visits)
    pairs = max(1, visits // 10)
    chosen = rng.permutation(visits)[: 4 * pairs]
    first, second = chosen[: 2 * pairs], chosen[2 * pairs :]
    together = np.arange(2 * pairs) % 2 == 0
    early[second], width[second] = early[first], np.maximum(width[first], 7200)
    level = rng.integers(0, 3, visits)
    held = rng.integers(1, 4, shifts)
    held[:2] = 3
    two = rng.random(len(visit)) < 0.2
    two |= bool(same_window) & np.isin(visit, np.concatenate([first[~together], second[~together]]))
    offset = np.concatenate([[0], np.cumsum(np.where(two, 2, 1))])
    rows = [
        window
        for o, v in enumerate(visit)
        for window in (
            [(early[v], early[v] + width[v] // 3), (early[v] + width[v] // 2, early[v] + width[v])]
            if two[o]
            else [(early[v], early[v] + width[v])]
        )
    ]
    quotas = []
    if modes:
        quotas = [(np.flatnonzero(screen), visits // 4)]
        quotas += [(np.flatnonzero(screen & (visit // 3 == c)), 1) for c in range(0, visits // 3, 2)]
    return problem_builder(
        np.stack([np.ceil(metres / 12), np.ceil(metres / 5)]).astype(int),
        distance=np.stack([metres, metres]).astype(int),
        visits=visits,
        shifts=shifts,
        option_visit=visit,
        option_place=np.where(screen, NO_PLACE, visit + 1),
        option_mode=screen.astype(int),
        option_duration=duration,
        option_setup=np.where(screen, 60, 0),
        option_wrap_up=np.where(screen, 120, 0),
        option_cost=rng.integers(0, 500, len(visit)),
        window_offset=offset,
        window_early=[w[0] for w in rows],
        window_late=[w[1] for w in rows],
        soft_latest=early + width // 2,
        arriving=np.full((2, places), 200),
        leaving=np.full((2, places), 118),
        required=np.arange(visits) % 3 == 0,
        unplanned_cost=rng.choice([10**8, 5 * 10**8], visits),
        client=np.arange(visits) // 3,
        option_skills=np.arange(3)[None, :] < level[visit][:, None],
        shift_skills=np.arange(3)[None, :] < held[:, None],
        shift_means=np.arange(shifts) % 2,
        shift_end=np.full(shifts, 8 * 3600),
        shift_latest=np.full(shifts, 8 * 3600 + 1800),
        shift_end_place=np.where(np.arange(shifts) == shifts - 1, NO_PLACE, 0),
        shift_fixed_cost=np.full(shifts, 3000),
        break_shift=np.arange(shifts),
        break_early=np.full(shifts, 12_600),
        break_late=np.full(shifts, 18_000),
        break_duration=np.full(shifts, 1740),
        break_place=np.where(np.arange(shifts) == 1, 0, NO_PLACE),
        link_first=first,
        link_second=second,
        link_min=np.where(together, 0, 1800),
        link_max=np.where(together, 0, 10_800),
        link_worker=np.where(together, 2, 0),
        link_together=together,
        link_same_window=~together & bool(same_window),
        preference=(rng.random((visits, shifts)) < 0.7).astype(int),
        option_load=(1 + np.arange(visits) % 3)[visit],
        shift_capacity=np.full(shifts, 2 * visits // shifts + 6),
        shift_leaves_at_start=np.arange(shifts) == 1,
        quota_offset=np.cumsum([0, *(len(rows) for rows, _ in quotas)]),
        quota_option=np.concatenate([np.zeros(0, dtype=int), *(rows for rows, _ in quotas)]),
        quota_max=[most for _, most in quotas],
        shift_unit=np.where(np.arange(shifts) < 2, -1, 0) if modes else np.full(shifts, -1),
        seats_offset=[0, 2] if modes else [0],
        seats_from=[0, 4 * 3600] if modes else [],
        seats=[1, 2] if modes else [],
        break_skip_cost=np.where(np.arange(shifts) % 2 == 1, 20_000, NO_LIMIT),
        weights=Weights(
            100,
            3,
            100,
            waiting,
            0,
            100,
            200,
            1,
            100,
            12_000,
            continuity,
            20 * shared,
            30 * shared,
            10 * shared,
        ),
    )


def without_links(problem: Problem) -> Problem:
    """The problem with every visit on its own."""
    none = np.zeros(0, dtype=np.int64)
    return problem.replace(
        link_first=none,
        link_second=none,
        link_min=none,
        link_max=none,
        link_worker=none,
        link_together=none.astype(bool),
        link_same_window=none.astype(bool),
    )


def without_breaks(problem: Problem) -> Problem:
    none = np.zeros(0, dtype=np.int64)
    names = ("break_shift", "break_early", "break_late", "break_duration", "break_place", "break_skip_cost")
    return problem.replace(**dict.fromkeys(names, none))


def planned(problem: Problem) -> tuple[Data, State]:
    """The problem laid out, and a plan of it by regret insertion."""
    data = lay_out(problem)
    state = new_state(data, 1)
    fill(data, state)
    return data, state
