"""Shifts that have been taken become shifts of workers: of the input's own, or of new ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.domain import Delegation, Instance, Level, Shift, Worker
from planner.errors import Issue, Severity
from planner.messages import Lang
from planner.openshifts.accepted import Taken
from planner.openshifts.records import OpenShift, OpenShifts
from planner.wording import word

WARNING = Severity.WARNING


@dataclass(frozen=True)
class Acceptance:
    """The input with the shifts that have been taken, every fault found on the way, and the ids of those taken and still open."""

    instance: Instance
    issues: tuple[Issue, ...]
    taken: tuple[str, ...]
    still_open: tuple[str, ...]


def accept(instance: Instance, open_shifts: OpenShifts, taken: Sequence[Taken]) -> Acceptance:
    """Return the input with a shift for each open shift that somebody has taken, and with the workers that it did not know.

    An open shift that is unknown, or taken by two, by somebody below its level, without its certificates, or at work at that
    time, is a located issue and adds nothing. So is a shift that the input has already, a warning. Of a worker whom the input
    knows, its level and certificates count. Tasks are handed over to the worker only where the row says that a nurse has done
    so; where it does not, a warning names them, and visits with such tasks go to others.
    """
    return _Desk(instance, open_shifts).answer(taken)


class _Desk:
    def __init__(self, instance: Instance, open_shifts: OpenShifts) -> None:
        self.instance = instance
        self.open = {s.open_shift_id: s for s in open_shifts.shifts}
        self.workers = dict(instance.worker)
        self.shifts: list[Shift] = []
        self.delegations: list[Delegation] = []
        self.issues: list[Issue] = []

    def answer(self, taken: Sequence[Taken]) -> Acceptance:
        for one in self._once(taken):
            found = [*self._unusable(one)]
            self.issues += found
            if not any(
                issue.severity is Severity.ERROR or issue.code == "open_shift_there" for issue in found
            ):
                self._add(one)
        old = self.instance
        new_workers = tuple(w for name, w in self.workers.items() if name not in old.worker)
        added = tuple(s.shift_id for s in self.shifts)
        return Acceptance(
            old.model_copy(
                update={
                    "workers": (*old.workers, *new_workers),
                    "shifts": (*old.shifts, *self.shifts),
                    "delegations": tuple(dict.fromkeys((*old.delegations, *self.delegations))),
                }
            ),
            tuple(self.issues),
            added,
            tuple(s for s in self.open if s not in added and s not in old.shift),
        )

    def _once(self, taken: Sequence[Taken]) -> Iterator[Taken]:
        """Each open shift once; of several workers for one nobody can be preferred, so that it has none."""
        by_shift: dict[str, list[Taken]] = {}
        for one in taken:
            by_shift.setdefault(one.open_shift_id, []).append(one)
        for first, *others in by_shift.values():
            if any(o._replace(origin=None) != first._replace(origin=None) for o in others):
                who = ", ".join(dict.fromkeys(o.worker_id for o in (first, *others)))
                self.issues += [
                    o.issue("open_shift_twice", "open_shift_id", workers=who) for o in (first, *others)
                ]
            else:
                self.issues += [o.issue("open_shift_repeated", "open_shift_id", WARNING) for o in others]
                yield first

    def _unusable(self, one: Taken) -> Iterator[Issue]:
        """What speaks against a row, warnings among it."""
        offer = self.open.get(one.open_shift_id)
        if one.open_shift_id in self.instance.shift:
            yield one.issue("open_shift_there", "open_shift_id", WARNING, shift=one.open_shift_id)
        elif offer is None:
            yield one.issue("open_shift_unknown", "open_shift_id", shift=one.open_shift_id)
        elif missing := self._places(offer):
            yield one.issue("open_shift_elsewhere", "open_shift_id", places=", ".join(missing))
        elif one.worker_id not in self.workers and one.level is None:
            yield one.issue("taker_without_level", "level", worker=one.worker_id)
        else:
            yield from self._unfit(one, offer)

    def _places(self, offer: OpenShift) -> list[str]:
        """Bases and units of the shift that the input does not have."""
        spots = [offer.start_address, offer.end_address, *(b.address_id for b in offer.breaks)]
        gone = [a for a in spots if a is not None and a not in self.instance.address]
        if offer.unit_id is not None and offer.unit_id not in self.instance.unit:
            gone.append(offer.unit_id)
        return list(dict.fromkeys(gone))

    def _unfit(self, one: Taken, offer: OpenShift) -> Iterator[Issue]:
        worker = self._worker(one)
        if one.level not in (None, worker.level) or not one.certificates <= worker.certificates:
            yield from self._differs(one, worker)
        if worker.level.rank < offer.level.rank:
            words = _words("level", worker.level) | _words("needed", offer.level)
            yield one.issue("taker_too_low", "level", Severity.ERROR, worker=one.worker_id, **words)
        for certificate in sorted(set(offer.certificates) - worker.certificates):
            yield one.issue(
                "taker_lacks_certificate", "certificates", worker=one.worker_id, certificate=certificate
            )
        for other in (*self.instance.shifts, *self.shifts):
            if other.worker_id == one.worker_id and other.start < offer.end and offer.start < other.end:
                yield one.issue("taker_at_work", "worker_id", worker=one.worker_id, other=other.shift_id)
        if open_tasks := self._not_handed(one, worker, offer):
            tasks = ", ".join(f"{d.task} ({d.citizen_id})" for d in open_tasks)
            yield one.issue("tasks_not_handed", "delegated", WARNING, worker=one.worker_id, tasks=tasks)

    def _differs(self, one: Taken, worker: Worker) -> Iterator[Issue]:
        """The row says something else of the worker than the input, or than a row before it."""
        certificates = ", ".join(sorted(worker.certificates)) or "-"
        words = _words("level", worker.level) | {"worker": one.worker_id, "certificates": certificates}
        known = one.worker_id in self.instance.worker
        yield one.issue("taker_differs", "level", WARNING if known else Severity.ERROR, **words)

    def _not_handed(self, one: Taken, worker: Worker, offer: OpenShift) -> list[Delegation]:
        if worker.level is Level.NURSE or one.delegated:
            return []
        return [d for d in self._handed(one, offer) if d not in self.instance.delegations]

    @staticmethod
    def _handed(one: Taken, offer: OpenShift) -> list[Delegation]:
        return [
            Delegation(worker_id=one.worker_id, citizen_id=h.citizen_id, task=h.task)
            for h in offer.delegations
        ]

    def _worker(self, one: Taken) -> Worker:
        """Who takes the shift, as the input or a row before says, else as this row does."""
        known = self.workers.get(one.worker_id)
        if known is not None:
            return known
        assert one.level is not None  # a row without has been refused
        return Worker(worker_id=one.worker_id, level=one.level, certificates=one.certificates)

    def _add(self, one: Taken) -> None:
        offer, worker = self.open[one.open_shift_id], self._worker(one)
        self.workers[one.worker_id] = worker
        if one.delegated and worker.level is not Level.NURSE:
            self.delegations += self._handed(one, offer)
        self.shifts.append(
            Shift(
                shift_id=offer.open_shift_id,
                worker_id=one.worker_id,
                start=offer.start,
                end=offer.end,
                start_address=offer.start_address,
                end_address=offer.end_address,
                means=offer.means,
                breaks=offer.breaks,
                modes=offer.modes,
                unit_id=offer.unit_id,
            )
        )


def _words(name: str, level: Level) -> dict[str, str | int]:
    """A level as parameters of a sentence in either language."""
    return {f"{name}_{lang.value}": word(level.value, lang) for lang in Lang}
