"""Whole comparisons of a small day: differences of right plans, nothing for a scenario that changes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.check import check
from planner.errors import InputError, Violation
from planner.savings import solving
from planner.savings.left_out import left_out_seconds
from planner.savings.solving import Effort, RuleBrokenError
from planner.scenarios.scenario import Scenario
from planner.whatif import study
from planner.whatif.figures import value
from planner.whatif.jobs import Made, ScenarioJob
from planner.whatif.matrix import cross
from planner.whatif.order import Order
from planner.whatif.records import BASE, FIGURES, Option, from_json, to_json
from planner.whatif.study import Findings, compare
from tests.planner.savings.days import screen_day

SMALL = Order(effort=Effort(iterations=2000), seeds=2, jobs=1)


def scenario(code: str, *edits: dict[str, Any], title: str = "") -> Scenario:
    return Scenario.model_validate({"code": code, "title": title, "edits": edits})


SICK = scenario("sick", {"edit": "absent", "workers": ["W1"]}, title="W1 is sick")
NOBODY = scenario("nobody", {"edit": "absent", "workers": ["W1", "W2"]})
STORM = scenario("storm", {"edit": "speeds", "factor": 0.5})
EMPTY = scenario("empty")
UNIT = scenario("no_unit", {"edit": "screen_unit", "operators": 0})


@pytest.fixture(scope="module")
def found() -> Findings:
    return compare(*screen_day(), [EMPTY, SICK, NOBODY, STORM, UNIT], SMALL)


def option(found: Findings, code: str) -> Option:
    return found.comparison.option(code)


def test_an_empty_scenario_changes_nothing_at_all(found: Findings) -> None:
    """Not only within the interval: its plans are the base's plans."""
    empty = option(found, "empty")
    assert empty.outcomes == found.comparison.base
    assert all(f.difference.mean == 0 and f.noise for f in empty.figures)
    assert [p.total_hours.mean for p in empty.periods] == [0, 0, 0]
    assert found.plans["empty"] == found.plans[BASE]
    assert (empty.affected.visits, empty.affected.workers, empty.affected.citizens) == ((), (), {})


def test_the_base_by_hand(found: Findings) -> None:
    """V1 to V5 are called by the unit, 5 x 300 s; V6 is visited: 12 steps of 300 s, a stop of 318 s, 600 s of care."""
    assert [value("unit", o) for o in found.comparison.base] == [1500, 1500]
    assert [value("field", o) for o in found.comparison.base] == [4518, 4518]
    assert [o.visits for o in found.comparison.base] == [6, 6]


def test_slower_roads_have_travel_times_of_their_own(found: Findings) -> None:
    """At half the speed the 3600 s of driving are 7200 s: an hour more a day, 364 h a year."""
    storm = option(found, "storm")
    driving = storm.figure("driving")
    assert (driving.base.mean, driving.scenario.mean, driving.difference.mean) == (3600, 7200, 3600)
    assert not driving.noise
    assert storm.period("day").driving_hours.mean == 1
    assert storm.period("year").driving_hours.mean == 364
    situation = found.situations["storm"]
    assert check(situation.instance, situation.travel, found.plans["storm"]) == []
    assert (
        found.plans["storm"].run.travel_hash == situation.travel.digest != found.plans[BASE].run.travel_hash
    )


def test_without_a_unit_all_are_visited(found: Findings) -> None:
    """Five stops of 318 s and five times 600 s of care for five calls of 300 s: 4590 - 1500 more, and fallbacks less."""
    found_unit = option(found, "no_unit")
    assert found_unit.figure("field").difference.mean == 4590
    assert found_unit.figure("unit").difference.mean == -1500
    fallback = found_unit.figure("fallback").difference.mean
    assert fallback < 0
    assert found_unit.figure("total").difference.mean == pytest.approx(3090 + fallback)
    kinds = {c.visit_id: c.kinds for c in found_unit.affected.visits}
    assert {v for v, k in kinds.items() if "mode" in k} == {f"V{n}" for n in range(1, 6)}
    assert found_unit.affected.citizens["mode"] == 5


def test_what_no_route_has_is_left_out_and_counted(found: Findings) -> None:
    """With nobody on the road V6 is left out; it counts as 600 s of care, 318 s of stop and 549 s of way."""
    nobody = option(found, "nobody")
    day, _ = screen_day()
    assert nobody.figure("unplanned_visits").difference.mean == 1
    assert nobody.figure("left_out").difference.mean == left_out_seconds(day, "V6") == 1467
    assert nobody.affected.citizens["left_out"] == 1
    assert {w.worker_id: w.kind for w in nobody.affected.workers}["W2"] == "away"
    assert nobody.affected.concerned_workers == ("W1", "W2")


def test_a_sick_call_is_the_day_planned_again_with_the_input_edited_by_hand(found: Findings) -> None:
    """The shift taken out of the input by hand, planned with the same seed and effort: the same figures, and from the same plan
    the same plan."""
    day, travel = screen_day()
    edited = day.model_copy(update={"shifts": tuple(s for s in day.shifts if s.worker_id != "W1")})
    by_hand = []
    for seed in (1, 2):
        job = ScenarioJob(edited, Made(EMPTY, seed), SMALL.effort or Effort(0), seed)
        by_hand.append(job.run(travel).solved)
    sick = option(found, "sick")
    assert [o.parts for o in sick.outcomes] == [s.parts for s in by_hand]
    assert [o.cost for o in sick.outcomes] == [s.cost for s in by_hand]
    shown = found.comparison.method.shown_seed
    today = ScenarioJob(day, Made(EMPTY, shown), SMALL.effort or Effort(0), shown).run(travel).solved.plan
    near = ScenarioJob(edited, Made(EMPTY, shown), SMALL.effort or Effort(0), shown, today).run(travel)
    assert found.plans["sick"].routes == near.solved.plan.routes


def test_every_figure_of_every_scenario_is_there(found: Findings) -> None:
    for each in found.comparison.options:
        assert [f.name for f in each.figures] == list(FIGURES)
        assert [p.period for p in each.periods] == ["day", "week", "year"]
        for f in each.figures:
            assert f.difference.mean == pytest.approx(f.scenario.mean - f.base.mean)
        bridge = ("field", "unit", "fallback", "left_out", "response_field", "response_unit")
        whole = sum(each.figure(name).difference.mean for name in bridge)
        assert each.figure("total").difference.mean == pytest.approx(whole)
    with pytest.raises(KeyError):
        found.comparison.option("profit")
    with pytest.raises(KeyError):
        found.comparison.options[0].figure("profit")
    with pytest.raises(KeyError):
        found.comparison.options[0].period("month")


def test_edits_are_told_as_in_their_file(found: Findings) -> None:
    sick = option(found, "sick")
    assert (sick.title, sick.edits) == ("W1 is sick", ({"edit": "absent", "workers": ["W1"]},))
    assert [n.code for n in sick.notes][:1] == ["absent"]


def test_records_go_through_json(found: Findings) -> None:
    text = to_json(found.comparison)
    assert from_json(text) == found.comparison
    with pytest.raises(ValueError, match="schema_version"):
        from_json(text.replace('"schema_version": 1', '"schema_version": 99'))


def test_the_faults_of_all_scenarios_are_told_before_anything_is_planned() -> None:
    wrong = [scenario(f"s{n}", {"edit": "absent", "workers": [f"W{n}"]}) for n in (1, 8, 9)]
    with pytest.raises(InputError) as raised:
        compare(*screen_day(), wrong, replace(SMALL, effort=Effort(iterations=10**12)))
    assert [i.value for i in raised.value.issues] == ["W8", "W9"]


@pytest.mark.parametrize("codes", [("a", "a"), (BASE,)])
def test_every_scenario_has_a_code_of_its_own(codes: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=f"2 scenarios of the code '{codes[0]}'"):
        compare(*screen_day(), [scenario(c) for c in codes], SMALL)


def test_a_broken_rule_ends_the_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "check", lambda *_: [Violation("quota", ("V1",))])
    with pytest.raises(RuleBrokenError, match=r"seed 1 breaks 1 rule\(s\): quota \(V1\)"):
        compare(*screen_day(), [EMPTY], SMALL)


def test_two_processes_find_the_same(found: Findings) -> None:
    seen: list[tuple[int, int]] = []
    order = replace(SMALL, jobs=2)
    again = compare(
        *screen_day(), [EMPTY, SICK, NOBODY, STORM, UNIT], order, lambda *count: seen.append(count)
    )
    assert to_json(again.comparison) == to_json(found.comparison)
    assert again.plans == found.plans
    assert max(done for done, _ in seen) == max(given for _, given in seen)


def test_a_matrix_says_where_its_cells_are() -> None:
    cells, matrix = cross([SICK, EMPTY], [STORM])
    found = compare(*screen_day(), cells, replace(SMALL, effort=Effort(iterations=200)), matrix=matrix)
    assert found.comparison.matrix == matrix
    assert [(o.code, o.row, o.column) for o in found.comparison.options] == [
        ("sick+storm", "sick", "storm"),
        ("empty+storm", "empty", "storm"),
    ]


def test_who_is_drawn_differs_from_seed_to_seed_unless_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One citizen of six is discharged, by the seed or by the first seed alone."""
    drawn: list[frozenset[str]] = []
    real = study.ScenarioJob.run

    def noting(job: ScenarioJob, travel: Any) -> Any:
        drawn.append(job.made.situation(job.instance, travel).citizens)
        return real(job, travel)

    monkeypatch.setattr(study.ScenarioJob, "run", noting)
    leaving = [scenario("leaving", {"edit": "discharged", "count": 1})]
    order = replace(SMALL, effort=Effort(iterations=100), seeds=4)
    compare(*screen_day(), leaving, order)
    assert len({d for d in drawn if d}) > 1
    drawn.clear()
    found = compare(*screen_day(), leaving, replace(order, redraw=False))
    assert len({d for d in drawn if d}) == 1
    assert found.comparison.method.redrawn is False
    assert option(found, "leaving").visits == 5


def test_a_seeds_figures_are_the_means_of_its_runs_and_begin_from_numbers_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two seeds from 5, three runs: 5, 7, 9 and 6, 8, 10, the same for base and scenario. What is shown begins at the plan of a
    seed with that seed's number, and the day as it is once more with the first that no run has: 5 or 6, and 5 or 6 + 3 x 2."""
    numbers: list[tuple[bool, int]] = []
    real = study.ScenarioJob.run

    def noting(job: ScenarioJob, travel: Any) -> Any:
        numbers.append((job.start is None, job.seed))
        return real(job, travel)

    monkeypatch.setattr(study.ScenarioJob, "run", noting)
    order = replace(SMALL, effort=Effort(iterations=100), first_seed=5, runs=3)
    found = compare(*screen_day(), [SICK], order).comparison
    assert [n for fresh, n in numbers if fresh] == [5, 7, 9, 6, 8, 10] * 2
    shown = found.method.shown_seed
    assert [n for fresh, n in numbers if not fresh] == [shown, shown, shown + 6]
    assert [(o.seed, o.runs) for o in found.options[0].outcomes] == [(5, 3), (6, 3)]
    assert found.method.seeds == (5, 6)


def test_a_required_fallback_is_waived_for_all_plans_alike() -> None:
    day, travel = screen_day(require_fallback=True, fallback_within=60)
    found = compare(day, travel, [EMPTY], replace(SMALL, effort=Effort(iterations=500)))
    assert found.comparison.method.fallback_waived
    assert found.comparison.base[0].parts.screen_visits > 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"seeds": 1},
        {"runs": 0},
        {"jobs": 0},
        {"kroner_per_hour": -1.0},
        {"days_per_week": 0.0},
    ],
)
def test_an_order_makes_sense(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"at least|negative|must lie"):
        Order(**wrong)
