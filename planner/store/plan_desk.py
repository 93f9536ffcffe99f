"""Plans: written whole with their inputs, and read back equal."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select, union

from planner.difference import TOLERANCE_SECONDS, Difference, difference
from planner.digest import instance_digest
from planner.domain import Instance, Plan
from planner.errors import Violation
from planner.logs import Log
from planner.store import history, units, versions
from planner.store.content import find_content, pack_plan, terms_of
from planner.store.errors import RemovedPlanError
from planner.store.guard import parameters_text, required, words
from planner.store.input_desk import InputDesk
from planner.store.records import Kind, Parameter, Reader, Saved, UnitKey
from planner.store.schema import plans as plans_table
from planner.store.schema import unit_events
from planner.store.source import Source
from planner.travel.times import TravelTimes

SYSTEM = "homecare"
"""Who saves what no person has asked for."""

_log = Log(__name__)


class PlanDesk(InputDesk):
    """Plans of a store."""

    def save_plan(
        self,
        plan: Plan,
        *,
        kind: Kind,
        district: str,
        day: date,
        instance: Instance | None = None,
        travel: TravelTimes | None = None,
        violations: Sequence[Violation] = (),
        parameters: Mapping[str, Parameter] | None = None,
        by: str = SYSTEM,
        why: str = "",
        unit: UnitKey | None = None,
    ) -> Saved:
        """Store a plan as the next version of a district's day, in one transaction; return how it is kept.

        Parameters
        ----------
        kind
            Anything but PUBLISHED: what is published is first stored, then published.
        instance, travel
            What it was made from, stored with it; the instance may be left out if it is stored already, travel times always.
        violations
            The rules it breaks, as `planner.check` finds them.
        parameters
            What else was given to the solver, in plain values. Values named as passwords are blotted out.
        unit
            The unit of work that is finished by this: both happen, or neither.

        Raises
        ------
        ValueError
            For kind PUBLISHED, an empty district, a plan made from another input or travel times than given, one whose input is not
            stored, one that would not be read back equal, or a unit that is not under way.
        InputError
            If ids look like CPR numbers.
        StoreUnavailableError, OSError
            If the database is away for too long, or the disk full; nothing is stored then.
        """
        if kind is Kind.PUBLISHED:
            raise ValueError("a plan is published by Store.publish, after it has been stored")
        _require_own(plan, instance, travel)
        draft = versions.Draft(
            pack_plan(plan),
            kind,
            required(district, "district"),
            day,
            required(by, "by"),
            words(why),
            parameters_text(parameters or {}),
            tuple(violations),
        )
        now = self._db.now()
        source = Source(plan.run.instance_hash, instance, travel, now)
        self._db.read(source.look)

        def work(connection: Connection) -> int:
            source.add(connection)
            plan_id = versions.add_version(connection, draft, now)
            if unit is not None:
                units.end(connection, unit, now, plan_id=plan_id)
            return plan_id

        saved = self.saved(self._db.written(work))
        _log.info("plan_saved", **_logged(saved))
        return saved

    def saved(self, plan_id: int) -> Saved:
        """Return how a plan is kept. Raises NoSuchPlanError."""
        return self._db.read(lambda connection: versions.version_of(connection, plan_id))

    def plan(self, plan_id: int, *, reader: Reader | None = None) -> Plan:
        """Return a stored plan, equal to the one that was saved.

        `reader`: the person who is going to see it; that is logged for every citizen in it, in the same transaction.

        Raises
        ------
        NoSuchPlanError, RemovedPlanError
            If the store never had it, or retention has removed its content.
        DamagedStoreError
            If it is not what was stored.
        """
        found: list[Plan] = []

        def work(connection: Connection) -> None:
            saved = versions.version_of(connection, plan_id)
            found[:] = [_content(connection, saved)]
            if reader is not None:
                self._log_plan(connection, reader, saved, f"plan {plan_id}")

        if reader is None:
            self._db.read(work)
        else:
            self._db.write(work)
        return found[0]

    def plans(
        self,
        *,
        district: str | None = None,
        since: date | None = None,
        until: date | None = None,
        kind: Kind | None = None,
    ) -> tuple[Saved, ...]:
        """Return the versions of the days from `since` to `until`, both included, by day, district and sequence."""
        question = versions.all_versions()
        if district is not None:
            question = question.where(plans_table.c.district == district)
        if since is not None:
            question = question.where(plans_table.c.day >= since)
        if until is not None:
            question = question.where(plans_table.c.day <= until)
        if kind is not None:
            question = question.where(plans_table.c.kind == kind)
        return self._db.read(
            lambda connection: tuple(versions.as_saved(row) for row in connection.execute(question))
        )

    def districts(self) -> tuple[str, ...]:
        """Return the districts of which there are plans or units of work, also those that came to no plan, by name."""
        question = union(select(plans_table.c.district), select(unit_events.c.district))
        return self._db.read(lambda connection: tuple(sorted(connection.scalars(question))))

    def last(self, district: str, day: date, *kinds: Kind) -> Saved | None:
        """Return the newest version of one of the kinds, of any if none is named; None if there is none."""
        return self._db.read(lambda connection: versions.last_version(connection, district, day, *kinds))

    def violations(self, plan_id: int) -> tuple[Violation, ...]:
        """Return the rules that a plan breaks, as it was judged when it was saved. Raises NoSuchPlanError, RemovedPlanError."""

        def work(connection: Connection) -> tuple[Violation, ...]:
            if versions.version_of(connection, plan_id).removed:
                raise RemovedPlanError(plan_id)
            return versions.violations_of(connection, plan_id)

        return self._db.read(work)

    def difference(
        self,
        before_id: int,
        after_id: int,
        *,
        tolerance_seconds: int = TOLERANCE_SECONDS,
        reader: Reader | None = None,
    ) -> Difference:
        """Return what changed from one stored plan to another.

        `reader`: the person who is going to see it, logged for everyone whose visit changed. Raises as `plan` does.
        """
        found = difference(self.plan(before_id), self.plan(after_id), tolerance_seconds=tolerance_seconds)
        if reader is not None:
            self._log_changes(found, reader, before_id, after_id)
        return found

    def changes(self, plan_id: int, *, reader: Reader | None = None) -> Difference | None:
        """Return what a version changed against the one that stood when it was saved; None where nothing stood, or retention has
        removed it. `reader` as in `difference`. Raises NoSuchPlanError."""
        self.saved(plan_id)
        found = self._db.read(lambda connection: history.changes(connection, plan_id))
        if found is not None and reader is not None:
            self._log_changes(found, reader, plan_id)
        return found

    def log_visits(self, reader: Reader, plan_id: int, visit_ids: Collection[str], what: str) -> None:
        """Write down that a person has seen `what` of some visits of a plan, for those whose they are. Raises NoSuchPlanError."""

        def work(connection: Connection) -> None:
            saved = versions.version_of(connection, plan_id)
            self._log_visits(connection, reader, saved, visit_ids, what)

        self._db.write(work)

    def terms(self, plan_id: int) -> dict[str, int]:
        """Return the cost of a plan term by term, nothing once its content is removed. Raises NoSuchPlanError."""
        key = self.saved(plan_id).content_hash
        return self._db.read(lambda connection: terms_of(connection, key))

    def _log_changes(self, found: Difference, reader: Reader, *plan_ids: int) -> None:
        visits = [change.visit_id for change in found.changes]
        what = "diff " + " ".join(map(str, plan_ids))

        def work(connection: Connection) -> None:
            for plan_id in plan_ids:
                saved = versions.version_of(connection, plan_id)
                self._log_visits(connection, reader, saved, visits, what)

        self._db.write(work)


def _content(connection: Connection, saved: Saved) -> Plan:
    found = find_content(connection, saved.content_hash)
    if found is None:
        raise RemovedPlanError(saved.plan_id)
    return found


def _require_own(plan: Plan, instance: Instance | None, travel: TravelTimes | None) -> None:
    """Raise ValueError if the plan was made from something else than is given with it."""
    if instance is not None and instance_digest(instance) != plan.run.instance_hash:
        raise ValueError("the plan was made from another input than the one given with it")
    if travel is not None and travel.digest != plan.run.travel_hash:
        raise ValueError("the plan was made with other travel times than those given with it")


def _logged(saved: Saved) -> dict[str, str | int | float | bool | None]:
    return {
        "plan_id": saved.plan_id,
        "district": saved.district,
        "day": saved.day.isoformat(),
        "kind": saved.kind.value,
        "sequence": saved.sequence,
        "cost": saved.cost,
        "status": saved.status,
        "planned": saved.planned,
        "left_out": saved.left_out,
    }
