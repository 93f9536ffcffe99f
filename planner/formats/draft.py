"""An input on its way to an Instance: records with the place each was read, and what is known to be
faulty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planner.domain import Instance, Settings
from planner.errors import Issue
from planner.formats.rows import Origin
from planner.validation.finding import Index
from planner.validation.references import ID_FIELDS

KINDS = (
    "addresses",
    "citizens",
    "workers",
    "delegations",
    "units",
    "shifts",
    "breaks",
    "visits",
    "links",
    "pins",
)


@dataclass
class Entry:
    """One record and where it was read. `owner` is the shift of a break."""

    record: Any
    origin: Origin
    owner: str = ""


@dataclass
class Draft:
    """All records of an input.

    `faulty` gives, per kind, the origins of the rows with each id that could not become a record; `broken` the
    file of each kind that could not be read (or not to its end). `orphans` are breaks whose shift did not become
    a record: its id, and where the break stands. `settings_rows`: the row of each key of the settings table.
    `files` are the tables' files, those first that others need.
    """

    title: str = ""
    synthetic: bool = False
    settings: Settings = field(default_factory=Settings)
    settings_origin: Origin = field(default_factory=lambda: Origin("", None, {}))
    settings_rows: dict[str, Origin] = field(default_factory=dict)
    roads: Path | None = None
    matrix: Path | None = None
    entries: dict[str, list[Entry]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    faulty: dict[str, dict[str, list[Origin]]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    orphans: list[tuple[str, Origin]] = field(default_factory=list)
    broken: dict[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    from_tables: bool = True
    files: list[str] = field(default_factory=list)

    def add_faulty(self, kind: str, record_id: str | None, origin: Origin) -> None:
        """Remember that a row with this id was read and could not be used."""
        if record_id is not None:
            self.faulty[kind].setdefault(record_id, []).append(origin)


Located = dict[tuple[str, Index], Entry]


def assemble(draft: Draft, left_out: Iterable[int] = ()) -> tuple[Instance, Located]:
    """Return the instance of all entries but those whose `id()` is in `left_out`, and each record's entry."""
    without = set(left_out)
    kept = {kind: [e for e in entries if id(e) not in without] for kind, entries in draft.entries.items()}
    located: Located = {}
    for kind in KINDS:
        if kind not in ("breaks", "shifts"):
            located.update({(kind, i): entry for i, entry in enumerate(kept[kind])})
    shifts = _shifts_with_breaks(kept, located)
    records = {
        kind: tuple(e.record for e in kept[kind]) for kind in KINDS if kind not in ("breaks", "shifts")
    }
    instance = Instance(
        title=draft.title, synthetic=draft.synthetic, settings=draft.settings, shifts=shifts, **records
    )
    return instance, located


def _shifts_with_breaks(kept: dict[str, list[Entry]], located: Located) -> tuple[Any, ...]:
    breaks: dict[str, list[Entry]] = {}
    for entry in kept["breaks"]:
        breaks.setdefault(entry.owner, []).append(entry)
    shifts = []
    for i, entry in enumerate(kept["shifts"]):
        located["shifts", i] = entry
        # A repeated shift id is a fault of its own; the breaks go to the first of them and not to both.
        own = breaks.pop(entry.record.shift_id, [])
        located.update({("breaks", (i, j)): pause for j, pause in enumerate(own)})
        shifts.append(entry.record.model_copy(update={"breaks": tuple(b.record for b in own)}))
    return tuple(shifts)


def id_of(kind: str, record: Any) -> str | None:
    """Return a record's own id, None for kinds without one."""
    return getattr(record, ID_FIELDS[kind]) if kind in ID_FIELDS else None
