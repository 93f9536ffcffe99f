"""Every published HHCRSP solution: the judge finds its cost and no fault, and so do the engine's cost and check."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from benchmarks.formats import open_case
from benchmarks.formats.files import read_text
from benchmarks.formats.hhcrsp import HhcrspCase
from benchmarks.formats.hhcrsp.instance import write_instance
from solvers.check import check
from solvers.cost import cost


def _rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "best_known.csv").open(encoding="utf-8", newline="") as file:
        return [
            row
            for row in csv.DictReader(file)
            if (folder / "solutions" / row["verified_solution_file"]).is_file()
        ]


@pytest.mark.shared
@pytest.mark.parametrize(("family", "least"), [("mankowska", 20), ("kummer", 79), ("italian", 15)])
def test_published_solutions_are_reproduced(shared: Path, family: str, least: int) -> None:
    """Travel, tardiness, greatest tardiness to the published three decimals; the engine agrees with the judge to the point."""
    folder = shared / "benchmarks" / family
    rows = _rows(folder)
    for row in rows:
        case = open_case(folder / "instances" / f"{row['instance']}.json.gz")
        plan = case.read_plan(folder / "solutions" / row["verified_solution_file"])
        verdict = case.judge(plan)
        published = [
            float(row[f"verified_{part}"]) for part in ("travel", "total_tardiness", "max_tardiness")
        ]
        assert verdict.faults == (), row["instance"]
        assert [3 * part for part in verdict.parts.values()] == pytest.approx(published, abs=0.0015), row[
            "instance"
        ]
        solution = case.encode(plan)
        assert check(case.problem(), solution) == [], row["instance"]
        assert cost(case.problem(), solution) / 3000 == pytest.approx(verdict.cost, abs=1e-6), row["instance"]
        assert case.judge(case.decode(solution)).cost == pytest.approx(verdict.cost, abs=1e-6), row[
            "instance"
        ]
        assert case.family == family
    assert len(rows) >= least


@pytest.mark.shared
def test_the_toy_and_the_one_found_while_checking(shared: Path) -> None:
    """The toy's optimum is 334 / 3; the plan found for B6 costs 440.929, which is then the best known."""
    folder = shared / "benchmarks" / "mankowska"
    toy = open_case(folder / "toy" / "toy.json")
    assert toy.judge(toy.read_plan(folder / "toy" / "sol_toy_optimal.json")).cost == pytest.approx(334 / 3)
    case = open_case(folder / "instances" / "InstanzCPLEX_HCSRP_25_6.json.gz")
    found = case.read_plan(folder / "solutions-found-while-checking" / "sol-InstanzCPLEX_HCSRP_25_6.json")
    assert case.judge(found).feasible
    assert case.best_known is not None
    assert case.judge(found).cost == pytest.approx(case.best_known.cost, abs=0.0006)


@pytest.mark.shared
def test_published_instances_survive_writing(shared: Path, tmp_path: Path) -> None:
    """What is written is what was read, member by member."""
    for family in ("mankowska", "kummer", "italian"):
        path = sorted((shared / "benchmarks" / family / "instances").iterdir())[0]
        case = open_case(path)
        assert isinstance(case, HhcrspCase)
        write_instance(case.instance, tmp_path / path.name)
        assert json.loads(read_text(tmp_path / path.name)) == json.loads(read_text(path))
