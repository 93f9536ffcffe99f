"""On the same tiny day, with the same effort, choosing the calls first never beats deciding them inside the routes."""

from __future__ import annotations

import pytest

from benchmarks.modes.compare import DayRows
from benchmarks.modes.row import MODES_FIRST, NAMES
from benchmarks.modes.strategies import plans_of
from solvers.base import Budget
from tests.benchmarks.modes.tiny import tiny_day


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_modes_first_never_beats_joint(seed: int) -> None:
    rows = DayRows({r.strategy: r for r in plans_of(tiny_day(seed), Budget(iterations=100_000), seed)})
    assert set(rows.rows) == set(NAMES)
    joint = rows["joint"]
    assert joint.status == "feasible"
    assert 0 < joint.screen_visits <= joint.cap
    for other in MODES_FIRST:
        assert joint.cost <= rows[other].cost
    assert all(rows[s].screen_visits == joint.screen_visits for s in ("random", "isolated", "detour"))
    assert rows["physical"].screen_visits == 0
    assert joint.cost < rows["physical"].cost


def test_the_same_effort_gives_the_same_rows() -> None:
    first, second = (list(plans_of(tiny_day(2), Budget(iterations=2_000))) for _ in range(2))
    assert [r.cost for r in first] == [r.cost for r in second]
