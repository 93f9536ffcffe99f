"""How much a place is like the districts that were studied."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.potential.density import weights

near = pytest.approx
positive = st.floats(1, 20_000)


def test_a_place_lies_between_the_districts_by_one_over_the_root() -> None:
    """100 and 400 per km2 are 0.1 and 0.05 on the scale; 16 / 9 x 100 = 177.8 is 0.075, half way."""
    assert weights((100.0, 400.0), 1600 / 9) == near((0.5, 0.5))


def test_a_place_like_a_district_is_that_district() -> None:
    assert weights((100.0, 400.0), 400.0) == (0.0, 1.0)
    assert weights((400.0, 100.0), 400.0) == (1.0, 0.0)


@pytest.mark.parametrize(("density", "expected"), [(20.0, (1.0, 0.0)), (5_000.0, (0.0, 1.0))])
def test_nothing_is_extended_past_what_was_studied(density: float, expected: tuple[float, float]) -> None:
    assert weights((100.0, 400.0), density) == expected


def test_only_the_nearest_on_either_side_count() -> None:
    """25, 100, 400: a place at 177.8 is half way between the last two."""
    assert weights((25.0, 100.0, 400.0), 1600 / 9) == near((0.0, 0.5, 0.5))


def test_districts_of_the_same_density_share_evenly() -> None:
    assert weights((100.0, 400.0, 100.0), 50.0) == (0.5, 0.0, 0.5)
    assert weights((80.0, 80.0), 500.0) == (0.5, 0.5)


@pytest.mark.parametrize("studied", [(), (0.0,), (-3.0, 5.0), (float("inf"),)])
def test_a_density_must_be_positive(studied: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="positive"):
        weights(studied, 100.0)
    with pytest.raises(ValueError, match="positive"):
        weights((100.0,), 0.0)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.lists(positive, min_size=1, max_size=5), positive)
def test_weights_are_shares(studied: list[float], density: float) -> None:
    found = weights(studied, density)
    assert sum(found) == near(1)
    assert all(0 <= w <= 1 for w in found)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(positive, positive, positive, positive)
def test_the_denser_a_place_the_more_it_is_like_the_denser_district(
    a: float, b: float, x: float, y: float
) -> None:
    low, high = sorted((a, b))
    thin, dense = sorted((x, y))
    assert weights((low, high), thin)[1] <= weights((low, high), dense)[1] + 1e-9
