"""Units of work of the nightly run: what is done is not done again, what was cut off shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection

from planner.logs import Log
from planner.store import units
from planner.store.desk import Desk
from planner.store.guard import required
from planner.store.records import Unit, UnitKey
from planner.store.versions import version_of

_log = Log(__name__)


class UnitDesk(Desk):
    """Units of work of a store."""

    def claim(self, district: str, day: date) -> bool:
        """Have a district's day for this opener alone until the store is closed; return whether it can be had: False where another
        has it.

        Of a store in a file every day goes with the first. To be asked for again after a while: where the server was started anew
        that takes back what it had forgotten. Raises StoreUnavailableError, OSError.
        """
        return self._claims.take(district, day)

    def start_unit(self, key: UnitKey) -> Unit:
        """Write down that an attempt at the unit begins; return it. Raises ValueError if the unit has been finished."""
        return self._event("unit_started", key, lambda connection: self._start(connection, key))

    def finish_unit(self, key: UnitKey, *, plan_id: int | None = None, seconds: float | None = None) -> Unit:
        """Write down that the attempt under way is done; return it. Better in one with its plan: `Store.save_plan(unit=key)`.

        `seconds` it took; by default from its start to now. Raises ValueError if no attempt is under way, NoSuchPlanError.
        """

        def work(connection: Connection) -> None:
            if plan_id is not None:
                version_of(connection, plan_id)
            units.end(connection, key, self._db.now(), plan_id=plan_id, seconds=seconds)

        return self._event("unit_finished", key, work)

    def fail_unit(self, key: UnitKey, failure: str, *, seconds: float | None = None) -> Unit:
        """Write down that the attempt under way has failed, and why, without passwords and CPR numbers; return it.

        Raises ValueError for an empty `failure`, or if no attempt is under way.
        """
        why = required(failure, "failure")

        def work(connection: Connection) -> None:
            units.end(connection, key, self._db.now(), failure=why, seconds=seconds)

        return self._event("unit_failed", key, work)

    def unit(self, key: UnitKey) -> Unit | None:
        """Return the last attempt at a unit; None if there was none."""
        return self._db.read(lambda connection: units.find(connection, key))

    def units(
        self, *, district: str | None = None, since: date | None = None, until: date | None = None
    ) -> tuple[Unit, ...]:
        """Return the last attempt at each unit of the days from `since` to `until`, both included."""
        return self._db.read(lambda connection: units.listed(connection, district, since, until))

    def _start(self, connection: Connection, key: UnitKey) -> None:
        units.start(connection, key, self._db.now())

    def _event(self, event: str, key: UnitKey, work: Callable[[Connection], None]) -> Unit:
        self._db.write(work)
        unit = self.unit(key)
        assert unit is not None  # just written
        _log.info(
            event,
            district=key.district,
            day=key.day.isoformat(),
            input_hash=key.input_hash,
            version=key.version,
            attempt=unit.attempt,
            seconds=unit.seconds,
            plan_id=unit.plan_id,
        )
        return unit
