"""Ids: well formed, unique, and leading somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from planner.domain import Instance
from planner.errors import Severity
from planner.validation.finding import Finding, Index

ID_FIELDS = {
    "addresses": "address_id",
    "citizens": "citizen_id",
    "workers": "worker_id",
    "units": "unit_id",
    "shifts": "shift_id",
    "visits": "visit_id",
}
_UNKNOWN = {
    "addresses": "unknown_address",
    "citizens": "unknown_citizen",
    "workers": "unknown_worker",
    "units": "unknown_unit",
    "shifts": "unknown_shift",
    "visits": "unknown_visit",
}


class Reference(NamedTuple):
    """The record `kind[at]` names `target_id` of `target` in `field` and cannot be used without it."""

    kind: str
    at: Index
    ids: tuple[str, ...]
    field: str
    target: str
    target_id: str


def references(instance: Instance) -> Iterator[Reference]:
    """Yield every reference that must lead somewhere."""
    for i, c in enumerate(instance.citizens):
        yield Reference("citizens", i, (c.citizen_id,), "address_id", "addresses", c.address_id)
    for i, v in enumerate(instance.visits):
        yield Reference("visits", i, (v.visit_id,), "citizen_id", "citizens", v.citizen_id)
    for i, s in enumerate(instance.shifts):
        yield Reference("shifts", i, (s.shift_id,), "worker_id", "workers", s.worker_id)
        if s.unit_id is not None:
            yield Reference("shifts", i, (s.shift_id,), "unit_id", "units", s.unit_id)
        for field, place in (("start_address", s.start_address), ("end_address", s.end_address)):
            if place is not None:
                yield Reference("shifts", i, (s.shift_id,), field, "addresses", place)
        for j, b in enumerate(s.breaks):
            if b.address_id is not None:
                yield Reference("breaks", (i, j), (s.shift_id,), "address_id", "addresses", b.address_id)
    for i, link in enumerate(instance.links):
        for field, visit_id in (("first", link.first), ("second", link.second)):
            yield Reference("links", i, (link.first, link.second), field, "visits", visit_id)
    for i, p in enumerate(instance.pins):
        yield Reference("pins", i, (p.visit_id,), "visit_id", "visits", p.visit_id)
        if p.shift_id is not None:
            yield Reference("pins", i, (p.visit_id,), "shift_id", "shifts", p.shift_id)
        if p.after is not None:
            yield Reference("pins", i, (p.visit_id,), "after", "visits", p.after)


def known_ids(instance: Instance) -> dict[str, set[str]]:
    """Return the ids of each kind."""
    return {kind: {getattr(r, name) for r in getattr(instance, kind)} for kind, name in ID_FIELDS.items()}


def unknown_references(instance: Instance) -> Iterator[Finding]:
    """A reference to an id that does not exist."""
    known = known_ids(instance)
    for ref in references(instance):
        if ref.target_id not in known[ref.target]:
            yield Finding(
                _UNKNOWN[ref.target], ref.kind, ref.at, ref.ids, ref.field, ref.target_id,
                params={"id": ref.target_id}, target=(ref.target, ref.target_id),
            )  # fmt: skip


def duplicate_ids(instance: Instance) -> Iterator[Finding]:
    """Two records of one kind with one id: each of them, since neither can be preferred."""
    for kind, name in ID_FIELDS.items():
        records = getattr(instance, kind)
        count = Counter(getattr(r, name) for r in records)
        for i, record in enumerate(records):
            record_id = getattr(record, name)
            if count[record_id] > 1:
                params = {"id": record_id, "times": count[record_id]}
                yield Finding("duplicate_id", kind, i, (record_id,), name, record_id, params=params)


def malformed_ids(instance: Instance) -> Iterator[Finding]:
    """An id that the tables of the input could not hold."""
    for kind, name in ID_FIELDS.items():
        for i, record in enumerate(getattr(instance, kind)):
            record_id: str = getattr(record, name)
            odd = record_id != record_id.strip() or record_id.startswith("#") or record_id in ("", "-")
            if odd or "|" in record_id or not record_id.isprintable():
                yield Finding("bad_id", kind, i, (record_id,), name, record_id)


def unlisted_workers(instance: Instance) -> Iterator[Finding]:
    """A citizen's list names a worker who is not in the input: often just not at work, so only a warning."""
    known = {w.worker_id for w in instance.workers}
    for i, c in enumerate(instance.citizens):
        for field in ("preferred_workers", "required_workers", "forbidden_workers"):
            for worker_id in sorted(getattr(c, field) - known):
                yield Finding(
                    "unlisted_worker", "citizens", i, (c.citizen_id, worker_id), field, worker_id,
                    Severity.WARNING, {"id": worker_id},
                )  # fmt: skip


def idle_delegations(instance: Instance) -> Iterator[Finding]:
    """A delegation to or at someone who is not in the input: it has no effect today."""
    workers, citizens = {w.worker_id for w in instance.workers}, {c.citizen_id for c in instance.citizens}
    for i, d in enumerate(instance.delegations):
        ids = (d.worker_id, d.citizen_id)
        for field, value, known in (
            ("worker_id", d.worker_id, workers),
            ("citizen_id", d.citizen_id, citizens),
        ):
            if value not in known:
                yield Finding(
                    "idle_delegation", "delegations", i, ids, field, value, Severity.WARNING, {"id": value}
                )
