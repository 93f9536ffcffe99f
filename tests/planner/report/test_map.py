"""Coordinates for the browser: small, exact to a metre, and along the streets where they are known."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain import Means
from planner.messages import Lang
from planner.report.map import SCALE, encode, leg_codes, map_view, route_legs, simplify
from planner.report.reader import Reader
from tests.builders import SCREEN, four_visits, grid_times, instance, plan_of
from tests.planner.report.samples import mixed_day

points = st.lists(st.tuples(st.floats(54.5, 57.8), st.floats(8.0, 15.2)), min_size=1, max_size=30)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(points)
def test_decoding_returns_every_distinct_point_within_half_a_step(line: list[tuple[float, float]]) -> None:
    """Summing the differences gives the rounded points: no error builds up along the line."""
    codes = encode(line)
    back = np.cumsum(np.array(codes).reshape(-1, 2), axis=0)
    steps = np.rint(np.array(line) * SCALE)
    keep = np.r_[True, np.any(np.diff(steps, axis=0) != 0, axis=1)]
    np.testing.assert_array_equal(back, steps[keep])


def test_differences_are_small_numbers() -> None:
    """The first pair is the place, the others are steps of about a metre."""
    assert encode([(55.1, 14.7), (55.1001, 14.6999)]) == (5510000, 1470000, 10, -10)
    assert encode(np.empty((0, 2))) == ()


def test_simplify_keeps_ends_and_drops_what_cannot_be_seen() -> None:
    """A point 1 m off a straight kilometre goes; one 100 m off stays."""
    metre = 1 / 111_320
    line = [(55.0, 14.0), (55.0 + 500 * metre, 14.0 + 1 * metre), (55.0 + 1000 * metre, 14.0)]
    assert len(simplify(line)) == 2
    line[1] = (55.0 + 500 * metre, 14.0 + 100 * metre)
    np.testing.assert_allclose(simplify(line), line)


def test_legs_pass_screen_visits_by() -> None:
    """B - A1 - (screen) - A2 - B: the call takes place nowhere, so A1-A2 is one leg."""
    day = four_visits()
    plan = plan_of(day, grid_times(day), {"S1": ["V1", ("V4", SCREEN), "V2", "V3"]})
    reader = Reader(day, plan, Lang.DA)
    car = Means.CAR
    assert route_legs(reader, plan.routes[0]) == [(car, "B", "A1"), (car, "A1", "A2"), (car, "A2", "B")]
    assert route_legs(reader, plan.routes[1]) == []


def test_known_shape_replaces_the_straight_line() -> None:
    """The leg B-A1 goes round a corner; the way back is not known and stays straight."""
    day, _, plan = mixed_day()
    reader = Reader(day, plan, Lang.DA)
    out, back = (Means.CAR, "B", "A1"), (Means.CAR, "A1", "B")
    corner = [(55.10, 14.70), (55.20, 14.70), (55.105, 14.71)]
    codes = leg_codes(reader, [out, back], {out: corner})
    assert [len(c) // 2 for c in codes] == [3, 2]


def test_map_says_whether_its_lines_are_straight() -> None:
    """Without shapes the routes are straight; with an empty table of shapes they are what the network
    gave."""
    day, _, plan = mixed_day()
    reader = Reader(day, plan, Lang.DA)
    straight, roads = map_view(reader, [], None), map_view(reader, [[[(55, 14), (55, 15)]]], {})
    assert straight is not None
    assert roads is not None
    assert (straight.straight, roads.straight) == (True, False)
    assert [b.label for b in straight.bases] == ["Plejecenter Solsiden"]
    assert straight.bounds == ((55.1, 14.7), (55.135, 14.77))


def test_no_addresses_no_map() -> None:
    """A plan without places has no map."""
    day = instance()
    assert map_view(Reader(day, plan_of(day, grid_times(day), {}), Lang.DA), [], None) is None
