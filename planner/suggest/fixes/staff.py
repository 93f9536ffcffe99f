"""Room by somebody more: the shortest shift, by quarters of an hour, that would take the visit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from planner.domain import Instance, Level, Means, Mode, Route, Shift, Worker, seconds_between
from planner.suggest.fixes.burden import RECRUITING
from planner.suggest.fixes.case import Case
from planner.suggest.records import Fix, Suggestion

AROUND = timedelta(hours=2)
"""How long before the window, and after the visit, the shift could at most begin and end."""
QUARTER = 900


def somebody_more(case: Case) -> Iterator[Fix]:
    """Yield a shift more, from the usual base and by the usual means, for one who may give the visit all that it asks for, and
    another like it where the visit takes two."""
    base = _base(case.instance)
    if base is None:
        return
    for count in range(1, case.visit.staff_required + 1):
        spans = [_longest(case)] * count
        found = case.find(_with_shifts(case, spans, base))
        if found is None:
            continue
        used = [r for r in found.plan.routes if r.shift_id in _ids(case.instance, count) and r.activities]
        spans = [_trimmed(r) for r in used]
        shortest = case.find(_with_shifts(case, spans, base))
        if used and shortest is not None:
            yield _fix(case, spans, shortest)
        return


def _fix(case: Case, spans: list[tuple[datetime, datetime]], found: Suggestion) -> Fix:
    start, end = spans[0]
    asked = sum(seconds_between(*span) + RECRUITING for span in spans)
    params: dict[str, str | int | float] = {
        "count": len(spans),
        "level": _level(case).value,
        "start": start.isoformat(),
        "end": end.isoformat(),
    }
    return Fix(kind="extra_shift", params=params, asks_seconds=asked, suggestion=found)


def _level(case: Case) -> Level:
    """A nurse where tasks would have to be handed over: that takes somebody who is there already."""
    return Level.NURSE if case.visit.delegated_tasks else case.visit.level


def _base(instance: Instance) -> tuple[str, Means] | None:
    """Where, and by what, most shifts set out."""
    rows = Counter(
        (s.start_address, s.means)
        for s in instance.shifts
        if s.start_address is not None and s.unit_id is None
    )
    return max(rows, key=lambda row: (rows[row], row), default=None) if rows else None


def _longest(case: Case) -> tuple[datetime, datetime]:
    windows, care = case.visit.windows, max(m.service_duration for m in case.visit.modes)
    return (
        min(w.start_earliest for w in windows) - AROUND,
        max(w.start_latest for w in windows) + timedelta(seconds=care) + AROUND,
    )


def _trimmed(route: Route) -> tuple[datetime, datetime]:
    """From the quarter of an hour before the departure to the one after the return."""
    early = int(route.departure.timestamp()) % QUARTER
    late = -int(route.return_time.timestamp()) % QUARTER
    return route.departure - timedelta(seconds=early), route.return_time + timedelta(seconds=late)


def _ids(instance: Instance, count: int) -> list[str]:
    """Ids for shifts and workers more that are not taken."""
    taken = instance.shift.keys() | instance.worker.keys()
    free = (f"+{n}" for n in range(1, len(taken) + count + 1))
    return [i for i in free if i not in taken][:count]


def _with_shifts(case: Case, spans: list[tuple[datetime, datetime]], base: tuple[str, Means]) -> Instance:
    instance, visit = case.instance, case.visit
    ids = _ids(instance, len(spans))
    workers = (Worker(worker_id=i, level=_level(case), certificates=visit.certificates) for i in ids)
    shifts = (
        Shift(
            shift_id=i, worker_id=i, start=start, end=end, start_address=base[0], end_address=base[0], means=base[1],
            modes=frozenset({Mode.PHYSICAL}),
        )
        for i, (start, end) in zip(ids, spans, strict=True)
    )  # fmt: skip
    return instance.model_copy(
        update={"workers": (*instance.workers, *workers), "shifts": (*instance.shifts, *shifts)}
    )
