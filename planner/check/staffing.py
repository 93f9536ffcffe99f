"""Whoever comes may come: level, certificates, delegation, required and forbidden workers."""

from __future__ import annotations

from collections.abc import Iterator

from planner.check.book import Book, Call
from planner.domain import Level
from planner.errors import Violation


def worker_has_level(book: Book) -> Iterator[Violation]:
    for call in book.each_call():
        missing = call.visit.level.rank - call.tour.worker.level.rank
        if missing > 0:
            params = {"level": call.visit.level.value, "own_level": call.tour.worker.level.value}
            yield _violation("level", call, missing, "levels", params)


def worker_has_certificates(book: Book) -> Iterator[Violation]:
    for call in book.each_call():
        for certificate in sorted(call.visit.certificates - call.tour.worker.certificates):
            yield _violation("certificate", call, 1, "certificates", {"certificate": certificate})


def worker_has_delegations(book: Book) -> Iterator[Violation]:
    """A task is handed to one worker for one citizen; a nurse, who delegates, needs no delegation."""
    handed = {(d.worker_id, d.citizen_id, d.task) for d in book.instance.delegations}
    for call in book.each_call():
        if call.tour.worker.level is Level.NURSE:
            continue
        for task in sorted(call.visit.delegated_tasks):
            if (call.tour.worker.worker_id, call.visit.citizen_id, task) not in handed:
                yield _violation("delegation", call, 1, "tasks", {"task": task})


def worker_is_among_required(book: Book) -> Iterator[Violation]:
    for call in book.each_call():
        required = book.instance.citizen[call.visit.citizen_id].required_workers
        if required and call.tour.worker.worker_id not in required:
            yield _violation("required_worker", call, 1, "workers", {})


def worker_is_not_forbidden(book: Book) -> Iterator[Violation]:
    for call in book.each_call():
        if call.tour.worker.worker_id in book.instance.citizen[call.visit.citizen_id].forbidden_workers:
            yield _violation("forbidden_worker", call, 1, "workers", {})


def _violation(rule: str, call: Call, amount: int, unit: str, params: dict[str, str]) -> Violation:
    ids = (call.visit.visit_id, call.tour.shift.shift_id, call.tour.worker.worker_id)
    names = {"visit": ids[0], "shift": ids[1], "worker": ids[2], "citizen": call.visit.citizen_id}
    return Violation(rule, ids, amount, unit, {**names, **params})


STAFFING_RULES = (
    worker_has_level,
    worker_has_certificates,
    worker_has_delegations,
    worker_is_among_required,
    worker_is_not_forbidden,
)
