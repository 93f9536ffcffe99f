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


def run(command: str, day: Path, place: Path) -> Path:
    """Run a command of the page in `place` and return where it wrote to."""
    words = shlex.split(command)
    files = {words.index(w) + 1 for w in ("--out", "--overlap") if w in words}
    given = [str(place / w) if n in files else _known(w, day) for n, w in enumerate(words)]
    result = CliRunner().invoke(app, [*given, *LITTLE, "--lang", "da"])
    assert result.exit_code in (0, 1), result.output  # 1: some visit found no place with so little effort
    return Path(given[words.index("--out") + 1])


def _known(word: str, day: Path) -> str:
    return str(day) if word == "my-day" else str(ROOT / word) if word.startswith("examples/") else word


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("whatif") and "--overlap" not in c])
def test_a_comparison_of_the_page_is_made(command: str, day: Path, tmp_path: Path) -> None:
    out = run(command, day, tmp_path)
    assert "Notat til udvalget" in (out / "memo.html").read_text(encoding="utf-8")
    scenarios = len(json.loads((out / "comparison.json").read_text(encoding="utf-8"))["options"])
    assert scenarios == {"sick": 1, "unit": 12}[out.name]


def test_the_memo_of_the_page_tells_what_its_overlap_found(day: Path, tmp_path: Path) -> None:
    overlap, memo = COMMANDS[2:]
    found = json.loads((run(overlap, day, tmp_path) / "overlap.json").read_text(encoding="utf-8"))
    assert len(found["members"]) == 4
    out = run(memo, day, tmp_path)
    assert len(json.loads((out / "comparison.json").read_text(encoding="utf-8"))["options"]) == 5
    text = (out / "memo.html").read_text(encoding="utf-8")
    assert "Overlap i tabellen" in text or "Samspil i tabellen" in text
