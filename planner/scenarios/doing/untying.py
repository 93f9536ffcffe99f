"""What names something that goes: locks are opened, links and delegations end, and all of it is told."""

from __future__ import annotations

from collections.abc import Collection

from planner.domain import Instance, Pin
from planner.scenarios.doing.desk import note
from planner.scenarios.records import Note


def without_shifts(instance: Instance, shift_ids: Collection[str]) -> tuple[Instance, list[Note]]:
    """Return the instance without these shifts, and notes. A lock to one of them lets go of it, and is gone if it held nothing
    else."""
    touched = [p for p in instance.pins if p.shift_id in shift_ids]
    opened = (
        _if_any(p.model_copy(update={"shift_id": None})) if p.shift_id in shift_ids else p
        for p in instance.pins
    )
    update = {
        "shifts": tuple(s for s in instance.shifts if s.shift_id not in shift_ids),
        "pins": tuple(p for p in opened if p is not None),
    }
    notes = [note("locks_opened", count=len(touched))] if touched else []
    return instance.model_copy(update=update), notes


def _if_any(pin: Pin) -> Pin | None:
    """A lock, None if it locks nothing."""
    return pin if any((pin.shift_id, pin.start, pin.mode, pin.after)) else None


def without_visits(instance: Instance, visit_ids: Collection[str]) -> tuple[Instance, list[Note]]:
    """Return the instance without these visits, and notes. Their locks and links go with them; one locked to come after such a
    visit may come when it likes."""
    gone = set(visit_ids)
    links = tuple(k for k in instance.links if not {k.first, k.second} & gone)
    pins = [p for p in instance.pins if p.visit_id not in gone]
    loosened = [_if_any(p.model_copy(update={"after": None})) if p.after in gone else p for p in pins]
    update = {
        "visits": tuple(v for v in instance.visits if v.visit_id not in gone),
        "links": links,
        "pins": tuple(p for p in loosened if p is not None),
    }
    notes = []
    if len(links) < len(instance.links):
        notes.append(note("links_gone", count=len(instance.links) - len(links)))
    if len(pins) < len(instance.pins):
        notes.append(note("locks_gone", count=len(instance.pins) - len(pins)))
    if any(p.after in gone for p in pins):
        notes.append(note("locks_opened", count=sum(p.after in gone for p in pins)))
    return instance.model_copy(update=update), notes
