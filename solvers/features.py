"""Which features a problem uses, so that a solver that lacks one refuses instead of ignoring a rule."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from solvers.problem import DIFFERENT_WORKER, NO_LIMIT, NO_PLACE, SAME_WORKER, Problem


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
    OVERLAPPING_SHIFTS = "shifts of one worker that overlap in time"


ALL_FEATURES = frozenset(Feature)


def features(problem: Problem) -> frozenset[Feature]:
    """Return the features that `problem` really uses."""
    p, w = problem, problem.weights
    placeless = bool((p.option_place == NO_PLACE).any())
    used = {
        Feature.SEVERAL_WINDOWS: bool((np.diff(p.window_offset) > 1).any()),
        Feature.SOFT_LATEST: bool(w.lateness and (p.soft_latest < NO_LIMIT).any()),
        Feature.SEVERAL_OPTIONS: p.num_options > p.num_visits,
        Feature.PLACELESS: placeless,
        Feature.STOP_OVERHEAD: bool(p.arriving.any() or p.leaving.any()),
        Feature.BREAKS: p.num_breaks > 0,
        Feature.BREAK_PLACES: bool((p.break_place != NO_PLACE).any()),
        Feature.LINKS: p.num_links > 0,
        Feature.SAME_WORKER: bool((p.link_worker == SAME_WORKER).any()),
        Feature.DIFFERENT_WORKER: bool((p.link_worker == DIFFERENT_WORKER).any()),
        Feature.TOGETHER: bool(p.link_together.any()),
        Feature.OVERTIME: bool(w.overtime and (p.shift_end < p.shift_latest).any()),
        Feature.FIXED_COST: bool(w.shift_use and p.shift_fixed_cost.any()),
        Feature.OPEN_ENDS: bool(
            (p.shift_start_place == NO_PLACE).any() or (p.shift_end_place == NO_PLACE).any()
        ),
        Feature.OPTION_COST: bool(p.option_cost.any()),
        Feature.PREFERENCE: bool(w.preference and p.preference.any()),
        Feature.CONTINUITY: bool(w.continuity and (p.client >= 0).any()),
        Feature.WAITING: bool(w.waiting and p.waiting_rate.any()),
        Feature.SCREEN_WORK: bool(w.screen_work and placeless),
        Feature.WORK: bool(w.work and p.work_rate.any() and p.option_duration.any()),
        Feature.OPTIONAL: bool((~p.required).any()),
        Feature.OVERLAPPING_SHIFTS: _shifts_overlap(p),
    }
    assert set(used) == ALL_FEATURES
    return frozenset(feature for feature, present in used.items() if present)


def _shifts_overlap(p: Problem) -> bool:
    order = np.lexsort((p.shift_earliest, p.shift_worker))
    worker, begin, end = p.shift_worker[order], p.shift_earliest[order], p.shift_latest[order]
    return bool(((worker[1:] == worker[:-1]) & (begin[1:] < end[:-1])).any())
