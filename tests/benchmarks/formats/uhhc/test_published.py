"""Every published UHHC solution: the judge finds its cost, its components and no fault; the engine agrees where it can."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.formats import open_case
from benchmarks.formats.files import read_text
from benchmarks.formats.uhhc import UhhcCase
from benchmarks.formats.uhhc.reading import write_instance
from solvers.check import check
from solvers.cost import cost

_NAMES = {"preferences": "caregiver_preferences", "unscheduled": "optional_patients"}


def _solutions(folder: Path) -> dict[Path, str]:
    """Solution files and the instance of each: `sol-NAME-SEED.json` or `NAME.sol.json`."""
    annealed = {
        f: f.stem.removeprefix("sol-").rsplit("-", 1)[0] for f in folder.glob("simulated-annealing/*.json")
    }
    return annealed | {f: f.name.removesuffix(".sol.json") for f in folder.glob("cp-sat/*.json")}


def _cases(folder: Path) -> dict[str, Path]:
    return {f.name.removesuffix(".json.gz"): f for f in folder.glob("instances/*/*.json.gz")}


@pytest.mark.shared
def test_published_solutions_are_reproduced(shared: Path) -> None:
    """Objective and every component as their authors give them; where they give none, the best known value of the table."""
    folder = shared / "benchmarks" / "uhhc"
    instances = _cases(folder)
    solutions = _solutions(folder / "solutions")
    for path, name in solutions.items():
        case = open_case(instances[name])
        verdict = case.judge(case.read_plan(path))
        assert verdict.faults == (), path.name
        published = json.loads(path.read_text())
        for component, value in published["cost_components"].items():
            assert verdict.parts[_NAMES.get(component, component)] == value, (path.name, component)
        assert case.best_known is not None
        assert verdict.cost == (
            published["cost"]["objective"] if "cost" in published else case.best_known.cost
        ), path.name
    assert len(solutions) >= 51


@pytest.mark.shared
def test_the_engine_agrees_with_the_judge(shared: Path) -> None:
    """Same feasibility and same cost, lunches and all, but for three plans.

    Two eat long before the day's first service; in one a visit is late before the second of two soft windows.
    """
    folder = shared / "benchmarks" / "uhhc"
    instances = _cases(folder)
    differ = []
    for path, name in _solutions(folder / "solutions").items():
        case = open_case(instances[name])
        assert isinstance(case, UhhcCase)
        plan = case.read_plan(path)
        solution = case.encode(plan)
        cost_of_engine = cost(case.problem(), solution) / case.points_per_unit + case.constant_cost
        if check(case.problem(), solution) or cost_of_engine != case.judge(plan).cost:
            differ.append(path.name)
    assert sorted(differ) == ["i-134.sol.json", "i-235.sol.json", "sol-i-134-1081859337.json"]


@pytest.mark.shared
def test_published_routes_cost_no_more_when_timed_anew(shared: Path) -> None:
    """Through the engine and back: feasible, and as cheap or cheaper, lunches and all."""
    folder = shared / "benchmarks" / "uhhc"
    instances = _cases(folder)
    for path, name in _solutions(folder / "solutions").items():
        if name in ("i-116", "i-134", "i-235", "i-083", "K4", "D2"):
            case = open_case(instances[name])
            plan = case.read_plan(path)
            again = case.judge(case.decode(case.encode(plan)))
            assert again.faults == (), path.name
            assert again.cost <= case.judge(plan).cost, path.name


@pytest.mark.shared
def test_published_instances_are_read_and_survive_writing(shared: Path, tmp_path: Path) -> None:
    """All of them are read; what is written is what was read, member by member."""
    for name, path in _cases(shared / "benchmarks" / "uhhc").items():
        case = open_case(path)
        assert isinstance(case, UhhcCase)
        assert case.problem().num_shifts == len(case.instance.caregivers)
        if name in ("A1", "J1", "instance-000", "i-054"):
            write_instance(case.instance, tmp_path / path.name)
            assert json.loads(read_text(tmp_path / path.name)) == json.loads(read_text(path))
