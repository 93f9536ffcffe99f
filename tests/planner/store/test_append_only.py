"""Nothing that was written is changed, also not by somebody at the database's own prompt."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import DBAPIError

from planner.errors import Violation
from planner.store import Kind, Reader, Retention, Store, UnitKey
from planner.store.schema import KEPT, NEVER_REMOVED, retention_pass
from tests.planner.store.conftest import SteppingClock
from tests.planner.store.samples import DAY, DISTRICT, a_plan, small_day, travel_of


@pytest.fixture
def full(store: Store, clock: SteppingClock) -> Store:
    """A store with a row in every table that is kept."""
    key = UnitKey(district=DISTRICT, day=DAY, input_hash="abc", version="1")
    store.start_unit(key)
    old = a_plan({"S1": ["V1", "V2"]})
    saved = store.save_plan(
        old, kind=Kind.NIGHTLY, district=DISTRICT, day=DAY - timedelta(days=400), instance=small_day()
    )
    store.retain(Retention(), dry_run=False)
    store.save_plan(a_plan(), kind=Kind.BASE, district=DISTRICT, day=DAY, instance=small_day())
    broken = (Violation("window", ("V1",), 1, "seconds"),)
    saved = store.save_plan(
        old, kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=small_day(), travel=None, violations=broken,
        unit=key,
    )  # fmt: skip
    store.save_input(small_day(), travel_of(small_day()))
    store.publish(saved.plan_id, by="Bo", why="x")
    store.plan(saved.plan_id, reader=Reader(who="Bo", why="x"))
    return store


def test_no_row_of_any_table_can_be_changed_or_removed(full: Store) -> None:
    for table in KEPT:
        column = next(iter(table.c))
        with full._db.engine.connect() as connection:
            count = connection.execute(select(func.count()).select_from(table)).scalar_one()
        assert count, f"{table.name} has no row to try"
        for statement in (update(table).values({column: column}), delete(table)):
            with (
                pytest.raises(DBAPIError, match=f"the store keeps what was written: {table.name}"),
                full._db.engine.begin() as connection,
            ):
                connection.execute(statement)
        with full._db.engine.connect() as connection:
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == count


def test_a_retention_pass_may_remove_contents_but_never_history(full: Store) -> None:
    for table in NEVER_REMOVED:
        with full._db.engine.connect() as connection:
            connection.execute(retention_pass.insert().values(pass_id=1, open=True))
            with pytest.raises(DBAPIError, match="the store keeps what was written"):
                connection.execute(delete(table))


def test_a_table_cannot_be_emptied_at_once(full: Store) -> None:
    """PostgreSQL's TRUNCATE passes by the triggers of single rows; SQLite has no such statement."""
    if full._db.is_file:
        statement = "DELETE FROM access_log"
    else:
        statement = "TRUNCATE access_log"
    with pytest.raises(DBAPIError, match="the store keeps"), full._db.engine.begin() as connection:
        connection.execute(text(statement))
