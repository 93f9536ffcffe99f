"""Fixtures of the runner's tests."""

from __future__ import annotations

import pytest

from solvers.registry import SOLVERS
from tests.benchmarks.runner.crooked import entries


@pytest.fixture
def crooked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The crooked solvers are in the registry."""
    for name, entry in entries().items():
        monkeypatch.setitem(SOLVERS, name, entry)
