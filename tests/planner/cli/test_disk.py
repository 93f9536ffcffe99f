"""What a full or forbidden disk does: one sentence in the caller's language, and the earlier plan untouched."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.planner.cli.conftest import Call


def test_a_full_disk_leaves_the_earlier_plan_whole(
    call: Call, little: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert call("plan", little, "--iterations", 50, "--out", out).exit_code == 0
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}

    def full(*_: object, **__: object) -> list[Path]:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("planner.cli.files.write_geo", full)
    result = call("plan", little, "--iterations", 60, "--seed", 2, "--out", out)
    assert result.exit_code == 2
    assert "ikke mere plads" in result.stderr
    assert "urørt" in result.stderr
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before


def test_a_file_in_the_way_of_the_folder_is_named(call: Call, little: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here already", encoding="utf-8")
    result = call("plan", little, "--iterations", 50, "--out", tmp_path / "file", "--lang", "en")
    assert result.exit_code == 2
    assert "there is a file where a folder should be" in result.stderr
