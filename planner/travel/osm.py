"""Street networks from OpenStreetMap: from a file on disk, or by place name when there is a connection."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import networkx as nx
import osmnx as ox

from planner.errors import InputError, Issue
from planner.travel.cache import DEFAULT_CACHE, cache_key, cached, file_hash
from planner.travel.graph import network_from_graph
from planner.travel.highways import write_highways
from planner.travel.network import RoadNetwork
from planner.travel.store import load_network, save_network
from planner.travel.tags import USED_TAGS

ATTRIBUTION = "© OpenStreetMap contributors"
"""To be shown with every map, matrix and figure made from these data (Open Database License 1.0)."""

_OSM_KINDS = (".osm.pbf", ".osm", ".osm.bz2", ".osm.gz", ".pbf")
_KINDS = (*_OSM_KINDS, ".graphml", ".npz")


def read_network(path: Path, *, cache_dir: Path | None = DEFAULT_CACHE) -> RoadNetwork:
    """Return the street network of a map file: `.osm.pbf`, `.osm`, `.osm.bz2`, `.osm.gz`, osmnx `.graphml`,
    or our `.npz`.

    One network serves car, bicycle and walking by flags per direction; each means is closed outside its
    largest strongly connected part. A parsed network is kept in `cache_dir` under the file's content, so the
    second time is quick.

    Raises
    ------
    InputError
        If the file is missing, cut, of another kind, or holds no roads: one Issue that names the file.
    """
    kind = _kind(path)
    try:
        content = file_hash(path)
    except FileNotFoundError:
        raise _fault("map_missing", path) from None
    except OSError as error:
        raise _fault("map_unreadable", path, detail=str(error.strerror)) from error
    if kind == ".npz":
        return _with_roads(_load(path), path)
    stored = None if cache_dir is None else cache_dir / f"roads-{cache_key(kind, content)}.npz"
    return cached(stored, load_network, lambda: _parse(path, kind), save_network)


def network_from_place(name: str) -> RoadNetwork:
    """Return the street network inside the boundary of a named place ("Bornholms Regionskommune, Danmark").

    Asks OpenStreetMap's public servers through osmnx, so it needs a connection; nothing else here does.

    Raises
    ------
    InputError
        If there is no connection, the place is not known, or it has no roads.
    """
    import requests

    try:
        with _osmnx_settings():
            graph = ox.graph_from_place(name, custom_filter='["highway"]', simplify=False, retain_all=True)
    except (requests.RequestException, OSError) as error:
        raise _fault("map_no_connection", None, place=name) from error
    except (ValueError, TypeError, KeyError, RuntimeError) as error:
        # osmnx has several exceptions for a place that is unknown or has no boundary or no streets.
        raise _fault("map_place_unknown", None, place=name) from error
    network = network_from_graph(graph, ATTRIBUTION, name)
    if not len(network.tail):
        raise _fault("map_place_unknown", None, place=name)
    return network


def _kind(path: Path) -> str:
    lowered = path.name.lower()
    for kind in _KINDS:
        if lowered.endswith(kind):
            return kind
    raise _fault("map_wrong_kind", path, kinds=", ".join(_KINDS))


def _parse(path: Path, kind: str) -> RoadNetwork:
    name = path.name[: -len(kind)]
    try:
        with _collector_paused():
            graph = ox.load_graphml(path) if kind == ".graphml" else _graph_from_osm(path)
            network = None if graph is None else network_from_graph(graph, ATTRIBUTION, name)
    except MemoryError:
        raise
    except Exception as error:
        # A file that is cut or of another kind fails in XML, bzip2, protobuf or graph code, each in its way.
        raise _fault("map_broken", path, detail=f"{type(error).__name__}: {error}"[:200]) from error
    return _with_roads(network, path)


def _load(path: Path) -> RoadNetwork:
    try:
        return load_network(path)
    except ValueError as error:
        raise _fault("map_broken", path, detail=str(error)) from error


def _with_roads(network: RoadNetwork | None, path: Path) -> RoadNetwork:
    if network is None or not len(network.tail):
        raise _fault("map_no_roads", path)
    return network


def _graph_from_osm(path: Path) -> nx.MultiDiGraph | None:
    """Return the unsimplified graph of the file's highways; None if it has none."""
    with tempfile.TemporaryDirectory(prefix="homecare-roads-") as folder:
        filtered = Path(folder) / "highways.osm"
        if not write_highways(path, filtered, USED_TAGS):
            return None
        with _osmnx_settings():
            return ox.graph_from_xml(filtered, bidirectional=False, simplify=False, retain_all=True)


@contextmanager
def _osmnx_settings() -> Iterator[None]:
    """Ask osmnx for the tags used here and for no cache folder of its own, and put its settings back
    afterwards.
    """
    changes = {
        "useful_tags_way": list(USED_TAGS),
        "useful_tags_node": [],
        "use_cache": False,
        "all_oneway": False,
    }
    before = {key: getattr(ox.settings, key) for key in changes}
    for key, value in changes.items():
        setattr(ox.settings, key, value)
    try:
        yield
    finally:
        for key, value in before.items():
            setattr(ox.settings, key, value)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause garbage collection, which would look through millions of live objects again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _fault(code: str, path: Path | None, **params: str) -> InputError:
    file = None if path is None else str(path)
    named = {} if path is None else {"file": str(path)}
    return InputError([Issue(code=code, file=file, params=named | params)])
