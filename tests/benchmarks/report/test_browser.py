"""The page in a real browser: nothing asked for, nothing wider than the window, every drawing seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.report import write_report
from tests.benchmarks.report.samples import mixed_rows, write_results

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the mixed results."""
    return write_report(write_results(tmp_path_factory.mktemp("mixed"), mixed_rows((60.0,), (1, 2))))[1]


@pytest.mark.parametrize("width", [1300, 390])
def test_page_stands_alone_and_fits(
    page_file: Path, open_page: Callable[..., tuple[Any, Any]], width: int
) -> None:
    """From a desk screen to a phone: one request, no message, no sideways scrolling, no empty drawing."""
    page, seen = open_page(page_file, width=width)
    assert seen.requests == [page_file.as_uri()]
    assert seen.messages == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = page.evaluate(
        "[...document.querySelectorAll('figure svg')].map(s => s.getBoundingClientRect().toJSON())"
    )
    assert len(sizes) == 6 + 6 + 7 + 2
    assert all(size["width"] > 250 and size["height"] > 120 and size["right"] <= width for size in sizes)
