"""Room by longer hours: how many minutes of overtime somebody must be allowed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from planner.domain import Instance
from planner.suggest.fixes.burden import OVERTIME
from planner.suggest.fixes.case import Case
from planner.suggest.fixes.least import least_minutes
from planner.suggest.records import Fix, Suggestion

LONGEST = 120
"""Minutes; beyond two hours it is a shift more and no overtime (assumed)."""


def overtime(case: Case) -> Iterator[Fix]:
    """Yield the least overtime that makes room, for those alone whose shift takes the visit. Overtime there was before stays."""
    found = least_minutes(partial(_find, case, None), LONGEST)
    if found is None:
        return
    shifts = frozenset(p.shift_id for p in found[1].parts)
    alone = least_minutes(partial(_find, case, shifts), LONGEST)
    if alone is None:
        return
    minutes, suggestion = alone
    workers = sorted({case.instance.shift[s].worker_id for s in shifts})
    yield Fix(
        kind="overtime",
        params={"worker": ", ".join(workers), "shift": ", ".join(sorted(shifts))},
        minutes=minutes,
        asks_seconds=OVERTIME * 60 * minutes * len(shifts),
        suggestion=suggestion,
    )


def _find(case: Case, shifts: Collection[str] | None, minutes: int) -> Suggestion | None:
    return case.find(_longer(case.instance, shifts, minutes))


def _longer(instance: Instance, shifts: Collection[str] | None, minutes: int) -> Instance:
    """Return the input in which these shifts, or all, may last longer."""
    rows = (
        s.model_copy(update={"max_overtime": s.max_overtime + 60 * minutes})
        if shifts is None or s.shift_id in shifts
        else s
        for s in instance.shifts
    )
    return instance.model_copy(update={"shifts": tuple(rows)})
