"""The way to a citizen whom nobody visits in the plan."""

from __future__ import annotations

import numpy as np
import pytest

from planner.domain import Instance, Means
from planner.suggest import suggest, with_wish
from planner.suggest.reach import reaching
from planner.suggest.wish import wish_of
from planner.travel.straight import straight_line_times
from planner.travel.times import TravelTimes
from tests.builders import address, citizen, grid_times, instance, plan_of, shift, visit


def scattered() -> Instance:
    """B, A1 and A2 a sixtieth of a degree apart; nobody goes to C2 at A2."""
    places = [address(a, latitude=55.10, longitude=14.70 + k / 60) for k, a in enumerate(("B", "A1", "A2"))]
    return instance([visit("V1")], [shift("S1")], citizens=[citizen("C2")], addresses=places)


def test_the_times_there_are_stay_and_the_new_ones_are_those_of_the_line() -> None:
    i, old = scattered(), grid_times(["B", "A1"])
    reached = reaching(i, old, "A2")
    line = straight_line_times(i.addresses, [Means.CAR])
    assert reached.straight
    assert np.array_equal(reached.travel.seconds[Means.CAR][:2, :2], old.seconds[Means.CAR])
    assert reached.travel.leg(Means.CAR, "A2", "B") == line.leg(Means.CAR, "A2", "B")
    assert reached.travel.leg(Means.CAR, "A1", "A2") == line.leg(Means.CAR, "A1", "A2")


def test_an_address_that_is_known_changes_nothing() -> None:
    old = grid_times(["B", "A1"])
    assert reaching(scattered(), old, "A1") == (old, False)


def test_times_of_places_that_the_input_lacks_are_left_alone() -> None:
    """Where the table has an address that the input does not, nothing can be made."""
    old: TravelTimes = grid_times(["B", "A1", "A7"])
    assert reaching(scattered(), old, "A2") == (old, False)
    with pytest.raises(KeyError):
        reaching(scattered(), old, "A8")


def test_a_visit_there_finds_its_place() -> None:
    i, visited = with_wish(scattered(), wish_of({"citizen": "C2", "minutes": 10, "between": "8-10"}))
    old = grid_times(["B", "A1"])
    plan = plan_of(scattered(), old, {"S1": ["V1"]})
    assert suggest(i, old, plan, visited.visit_id).suggestions == ()
    assert suggest(i, reaching(i, old, "A2").travel, plan, visited.visit_id).suggestions
