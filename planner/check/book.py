"""A plan opened beside its instance: routes with their shifts, calls with their visits and places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from planner.domain import Activity, Instance, Mode, Plan, Route, Shift, Visit, Worker
from planner.travel.times import TravelTimes


@dataclass(frozen=True)
class Step:
    """One activity of a tour.

    `visit` is None for a break and for an unknown visit. `place` is where the instance says that a visit
    happens (None: nowhere), whatever the activity claims; of the others, what the activity claims.
    """

    activity: Activity
    visit: Visit | None
    place: str | None

    @property
    def at_a_home(self) -> bool:
        """Whether it is a visit carried out at an address, so that it may share a stop with its neighbour."""
        return self.visit is not None and self.place is not None


@dataclass(frozen=True)
class Tour:
    """A route whose shift the instance knows."""

    route: Route
    shift: Shift
    worker: Worker
    steps: tuple[Step, ...]

    @property
    def used(self) -> bool:
        """Whether it carries out any visit."""
        return any(s.activity.kind == "visit" for s in self.steps)

    def names(self, activity: Activity) -> tuple[str, ...]:
        """The ids of an activity here: its visit, if it is one, and the shift."""
        return tuple(name for name in (activity.visit_id, self.shift.shift_id) if name is not None)


@dataclass(frozen=True)
class Call:
    """A known visit in a tour, `number` activities into it."""

    visit: Visit
    activity: Activity
    tour: Tour
    number: int


@dataclass(frozen=True)
class Book:
    """What the rules read."""

    instance: Instance
    travel: TravelTimes
    plan: Plan

    @cached_property
    def tours(self) -> tuple[Tour, ...]:
        """Every route of a known shift, in the order of the plan."""
        shifts = self.instance.shift
        return tuple(
            Tour(r, s, self.instance.worker[s.worker_id], tuple(self._step(a) for a in r.activities))
            for r in self.plan.routes
            if (s := shifts.get(r.shift_id)) is not None
        )

    def _step(self, activity: Activity) -> Step:
        if activity.kind == "break":
            return Step(activity, None, activity.address_id)
        visit = self.instance.visit.get(activity.visit_id or "")
        if visit is None:
            return Step(activity, None, activity.address_id)
        if activity.mode is not Mode.PHYSICAL:
            return Step(activity, visit, None)
        return Step(activity, visit, self.instance.citizen[visit.citizen_id].address_id)

    @cached_property
    def calls(self) -> dict[str, list[Call]]:
        """Calls of each known visit that is in a tour, by visit id, seat 0 before seat 1."""
        calls: dict[str, list[Call]] = defaultdict(list)
        for tour in self.tours:
            for number, step in enumerate(tour.steps):
                if step.visit is not None:
                    calls[step.visit.visit_id].append(Call(step.visit, step.activity, tour, number))
        return {v: sorted(c, key=lambda call: call.activity.seat) for v, c in calls.items()}

    @cached_property
    def at_home(self) -> frozenset[str]:
        """Visits that somebody comes to in person."""
        return frozenset(
            v for v, calls in self.calls.items() if any(c.activity.mode is Mode.PHYSICAL for c in calls)
        )

    @cached_property
    def on_screen(self) -> dict[str, Call]:
        """Visits of which anything is by screen, and its first call."""
        calls = ((v, [c for c in found if c.activity.mode is Mode.SCREEN]) for v, found in self.calls.items())
        return {v: found[0] for v, found in calls if found}

    def care_seconds(self, call: Call) -> int | None:
        """Seconds of care that a call must last, None where the visit does not offer it like that.

        Each part of a split visit has its own length, and a second worker on screen stays as long as the first one.
        """
        visit, a = call.visit, call.activity
        if a.part != "whole":
            right = Mode.SCREEN if a.part == "screen" else Mode.PHYSICAL
            if visit.split is None or a.mode is not right:
                return None
            return visit.split.screen_duration if a.part == "screen" else visit.split.physical_duration
        lengths = {m.mode: m.service_duration for m in reversed(visit.modes)}
        mode = Mode.PHYSICAL if self.is_second_on_screen(call) else a.mode
        return None if mode is None else lengths.get(mode)

    def is_second_on_screen(self, call: Call) -> bool:
        """Whether it is the second worker of a visit, on screen, while the first one is there."""
        double = call.visit.second_on_screen and call.visit.staff_required == 2
        called = call.activity.seat == 1 and call.activity.mode is Mode.SCREEN
        return double and called and call.visit.visit_id in self.at_home

    def each_call(self) -> Iterator[Call]:
        """Every call, in the order of the visits' first appearance."""
        for calls in self.calls.values():
            yield from calls
