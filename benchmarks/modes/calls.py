"""A day of physical visits as a `Problem`, given a screen unit: calls as second options, operators as shifts, and limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from solvers.problem import NO_LIMIT, NO_PLACE, BoolArray, IntArray, Problem

SETUP, DOCUMENTATION = 60, 120
"""Seconds around a call (domain.md 5.2, assumed)."""

POINTS_PER_SECOND = 100


class Unit(NamedTuple):
    """Operators by (opening, closing) in the problem's seconds, and the most calls in a day and to one citizen."""

    hours: tuple[tuple[int, int], ...]
    most: int
    most_per_citizen: int = 2


def with_calls(problem: Problem, able: Sequence[int], unit: Unit) -> Problem:
    """Return `problem` where each of the visits `able` may also be a call, as long as the visit and in the same windows.

    Only operators call. Care costs nothing in either mode, since it takes the same time; a call costs its set-up and documentation,
    a stop its overhead. Quota 0 is the day's, then one for each citizen with a choice.

    Raises ValueError if a visit of `able` has several options already.
    """
    visits = np.unique(np.asarray(able, dtype=np.int64))
    homes = problem.option_offset[visits]
    if np.any(problem.option_offset[visits + 1] - homes != 1):
        raise ValueError("a visit that may become a call has exactly one option, at home")
    taken = np.sort(np.concatenate([np.arange(problem.num_options), homes]))
    call = np.append(False, taken[1:] == taken[:-1])  # the second of two equal rows
    offset, calls = _quotas(problem, taken, call)
    operators = len(unit.hours)
    skills = problem.option_skills[taken]
    preference = _preference(problem, operators)
    return problem.replace(
        option_visit=problem.option_visit[taken],
        option_mode=call.astype(np.int64),
        option_place=np.where(call, NO_PLACE, problem.option_place[taken]),
        option_duration=problem.option_duration[taken],
        option_setup=np.where(call, SETUP, problem.option_setup[taken]),
        option_wrap_up=np.where(call, DOCUMENTATION, problem.option_wrap_up[taken]),
        option_cost=problem.option_cost[taken] + call * POINTS_PER_SECOND * (SETUP + DOCUMENTATION),
        option_load=problem.option_load[taken],
        option_skills=skills,
        **_windows(problem, taken),
        allowed=_allowed(problem, taken, call, operators),
        **_shifts(problem, unit, preference.shape[1]),
        preference=preference,
        quota_offset=offset,
        quota_option=calls,
        quota_max=np.array([unit.most] + [unit.most_per_citizen] * (len(offset) - 2), dtype=np.int64),
        weights=problem.weights._replace(screen_work=0, work=0, preference=0, continuity=0),
    )


def _windows(problem: Problem, taken: IntArray) -> dict[str, IntArray]:
    rows = [np.arange(problem.window_offset[o], problem.window_offset[o + 1]) for o in taken]
    order = np.concatenate(rows)
    return {
        "window_offset": np.cumsum([0, *(len(r) for r in rows)]),
        "window_early": problem.window_early[order],
        "window_late": problem.window_late[order],
        "window_rank": problem.window_rank[order],
    }


def _allowed(problem: Problem, taken: IntArray, call: BoolArray, operators: int) -> BoolArray:
    drivers = problem.allowed[taken] & ~call[:, None]
    return np.hstack([drivers, np.repeat(call[:, None], operators, axis=1)])


def _shifts(problem: Problem, unit: Unit, workers: int) -> dict[str, np.ndarray]:
    """Every row of the shifts, with the operators' after the drivers'."""
    count = len(unit.hours)
    opening, closing = np.array(unit.hours, dtype=np.int64).reshape(-1, 2).T
    rows = {
        "shift_worker": np.arange(workers - count, workers),
        "shift_start_place": np.full(count, NO_PLACE),
        "shift_end_place": np.full(count, NO_PLACE),
        "shift_earliest": opening,
        "shift_end": closing,
        "shift_latest": closing,
        "shift_means": np.zeros(count),
        "shift_fixed_cost": np.zeros(count),
        "travel_rate": np.ones(count),
        "distance_rate": np.ones(count),
        "waiting_rate": np.zeros(count),
        "work_rate": np.ones(count),
        "shift_capacity": np.full(count, NO_LIMIT),
        "shift_leaves_at_start": np.zeros(count, dtype=bool),
        "shift_unit": np.zeros(count),
        "shift_skills": np.ones((count, problem.shift_skills.shape[1]), dtype=bool),
    }
    joined = {
        name: np.concatenate([getattr(problem, name), row.astype(getattr(problem, name).dtype)])
        for name, row in rows.items()
    }
    seats = {"seats_offset": [0, 1], "seats_from": [-NO_LIMIT + 1], "seats": [count]}
    return joined | {name: np.array(row, dtype=np.int64) for name, row in seats.items()}


def _preference(problem: Problem, operators: int) -> IntArray:
    """An operator is nobody's known face: disliked where anybody is."""
    stranger = problem.preference.max(axis=1, initial=0)
    return np.hstack([problem.preference, np.repeat(stranger[:, None], operators, axis=1)])


def _quotas(problem: Problem, taken: IntArray, call: BoolArray) -> tuple[IntArray, IntArray]:
    calls = np.flatnonzero(call)
    client = problem.client[problem.option_visit[taken[calls]]]
    groups = [calls, *(calls[client == c] for c in np.unique(client))]
    return np.cumsum([0, *(len(g) for g in groups)]), np.concatenate(groups)


def call_of(problem: Problem) -> dict[int, int]:
    """Return the option that is a call, by visit."""
    calls = np.flatnonzero(problem.option_place == NO_PLACE)
    return {int(problem.option_visit[o]): int(o) for o in calls}


def all_at_home(problem: Problem) -> Problem:
    """Return the same day with no call allowed."""
    return problem.replace(quota_max=np.zeros_like(problem.quota_max))


def decided(problem: Problem, calls: Sequence[int]) -> Problem:
    """Return the same day with modes fixed: the visits `calls` are calls, whenever and by whichever operator; no other visit is."""
    call = call_of(problem)
    allowed = problem.allowed.copy()
    for visit, option in call.items():
        home = option - 1
        allowed[home if visit in set(calls) else option] = False
    return problem.replace(allowed=allowed)
