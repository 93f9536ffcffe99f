"""`homecare generate` makes days with screen visits, as many operators as asked for, or none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.formats.reader import read_input
from planner.synthetic import generate, with_screen
from tests.planner.cli.conftest import Call

FEW = ("--citizens", 12, "--workers", 4)


@pytest.mark.parametrize(
    ("arguments", "operators"), [((), 2), (("--operators", 3), 3), (("--operators", 0), 0)]
)
def test_operators_come_on_top_of_the_workers(
    arguments: tuple[object, ...], operators: int, call: Call, tmp_path: Path
) -> None:
    assert call("generate", "--out", tmp_path, *FEW, *arguments).exit_code == 0
    instance = read_input(tmp_path).instance
    assert instance == with_screen(generate(citizens=12, workers=4)[0], operators=operators)
    assert len(instance.workers) == 4 + operators


def test_a_day_without_screens(call: Call, tmp_path: Path) -> None:
    assert call("generate", "--out", tmp_path, *FEW, "--no-screen").exit_code == 0
    assert read_input(tmp_path).instance == generate(citizens=12, workers=4)[0]


def test_fewer_operators_than_none_is_a_bad_call(call: Call, tmp_path: Path) -> None:
    result = call("generate", "--out", tmp_path / "in", "--operators", -1)
    assert result.exit_code == 2
    assert not (tmp_path / "in").exists()
