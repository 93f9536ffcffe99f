"""Roads that closed during the day, as the search sees them: ways that the travel times keep as they were, since they have been
driven today, are closed to every shift that is still to travel."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from planner.compile import Compiled
from planner.replan.doing.ways import NO_WAY
from planner.replan.records import Situation
from planner.replan.rest import Rest


def with_closed_roads(compiled: Compiled, situation: Situation, rest: Rest) -> Compiled:
    """Return the problem with tables of their own for shifts that are still to travel; unchanged where no way is to be closed."""
    p = compiled.problem
    row = {a: n for n, a in enumerate(compiled.place_ids)}
    legs = [(m, row[a], row[b]) for m, a, b in situation.forbidden if a in row and b in row]
    means, like = p.shift_means.copy(), list[int]()
    tables: list[NDArray[np.int32]] = []
    for way in range(len(p.travel_time)):
        shifts = [s for s, t in enumerate(compiled.instance.shifts) if p.shift_means[s] == way]
        own = [(a, b) for m, a, b in legs if shifts and compiled.instance.shifts[shifts[0]].means.value == m]
        if own:
            still = [s for s in shifts if compiled.instance.shifts[s].shift_id not in rest.closed]
            means[still] = len(p.travel_time) + len(tables)
            like.append(way)
            tables.append(_barred(p.travel_time[way], own))
    if not tables:
        return compiled
    more = {name: getattr(p, name)[like] for name in ("distance", "arriving", "leaving")}
    return replace(
        compiled,
        problem=p.replace(
            travel_time=np.ascontiguousarray(np.concatenate([p.travel_time, np.stack(tables)])),
            shift_means=means,
            **{
                name: np.ascontiguousarray(np.concatenate([getattr(p, name), rows]))
                for name, rows in more.items()
            },
        ),
    )


def _barred(table: NDArray[np.int32], legs: list[tuple[int, int]]) -> NDArray[np.int32]:
    found = table.copy()
    for leg in legs:
        found[leg] = NO_WAY
    return found
