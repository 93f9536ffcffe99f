"""The commands of docs/what-if.md run, on a smaller day and with little effort: what they promise to write is there."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from planner.cli.app import app

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "what-if.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^homecare (.+)$", PAGE, flags=re.MULTILINE)
LITTLE = ("--seeds", "2", "--iterations", "300", "--runs", "1", "--jobs", "1")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("what-if") / "my-day"
    made = CliRunner().invoke(app, ["generate", "--citizens", "20", "--out", str(folder)])
    assert made.exit_code == 0, made.output
    return folder


def test_the_page_shows_three_examples() -> None:
    assert [command.split()[0] for command in COMMANDS] == ["whatif", "whatif", "overlap", "whatif"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_runs(command: str, day: Path, tmp_path: Path) -> None:
    words = shlex.split(command)
    at = words.index("--out") + 1
    words[at] = str(tmp_path / words[at])
    given = [str(day) if w == "my-day" else str(ROOT / w) if w.startswith("examples/") else w for w in words]
    result = CliRunner().invoke(app, [*given, *LITTLE, "--lang", "da"])
    assert result.exit_code in (0, 1), result.output  # 1: some visit found no place with so little effort
    out = Path(words[at])
    if words[0] == "overlap":
        found = json.loads((out / "overlap.json").read_text(encoding="utf-8"))
        assert len(found["members"]) == 4
        return
    memo = (out / "memo.html").read_text(encoding="utf-8")
    assert "Notat til udvalget" in memo
    scenarios = len(json.loads((out / "comparison.json").read_text(encoding="utf-8"))["options"])
    assert scenarios == {"sick": 1, "unit": 12, "memo": 4}[out.name]
