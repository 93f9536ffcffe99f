"""Room by who may come: a task handed over, a certificate, or a citizen who accepts somebody more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from planner.domain import Delegation, Instance, Level, Worker
from planner.suggest.fixes.burden import COURSE, HANDING, TALK
from planner.suggest.fixes.case import Case
from planner.suggest.records import Fix, Suggestion

Given = Callable[[Collection[str]], Instance]
"""The input in which these workers are given what they lack."""


def handed_over(case: Case) -> Iterator[Fix]:
    """Yield the delegation that makes room: the visit's tasks to whoever then takes it."""
    lacking = {w.worker_id: _tasks_lacking(case, w) for w in case.instance.workers}
    found = _fewest(case, lambda ids: _with_delegations(case, {w: lacking[w] for w in ids}), _having(lacking))
    if found is not None:
        suggestion, workers = found
        tasks = sorted(set().union(*(lacking[w] for w in workers)))
        yield Fix(
            kind="delegation",
            params={"worker": ", ".join(workers), "task": ", ".join(tasks), "citizen": case.visit.citizen_id},
            asks_seconds=HANDING * sum(len(lacking[w]) for w in workers),
            suggestion=suggestion,
        )


def certified(case: Case) -> Iterator[Fix]:
    """Yield the certificates that make room, the visit's tasks handed over with them where that is needed."""
    lacking = {w.worker_id: case.visit.certificates - w.certificates for w in case.instance.workers}
    tasks = {w.worker_id: _tasks_lacking(case, w) for w in case.instance.workers}

    def trained(ids: Collection[str]) -> Instance:
        rows = (
            w.model_copy(update={"certificates": w.certificates | lacking[w.worker_id]})
            if w.worker_id in ids
            else w
            for w in case.instance.workers
        )
        handed = _with_delegations(case, {w: tasks[w] for w in ids})
        return handed.model_copy(update={"workers": tuple(rows)})

    found = _fewest(case, trained, _having(lacking))
    if found is not None:
        suggestion, workers = found
        names = sorted(set().union(*(lacking[w] for w in workers)))
        yield Fix(
            kind="certificate",
            params={"worker": ", ".join(workers), "certificate": ", ".join(names)},
            asks_seconds=sum(COURSE * len(lacking[w]) + HANDING * len(tasks[w]) for w in workers),
            suggestion=suggestion,
        )


def accepted(case: Case) -> Iterator[Fix]:
    """Yield who else the citizen would have to accept, where only some may come. Whom a citizen has turned down stays away."""
    citizen = case.instance.citizen[case.visit.citizen_id]
    others = [w.worker_id for w in case.instance.workers if w.worker_id not in citizen.required_workers]
    if not citizen.required_workers:
        return

    def welcome(ids: Collection[str]) -> Instance:
        return case.with_citizen(required_workers=citizen.required_workers | frozenset(ids))

    found = _fewest(case, welcome, others)
    if found is not None:
        suggestion, workers = found
        params = {"worker": ", ".join(workers), "citizen": citizen.citizen_id}
        yield Fix(
            kind="worker_accepted", params=params, asks_seconds=TALK * len(workers), suggestion=suggestion
        )


def _having(lacking: dict[str, frozenset[str]]) -> list[str]:
    return [w for w, names in lacking.items() if names]


def _fewest(case: Case, given: Given, workers: Collection[str]) -> tuple[Suggestion, list[str]] | None:
    """Give all of `workers` what they lack, then only those who take the visit; None if that makes no room."""
    everybody = case.find(given(workers)) if workers else None
    if everybody is None:
        return None
    takers = sorted({p.worker_id for p in everybody.parts} & set(workers))
    found = case.find(given(takers)) if takers else None
    return None if found is None else (found, takers)


def _tasks_lacking(case: Case, worker: Worker) -> frozenset[str]:
    if worker.level is Level.NURSE:
        return frozenset()
    have = {
        d.task
        for d in case.instance.delegations
        if (d.worker_id, d.citizen_id) == (worker.worker_id, case.visit.citizen_id)
    }
    return case.visit.delegated_tasks - have


def _with_delegations(case: Case, tasks: dict[str, frozenset[str]]) -> Instance:
    made = tuple(
        Delegation(worker_id=w, citizen_id=case.visit.citizen_id, task=t)
        for w, names in tasks.items()
        for t in sorted(names)
    )
    return case.instance.model_copy(update={"delegations": (*case.instance.delegations, *made)})
