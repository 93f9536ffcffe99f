"""The visits of a UHHC instance and when each may start, in the engine's time unit.

In every published plan all services of a patient belong to the same window, also independent ones, for which the stated rules ask
for no relation at all. The engine keeps to it: see `share_window`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from benchmarks.formats.uhhc.instance import Patient, RequiredService, UhhcInstance
from solvers.problem import NO_LIMIT


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


def has_ends(instance: UhhcInstance) -> bool:
    """True if it matters when windows end."""
    return has_hard_ends(instance) or has_soft_ends(instance)


def soft_latest(instance: UhhcInstance, need: Need) -> int:
    """The last start that is not late, NO_LIMIT where lateness has no price."""
    return _in_time(instance, need.patient, need.required)[-1][1] if has_soft_ends(instance) else NO_LIMIT


class StartWindow(NamedTuple):
    """Starts from `early` to `late` belong to the patient's window number `rank`."""

    early: int
    late: int
    rank: int


def start_windows(instance: UhhcInstance, need: Need) -> list[StartWindow]:
    """Where starts are allowed: within the windows, and where lateness has a price any time after the last one opens.

    Empty if no start can be in time and lateness is not allowed.
    """
    rows = _in_time(instance, need.patient, need.required)
    if not has_ends(instance):
        return [StartWindow(rows[0][0], NO_LIMIT, 0)]
    # A start belongs to the last window that has opened, even where the one before has not closed.
    closes = [min(close, after - 1) for (_, close), (after, _) in pairwise(rows)]
    closes.append(rows[-1][1] if has_hard_ends(instance) else NO_LIMIT)
    found = (
        StartWindow(opens, close, k) for k, ((opens, _), close) in enumerate(zip(rows, closes, strict=True))
    )
    return [window for window in found if window.early <= window.late]


def share_window(instance: UhhcInstance, patient: Patient) -> bool:
    """True if the services of the patient are kept to one of several windows; simultaneous ones cannot do otherwise."""
    return len(patient.time_windows) > 1 and patient.tie != "simultaneous" and has_ends(instance)


def _in_time(instance: UhhcInstance, patient: Patient, required: RequiredService) -> list[tuple[int, int]]:
    """The first start in each window and the last that is not late."""
    off = instance.duration(required) if instance.met_at_end else 0.0
    return [(steps(instance, w.start), steps(instance, w.end - off)) for w in patient.time_windows]
