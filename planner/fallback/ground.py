"""An instance and its plan, looked up in the ways that a fallback asks for. Instants are seconds since 1970 (UTC)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from planner.domain import Instance, Means, Plan, Route, Shift, StopOverhead, VisitLink
from planner.travel.times import TravelTimes

Leg = tuple[int, int]


@dataclass(frozen=True)
class Ground:
    """What lines and attempts are made from."""

    instance: Instance
    travel: TravelTimes
    plan: Plan

    @cached_property
    def routes(self) -> dict[str, Route]:
        """The first route of each shift."""
        return {r.shift_id: r for r in reversed(self.plan.routes)}

    @cached_property
    def starts(self) -> dict[str, list[int]]:
        """Planned starts of each visit, one for each worker and part."""
        found: dict[str, list[int]] = defaultdict(list)
        for a in (a for r in self.plan.routes for a in r.activities):
            if a.visit_id is not None:
                found[a.visit_id].append(seconds(a.start))
        return found

    @cached_property
    def workers(self) -> dict[str, set[str]]:
        """Who has a part in each planned visit."""
        found: dict[str, set[str]] = defaultdict(set)
        for r in self.plan.routes:
            for a in r.activities:
                if a.visit_id is not None:
                    found[a.visit_id].add(r.worker_id)
        return found

    @cached_property
    def links(self) -> dict[str, list[VisitLink]]:
        """The links that each visit is an end of."""
        found: dict[str, list[VisitLink]] = defaultdict(list)
        for link in self.instance.links:
            for end in {link.first, link.second}:
                found[end].append(link)
        return found

    @cached_property
    def locked(self) -> frozenset[str]:
        """Visits whose start the planner has locked."""
        return frozenset(p.visit_id for p in self.instance.pins if p.start is not None)

    @cached_property
    def delegations(self) -> frozenset[tuple[str, str, str]]:
        """(worker, citizen, task) of each delegation."""
        return frozenset((d.worker_id, d.citizen_id, d.task) for d in self.instance.delegations)

    def gaps_before(self, visit_id: str) -> list[tuple[int, str]]:
        """Return the latest starts that links leave a visit while the others stay, each with the other visit."""
        found = []
        for link in self.links.get(visit_id, ()):
            if link.first == visit_id:
                found += [(t - link.min_gap, link.second) for t in self.starts.get(link.second, ())]
            if link.second == visit_id and link.max_gap is not None:
                found += [(t + link.max_gap, link.first) for t in self.starts.get(link.first, ())]
        return found

    def leg(self, shift: Shift, here: str | None, there: str | None) -> Leg | None:
        """Return a shift's seconds and metres, nothing without two places, None where the table does not know one."""
        if here is None or there is None or here == there:
            return 0, 0
        key = (shift.means, self.travel.pace(shift), here, there)
        if key not in self._legs:
            known = shift.means in self.travel.seconds and {here, there} <= self.travel.index.keys()
            self._legs[key] = self.travel.leg_of(shift, here, there) if known else None
        return self._legs[key]

    def overhead(self, means: Means, address_id: str) -> Leg:
        """Return the arriving and the leaving part of a stop: the address's own, else the instance's."""
        key = (means, address_id)
        if key not in self._overheads:
            address = self.instance.address.get(address_id)
            own = None if address is None else address.overhead.get(means)
            found = own or self.instance.settings.overhead.get(means) or StopOverhead()
            self._overheads[key] = found.arriving, found.leaving
        return self._overheads[key]

    @cached_property
    def _legs(self) -> dict[tuple[Means, int, str, str], Leg | None]:
        return {}

    @cached_property
    def _overheads(self) -> dict[tuple[Means, str], Leg]:
        return {}


def seconds(instant: datetime) -> int:
    """Return an instant in seconds since 1970 (UTC)."""
    return int(instant.timestamp())
