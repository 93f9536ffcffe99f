"""Each day is made once and timed by every test before the next is made."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from benchmarks.micro.settled import Settled, settle

SIZES = (100, 300, 1_000, 3_000, 10_000)
LINKED_SHARES = (0.0, 0.1)


class Size(NamedTuple):
    """How many visits, and which share of them is linked."""

    visits: int
    linked_share: float

    def __str__(self) -> str:
        return f"{self.visits}-visits-{self.linked_share:.0%}-linked"


@pytest.fixture(scope="session", params=[Size(n, s) for n in SIZES for s in LINKED_SHARES], ids=str)
def size(request: pytest.FixtureRequest) -> Size:
    """The size of the day."""
    given: Size = request.param
    return given


@pytest.fixture(scope="session")
def settled(size: Size) -> Settled:
    """The day in the middle of its search."""
    return settle(*size)
