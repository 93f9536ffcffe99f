"""What has been: the versions of a day with what each changed, and who came to whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, select

from planner.difference import Difference
from planner.store.packing import unpack
from planner.store.records import Assignment, Kind, Step, Tally
from planner.store.schema import assignments, difference_bodies, differences, input_visits, plans
from planner.store.versions import all_versions, as_saved


def steps(connection: Connection, district: str, day: date) -> tuple[Step, ...]:
    """Return every version of a day, oldest first, with what it changed."""
    question = all_versions().where(plans.c.district == district, plans.c.day == day)
    tallies = {
        row.plan_id: _tally(row)
        for row in connection.execute(
            select(differences)
            .join(plans, plans.c.plan_id == differences.c.plan_id)
            .where(plans.c.district == district, plans.c.day == day)
        )
    }
    saved = (as_saved(row) for row in connection.execute(question))
    return tuple(Step(saved=s, tally=tallies.get(s.plan_id)) for s in saved)


def changes(connection: Connection, plan_id: int) -> Difference | None:
    """Return what a version changed, visit by visit; None where nothing stood before it or retention has removed it."""
    body = connection.execute(
        select(difference_bodies.c.body).where(difference_bodies.c.plan_id == plan_id)
    ).scalar()
    if body is None:
        return None
    return Difference.model_validate_json(unpack(body, f"the difference of plan {plan_id}"))


def who_came(
    connection: Connection,
    since: date,
    until: date,
    *,
    district: str | None,
    citizen_id: str | None,
    worker_id: str | None,
) -> tuple[Assignment, ...]:
    """Return the visits of the plans that stand on the days from `since` to `until`, in order of day, district and start."""
    stand = (
        select(plans.c.district, plans.c.day, func.max(plans.c.sequence).label("sequence"))
        .where(plans.c.kind == Kind.PUBLISHED, plans.c.day >= since, plans.c.day <= until)
        .group_by(plans.c.district, plans.c.day)
        .subquery()
    )
    whose = input_visits.c
    question = (
        select(plans.c.plan_id, plans.c.district, plans.c.day, assignments, whose.citizen_id)
        .join(
            stand,
            (stand.c.district == plans.c.district)
            & (stand.c.day == plans.c.day)
            & (stand.c.sequence == plans.c.sequence),
        )
        .join(assignments, assignments.c.body_hash == plans.c.body_hash)
        .outerjoin(
            input_visits,
            (whose.input_hash == plans.c.instance_hash) & (whose.visit_id == assignments.c.visit_id),
        )
        .order_by(plans.c.day, plans.c.district, assignments.c.start, assignments.c.position)
    )
    wanted = (
        (plans.c.district, district), (whose.citizen_id, citizen_id), (assignments.c.worker_id, worker_id)
    )  # fmt: skip
    for column, value in wanted:
        if value is not None:
            question = question.where(column == value)
    return tuple(_assignments(connection.execute(question)))


def _assignments(rows: Iterable[Row[Any]]) -> Iterable[Assignment]:
    names = Assignment.model_fields
    for row in rows:
        yield Assignment.model_validate({k: v for k, v in row._mapping.items() if k in names})


def _tally(row: Row[Any]) -> Tally:
    names = Tally.model_fields
    return Tally.model_validate({k: v for k, v in row._mapping.items() if k in names})
