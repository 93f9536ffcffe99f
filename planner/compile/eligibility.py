"""Which shift may take which option, competence apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from planner.compile.compiled import Seat
from planner.compile.links import locked_orders
from planner.compile.options import Option
from planner.compile.shifts import Shifts
from planner.domain import Instance, Pin, seconds_between

Pins = Mapping[Seat, Sequence[Pin]]
Windows = Mapping[Seat, Sequence[tuple[int, int]]]


def allowed_table(
    instance: Instance, options: Sequence[Option], shifts: Shifts, pins: Pins
) -> NDArray[np.bool_]:
    """(O, S): competence by level and certificate is left to skills; everything else is here. No shift makes no call."""
    shift_ids = np.array([s.shift_id for s in instance.shifts], dtype=object)
    keep = _one_shift_per_worker(instance, options, shifts, pins)
    table = np.zeros((len(options), shifts.count), dtype=bool)
    for k, o in enumerate(options):
        if o.possible and o.part != "none":
            table[k] = shifts.allowed(o.visit, o.mode.mode)
            if o.shifts is not None:
                table[k] &= np.isin(np.arange(shifts.count), list(o.shifts))
            for pin in (p for p in pins.get(o.seat, ()) if p.shift_id is not None):
                table[k] &= shift_ids == pin.shift_id
            if o.seat in keep:
                table[k] &= keep[o.seat]
    return table


def _one_shift_per_worker(
    instance: Instance, options: Sequence[Option], shifts: Shifts, pins: Pins
) -> dict[Seat, NDArray[np.bool_]]:
    """For seats locked in order: of a worker's several shifts only the one that suits most of them.

    "After" speaks of one shift, the engine's links of one worker; where those differ, this makes them agree.
    """
    windows: dict[Seat, list[tuple[int, int]]] = {}
    for o in options:
        windows.setdefault(o.seat, []).extend(o.windows)
    keep: dict[Seat, NDArray[np.bool_]] = {}
    for chain in _chains(locked_orders(instance)):
        locked = {p.shift_id for seat in chain for p in pins.get(seat, ())}
        row = np.ones(shifts.count, dtype=bool)
        merit = [
            (s.shift_id in locked, _suits(instance, k, chain, windows), -k)
            for k, s in enumerate(instance.shifts)
        ]
        for rows in (r for r in shifts.rows.values() if len(r) > 1):
            row[rows] = False
            row[max(rows, key=merit.__getitem__)] = True
        keep |= dict.fromkeys(chain, row)
    return keep


def _chains(pairs: Sequence[tuple[Seat, Seat]]) -> list[set[Seat]]:
    """Seats tied to each other by locks of order, directly or through others."""
    chains: list[set[Seat]] = []
    for pair in pairs:
        touched = [c for c in chains if c & set(pair)]
        chains = [c for c in chains if c not in touched] + [set(pair).union(*touched)]
    return chains


def _suits(instance: Instance, s: int, chain: Iterable[Seat], windows: Windows) -> int:
    """How many seats of a chain may start while the shift runs."""
    begin, end = (
        seconds_between(instance.horizon_start, t) for t in (instance.shifts[s].start, instance.shifts[s].end)
    )
    return sum(any(early < end and late >= begin for early, late in windows[seat]) for seat in chain)
