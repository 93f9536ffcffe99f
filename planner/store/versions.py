"""Versions of a district's plan of a day: written one after another, never changed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, insert, select

from planner.difference import ChangeKind, Difference, difference
from planner.errors import Violation
from planner.logs import Log
from planner.store.content import Content, add_content, find_content
from planner.store.errors import DamagedStoreError, NoSuchPlanError
from planner.store.packing import pack
from planner.store.records import Kind, Saved
from planner.store.rows import add_all, hold_day
from planner.store.schema import bodies, difference_bodies, differences, plans, violations

_log = Log(__name__)


@dataclass(frozen=True)
class Draft:
    """A version made ready to be stored."""

    content: Content
    kind: Kind
    district: str
    day: date
    who: str
    why: str
    parameters: str = "{}"
    violations: tuple[Violation, ...] = ()
    source_id: int | None = None
    restores_id: int | None = None


def add_version(connection: Connection, draft: Draft, at: datetime) -> int:
    """Store a version with its content, the rules it breaks, and what it changes against the one that stands; return its id."""
    hold_day(connection, draft.district, draft.day)
    before = standing(connection, draft.district, draft.day, besides=draft.source_id)
    add_content(connection, draft.content, at)
    values = _values(draft, at) | {"sequence": _next_sequence(connection, draft)}
    plan_id = connection.execute(insert(plans).values(values).returning(plans.c.plan_id)).scalar_one()
    add_all(connection, violations, _violation_rows(plan_id, draft.violations))
    if before is not None:
        _add_difference(connection, plan_id, before, draft.content)
    return int(plan_id)


def all_versions() -> Select[Any]:
    """Return the question for versions, in the order of their days, districts and sequence; to be narrowed by the asker."""
    removed = ~exists().where(bodies.c.hash == plans.c.body_hash)
    return select(plans, removed.label("removed")).order_by(plans.c.day, plans.c.district, plans.c.sequence)


def version_of(connection: Connection, plan_id: int) -> Saved:
    """Return a version. Raises NoSuchPlanError."""
    row = connection.execute(all_versions().where(plans.c.plan_id == plan_id)).first()
    if row is None:
        raise NoSuchPlanError(plan_id)
    return as_saved(row)


def last_version(
    connection: Connection, district: str, day: date, *kinds: Kind, besides: int | None = None
) -> Saved | None:
    """Return the newest version of one of the kinds, of any if none is named, other than `besides`; None if there is none."""
    question = all_versions().where(plans.c.district == district, plans.c.day == day)
    if kinds:
        question = question.where(plans.c.kind.in_(kinds))
    if besides is not None:
        question = question.where(plans.c.plan_id != besides)
    row = connection.execute(question.order_by(None).order_by(plans.c.sequence.desc()).limit(1)).first()
    return None if row is None else as_saved(row)


def standing(connection: Connection, district: str, day: date, *, besides: int | None = None) -> Saved | None:
    """Return what a new version is compared with: the one published last, else the newest base plan, else the newest of all.

    A version `besides`, of which the new one is the publication, does not count among those that are not published.
    """
    return (
        last_version(connection, district, day, Kind.PUBLISHED)
        or last_version(connection, district, day, Kind.BASE, besides=besides)
        or last_version(connection, district, day, besides=besides)
    )


def violations_of(connection: Connection, plan_id: int) -> tuple[Violation, ...]:
    """Return the rules that a version breaks, as it was judged when it was saved."""
    question = select(violations).where(violations.c.plan_id == plan_id).order_by(violations.c.position)
    return tuple(
        Violation(row.rule, tuple(json.loads(row.ids)), row.amount, row.unit, json.loads(row.params))
        for row in connection.execute(question)
    )


def parameters_of(connection: Connection, plan_id: int) -> str:
    """Return the parameters of a version as they are kept. Raises NoSuchPlanError."""
    found = connection.execute(select(plans.c.parameters).where(plans.c.plan_id == plan_id)).scalar()
    if found is None:
        raise NoSuchPlanError(plan_id)
    return str(found)


def as_saved(row: Row[Any]) -> Saved:
    """Return a row of `all_versions` as a record."""
    values = dict(row._mapping)
    values |= {"content_hash": values.pop("body_hash"), "parameters": json.loads(values["parameters"])}
    return Saved.model_validate(values)


def _next_sequence(connection: Connection, draft: Draft) -> int:
    last = select(func.max(plans.c.sequence)).where(
        plans.c.district == draft.district, plans.c.day == draft.day
    )
    return (connection.execute(last).scalar() or 0) + 1


def _values(draft: Draft, at: datetime) -> dict[str, Any]:
    plan = draft.content.plan
    run = plan.run
    return {
        "district": draft.district,
        "day": draft.day,
        "kind": draft.kind,
        "saved_at": at,
        "who": draft.who,
        "why": draft.why,
        "source_id": draft.source_id,
        "restores_id": draft.restores_id,
        "body_hash": draft.content.hash,
        "solver": run.solver,
        "seed": run.seed,
        "status": run.status,
        "cost": run.cost,
        "bound": run.bound,
        "version": run.version,
        "instance_hash": run.instance_hash,
        "travel_hash": run.travel_hash,
        "parameters": draft.parameters,
        "planned": len({a.visit_id for r in plan.routes for a in r.activities if a.visit_id is not None}),
        "left_out": len(plan.unplanned),
        "broken_rules": len(draft.violations),
    }


def _violation_rows(plan_id: int, found: tuple[Violation, ...]) -> list[dict[str, Any]]:
    return [
        asdict(v)
        | {
            "plan_id": plan_id,
            "position": position,
            "ids": json.dumps(v.ids, ensure_ascii=False),
            "params": json.dumps(v.params, ensure_ascii=False),
        }
        for position, v in enumerate(found)
    ]


def _add_difference(connection: Connection, plan_id: int, before: Saved, content: Content) -> None:
    """Store what a version changes; a plan before it that retention has removed, or that is damaged, leaves that out."""
    try:
        older = find_content(connection, before.content_hash)
    except DamagedStoreError as error:
        _log.error("not_compared", error, plan_id=plan_id, source_id=before.plan_id)
        return
    if older is None:
        return
    found: Difference = difference(older, content.plan)
    counts = {kind.value: found.count(kind) for kind in ChangeKind}
    counts |= {"common": found.common, "kept": found.kept}
    connection.execute(insert(differences).values(plan_id=plan_id, before_id=before.plan_id, **counts))
    body = pack(found.model_dump_json())
    connection.execute(insert(difference_bodies).values(plan_id=plan_id, body=body))
