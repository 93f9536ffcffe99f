"""What is said of citizens and visits by screen, where it contradicts itself or can have no effect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from planner.calendar_days import plan_days, week_of
from planner.day import window_date
from planner.domain import Consent, Instance, Mode, ScreenRecord
from planner.errors import Severity
from planner.services import screen_use
from planner.validation.finding import Finding
from planner.validation.places import zone_named


def dates_that_contradict(instance: Instance) -> Iterator[Finding]:
    """Dates of an assessment or consent that cannot both be right; only warnings, for the care itself is not in doubt."""
    for i, c in enumerate(instance.citizens):
        if c.screen is None:
            continue
        for code, field, value in _contradictions(c.screen):
            shown = None if value is None else value.isoformat()
            params = {"assessed": str(c.screen.assessed_on)}
            yield Finding(code, "citizens", i, (c.citizen_id,), field, shown, Severity.WARNING, params)


def _contradictions(record: ScreenRecord) -> Iterator[tuple[str, str, date | None]]:
    assessed, again = record.assessed_on, record.reassess_by
    if assessed is not None and again is not None and again < assessed:
        yield "reassess_before_assessed", "reassess_by", again
    if record.able is not None and record.assessed_by is None:
        yield "assessor_missing", "assessed_by", None
    if record.consent_until is not None and record.consent is not Consent.GIVEN:
        yield "consent_until_without_consent", "consent_until", record.consent_until
    if record.last_physical is not None and not record.first_visit_done:
        yield "last_without_first_visit", "last_physical", record.last_physical


def dates_ahead(instance: Instance) -> Iterator[Finding]:
    """An assessment or a past visit that lies after the plan's first day."""
    span = _span(instance)
    if span is None:
        return
    first, _ = span
    for i, c in enumerate(instance.citizens):
        for field in ("assessed_on", "last_physical"):
            value = None if c.screen is None else getattr(c.screen, field)
            if value is not None and value > first:
                params = {"first": first.isoformat()}
                yield Finding(
                    "screen_date_ahead", "citizens", i, (c.citizen_id,), field, value.isoformat(), Severity.WARNING,
                    params,
                )  # fmt: skip


def too_many_physical_wanted(instance: Instance) -> Iterator[Finding]:
    """A citizen's own least number of physical visits a week that all visits together do not reach."""
    wanted = {
        i: c.screen for i, c in enumerate(instance.citizens) if c.screen and c.screen.min_physical_per_week
    }
    span = _span(instance) if wanted else None
    if span is None:
        return
    first, last = map(week_of, span)
    count = _visits_by_week(instance, {instance.citizens[i].citizen_id for i in wanted})
    for i, record in wanted.items():
        citizen_id, least = instance.citizens[i].citizen_id, record.min_physical_per_week or 0
        for monday in (first + timedelta(weeks=k) for k in range((last - first).days // 7 + 1)):
            there = count[citizen_id, monday]
            there += record.physical_this_week if monday == first else 0
            there += record.physical_later_this_week if monday == last else 0
            if there < least:
                params = {"week": monday.isoformat(), "visits": there, "least": least}
                yield Finding(
                    "min_physical_unreachable", "citizens", i, (citizen_id,), "min_physical_per_week", str(least),
                    Severity.WARNING, params,
                )  # fmt: skip
                break


def _visits_by_week(instance: Instance, of: set[str]) -> Counter[tuple[str, date]]:
    return Counter(
        (v.citizen_id, week_of(window_date(instance, v.windows[0])))
        for v in instance.visits
        if v.citizen_id in of
    )


def splits_that_do_not_fit(instance: Instance) -> Iterator[Finding]:
    """A split of other services than the visit's, of all of them, of some that cannot be by screen; of no length; of two
    workers."""
    own = instance.settings.service_screen
    for i, v in enumerate(instance.visits):
        if v.split is None:
            continue
        ids = (v.visit_id,)
        strange = Counter(v.split.services) - Counter(v.services)
        if strange:
            name = next(iter(strange))
            yield Finding(
                "split_not_in_visit", "visits", i, ids, "split_services", name, params={"service": name}
            )
        elif Counter(v.split.services) == Counter(v.services):
            yield Finding("split_takes_all", "visits", i, ids, "split_services")
        for name in dict.fromkeys(s for s in v.split.services if not screen_use(s, own).possible):
            params = {"service": name}
            yield Finding(
                "split_not_by_screen", "visits", i, ids, "split_services", name, Severity.WARNING, params
            )
        if v.staff_required == 2:
            yield Finding("split_two_workers", "visits", i, ids, "split_services", severity=Severity.WARNING)
        lengths = (
            ("split_screen_duration", v.split.screen_duration),
            ("split_remaining_duration", v.split.physical_duration),
        )
        for field, seconds in lengths:
            if seconds == 0:
                yield Finding("split_without_length", "visits", i, ids, field, "0")


def physical_by_name_contradicted(instance: Instance) -> Iterator[Finding]:
    """A visit that must be physical and yet can only be, or in part is, by screen."""
    for i, v in enumerate(instance.visits):
        if not v.must_be_physical:
            continue
        if all(m.mode is Mode.SCREEN for m in v.modes):
            yield Finding("must_be_physical_only_screen", "visits", i, (v.visit_id,), "must_be_physical")
        for field, given in (
            ("split_services", v.split is not None),
            ("second_on_screen", v.second_on_screen),
        ):
            if given:
                yield Finding(
                    "must_be_physical_in_part", "visits", i, (v.visit_id,), field, severity=Severity.WARNING
                )


def second_of_one_on_screen(instance: Instance) -> Iterator[Finding]:
    """A second worker on screen at a visit that takes one."""
    for i, v in enumerate(instance.visits):
        if v.second_on_screen and v.staff_required == 1:
            yield Finding(
                "second_on_screen_alone",
                "visits",
                i,
                (v.visit_id,),
                "second_on_screen",
                severity=Severity.WARNING,
            )


def half_a_distance_rule(instance: Instance) -> Iterator[Finding]:
    """A share of far visits without what far is, or the reverse: no rule at all."""
    rules = instance.settings.screen
    if (rules.far_share is None) != (rules.far_metres is None):
        given, missing = (
            ("far_share", "far_metres") if rules.far_metres is None else ("far_metres", "far_share")
        )
        yield Finding(
            f"{given}_alone", "settings", field=f"screen.{given}", severity=Severity.WARNING,
            instead=(f"screen.{missing}",),
        )  # fmt: skip


def _span(instance: Instance) -> tuple[date, date] | None:
    """Return the first and the last local day of the plan; None where the time zone is unknown or nothing is planned."""
    if zone_named(instance.settings.timezone) is None or not (instance.shifts or instance.visits):
        return None
    return plan_days(instance)
