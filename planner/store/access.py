"""Who saw or changed what concerns a citizen: a log that can be taken out citizen by citizen."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, select, union

from planner.store.guard import required
from planner.store.records import Access, Reader, Saved
from planner.store.rows import add_all
from planner.store.schema import access_log, assignments, input_visits, unplanned


def log(
    connection: Connection,
    reader: Reader,
    citizen_ids: Collection[str],
    what: str,
    at: datetime,
    plan_id: int | None = None,
) -> None:
    """Write down that `reader` has seen or changed `what` of each of the citizens. Raises ValueError for empty words."""
    who, why, what = required(reader.who, "who"), required(reader.why, "why"), required(what, "what")
    add_all(
        connection,
        access_log,
        [
            {"at": at, "who": who, "citizen_id": c, "what": what, "why": why, "plan_id": plan_id}
            for c in sorted(set(citizen_ids))
        ],
    )


def citizens_of(connection: Connection, saved: Saved) -> list[str]:
    """Return the citizens whose visits a version plans or leaves out, while its content and input are there."""
    of_body = (
        select(table.c.visit_id).where(table.c.body_hash == saved.content_hash)
        for table in (assignments, unplanned)
    )
    question = (
        select(input_visits.c.citizen_id)
        .where(input_visits.c.input_hash == saved.instance_hash)
        .where(input_visits.c.visit_id.in_(union(*of_body)))
        .distinct()
    )
    return sorted(connection.execute(question).scalars())


def listed(
    connection: Connection, citizen_id: str | None, since: datetime | None, until: datetime | None
) -> tuple[Access, ...]:
    """Return the accesses from `since` to before `until`, oldest first; those of one citizen if named."""
    question = select(access_log).order_by(access_log.c.access_id)
    if citizen_id is not None:
        question = question.where(access_log.c.citizen_id == citizen_id)
    if since is not None:
        question = question.where(access_log.c.at >= since)
    if until is not None:
        question = question.where(access_log.c.at < until)
    names = Access.model_fields
    return tuple(
        Access.model_validate({k: v for k, v in row._mapping.items() if k in names})
        for row in connection.execute(question)
    )
