"""A headless browser for tests of pages, one for the whole run: two at once cannot live in one process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def chromium_path() -> str | None:
    """Where Chromium is: the variable CHROMIUM, Debian's place, or the search path."""
    places = (
        os.environ.get("CHROMIUM"),
        "/usr/bin/chromium",
        shutil.which("chromium"),
        shutil.which("chromium-browser"),
    )
    return next((p for p in places if p and Path(p).exists()), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all tests, with a profile of its own."""
    path = chromium_path()
    if path is None:
        pytest.skip("Chromium is not installed (set CHROMIUM to its path)")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield chromium
        chromium.close()


class Seen:
    """What an opened page said and asked for."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        self.requests: list[str] = []


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., tuple[Any, Seen]]]:
    """Open a file in a window of the given size; console messages, faults and requests are written down."""
    contexts = []

    def opener(path: Path, width: int = 1280, height: int = 900, fragment: str = "") -> tuple[Any, Seen]:
        context = browser.new_context(viewport={"width": width, "height": height})
        context.set_default_timeout(8000)
        contexts.append(context)
        page, seen = context.new_page(), Seen()
        page.on("console", lambda message: seen.messages.append(message.text))
        page.on("pageerror", lambda fault: seen.messages.append(str(fault)))
        page.on("request", lambda request: seen.requests.append(request.url))
        page.goto(path.as_uri() + fragment)
        return page, seen

    yield opener
    for context in contexts:
        context.close()
