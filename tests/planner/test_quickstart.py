"""The example from the documentation runs and says something true."""

from __future__ import annotations

import os
import runpy
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "quickstart.py"


def test_the_quickstart_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    state = runpy.run_path(os.fspath(EXAMPLE))
    said = capsys.readouterr().out
    planned = len(state["instance"].visits) - len(state["plan"].unplanned)
    assert said.startswith(f"{planned} visits planned, ")
    assert (tmp_path / "quickstart-out" / "report.html").is_file()
