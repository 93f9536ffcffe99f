"""The tables: made step by step, brought up to date by one opener, and never touched when they are newer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from planner.store import Kind, NewerStoreError, NotAStoreError, Store, open_store, utc_now
from planner.store.database import Database
from planner.store.migrate import MIGRATIONS, REVISIONS, VERSION_TABLE, revision, upgrade
from planner.store.place import make_file, url_of
from planner.store.schema import metadata
from tests.planner.store.conftest import SHORT, SteppingClock
from tests.planner.store.samples import DAY, DISTRICT, a_plan, small_day
from tests.postgres import Server


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place without any tables."""
    if request.param == "sqlite":
        return str(tmp_path / "new.sqlite")
    server: Server = request.getfixturevalue("postgres")
    name = f"empty_{abs(hash(request.node.name))}"
    server.sql(f"CREATE DATABASE {name}")
    return server.url(name)


def database_at(place: str) -> Database:
    """The database of a place, its file made."""
    if "://" not in place:
        make_file(Path(place))
    return Database(url_of(place), utc_now, SHORT)


def test_the_steps_are_those_in_the_folder() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(steps)) == REVISIONS


def test_the_steps_lead_to_the_tables_that_the_program_knows(store: Store) -> None:
    with store._db.engine.connect() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_an_older_store_is_brought_up_to_date_with_all_that_is_in_it(empty: str) -> None:
    """A plan saved before there were triggers is there afterwards, and protected."""
    database = database_at(empty)
    upgrade(database, REVISIONS[0])
    old = Store(database)
    saved = old.save_plan(a_plan(), kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=small_day())
    old.close()
    with open_store(empty, clock=SteppingClock(), patience=SHORT) as store:
        assert store._db.read(revision) == REVISIONS[-1]
        assert store.plan(saved.plan_id) == a_plan()
        with (
            pytest.raises(Exception, match="keeps what was written"),
            store._db.engine.begin() as connection,
        ):
            connection.execute(text("UPDATE plans SET why = 'x'"))


def test_a_store_of_a_newer_version_is_refused_and_left_alone(place: str) -> None:
    with open_store(place, patience=SHORT) as store, store._db.engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    try:
        with pytest.raises(NewerStoreError, match="newer version 9999; install the newest") as caught:
            open_store(place, patience=SHORT)
        assert caught.value.found == "9999"
    finally:
        database = database_at(place)
        with database.engine.begin() as connection:
            connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '{REVISIONS[-1]}'"))
        database.close()


def test_somebody_elses_database_is_refused_and_left_alone(empty: str) -> None:
    database = database_at(empty)
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE invoices (number INTEGER)"))
    with pytest.raises(NotAStoreError, match="invoices"):
        upgrade(database)
    assert inspect(database.engine).get_table_names() == ["invoices"]
    database.close()


def test_several_who_open_a_new_store_at_once_make_it_once(empty: str) -> None:
    """Four processes; each must be able to save."""
    children = []
    for seed in range(4):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                with open_store(empty, clock=SteppingClock()) as store:
                    store.save_plan(
                        a_plan(seed=seed), kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=small_day()
                    )
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
    with open_store(empty, patience=SHORT) as store:
        assert [s.sequence for s in store.plans()] == [1, 2, 3, 4]
        assert sorted(s.seed for s in store.plans()) == [0, 1, 2, 3]


def test_a_step_that_fails_leaves_the_store_as_it_was(empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second step breaks off after its first statement: no table is left of the first one either."""
    database = database_at(empty)

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr("alembic.op.create_index", broken)
        with pytest.raises(RuntimeError, match="power cut"):
            upgrade(database)
    assert inspect(database.engine).get_table_names() == []
    upgrade(database)
    assert database.read(revision) == REVISIONS[-1]
    database.close()
