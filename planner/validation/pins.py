"""Locked visits: what was locked must exist and be allowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from planner.domain import Instance
from planner.errors import Severity
from planner.validation.finding import Finding


def pins_twice(instance: Instance) -> Iterator[Finding]:
    """Two pins for one visit and seat: both, since neither can be preferred."""
    count = Counter((p.visit_id, p.seat) for p in instance.pins)
    for i, p in enumerate(instance.pins):
        if count[p.visit_id, p.seat] > 1:
            params = {"seat": p.seat + 1}
            yield Finding("pin_twice", "pins", i, (p.visit_id,), "visit_id", p.visit_id, params=params)


def pins_on_missing_seat(instance: Instance) -> Iterator[Finding]:
    """The second worker of a visit that needs one."""
    for i, p in enumerate(instance.pins):
        v = instance.visit.get(p.visit_id)
        if v is not None and p.seat >= v.staff_required:
            yield Finding("pin_seat", "pins", i, (p.visit_id,), "seat", str(p.seat + 1))


def pins_to_forbidden_mode(instance: Instance) -> Iterator[Finding]:
    """A mode that the visit may not take."""
    for i, p in enumerate(instance.pins):
        v = instance.visit.get(p.visit_id)
        if v is not None and p.mode is not None and p.mode not in {m.mode for m in v.modes}:
            yield Finding("pin_mode", "pins", i, (p.visit_id,), "mode", p.mode)


def pins_outside_windows(instance: Instance) -> Iterator[Finding]:
    """A locked start outside the visit's windows."""
    for i, p in enumerate(instance.pins):
        v = instance.visit.get(p.visit_id)
        if v is None or p.start is None:
            continue
        if not any(w.start_earliest <= p.start <= w.start_latest for w in v.windows):
            yield Finding("pin_outside_window", "pins", i, (p.visit_id,), "start", severity=Severity.WARNING)


def pins_outside_shift(instance: Instance) -> Iterator[Finding]:
    """A locked start outside the shift that the visit is locked to."""
    for i, p in enumerate(instance.pins):
        s = instance.shift.get(p.shift_id or "")
        if s is not None and p.start is not None and not s.start <= p.start < s.end:
            ids = (p.visit_id, s.shift_id)
            yield Finding("pin_outside_shift", "pins", i, ids, "start", severity=Severity.WARNING)


def empty_pins(instance: Instance) -> Iterator[Finding]:
    """A pin that locks nothing."""
    for i, p in enumerate(instance.pins):
        if p.shift_id is None and p.start is None and p.mode is None and p.after is None:
            yield Finding("pin_empty", "pins", i, (p.visit_id,), severity=Severity.WARNING)


def pins_in_a_circle(instance: Instance) -> Iterator[Finding]:
    """Visits locked after each other, or after themselves."""
    after: dict[tuple[str, int], str] = {
        (p.visit_id, p.seat): p.after for p in instance.pins if p.after is not None
    }
    for i, p in enumerate(instance.pins):
        seen: list[str] = [p.visit_id]
        following = p.after
        while following is not None and following not in seen:
            seen.append(following)
            following = after.get((following, p.seat))
        if following == p.visit_id:
            params = {"circle": " → ".join([*seen, p.visit_id])}
            yield Finding("pin_circle", "pins", i, (p.visit_id,), "after", p.after, params=params)


def pins_against_the_citizen(instance: Instance) -> Iterator[Finding]:
    """A visit locked to the shift of a worker who may not come to this citizen, or whose level is too low."""
    for i, p in enumerate(instance.pins):
        v, s = instance.visit.get(p.visit_id), instance.shift.get(p.shift_id or "")
        c = instance.citizen.get(v.citizen_id) if v else None
        w = instance.worker.get(s.worker_id) if s else None
        if v is None or s is None or c is None or w is None:
            continue
        unwelcome = w.worker_id in c.forbidden_workers
        unwelcome |= bool(c.required_workers) and w.worker_id not in c.required_workers
        if unwelcome or w.level.rank < v.level.rank:
            ids, params = (
                (p.visit_id, s.shift_id, w.worker_id),
                {"worker": w.worker_id, "citizen": c.citizen_id},
            )
            yield Finding(
                "pin_wrong_worker", "pins", i, ids, "shift_id", s.shift_id, Severity.WARNING, params
            )
