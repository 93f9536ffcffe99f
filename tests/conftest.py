"""Fixtures that every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.domain import Instance
from planner.travel.times import TravelTimes
from tests import builders
from tests.browser import browser, open_page  # noqa: F401 (fixtures)
from tests.postgres import postgres  # noqa: F401 (fixture)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared data folder beside the checkout; without it the test is skipped, or fails when CI is set."""
    folder = Path(__file__).resolve().parents[1].parent / "shared"
    if folder.is_dir():
        return folder
    if os.environ.get("CI"):
        pytest.fail(f"the shared data folder is missing: expected {folder.name}/ beside the checkout")
    pytest.skip("the shared data folder is not beside the checkout")


@pytest.fixture(scope="session")
def four_visits() -> Instance:
    """The instance known by heart; see `tests.builders.four_visits`."""
    return builders.four_visits()


@pytest.fixture(scope="session")
def four_times(four_visits: Instance) -> TravelTimes:
    """Its travel times: 60 s and 500 m a step along B, A1, A2, A3."""
    return builders.grid_times(four_visits)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI a skipped test fails the run: everything a test needs is installed there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter is not None and reporter.stats.get("skipped") and exitstatus == 0:
        reporter.write_line("Skipped tests are failures when CI is set.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
