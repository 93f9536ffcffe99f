"""What stands: publishing, taking back, and what has been."""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlalchemy import Connection

from planner.logs import Log
from planner.store import access, history, publishing, versions
from planner.store.content import find_content, pack_plan
from planner.store.desk import Desk
from planner.store.errors import RemovedPlanError
from planner.store.guard import required
from planner.store.records import Assignment, Kind, Reader, Saved, Step
from planner.store.rows import hold_contents, hold_day

ANY: Final = -1
"""For `Store.publish`: whatever stands."""

_log = Log(__name__)


class PublishDesk(Desk):
    """Published plans of a store."""

    def published(self, district: str, day: date) -> Saved | None:
        """Return the version that stands: the one published last. None if none has been."""
        return self._db.read(
            lambda connection: versions.last_version(connection, district, day, Kind.PUBLISHED)
        )

    def publish(self, plan_id: int, *, by: str, why: str, expecting: int | None = ANY) -> Saved:
        """Publish a stored plan as the next version of its day; return that version.

        Parameters
        ----------
        by, why
            The person who approves it, and the reason; logged for every citizen in the plan.
        expecting
            The published version that the caller has looked at, None for none: if another has been published meanwhile, nothing is.

        Raises
        ------
        ValueError
            For an empty `by` or `why`.
        NoSuchPlanError, RemovedPlanError
            If the plan is not there.
        ChangedMeanwhileError
            If another version stands than expected.
        """
        reader = Reader(who=required(by, "by"), why=required(why, "why"))

        def work(connection: Connection) -> int:
            hold_contents(connection)
            source = versions.version_of(connection, plan_id)
            hold_day(connection, source.district, source.day)  # before looking at what stands
            if expecting != ANY:
                publishing.require_standing(connection, source.district, source.day, expecting)
            return self._publish(connection, source, reader, restores_id=None)

        return self._told("plan_published", self._db.written(work))

    def undo(self, district: str, day: date, *, by: str, why: str) -> Saved:
        """Publish again, as a new version, what was published before the version that stands; undoing twice goes back two steps.

        Raises
        ------
        ValueError
            For an empty `by` or `why`.
        NothingToUndoError
            If nothing was published before.
        RemovedPlanError
            If retention has removed the content of what was.
        """
        reader = Reader(who=required(by, "by"), why=required(why, "why"))

        def work(connection: Connection) -> int:
            hold_contents(connection)
            hold_day(connection, district, day)
            origin = publishing.previous_publication(connection, district, day)
            source = versions.version_of(connection, origin)
            return self._publish(connection, source, reader, restores_id=origin)

        return self._told("plan_undone", self._db.written(work))

    def history(self, district: str, day: date) -> tuple[Step, ...]:
        """Return every version of a day, oldest first: who, when, why, and how much it changed."""
        return self._db.read(lambda connection: history.steps(connection, district, day))

    def assignments(
        self,
        since: date,
        until: date,
        *,
        district: str | None = None,
        citizen_id: str | None = None,
        worker_id: str | None = None,
        reader: Reader | None = None,
    ) -> tuple[Assignment, ...]:
        """Return who came to whom by the plans that stand, on the days from `since` to `until`, both included.

        In order of day, district and start. Days of which nothing was published are not there. `reader`: the person who is going
        to see it; that is logged for every citizen in it.
        """
        found = self._db.read(
            lambda connection: history.who_came(
                connection, since, until, district=district, citizen_id=citizen_id, worker_id=worker_id
            )
        )
        if reader is not None:
            citizens, now = {a.citizen_id for a in found if a.citizen_id is not None}, self._db.now()
            self._db.write(lambda connection: access.log(connection, reader, citizens, "assignments", now))
        return found

    def _publish(
        self, connection: Connection, source: Saved, reader: Reader, *, restores_id: int | None
    ) -> int:
        plan = find_content(connection, source.content_hash)
        if plan is None:
            raise RemovedPlanError(source.plan_id)
        draft = versions.Draft(
            pack_plan(plan),
            Kind.PUBLISHED,
            source.district,
            source.day,
            reader.who,
            reader.why,
            versions.parameters_of(connection, source.plan_id),
            versions.violations_of(connection, source.plan_id),
            source.plan_id,
            restores_id,
        )
        plan_id = versions.add_version(connection, draft, self._db.now())
        self._log_plan(connection, reader, versions.version_of(connection, plan_id), f"publish {plan_id}")
        return plan_id

    def _told(self, event: str, plan_id: int) -> Saved:
        saved = self._db.read(lambda connection: versions.version_of(connection, plan_id))
        _log.info(
            event,
            plan_id=saved.plan_id,
            source_id=saved.source_id,
            district=saved.district,
            day=saved.day.isoformat(),
            sequence=saved.sequence,
        )
        return saved
