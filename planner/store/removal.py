"""What the rules of retention let go: found, counted, and removed in one transaction that leaves its own trace."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Select, Table, delete, false, func, insert, or_, select, text

from planner.store.records import Kind
from planner.store.retention import Removal, Retention
from planner.store.schema import (
    access_log,
    assignments,
    bodies,
    difference_bodies,
    input_visits,
    inputs,
    plans,
    receipts,
    removals,
    retention_pass,
    terms,
    travels,
    unit_events,
    unplanned,
    violations,
)

RECEIPT_DAYS = 1  # a lost answer is asked for again within minutes
_Item = TypeVar("_Item")


def to_remove(connection: Connection, rules: Retention, now: datetime, today: date) -> Removal:
    """Return what the rules let go, without removing anything."""
    plan_ids = select(plans.c.plan_id).where(plans.c.body_hash.in_(_old_bodies(rules, today)))
    return Removal(
        dry_run=True,
        plan_ids=tuple(connection.execute(plan_ids.order_by(plans.c.plan_id)).scalars()),
        inputs=_count(connection, _old_inputs(rules, now, today)),
        travels=_count(connection, _old_travels(rules, now, today)),
        unit_events=_count(connection, _old_units(rules, today)),
        accesses=_count(connection, _old_accesses(rules, now)),
    )


def remove(connection: Connection, rules: Retention, now: datetime, today: date, who: str) -> Removal:
    """Remove what the rules let go, write down that it was done, and return what went."""
    if connection.dialect.name != "sqlite":
        # Nobody may come to rely on an input in the moment in which it goes; in the order in which a plan is written.
        connection.execute(text("LOCK TABLE inputs, travels, bodies IN SHARE ROW EXCLUSIVE MODE"))
    found = to_remove(connection, rules, now, today).model_copy(update={"dry_run": False})
    connection.execute(delete(receipts).where(receipts.c.at < now - timedelta(days=RECEIPT_DAYS)))
    if found.nothing:
        return found
    connection.execute(insert(retention_pass).values(pass_id=1, open=True))
    _remove_inputs(connection, rules, now, today)
    _remove_plans(connection, found.plan_ids, _old_bodies(rules, today))
    connection.execute(delete(unit_events).where(unit_events.c.event_id.in_(_old_units(rules, today))))
    connection.execute(delete(access_log).where(access_log.c.access_id.in_(_old_accesses(rules, now))))
    connection.execute(delete(retention_pass))
    counts = found.model_dump_json()
    connection.execute(insert(removals).values(at=now, who=who, rules=rules.model_dump_json(), counts=counts))
    return found


def _remove_inputs(connection: Connection, rules: Retention, now: datetime, today: date) -> None:
    """Which inputs are still needed is told by the plans whose content is there, so they go first."""
    gone = list(connection.execute(_old_inputs(rules, now, today)).scalars())
    for part in _parts(gone):
        connection.execute(delete(input_visits).where(input_visits.c.input_hash.in_(part)))
        connection.execute(delete(inputs).where(inputs.c.hash.in_(part)))
    for part in _parts(list(connection.execute(_old_travels(rules, now, today)).scalars())):
        connection.execute(delete(travels).where(travels.c.hash.in_(part)))


def _remove_plans(connection: Connection, plan_ids: tuple[int, ...], old: Select[Any]) -> None:
    gone = list(connection.execute(old).scalars())
    for ids in _parts(plan_ids):
        for of_version in (violations, difference_bodies):
            connection.execute(delete(of_version).where(of_version.c.plan_id.in_(ids)))
    for part in _parts(gone):
        for table in (terms, unplanned, assignments):
            connection.execute(delete(table).where(table.c.body_hash.in_(part)))
        connection.execute(delete(bodies).where(bodies.c.hash.in_(part)))


def _old_bodies(rules: Retention, today: date) -> Select[Any]:
    """Contents that no version needs any more."""
    return select(bodies.c.hash).where(bodies.c.hash.not_in(_needed(rules, today, plans.c.body_hash)))


def _needed(rules: Retention, today: date, column: Column[str]) -> Select[Any]:
    """`column` of the versions that the rules keep."""
    keeps = []
    for kind in Kind:
        days = getattr(rules, kind.value)
        of_kind = plans.c.kind == kind
        keeps.append(of_kind if days is None else of_kind & (plans.c.day >= today - timedelta(days=days)))
    return select(column).where(or_(*keeps))


def _old_inputs(rules: Retention, now: datetime, today: date) -> Select[Any]:
    return _unused(inputs, rules, now, _live(rules, today, plans.c.instance_hash))


def _old_travels(rules: Retention, now: datetime, today: date) -> Select[Any]:
    return _unused(travels, rules, now, _live(rules, today, plans.c.travel_hash))


def _live(rules: Retention, today: date, column: Column[str]) -> Select[Any]:
    """`column` of every version whose content stays, be it for another version's sake."""
    stay = _needed(rules, today, plans.c.body_hash)
    return select(column).where(plans.c.body_hash.in_(stay))


def _unused(table: Table, rules: Retention, now: datetime, live: Select[Any]) -> Select[Any]:
    question = select(table.c.hash).where(table.c.hash.not_in(live))
    if rules.inputs is None:
        return question.where(false())
    return question.where(table.c.saved_at < now - timedelta(days=rules.inputs))


def _old_units(rules: Retention, today: date) -> Select[Any]:
    question = select(unit_events.c.event_id)
    if rules.units is None:
        return question.where(false())
    return question.where(unit_events.c.day < today - timedelta(days=rules.units))


def _old_accesses(rules: Retention, now: datetime) -> Select[Any]:
    question = select(access_log.c.access_id)
    if rules.access is None:
        return question.where(false())
    return question.where(access_log.c.at < now - timedelta(days=rules.access))


def _count(connection: Connection, question: Select[Any]) -> int:
    return int(connection.execute(select(func.count()).select_from(question.subquery())).scalar_one())


def _parts(items: Iterable[_Item], size: int = 500) -> Iterable[list[_Item]]:
    """Databases bound how many values one question may name."""
    everything = list(items)
    return (everything[i : i + size] for i in range(0, len(everything), size))
