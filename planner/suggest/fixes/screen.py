"""Room by the screen: a citizen who says yes to it."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain import Consent, Mode
from planner.modality import modality
from planner.suggest.fixes.burden import TALK
from planner.suggest.fixes.case import Case
from planner.suggest.records import Fix

CONSENT = frozenset({"no_consent", "consent_expired"})
"""What a talk with the citizen may change. A refusal stands, and nobody is assessed by a planner."""


def consented(case: Case) -> Iterator[Fix]:
    """Yield the screen where nothing but the citizen's yes is missing, and that makes room."""
    reasons = {r.code for r in modality(case.instance, case.travel).screen[case.visit_id]}
    record = case.instance.citizen[case.visit.citizen_id].screen
    if record is None or not reasons or not reasons <= CONSENT:
        return
    agreed = record.model_copy(update={"consent": Consent.GIVEN, "consent_until": None})
    found = case.find(case.with_citizen(screen=agreed))
    if found is not None and any(p.mode is Mode.SCREEN for p in found.parts):
        params = {"citizen": case.visit.citizen_id}
        yield Fix(kind="screen_consent", params=params, asks_seconds=TALK, suggestion=found)
