"""Time saved for each unit: worked by hand, and what must hold of any numbers."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.potential.ratio import Seed, amounts, converted, ratio, scaled, times, weighted
from planner.potential.records import AMOUNTS, Amounts
from planner.savings.interval import estimate
from planner.savings.records import Estimate, Parts
from tests.planner.potential.made import HOUR, parts

near = pytest.approx


def test_a_ratio_is_of_the_sums() -> None:
    """(6 + 10) / (4 + 4) = 2; residuals 6 - 8 = -2 and 10 - 8 = 2 over a mean of 4 units: 1.5 and 2.5, as an estimate of these."""
    assert ratio([6.0, 10.0], [4.0, 4.0]) == estimate([1.5, 2.5])


def test_what_moves_in_step_with_the_units_is_certain() -> None:
    """3 hours for each of 2, 4 and 6 visits: the total is uncertain, the ratio is not."""
    found = ratio([6.0, 12.0, 18.0], [2.0, 4.0, 6.0])
    assert found == Estimate(3.0, 0.0)
    assert (estimate([6.0, 12.0, 18.0]).half_width or 0) > 1


def test_nothing_to_divide_by_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to divide by"):
        ratio([1.0], [0.0])


def test_saved_is_before_less_after_and_the_parts_add_up() -> None:
    """Driving 4 - 1, stops 2 - 1, care 6 - 4, unit 0 - 3: field 3 + 1 + 2 = 6, net 6 - 3 = 3; of response 1 hour more, 2."""
    seed = Seed(parts(4, 2, 6), parts(1, 1, 4, 3, 2), 0.0, HOUR)
    found = amounts([seed])
    assert [found.driving.mean, found.stop_overhead.mean, found.way.mean] == near([3, 1, 4])
    assert [found.physical_care.mean, found.field.mean, found.unit.mean] == near([2, 6, -3])
    assert [found.response.mean, found.net.mean] == near([-1, 2])
    assert found.net.half_width is None
    assert converted([seed]) == [2.0]


def test_a_year_of_days() -> None:
    """1 hour a day, 7 x 52 days: 364."""
    seed = Seed(parts(driving=2), parts(driving=1))
    assert amounts([seed, seed], times=364).driving == Estimate(near(364), near(0))  # type: ignore[arg-type]


def test_left_out_and_fallback_count_in_net_but_not_in_field() -> None:
    seed = Seed(Parts(left_out=2 * HOUR), Parts(fallback=HOUR))
    found = amounts([seed])
    assert (found.field.mean, found.left_out.mean, found.fallback.mean, found.net.mean) == near((0, 2, -1, 1))


def _same(value: float, half: float | None) -> Amounts:
    return Amounts(**dict.fromkeys(AMOUNTS, Estimate(value, half)))


def test_weighted_districts_combine_their_uncertainty_as_independent() -> None:
    """0.25 x 8 + 0.75 x 4 = 5; sqrt((0.25 x 4)^2 + (0.75 x 1)^2) = sqrt(1 + 0.5625) = 1.25."""
    found = weighted([_same(8, 4), _same(4, 1)], (0.25, 0.75))
    assert found.net == Estimate(5.0, 1.25)


def test_what_does_not_count_does_not_matter() -> None:
    """A district of weight 0 has no say, even without an interval; one that counts and has none leaves none."""
    assert weighted([_same(8, None), _same(4, 1)], (0.0, 1.0)).net == Estimate(4.0, 1.0)
    assert weighted([_same(8, None), _same(4, 1)], (0.5, 0.5)).net == Estimate(6.0, None)
    with pytest.raises(ValueError, match="zip"):
        weighted([_same(1, 1)], (0.5, 0.5))


def test_times_keeps_an_interval_wide() -> None:
    assert times(Estimate(2.0, 1.0), -3.0) == Estimate(-6.0, 3.0)
    assert times(Estimate(2.0), 3.0) == Estimate(6.0)
    assert scaled(_same(2, 1), 2).driving == Estimate(4.0, 2.0)


numbers = st.floats(-100, 100, allow_nan=False)


@settings(derandomize=True, max_examples=50, deadline=None)
@given(st.lists(st.tuples(numbers, st.floats(1, 50)), min_size=2, max_size=6))
def test_a_ratio_times_its_units_is_the_total(rows: list[tuple[float, float]]) -> None:
    totals, units = [t for t, _ in rows], [u for _, u in rows]
    found = ratio(totals, units)
    assert found.mean * sum(units) == near(sum(totals), abs=1e-6)
    assert (found.half_width or 0.0) >= 0


@settings(derandomize=True, max_examples=50, deadline=None)
@given(st.lists(st.tuples(numbers, st.floats(0, 20), st.floats(0.01, 1)), min_size=1, max_size=5))
def test_an_average_of_districts_lies_between_them(rows: list[tuple[float, float, float]]) -> None:
    whole = sum(w for *_, w in rows)
    found = weighted([_same(m, h) for m, h, _ in rows], [w / whole for *_, w in rows]).net
    assert min(m for m, *_ in rows) - 1e-6 <= found.mean <= max(m for m, *_ in rows) + 1e-6
    assert found.half_width is not None
    assert found.half_width <= sqrt(sum(h**2 for _, h, _ in rows)) + 1e-9
