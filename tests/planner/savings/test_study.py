"""Whole studies of a small day: everything is a difference of right plans, and the same whatever the number of processes."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import check
from planner.errors import Violation
from planner.savings import solving, study
from planner.savings.crew import Crew
from planner.savings.fairness import bands, far_bounds
from planner.savings.gains import KRONER_PER_HOUR, gain, mean_pair, scaled
from planner.savings.interval import estimate
from planner.savings.jobs import PlanJob
from planner.savings.order import Order
from planner.savings.records import LINES, Pair, Parts, from_json, to_json
from planner.savings.solving import Effort, RuleBrokenError
from planner.savings.study import Findings, study_savings
from planner.savings.variants import all_physical, with_far_limit
from tests.builders import plan_of
from tests.planner.savings.days import screen_day

SMALL = Order(effort=Effort(iterations=3000), seeds=2, runs=2, side_seeds=1, orders=2, jobs=1)


@pytest.fixture(scope="module")
def found() -> Findings:
    return study_savings(*screen_day(), SMALL)


def test_the_saving_of_the_day(found: Findings) -> None:
    """At home one route serves all: 12 steps of 300 s, six stops, six visits: 3600 + 1908 + 3600. Five stops and their care are
    freed, 5 x 918 = 4590, for five calls, 1500; the drive to V6 stays. Both seeds find both."""
    gain = found.study.gain
    assert gain.field_freed.mean == 4590
    assert gain.unit_used.mean == 1500
    assert gain.driving_saved.mean == 0
    assert gain.screen_visits.mean == 5
    assert gain.net.mean == pytest.approx(4590 - 1500 - gain.fallback.mean)
    assert gain.fallback.mean > 0
    assert gain.net.half_width == pytest.approx(0)


def test_both_plans_are_right(found: Findings) -> None:
    day, travel = screen_day()
    assert check(day, travel, found.plan) == []
    assert check(all_physical(day), travel, found.baseline) == []


def test_every_figure_has_its_line(found: Findings) -> None:
    whole = found.study
    assert [line.name for line in whole.lines] == list(LINES)
    assert all(k.saved.mean == pytest.approx(k.baseline.mean - k.plan.mean) for k in whole.lines)
    assert whole.line("net").saved == whole.gain.net
    bridge = ("driving", "stop_overhead", "physical_care", "route_calls", "unit", "fallback")
    assert sum(whole.line(n).saved.mean for n in bridge) == pytest.approx(whole.gain.net.mean)
    with pytest.raises(KeyError):
        whole.line("profit")


@pytest.mark.parametrize("kind", ["district", "hour", "service"])
def test_groups_add_up(found: Findings, kind: str) -> None:
    rows = [g for g in found.study.groups if g.kind == kind]
    assert sum(g.gain.net.mean for g in rows) == pytest.approx(found.study.gain.net.mean)
    assert sum(g.gain.screen_visits.mean for g in rows) == found.study.gain.screen_visits.mean
    assert sum(g.visits for g in rows) == 6


def test_the_ledger_divides_the_saving(found: Findings) -> None:
    ledger = found.study.ledger
    assert ledger.joint_seconds == round(found.study.gain.net.mean)
    assert sum(e.fair_seconds for e in ledger.entries) == ledger.joint_seconds
    assert {e.visit_id for e in ledger.entries} == {"V1", "V2", "V3", "V4", "V5"}
    assert ledger.paths == 2 * 2 * 2
    assert all(e.own.mean == pytest.approx(618 - e.fallback) for e in ledger.entries)


def test_the_curve_goes_from_none_to_all(found: Findings) -> None:
    """Each call spares a stop and care, so the last pays too."""
    curve = found.study.curve
    assert [p.asked for p in curve.points] == [0, 1, 2, 3, 4, 5]
    assert [p.gain.screen_visits.mean for p in curve.points] == [0, 1, 2, 3, 4, 5]
    assert [p.gain.field_freed.mean for p in curve.points] == [918 * k for k in range(6)]
    assert curve.best == 5


def test_unit_and_opening(found: Findings) -> None:
    """Nobody else calls: no operator, no saving. The unit is there for eight hours; four are enough for five calls."""
    assert [u.operators for u in found.study.units] == [0, 1, 2, 3]
    assert [u.gain.screen_visits.mean for u in found.study.units] == [0, 5, 5, 5]
    assert [(o.hours, o.opens, o.closes) for o in found.study.openings] == [
        (4.0, "07:00", "11:00"),
        (None, "07:00", "15:00"),
    ]
    assert [o.gain.screen_visits.mean for o in found.study.openings] == [5, 5]


def test_a_longer_stop_saves_more(found: Findings) -> None:
    """180, 318 and 480 s at each of five doors, and 600 s of care at each: a call of 300 s is worth it at three minutes too."""
    rows = {o.minutes: o.gain.field_freed.mean for o in found.study.overheads}
    assert rows == {3.0: 3900, 5.3: 4590, 8.0: 5400}


def test_far_citizens(found: Findings) -> None:
    """C1 to C5 live 500 to 2500 m out: bands of 1, 2 and 2. All are on screen, so a limit of all binds nobody."""
    fairness = found.study.fairness
    assert [(b.from_metres, b.to_metres, b.visits) for b in fairness.bands] == [
        (0, 500, 1),
        (500, 1500, 2),
        (1500, None, 2),
    ]
    assert [b.share.mean for b in fairness.bands] == [1, 1, 1]
    assert (fairness.far_metres, fairness.far_share, fairness.limit_from_input) == (1500, 1.0, False)


def test_a_limit_shifts_calls_to_the_near() -> None:
    """Of V4 and V5 (and of V6 if it could be), at most half: one."""
    day, travel = screen_day()
    limited = with_far_limit(day, 1500, 0.5)
    near = plan_of(day, travel, {"O1": [("V1", "screen")], "S1": ["V2"]})
    plan = PlanJob(limited, Effort(iterations=3000), 1, near).run(travel)
    assert plan.parts.screen_visits == 4
    rows = bands(day, travel, [f"V{k}" for k in range(1, 6)], [near], [plan.plan])
    assert [(b.share.mean, b.limited_share.mean) for b in rows if b.limited_share] == [
        (1, 1),
        (0, 1),
        (0, 0.5),
    ]


def test_where_all_live_alike_there_are_no_bands() -> None:
    day, travel = screen_day()
    assert far_bounds(day, travel, []) == []
    assert [b.visits for b in bands(day, travel, ["V1"], [plan_of(day, travel, {})], [])] == [1]


def test_hours_posts_and_kroner() -> None:
    """One hour a day saved: 7 a week, 364 a year: 0.189 of 1,924 h or 0.26 of 1,400 h, 178,360 kr. at 490 kr."""
    pairs = [Pair(s, Parts(driving=7200), Parts(driving=3600), 0, 0) for s in (1, 2)]
    day, week, year = scaled(pairs, days_per_week=7, kroner_per_hour=KRONER_PER_HOUR)
    assert [p.net_hours.mean for p in (day, week, year)] == [1, 7, 364]
    assert year.fte_gross is not None
    assert year.fte_effective is not None
    assert (year.fte_gross.mean, year.fte_effective.mean) == pytest.approx((0.1892, 0.26), abs=1e-4)
    assert year.kroner.mean == pytest.approx(178_360)
    assert (day.fte_gross, week.fte_effective) == (None, None)


def test_an_instance_of_two_days_is_shared_out() -> None:
    pairs = [Pair(1, Parts(driving=7200), Parts(), 0, 0)]
    assert [p.net_hours.mean for p in scaled(pairs, days=2, days_per_week=5, kroner_per_hour=1)] == [
        1,
        5,
        260,
    ]


def test_net_counts_unit_and_fallback_against_the_plan() -> None:
    saved = gain(
        [Pair(1, Parts(driving=1000), Parts(driving=100, route_calls=50, unit=300, fallback=25.5), 0, 0)]
    )
    assert (saved.field_freed.mean, saved.unit_used.mean, saved.fallback.mean) == (850, 300, 25.5)
    assert saved.net.mean == 524.5


def test_a_seeds_figures_are_the_means_of_its_runs() -> None:
    """Runs of 1000 - 400 and 800 - 300 seconds: 900 before, 350 after."""
    runs = [Pair(7, Parts(driving=1000), Parts(driving=400, screen_visits=4), 90, 50)]
    runs.append(Pair(7, Parts(driving=800), Parts(driving=300, screen_visits=5), 80, 41))
    mean = mean_pair(runs)
    assert (mean.seed, mean.runs, mean.baseline_cost, mean.plan_cost) == (7, 2, 85, 45.5)
    assert (mean.baseline, mean.plan) == (Parts(driving=900), Parts(driving=350, screen_visits=4.5))
    with pytest.raises(ValueError, match="runs"):
        mean_pair([])


def test_the_interval_is_over_the_seeds_not_over_their_runs(found: Findings) -> None:
    assert [(p.seed, p.runs) for p in found.study.pairs] == [(1, 2), (2, 2)]
    assert (found.study.method.runs, found.study.method.side_seeds) == (2, 1)
    nets = [p.baseline.all_in - p.plan.all_in for p in found.study.pairs]
    assert found.study.gain.net == estimate(nets)


def test_every_run_of_a_study_begins_from_a_number_of_its_own() -> None:
    """Three seeds from 5 on, two runs: 5, 6, 7 and 8, 9, 10, each for both plans."""
    handed = []

    class Noting(Crew):
        def hand(self, job: Any) -> Any:
            handed.append(job)
            return super().hand(job)

    day, travel = screen_day()
    order = Order(effort=Effort(iterations=50), seeds=3, first_seed=5, runs=2, side_seeds=1, orders=1, jobs=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(study, "Crew", Noting)
        study_savings(day, travel, order)
    numbers = [job.seed for job in handed if isinstance(job, PlanJob) and job.near is None]
    assert sorted(numbers) == sorted([5, 6, 7, 8, 9, 10] * 2)


def test_records_go_through_json(found: Findings) -> None:
    text = to_json(found.study)
    assert from_json(text) == found.study
    with pytest.raises(ValueError, match="schema_version"):
        from_json(text.replace('"schema_version": 1', '"schema_version": 99'))


def test_two_processes_find_the_same(found: Findings) -> None:
    from dataclasses import replace

    seen: list[tuple[int, int]] = []
    again = study_savings(*screen_day(), replace(SMALL, jobs=2), lambda *count: seen.append(count))
    assert to_json(again.study) == to_json(found.study)
    assert (again.plan, again.baseline) == (found.plan, found.baseline)
    assert max(done for done, _ in seen) == max(given for _, given in seen)


def test_a_broken_rule_ends_the_study(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "check", lambda *_: [Violation("quota", ("V1",))])
    with pytest.raises(RuleBrokenError, match=r"seed 1 breaks 1 rule\(s\): quota \(V1\)"):
        study_savings(*screen_day(), SMALL)


def test_a_broken_rule_survives_the_way_between_processes() -> None:
    import pickle

    error = RuleBrokenError(3, [Violation("quota", ("V1",))])
    again = pickle.loads(pickle.dumps(error))
    assert (again.seed, again.violations, str(again)) == (3, error.violations, str(error))


def test_no_screen_at_all_is_no_fault() -> None:
    day, travel = screen_day()
    none = study_savings(all_physical(day), travel, SMALL).study
    assert (none.screenable, none.gain.net.mean, none.ledger.joint_seconds) == (0, 0, 0)
    assert (none.units, none.openings, none.conversions) == ((), (), ())
    assert [p.asked for p in none.curve.points] == [0]


@pytest.mark.parametrize(
    "wrong",
    [
        {"seeds": 1},
        {"runs": 0},
        {"orders": 0},
        {"jobs": 0},
        {"kroner_per_hour": -1.0},
        {"days_per_week": 0.0},
    ],
)
def test_an_order_makes_sense(wrong: dict) -> None:
    with pytest.raises(ValueError, match=r"at least|negative"):
        Order(**wrong)


def test_a_crew_has_hands() -> None:
    with pytest.raises(ValueError, match="jobs"):
        Crew(screen_day()[1], 0)
