"""Visits that could be by screen today, and citizens of whom only consent or a device is missing."""

from __future__ import annotations

from collections import defaultdict

from planner.brief.records import Conversion, Part, Screen, ScreenCandidate
from planner.brief.said import said_reason
from planner.domain import Consent, Instance, Mode, Plan, Reason, Route, ScreenRecord, Visit
from planner.modality import Modality, modality, why_modes
from planner.modality.detour import detour
from planner.modality.tally import screen_visits
from planner.travel.times import TravelTimes

WITH_SEAT: dict[str, Part] = {
    "cheaper_at_home": Part.WHOLE,
    "same_stop": Part.WHOLE,
    "passes_door": Part.WHOLE,
    "not_split": Part.SPLIT,
    "second_came": Part.SECOND,
}
"""Why a visit is at home although it may be by screen, and a caller and a seat are free (`planner.modality.why_modes`)."""
MISSING = frozenset({"no_consent", "consent_expired", "no_device"})


def screen(instance: Instance, plan: Plan, travel: TravelTimes | None) -> Screen:
    """Return candidates, those that free most first, and whom to talk to, those with the most visits first."""
    why = why_modes(instance, plan, travel)
    found = [
        _candidate(instance, travel, route, number, why[visit_id][0])
        for visit_id, (route, number) in _homes(plan).items()
        if why[visit_id] and why[visit_id][0].code in WITH_SEAT
    ]
    found.sort(key=lambda c: (c.freed_seconds is None, -(c.freed_seconds or 0), c.visit_id))
    return Screen(
        on_screen=len(screen_visits(plan)[0]),
        candidates=tuple(found),
        without_seat=sum(bool(r) and r[0].code == "unit_full" for r in why.values()),
        conversions=_conversions(instance, travel),
    )


def _homes(plan: Plan) -> dict[str, tuple[Route, int]]:
    """Where each visit at home is: its route, and its place in it; of two workers the first."""
    homes: dict[str, tuple[Route, int]] = {}
    for route in plan.routes:
        for number, a in enumerate(route.activities):
            if a.visit_id is not None and a.mode is Mode.PHYSICAL:
                homes.setdefault(a.visit_id, (route, number))
    return homes


def _candidate(
    instance: Instance, travel: TravelTimes | None, route: Route, number: int, reason: Reason
) -> ScreenCandidate:
    here = route.activities[number]
    visit = instance.visit[here.visit_id or ""]
    part = WITH_SEAT[reason.code]
    whole = part is Part.WHOLE and travel is not None
    return ScreenCandidate(
        visit_id=visit.visit_id,
        citizen_id=visit.citizen_id,
        shift_id=route.shift_id,
        worker_id=route.worker_id,
        start=here.start,
        services=visit.services,
        part=part,
        freed_seconds=_freed(instance, travel, visit, route, number, reason) if whole and travel else None,
        reason=reason,
        text=said_reason(reason),
    )


def _freed(
    instance: Instance, travel: TravelTimes, visit: Visit, route: Route, number: int, reason: Reason
) -> int:
    """What the home costs the route, less the call; a stop that is made anyhow costs nothing but the care."""
    here, settings = route.activities[number], instance.settings
    home = int((here.end - here.start).total_seconds())
    if reason.code != "same_stop":
        home += detour(travel, instance.shift[route.shift_id], route, number)
        home += here.arriving_seconds + here.leaving_seconds
    call = next(m.service_duration for m in visit.modes if m.mode is Mode.SCREEN)
    return home - (settings.screen_setup + call + settings.screen_documentation)


def _conversions(instance: Instance, travel: TravelTimes | None) -> tuple[Conversion, ...]:
    """Citizens with visits that consent and a device alone would open to the screen: judged again with both in place, so that
    whatever else stands in the way still does."""
    asked = {
        c.citizen_id: c.model_copy(update={"screen": _given(c.screen)})
        for c in instance.citizens
        if c.screen is not None and c.screen.able and c.screen.consent is not Consent.REFUSED
    }
    citizens = tuple(asked.get(c.citizen_id, c) for c in instance.citizens)
    now = modality(instance, travel)
    then = modality(instance.model_copy(update={"citizens": citizens}), travel)
    opened: dict[str, list[str]] = defaultdict(list)
    for visit in instance.visits:
        if then.may_be_on_screen(visit.visit_id) and not now.may_be_on_screen(visit.visit_id):
            opened[visit.citizen_id].append(visit.visit_id)
    found = [_conversion(c, visits, now) for c, visits in opened.items()]
    return tuple(sorted(found, key=lambda c: (-len(c.visit_ids), c.citizen_id)))


def _given(record: ScreenRecord) -> ScreenRecord:
    changes = {"consent": Consent.GIVEN, "consent_until": None, "has_device": True}
    return record.model_copy(update=changes)


def _conversion(citizen_id: str, visits: list[str], now: Modality) -> Conversion:
    ways = (way[v] for v in visits for way in (now.screen, now.split, now.second_on_screen))
    missing = {r.code: r for way in ways for r in way if r.code in MISSING}
    reasons = tuple(missing[code] for code in sorted(missing))
    return Conversion(
        citizen_id=citizen_id,
        visit_ids=tuple(visits),
        missing=reasons,
        texts=tuple(said_reason(r) for r in reasons),
    )
