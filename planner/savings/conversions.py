"""Whom to talk to about a screen: visits that only a conversation or an action keeps off it, and what the day would gain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.calendar_days import plan_days
from planner.compile import compile_problem
from planner.domain import Consent, Instance, Plan, ScreenRecord, ScreenRules
from planner.modality import Modality, modality
from planner.savings.interval import estimate
from planner.savings.paths import EFFORTS, Walker
from planner.savings.records import Conversion, Obstacle
from planner.savings.toggles import calls_of
from planner.travel.times import TravelTimes

NOT_OFFERED = frozenset({"no_screen_mode", "no_split", "no_second"})

Candidates = dict[str, tuple[str, ...]]
"""Visit ids by citizen id, in the order of the instance."""


def hopeful(instance: Instance) -> Instance:
    """Return the day as if every conversation had gone well and every device were there.

    Citizens who have refused, or were found unable, stay as they are. Who gets a first record is taken to go on being visited at
    home as now: somebody came the day before, and comes often enough later in the week.
    """
    if not instance.visits:
        return instance
    first, last = plan_days(instance)
    rules = instance.settings.screen
    citizens = tuple(
        c.model_copy(update={"screen": _mended(c.screen, rules, first, last)}) for c in instance.citizens
    )
    return instance.model_copy(update={"citizens": citizens})


def _mended(record: ScreenRecord | None, rules: ScreenRules, first: date, last: date) -> ScreenRecord | None:
    if record is not None and (record.able is False or record.consent is Consent.REFUSED):
        return record
    known = record or ScreenRecord(physical_later_this_week=rules.min_physical_per_week)
    changes = {
        "able": True,
        "assessed_by": max(rules.assessors, key=lambda level: level.rank, default=None),
        "reassess_by": None if _runs_out(known.reassess_by, last) else known.reassess_by,
        "consent": Consent.GIVEN,
        "consent_until": None if _runs_out(known.consent_until, last) else known.consent_until,
        "has_device": True,
        "first_visit_done": True,
        "last_physical": known.last_physical or first - timedelta(days=1),
    }
    return known.model_copy(update=changes)


def _runs_out(until: date | None, last: date) -> bool:
    return until is not None and until < last


def candidates(instance: Instance, travel: TravelTimes) -> Candidates:
    """Return the visits that would be allowed on screen if all went well, and are not today."""
    now = calls_of(compile_problem(instance, travel))
    then = calls_of(compile_problem(hopeful(instance), travel))
    found: dict[str, list[str]] = defaultdict(list)
    for visit in instance.visits:
        if visit.visit_id in then and visit.visit_id not in now:
            found[visit.citizen_id].append(visit.visit_id)
    return {citizen: tuple(visits) for citizen, visits in found.items()}


@dataclass(frozen=True)
class Offer:
    """What one seed's plan gains by one citizen: net seconds, expected fallbacks apart, and screen visits more."""

    seconds: int
    screen_visits: int


@dataclass(frozen=True)
class OffersJob:
    """For each candidate citizen, `plan` re-optimised with all their visits allowed, and held against the same effort without."""

    instance: Instance
    plan: Plan
    citizens: Candidates
    seed: int

    def run(self, travel: TravelTimes) -> dict[str, Offer]:
        """Return an offer by citizen id."""
        walker = Walker(hopeful(self.instance), travel, self.seed)
        now = calls_of(compile_problem(self.instance, travel))
        allowed = [v for v in walker.toggles.calls if v in now]
        start = walker.walk(walker.take(self.plan, allowed), allowed, EFFORTS)
        same = walker.walk(start, allowed, EFFORTS)
        base, calls = walker.seconds(same), walker.on_screen(same)
        found = {}
        for citizen_id, visits in self.citizens.items():
            kept = walker.walk(start, [*allowed, *visits], EFFORTS)
            found[citizen_id] = Offer(base - walker.seconds(kept), walker.on_screen(kept) - calls)
        return found


def conversions(
    instance: Instance,
    travel: TravelTimes,
    citizens: Candidates,
    offers: Sequence[Mapping[str, Offer]],
    fallback: float,
) -> tuple[Conversion, ...]:
    """Return the candidates, the greatest gain first. `fallback`: expected fallback seconds of one screen visit, taken off."""
    may = modality(instance, travel)
    rows = []
    for citizen_id, visits in citizens.items():
        own = [o[citizen_id] for o in offers]
        citizen = instance.citizen.get(citizen_id)
        rows.append(
            Conversion(
                citizen_id=citizen_id,
                label=citizen.label if citizen else "",
                visit_ids=visits,
                obstacles=tuple(o for v in visits for o in _obstacles(may, v)),
                gain=estimate([o.seconds - fallback * o.screen_visits for o in own]),
                screen_visits=sum(o.screen_visits for o in own) / len(own),
            )
        )
    return tuple(sorted(rows, key=lambda c: (-c.gain.mean, c.citizen_id)))


def _obstacles(may: Modality, visit_id: str) -> list[Obstacle]:
    """The reasons of the way that the visit's data offers: the whole visit, its part, or its second worker."""
    ways = (may.screen[visit_id], may.split[visit_id], may.second_on_screen[visit_id])
    offered = [way for way in ways if way and not {r.code for r in way} & NOT_OFFERED]
    reasons = min(offered, key=len, default=())
    return [Obstacle(visit_id, r.code, dict(r.params)) for r in reasons]
