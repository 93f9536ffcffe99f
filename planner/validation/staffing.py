"""Visits that nobody, or too few, on shift could ever take; lists of workers that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from planner.domain import Citizen, Instance, Level, Mode, Visit
from planner.errors import Severity
from planner.validation.finding import Finding


def nothing_to_plan(instance: Instance) -> Iterator[Finding]:
    """An instance without visits, or without shifts to take them."""
    if not instance.visits:
        yield Finding("no_visits", "visits", severity=Severity.WARNING)
    if not instance.shifts:
        yield Finding("no_shifts", "shifts", severity=Severity.WARNING)


def required_and_forbidden(instance: Instance) -> Iterator[Finding]:
    """A worker whom a citizen both wants and does not want; forbidden wins."""
    for i, c in enumerate(instance.citizens):
        for worker_id in sorted(c.forbidden_workers & (c.required_workers | c.preferred_workers)):
            ids, params = (c.citizen_id, worker_id), {"worker": worker_id}
            yield Finding(
                "worker_wanted_and_forbidden", "citizens", i, ids, "forbidden_workers", worker_id,
                Severity.WARNING, params,
            )  # fmt: skip


def two_needed_one_allowed(instance: Instance) -> Iterator[Finding]:
    """A double-staffed visit to a citizen whom only one worker may visit."""
    for i, v in enumerate(instance.visits):
        c = instance.citizen.get(v.citizen_id)
        if c is not None and v.staff_required > len(c.required_workers) > 0:
            ids, params = (
                (v.visit_id, c.citizen_id),
                {"worker": min(c.required_workers), "citizen": c.citizen_id},
            )
            yield Finding(
                "two_needed_one_allowed", "visits", i, ids, "staff_required", str(v.staff_required),
                Severity.WARNING, params,
            )  # fmt: skip


def too_few_workers(instance: Instance) -> Iterator[Finding]:
    """A visit that fewer workers than it needs could ever take, travel and all other visits left aside."""
    if not instance.shifts:
        return
    staff = _Staff(instance)
    for i, v in enumerate(instance.visits):
        c = instance.citizen.get(v.citizen_id)
        if c is None or v.staff_required > len(c.required_workers) > 0:
            continue  # said elsewhere
        able = staff.able(v, c)
        if able < v.staff_required:
            code = "no_worker_possible" if able == 0 else "too_few_workers"
            params = {"needed": v.staff_required, "able": able, **staff.explain(v, c)}
            yield Finding(code, "visits", i, (v.visit_id,), severity=Severity.WARNING, params=params)


class _Staff:
    """The shifts as arrays, shape (num_shifts,), so that a long list of visits is looked through quickly."""

    def __init__(self, instance: Instance) -> None:
        shifts = [s for s in instance.shifts if s.worker_id in instance.worker]
        self.workers = [instance.worker[s.worker_id] for s in shifts]
        number = {worker_id: i for i, worker_id in enumerate(instance.worker)}
        self.number = np.array([number[w.worker_id] for w in self.workers], dtype=np.int64)
        self.start = np.array([_stamp(s.start) for s in shifts], dtype=np.int64)
        self.end = np.array([_stamp(s.end) + s.max_overtime for s in shifts], dtype=np.int64)
        self.serves = {m: np.array([m in s.modes for s in shifts], dtype=bool) for m in Mode}
        self.nurse = np.array([w.level is Level.NURSE for w in self.workers], dtype=bool)
        self.positions: dict[str, list[int]] = {}
        for i, w in enumerate(self.workers):
            self.positions.setdefault(w.worker_id, []).append(i)
        self.holders: dict[tuple[str, str], set[str]] = {}
        for d in instance.delegations:
            self.holders.setdefault((d.citizen_id, d.task), set()).add(d.worker_id)
        self.skilled: dict[object, NDArray[np.bool_]] = {}
        self.welcome: dict[str, NDArray[np.bool_] | None] = {}
        self.counted: dict[object, int] = {}

    def able(self, visit: Visit, citizen: Citizen) -> int:
        """Return how many different workers have a shift in which the visit could be held."""
        key = (
            visit.citizen_id,
            visit.level,
            visit.certificates,
            visit.delegated_tasks,
            visit.modes,
            visit.windows,
        )
        if key not in self.counted:
            mask = self._may(visit, citizen) & self._in_time(visit)
            self.counted[key] = int(np.unique(self.number[mask]).size)
        return self.counted[key]

    def explain(self, visit: Visit, citizen: Citizen) -> dict[str, int]:
        """Return the number of workers on shift at the time, and of workers who may, whatever the time."""
        at_work, may = self.number[self._in_time(visit)], self.number[self._may(visit, citizen)]
        return {"at_work": int(np.unique(at_work).size), "may": int(np.unique(may).size)}

    def _may(self, visit: Visit, citizen: Citizen) -> NDArray[np.bool_]:
        mask = self._skilled(visit).copy()
        if visit.delegated_tasks:
            mask &= self._delegated(visit)
        welcome = self._welcome(citizen)
        return mask if welcome is None else mask & welcome

    def _skilled(self, visit: Visit) -> NDArray[np.bool_]:
        key = (visit.level, visit.certificates)
        if key not in self.skilled:
            rank = visit.level.rank
            able = [w.level.rank >= rank and visit.certificates <= w.certificates for w in self.workers]
            self.skilled[key] = np.array(able, dtype=bool)
        return self.skilled[key]

    def _delegated(self, visit: Visit) -> NDArray[np.bool_]:
        holding = [self.holders.get((visit.citizen_id, task), set()) for task in visit.delegated_tasks]
        mask = self.nurse.copy()
        for worker_id in set.intersection(*holding):
            mask[self.positions.get(worker_id, [])] = True
        return mask

    def _welcome(self, citizen: Citizen) -> NDArray[np.bool_] | None:
        if not citizen.required_workers and not citizen.forbidden_workers:
            return None
        if citizen.citizen_id not in self.welcome:
            only, never = citizen.required_workers, citizen.forbidden_workers
            may = [(not only or w.worker_id in only) and w.worker_id not in never for w in self.workers]
            self.welcome[citizen.citizen_id] = np.array(may, dtype=bool)
        return self.welcome[citizen.citizen_id]

    def _in_time(self, visit: Visit) -> NDArray[np.bool_]:
        mask = np.zeros(len(self.workers), dtype=bool)
        for mode in visit.modes:
            for w in visit.windows:
                last = self.end - mode.service_duration
                earliest, latest = _stamp(w.start_earliest), _stamp(w.start_latest)
                mask |= self.serves[mode.mode] & (
                    np.maximum(self.start, earliest) <= np.minimum(last, latest)
                )
        return mask


def _stamp(instant: datetime) -> int:
    return int(instant.timestamp())
