"""Care days as cases: judged, written, read, and anybody's own input."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.care import CareCase, open_input
from planner.formats.writer import write_folder
from solvers import Budget, solve
from solvers.problem import Solution
from tests.benchmarks.care import days
from tests.builders import four_visits


@pytest.fixture(scope="module")
def day() -> CareCase:
    """Twelve visits with links and breaks."""
    return days.day("care-12-links-breaks-1")


@pytest.fixture(scope="module")
def plan(day: CareCase) -> Solution:
    """A good plan of the day."""
    result = solve(day.problem(), "greedy", budget=Budget(iterations=1))
    assert not result.breaches
    return result.solution


def test_the_empty_plan_costs_its_visits(day: CareCase) -> None:
    """12 visits at 36,000 s each = 432,000 s, and no rule is broken."""
    verdict = day.judge(Solution.empty(day.problem()))
    assert verdict.cost == pytest.approx(432_000)
    assert verdict.parts == {"unplanned": pytest.approx(432_000)}
    assert verdict.feasible


def test_parts_add_up(day: CareCase, plan: Solution) -> None:
    """Cost is in seconds: the engine's points over 100."""
    verdict = day.judge(plan)
    assert verdict.feasible
    assert sum(verdict.parts.values()) == pytest.approx(verdict.cost)
    assert set(verdict.parts) <= {"travel_time", "distance", "unplanned"}


def test_a_late_start_is_named(day: CareCase, plan: Solution) -> None:
    """The first activity of a used shift six hours later: after its window, and in the way of what follows."""
    s = next(s for s, route in enumerate(plan.routes) if len(route) > 1)
    starts = [list(times) for times in plan.starts]
    starts[s][0] += 6 * 3600
    verdict = day.judge(Solution(plan.routes, tuple(tuple(times) for times in starts)))
    shift = day.day[0].shifts[s].shift_id
    assert not verdict.feasible
    assert any(f.where.startswith(f"shift {shift}") for f in verdict.faults)


def test_half_a_double_visit_is_named() -> None:
    """One of two workers of a double visit stays away."""
    case = days.day("care-50-links-1")
    problem = case.problem()
    best = solve(problem, "greedy", budget=Budget(iterations=1)).solution
    second = next(v for v, seat in enumerate(case.compiled.seats) if seat.seat == 1)
    alone = _without(best, {int(o) for o in np.flatnonzero(problem.option_visit == second)})
    assert alone != best
    assert [f.rule for f in case.judge(alone).faults] == ["link_together"]


def test_the_domain_has_a_say_too(day: CareCase, plan: Solution, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the engine's check let everything pass, the domain's own would still find a visit at an impossible time."""
    monkeypatch.setattr("benchmarks.care.judge.check", lambda problem, solution: [])
    assert day.judge(plan).feasible
    s = next(s for s, route in enumerate(plan.routes) if route)
    starts = [list(times) for times in plan.starts]
    starts[s][0] += 6 * 3600
    verdict = day.judge(Solution(plan.routes, tuple(tuple(times) for times in starts)))
    assert not verdict.feasible
    assert all(f.text for f in verdict.faults)


def test_a_plan_survives_its_file(day: CareCase, plan: Solution, tmp_path: Path) -> None:
    """Written and read: the same plan, breaks and all."""
    assert any(day.problem().is_break(a) for route in plan.routes for a in route)
    day.write_plan(day.decode(plan), tmp_path / "plan.json")
    assert day.encode(day.read_plan(tmp_path / "plan.json")) == plan
    assert json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["instance"] == day.name


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"shift": "nobody"}, "the day has no shift 'nobody'"),
        ({"stops": [{"visit": "V?", "start": 0}]}, r"the day has no visit 'V\?' \(seat 0, physical\)"),
        ({"stops": [{"pause": 9, "start": 0}]}, "the day has no pause 9"),
        ({"stops": [{"start": 0}]}, "routes.0.stops.0: .*either a visit or a pause"),
        ({"stops": [{"pause": 0, "start": "early"}]}, "routes.0.stops.0.start: .*valid integer"),
    ],
)
def test_what_a_plan_file_gets_wrong_is_placed(
    day: CareCase, tmp_path: Path, change: dict[str, object], sentence: str
) -> None:
    """One sentence with the file and the place."""
    route = {"shift": day.day[0].shifts[0].shift_id, "stops": [], **change}
    file = tmp_path / "plan.json"
    file.write_text(json.dumps({"routes": [route]}), encoding="utf-8")
    with pytest.raises(ValueError, match=f"plan.json: .*{sentence}"):
        day.read_plan(file)


def test_a_shift_stands_once_in_a_plan_file(day: CareCase, plan: Solution, tmp_path: Path) -> None:
    """The second route of a shift would silently replace the first."""
    file = tmp_path / "plan.json"
    day.write_plan(plan, file)
    given = json.loads(file.read_text(encoding="utf-8"))
    given["routes"] = [given["routes"][0]] * 2
    file.write_text(json.dumps(given), encoding="utf-8")
    with pytest.raises(ValueError, match="stands twice"):
        day.read_plan(file)


def test_anybodys_input_is_a_case(tmp_path: Path) -> None:
    """A folder of tables, solved and judged like a generated day."""
    instance = four_visits()
    write_folder(instance, tmp_path / "my-day")
    case = open_input(tmp_path / "my-day")
    assert (case.name, case.family, case.size) == ("my-day", "care-input", len(instance.visits))
    result = solve(case.problem(), "greedy", budget=Budget(iterations=1))
    verdict = case.judge(result.solution)
    assert verdict.cost == pytest.approx(result.cost / 100)
    assert verdict.feasible


def test_input_with_faults_is_no_case(tmp_path: Path) -> None:
    """Every error of the input is told at once."""
    with pytest.raises(ValueError, match="cannot be planned: "):
        open_input(tmp_path / "nothing")


def test_a_break_is_judged_too(day: CareCase, plan: Solution) -> None:
    """A used shift without its break breaks a rule: one fault for each break taken out."""
    problem = day.problem()
    breaks = {a for route in plan.routes for a in route if problem.is_break(a)}
    faults = day.judge(_without(plan, breaks)).faults
    assert [f.rule for f in faults] == ["break_count"] * len(breaks) != []
    assert "break 0" in faults[0].where


def _without(plan: Solution, activities: set[int]) -> Solution:
    """The plan less some activities; the others keep their starts."""
    kept = [
        [(a, t) for a, t in zip(route, times, strict=True) if a not in activities]
        for route, times in zip(plan.routes, plan.starts, strict=True)
    ]
    return Solution(
        tuple(tuple(a for a, _ in row) for row in kept), tuple(tuple(t for _, t in row) for row in kept)
    )
