"""The folder and the store of nights."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.store import Store, open_store
from tests.planner.nightly.samples import EVENING, write_districts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the inputs of both districts."""
    write_districts(tmp_path)
    return tmp_path


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """The store of the nights in `folder`, opened when it is first used after one."""
    with open_store(folder / "plans.sqlite", clock=lambda: EVENING) as opened:
        yield opened
