"""Roads by the name of a place: fetched by osmnx, which the tests replace; nothing here uses a connection."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import osmnx as ox
import pytest

from planner.formats.reader import read_input
from planner.travel.store import load_network
from tests.planner.cli.conftest import Call

# A street of 21 crossings along the homes of `little`, 55.10 N from 14.69 E to 14.77 E.
CROSSINGS = [(55.10, 14.69 + k * 0.004) for k in range(21)]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let every place be one street; the places that were asked for."""
    names: list[str] = []

    def download(query: str, **_options: object) -> nx.MultiDiGraph:
        names.append(query)
        graph = nx.MultiDiGraph(crs="epsg:4326")
        for node, (latitude, longitude) in enumerate(CROSSINGS):
            graph.add_node(node, y=latitude, x=longitude)
        for a in range(len(CROSSINGS) - 1):
            for tail, head in ((a, a + 1), (a + 1, a)):
                graph.add_edge(tail, head, osmid=1, highway="residential", oneway=False, length=254.7)
        return graph

    monkeypatch.setattr(ox, "graph_from_place", download)
    return names


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(query: str, **_options: object) -> nx.MultiDiGraph:
        raise ConnectionError("no route to host")

    monkeypatch.setattr(ox, "graph_from_place", refuse)


def test_a_plan_on_the_roads_of_a_place(call: Call, little: Path, tmp_path: Path, asked: list[str]) -> None:
    """The network is kept beside the plan, and gives the same travel times from the file."""
    call_it = ("plan", little, "--iterations", 50, "--out", tmp_path, "--place", "Bornholm, Danmark")
    result = call(*call_it)
    assert result.exit_code == 0, result.output
    assert asked == ["Bornholm, Danmark"]
    assert "vejnettet i Bornholm, Danmark" in result.stdout
    assert "luftlinje" not in result.stdout
    stored = load_network(tmp_path / "roads.npz")
    assert (stored.name, stored.longitude.tolist()) == (
        "Bornholm, Danmark",
        [14.69, 14.77],
    )  # the street's two ends
    record = json.loads(call(*call_it, "--json").stdout)
    assert record["travel"] == "roads"
    assert str(tmp_path / "roads.npz") in record["files"]
    checked = json.loads(
        call("check", tmp_path / "plan.json", little, "--roads", tmp_path / "roads.npz", "--json").stdout
    )
    assert (checked["violations"], checked["same_travel"]) == ([], True)


def test_made_up_citizens_in_a_place(call: Call, tmp_path: Path, asked: list[str]) -> None:
    doors = [f"{latitude},{longitude}" for latitude, longitude in CROSSINGS]
    (tmp_path / "doors.csv").write_text("\n".join(["lat,lon", *doors]), encoding="utf-8")
    result = call(
        "generate", "--out", tmp_path / "in", "--place", "Rønne", "--addresses", tmp_path / "doors.csv",
        "--citizens", 5, "--workers", 4,
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert asked == ["Rønne"]
    loaded = read_input(tmp_path / "in")
    assert loaded.roads == tmp_path / "in" / "roads.npz"
    assert len(loaded.instance.citizens) == 5


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("da", "Vejene i Rønne kan ikke hentes: der er ingen forbindelse"), ("en", "there is no connection")],
)
def test_without_a_connection_it_says_so(
    call: Call, little: Path, tmp_path: Path, lang: str, sentence: str
) -> None:
    doors = tmp_path / "doors.csv"
    doors.write_text("lat,lon\n55.1,14.7\n", encoding="utf-8")
    for command in (("plan", little), ("generate", "--addresses", doors)):
        result = call(*command, "--place", "Rønne", "--out", tmp_path / "out", "--lang", lang)
        assert (result.exit_code, result.stdout) == (1, "")
        assert sentence in result.stderr
        assert not (tmp_path / "out").exists()


def test_addresses_far_from_the_roads_are_said_in_words(call: Call, tmp_path: Path, asked: list[str]) -> None:
    (tmp_path / "doors.csv").write_text("lat,lon\n57.5,10.0\n", encoding="utf-8")
    result = call(
        "generate", "--out", tmp_path / "in", "--place", "Rønne", "--addresses", tmp_path / "doors.csv"
    )
    assert result.exit_code == 1
    assert "Den ene adresse ligger ikke inden for 1500 m af et vejkryds" in result.stderr
    assert not (tmp_path / "in").exists()
