"""Rows are kept, found again, and never mixed with those of another machine or code."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.modes.kept import Kept
from benchmarks.modes.row import ModesRow
from tests.benchmarks.modes.test_compare import ENVIRONMENT, rows

NAME = "modes.jsonl"


def opened(folder: Path | None, environment: dict[str, object] | None = None) -> Kept[ModesRow]:
    return Kept(folder, NAME, ModesRow, environment or ENVIRONMENT)


def test_rows_are_found_again(tmp_path: Path) -> None:
    opened(tmp_path).add(rows())
    again = opened(tmp_path, {**ENVIRONMENT, "started": "later"})
    assert again.rows == rows()
    again.add(rows("modes-90-2"))
    assert len(opened(tmp_path).rows) == 12


def test_a_line_cut_short_is_dropped_and_a_wrong_one_named(tmp_path: Path) -> None:
    opened(tmp_path).add(rows())
    file = tmp_path / NAME
    file.write_bytes(file.read_bytes()[:-5])
    assert len(opened(tmp_path).rows) == 5
    file.write_bytes(b'{"day": 1}\n' + file.read_bytes())
    with pytest.raises(ValueError, match="line 1 is no row"):
        opened(tmp_path)


def test_other_code_or_no_environment_is_refused(tmp_path: Path) -> None:
    opened(tmp_path).add(rows())
    with pytest.raises(ValueError, match="commit: abc there, def here"):
        opened(tmp_path, {**ENVIRONMENT, "commit": "def"})
    (tmp_path / "environment.json").unlink()
    with pytest.raises(ValueError, match="nobody knows"):
        opened(tmp_path)


def test_nothing_is_written_without_a_folder() -> None:
    kept = opened(None)
    kept.add(rows())
    assert len(kept.rows) == 6
