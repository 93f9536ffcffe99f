"""Stores on both databases, made from a copy of one that has its tables, with a clock that steps."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import psycopg
import pytest

from planner.store import Patience, Store, open_store
from planner.store.schema import metadata
from tests.builders import at
from tests.postgres import Server

BOTH = ("sqlite", "postgresql")
SHORT = Patience(total=10.0, first=0.02, longest=0.1)

NewPlace = Callable[[str], str]


class SteppingClock:
    """Six in the morning of Monday 2 March 2026, and a minute later each time it is asked; can be set."""

    def __init__(self) -> None:
        self.now = at("06:00") - timedelta(minutes=1)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture(scope="session")
def new_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewPlace:
    """Make a store with tables and nothing in them, on "sqlite" or "postgresql"; give its place."""
    folder = tmp_path_factory.mktemp("stores")
    number = count()
    templates: dict[str, str] = {}

    def on_file() -> str:
        if "sqlite" not in templates:
            templates["sqlite"] = str(folder / "template.sqlite")
            open_store(templates["sqlite"]).close()
        return shutil.copy(templates["sqlite"], folder / f"store{next(number)}.sqlite")

    def on_server() -> str:
        server: Server = request.getfixturevalue("postgres")
        if "postgresql" not in templates:
            server.sql("CREATE DATABASE template_store")
            templates["postgresql"] = "template_store"
            open_store(server.url("template_store")).close()
        name = f"store{next(number)}"
        server.sql(f"CREATE DATABASE {name} TEMPLATE template_store")
        return server.url(name)

    return lambda kind: str(on_file() if kind == "sqlite" else on_server())


@pytest.fixture(scope="session")
def server_place(new_place: NewPlace) -> str:
    """One database that the tests use in turn, each after emptying it: making one takes longer than most tests."""
    return new_place("postgresql")


@pytest.fixture(params=BOTH)
def place(request: pytest.FixtureRequest, new_place: NewPlace) -> str:
    """The place of an empty store, on each database in turn."""
    if request.param == "sqlite":
        return new_place("sqlite")
    emptied: str = request.getfixturevalue("server_place")
    with psycopg.connect(emptied, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")  # no triggers
        names = ", ".join(table.name for table in metadata.sorted_tables)
        connection.execute(f"TRUNCATE {names} RESTART IDENTITY CASCADE".encode())
    return emptied


@pytest.fixture
def clock() -> SteppingClock:
    """The store's clock."""
    return SteppingClock()


@pytest.fixture
def store(place: str, clock: SteppingClock) -> Iterator[Store]:
    """An empty store, on each database in turn."""
    with open_store(place, clock=clock, patience=SHORT) as opened:
        yield opened


@pytest.fixture
def file_store(new_place: NewPlace, clock: SteppingClock) -> Iterator[Store]:
    """An empty store in a file."""
    with open_store(Path(new_place("sqlite")), clock=clock, patience=SHORT) as opened:
        yield opened
