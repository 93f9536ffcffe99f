"""Each figure of the report against a value worked out by hand."""

from __future__ import annotations

import math

import pytest

from benchmarks.report.figures.duels import Duel, duel, duels
from benchmarks.report.figures.gaps import gap, over_time, references, summarise
from benchmarks.report.figures.growth import Point, growth
from benchmarks.report.figures.instances import tried
from benchmarks.report.figures.integral import course, gap_at, primal_gap, primal_integral, time_references
from benchmarks.report.figures.outcomes import counts, shortfalls
from benchmarks.report.figures.profile import ratios, share_within, steps
from benchmarks.report.figures.seeds import seeds_of_fewer
from benchmarks.report.results import InstanceKey
from tests.benchmarks.report.samples import row


class TestGap:
    def test_above_and_below(self) -> None:
        """103 against 100 is 3 % above, 98.5 is 1.5 % below."""
        assert gap(103.0, 100.0) == pytest.approx(3.0)
        assert gap(98.5, 100.0) == pytest.approx(-1.5)

    def test_reference_zero_has_no_percentage(self) -> None:
        """Nothing is a percentage of 0, except 0 itself."""
        assert gap(0.0, 0.0) == 0.0
        assert gap(4.0, 0.0) is None

    def test_reference_is_best_known_else_best_feasible_in_table(self) -> None:
        """A broken plan, however cheap, is never a reference."""
        rows = [
            row("with", cost=105.0, best_known=100.0),
            row("without", cost=50.0),
            row("without", "greedy", cost=60.0),
            row("without", "routing", cost=10.0, status="infeasible", feasible=False),
            row("unsolved", cost=None),
        ]
        found = references(rows)
        assert found[InstanceKey("F", "with")] == (100.0, "best known")
        assert found[InstanceKey("F", "without")] == (50.0, "best in table")
        assert InstanceKey("F", "unsolved") not in found


class TestSummary:
    def test_counts_means_and_spread(self) -> None:
        """Gaps of I1: 1, 3; of I2: -2. Mean 2/3, worst 3; only I1 has two seeds: 3 - 1 = 2."""
        rows = [
            row("I1", cost=101.0, best_known=100.0, seed=1),
            row("I1", cost=103.0, best_known=100.0, seed=2),
            row("I2", cost=196.0, best_known=200.0, seed=1),
            row("I2", cost=None, best_known=200.0, seed=2, reason="ran far over its time"),
            row(
                "I3",
                cost=1.0,
                status="infeasible",
                feasible=False,
                faults=["window: v1: late", "skill: v2: lacks 1", "window: v3: early", "and 7 more"],
            ),
            row("I4", cost=None, status="unsupported", reason="links"),
        ]
        (only,) = summarise(rows, references(rows))
        assert (only.runs, only.feasible) == (6, 3)
        assert only.mean_gap == pytest.approx(2 / 3)
        assert only.worst_gap == pytest.approx(3.0)
        assert only.seed_spread == pytest.approx(2.0)
        assert (only.judged, only.at_or_below, only.below) == (3, 1, 1)
        assert (only.infeasible, only.failed, only.unsupported) == (1, 1, 1)
        assert dict(only.reasons) == {"ran far over its time": 1, "skill, window": 1, "links": 1}

    def test_rounding_of_published_values_is_not_a_difference(self) -> None:
        """(654 + 600 + 68.787) / 3 = 440.929 published with three decimals; 440.9293 equals it, 440.931 does not."""
        rows = [row("I1", cost=440.9293, best_known=440.929), row("I2", cost=440.931, best_known=440.929)]
        (only,) = summarise(rows, references(rows))
        assert (only.at_or_below, only.below) == (1, 0)

    def test_what_runs_used(self) -> None:
        """Means over the feasible run of 50 s and 2 visits left out; the most memory of both."""
        rows = [
            row(seconds=50.0, unplanned=2, extra={"peak_memory_mb": 300}),
            row("I2", cost=None, seconds=90.0, extra={"peak_memory_mb": 500}),
        ]
        (only,) = summarise(rows, references(rows))
        assert (only.mean_seconds, only.mean_unplanned, only.peak_memory) == (50.0, 2.0, 500)

    def test_ok_without_a_feasible_plan_is_a_broken_rule(self) -> None:
        """A solver may call its run good; the judge decides."""
        (only,) = summarise([row(cost=5.0, feasible=False)], {})
        assert (only.feasible, only.infeasible, only.mean_gap) == (0, 1, None)


def test_over_time_is_beyond_a_tenth_and_a_second() -> None:
    """1.1 x 60 + 1 = 67 s. Without a budget in seconds there is no such time."""
    assert [over_time(row(seconds=s)) for s in (60.0, 67.0, 67.001, 210.0)] == [False, False, True, True]
    assert not over_time(row(seconds=1e6, budget_seconds=None, budget_iterations=5))
    (only,) = summarise([row(seconds=68.0), row("I2"), row("I3", cost=None, seconds=99.0)], {})
    assert only.over_time == 2


def test_who_was_given_fewer_seeds() -> None:
    """greedy has seed 1 of 1 and 2 on both instances; routing lacks I2 too, cpsat a run of a seed it has; then vroom alone
    ran on I3, so all lack that; then vroom alone has seed 3."""
    rows = [row(i, seed=s) for i in ("I1", "I2") for s in (1, 2)]
    rows += [row("I1", "greedy"), row("I2", "greedy", None), row("I1", "routing")]
    rows += [row("I1", "cpsat"), row("I1", "cpsat", seed=2), row("I2", "cpsat", seed=2)]
    assert seeds_of_fewer(rows) == {"greedy": (1,)}
    assert seeds_of_fewer([*rows, row("I3", "vroom")]) == {}
    assert seeds_of_fewer([*rows, row("I1", "vroom", seed=3), row("I2", "vroom", seed=3)]) == {
        "search": (1, 2), "greedy": (1,), "vroom": (3,),
    }  # fmt: skip
    assert seeds_of_fewer([]) == {}


class TestIntegral:
    def test_primal_gap_is_relative_to_the_larger(self) -> None:
        """(125 - 100) / 125 = 0.2; at or below the reference 0; nothing but 0 reaches 0."""
        assert primal_gap(125.0, 100.0) == pytest.approx(0.2)
        assert primal_gap(99.0, 100.0) == 0.0
        assert primal_gap(3.0, 0.0) == 1.0

    def test_area_below_the_steps(self) -> None:
        """2 s without a plan at 1, 3 s at 0.2, 5 s at 0: (2 + 0.6 + 0) / 10 = 0.26."""
        assert primal_integral([(2.0, 125.0), (5.0, 100.0)], 100.0, 10.0) == pytest.approx(0.26)

    def test_what_comes_after_the_budget_does_not_count(self) -> None:
        """4 s at 1, then 6 s at 0.5; the optimum at 11 s is too late: (4 + 3) / 10."""
        assert primal_integral([(4.0, 200.0), (11.0, 100.0)], 100.0, 10.0) == pytest.approx(0.7)

    def test_no_plan_at_all(self) -> None:
        """Never a plan is a gap of 1 throughout."""
        assert primal_integral([], 100.0, 10.0) == 1.0

    def test_gap_at_an_instant(self) -> None:
        """The step counts from the instant it is made."""
        course_of_run = [(2.0, 125.0), (5.0, 100.0)]
        assert [gap_at(course_of_run, 100.0, t) for t in (1.9, 2.0, 4.9, 5.0)] == pytest.approx(
            [1.0, 0.2, 0.2, 0.0]
        )

    def test_reference_is_never_above_a_cost_of_the_table(self) -> None:
        """Best known 100, found 96: costs over time are measured against 96."""
        rows = [row(cost=96.0, best_known=100.0), row("I2", cost=101.0, best_known=100.0)]
        assert time_references(rows) == {("F", "I1"): 96.0, ("F", "I2"): 100.0}

    def test_course_of_a_solver(self) -> None:
        """One run 0.26 as above, one that broke a rule 1: mean 0.63. What told nothing, and what it cannot express, is left out."""
        told = [(2.0, 125.0), (5.0, 100.0)]
        rows = [
            row("I1", cost=100.0, trajectory=told, budget_seconds=10.0),
            row("I2", cost=50.0, status="infeasible", feasible=False, trajectory=told, best_known=100.0),
            row("I3", cost=100.0),
            row("I4", cost=None, status="unsupported", best_known=100.0),
            row("I5", cost=None),
        ]
        found = course(rows, time_references(rows), 10.0, [1.0, 3.0, 6.0])
        assert found.integral == pytest.approx(0.63)
        assert found.curve == pytest.approx([1.0, 0.6, 0.5])
        assert (found.runs, found.untold) == (2, 1)

    def test_plan_handed_over_just_after_the_budget(self) -> None:
        """Nothing for 10 s is a mean of 1, but the curve ends at the plan's own gap: (125 - 100) / 125."""
        rows = [row(cost=125.0, best_known=100.0, trajectory=[(10.02, 125.0)])]
        found = course(rows, time_references(rows), 10.0, [9.9, 10.0])
        assert found.integral == pytest.approx(1.0)
        assert found.curve == pytest.approx([1.0, 0.2])

    def test_what_a_run_over_its_time_found_late_does_not_count(self) -> None:
        """10 s and up to 1.1 x 10 + 1 = 12 s: with 12.0 s the plan of 125 counts as found at the end, with 12.1 s it does not,
        but what was told in time does: 200 at 4 s is (4 x 1 + 6 x 0.5) / 10 = 0.7 and 0.5 at the end."""
        for seconds, told, integral, end in (
            (12.0, [(12.0, 125.0)], 1.0, 0.2),
            (12.1, [(12.1, 125.0)], 1.0, 1.0),
            (12.1, [(4.0, 200.0), (12.1, 125.0)], 0.7, 0.5),
        ):
            rows = [row(cost=125.0, best_known=100.0, seconds=seconds, budget_seconds=10.0, trajectory=told)]
            found = course(rows, time_references(rows), 10.0, [10.0])
            assert found.integral == pytest.approx(integral)
            assert found.curve == pytest.approx([end])

    def test_course_without_runs(self) -> None:
        """A solver that tells nothing has no integral rather than a bad one."""
        rows = [row()]
        assert course(rows, time_references(rows), 60.0, [1.0]).integral is None


TABLE = [
    row("I1", "search", 100.0, seed=1), row("I1", "search", 110.0, seed=2), row("I1", "greedy", 126.0),
    row("I2", "search", 50.0, seed=1), row("I2", "search", 50.0, seed=2), row("I2", "greedy", 40.0),
    row("I3", "search", 70.0, seed=1), row("I3", "search", None, seed=2), row("I3", "greedy", 90.0),
    row("I4", "search", 10.0, seed=1), row("I4", "greedy", None, status="unsupported"),
    row("I5", "search", None, seed=1), row("I5", "greedy", None),
    row("I6", "search", 8.0, seed=1), row("I6", "greedy", 8.0004),
]  # fmt: skip


class TestProfile:
    def test_ratios_to_the_best(self) -> None:
        """Mean costs 105:126 -> 1, 1.2; 50:40 -> 1.25, 1; a failed run -> inf, 1; I4 -> 1, inf; I6 equal; I5 is nobody's."""
        found = ratios(tried(TABLE))
        assert found["search"] == pytest.approx([1.0, 1.0, 1.0, 1.25, math.inf])
        assert found["greedy"] == pytest.approx([1.0, 1.0, 1.0, 1.2, math.inf])

    def test_share_and_steps(self) -> None:
        """Of 5 instances: 3 at the best, 4 within 25 %, never the fifth."""
        values = [1.0, 1.0, 1.0, 1.25, math.inf]
        assert [share_within(values, r) for r in (1.0, 1.24, 1.25, 1e9)] == pytest.approx(
            [0.6, 0.6, 0.8, 0.8]
        )
        assert steps(values) == [(1.0, pytest.approx(0.6)), (1.25, pytest.approx(0.8))]

    def test_best_of_zero(self) -> None:
        """Nothing is a multiple of 0: who does not reach it is infinitely far."""
        assert ratios(tried([row(cost=0.0), row(solver="greedy", cost=1.0)])) == {
            "search": [1.0],
            "greedy": [math.inf],
        }


class TestDuels:
    def test_won_tied_lost_left_out(self) -> None:
        """I1 won, I2 lost, I3 lost (a failed run), I4 cannot be expressed, I5 nobody solved, I6 within rounding."""
        assert duel(tried(TABLE), "search", "greedy") == Duel(won=1, tied=1, lost=2, left_out=2)

    def test_seen_from_the_other_side(self) -> None:
        """Wins and losses change places."""
        both = duels(tried(TABLE), ["search", "greedy"])
        assert both["greedy", "search"] == Duel(won=2, tied=1, lost=1, left_out=2)

    def test_a_run_over_its_time_wins_nothing(self) -> None:
        """80 in 68 s of 60 s, one seed of two: it loses to 100 in time, as a failure does, and between two of those nobody wins."""
        late = [
            row(cost=80.0, seconds=68.0),
            row(cost=80.0, seed=2),
            row(solver="greedy"),
            row(solver="vroom", seconds=200.0),
        ]
        table = tried(late)
        assert duel(table, "search", "greedy") == Duel(lost=1)
        assert duel(table, "greedy", "search") == Duel(won=1)
        assert duel(table, "search", "vroom") == Duel(left_out=1)
        assert ratios(table)["search"] == [math.inf]

    def test_only_instances_both_were_run_on(self) -> None:
        """An instance one of them never saw is no win."""
        assert duel(tried([row("I1"), row("I2", "greedy")]), "search", "greedy") == Duel()


def test_growth_is_one_point_an_instance() -> None:
    """600 and 1200 iterations in 60 s: 10 and 20 a second, mean 15; gaps 0 and 10: mean 5. A failed run is no point."""
    rows = [
        row("big", cost=100.0, size=300, seed=1),
        row("big", cost=110.0, size=300, seed=2, iterations=1200),
        row("small", cost=30.0, size=20, iterations=0),
        row("lost", cost=None, size=500),
    ]
    assert growth(rows, references(rows)) == {
        "search": [Point(20, None, 0.0), Point(300, 15.0, pytest.approx(5.0))]
    }


def test_outcomes_and_reasons() -> None:
    """Two instances that failed alike are one line; what cannot be expressed comes last."""
    rows = [
        row("I1"),
        row("I1", "vroom", None, status="unsupported", reason="links"),
        row("I3", "search", None, reason="no plan"),
        row("I2", "search", None, reason="no plan"),
    ]
    assert counts(rows)["search"] == {"ok": 1, "infeasible": 0, "failed": 2, "unsupported": 0}
    assert shortfalls(rows) == [
        ("search", "F", "failed", "no plan", 2, ("I2", "I3")),
        ("vroom", "F", "unsupported", "links", 1, ("I1",)),
    ]
