"""What each service of a visit takes, and visits with services taken out or of another length."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain import Level, Mode, VisitMode
from planner.services import SERVICES
from planner.technologies.care import care_seconds, scaled, service_seconds, staff_seconds, without
from tests.builders import splits, visit
from tests.planner.technologies.samples import care

CODES = st.lists(st.sampled_from([s.code for s in SERVICES] + ["foot care"]), min_size=1, max_size=5)


def test_a_visit_is_divided_as_the_catalogue_s_minutes_are() -> None:
    """Hygiene 20 and medicine 9 minutes: 29 minutes are 20 and 9, twice as long is twice as long."""
    assert service_seconds(("hygiene", "medicine"), 29 * 60) == (1200, 540)
    assert service_seconds(("hygiene", "medicine"), 58 * 60) == (2400, 1080)


def test_a_service_that_the_catalogue_does_not_have_counts_fifteen_minutes() -> None:
    """Foot care 15 and laundry 30 minutes: a third and two thirds."""
    assert service_seconds(("foot care", "laundry"), 900) == (300, 600)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(services=CODES, seconds=st.integers(0, 20_000))
def test_the_parts_make_up_the_whole(services: list[str], seconds: int) -> None:
    """No second is lost or made by rounding."""
    parts = service_seconds(services, seconds)
    assert sum(parts) == seconds
    assert min(parts) >= 0


@settings(derandomize=True, max_examples=60, deadline=None)
@given(services=CODES, seconds=st.integers(60, 20_000), gone=st.data())
def test_what_is_taken_out_and_what_is_left_make_up_the_visit(
    services: list[str], seconds: int, gone: st.DataObject
) -> None:
    """A visit without some services lasts as long as the others did, but a minute at least."""
    hit = gone.draw(st.lists(st.booleans(), min_size=len(services), max_size=len(services)))
    left = scaled(visit(seconds=seconds, services=tuple(services)), [None if h else 1.0 for h in hit])
    kept = sum(p for p, h in zip(service_seconds(services, seconds), hit, strict=True) if not h)
    assert (left is None) is all(hit)
    if left is not None:
        assert care_seconds(left) == max(60, kept)
        assert left.services == tuple(s for s, h in zip(services, hit, strict=True) if not h)


def test_medicine_taken_out_leaves_hygiene_and_what_hygiene_asks_for() -> None:
    """29 minutes less 9 are 20; the certificate and the delegated task were for the medicine."""
    both = care(
        "V1", "hygiene", "medicine", level=Level.SSH, certificates={"medicine"}, delegated_tasks={"medicine"}
    )
    left = without(both, {"medicine"})
    assert left is not None
    assert (care_seconds(left), left.services) == (1200, ("hygiene",))
    assert (left.level, left.certificates, left.delegated_tasks) == (Level.SSH, frozenset(), frozenset())


def test_the_level_follows_the_services_that_are_left() -> None:
    """Wound care asks for an SSA, cleaning for anybody."""
    left = without(care("V1", "wound", "cleaning", level=Level.SSA), {"wound"})
    assert left is not None
    assert left.level is Level.UNSKILLED


def test_a_level_that_is_not_the_catalogue_s_stays() -> None:
    """Somebody has asked for a nurse: that was not because of the wound."""
    left = without(care("V1", "wound", "cleaning", level=Level.NURSE), {"wound"})
    assert left is not None
    assert left.level is Level.NURSE


def test_a_level_stays_where_a_service_is_left_that_the_catalogue_does_not_know() -> None:
    left = without(care("V1", "wound", "foot care", level=Level.SSA), {"wound"})
    assert left is not None
    assert left.level is Level.SSA


def test_what_another_service_asks_for_too_stays() -> None:
    """Insulin needs the medicine certificate as well."""
    left = without(care("V1", "insulin", "medicine", certificates={"medicine"}), {"medicine"})
    assert left is not None
    assert left.certificates == {"medicine"}


def test_both_modes_get_shorter() -> None:
    """Meal 12 and supervision 8 of 20 minutes at home and 10 by screen: 12 and 6 are left."""
    given = visit("V1", seconds=1200, screen_seconds=600, services=("meal", "supervision"))
    left = without(given, {"supervision"})
    assert left is not None
    assert left.modes == (VisitMode(service_duration=720), VisitMode(mode=Mode.SCREEN, service_duration=360))


def test_a_split_keeps_what_is_left_on_either_side() -> None:
    """At home hygiene 20 and toilet 10 minutes, medicine by screen: without the toilet 20 minutes are left at home."""
    given = care("V1", "hygiene", "toilet", "medicine", split=splits("medicine", call=500, rest=1800))
    left = without(given, {"toilet"})
    assert left is not None
    assert left.split == splits("medicine", call=500, rest=1200)


def test_a_split_goes_with_all_of_one_side() -> None:
    """Nothing is left for the screen, or nothing at home."""
    given = care("V1", "hygiene", "medicine", split=splits("medicine"))
    for gone in ("medicine", "hygiene"):
        left = without(given, {gone})
        assert left is not None
        assert left.split is None


def test_two_workers_spend_twice_the_time() -> None:
    """Hygiene 20 of 35 minutes, by two: 40 minutes of staff."""
    given = care("V1", "hygiene", "transfer", staff_required=2)
    assert (staff_seconds(given), staff_seconds(given, {"hygiene"})) == (2 * 2100, 2 * 1200)
