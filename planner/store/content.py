"""What a plan holds, by the digest of its text: the plan itself, compressed, and its parts as rows that can be asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection, select

from planner.domain import Plan
from planner.exports.plan_json import plan_text
from planner.store.errors import DamagedStoreError
from planner.store.guard import refuse_cpr_in_plan
from planner.store.packing import digest, pack, storable, unpack
from planner.store.rows import add_all, add_once
from planner.store.schema import assignments, bodies, terms, unplanned

MAX_INTEGER = 2**63 - 1


class Content(NamedTuple):
    """A plan made ready to be stored."""

    plan: Plan
    hash: str
    body: bytes


def pack_plan(plan: Plan) -> Content:
    """Make a plan ready.

    Raises
    ------
    InputError
        If its ids look like CPR numbers.
    ValueError
        If it would not be read back as it is, as with a figure that is not finite; for text with NUL, and for a cost or seed
        beyond 64 bits.
    """
    refuse_cpr_in_plan(plan)
    _require_64_bits(plan)
    text = storable(plan_text(plan))
    try:
        same = Plan.model_validate_json(text) == plan
    except ValidationError as error:
        raise ValueError(f"the plan cannot be written and read back: {error.errors()[0]['loc']}") from None
    if not same:
        raise ValueError("the plan cannot be written and read back as it is")
    return Content(plan, digest(text), pack(text))


def add_content(connection: Connection, content: Content, at: datetime) -> None:
    """Store a plan's content, unless it is there."""
    row = {"hash": content.hash, "saved_at": at, "body": content.body}
    if add_once(connection, bodies, row):
        add_all(connection, terms, list(_terms(content)))
        add_all(connection, unplanned, list(_left_out(content)))
        add_all(connection, assignments, list(_assignments(content)))


def find_content(connection: Connection, key: str) -> Plan | None:
    """Return a plan by its digest; None if it is not there (any more). Raises DamagedStoreError."""
    body = connection.execute(select(bodies.c.body).where(bodies.c.hash == key)).scalar()
    if body is None:
        return None
    what = f"plan content {key[:12]}"
    text = unpack(body, what)
    if digest(text) != key:
        raise DamagedStoreError(f"{what} is not what was stored: its digest differs")
    try:
        return Plan.model_validate_json(text)
    except ValidationError as error:
        raise DamagedStoreError(f"{what} has {error.error_count()} faults") from None


def _require_64_bits(plan: Plan) -> None:
    run = plan.run
    numbers = {"seed": run.seed, "cost": run.cost, "bound": run.bound or 0, **run.terms}
    beyond = [name for name, number in numbers.items() if not -MAX_INTEGER <= number <= MAX_INTEGER]
    if beyond:
        raise ValueError(f"{', '.join(beyond)} of the plan is beyond 64 bits")


def terms_of(connection: Connection, key: str) -> dict[str, int]:
    """Return the cost of a plan, by its digest, term by term; nothing if it is not there."""
    question = select(terms.c.term, terms.c.points).where(terms.c.body_hash == key)
    return {row.term: row.points for row in connection.execute(question)}


def _terms(content: Content) -> Iterator[dict[str, Any]]:
    for term, points in content.plan.run.terms.items():
        yield {"body_hash": content.hash, "term": term, "points": points}


def _left_out(content: Content) -> Iterator[dict[str, Any]]:
    for position, left in enumerate(content.plan.unplanned):
        reasons = [reason.model_dump() for reason in left.reasons]
        yield {
            "body_hash": content.hash,
            "position": position,
            "visit_id": left.visit_id,
            "priority": left.priority,
            "reasons": json.dumps(reasons, ensure_ascii=False),
        }


def _assignments(content: Content) -> Iterator[dict[str, Any]]:
    calls = ((r, a) for r in content.plan.routes for a in r.activities if a.visit_id is not None and a.mode)
    for position, (route, act) in enumerate(calls):
        yield {
            "body_hash": content.hash,
            "position": position,
            "visit_id": act.visit_id,
            "worker_id": route.worker_id,
            "shift_id": route.shift_id,
            "seat": act.seat,
            "part": act.part,
            "mode": act.mode,
            "start": act.start,
            "end": act.end,
        }
