"""Why a visit is, or is not, by screen in a plan."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from planner.domain import Activity, Instance, Mode, Plan, Reason, Route, Shift, Visit
from planner.modality.callers import Callers, Span
from planner.modality.detour import detour
from planner.modality.judge import NOT_OFFERED, modality
from planner.modality.records import Modality
from planner.modality.tally import WHOLE_PLAN, full_limits
from planner.modes import locks_of
from planner.travel.times import TravelTimes
from planner.unit_seats import UnitSeats


def why_mode(
    instance: Instance, plan: Plan, visit_id: str, travel: TravelTimes | None = None
) -> tuple[Reason, ...]:
    """Return why one visit is, or is not, by screen in this plan; see `why_modes`.

    Raises KeyError for a visit that the instance does not have.
    """
    visit = instance.visit[visit_id]
    return _Explainer(instance, plan, travel).reasons(visit)


def why_modes(
    instance: Instance, plan: Plan, travel: TravelTimes | None = None
) -> dict[str, tuple[Reason, ...]]:
    """Return for every visit why it is, or is not, by screen in this plan, by visit id.

    A visit at home that may not be by screen gets every no of the way that its data offers; one that may, what stood in the way: a
    limit that the others have used up, callers or seats that are taken, a stop that is made anyhow, or that it was cheaper so.
    With `travel` the detour that the home costs is told. None of these moves anything else in the plan: it is why the visit is
    where it is now, not a proof that no other plan has it elsewhere.
    """
    explain = _Explainer(instance, plan, travel)
    return {v.visit_id: explain.reasons(v) for v in instance.visits}


class _Explainer:
    """Answers for one plan."""

    def __init__(self, instance: Instance, plan: Plan, travel: TravelTimes | None) -> None:
        self.instance, self.travel = instance, travel
        self.may: Modality = modality(instance, travel)
        self.full = full_limits(plan, self.may)
        self.callers, self.seats = Callers(instance), UnitSeats(instance, plan)
        self.routes = {r.shift_id: r for r in plan.routes}
        self.calls: dict[str, list[tuple[Route, int]]] = defaultdict(list)
        for route in plan.routes:
            for number, a in enumerate(route.activities):
                if a.visit_id is not None:
                    self.calls[a.visit_id].append((route, number))

    @cached_property
    def _locks(self) -> dict[str, set[Mode]]:
        pins = defaultdict(list)
        for pin in self.instance.pins:
            pins[pin.visit_id].append(pin)
        return {v: set().union(*locks_of(found)) for v, found in pins.items()}

    def reasons(self, visit: Visit) -> tuple[Reason, ...]:
        calls = self.calls.get(visit.visit_id)
        if not calls:
            return (Reason(code="not_planned"), *self.noes(visit))
        screen = [r for r, k in calls if r.activities[k].mode is Mode.SCREEN]
        home = [(r, k) for r, k in calls if r.activities[k].mode is Mode.PHYSICAL]
        if screen and home:
            return (self._both(home[0][0], home[0][1], screen[0]),)
        return self._called(visit, screen[0]) if screen else self._at_home(visit, *home[0])

    def noes(self, visit: Visit) -> tuple[Reason, ...]:
        """Why nothing of the visit may be by screen, of the way that its data offers; nothing where something may."""
        ways = [way[visit.visit_id] for way in (self.may.screen, self.may.split, self.may.second_on_screen)]
        if not all(ways):
            return ()
        offered = [way for way in ways if {r.code for r in way}.isdisjoint(NOT_OFFERED)]
        return min(offered, key=len) if offered else ways[0]

    def _both(self, home: Route, number: int, screen: Route) -> Reason:
        code = "second_called" if home.activities[number].part == "whole" else "part_called"
        return Reason(code=code, params={"shift": screen.shift_id, "other_shift": home.shift_id})

    def _called(self, visit: Visit, screen: Route) -> tuple[Reason, ...]:
        if Mode.SCREEN in self._locks.get(visit.visit_id, ()):
            return (Reason(code="locked_screen"),)
        if {m.mode for m in visit.modes} == {Mode.SCREEN}:
            return (Reason(code="called_only"),)
        return (Reason(code="called", params={"shift": screen.shift_id}),)

    def _at_home(self, visit: Visit, route: Route, number: int) -> tuple[Reason, ...]:
        noes = self.noes(visit)
        if noes:
            return noes
        whole = not self.may.screen[visit.visit_id]
        full = [r for r in self.full.get(visit.visit_id, ()) if whole or r.code in WHOLE_PLAN]
        if full:
            return tuple(full)
        if not self._somebody_free(visit, self._call_seconds(visit)):
            return (Reason(code="unit_full"),)
        if whole:
            return (self._cheaper(visit, route, number),)
        split = not self.may.split[visit.visit_id]
        return (Reason(code="not_split" if split else "second_came"),)

    def _call_seconds(self, visit: Visit) -> int:
        """Care by screen, of whatever may be."""
        lengths = {m.mode: m.service_duration for m in visit.modes}
        if not self.may.screen[visit.visit_id]:
            return lengths[Mode.SCREEN]
        if visit.split is not None and not self.may.split[visit.visit_id]:
            return visit.split.screen_duration
        return lengths[Mode.PHYSICAL]

    def _somebody_free(self, visit: Visit, seconds: int) -> bool:
        """Whether some caller has a gap, and a seat, that would do; a route worker may call between any two stops."""
        able = [s for s in self.callers.shifts if self.callers.may(visit, s)]
        return any(self.callers.room(visit, seconds, self._gaps(s)) for s in able)

    def _gaps(self, shift: Shift) -> list[Span]:
        """When the shift has nothing to do and a seat is left."""
        begin, end = int(shift.start.timestamp()), int(shift.end.timestamp()) + shift.max_overtime
        route = self.routes.get(shift.shift_id)
        gaps: list[Span] = []
        for a in route.activities if route is not None else ():
            gaps.append((begin, _begins(a)))
            begin = int(a.departure.timestamp())
        gaps.append((begin, end))
        free = self.seats.free(shift)
        return [(max(b, here), min(e, there)) for b, e in gaps for here, there in free]

    def _cheaper(self, visit: Visit, route: Route, number: int) -> Reason:
        here = route.activities[number]
        beside = [*route.activities[max(0, number - 1) : number], *route.activities[number + 1 : number + 2]]
        if any(a.mode is Mode.PHYSICAL and a.address_id == here.address_id for a in beside):
            return Reason(code="same_stop")
        shift = self.instance.shift.get(route.shift_id)
        if self.travel is None or shift is None:
            return Reason(code="cheaper_at_home")
        home = detour(self.travel, shift, route, number) + here.arriving_seconds + here.leaving_seconds
        settings = self.instance.settings
        call = settings.screen_setup + self._call_seconds(visit) + settings.screen_documentation
        care = int((here.end - here.start).total_seconds())
        if home + care > call:
            return Reason(code="cheaper_at_home")
        return Reason(
            code="passes_door", params={"home_seconds": home, "care_seconds": care, "call_seconds": call}
        )


def _begins(a: Activity) -> int:
    """When an activity takes its worker up: at the arrival, or as late as its start leaves room for what comes before it."""
    travel = 0 if a.address_id is None else a.travel_seconds
    return int(a.start.timestamp()) - a.arriving_seconds - travel
