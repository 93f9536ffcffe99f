"""Pages for the report's own tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.figures import figures
from planner.messages import Lang
from planner.report.html import render_html
from planner.report.view import build_view
from tests.planner.report.samples import big_day, mixed_day


def _write(folder: Path, day: Any, travel: Any, plan: Any, lang: Lang = Lang.DA) -> Path:
    path = folder / f"report-{lang}.html"
    path.write_text(
        render_html(build_view(day, plan, figures(day, travel, plan), [], lang=lang)), encoding="utf-8"
    )
    return path


@pytest.fixture(scope="session")
def mixed_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mixed day in Danish."""
    return _write(tmp_path_factory.mktemp("mixed"), *mixed_day())


@pytest.fixture(scope="session")
def english_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mixed day in English."""
    return _write(tmp_path_factory.mktemp("english"), *mixed_day(), lang=Lang.EN)


@pytest.fixture(scope="session")
def big_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """60 routes, 1,500 visits."""
    return _write(tmp_path_factory.mktemp("big"), *big_day())
