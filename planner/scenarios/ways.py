"""Travel times that also know the means and places that scenarios bring in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from planner.domain import Address, Instance, Means, Shift
from planner.roads import Basis, Sources, Ways, choose_ways
from planner.scenarios.doing.means import MEANS
from planner.scenarios.doing.roads import address_of
from planner.scenarios.edits import Edit
from planner.scenarios.edits.citizens import NewCitizens
from planner.scenarios.edits.fields import Where
from planner.scenarios.edits.places import DepotMoved
from planner.scenarios.edits.staff import Added, OpenShifts
from planner.scenarios.edits.travel import MeansChanged
from planner.scenarios.scenario import Scenario
from planner.travel.cache import DEFAULT_CACHE
from planner.travel.times import TravelTimes

_ANY = datetime(1970, 1, 1, tzinfo=UTC)


def ways_for(
    instance: Instance,
    scenarios: Sequence[Scenario],
    sources: Sources,
    *,
    cache_dir: Path | None = DEFAULT_CACHE,
) -> Ways:
    """Return what `planner.roads.choose_ways` does, with travel times by every means and to every place that the scenarios may
    need.

    What the input uses itself has the same times as without scenarios, and comes first. A ready table has what it has. Where a
    means that a scenario wants does not reach some address of the input, nothing is added; edits then make do, and tell so.

    Raises InputError as `choose_ways` does.
    """
    ways = choose_ways(instance, sources, cache_dir=cache_dir)
    wide = with_wanted(instance, scenarios)
    if ways.basis is Basis.MATRIX or wide is instance:
        return ways
    more = choose_ways(wide, sources, cache_dir=cache_dir)
    if not set(ways.travel.address_ids) <= set(more.travel.address_ids):
        return ways
    return replace(more, travel=_in_order(more.travel, ways.travel.address_ids))


def with_wanted(instance: Instance, scenarios: Sequence[Scenario]) -> Instance:
    """Return an instance that uses every means and place that the scenarios may need: travel times made for it serve them all.

    It is for that alone: its last shifts are nobody's. The instance itself if it uses all of them.
    """
    edits = [e for s in scenarios for e in s.edits]
    spots = {a.address_id: a for a in _spots(edits) if a.address_id not in instance.address}
    after = instance.model_copy(update={"addresses": (*instance.addresses, *spots.values())})
    known = [a for a in dict.fromkeys([*_named(edits), *spots]) if a in after.address]
    used = {s.means for s in instance.shifts} or {Means.CAR}
    means = dict.fromkeys(m for e in edits for m in _means(e))
    if not known and set(means) <= used:
        return instance
    anywhere: list[str | None] = [*known] or [None]
    wanted = [(a, m) for a in anywhere for m in (means or {min(used): None})]
    shifts = (
        Shift(
            shift_id=f"#{n}",
            worker_id="#",
            start=_ANY,
            end=_ANY,
            start_address=a,
            end_address=a,
            means=m,
        )
        for n, (a, m) in enumerate(wanted)
    )
    return after.model_copy(update={"shifts": (*instance.shifts, *shifts)})


def _means(edit: Edit) -> Iterator[Means]:
    if isinstance(edit, MeansChanged):
        yield MEANS[edit.to]
    elif isinstance(edit, Added):
        yield edit.means
    elif isinstance(edit, OpenShifts):
        yield from (s.means for s in edit.shifts)


def _places(edit: Edit) -> Iterator[Where]:
    if isinstance(edit, DepotMoved):
        yield edit
    elif isinstance(edit, NewCitizens):
        yield from edit.citizens


def _spots(edits: Iterable[Edit]) -> Iterator[Address]:
    """Places by coordinates."""
    return (address_of(p) for e in edits for p in _places(e) if p.address is None)


def _named(edits: Iterable[Edit]) -> Iterator[str]:
    """Addresses of the input that edits name, in use or not."""
    for edit in edits:
        yield from (p.address for p in _places(edit) if p.address is not None)
        if isinstance(edit, Added) and edit.base is not None:
            yield edit.base
        elif isinstance(edit, OpenShifts):
            yield from (s.base for s in edit.shifts)


def _in_order(travel: TravelTimes, first: Sequence[str]) -> TravelTimes:
    """The same tables with these addresses in front."""
    ids = (*first, *(a for a in travel.address_ids if a not in set(first)))
    rows = [travel.index[a] for a in ids]
    pick = np.ix_(rows, rows)
    return replace(
        travel,
        address_ids=ids,
        seconds={m: np.ascontiguousarray(table[pick]) for m, table in travel.seconds.items()},
        metres={m: np.ascontiguousarray(table[pick]) for m, table in travel.metres.items()},
    )
