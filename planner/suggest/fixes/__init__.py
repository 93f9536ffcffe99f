"""What would make room for a visit that has no place: each kind tried, verified with a checked plan, and put in order by what it
asks of people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.suggest.fixes.case import Case, Find
from planner.suggest.fixes.hours import overtime
from planner.suggest.fixes.others import left_out
from planner.suggest.fixes.people import accepted, certified, handed_over
from planner.suggest.fixes.screen import consented
from planner.suggest.fixes.staff import somebody_more
from planner.suggest.fixes.windows import wider_windows
from planner.suggest.records import Fix

KINDS: tuple[Callable[[Case], Iterator[Fix]], ...] = (
    wider_windows,
    consented,
    handed_over,
    accepted,
    overtime,
    left_out,
    certified,
    somebody_more,
)


def fixes_for(case: Case) -> tuple[Fix, ...]:
    """Return every fix that makes room by itself, mildest first, each with a plan in which it has been given.

    Each is tried alone: where two things stand in the way at once, only somebody more may be left, or nothing.
    """
    found = (fix for look in KINDS for fix in look(case))
    return tuple(sorted(found, key=lambda f: (f.asks_seconds, f.suggestion.points, f.kind)))


__all__ = ["KINDS", "Case", "Find", "fixes_for"]
