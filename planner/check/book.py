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

    def each_call(self) -> Iterator[Call]:
        """Every call, in the order of the visits' first appearance."""
        for calls in self.calls.values():
            yield from calls
