"""What every event has at hand: the day as it is by now, what it says of the past, and where to put the faults it finds."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from operator import itemgetter
from typing import Any

from planner.domain import Activity, Instance, Pin, Plan, Shift
from planner.errors import Issue
from planner.pauses import match_breaks
from planner.replan.clock import near
from planner.replan.located import Happened, Origin
from planner.replan.past import Cut, Past
from planner.replan.records import Note
from planner.scenarios.doing.draws import by_id
from planner.scenarios.doing.hiring import free_id
from planner.scenarios.doing.rota import with_times
from planner.travel.times import TravelTimes

SHOWN = 12
"""Ids that a fault offers in the stead of one that there is not."""


class Desk:
    """A day in the making. `before`, `plan`: as published; `instance`, `travel`: as it has become. The past is known once every
    event has said what it knows of it."""

    def __init__(self, instance: Instance, travel: TravelTimes, plan: Plan, now: datetime) -> None:
        self.before, self.plan, self.now = instance, plan, now
        self.instance, self.travel = instance, travel
        self.cuts: dict[str, Cut] = {}
        self.missed: set[str] = set()
        self.longer: dict[str, int] = {}
        self.gone: set[str] = set()
        self.struck: set[str] = set()
        self.ended: set[str] = set()
        self.goes_on: dict[str, str] = {}
        self.forbidden: set[tuple[str, str, str]] = set()
        self.notes: list[Note] = []
        self._faults: list[tuple[int, Issue]] = []
        self._turn, self.origin = 0, Origin()
        self.past = Past(now, {})

    def at(self, number: int, happened: Happened) -> None:
        """Turn to an event, the `number`-th."""
        self._turn, self.origin = number, happened.origin

    @property
    def faults(self) -> list[Issue]:
        """What the day says against the events, in their order."""
        return [issue for _, issue in sorted(self._faults, key=itemgetter(0))]

    def add(self, issues: Iterable[Issue]) -> None:
        """Take faults in against the present event."""
        self._faults += [(self._turn, issue) for issue in issues]

    def fault(self, code: str, at: str = "", value: object = None, **params: Any) -> None:
        """Note what the day says against the present event's field `at`."""
        self.add([self.origin.issue(code, (at,) if at else (), value, **params)])

    def note(self, code: str, **params: str | int | float) -> None:
        """Note what the present event did."""
        self.notes.append(Note(code=code, params=params))

    def instant(self, clock: str | None) -> datetime:
        """Return the instant of a clock, now for None."""
        return self.now if clock is None else near(self.before, clock, self.now)

    def known(self, at: str, one: str, ids: Collection[str]) -> bool:
        """Return whether an id is among those there are; if not, find fault with it."""
        if one in ids:
            return True
        more = ", …" if len(ids) > SHOWN else ""
        self.fault(f"event_unknown_{at}", at, one, known=", ".join(by_id(ids)[:SHOWN]) + more)
        return False

    def shifts_of(self, worker: str) -> list[Shift]:
        """Return the shifts of a worker that are not over now; a fault where there are none."""
        if not self.known("worker", worker, self.before.worker):
            return []
        found = [s for s in self.before.shifts if s.worker_id == worker and s.end > self.now]
        if not found:
            self.fault("event_no_shift", "worker", worker)
        return found

    @cached_property
    def planned(self) -> dict[str, list[tuple[str, Activity]]]:
        """(shift id, activity) of each visit of the published plan."""
        found: dict[str, list[tuple[str, Activity]]] = {}
        for route in self.plan.routes:
            for a in route.activities:
                if a.visit_id is not None:
                    found.setdefault(a.visit_id, []).append((route.shift_id, a))
        return found

    def begun(self, visit_id: str, at: datetime) -> bool:
        """Return whether anything of a visit was to begin by then, as published."""
        return any(a.start <= at for _, a in self.planned.get(visit_id, ()))

    def cut(self, shift_id: str, **cut: datetime) -> None:
        """Say what has kept a shift from its plan; of two such instants the one that leaves less."""
        old = self.cuts.get(shift_id, Cut())
        for name, instant in cut.items():
            given = getattr(old, name)
            least = max if name == "not_before" else min
            old = replace(old, **{name: instant if given is None else least(instant, given)})
        self.cuts[shift_id] = old

    def to_come(self, shift_ids: Iterable[str]) -> set[str]:
        """Return the visits of these shifts, as published, that are still to come and are still asked for."""
        chosen = set(shift_ids)
        chosen |= {old for old, new in self.goes_on.items() if new in chosen}
        return {
            v
            for v, found in self.planned.items()
            for shift_id, a in found
            if shift_id in chosen and (v, a.seat, a.part) not in self.past.held and v in self.instance.visit
        }

    def replace_shift(self, shift_id: str, *others: Shift) -> None:
        """Put shifts in the place of one."""
        rows = [t for s in self.instance.shifts for t in (others if s.shift_id == shift_id else (s,))]
        self.instance = self.instance.model_copy(update={"shifts": tuple(rows)})

    def going_on(self, shift: Shift) -> Shift:
        """Return the part of a shift that is still to come, as a shift of its own if anything of it has been done.

        It begins where and when the worker is free, with the breaks that are left; locks of visits to come move to it.
        """
        if shift.shift_id in self.goes_on:
            return self.instance.shift[self.goes_on[shift.shift_id]]
        standing = self.past.standings.get(shift.shift_id)
        if standing is None or standing.ready is None:
            rest = with_times(shift, max(shift.start, min(self.now, shift.end)), shift.end)
            self.replace_shift(shift.shift_id, rest)
            return rest
        taken = taken_breaks(shift, standing.done)
        left = tuple(b for n, b in enumerate(shift.breaks) if n not in taken)
        new_id = free_id(f"{shift.shift_id}+", self.instance.shift)
        done = shift.model_copy(
            update={
                "end": standing.ready,
                "end_address": standing.place,
                "max_overtime": 0,
                "breaks": tuple(shift.breaks[n] for n in sorted(taken)),
            }
        )
        start = max(self.now, standing.ready)
        rest = shift.model_copy(
            update={
                "shift_id": new_id,
                "start": start,
                "end": max(shift.end, start),
                "start_address": standing.place,
                "breaks": left,
            }
        )
        self.replace_shift(shift.shift_id, done, rest)
        self.goes_on[shift.shift_id] = new_id
        self.ended.add(shift.shift_id)
        self.travel = _paced_like(self.travel, shift.shift_id, new_id)
        self.repin(shift.shift_id, new_id)
        return rest

    def repin(self, shift_id: str, other: str | None) -> None:
        """Let locks of visits to come to a shift hold for another one, or for none; an order after what is done is kept anyway."""
        done = (
            {a.visit_id for a in self.past.standings[shift_id].done}
            if shift_id in self.past.standings
            else set()
        )

        def moved(pin: Pin) -> Pin:
            if pin.visit_id in self.past.visits:
                return pin
            update: dict[str, Any] = {"shift_id": other} if pin.shift_id == shift_id else {}
            return pin.model_copy(update=update | ({"after": None} if pin.after in done else {}))

        pins = (moved(p) for p in self.instance.pins)
        kept = tuple(p for p in pins if any((p.shift_id, p.start, p.mode, p.after)))
        self.instance = self.instance.model_copy(update={"pins": kept})


def taken_breaks(shift: Shift, done: Iterable[Activity]) -> dict[int, Activity]:
    """Return the breaks of a shift, by number, that are among what has been done."""
    pauses = [a for a in done if a.kind == "break"]
    return {number: pauses[k] for k, number in match_breaks(pauses, shift.breaks).items()}


def _paced_like(travel: TravelTimes, shift_id: str, new_id: str) -> TravelTimes:
    if shift_id not in travel.paces:
        return travel
    return replace(travel, paces={**travel.paces, new_id: travel.paces[shift_id]})
