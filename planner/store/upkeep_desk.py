"""Access, retention and backup of a store."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from planner.logs import Log
from planner.store import access, backup, removal
from planner.store.desk import Desk
from planner.store.guard import required
from planner.store.records import Access, Reader
from planner.store.retention import Removal, Retention
from planner.store.schema import removals

TIMEZONE = "Europe/Copenhagen"

_log = Log(__name__)


class UpkeepDesk(Desk):
    """What keeps a store in order."""

    def log_access(
        self, reader: Reader, citizen_ids: Collection[str], what: str, *, plan_id: int | None = None
    ) -> None:
        """Write down that a person has seen or changed `what` of each of the citizens. Raises ValueError for an empty `what`."""
        now = self._db.now()
        self._db.write(lambda connection: access.log(connection, reader, citizen_ids, what, now, plan_id))

    def accesses(
        self,
        *,
        citizen_id: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> tuple[Access, ...]:
        """Return who saw or changed what from `since` to before `until`, oldest first; of one citizen if named, as the citizen may
        ask for it (domain.md 4.13)."""
        return self._db.read(lambda connection: access.listed(connection, citizen_id, since, until))

    def retain(
        self,
        rules: Retention | None = None,
        *,
        dry_run: bool = True,
        by: str = "homecare",
        today: date | None = None,
    ) -> Removal:
        """Remove what the rules no longer keep, or, with `dry_run`, only tell what that is. One transaction.

        A plan's age counts to `today`, None: the day that it is. A night that is planned afterwards, or of a made-up year, must not
        lose its plans as they are made.

        Raises StoreUnavailableError, OSError as every write does.
        """
        rules, now, who = rules or Retention(), self._db.now(), required(by, "by")
        day = today or _local_day(now)
        if dry_run:
            return self._db.read(lambda c: removal.to_remove(c, rules, now, day))
        found: list[Removal] = []

        def work(connection: Connection) -> None:
            found[:] = [removal.remove(connection, rules, now, day, who)]

        self._db.write(work)
        _log.info("retained", removed=len(found[0].plan_ids), count=found[0].inputs)
        return found[0]

    def removals(self) -> tuple[tuple[datetime, str, Removal], ...]:
        """Return what retention has removed so far: when, by whom, and what."""
        question = select(removals).order_by(removals.c.removal_id)
        return self._db.read(
            lambda connection: tuple(
                (row.at, row.who, Removal.model_validate_json(row.counts))
                for row in connection.execute(question)
            )
        )

    def backup(self, target: Path) -> Path:
        """Copy a store's file to `target` while it is in use, whole or not at all; return `target`.

        Raises
        ------
        ValueError
            For a store on a server; the message is the command that backs it up.
        DamagedStoreError, OSError
            If the copy is not whole, or cannot be written.
        """
        path = backup.back_up(self._db.url, target)
        _log.info("backed_up", bytes=path.stat().st_size)
        return path


def _local_day(now: datetime) -> date:
    return now.astimezone(ZoneInfo(TIMEZONE)).date()
