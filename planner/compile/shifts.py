"""Shifts as the engine sees them: when they may work, what they can, and whom they may visit."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from planner.compile.places import Places
from planner.domain import Instance, Level, Mode, Shift, Visit, seconds_between
from solvers.problem import NO_PLACE

BoolArray = NDArray[np.bool_]


class Shifts:
    """Who may do what, as rows over the instance's shifts (S,), in their order."""

    def __init__(self, instance: Instance, places: Places) -> None:
        self.instance = instance
        self.places = places
        self.rows: dict[str, list[int]] = {}
        for s, shift in enumerate(instance.shifts):
            self.rows.setdefault(shift.worker_id, []).append(s)
        self._delegates: dict[tuple[str, str], list[str]] = {}
        for d in instance.delegations:
            self._delegates.setdefault((d.citizen_id, d.task), []).append(d.worker_id)

    @property
    def count(self) -> int:
        return len(self.instance.shifts)

    @cached_property
    def workers(self) -> dict[str, int]:
        """The engine's number of each worker with a shift."""
        return {w: k for k, w in enumerate(self.rows)}

    def of_workers(self, worker_ids: Iterable[str]) -> BoolArray:
        """Mark the shifts of these workers."""
        mask = np.zeros(self.count, dtype=bool)
        mask[[s for w in worker_ids for s in self.rows.get(w, ())]] = True
        return mask

    @cached_property
    def usable(self) -> BoolArray:
        """Shifts of a known worker whose means of travel, base and places of breaks are all in the travel
        times.
        """
        return np.array([self._known(s) for s in self.instance.shifts], dtype=bool)

    def _known(self, shift: Shift) -> bool:
        spots = (shift.start_address, shift.end_address, *(b.address_id for b in shift.breaks))
        reached = all(a is None or a in self.places.rows for a in spots)
        return shift.worker_id in self.instance.worker and shift.shift_id in self.places.way and reached

    @cached_property
    def serving(self) -> dict[Mode, BoolArray]:
        """Usable shifts that serve each mode; a shift without a base has nowhere to travel from and takes no
        visit at a place, nor does one of a screen unit.
        """
        shifts = self.instance.shifts
        serve = {m: np.array([m in s.modes for s in shifts], dtype=bool) & self.usable for m in Mode}
        serve[Mode.PHYSICAL] &= np.array(
            [None not in (s.start_address, s.end_address) and s.unit_id is None for s in shifts], dtype=bool
        )
        return serve

    @cached_property
    def nurses(self) -> BoolArray:
        """Shifts of nurses, who need no delegation: they give it."""
        return self.of_workers(w.worker_id for w in self.instance.workers if w.level is Level.NURSE)

    def allowed(self, visit: Visit, mode: Mode) -> BoolArray:
        """Mark the shifts that may take `visit` in `mode`, skills and locks apart."""
        citizen = self.instance.citizen.get(visit.citizen_id)
        if citizen is None or (mode is Mode.PHYSICAL and self.places.of(citizen.address_id) == NO_PLACE):
            return np.zeros(self.count, dtype=bool)
        mask = self.serving[mode].copy()
        if citizen.required_workers:
            mask &= self.of_workers(citizen.required_workers)
        if citizen.forbidden_workers:
            mask &= ~self.of_workers(citizen.forbidden_workers)
        for task in visit.delegated_tasks:
            mask &= self.nurses | self.of_workers(self._delegates.get((visit.citizen_id, task), ()))
        return mask

    def skills(self, names: Collection[Level | str]) -> BoolArray:
        """(S, K): whether each shift's worker has each level (or a higher one) or certificate."""
        table = np.zeros((self.count, len(names)), dtype=bool)
        for k, name in enumerate(names):
            table[:, k] = self.of_workers(
                w.worker_id for w in self.instance.workers if _has(w.level, w.certificates, name)
            )
        return table

    @cached_property
    def latest_return(self) -> list[int]:
        """Seconds from time zero by which each shift is over, overtime included.

        Never after the same worker's next shift begins, so that nobody is in two routes at once.
        """
        instance, shifts = self.instance, self.instance.shifts
        begin = [seconds_between(instance.horizon_start, s.start) for s in shifts]
        end = [seconds_between(instance.horizon_start, s.end) for s in shifts]
        latest = [e + s.max_overtime for e, s in zip(end, shifts, strict=True)]
        for rows in self.rows.values():
            for row, following in pairwise(sorted(rows, key=lambda r: (begin[r], end[r], r))):
                latest[row] = min(latest[row], begin[following])
        return latest


def _has(level: Level, certificates: frozenset[str], name: Level | str) -> bool:
    return level.rank >= name.rank if isinstance(name, Level) else name in certificates


def skills_of(visit: Visit) -> list[Level | str]:
    """Return what a visit asks of its worker: a level above the lowest, and certificates."""
    level = [visit.level] if visit.level is not Level.UNSKILLED else []
    return [*level, *sorted(visit.certificates)]
