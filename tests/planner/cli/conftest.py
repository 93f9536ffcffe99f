"""Inputs and a plan that the tests of the command line share; made once, never changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from typer.testing import CliRunner

from planner.cli import app
from planner.formats.writer import write_folder
from planner.messages import Lang
from tests.builders import address, instance, shift, visit, window


class Answer(Protocol):
    """What a command answered; typer's own type lives in different places in different versions."""

    exit_code: int
    stdout: str
    stderr: str
    output: str


Call = Callable[..., Answer]


@pytest.fixture(scope="session")
def call() -> Call:
    """Run `homecare` with arguments in this process."""
    runner = CliRunner()
    return lambda *arguments: runner.invoke(app, [str(a) for a in arguments])


@pytest.fixture(scope="session")
def little(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three visits and one shift, Danish headings, no roads: all can be planned."""
    folder = tmp_path_factory.mktemp("little")
    return write_folder(three_visits(), folder, lang=Lang.DA)


@pytest.fixture(scope="session")
def too_much(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As `little`, and a visit at night when nobody is at work."""
    given = three_visits()
    night = visit("V9", "C1", window("22:00", "23:00"))
    return write_folder(
        given.model_copy(update={"visits": (*given.visits, night)}), tmp_path_factory.mktemp("too_much")
    )


@pytest.fixture(scope="session")
def made(call: Call, little: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a plan of `little`."""
    out = tmp_path_factory.mktemp("made")
    result = call("plan", little, "--iterations", 200, "--out", out)
    assert result.exit_code == 0, result.output
    return out


def three_visits():  # type: ignore[no-untyped-def]
    """Three citizens a kilometre apart on Bornholm, one day shift."""
    places = [
        address(a, latitude=55.10, longitude=14.70 + k / 60) for k, a in enumerate(("B", "A1", "A2", "A3"))
    ]
    return instance([visit("V1"), visit("V2"), visit("V3")], [shift("S1")], addresses=places)
