"""Filter an OpenStreetMap file down to its highways, so that osmnx need not read coastlines, fences and
houses.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

import osmium
from osmium.osm import NODE, WAY, mutable


class _Way(NamedTuple):
    nodes: list[int]
    tags: dict[str, str]


def write_highways(source: Path, target: Path, tags: Sequence[str]) -> int:
    """Write the highways of `source` (any format osmium reads) to `target` (`.osm`) with only `tags`; return
    how many.

    Where an extract was cut at a box, way nodes may be missing: the way is cut into the runs that are there,
    for to jump over the gap would draw a road that nobody can drive.

    Raises
    ------
    RuntimeError, OSError
        If the file is cut or is not OpenStreetMap data.
    """
    ways = _highways(source, frozenset(tags))
    if not ways:
        return 0
    places = _places(source, {n for way in ways for n in way.nodes})
    pieces = [piece for way in ways for piece in _present_runs(way, places)]
    with osmium.SimpleWriter(str(target), overwrite=True) as writer:
        for node_id, place in places.items():
            writer.add_node(mutable.Node(id=node_id, location=place))
        for number, (nodes, kept) in enumerate(pieces, start=1):
            writer.add_way(mutable.Way(id=number, nodes=nodes, tags=kept))
    return len(pieces)


def _highways(source: Path, kept: frozenset[str]) -> list[_Way]:
    found = osmium.FileProcessor(str(source), WAY).with_filter(osmium.filter.KeyFilter("highway"))
    return [
        _Way([n.ref for n in w.nodes], {k: v for k, v in w.tags if k in kept})
        for w in found
        if isinstance(w, osmium.osm.Way)
    ]


def _places(source: Path, wanted: Collection[int]) -> dict[int, tuple[float, float]]:
    """Return (longitude, latitude) of the wanted nodes. Read apart from the ways, for some files have the
    ways first.
    """
    found = osmium.FileProcessor(str(source), NODE).with_filter(osmium.filter.IdFilter(wanted))
    return {
        n.id: (n.location.lon, n.location.lat)
        for n in found
        if isinstance(n, osmium.osm.Node) and n.location.valid()
    }


def _present_runs(
    way: _Way, places: dict[int, tuple[float, float]]
) -> list[tuple[list[int], dict[str, str]]]:
    runs: list[list[int]] = [[]]
    for node in way.nodes:
        if node in places:
            runs[-1].append(node)
        elif runs[-1]:
            runs.append([])
    return [(run, way.tags) for run in runs if len(run) > 1]
