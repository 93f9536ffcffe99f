"""Which features a problem uses, so that a solver that lacks one refuses instead of ignoring a rule."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from solvers.problem import DIFFERENT_WORKER, NO_LIMIT, NO_PLACE, SAME_WORKER, BoolArray, Problem


class Feature(StrEnum):
    """One thing a problem may ask for; the value is the word a message uses."""

    SEVERAL_WINDOWS = "several windows per visit"
    SOFT_LATEST = "soft latest start"
    SEVERAL_OPTIONS = "several options per visit"
    PLACELESS = "visits without a place"
    STOP_OVERHEAD = "stop overhead once per stop"
    BREAKS = "breaks"
    BREAK_PLACES = "breaks held at a place"
    LINKS = "links between visits"
    SAME_WORKER = "links that ask for the same worker"
    DIFFERENT_WORKER = "links that ask for different workers"
    TOGETHER = "links that plan both visits or neither"
    SAME_WINDOW = "links that ask for windows of the same rank"
    OVERTIME = "overtime priced and capped"
    FIXED_COST = "fixed cost of a used shift"
    OPEN_ENDS = "shifts without a start or end place"
    OPTION_COST = "cost of an option"
    PREFERENCE = "cost of a visit by a worker"
    CONTINUITY = "cost of each further worker at a client"
    WAITING = "cost of waiting"
    SCREEN_WORK = "cost of screen work"
    WORK = "cost of work by the shift's rate"
    OPTIONAL = "visits that may be left out"
    LOADS = "loads and capacities"
    LEAVES_AT_START = "shifts that leave at their start"
    OPTIONAL_BREAKS = "breaks that may be left out"
    LATENESS_MAX = "cost of the largest lateness"
    IDLE_MAX = "cost of the largest idle time"
    BALANCE = "cost of unequal work"
    QUOTAS = "at most so many of a set of options"
    SEATS = "seats that shifts share"
    OVERLAPPING_SHIFTS = "shifts of one worker that overlap in time"


ALL_FEATURES = frozenset(Feature)


def features(problem: Problem) -> frozenset[Feature]:
    """Return the features that `problem` really uses."""
    p, w = problem, problem.weights
    placeless = bool((p.option_place == NO_PLACE).any())
    soft = bool((p.soft_latest < NO_LIMIT).any())
    waiting = bool(w.waiting) & (p.waiting_rate != 0)
    overlapping = shifts_that_overlap(p)
    used = {
        Feature.SEVERAL_WINDOWS: bool((np.diff(p.window_offset) > 1).any()),
        Feature.SOFT_LATEST: bool(w.lateness and soft),
        Feature.SEVERAL_OPTIONS: p.num_options > p.num_visits,
        Feature.PLACELESS: placeless,
        Feature.STOP_OVERHEAD: bool(p.arriving.any() or p.leaving.any()),
        Feature.BREAKS: p.num_breaks > 0,
        Feature.BREAK_PLACES: bool((p.break_place != NO_PLACE).any()),
        Feature.LINKS: p.num_links > 0,
        Feature.SAME_WORKER: bool((p.link_worker == SAME_WORKER).any()),
        Feature.DIFFERENT_WORKER: bool((p.link_worker == DIFFERENT_WORKER).any()),
        Feature.TOGETHER: bool(p.link_together.any()),
        Feature.SAME_WINDOW: bool(p.link_same_window.any()),
        Feature.OVERTIME: bool(w.overtime and (p.shift_end < p.shift_latest).any()),
        Feature.FIXED_COST: bool(w.shift_use and p.shift_fixed_cost.any()),
        Feature.OPEN_ENDS: bool(
            (p.shift_start_place == NO_PLACE).any() or (p.shift_end_place == NO_PLACE).any()
        ),
        Feature.OPTION_COST: bool(p.option_cost.any()),
        Feature.PREFERENCE: bool(w.preference and p.preference.any()),
        Feature.CONTINUITY: bool(w.continuity and (p.client >= 0).any()),
        Feature.WAITING: bool(waiting.any()),
        Feature.SCREEN_WORK: bool(w.screen_work and placeless),
        Feature.WORK: bool(w.work and p.work_rate.any() and p.option_duration.any()),
        Feature.OPTIONAL: bool((~p.required).any()),
        Feature.LOADS: bool(p.option_load.any() and (p.shift_capacity < NO_LIMIT).any()),
        Feature.LEAVES_AT_START: bool((p.shift_leaves_at_start & (waiting | overlapping)).any()),
        Feature.OPTIONAL_BREAKS: bool(p.optional_break.any()),
        Feature.LATENESS_MAX: bool(w.lateness_max and soft),
        Feature.IDLE_MAX: bool(w.idle_max and p.num_shifts),
        Feature.BALANCE: bool(w.balance and p.num_shifts > 1),
        Feature.QUOTAS: bool((p.quota_max < np.diff(p.quota_offset)).any()),
        Feature.SEATS: placeless and bool(units_short_of_seats(p).any()),
        Feature.OVERLAPPING_SHIFTS: bool(overlapping.any()),
    }
    assert set(used) == ALL_FEATURES
    return frozenset(feature for feature, present in used.items() if present)


def units_short_of_seats(problem: Problem) -> BoolArray:
    """Return (U,) which units may have more shifts on duty than seats, so that the seats bind at all."""
    p = problem
    short = np.zeros(p.num_units, dtype=bool)
    for unit in range(p.num_units):
        shifts = np.flatnonzero(p.shift_unit == unit)
        rows = slice(int(p.seats_offset[unit]), int(p.seats_offset[unit + 1]))
        since, there = p.seats_from[rows], np.append(0, p.seats[rows])
        # demand can only come to exceed supply where a shift begins or the number of seats changes
        for instant in np.concatenate([p.shift_earliest[shifts], since]):
            on_duty = (p.shift_earliest[shifts] <= instant) & (p.shift_latest[shifts] > instant)
            short[unit] |= bool(on_duty.sum() > there[np.searchsorted(since, instant, side="right")])
    return short


def shifts_that_overlap(problem: Problem) -> BoolArray:
    """Return (S,) which shifts have a worker with another shift that may overlap it in time."""
    p = problem
    same = p.shift_worker[:, None] == p.shift_worker[None, :]
    np.fill_diagonal(same, False)
    return (
        same
        & (p.shift_earliest[:, None] < p.shift_latest[None, :])
        & (p.shift_earliest[None, :] < p.shift_latest[:, None])
    ).any(axis=1)
