"""Small days with modes, a unit and links, and what is said of proofs."""

from __future__ import annotations

import pytest

from benchmarks.modes.land import MADE_UP, land
from benchmarks.modes.proofs import ProofRow, proofs_report, prove
from benchmarks.modes.small import make_small_day, small_days
from solvers.base import Budget
from tests.benchmarks.modes.test_compare import ENVIRONMENT


def test_a_small_day_has_modes_a_unit_and_links() -> None:
    name = small_days(1)[0]
    day = make_small_day(name, MADE_UP)
    assert day.visits == name.visits == 12
    assert day.able > 0
    assert day.problem.num_links > 0
    assert day.problem.num_units == 1
    assert day.problem.quota_max[0] == 3  # a quarter


def test_search_finds_what_is_proven() -> None:
    row = prove(make_small_day(small_days(2)[1], MADE_UP), Budget(iterations=100_000), proof_seconds=60)
    assert row.proven
    assert row.equal


def test_the_table_counts_equal_among_proven() -> None:
    row = ProofRow(
        day="modes-12-1", land="x", visits=12, links=2, able=6, seed=1, search_seconds=5, search_iterations=None, search_cost=100,
        search_calls=3, proof_seconds=2.0, proof_cost=100, bound=100,
    )  # fmt: skip
    worse, open_ = row.model_copy(update={"search_cost": 101}), row.model_copy(update={"bound": 90})
    text = proofs_report([row, worse, open_], ENVIRONMENT)
    assert "Equal on 1 of 2 days that CP-SAT proved, of 3 in all" in text
    assert text.count("not proven") == 1
    with pytest.raises(ValueError, match="no day"):
        proofs_report([], ENVIRONMENT)


def test_without_maps_the_days_are_made_up(tmp_path) -> None:
    assert land(None) is MADE_UP
    assert land(tmp_path) is MADE_UP
