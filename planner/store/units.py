"""Units of work of the nightly run, as events: what was begun, finished or failed, each written down once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select

from planner.domain import seconds_between
from planner.store.guard import words
from planner.store.records import Unit, UnitKey, UnitState
from planner.store.rows import hold_day
from planner.store.schema import unit_events


def start(connection: Connection, key: UnitKey, at: datetime) -> None:
    """Write down that a new attempt begins. One that was cut off stays as it is: started and never ended.

    Raises ValueError if the unit has been finished.
    """
    hold_day(connection, key.district, key.day)  # two starting at once would take the same number
    before = find(connection, key)
    if before is not None and before.done:
        raise ValueError(f"the unit {_name(key)} has been finished by plan {before.plan_id}")
    attempt = 1 if before is None else before.attempt + 1
    _add(connection, key, attempt, UnitState.STARTED, at)


def end(
    connection: Connection,
    key: UnitKey,
    at: datetime,
    *,
    plan_id: int | None = None,
    failure: str | None = None,
    seconds: float | None = None,
) -> None:
    """Write down that the attempt under way has made a plan, or failed.

    `seconds` it took; by default from its start to now. Raises ValueError if no attempt is under way.
    """
    hold_day(connection, key.district, key.day)
    unit = find(connection, key)
    if unit is None or unit.state is not UnitState.STARTED:
        raise ValueError(f"no attempt at the unit {_name(key)} is under way")
    took = seconds_between(unit.started_at, at) if seconds is None else seconds
    state = UnitState.FINISHED if failure is None else UnitState.FAILED
    more = {"seconds": took, "plan_id": plan_id, "failure": None if failure is None else words(failure)}
    _add(connection, key, unit.attempt, state, at, **more)


def find(connection: Connection, key: UnitKey) -> Unit | None:
    """Return the last attempt at a unit; None if there was none."""
    question = _events().where(
        unit_events.c.district == key.district,
        unit_events.c.day == key.day,
        unit_events.c.input_hash == key.input_hash,
        unit_events.c.version == key.version,
    )
    return next(iter(_units(connection.execute(question))), None)


def listed(
    connection: Connection, district: str | None, since: date | None, until: date | None
) -> tuple[Unit, ...]:
    """Return the last attempt at each unit of the days from `since` to `until`, both included."""
    question = _events()
    if district is not None:
        question = question.where(unit_events.c.district == district)
    if since is not None:
        question = question.where(unit_events.c.day >= since)
    if until is not None:
        question = question.where(unit_events.c.day <= until)
    return tuple(_units(connection.execute(question)))


def _events() -> Select[Any]:
    e = unit_events.c
    return select(unit_events).order_by(e.day, e.district, e.input_hash, e.version, e.attempt, e.event_id)


def _add(
    connection: Connection, key: UnitKey, attempt: int, state: UnitState, at: datetime, **more: Any
) -> None:
    values = {**key.model_dump(), "attempt": attempt, "state": state, "at": at, **more}
    connection.execute(insert(unit_events).values(values))


def _units(rows: Iterable[Row[Any]]) -> Iterable[Unit]:
    for _, events in groupby(rows, key=lambda row: (row.district, row.day, row.input_hash, row.version)):
        yield _unit(list(events))


def _unit(events: Sequence[Row[Any]]) -> Unit:
    last = events[-1]
    begun = next(row for row in reversed(events) if row.state == UnitState.STARTED)
    ended = last.state != UnitState.STARTED
    return Unit(
        key=UnitKey(district=last.district, day=last.day, input_hash=last.input_hash, version=last.version),
        attempt=last.attempt,
        state=UnitState(last.state),
        started_at=begun.at,
        ended_at=last.at if ended else None,
        seconds=last.seconds,
        plan_id=last.plan_id,
        failure=last.failure,
    )


def _name(key: UnitKey) -> str:
    return f"{key.district} {key.day} {key.input_hash} {key.version}"
