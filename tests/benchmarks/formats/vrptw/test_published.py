"""Every published solution has exactly its published cost and breaks no rule, for the judge and for the engine."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks.formats import open_case
from benchmarks.formats.vrptw import Convention, RoutePlan, open_solomon
from solvers.check import check
from solvers.cost import cost

pytestmark = pytest.mark.shared


@pytest.mark.parametrize("family", ["homberger-1000", "pcvrptw-1000"])
def test_vrplib_solutions(shared: Path, family: str) -> None:
    folder = shared / "benchmarks" / family
    solutions = sorted((folder / "solutions").glob("*.sol"))
    assert len(solutions) == 12
    for path in solutions:
        case = open_case(folder / "instances" / f"{path.stem}.vrp")
        plan = case.read_plan(path)
        verdict = case.judge(plan)
        assert verdict.faults == ()
        assert case.best_known is not None
        assert verdict.cost == plan.stated_cost == case.best_known.cost
        assert case.family == family
        solution = case.encode(plan)
        assert check(case.problem(), solution) == []
        assert cost(case.problem(), solution) == round(verdict.cost * case.points_per_unit)
        assert case.decode(solution).routes == plan.routes


def test_listings_with_the_fewest_vehicles(shared: Path) -> None:
    folder = shared / "benchmarks" / "homberger-200"
    with (folder / "best_known.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 24
    for row in rows:
        path = folder / "instances" / f"{row['instance']}.txt"
        exact, dimacs = open_solomon(path, Convention.EXACT), open_solomon(path)
        plan = exact.read_plan(folder / "solutions-min-vehicles" / row["solution_file"])
        verdict = exact.judge(plan)
        assert verdict.faults == ()
        assert f"{verdict.cost:.4f}" == row["best_known_distance_min_vehicles"]
        assert len(plan.routes) == int(row["best_known_vehicles"])
        assert exact.best_known is None
        assert dimacs.best_known is not None
        assert dimacs.judge(plan).feasible
        assert dimacs.judge(plan).cost >= dimacs.best_known.cost
        assert cost(dimacs.problem(), dimacs.encode(plan)) == round(10 * dimacs.judge(plan).cost)


def test_broken_copies_of_a_published_solution_are_rejected(shared: Path) -> None:
    """C1_10_1: its first route turned round, the first client twice, the last route lost, two routes in one."""
    folder = shared / "benchmarks" / "homberger-1000"
    case = open_case(folder / "instances" / "C1_10_1.vrp")
    routes = case.read_plan(folder / "solutions" / "C1_10_1.sol").routes

    def rules(*broken: tuple[int, ...]) -> set[str]:
        return {fault.rule for fault in case.judge(RoutePlan(broken)).faults}

    assert rules(routes[0][::-1], *routes[1:]) >= {"window"}
    assert rules(*routes[:-1], (*routes[-1], routes[0][0])) >= {"twice"}
    assert rules(*routes[:-1]) == {"missing"}
    assert rules(*routes[:-2], routes[-2] + routes[-1]) >= {"capacity", "window"}


def test_all_solomon_instances_are_read_and_written(shared: Path, tmp_path: Path) -> None:
    from benchmarks.formats.vrptw import read_solomon, write_solomon

    paths = sorted((shared / "benchmarks" / "solomon" / "instances").iterdir())
    assert len(paths) == 56
    for path in paths:
        case = open_case(path)
        assert (case.family, case.size) == ("solomon", 100)
        assert case.best_known is not None
        assert case.best_known.proven
        write_solomon(read_solomon(path), tmp_path / path.name)
        assert (read_solomon(tmp_path / path.name).tenths == read_solomon(path).tenths).all()
