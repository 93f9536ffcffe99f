"""How each visit of a UHHC instance may be carried out: with a lunch before the service or without, and when."""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.formats.uhhc.instance import Caregiver, UhhcInstance
from benchmarks.formats.uhhc.windows import StartWindow, needs, start_windows, steps


class Choice(NamedTuple):
    """What option o of the problem is: a visit, with a `lunch` before the service or not, and where it may start."""

    visit: int
    lunch: bool
    windows: tuple[StartWindow, ...]


def choices(instance: UhhcInstance) -> list[Choice]:
    """Return what option o of the problem is: per visit the service alone, and after lunch where that is possible."""
    found = []
    for v, need in enumerate(needs(instance)):
        windows = start_windows(instance, need)
        found.append(Choice(v, False, tuple(windows)))
        after_lunch = _within_lunch(instance, windows)
        if after_lunch:
            found.append(Choice(v, True, tuple(after_lunch)))
    return found


def is_due(instance: UhhcInstance, caregiver: Caregiver) -> bool:
    """True if the caregiver is due a lunch, and lunch can be taken at all."""
    return caregiver.lunch_break and instance.lunch_breaks is not None


def _within_lunch(instance: UhhcInstance, windows: list[StartWindow]) -> list[StartWindow]:
    """The parts of the windows in which a service may start right after a lunch; none where nobody is due one."""
    lunch = instance.lunch_breaks
    if lunch is None or not any(is_due(instance, c) for c in instance.caregivers):
        return []
    latest = lunch.end if instance.met_at_end else lunch.end + lunch.min_duration
    first, last = steps(instance, lunch.start + lunch.min_duration), steps(instance, latest)
    return [
        StartWindow(max(early, first), min(late, last), rank)
        for early, late, rank in windows
        if max(early, first) <= min(late, last)
    ]
