"""Travel times without roads."""

from __future__ import annotations

import numpy as np
import pytest

from planner.domain import Address, Means
from planner.travel.straight import straight_line_times


def addresses(*degrees_north: float) -> list[Address]:
    return [Address(address_id=f"A{i}", latitude=55 + d, longitude=9) for i, d in enumerate(degrees_north)]


@pytest.mark.parametrize(
    ("means", "seconds"),
    [(Means.CAR, 129), (Means.BICYCLE, 361), (Means.WALKING, 1081)],
)
def test_short_leg(means: Means, seconds: int):
    """0.01 degree is 1,111.95 m, x 1.35 = 1,501.1 m: 128.7 s at 42 km/h, 360.3 s at 15, 1,080.8 s at 5."""
    assert straight_line_times(addresses(0, 0.01), [means]).leg(means, "A0", "A1") == (seconds, 1501)


def test_long_leg_by_car_is_partly_in_the_country():
    """0.1 degree: 15,011.3 m; the first 5 km at 42 km/h take 428.6 s, 10,011.3 m at 60 km/h 600.7 s: 1,029.3 s."""
    assert straight_line_times(addresses(0, 0.1), [Means.CAR]).leg(Means.CAR, "A0", "A1") == (1030, 15011)


def test_table_is_symmetric_and_zero_on_the_diagonal():
    times = straight_line_times(addresses(0, 0.02, 0.02, 0.3), list(Means))
    for matrix in (*times.seconds.values(), *times.metres.values()):
        assert np.array_equal(matrix, matrix.T)
        assert not matrix.diagonal().any()
    assert times.leg(Means.CAR, "A1", "A2") == (0, 0)
    assert times.attribution == ""


def test_no_addresses():
    assert straight_line_times([], [Means.CAR]).seconds[Means.CAR].shape == (0, 0)
