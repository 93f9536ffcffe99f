"""The judgement of a whole instance: every visit by itself, then what binds visits to one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from planner.calendar_days import days_due
from planner.domain import Instance, Mode, Pin, Reason, Visit
from planner.modality.callers import Callers
from planner.modality.consent import citizen_reasons, consent_reasons
from planner.modality.contact import contact_limits
from planner.modality.limits import plan_limits
from planner.modality.records import Modality, ScreenLimit
from planner.services import screen_use
from planner.travel.times import TravelTimes

Reasons = dict[str, list[Reason]]


def modality(instance: Instance, travel: TravelTimes | None = None) -> Modality:
    """Return which visits may be by screen, wholly, in part, or for the second worker, and why not.

    Parameters
    ----------
    instance
        Where a visit may start on several days, it must be right on each of them.
    travel
        Tells how far citizens live from the nearest base; as the crow flies without it.

    Returns
    -------
    Modality
        With an entry for every visit. A visit left out of a plan counts as physical: somebody still has to come.

    Notes
    -----
    One look at every shift that serves the screen for each visit that may be by screen so far.
    """
    judge = _Judge(instance)
    found = [
        {v.visit_id: list(ask(v)) for v in instance.visits}
        for ask in (judge.whole, judge.split, judge.second)
    ]
    screen = found[0]
    limits = contact_limits(instance, screen)
    somehow = [v.visit_id for v in instance.visits if not all(r[v.visit_id] for r in found)]
    limits += plan_limits(instance, travel, somehow)
    for limit in (k for k in limits if k.most == 0):
        _forbid(limit, [screen] if limit.whole else found)
    whole, split, second = map(_frozen, found)
    return Modality(whole, split, second, _binding(limits, screen, found))


def _forbid(limit: ScreenLimit, ways: Iterable[Reasons]) -> None:
    """A limit of none is a reason, beside the others; a way that the data does not offer needs no further one."""
    for reasons in ways:
        for visit_id in limit.visits:
            if {r.code for r in reasons[visit_id]}.isdisjoint(NOT_OFFERED):
                reasons[visit_id].append(limit.reason())


def _binding(
    limits: Iterable[ScreenLimit], screen: Reasons, ways: Iterable[Reasons]
) -> tuple[ScreenLimit, ...]:
    """The limits that may still bind."""
    ways = list(ways)

    def open_to(limit: ScreenLimit, visit_id: str) -> bool:
        return not screen[visit_id] if limit.whole else any(not reasons[visit_id] for reasons in ways)

    left = (k for k in limits if k.most > 0)
    return tuple(k for k in left if sum(open_to(k, v) for v in k.visits) > k.most)


def _frozen(reasons: Reasons) -> dict[str, tuple[Reason, ...]]:
    return {visit_id: tuple(found) for visit_id, found in reasons.items()}


NOT_OFFERED = frozenset({"no_screen_mode", "no_split", "no_second"})


class _Judge:
    """Asks one visit at a time."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.callers = Callers(instance)
        self.pins: dict[str, list[Pin]] = defaultdict(list)
        for pin in instance.pins:
            if pin.visit_id in instance.visit and pin.seat < instance.visit[pin.visit_id].staff_required:
                self.pins[pin.visit_id].append(pin)

    def whole(self, visit: Visit) -> Iterator[Reason]:
        length = next((m.service_duration for m in visit.modes if m.mode is Mode.SCREEN), None)
        if length is None:
            yield Reason(code="no_screen_mode")
            return
        reasons = [*self._of_whole(visit), *self._named(visit, visit.services), *self._citizen(visit)]
        yield from reasons
        if not reasons and not self.callers.enough(visit, length, visit.staff_required):
            yield Reason(code="nobody_on_screen")

    def _of_whole(self, visit: Visit) -> Iterator[Reason]:
        locked = self._locked(visit)
        if Mode.PHYSICAL in locked:
            yield Reason(code="locked_physical")
        elif visit.staff_required == 2 and not locked and Mode.PHYSICAL in {m.mode for m in visit.modes}:
            yield Reason(code="two_workers")

    def split(self, visit: Visit) -> Iterator[Reason]:
        if visit.split is None:
            yield Reason(code="no_split")
            return
        reasons = [*self._of_split(visit), *self._named(visit, visit.split.services), *self._citizen(visit)]
        yield from reasons
        if not reasons and not self.callers.enough(visit, visit.split.screen_duration):
            yield Reason(code="nobody_on_screen")

    def _of_split(self, visit: Visit) -> Iterator[Reason]:
        if visit.staff_required == 2:
            yield Reason(code="split_two_workers")
        if self.pins[visit.visit_id]:
            yield Reason(code="split_locked")
        if Mode.PHYSICAL not in {m.mode for m in visit.modes}:
            yield Reason(code="split_not_at_home")

    def second(self, visit: Visit) -> Iterator[Reason]:
        """Whoever is in the home has a screen along and speaks for what it shows: the citizen's word is all that is asked."""
        at_home = next((m.service_duration for m in visit.modes if m.mode is Mode.PHYSICAL), None)
        if visit.staff_required != 2 or not visit.second_on_screen or at_home is None:
            yield Reason(code="no_second")
            return
        reasons = [*self._named(visit, ())]
        if any(p.seat == 1 and p.mode is Mode.PHYSICAL for p in self.pins[visit.visit_id]):
            reasons.append(Reason(code="locked_physical"))
        citizen = self.instance.citizen.get(visit.citizen_id)
        record = None if citizen is None else citizen.screen
        reasons += consent_reasons(record, self.instance.settings.screen, self._last_day(visit))
        yield from reasons
        if not reasons and not self.callers.enough(visit, at_home):
            yield Reason(code="nobody_on_screen")

    def _locked(self, visit: Visit) -> set[Mode]:
        """The modes that locks leave to the whole visit; a second worker locked to the screen says nothing of the first."""
        pins = self.pins[visit.visit_id]
        return {p.mode for p in pins if p.mode is not None and not (p.seat == 1 and visit.second_on_screen)}

    def _named(self, visit: Visit, services: Iterable[str]) -> Iterator[Reason]:
        if visit.must_be_physical:
            yield Reason(code="must_be_physical")
        own = self.instance.settings.service_screen
        for service in dict.fromkeys(services):
            if not screen_use(service, own).possible:
                yield Reason(code="service_not_on_screen", params={"service": service})

    def _citizen(self, visit: Visit) -> Iterator[Reason]:
        citizen = self.instance.citizen.get(visit.citizen_id)
        record = None if citizen is None else citizen.screen
        days = days_due(self.instance, visit)
        return citizen_reasons(record, self.instance.settings.screen, days[0], days[-1])

    def _last_day(self, visit: Visit) -> date:
        return days_due(self.instance, visit)[-1]
