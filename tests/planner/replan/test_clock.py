"""Which instant a time of day is."""

from __future__ import annotations

import pytest

from planner.domain import Instance
from planner.replan.clock import near, now_of
from tests.builders import at, instance, shift, visit


def test_now_is_on_the_day_of_the_input_also_before_its_shifts() -> None:
    """06:10 is before the first shift at 07:00."""
    assert now_of(instance([visit()], [shift("S1")]), "06:10") == at("06:10")


def test_in_a_night_shift_it_is_the_next_morning() -> None:
    """The shift is from 23 to 07: 02:30 is in it, 22:00 before it."""
    night = instance(
        [visit()], [shift("S1", start="23:00", end="07:00").model_copy(update={"end": at("07:00", 1)})]
    )
    assert now_of(night, "02:30") == at("02:30", 1)
    assert now_of(night, "22:00") == at("22:00")


def test_a_day_that_also_has_a_night_is_planned_anew_in_the_morning() -> None:
    """The night's last hour is 06-07 too, but the morning is what is meant."""
    late = shift("S2", start="23:00", end="07:00").model_copy(update={"end": at("07:00", 1)})
    assert now_of(instance([visit()], [shift("S1"), late]), "06:10") == at("06:10")


def test_events_are_near_now() -> None:
    """At 02:30, 23:30 was yesterday."""
    day = instance([visit()], [shift("S1")])
    assert near(day, "23:30", at("02:30", 1)) == at("23:30")
    assert near(day, "07:45", at("07:20")) == at("07:45")


def test_a_day_without_anything_has_no_now() -> None:
    """There is no date to take."""
    with pytest.raises(ValueError, match="neither shifts nor visits"):
        now_of(Instance(), "07:00")
