"""Windows, shifts and breaks whose times cannot hold together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from planner.day import visit_dates, window_date
from planner.domain import Instance, Mode, Visit
from planner.errors import Severity
from planner.validation.finding import Finding
from planner.validation.places import zone_named

LONG_VISIT = (
    4 * 3600
)  # seconds; longer care is possible, but more often minutes were mistaken for something else
LONG_SHIFT = 16 * 3600


def shortest(visit: Visit) -> int:
    """Return the seconds of care in the visit's shortest mode."""
    return min(m.service_duration for m in visit.modes)


def windows_reversed(instance: Instance) -> Iterator[Finding]:
    """A window that ends before it starts."""
    for i, v in enumerate(instance.visits):
        for w in v.windows:
            if w.start_latest < w.start_earliest:
                params = {
                    "earliest": _clock(instance, w.start_earliest),
                    "latest": _clock(instance, w.start_latest),
                }
                yield Finding("window_reversed", "visits", i, (v.visit_id,), "latest", params=params)


def windows_too_short(instance: Instance) -> Iterator[Finding]:
    """A latest end that leaves no room for the care, even when it starts at once."""
    for i, v in enumerate(instance.visits):
        for w in v.windows:
            if w.end_latest is not None and w.end_latest < w.start_earliest + timedelta(seconds=shortest(v)):
                params = {
                    "end": _clock(instance, w.end_latest),
                    "earliest": _clock(instance, w.start_earliest),
                    "minutes": _minutes(shortest(v)),
                }
                yield Finding("window_too_short", "visits", i, (v.visit_id,), "end_latest", params=params)


def windows_overlap(instance: Instance) -> Iterator[Finding]:
    """Windows of one visit that overlap, touch, or do not come in order of time."""
    for i, v in enumerate(instance.visits):
        for a, b in pairwise(v.windows):
            if b.start_earliest <= a.start_latest and a.start_earliest <= a.start_latest:
                params = {
                    "latest": _clock(instance, a.start_latest),
                    "earliest": _clock(instance, b.start_earliest),
                }
                yield Finding("windows_overlap", "visits", i, (v.visit_id,), "windows", params=params)


def windows_on_several_days(instance: Instance) -> Iterator[Finding]:
    """Windows on several dates, of which only one is looked at when the days are planned one by one."""
    if zone_named(instance.settings.timezone) is None or all(len(v.windows) < 2 for v in instance.visits):
        return
    dates = visit_dates(instance)
    for i, v in enumerate(instance.visits):
        days = sorted({window_date(instance, w) for w in v.windows}) if len(v.windows) > 1 else []
        if len(days) > 1:
            chosen = dates[v.visit_id]
            others = ", ".join(d.isoformat() for d in days if d != chosen)
            params = {"date": chosen.isoformat(), "others": others}
            yield Finding(
                "windows_on_several_days",
                "visits",
                i,
                (v.visit_id,),
                "windows",
                None,
                Severity.WARNING,
                params,
            )


def promises_too_early(instance: Instance) -> Iterator[Finding]:
    """A promise that no start inside the windows can keep."""
    for i, v in enumerate(instance.visits):
        first = v.windows[0].start_earliest
        if v.promised_latest is not None and v.promised_latest < first:
            params = {"promised": _clock(instance, v.promised_latest), "earliest": _clock(instance, first)}
            yield Finding(
                "promise_too_early", "visits", i, (v.visit_id,), "promised_latest",
                severity=Severity.WARNING, params=params,
            )  # fmt: skip


def odd_durations(instance: Instance) -> Iterator[Finding]:
    """Care of no length, or of more than `LONG_VISIT`."""
    for i, v in enumerate(instance.visits):
        for m in v.modes:
            if not 0 < m.service_duration <= LONG_VISIT:
                field = "duration" if m.mode is Mode.PHYSICAL else "screen_duration"
                params = {"minutes": _minutes(m.service_duration)}
                yield Finding(
                    "odd_duration", "visits", i, (v.visit_id,), field, None, Severity.WARNING, params
                )


def modes_twice(instance: Instance) -> Iterator[Finding]:
    """A visit that offers one mode twice."""
    for i, v in enumerate(instance.visits):
        if len({m.mode for m in v.modes}) < len(v.modes):
            yield Finding("mode_twice", "visits", i, (v.visit_id,), "modes")


def shifts_reversed(instance: Instance) -> Iterator[Finding]:
    """A shift that ends at or before its start."""
    for i, s in enumerate(instance.shifts):
        if s.end <= s.start:
            params = {"start": _clock(instance, s.start), "end": _clock(instance, s.end)}
            yield Finding("shift_reversed", "shifts", i, (s.shift_id,), "end", params=params)


def long_shifts(instance: Instance) -> Iterator[Finding]:
    """A shift of more than `LONG_SHIFT`."""
    for i, s in enumerate(instance.shifts):
        hours = (s.end - s.start) / timedelta(hours=1)
        if hours * 3600 > LONG_SHIFT:
            params = {"hours": f"{hours:g}"}
            yield Finding(
                "long_shift", "shifts", i, (s.shift_id,), "end", severity=Severity.WARNING, params=params
            )


def shifts_without_place(instance: Instance) -> Iterator[Finding]:
    """A shift with physical visits that starts or ends nowhere."""
    for i, s in enumerate(instance.shifts):
        if Mode.PHYSICAL in s.modes:
            if s.start_address is None:
                yield Finding("shift_without_start", "shifts", i, (s.shift_id,), "start_address")
            if s.end_address is None:
                yield Finding("shift_without_end", "shifts", i, (s.shift_id,), "end_address")


def shifts_overlap(instance: Instance) -> Iterator[Finding]:
    """Two shifts of one worker at the same time: both, since neither can be preferred."""
    by_worker: dict[str, list[int]] = {}
    for i, s in enumerate(instance.shifts):
        by_worker.setdefault(s.worker_id, []).append(i)
    for positions in by_worker.values():
        positions.sort(key=lambda i: instance.shifts[i].start)
        for i, j in pairwise(positions):
            a, b = instance.shifts[i], instance.shifts[j]
            if b.start < a.end and a.start < a.end and b.start < b.end:
                for k, this, other in ((i, a, b), (j, b, a)):
                    params = {"worker": a.worker_id, "other": other.shift_id}
                    yield Finding(
                        "shifts_overlap", "shifts", k, (this.shift_id, other.shift_id), "start", params=params
                    )


def breaks_reversed(instance: Instance) -> Iterator[Finding]:
    """A break whose window ends before it starts."""
    for i, s in enumerate(instance.shifts):
        for j, b in enumerate(s.breaks):
            if b.start_latest < b.start_earliest:
                params = {
                    "earliest": _clock(instance, b.start_earliest),
                    "latest": _clock(instance, b.start_latest),
                }
                yield Finding("break_reversed", "breaks", (i, j), (s.shift_id,), "latest", params=params)


def breaks_outside_shift(instance: Instance) -> Iterator[Finding]:
    """A break that cannot be held inside its shift at all (error), or not in its whole window (warning)."""
    for i, s in enumerate(instance.shifts):
        for j, b in enumerate(s.breaks):
            last = s.end - timedelta(seconds=b.duration)
            if b.start_earliest > b.start_latest or s.end <= s.start:
                continue
            if min(b.start_latest, last) < max(b.start_earliest, s.start):
                code, severity = "break_outside_shift", Severity.ERROR
            elif b.start_earliest < s.start or b.start_latest > last:
                code, severity = "break_partly_outside", Severity.WARNING
            else:
                continue
            params = {
                "start": _clock(instance, s.start),
                "end": _clock(instance, s.end),
                "minutes": _minutes(b.duration),
            }
            yield Finding(code, "breaks", (i, j), (s.shift_id,), "earliest", severity=severity, params=params)


def _minutes(seconds: int) -> str:
    return f"{seconds / 60:g}"


def _clock(instance: Instance, instant: datetime) -> str:
    zone = zone_named(instance.settings.timezone)
    return f"{instant.astimezone(zone) if zone else instant:%Y-%m-%d %H:%M}"
