"""A store on each database, and the day that is stored in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.store.plans import Day, make_day
from planner.store import Store, open_store
from tests.postgres import start_server


@pytest.fixture(scope="session")
def day() -> Day:
    """A day of 250 visits and its plan."""
    return make_day()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An empty store; every write is flushed to the disk, as by default."""
    if request.param == "sqlite":
        with open_store(Path(tmp_path_factory.mktemp("store")) / "care.sqlite") as opened:
            yield opened
        return
    server = start_server(durable=True)
    if server is None:
        pytest.skip("PostgreSQL is not installed")
    server.sql("CREATE DATABASE care")
    with open_store(server.url("care")) as opened:
        yield opened
    server.close()
