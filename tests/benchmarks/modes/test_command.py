"""`python -m benchmarks modes`, in-process, on two tiny days."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.cli import app
from benchmarks.modes import day, name
from benchmarks.modes.kept import Kept
from benchmarks.modes.row import ModesRow
from tests.benchmarks.modes.test_compare import ENVIRONMENT


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """Days of 20 visits, on a machine that never changes."""
    monkeypatch.setattr(name.days, "__defaults__", (20, 20))
    monkeypatch.setattr("benchmarks.runner.environment.environment", lambda suite: ENVIRONMENT)


def test_a_comparison_is_kept_and_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    call = ["modes", "--days", "1", "--seconds", "0.2", "--out", str(out), "--maps", str(tmp_path)]
    first = CliRunner().invoke(app, call)
    assert first.exit_code == 0, first.output
    assert (out / "modes.md").read_text(encoding="utf-8").startswith("# Modes decided inside the routes")
    assert len(Kept(out, "modes.jsonl", ModesRow, ENVIRONMENT).rows) == 6
    rows = (out / "modes.jsonl").read_bytes()
    monkeypatch.setattr(day, "make_day", None)  # would fail if a day were made again
    again = CliRunner().invoke(app, call)
    assert again.exit_code == 0, again.output
    assert (out / "modes.jsonl").read_bytes() == rows


def test_proofs_print_their_table(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        app, ["modes", "--proofs", "--days", "1", "--seconds", "0.5", "--maps", str(tmp_path)]
    )
    assert done.exit_code == 0, done.output
    assert "Equal on" in done.output


def test_a_folder_of_maps_that_is_not_there_is_said(tmp_path: Path) -> None:
    missing = CliRunner().invoke(app, ["modes", "--maps", str(tmp_path / "none")])
    assert missing.exit_code == 2
    assert "no folder of maps" in missing.output
