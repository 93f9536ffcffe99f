"""Which visits could be by screen today, and whom to talk to."""

from __future__ import annotations

from typing import Any

from planner.brief import BriefRules
from planner.brief.content import content_of
from planner.brief.records import Part, Screen
from planner.domain import Consent, Instance, Mode
from tests.builders import (
    citizen,
    consenting,
    four_visits,
    instance,
    operator,
    screen_unit,
    shift,
    visit,
    window,
)
from tests.planner.brief.samples import told

HOME_ONLY = frozenset({Mode.PHYSICAL})


def screen_of(given: Any) -> Screen:
    return content_of(given, BriefRules()).screen


def with_citizen(**record: Any) -> Instance:
    """The four visits, where V4's citizen has a record with other fields."""
    day = four_visits()
    asked = citizen("C3", screen=consenting(**record))
    return day.model_copy(
        update={"citizens": tuple(asked if c.citizen_id == "C3" else c for c in day.citizens)}
    )


def test_a_visit_at_home_that_may_be_by_screen_is_a_candidate() -> None:
    """V4 at A3, between A2 and home: detour 60 + 180 - 120 = 120 s, stop 318 s, care 600 s, together 1,038 s; the call 60 + 300 +
    120 = 480 s. 558 s are freed. S2 has nothing to do and could call."""
    (found,) = screen_of(told()).candidates
    assert (found.visit_id, found.citizen_id, found.shift_id, found.part) == ("V4", "C3", "S1", Part.WHOLE)
    assert found.freed_seconds == 558
    assert found.reason.code == "cheaper_at_home"
    assert found.text.en.startswith("May be by screen")


def test_a_stop_that_is_made_anyhow_frees_its_care_alone() -> None:
    """V5 is at A3 too: only the 600 s of care go, and the call takes 480 s."""
    day = four_visits()
    day = day.model_copy(update={"visits": (*day.visits, visit("V5", "C3"))})
    (found,) = screen_of(told({"S1": ["V1", "V2", "V3", "V4", "V5"]}, day)).candidates
    assert (found.reason.code, found.freed_seconds) == ("same_stop", 120)


def test_without_travel_times_nothing_is_said_of_what_is_freed() -> None:
    (found,) = screen_of(told(travel=None)).candidates
    assert found.freed_seconds is None


def test_what_is_by_screen_is_counted_and_no_candidate() -> None:
    found = screen_of(told({"S1": ["V1", "V2", "V3", ("V4", "screen")]}))
    assert (found.on_screen, found.candidates) == (1, ())


def test_a_visit_whose_caller_is_busy_is_no_candidate() -> None:
    """The only seat is taken by V1's call at nine, and V2 starts at nine as well."""
    nine = window("09:00", "09:00")
    day = instance(
        [visit("V1", None, nine, screen_seconds=300), visit("V2", None, nine, screen_seconds=300)],
        [shift("S1", modes=HOME_ONLY), operator()],
        units=(screen_unit("U"),),
    )
    found = screen_of(told({"U1": [("V1", "screen")], "S1": ["V2"]}, day))
    assert (found.on_screen, found.candidates, found.without_seat) == (1, (), 1)


def test_consent_and_a_device_away() -> None:
    """C3 has been assessed as able and lacks both: V4 would be open with them."""
    found = screen_of(told(instance=with_citizen(consent=Consent.UNKNOWN, has_device=False)))
    assert found.candidates == ()
    (row,) = found.conversions
    assert (row.citizen_id, row.visit_ids) == ("C3", ("V4",))
    assert [r.code for r in row.missing] == ["no_consent", "no_device"]
    assert all(t.da and t.en for t in row.texts)


def test_who_refused_was_found_unable_or_was_never_assessed_is_not_asked() -> None:
    for record in (
        {"consent": Consent.REFUSED},
        {"able": False, "has_device": False},
        {"able": None, "has_device": False},
    ):
        assert screen_of(told(instance=with_citizen(**record))).conversions == ()


def test_a_visit_that_is_physical_for_another_reason_is_not_promised() -> None:
    """A device alone would not do: nobody has been there yet, and the first visit is physical."""
    day = with_citizen(has_device=False, first_visit_done=False)
    assert screen_of(told(instance=day)).conversions == ()
