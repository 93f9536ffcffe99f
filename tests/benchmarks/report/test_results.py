"""A results folder is read whole or refused with every fault located."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.report.environment import facts, heading
from benchmarks.report.results import Setting, in_order, read_results
from tests.benchmarks.report.samples import row, write_results


def test_reads_rows_settings_and_solvers(tmp_path: Path) -> None:
    """Settings longest first, the project's solvers before others."""
    rows = [row(solver="xyz", budget_seconds=10.0), row(), row(budget_seconds=None, budget_iterations=5000)]
    results = read_results(write_results(tmp_path, rows))
    assert list(results.rows) == rows
    assert results.settings == [Setting(60.0, None, 1), Setting(10.0, None, 1), Setting(None, 5000, 1)]
    assert [s.text for s in results.settings] == [
        "60 s, 1 thread",
        "10 s, 1 thread",
        "5,000 iterations, 1 thread",
    ]
    assert results.solvers == ["search", "xyz"]
    assert [r.solver for r in results.at(Setting(10.0, None, 1)).rows] == ["xyz"]


def test_names_every_fault_at_once(tmp_path: Path) -> None:
    """A broken line, an unknown field, a run counted twice and two best known values."""
    folder = write_results(
        tmp_path, [row(), row(), row("I2", best_known=5.0), row("I2", "greedy", best_known=6.0)]
    )
    with (folder / "runs.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"instance": "I3", "fam')
    with pytest.raises(ValueError, match="cannot be reported") as caught:
        read_results(folder)
    text = str(caught.value)
    assert "runs.jsonl:5: the line: Invalid JSON" in text
    assert "the run of search on F I1, seed 1, 60 s, 1 thread, is there 2 times" in text
    assert "best known of F I2 is not one value: 5.0, 6.0" in text


def test_same_name_in_two_families_is_two_instances(tmp_path: Path) -> None:
    """R101 of one family is not R101 of another."""
    rows = [row(family="A", best_known=5.0), row(family="B", best_known=6.0)]
    assert len(read_results(write_results(tmp_path, rows)).rows) == 2


def test_refuses_an_empty_folder(tmp_path: Path) -> None:
    """A report of nothing would look like a result."""
    with pytest.raises(ValueError, match="holds no runs"):
        read_results(write_results(tmp_path, []))


def test_refuses_a_broken_environment(tmp_path: Path) -> None:
    """With the line it breaks off in."""
    folder = write_results(tmp_path, [row()])
    (folder / "environment.json").write_text('{"suite":\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"environment\.json:2"):
        read_results(folder)


def test_order_of_solvers() -> None:
    """Fixed, so that tables of different days look alike."""
    assert in_order({"vroom", "abc", "search", "cpsat"}) == ["search", "cpsat", "vroom", "abc"]


def test_environment_is_shown_as_it_stands() -> None:
    """Nothing of it is left out, whatever its names."""
    shown = facts(
        {"cpu_model": "X", "versions": {"numba": "0.68", "peers": ["a", "b"]}, "dirty": False, "swap": None}
    )
    assert shown == [
        ("cpu model", "X"),
        ("versions", "numba 0.68, peers a, b"),
        ("dirty", "no"),
        ("swap", "not known"),
    ]
    assert heading({"suite": "care", "date": "2026-03-02T10:15:00+01:00"}) == (
        "Benchmark: care",
        "2026-03-02 10:15",
    )
    assert heading({}) == ("Benchmark", "no date given")
