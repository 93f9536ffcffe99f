"""May this citizen have this visit by screen on this day? Read from the citizen's record, the visit and the local rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from planner.domain import Consent, Instance, Mode, ScreenRecord, ScreenRules, Visit
from planner.services import screen_use

Way = Literal["whole", "part", "second"]


class Fault(NamedTuple):
    """A rule that speaks against it, by how much, and what its text needs."""

    rule: str
    amount: int
    unit: str
    params: dict[str, Any]


def faults(instance: Instance, visit: Visit, way: Way, day: date) -> Iterator[Fault]:
    """Yield what speaks against giving the visit, a part of it, or its second worker by screen on `day`.

    Of a second worker the citizen is only asked for consent: the first one is there with whatever it takes.
    """
    if visit.must_be_physical:
        yield Fault("must_be_physical", 1, "visits", {})
    services = {"whole": visit.services, "part": visit.split.services if visit.split else (), "second": ()}
    for service in dict.fromkeys(services[way]):
        if not screen_use(service, instance.settings.service_screen).possible:
            yield Fault("service_on_screen", 1, "services", {"service": service})
    record, rules = instance.citizen[visit.citizen_id].screen, instance.settings.screen
    if record is None:
        yield Fault("screen_no_record", 1, "visits", {})
        return
    yield from _consent(record, rules, day)
    if way != "second":
        yield from _able(record, rules, day)
        if not record.has_device:
            yield Fault("screen_no_device", 1, "visits", {})
        if rules.first_visit_physical and not record.first_visit_done:
            yield Fault("screen_first_visit", 1, "visits", {})


def ways(instance: Instance, visit: Visit, day: date) -> set[Way]:
    """Return the ways by screen that the visit offers and nothing speaks against."""
    modes = {m.mode for m in visit.modes}
    home = Mode.PHYSICAL in modes
    locked = locked_to_screen(instance, visit)
    double = visit.staff_required == 2
    offered: dict[Way, bool] = {
        "whole": Mode.SCREEN in modes and (not double or not home or locked),
        "part": visit.split is not None and home and not double,
        "second": double and visit.second_on_screen and home,
    }
    return {
        way
        for way, is_offered in offered.items()
        if is_offered and not any(faults(instance, visit, way, day))
    }


def locked_to_screen(instance: Instance, visit: Visit) -> bool:
    """Return whether locks put the whole visit on screen.

    Where the second worker alone may be on screen, a lock of that one says nothing of the first.
    """
    second_alone = visit.second_on_screen and Mode.PHYSICAL in {m.mode for m in visit.modes}
    seats = range(1 if second_alone else visit.staff_required)
    return any(
        p.visit_id == visit.visit_id and p.mode is Mode.SCREEN and p.seat in seats for p in instance.pins
    )


def _consent(record: ScreenRecord, rules: ScreenRules, day: date) -> Iterator[Fault]:
    if record.consent is Consent.REFUSED:
        yield Fault("screen_refused", 1, "visits", {})
    if rules.policy == "opt_in" and record.consent is Consent.UNKNOWN:
        yield Fault("screen_no_consent", 1, "visits", {})
    until = record.consent_until
    if rules.policy == "opt_in" and record.consent is Consent.GIVEN and until is not None and day > until:
        yield Fault("screen_consent_expired", (day - until).days, "days", {"until": until.isoformat()})


def _able(record: ScreenRecord, rules: ScreenRules, day: date) -> Iterator[Fault]:
    if record.able is None:
        yield Fault("screen_not_assessed", 1, "visits", {})
    else:
        if record.able is False:
            yield Fault("screen_unable", 1, "visits", {})
        by = record.assessed_by
        if by is None or by not in rules.assessors:
            yield Fault("screen_assessor", 1, "visits", {"level": "-" if by is None else by.value})
        since = record.assessed_on
        if since is not None and day < since:
            yield Fault("screen_assessed_later", (since - day).days, "days", {"until": since.isoformat()})
        until = record.reassess_by
        if until is not None and day > until:
            yield Fault("screen_assessment_expired", (day - until).days, "days", {"until": until.isoformat()})
