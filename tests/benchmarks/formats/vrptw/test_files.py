"""Instances and plans through files and back, and what is wrong with broken ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.formats import open_case
from benchmarks.formats.vrptw import (
    RoutePlan,
    Vrptw,
    read_plan,
    read_solomon,
    read_vrplib,
    write_plan,
    write_solomon,
    write_vrplib,
)
from tests.benchmarks.formats.vrptw.tiny import BEST, three_clients

SOLOMON = """three

VEHICLE
NUMBER     CAPACITY
  2         10

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE TIME

    0      0          0          0          0         40          0
    1      3          4          4          5         10          1
    2      6          8          6         10         20          1
    3      1          1          5          0         30          1
"""
VRPLIB = """NAME : three
TYPE : VRPTW
DIMENSION : 4
VEHICLES : 2
CAPACITY : 10
SERVICE_TIME : 1
EDGE_WEIGHT_TYPE : EUC_2D
NODE_COORD_SECTION
1 0 0
2 3 4
3 6 8
4 1 1
DEMAND_SECTION
1 0
2 4
3 6
4 5
TIME_WINDOW_SECTION
1 0 40
2 5 10
3 10 20
4 0 30
DEPOT_SECTION
1
-1
EOF
"""


def assert_same(one: Vrptw, other: Vrptw) -> None:
    assert (one.name, one.vehicles, one.capacity) == (other.name, other.vehicles, other.capacity)
    for column in ("demand", "ready", "due", "service", "coordinates", "matrix", "prize"):
        a, b = getattr(one, column), getattr(other, column)
        assert (a is None) == (b is None), column
        assert a is None or np.array_equal(a, b), column


def saved(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_both_formats_say_the_same(tmp_path: Path) -> None:
    assert_same(read_solomon(saved(tmp_path, "three.txt", SOLOMON)), three_clients())
    assert_same(read_vrplib(saved(tmp_path, "three.vrp", VRPLIB)), three_clients())


@pytest.mark.parametrize("ending", ["", ".gz"])
def test_written_instances_are_read_back(tmp_path: Path, ending: str) -> None:
    plain = three_clients()
    write_solomon(plain, tmp_path / f"three.txt{ending}")
    assert_same(read_solomon(tmp_path / f"three.txt{ending}"), plain)
    rich = three_clients(prize=np.array([0.0, 3, 2.5, 0]), service=np.array([0.0, 1, 2, 1.5]))
    for instance in (plain, rich):
        write_vrplib(instance, tmp_path / f"three.vrp{ending}")
        assert_same(read_vrplib(tmp_path / f"three.vrp{ending}"), instance)


@settings(max_examples=20, derandomize=True, deadline=None)
@given(st.data())
def test_any_instance_survives_vrplib(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    nodes = data.draw(st.integers(2, 5))

    def column(low: int, high: int) -> Any:
        return (
            np.array(
                [0.0, *data.draw(st.lists(st.integers(low, high), min_size=nodes - 1, max_size=nodes - 1))]
            )
            / 10
        )

    ready = column(0, 90)
    matrix = np.array(data.draw(st.lists(st.integers(0, 99), min_size=nodes**2, max_size=nodes**2))) / 4
    matrix = matrix.reshape(nodes, nodes)
    np.fill_diagonal(matrix, 0)
    instance = Vrptw(
        "any", data.draw(st.integers(1, 9)), data.draw(st.integers(0, 99)), demand=(10 * column(0, 9)).astype(np.int64),
        ready=ready, due=ready + column(0, 90), service=column(0, 30), matrix=matrix, prize=column(0, 50),
    )  # fmt: skip
    path = tmp_path_factory.mktemp("any") / "any.vrp"
    write_vrplib(instance, path)
    assert_same(read_vrplib(path), instance)


def test_solomon_text_cannot_hold_prizes_or_a_matrix(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="neither a distance matrix nor prizes"):
        write_solomon(three_clients(prize=np.zeros(4)), tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("VEHICLE\n", "VEHICULE\n", r"line 3: expected 'VEHICLE', found 'VEHICULE'"),
        (
            "  2         10",
            "  2         x",
            r"line 5: expected 2 numbers \(vehicle number and capacity\), found '2 x'",
        ),
        ("    2      6", "    7      6", "line 12: expected node 2, found 7"),
        (
            "    3      1          1          5          0         30          1",
            "    3 1 1",
            "line 13: expected 7 numbers",
        ),
        (
            "4          4          5 ",
            "4          4.5        5 ",
            "line 11: demand must be a whole number, found 4.5",
        ),
        (
            "         10          1",
            "          1          1",
            "node 1: the window 5.0..1.0 ends before it begins",
        ),
        ("  2         10", "  0         10", "vehicles: expected at least 1, found 0"),
        (
            "0         40          0",
            "0         40          2",
            "node 0: the depot has demand 0 and service time 2.0",
        ),
    ],
)
def test_broken_solomon_text_is_told_with_file_and_place(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert SOLOMON.count(old) == 1
    with pytest.raises(ValueError, match=r"three\.txt: " + told):
        read_solomon(saved(tmp_path, "three.txt", SOLOMON.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("CAPACITY : 10\n", "", "CAPACITY: expected a whole number, found 'none'"),
        ("VEHICLES : 2", "VEHICLES : many", "VEHICLES: expected a number, found 'many'"),
        ("EUC_2D", "GEO", "EDGE_WEIGHT_TYPE: expected EUC_2D or EXPLICIT, found 'GEO'"),
        ("DEMAND_SECTION\n1 0\n2 4\n3 6\n4 5\n", "", "DEMAND_SECTION is missing"),
        ("3 6 8\n4 1 1", "4 1 1\n3 6 8", "line 11: NODE_COORD_SECTION: expected row 3, found '4 1 1'"),
        ("DIMENSION : 4", "DIMENSION : 5", "DIMENSION is 5, but DEMAND_SECTION has shape"),
        ("2 5 10", "2 5 ten", "TIME_WINDOW_SECTION: expected numbers"),
        ("2 5 10", "2 5.25 10", "node 1: ready 5.25 is finer than a tenth"),
        (
            "DEPOT_SECTION\n1\n",
            "DEPOT_SECTION\n1\n2\n",
            r"DEPOT_SECTION: expected node 1 alone, found \[1, 2\]",
        ),
        ("SERVICE_TIME : 1", "SERVICE_TIME : 1\nMAX_TRIPS : 2", "MAX_TRIPS is not known here"),
        ("2 4\n", "2 -4\n", "node 1: demand must be finite and not negative"),
    ],
)
def test_broken_vrplib_files_are_told_with_file_and_place(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert VRPLIB.count(old) == 1
    with pytest.raises(ValueError, match=r"three\.vrp: " + told):
        read_vrplib(saved(tmp_path, "three.vrp", VRPLIB.replace(old, new)))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = VRPLIB.replace("2 5 10", "2 15 10").replace("2 4\n", "2 -4\n")
    with pytest.raises(ValueError, match=r"three\.vrp") as caught:
        read_vrplib(saved(tmp_path, "three.vrp", text))
    assert len(str(caught.value).splitlines()) == 2


def test_plans_are_written_and_read_with_their_cost(tmp_path: Path) -> None:
    write_plan(BEST, tmp_path / "a.sol", 22.8)
    assert (tmp_path / "a.sol").read_text() == "Route #1: 1 2\nRoute #2: 3\nCost 22.8\n"
    assert read_plan(tmp_path / "a.sol") == RoutePlan(BEST.routes, 22.8)


def test_with_prizes_the_cost_line_counts_tenths(tmp_path: Path) -> None:
    write_plan(BEST, tmp_path / "a.sol", 22.8, cost_in_tenths=True)
    assert (tmp_path / "a.sol").read_text().splitlines()[-1] == "Cost: 228"
    assert read_plan(tmp_path / "a.sol", cost_in_tenths=True).stated_cost == 22.8


def test_a_listing_has_routes_and_no_cost(tmp_path: Path) -> None:
    write_plan(BEST, tmp_path / "a.txt", 22.8)
    assert (tmp_path / "a.txt").read_text() == "Instance name : a\nSolution\nRoute  1 : 1 2\nRoute  2 : 3\n"
    assert read_plan(tmp_path / "a.txt") == BEST


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Route #1: 1 x\nCost 3\n", r"line 1: expected 'Route #k: clients', found 'Route #1: 1 x'"),
        ("Cost 3\nRoute #1 1 2\n", "line 2: expected 'Route #k: clients'"),
        ("Route #1: 1\nCost much\n", "line 2: the cost is not a number: 'much'"),
        ("nothing here\n", "no line 'Route #k: ...' and no cost in it"),
    ],
)
def test_broken_plans_are_told_with_file_and_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_plan(saved(tmp_path, "a.sol", text))


def test_a_case_knows_its_family_and_writes_what_the_judge_finds(tmp_path: Path) -> None:
    saved(tmp_path, "r1_2_10.txt", SOLOMON)
    write_vrplib(three_clients(prize=np.array([0.0, 3, 50, 0])), tmp_path / "three.vrp")
    case, optional = open_case(tmp_path / "r1_2_10.txt"), open_case(tmp_path / "three.vrp")
    assert (case.name, case.family, case.size, case.best_known) == ("r1_2_10", "homberger-3", 3, None)
    assert optional.family == "pcvrptw-3"
    case.write_plan(BEST, tmp_path / "a.sol")
    assert case.read_plan(tmp_path / "a.sol").stated_cost == 22.8
    optional.write_plan(RoutePlan(((2,), (3,))), tmp_path / "b.sol")
    assert (tmp_path / "b.sol").read_text().splitlines()[-1] == "Cost: 258"
    assert optional.read_plan(tmp_path / "b.sol").stated_cost == 25.8
