"""What a citizen's record says of screen visits on a day: assessment, consent, device, and the first visit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.domain import Consent, Reason, ScreenRecord, ScreenRules


def citizen_reasons(
    record: ScreenRecord | None, rules: ScreenRules, first: date, last: date
) -> Iterator[Reason]:
    """Yield why the citizen cannot have a screen visit on every day from `first` to `last`; of no record nothing else is asked."""
    if record is None:
        yield Reason(code="no_screen_record")
        return
    yield from _assessment(record, rules, first, last)
    yield from consent_reasons(record, rules, last)
    if not record.has_device:
        yield Reason(code="no_device")
    if rules.first_visit_physical and not record.first_visit_done:
        yield Reason(code="first_visit")


def consent_reasons(record: ScreenRecord | None, rules: ScreenRules, day: date) -> Iterator[Reason]:
    """Yield what is missing of the citizen's word alone.

    Where the screen is the first choice, only a refusal counts: consent that ran out leaves the citizen without an opinion.
    """
    if record is None:
        yield Reason(code="no_screen_record")
    elif record.consent is Consent.REFUSED:
        yield Reason(code="consent_refused")
    elif rules.policy == "first_choice":
        return
    elif record.consent is Consent.UNKNOWN:
        yield Reason(code="no_consent")
    elif record.consent_until is not None and record.consent_until < day:
        yield Reason(code="consent_expired", params={"until": record.consent_until.isoformat()})


def _assessment(record: ScreenRecord, rules: ScreenRules, first: date, last: date) -> Iterator[Reason]:
    if record.able is None:
        yield Reason(code="not_assessed")
        return
    if not record.able:
        yield Reason(code="assessed_unable")
    if record.assessed_by is None:
        yield Reason(code="assessor_unknown")
    elif record.assessed_by not in rules.assessors:
        yield Reason(code="wrong_assessor", params={"level": record.assessed_by.value})
    if record.assessed_on is not None and record.assessed_on > first:
        yield Reason(code="assessed_later", params={"until": record.assessed_on.isoformat()})
    if record.reassess_by is not None and record.reassess_by < last:
        yield Reason(code="assessment_expired", params={"until": record.reassess_by.isoformat()})
