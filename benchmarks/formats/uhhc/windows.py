"""The visits of a UHHC instance and when each may start, in the engine's time unit.

In every published plan all services of a patient belong to the same window, also independent ones, for which the stated rules ask
for no relation at all. The engine keeps to it: by the greatest gap between such services, and, where another window follows so
closely that the gap could lead into it, by ending the window early.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from benchmarks.formats.uhhc.instance import Patient, RequiredService, UhhcInstance
from solvers.problem import NO_LIMIT

# By measurement: halves forbid too many starts, eighths too many gaps.
_PART_OF_WINDOW = 4


class Need(NamedTuple):
    """What visit v of the problem is: the patient's number, the patient, and which of the services."""

    patient_index: int
    patient: Patient
    required: RequiredService


def needs(instance: UhhcInstance) -> list[Need]:
    """Return one entry per visit, in order: the services of the first patient, then of the second, ..."""
    return [Need(i, p, r) for i, p in enumerate(instance.patients) for r in p.required_services]


def steps(instance: UhhcInstance, minutes: float) -> int:
    """Minutes in the engine's time unit."""
    return round(minutes * instance.steps_per_minute)


def has_hard_ends(instance: UhhcInstance) -> bool:
    """True if lateness is not allowed."""
    return instance.is_hard("total_tardiness") or instance.is_hard("highest_tardiness")


def has_soft_ends(instance: UhhcInstance) -> bool:
    """True if lateness is allowed at a price."""
    priced = instance.weight("total_tardiness") or instance.weight("highest_tardiness")
    return bool(priced) and not has_hard_ends(instance)


def soft_latest(instance: UhhcInstance, need: Need) -> int:
    """The last start that is not late, NO_LIMIT where lateness has no price."""
    return _in_time(instance, need.patient, need.required)[-1][1] if has_soft_ends(instance) else NO_LIMIT


def start_windows(instance: UhhcInstance, need: Need) -> list[tuple[int, int]]:
    """Where starts are allowed: within the windows, and where lateness has a price any time after the last one opens.

    Empty if no start can be in time and lateness is not allowed.
    """
    rows = _in_time(instance, need.patient, need.required)
    if not has_hard_ends(instance) and not has_soft_ends(instance):
        return [(rows[0][0], NO_LIMIT)]
    # A start belongs to the last window that has opened, even where the one before has not closed.
    reach = _reach_after(instance, need)
    closes = [min(close, after - reach - 1) for (_, close), (after, _) in pairwise(rows)]
    closes.append(rows[-1][1] if has_hard_ends(instance) else NO_LIMIT)
    return [(opens, close) for (opens, _), close in zip(rows, closes, strict=True) if opens <= close]


def independent_reach(instance: UhhcInstance, patient: Patient) -> int:
    """How far apart the independent services of a patient may start, so that they belong to the same window.

    Less than from one window to the next, and a part of a window more, by which windows that another follows end earlier.
    NO_LIMIT with one window.
    """
    if len(patient.time_windows) == 1 or not (has_hard_ends(instance) or has_soft_ends(instance)):
        return NO_LIMIT
    rows = [_in_time(instance, patient, required) for required in patient.required_services]
    between = min(after - close for row in rows for (_, close), (after, _) in pairwise(row)) - 1
    width = max(close - opens for row in rows for opens, close in row)
    narrowest = min(close - opens for row in rows for opens, close in row)
    return between if between >= width else min(width, between + narrowest // _PART_OF_WINDOW)


def _reach_after(instance: UhhcInstance, need: Need) -> int:
    """How long after the start of this service another one of the patient may start."""
    patient = need.patient
    if len(patient.required_services) == 1 or patient.tie == "simultaneous":
        return 0
    if patient.tie == "independent":
        return independent_reach(instance, patient)
    following = len(patient.required_services) - 1 - patient.required_services.index(need.required)
    return max(0, steps(instance, patient.gap[1])) * following


def _in_time(instance: UhhcInstance, patient: Patient, required: RequiredService) -> list[tuple[int, int]]:
    """The first start in each window and the last that is not late."""
    off = instance.duration(required) if instance.met_at_end else 0.0
    return [(steps(instance, w.start), steps(instance, w.end - off)) for w in patient.time_windows]
