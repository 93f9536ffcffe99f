"""Who could take a call: shifts that serve the screen, when they and their unit's seats are there, and what they may do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from planner.domain import Instance, Level, Mode, ScreenUnit, Shift, Visit

Span = tuple[int, int]


class Callers:
    """Answers for one instance; instants are seconds since 1970 (UTC)."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        known = instance.worker
        self.shifts = [s for s in instance.shifts if Mode.SCREEN in s.modes and s.worker_id in known]
        self.open = {u.unit_id: open_spans(u) for u in instance.units if u.seats}

    def enough(self, visit: Visit, duration: int, workers: int = 1) -> bool:
        """Return whether at least so many workers could take a call of `duration` seconds in the visit's windows.

        Judged alone: other visits, breaks and how many seats are taken do not count.
        """
        found: set[str] = set()
        for shift in self.shifts:
            if shift.worker_id not in found and self.may(visit, shift):
                begin, end = int(shift.start.timestamp()), int(shift.end.timestamp()) + shift.max_overtime
                spans = [
                    (max(begin, here), min(end, there))
                    for here, there in self.open.get(shift.unit_id or "", [(begin, end)])
                ]
                if self.room(visit, duration, spans):
                    found.add(shift.worker_id)
                    if len(found) >= workers:
                        return True
        return False

    def room(self, visit: Visit, duration: int, spans: Iterable[Span]) -> bool:
        """Return whether a call of `duration`, from its set-up to the end of its documentation, fits into one of `spans`."""
        settings = self.instance.settings
        windows = self._windows(visit)
        for begin, end in spans:
            first, last = begin + settings.screen_setup, end - duration - settings.screen_documentation
            for early, late, done in windows:
                latest = late if done is None else min(late, done - duration)
                if max(first, early) <= min(last, latest):
                    return True
        return False

    def _windows(self, visit: Visit) -> list[tuple[int, int, int | None]]:
        """When care may start, and end at the latest where that is said; a locked start replaces the windows."""
        locked = self._locked.get(visit.visit_id)
        if locked:
            return [(t, t, None) for t in locked]
        return [
            (
                int(w.start_earliest.timestamp()),
                int(w.start_latest.timestamp()),
                None if w.end_latest is None else int(w.end_latest.timestamp()),
            )
            for w in visit.windows
        ]

    @cached_property
    def _locked(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for pin in self.instance.pins:
            if pin.start is not None:
                found[pin.visit_id].append(int(pin.start.timestamp()))
        return found

    def may(self, visit: Visit, shift: Shift) -> bool:
        """Return whether the worker of the shift may take the visit."""
        worker, citizen = self.instance.worker[shift.worker_id], self.instance.citizen[visit.citizen_id]
        required = citizen.required_workers
        return (
            worker.level.rank >= visit.level.rank
            and visit.certificates <= worker.certificates
            and worker.worker_id not in citizen.forbidden_workers
            and (not required or worker.worker_id in required)
            and (
                worker.level is Level.NURSE
                or all(
                    (worker.worker_id, citizen.citizen_id, t) in self._handed for t in visit.delegated_tasks
                )
            )
        )

    @cached_property
    def _handed(self) -> frozenset[tuple[str, str, str]]:
        return frozenset((d.worker_id, d.citizen_id, d.task) for d in self.instance.delegations)


def open_spans(unit: ScreenUnit) -> list[Span]:
    """Return when a unit has any seat, seconds since 1970 (UTC), each maximal span once and in their order."""
    spans: list[Span] = []
    ends = [int(row.start.timestamp()) for row in unit.seats[1:]] + [2**40]
    for row, end in zip(unit.seats, ends, strict=True):
        begin = int(row.start.timestamp())
        if row.count and spans and spans[-1][1] == begin:
            spans[-1] = (spans[-1][0], end)
        elif row.count:
            spans.append((begin, end))
    return spans
