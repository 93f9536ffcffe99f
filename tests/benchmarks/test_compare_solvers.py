"""The table of solvers says what each made of a day, and what it lacked where it made nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import compare_solvers
from planner.formats.writer import write_folder
from solvers import registry
from solvers.features import ALL_FEATURES
from tests.builders import four_visits


def test_a_solver_that_cannot_express_a_day_has_a_row_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One solver that supports nothing and one that leaves every visit out: two rows below the two of the head."""
    entries = {
        "poor": registry.Entry("", "tests.planner.early_solver", frozenset()),
        "cut": registry.Entry("", "tests.planner.cut_solver", ALL_FEATURES),
    }
    for name, entry in entries.items():
        monkeypatch.setitem(registry.SOLVERS, name, entry)
    write_folder(four_visits(), tmp_path)
    arguments = ["compare_solvers", str(tmp_path), "--seconds", "1", "--solvers", "poor", "cut"]
    monkeypatch.setattr("sys.argv", arguments)
    compare_solvers.main()
    _, _, poor, cut = capsys.readouterr().out.splitlines()
    assert "| poor | 1 |" in poor
    assert "poor" in poor.split("|")[4]
    assert "| cut | 1 | feasible |" in cut
    assert [row.count("|") for row in (poor, cut)] == [9, 9]
