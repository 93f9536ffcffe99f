"""The example night: its commands, as its page gives them, make the districts and plan them."""

from __future__ import annotations

import configparser
import re
import shutil
from pathlib import Path

from typer.testing import CliRunner

from planner.cli import app

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "nightly"


def test_the_commands_of_the_example_plan_two_districts(tmp_path: Path) -> None:
    """One day of each, with a short search, in a copy of the folder."""
    folder = tmp_path / "nightly"
    shutil.copytree(EXAMPLE, folder, ignore=lambda *_: ["nord", "syd", "night", "plans.sqlite"])
    config = folder / "night.toml"
    text = config.read_text()
    config.write_text(text.replace("seconds = 12 ", "iterations = 3000").replace("days = 3", "days = 1"))
    commands = re.findall(r"^homecare (.*)$", (EXAMPLE / "README.md").read_text(), re.MULTILINE)
    assert [c.split()[0] for c in commands] == ["generate", "generate", "nightly"]
    for command in commands:
        words = [w.replace("examples/nightly", str(folder)) for w in command.split()]
        result = CliRunner().invoke(app, words)
        assert result.exit_code == 0, result.output
    assert {p.parent.name for p in (folder / "night" / "2026-03-02").rglob("report.html")} == {"Nord", "Syd"}
    assert len(list((folder / "night" / "copies" / "2026-03-02").glob("*/index.html"))) == 2


def test_the_units_for_systemd_can_be_read_and_call_the_command() -> None:
    """Both are sound INI files, the timer is of the service's name, and what the service runs is a nightly run."""
    units = {}
    for kind in ("service", "timer"):
        parser = configparser.ConfigParser(strict=True, interpolation=None)
        parser.optionxform = str  # type: ignore[assignment,method-assign]
        parser.read_string((EXAMPLE / f"homecare-nightly.{kind}").read_text())
        units[kind] = parser
    assert units["service"]["Service"]["ExecStart"].split()[1] == "nightly"
    assert units["service"]["Service"]["Restart"] == "on-abort"
    assert units["timer"]["Timer"]["Persistent"] == "true"
