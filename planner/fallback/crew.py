"""Whether a worker may come to a citizen in place of the caller, by the rules that hold for everyone who comes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner.domain import Level, Shift, Visit, Worker
from planner.fallback.ground import Ground
from planner.fallback.records import Miss


def objections(ground: Ground, shift: Shift, visit: Visit) -> list[Miss]:
    """Return every reason why the worker of `shift` may not come to `visit`; an empty list if it may."""
    worker = ground.instance.worker[shift.worker_id]
    named = {"shift": shift.shift_id, "worker": worker.worker_id, "citizen": visit.citizen_id}
    return [Miss(code, {**named, **params}) for code, params in _objections(ground, worker, visit)]


def _objections(ground: Ground, worker: Worker, visit: Visit) -> Iterator[tuple[str, dict[str, Any]]]:
    citizen = ground.instance.citizen[visit.citizen_id]
    if worker.level.rank < visit.level.rank:
        yield "level", {"level": visit.level.value}
    for certificate in sorted(visit.certificates - worker.certificates):
        yield "certificate", {"certificate": certificate}
    if worker.level is not Level.NURSE:
        for task in sorted(visit.delegated_tasks):
            if (worker.worker_id, visit.citizen_id, task) not in ground.delegations:
                yield "delegation", {"task": task}
    if citizen.required_workers and worker.worker_id not in citizen.required_workers:
        yield "required_worker", {}
    if worker.worker_id in citizen.forbidden_workers:
        yield "forbidden_worker", {}
    for link in ground.links.get(visit.visit_id, ()):
        other = link.second if link.first == visit.visit_id else link.first
        comes = worker.worker_id in ground.workers[other]
        if ground.workers[other] and link.worker != "any" and comes is (link.worker == "different"):
            yield "link_worker", {"other_visit": other}
