"""What every part of the store's interface stands on: the database, and the log of who looks."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from planner.store import access
from planner.store.claims import Claims
from planner.store.database import Database
from planner.store.inputs import whose_visits
from planner.store.records import Reader, Saved


class Desk:
    """A part of the store's interface; see `planner.store.Store`."""

    def __init__(self, database: Database) -> None:
        self._db, self._claims = database, Claims(database)

    def _log_plan(self, connection: Connection, reader: Reader, saved: Saved, what: str) -> None:
        """Write down that a whole plan was seen or changed, for everyone in it."""
        citizens = access.citizens_of(connection, saved)
        access.log(connection, reader, citizens, what, self._db.now(), saved.plan_id)

    def _log_visits(
        self, connection: Connection, reader: Reader, saved: Saved, visit_ids: Collection[str], what: str
    ) -> None:
        """Write down that some visits of a plan were seen, for those whose they are."""
        whose = whose_visits(connection, saved.instance_hash)
        citizens = {whose[v] for v in visit_ids if v in whose}
        access.log(connection, reader, citizens, what, self._db.now(), saved.plan_id)
