"""What the questions about an unplanned visit are answered from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from planner.domain import (
    Instance,
    Level,
    Mode,
    Pin,
    Plan,
    Reason,
    Shift,
    TimeWindow,
    Visit,
    VisitMode,
    Worker,
)
from planner.modality import Modality, modality
from planner.modality.tally import WHOLE_PLAN, full_limits
from planner.modes import locks_of, seat_modes, split_modes
from planner.reasons.fit import Fit, Fitter
from planner.reasons.tasks import Line, windows_of
from planner.travel.times import TravelTimes
from planner.wording import local_clock, local_span

SHIFTS_NAMED = 4  # more shift times than this in one sentence help nobody


@dataclass(frozen=True)
class Desk:
    """An instance and its plan, looked up in the ways that the questions need."""

    instance: Instance
    travel: TravelTimes
    plan: Plan

    @cached_property
    def fitter(self) -> Fitter:
        """Tries visits in the plan's routes."""
        return Fitter(self.instance, self.travel, self.plan)

    @cached_property
    def lines(self) -> dict[str, Line]:
        """Each shift's day as planned."""
        return {s.shift_id: self.fitter.line(s) for s in self.instance.shifts}

    @cached_property
    def starts(self) -> dict[str, int]:
        """Start of each planned visit, in seconds since 1970 (UTC)."""
        calls = (a for r in self.plan.routes for a in r.activities)
        return {a.visit_id: int(a.start.timestamp()) for a in calls if a.visit_id is not None}

    @cached_property
    def workers(self) -> dict[str, set[str]]:
        """Who comes to each planned visit."""
        found: dict[str, set[str]] = {}
        for route in self.plan.routes:
            for a in route.activities:
                if a.visit_id is not None:
                    found.setdefault(a.visit_id, set()).add(route.worker_id)
        return found

    @cached_property
    def _handed(self) -> frozenset[tuple[str, str, str]]:
        return frozenset((d.worker_id, d.citizen_id, d.task) for d in self.instance.delegations)

    def may_do(self, worker: Worker, visit: Visit, task: str) -> bool:
        """Return whether the worker may do a delegated task of the visit; a nurse may."""
        handed = (worker.worker_id, visit.citizen_id, task) in self._handed
        return handed or worker.level is Level.NURSE

    def worker(self, shift: Shift) -> Worker:
        """Return who has the shift."""
        return self.instance.worker[shift.worker_id]

    def address_id(self, visit: Visit) -> str:
        """Return where the citizen lives."""
        return self.instance.citizen[visit.citizen_id].address_id

    def pins(self, visit: Visit) -> list[Pin]:
        """Return what is locked of a visit; a lock of a seat that it does not have holds nothing."""
        return [p for p in self._pins.get(visit.visit_id, ()) if p.seat < visit.staff_required]

    @cached_property
    def _pins(self) -> dict[str, list[Pin]]:
        found: dict[str, list[Pin]] = {}
        for pin in self.instance.pins:
            found.setdefault(pin.visit_id, []).append(pin)
        return found

    def after(self, visit: Visit, seat: int = 0) -> str | None:
        """Return which visit a seat is locked after."""
        return next((p.after for p in self.pins(visit) if p.after is not None and p.seat == seat), None)

    def locked_after(self, visit_id: str) -> list[Visit]:
        """Return the unplanned visits that are locked after a visit."""
        later = dict.fromkeys(p.visit_id for p in self.instance.pins if p.after == visit_id)
        known = (self.instance.visit[v] for v in later if v in self.instance.visit and v not in self.starts)
        return [v for v in known if visit_id in {p.after for p in self.pins(v)}]

    def may_sit(self, visit: Visit, shift: Shift, seat: int) -> bool:
        """Return whether the locks leave a seat of the visit to the shift."""
        locked = (p.shift_id for p in self.pins(visit) if p.seat == seat and p.shift_id is not None)
        return all(shift.shift_id == shift_id for shift_id in locked)

    def staffed(self, visit: Visit, pool: Sequence[Shift]) -> bool:
        """Return whether these shifts have someone for every seat, two workers for two."""
        one, *other = (
            {s.worker_id for s in pool if self.may_sit(visit, s, seat) and self.modes(visit, s, seat)}
            for seat in range(visit.staff_required)
        )
        return bool(one) and all(mine and len(one | mine) > 1 for mine in other)

    def fit(self, line: Line, visit: Visit, first: int = 0) -> Fit | None:
        """Return the first place from position `first` on where a visit has room in a route, None if none."""
        modes = self.modes(visit, line.shift)
        fit = self.fitter.best(line, visit, modes, self.after(visit), below=1, first=first)
        return fit if fit is not None and fit.lack <= 0 else None

    def windows(self, visit: Visit) -> tuple[TimeWindow, ...]:
        """Return when the visit may start; a locked start replaces its windows."""
        return windows_of(visit, self.pins(visit))

    @cached_property
    def may(self) -> Modality:
        """Which visits may be by screen."""
        return modality(self.instance, self.travel)

    @cached_property
    def _full(self) -> dict[str, list[Reason]]:
        """The limits that leave no room for one screen visit more, by visit id."""
        return full_limits(self.plan, self.may)

    def modes(self, visit: Visit, shift: Shift | None = None, seat: int | None = None) -> list[VisitMode]:
        """Return the modes that locks, a missing road and the rules of the screen leave to a seat of a visit (on a shift), or to
        any seat.
        """
        seats = range(visit.staff_required) if seat is None else (seat,)
        locks = locks_of(self.pins(visit))
        found = [m for n in seats for m in seat_modes(visit, n, locks, self.may) if self._open(visit, m, n)]
        return [m for m in dict.fromkeys(found) if shift is None or serves(shift, m.mode)]

    def _open(self, visit: Visit, mode: VisitMode, seat: int) -> bool:
        """Whether the road or the limits leave a mode to a seat; the second of two workers is no screen visit of its own."""
        if mode.mode is Mode.PHYSICAL:
            return self.address_id(visit) in self.travel.index
        second = seat == 1 and visit.second_on_screen
        return not (self._full_for_parts if second else self._full).get(visit.visit_id)

    @cached_property
    def _full_for_parts(self) -> dict[str, list[Reason]]:
        """The limits that leave no room for anything by screen, by visit id."""
        return {
            v: kept for v, found in self._full.items() if (kept := [r for r in found if r.code in WHOLE_PLAN])
        }

    def parts(self, visit: Visit) -> tuple[VisitMode, VisitMode] | None:
        """Return the part at home and the part by screen that the visit may be split into, None if it may not."""
        if self.address_id(visit) not in self.travel.index or self._full_for_parts.get(visit.visit_id):
            return None
        return split_modes(visit, self.may)

    def barred(self, visit: Visit) -> list[Reason]:
        """Return why a visit that is to be by screen may not be, or cannot be one more; nothing where it may."""
        return [*self.may.screen[visit.visit_id], *self._full.get(visit.visit_id, ())]

    def partners(self, visit: Visit) -> list[str]:
        """Return the planned visits that links tie this one to, each once."""
        ends = [(k.first, k.second) for k in self.instance.links]
        ends += [(second, first) for first, second in ends]
        return list(
            dict.fromkeys(other for one, other in ends if one == visit.visit_id and other in self.starts)
        )

    def windows_text(self, visit: Visit) -> str:
        """Return the windows in local time."""
        return ", ".join(
            local_span(w.start_earliest, w.start_latest, self.instance) for w in self.windows(visit)
        )

    def shifts_text(self, pool: Sequence[Shift]) -> str:
        """Return the times of the shifts in local time, each once, earliest first."""
        spans = sorted({(s.start, s.end) for s in pool})
        named = ", ".join(local_span(start, end, self.instance) for start, end in spans[:SHIFTS_NAMED])
        return named + (f" +{len(spans) - SHIFTS_NAMED}" if len(spans) > SHIFTS_NAMED else "")

    def clock_text(self, seconds: int) -> str:
        """Return an instant, given in seconds since 1970, in local time."""
        return local_clock(datetime.fromtimestamp(seconds, UTC), self.instance)


def serves(shift: Shift, mode: Mode) -> bool:
    """Return whether the shift takes visits in a mode; a screen unit goes nowhere."""
    return mode in shift.modes and (mode is Mode.SCREEN or shift.unit_id is None)
