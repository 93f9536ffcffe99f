"""The engines agree with each other and with networkx, in time and in length."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from planner.domain import Means
from planner.travel.hierarchy import HierarchyEngine
from planner.travel.matrix import Journeys, ScipyEngine, engine_named
from planner.travel.roadgraph import RoadGraph, road_graph
from planner.travel.snap import snap
from planner.travel.speeds import SpeedModel
from planner.travel.streets import pair_streets
from tests.planner.travel import made


def graph_of(network, points, means: Means = Means.CAR, model: SpeedModel = made.STEADY) -> RoadGraph:
    streets = pair_streets(network)
    return road_graph(network, streets, snap(network, streets, np.array(points), means), means, model)


def random_graph(seed: int, means: Means = Means.CAR, side: int = 8, num_points: int = 30) -> RoadGraph:
    rng = np.random.default_rng(seed)
    points = [made.place(*rng.uniform(0, side - 1, 2)) for _ in range(num_points)]
    return graph_of(made.grid(side, seed), points, means)


def equal(a: Journeys, b: Journeys) -> bool:
    return bool(np.array_equal(a.milliseconds, b.milliseconds) and np.array_equal(a.decimetres, b.decimetres))


@pytest.mark.parametrize("seed", range(5))
def test_scipy_equals_networkx(seed: int):
    """Exact milliseconds, and among equally fast journeys the least decimetres, from a random source."""
    graph = random_graph(seed)
    found = ScipyEngine().journeys(graph)
    other = nx.DiGraph()
    for tail, head, ms, dm in zip(graph.tail, graph.head, graph.milliseconds, graph.decimetres, strict=True):
        other.add_edge(
            int(tail), int(head), weight=(int(ms) << 40) + int(dm)
        )  # Python's ints do not overflow
    source = seed * 5
    lengths = nx.single_source_dijkstra_path_length(other, int(graph.terminals[source]))
    expected = [lengths[int(t)] for t in graph.terminals]
    assert found.milliseconds[source].tolist() == [w >> 40 for w in expected]
    assert found.decimetres[source].tolist() == [w & ((1 << 40) - 1) for w in expected]


@pytest.mark.parametrize("means", list(Means))
@pytest.mark.parametrize("seed", [1, 2])
def test_pyroutingkit_equals_scipy(seed: int, means: Means):
    """Both matrices are equal in every cell, on grids where many journeys take nearly the same time."""
    graph = random_graph(seed, means)
    assert equal(HierarchyEngine().journeys(graph), ScipyEngine().journeys(graph))


def test_ties_in_time_go_to_the_shorter_way():
    """Two ways round a square take the same time at different speeds; both engines report the shorter one."""
    square = made.network(
        [(0, 0), (1, 0), (1, 1), (0, 1)],
        [(0, 1, "two"), (1, 2, "two"), (2, 3, "two"), (3, 0, "two")],
        metres=[1000, 1000, 500, 500],
    )
    square.speed_limit[:] = [36, 36, 36, 36, 18, 18, 18, 18]  # 100 s a street, whichever
    graph = graph_of(square, [made.place(0, 0), made.place(1, 1)])
    found = ScipyEngine().journeys(graph)
    assert found.milliseconds[0, 1] == 200_000
    assert found.decimetres[0, 1] == 10_000  # 1,000 m, not 2,000
    assert equal(HierarchyEngine().journeys(graph), found)


def test_no_way_is_marked():
    """Between two separate streets both engines say -1."""
    split = made.network([(0, 0), (1, 0), (3, 0), (4, 0)], [(0, 1, "two"), (2, 3, "two")])
    graph = graph_of(split, [made.place(0.5, 0), made.place(3.5, 0)])
    found = ScipyEngine().journeys(graph)
    assert found.milliseconds.tolist() == [[0, -1], [-1, 0]]
    assert equal(HierarchyEngine().journeys(graph), found)


def test_pieces_of_a_street_weigh_what_it_weighs():
    """Seven points on one street of 1,010 m: the pieces sum to the whole, to the unit."""
    graph = graph_of(made.line(1), [made.place(x, 0) for x in (0.1, 0.13, 0.2, 0.5, 0.77, 0.9, 0.99)])
    forward = graph.source == 0
    assert graph.milliseconds[forward].sum() == 101_000
    assert graph.decimetres[forward].sum() == 10_100


def test_too_large_a_network_is_refused():
    """A street of 3,000 km cannot be folded into one exact number, and is not answered wrongly."""
    graph = graph_of(
        made.network([(0, 0), (1, 0)], [(0, 1, "two")], metres=[3e6]), [made.place(0, 0), made.place(1, 0)]
    )
    with pytest.raises(ValueError, match="too large"):
        ScipyEngine().journeys(graph)


def test_engines_by_name(monkeypatch: pytest.MonkeyPatch):
    """ "auto" takes the fast one where it is installed, scipy otherwise; asked for by name it must be there."""
    assert isinstance(engine_named("auto"), HierarchyEngine)
    monkeypatch.setattr("planner.travel.matrix.find_spec", lambda name: None)
    assert isinstance(engine_named("auto"), ScipyEngine)
    with pytest.raises(ImportError, match=r"homecare-planner\[fast\]"):
        engine_named("pyroutingkit")


def test_a_nearly_as_fast_shorter_way_does_not_count():
    """Round a square 2,000 m in 200.000 s, or 1,000 m in 200.010 s: the fastest counts, in both engines.

    A street of 1,000 km leaves 32-bit weights so little room that the slower way wins in them; that must be noticed.
    """
    network = made.network(
        [(0, 0), (1, 0), (1, 1), (0, 1), (2, 1)],
        [(0, 1, "two"), (1, 2, "two"), (2, 3, "two"), (3, 0, "two"), (2, 4, "two")],
        metres=[1000, 1000, 500, 500.05, 1_000_000],
    )
    network.speed_limit[:] = [36, 36, 36, 36, 18, 18, 18, 18, 36, 36]
    graph = graph_of(network, [made.place(0, 0), made.place(1, 1), made.place(2, 1)])
    found = ScipyEngine().journeys(graph)
    assert (found.milliseconds[0, 1], found.decimetres[0, 1]) == (200_000, 20_000)
    assert equal(HierarchyEngine().journeys(graph), found)


def test_of_parallel_streets_the_faster_is_taken():
    """Two streets between the same nodes, in either order of mapping."""
    nodes, streets = (
        [(0, 0), (1, 0), (2, 0), (3, 0)],
        [(0, 1, "two"), (1, 2, "two"), (1, 2, "two"), (2, 3, "two")],
    )
    for twins in ([1010.0, 2020.0], [2020.0, 1010.0]):
        network = made.network(nodes, streets, metres=[1010.0, *twins, 1010.0])
        graph = graph_of(network, [made.place(0.5, 0), made.place(2.5, 0)])
        found = ScipyEngine().journeys(graph)
        assert found.milliseconds.tolist() == [[0, 202_000], [202_000, 0]]  # half, one, half
        assert equal(HierarchyEngine().journeys(graph), found)
