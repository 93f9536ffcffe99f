"""What several tests of technologies share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.technologies.catalogue import BY_CODE
from planner.technologies.records import Technology
from tests.planner.technologies.samples import ALL_MAY

Enter = Callable[[Technology], str]


@pytest.fixture
def enter(monkeypatch: pytest.MonkeyPatch) -> Enter:
    """Put a technology into the catalogue for one test: a record is all it takes. Gives its code back."""

    def put(technology: Technology) -> str:
        monkeypatch.setitem(BY_CODE, technology.code, technology)
        return technology.code

    return put


@pytest.fixture
def all_may(tmp_path: Path) -> str:
    """The file of a screening table in which everybody may have every step."""
    path = tmp_path / "screening.toml"
    path.write_text(ALL_MAY, encoding="utf-8")
    return str(path)
