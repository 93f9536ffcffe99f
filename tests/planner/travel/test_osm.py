"""Map files to networks: rights by means of travel, what is dropped, faults, and the cache. Our own tiny town."""

from __future__ import annotations

import bz2
import gzip
import socket
from pathlib import Path

import numpy as np
import osmium
import osmnx as ox
import pytest

from planner.domain import Means
from planner.errors import InputError
from planner.travel import osm
from planner.travel.network import HIGHWAY_CLASSES, RoadNetwork
from planner.travel.osm import ATTRIBUTION, network_from_place, read_network
from planner.travel.store import network_digest, save_network
from planner.travel.streets import network_size

NODES = {  # id: (latitude, longitude)
    1: (55.000, 9.000), 2: (55.000, 9.002), 3: (55.000, 9.004), 4: (55.000, 9.006),
    5: (55.002, 9.000), 6: (55.002, 9.002), 7: (55.002, 9.004), 8: (55.001, 9.0031),
    9: (55.004, 9.000), 10: (55.004, 9.002), 20: (55.050, 9.050), 21: (55.051, 9.050),
}  # fmt: skip
WAYS = {  # id: (nodes, tags)
    1: ((1, 2, 3, 4), {"highway": "tertiary", "maxspeed": "50"}),
    2: ((2, 6), {"highway": "residential", "oneway": "yes"}),
    3: ((3, 8, 7), {"highway": "residential", "oneway": "-1", "oneway:bicycle": "no"}),
    4: ((5, 6, 7), {"highway": "unclassified"}),
    5: ((1, 5), {"highway": "footway"}),
    6: ((5, 9), {"highway": "service", "access": "private"}),
    7: ((6, 10), {"highway": "residential", "access": "private"}),
    8: ((20, 21), {"highway": "residential"}),  # an island
    9: ((1, 9), {"natural": "coastline"}),
    10: ((4, 99, 98), {"highway": "residential"}),  # its other nodes lie outside the extract
}


def town_xml(nodes=NODES, ways=WAYS, ways_first: bool = False) -> str:
    """The town as OpenStreetMap XML."""
    points = [f'<node id="{i}" lat="{lat}" lon="{lon}" version="1"/>' for i, (lat, lon) in nodes.items()]
    lines = []
    for i, (refs, tags) in ways.items():
        inner = "".join(f'<nd ref="{r}"/>' for r in refs)
        inner += "".join(f'<tag k="{k}" v="{v}"/>' for k, v in tags.items())
        lines.append(f'<way id="{i}" version="1">{inner}</way>')
    body = lines + points if ways_first else points + lines
    return '<?xml version="1.0"?><osm version="0.6">' + "\n".join(body) + "</osm>"


@pytest.fixture(scope="module")
def town_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("town") / "town.osm"
    path.write_text(town_xml())
    return path


@pytest.fixture(scope="module")
def town(town_file: Path) -> RoadNetwork:
    return read_network(town_file, cache_dir=None)


def arcs(network: RoadNetwork, means: Means) -> set[tuple[int, int]]:
    """The arcs a means may use, by OSM node ids of their ends."""
    ids = {(round(lat, 4), round(lon, 4)): i for i, (lat, lon) in NODES.items()}
    node = [ids[round(a, 4), round(b, 4)] for a, b in zip(network.latitude, network.longitude, strict=True)]
    usable = getattr(network, means.value)
    return {(node[a], node[b]) for a, b in zip(network.tail[usable], network.head[usable], strict=True)}


def both(*pairs: tuple[int, int]) -> set[tuple[int, int]]:
    return {p for a, b in pairs for p in ((a, b), (b, a))}


def test_cars_obey_one_way_and_privacy(town: RoadNetwork):
    """One-way streets along and against their drawing; the private drive is open, the private street is not.

    Streets 1-2 and 3-4 are ends of the two-way street; 6-7-3-2 with 2-6 closes the loop.
    """
    assert arcs(town, Means.CAR) == both((1, 2), (2, 3), (3, 4), (5, 6), (6, 7), (5, 9)) | {(2, 6), (7, 3)}


def test_bicycles_go_against_one_way_only_where_signed(town: RoadNetwork):
    """`oneway:bicycle=no` opens 3-7; 2-6 stays one-way; no cycling on the footway."""
    two_way = both((1, 2), (2, 3), (3, 4), (5, 6), (6, 7), (5, 9), (3, 7))
    assert arcs(town, Means.BICYCLE) == two_way | {(2, 6)}


def test_walking_ignores_one_way(town: RoadNetwork):
    """On foot everything is open both ways, the footway too."""
    assert arcs(town, Means.WALKING) == both(
        (1, 2), (2, 3), (3, 4), (5, 6), (6, 7), (5, 9), (3, 7), (2, 6), (1, 5)
    )


def test_bends_are_merged_with_their_shape(town: RoadNetwork):
    """Street 7-8-3 is one arc with three points; its length is that of both pieces."""
    bent = np.flatnonzero(np.diff(town.shape_offset) == 3)
    assert len(bent) == 2  # there and, for bicycles and walkers, back
    # 0.001 degrees of latitude are 111.2 m, 0.0009 of longitude at 55 degrees 57.4 m: each half is 125.1 m
    assert town.metres[bent] == pytest.approx([250.3, 250.3], abs=0.5)
    middle = town.shape_offset[bent] + 1
    assert town.shape_latitude[middle] == pytest.approx([55.001, 55.001])


def test_limits_and_classes(town: RoadNetwork):
    """A posted limit is kept, a missing one is NaN."""
    tertiary = town.highway == HIGHWAY_CLASSES.index("tertiary")
    assert set(town.speed_limit[tertiary]) == {50.0}
    assert np.isnan(town.speed_limit[~tertiary]).all()


def test_attribution_and_name(town: RoadNetwork):
    assert town.attribution == ATTRIBUTION == "© OpenStreetMap contributors"
    assert town.name == "town"


def test_sizes_count_junctions_for_each_means(town: RoadNetwork):
    """For cars 9 ends the private drive and 5 is a mere bend, so the stretches are 9-6, 6-7-3, 2-6 and 1-2, 2-3, 3-4.

    7 is a change between two-way and one-way, so 6-7 and 7-3 stay apart: nodes 1, 2, 3, 4, 6, 7, 9.
    """
    assert network_size(town, Means.CAR)[:2] == (7, 12)  # 5 two-way stretches and 2 one-way


@pytest.mark.parametrize("kind", [".osm.pbf", ".osm.bz2", ".osm.gz", ".graphml", ".npz"])
def test_every_kind_gives_the_same_network(kind: str, tmp_path: Path, town: RoadNetwork, town_file: Path):
    """However the town is packed, its car streets are the same."""
    path = tmp_path / f"town{kind}"
    if kind == ".osm.pbf":
        with osmium.SimpleWriter(str(path)) as writer:
            for thing in osmium.FileProcessor(str(town_file)):
                writer.add(thing)
    elif kind == ".osm.bz2":
        path.write_bytes(bz2.compress(town_file.read_bytes()))
    elif kind == ".osm.gz":
        path.write_bytes(gzip.compress(town_file.read_bytes()))
    elif kind == ".npz":
        save_network(town, path)
    else:
        graph = ox.graph_from_xml(town_without_gaps(tmp_path), simplify=False, retain_all=True)
        ox.save_graphml(graph, path)
    network = read_network(path, cache_dir=None)
    assert arcs(network, Means.CAR) == arcs(town, Means.CAR)
    assert network.attribution == ATTRIBUTION


def town_without_gaps(folder: Path) -> Path:
    """Only highways, and none with missing nodes: what osmnx reads by itself."""
    ways = {i: w for i, w in WAYS.items() if "highway" in w[1] and i != 10}
    path = folder / "plain.osm"
    path.write_text(town_xml(ways=ways))
    return path


def test_simplified_and_projected_graphml(tmp_path: Path, town: RoadNetwork):
    """A graph that its owner has simplified and projected gives the same car streets, with limits."""
    graph = ox.graph_from_xml(town_without_gaps(tmp_path), simplify=True, retain_all=True)
    ox.save_graphml(ox.project_graph(graph), tmp_path / "town.graphml")
    network = read_network(tmp_path / "town.graphml", cache_dir=None)
    # Without the tags that osmnx does not keep by default (oneway:bicycle) cars are unaffected.
    assert {(2, 6), (7, 3)} <= arcs(network, Means.CAR)
    assert (6, 2) not in arcs(network, Means.CAR)
    assert network.latitude.min() == pytest.approx(55.0, abs=1e-6)


def test_ways_before_nodes(tmp_path: Path, town: RoadNetwork):
    """Some servers send the ways first."""
    path = tmp_path / "town.osm"
    path.write_text(town_xml(ways_first=True))
    assert arcs(read_network(path, cache_dir=None), Means.WALKING) == arcs(town, Means.WALKING)


def test_a_gap_in_a_cut_way_is_not_bridged(tmp_path: Path):
    """Way 1-2-(outside)-3-4 becomes two pieces, and only the larger connected part stays."""
    ways = {1: ((1, 2, 77, 3, 4), {"highway": "residential"}), 2: ((2, 6), {"highway": "residential"})}
    path = tmp_path / "cut.osm"
    path.write_text(town_xml(ways=ways))
    network = read_network(path, cache_dir=None)
    assert arcs(network, Means.CAR) == both((1, 6))  # merged at the bend 2


def test_roundabout_is_one_way_without_a_tag(tmp_path: Path):
    """`junction=roundabout` alone makes a ring one-way for cars, not for walkers."""
    ways = {
        1: ((1, 2, 6, 5, 1), {"highway": "tertiary", "junction": "roundabout"}),
        **{
            i: ((a, b), {"highway": "residential"})
            for i, (a, b) in enumerate([(2, 3), (6, 7), (5, 9)], start=2)
        },
    }
    path = tmp_path / "round.osm"
    path.write_text(town_xml(ways=ways))
    network = read_network(path, cache_dir=None)
    assert arcs(network, Means.CAR) == both((2, 3), (6, 7), (5, 9)) | {(2, 6), (6, 5), (5, 2)}
    assert arcs(network, Means.WALKING) == both((2, 3), (6, 7), (5, 9), (2, 6), (6, 5), (5, 2))


def fault(path: Path) -> tuple[str, str | None]:
    with pytest.raises(InputError) as caught:
        read_network(path, cache_dir=None)
    (issue,) = caught.value.issues
    return issue.code, issue.file


def test_missing_file(tmp_path: Path):
    path = tmp_path / "nowhere.osm.pbf"
    assert fault(path) == ("map_missing", str(path))


def test_folder_instead_of_a_file(tmp_path: Path):
    path = tmp_path / "folder.osm"
    path.mkdir()
    assert fault(path)[0] == "map_unreadable"


def test_unknown_kind(tmp_path: Path):
    path = tmp_path / "map.shp"
    path.write_bytes(b"")
    assert fault(path)[0] == "map_wrong_kind"


@pytest.mark.parametrize("kind", [".osm", ".osm.pbf", ".osm.bz2", ".osm.gz", ".graphml", ".npz"])
def test_cut_in_half(kind: str, tmp_path: Path, town: RoadNetwork, town_file: Path):
    """Half of a file of each kind is named as broken, never a traceback."""
    whole = tmp_path / f"whole{kind}"
    if kind == ".osm.pbf":
        with osmium.SimpleWriter(str(whole)) as writer:
            for thing in osmium.FileProcessor(str(town_file)):
                writer.add(thing)
    elif kind == ".npz":
        save_network(town, whole)
    elif kind == ".graphml":
        ox.save_graphml(ox.graph_from_xml(town_without_gaps(tmp_path), retain_all=True), whole)
    else:
        pack = {".osm": bytes, ".osm.bz2": bz2.compress, ".osm.gz": gzip.compress}[kind]
        whole.write_bytes(pack(town_file.read_bytes()))
    path = tmp_path / f"half{kind}"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert fault(path) == ("map_broken", str(path))


@pytest.mark.parametrize("kind", [".osm", ".osm.pbf", ".osm.bz2", ".graphml", ".npz"])
@pytest.mark.parametrize("content", [b"", b"visit;citizen\nV1;C1\n"])
def test_another_kind_of_content(kind: str, content: bytes, tmp_path: Path):
    """An empty file or a table under a map's name is named."""
    path = tmp_path / f"odd{kind}"
    path.write_bytes(content)
    assert fault(path)[0] in ("map_broken", "map_no_roads")


@pytest.mark.parametrize("ways", [{}, {9: WAYS[9]}, {1: ((1, 2), {"highway": "proposed"})}])
def test_no_roads(ways: dict, tmp_path: Path):
    """Only coastline, nothing at all, or a road that is not built yet."""
    path = tmp_path / "sea.osm"
    path.write_text(town_xml(ways=ways))
    assert fault(path) == ("map_no_roads", str(path))


def test_parsed_network_is_cached(town_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The second read does not parse; a file of equal content elsewhere hits too; another content misses."""
    first = read_network(town_file, cache_dir=tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(osm, "_parse", lambda *a: pytest.fail("parsed again"))
        assert network_digest(read_network(town_file, cache_dir=tmp_path)) == network_digest(first)
    (file,) = tmp_path.glob("roads-*.npz")
    file.write_bytes(file.read_bytes()[:100])
    assert network_digest(read_network(town_file, cache_dir=tmp_path)) == network_digest(first)
    changed = tmp_path / "changed.osm"
    changed.write_text(town_xml(ways={1: WAYS[1]}))
    read_network(changed, cache_dir=tmp_path)
    assert len(list(tmp_path.glob("roads-*.npz"))) == 2


def test_settings_of_osmnx_are_left_alone(town_file: Path):
    """Reading changes none of the library's settings for others."""
    before = list(ox.settings.useful_tags_way), ox.settings.use_cache
    read_network(town_file, cache_dir=None)
    assert (list(ox.settings.useful_tags_way), ox.settings.use_cache) == before


def test_by_place_name(town: RoadNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A downloaded graph goes through the same code as a file."""
    asked = {}

    def download(query: str, **options: object):
        asked.update(options, query=query, tags=list(ox.settings.useful_tags_way))
        return ox.graph_from_xml(town_without_gaps(tmp_path), simplify=False, retain_all=True)

    monkeypatch.setattr(ox, "graph_from_place", download)
    network = network_from_place("Byen, Danmark")
    for means in Means:
        assert arcs(network, means) == arcs(town, means)
    assert network.attribution == ATTRIBUTION
    assert asked["query"] == "Byen, Danmark"
    assert asked["simplify"] is False
    assert "oneway:bicycle" in asked["tags"]


@pytest.mark.parametrize(
    ("error", "code"),
    [(ConnectionError("no route"), "map_no_connection"), (TypeError("no polygon"), "map_place_unknown")],
)
def test_place_that_cannot_be_had(error: Exception, code: str, monkeypatch: pytest.MonkeyPatch):
    def download(query: str, **options: object):
        raise error

    monkeypatch.setattr(ox, "graph_from_place", download)
    with pytest.raises(InputError) as caught:
        network_from_place("Ingensteds")
    assert [(i.code, i.params["place"]) for i in caught.value.issues] == [(code, "Ingensteds")]


def test_no_connection_is_used(town_file: Path, monkeypatch: pytest.MonkeyPatch):
    """Reading a file works with sockets blocked."""
    monkeypatch.setattr(socket.socket, "connect", lambda *a: pytest.fail("a connection was tried"))
    assert len(read_network(town_file, cache_dir=None).tail)
