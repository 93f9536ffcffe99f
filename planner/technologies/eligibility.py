"""Who may have a technology, asked of the citizens one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from planner.domain import Citizen, Consent, Mode, Visit
from planner.services import screen_use
from planner.technologies.care import staff_seconds
from planner.technologies.draft import Draft
from planner.technologies.draws import draw
from planner.technologies.records import Eligibility, Share, Technology
from planner.technologies.screening import Screening
from planner.technologies.values import Values

WEEK = 7


@dataclass(frozen=True, eq=False)
class Judge:
    """Asks for one technology, in one draft, with the values of its parameters."""

    draft: Draft
    technology: Technology
    values: Values
    screening: Screening
    seed: int

    def eligible(self) -> list[str]:
        """Return the ids of the citizens who may have it, in the order of the instance."""
        return [c.citizen_id for c in self.draft.citizens.values() if self.may(c)]

    def may(self, citizen: Citizen) -> bool:
        """Whether this citizen may have it."""
        if not self.technology.topics.isdisjoint(self.draft.claimed[citizen.citizen_id]):
            return False
        visits = self.visits(citizen.citizen_id)
        return bool(visits) and all(rule(citizen, visits) for rule in self._rules)

    def visits(self, citizen_id: str) -> list[Visit]:
        """Return a citizen's visits in which it can act."""
        return [v for v in self.draft.visits_of(citizen_id) if self._acts_in(v)]

    def wanted(self, visit: Visit) -> frozenset[str]:
        """Return those of a visit's services that it acts on and that no technology has claimed."""
        own = self.technology.services or visit.services
        return frozenset(visit.services).intersection(own) - self.draft.claimed[visit.citizen_id].keys()

    def _acts_in(self, visit: Visit) -> bool:
        rule, wanted = self.technology.eligibility, self.wanted(visit)
        if self.technology.services and not wanted:
            return False
        if rule.two_workers and visit.staff_required != 2:
            return False
        if rule.levels and visit.level not in rule.levels:
            return False
        if rule.on_screen and not self._could_be_on_screen(visit):
            return False
        return not (rule.alone or rule.on_screen) or (bool(wanted) and wanted.issuperset(visit.services))

    def _could_be_on_screen(self, visit: Visit) -> bool:
        own = self.draft.settings.service_screen
        by_itself = visit.staff_required == 1 and not visit.must_be_physical
        by_itself &= Mode.PHYSICAL in {m.mode for m in visit.modes}
        return by_itself and all(screen_use(s, own).possible for s in visit.services)

    @cached_property
    def _rules(self) -> tuple[Callable[[Citizen, list[Visit]], bool], ...]:
        return tuple(self._asked(self.technology.eligibility))

    def _asked(self, rule: Eligibility) -> Iterator[Callable[[Citizen, list[Visit]], bool]]:
        if rule.has:
            yield lambda _, visits: self.times_a_day(visits) > 0
        if rule.without:
            yield self._without
        if rule.times_a_day != (None, None):
            yield self._times_a_day
        if rule.care_minutes_week != (None, None):
            yield self._care_minutes
        if rule.willing:
            yield lambda citizen, _: willing(citizen)
        if rule.able is not None:
            yield self._able
        if rule.screening is not None:
            yield self._screened
        if rule.shares:
            yield lambda citizen, _: all(self._has(citizen, share) for share in rule.shares)

    def _without(self, citizen: Citizen, _: list[Visit]) -> bool:
        others = {s for v in self.draft.visits_of(citizen.citizen_id) for s in v.services}
        return self.technology.eligibility.without.isdisjoint(others)

    def times_a_day(self, visits: list[Visit]) -> float:
        """How often a day the services that count are given in these visits of a citizen."""
        counted = self.technology.eligibility.has
        times = (s in self.wanted(v) and (not counted or s in counted) for v in visits for s in v.services)
        return sum(times) / self.draft.days

    def _times_a_day(self, _: Citizen, visits: list[Visit]) -> bool:
        span = self.technology.eligibility.times_a_day
        return self._within(self.times_a_day(visits), span)

    def _care_minutes(self, citizen: Citizen, _: list[Visit]) -> bool:
        """A week's care is that of the days there are, seven of them."""
        seconds = sum(staff_seconds(v) for v in self.draft.visits_of(citizen.citizen_id))
        minutes = seconds / 60 / self.draft.days * WEEK
        return self._within(minutes, self.technology.eligibility.care_minutes_week)

    def _within(self, value: float, span: tuple[str | None, str | None]) -> bool:
        low, high = (None if name is None else self.values.get(name) for name in span)
        return (low is None or low <= value) and (high is None or value <= high)

    def _able(self, citizen: Citizen, _: list[Visit]) -> bool:
        known = None if citizen.screen is None else citizen.screen.able
        if known is not None or self.technology.eligibility.able == "assessed":
            return known is True
        return draw(self.seed, "able", citizen.citizen_id) < self.values["able_share"]

    def _screened(self, citizen: Citizen, visits: list[Visit]) -> bool:
        step = self.technology.eligibility.screening
        times = self.times_a_day(visits)
        return step is not None and self.screening.fits(step, citizen.citizen_id, times, self.seed)

    def _has(self, citizen: Citizen, share: Share) -> bool:
        granted = share.granted_by.intersection(self.draft.claimed[citizen.citizen_id].values())
        return (
            bool(granted) or draw(self.seed, share.trait, citizen.citizen_id) < self.values[share.parameter]
        )


def willing(citizen: Citizen) -> bool:
    """Whether a citizen could be won for the screen: has not refused it, and does not have it yet."""
    record = citizen.screen
    if record is None:
        return True
    has = record.able is True and record.consent is Consent.GIVEN and record.has_device
    return record.consent is not Consent.REFUSED and not has
