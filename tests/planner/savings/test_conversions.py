"""Whom to talk to: who is kept off the screen by what a conversation can remove, and by nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.domain import Consent, Instance, Level, ScreenRecord
from planner.savings.conversions import Offer, OffersJob, candidates, conversions, hopeful
from planner.savings.jobs import PlanJob
from planner.savings.solving import Effort
from planner.travel.times import TravelTimes
from tests.planner.savings.days import ASSENTING, OPEN, screen_day


def with_record(record: ScreenRecord | None, **rules: Any) -> tuple[Instance, TravelTimes]:
    """The day with this record for C6, the one without consent."""
    day, travel = screen_day(**rules)
    last = day.citizens[5].model_copy(update={"screen": record})
    return day.model_copy(update={"citizens": (*day.citizens[:5], last)}), travel


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"consent": Consent.UNKNOWN}, "no_consent"),
        ({"consent_until": date(2026, 3, 1)}, "consent_expired"),
        ({"able": None}, "not_assessed"),
        ({"reassess_by": date(2026, 3, 1)}, "assessment_expired"),
        ({"assessed_by": Level.UNSKILLED}, "wrong_assessor"),
        ({"has_device": False}, "no_device"),
        ({"first_visit_done": False}, "first_visit"),
    ],
)
def test_what_a_conversation_can_remove(change: dict[str, Any], code: str) -> None:
    day, travel = with_record(ASSENTING.model_copy(update=change))
    people = candidates(day, travel)
    assert people == {"C6": ("V6",)}
    found = conversions(day, travel, people, [{"C6": Offer(500, 1)}, {"C6": Offer(700, 1)}], 100.0)
    assert [o.code for o in found[0].obstacles] == [code]
    assert found[0].gain.mean == 500  # (500 + 700) / 2 less 100 of expected fallbacks


@pytest.mark.parametrize(
    "record",
    [
        ASSENTING,
        ASSENTING.model_copy(update={"consent": Consent.REFUSED}),
        ASSENTING.model_copy(update={"able": False}),
    ],
)
def test_whom_not_to_talk_to(record: ScreenRecord) -> None:
    """C6 who is on already, who has refused, and who was found unable."""
    day, travel = with_record(record)
    assert candidates(day, travel) == {}


def test_who_has_no_record_goes_on_being_visited() -> None:
    """Two visits a week in person are asked for: they come later in the week, and one came yesterday."""
    strict = {"min_physical_per_week": 2, "max_days_without_physical": 7}
    day, travel = with_record(None, **strict)
    record = hopeful(day).citizen["C6"].screen
    assert record is not None
    assert (record.physical_later_this_week, record.last_physical) == (2, date(2026, 3, 1))
    assert candidates(day, travel)["C6"] == ("V6",)
    assert hopeful(day.model_copy(update={"visits": ()})).citizen["C6"].screen is None


def test_a_visit_that_must_be_physical_stays_so() -> None:
    day, travel = screen_day()
    last = day.visits[5].model_copy(update={"must_be_physical": True})
    assert candidates(day.model_copy(update={"visits": (*day.visits[:5], last)}), travel) == {}


def test_the_last_home_on_the_line_is_worth_the_drive() -> None:
    """All but V6 are on screen; without it nobody drives: 12 steps of 300 s, a stop of 318 s, 600 s of care, less a call of 300."""
    day, travel = screen_day()
    assert day.settings.screen == OPEN
    plan = PlanJob(day, Effort(iterations=4000), 1).run(travel)
    assert plan.parts.screen_visits == 5
    offers = OffersJob(day, plan.plan, candidates(day, travel), 1).run(travel)
    assert offers == {"C6": Offer(3600 + 318 + 600 - 300, 1)}


def test_the_best_come_first() -> None:
    day, travel = screen_day()
    people = {"C1": ("V1",), "C2": ("V2",), "C3": ("V3",)}
    offers = {"C1": Offer(10, 1), "C2": Offer(30, 1), "C3": Offer(30, 0)}
    assert [c.citizen_id for c in conversions(day, travel, people, [offers], 5.0)] == ["C3", "C2", "C1"]
