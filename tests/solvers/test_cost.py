"""The objective, term by term, by hand."""

from __future__ import annotations

from typing import Any

import pytest

from solvers.cost import cost, terms
from solvers.problem import NO_PLACE, Problem, Solution, Weights
from tests.solvers.problems import by_screen, four_visits, one_visit

ROUND = Solution(((0, 1, 2, 3), ()), ((260, 1238, 1838, 2816), ()))
NOTHING = Weights(travel_time=0)


def alone(problem: Problem, term: str, starts: tuple[int, ...] = (1000,)) -> int:
    """The value of one term for the solution that does everything in shift 0 in order."""
    routes = (tuple(range(len(starts))),) + ((),) * (problem.num_shifts - 1)
    value = terms(problem, Solution(routes, (starts,) + ((),) * (problem.num_shifts - 1)))
    assert all(other == 0 for name, other in value.items() if name != term), value
    return value[term]


def test_the_round_known_by_heart() -> None:
    """Travel 3 steps out and 3 home = 360; stops at places 1, 2, 3 at 318 each = 954; together 1314."""
    value = terms(four_visits(), ROUND)
    assert (value["travel_time"], value["stop_overhead"]) == (360, 954)
    assert cost(four_visits(), ROUND) == 1314


def test_one_stop_costs_less_than_two() -> None:
    """Doing visits 1 and 2 (both at place 2) in different shifts costs a second stop and a second journey."""
    together = Solution(((1, 2), ()), ((320, 920), ()))
    apart = Solution(((1,), (2,)), ((320,), (320,)))
    problem = four_visits(unplanned_cost=[0] * 4)
    # one stop: 2 x 120 travel + 318; two: twice that
    assert (cost(problem, together), cost(problem, apart)) == (558, 1116)


def test_distance_counts_the_way_home_and_its_rate() -> None:
    problem = one_visit(
        distance=[[0, 700], [900, 0]], weights=NOTHING._replace(distance=2), distance_rate=[3]
    )
    assert alone(problem, "distance") == 2 * 3 * (700 + 900)


def test_travel_time_by_rate() -> None:
    assert alone(one_visit(travel_rate=[5]), "travel_time") == 5 * 120


def test_waiting_is_counted_from_the_second_activity() -> None:
    """Starts 260 and 2000: ready for the second at 1298 (see the trace), 702 s of waiting, rate 2, weight 3."""
    problem = four_visits(
        weights=NOTHING._replace(waiting=3), waiting_rate=[2, 2], unplanned_cost=[0] * 4,
        option_place=[1, 3, 2, 2],
    )  # fmt: skip
    assert alone(problem, "waiting", (260, 2000)) == 3 * 2 * 702


def test_no_waiting_before_departure() -> None:
    assert alone(one_visit(weights=NOTHING._replace(waiting=1)), "waiting", (9000,)) == 0


def test_work_at_a_place_and_on_screen_are_two_terms() -> None:
    """Two visits of 600 s by rate 2; a call of 60 + 300 + 120 s, by no rate."""
    weights = NOTHING._replace(work=1, screen_work=4)
    value = terms(by_screen(weights=weights, work_rate=[2]), Solution(((0, 1, 2),), ((260, 1038, 1778),)))
    assert (value["work"], value["screen_work"]) == (2 * 1200, 4 * 480)


@pytest.mark.parametrize(("start", "late"), [(1000, 0), (1001, 1), (1300, 300)])
def test_lateness_begins_after_the_soft_latest_start(start: int, late: int) -> None:
    problem = one_visit(soft_latest=[1000], weights=NOTHING._replace(lateness=7))
    assert alone(problem, "lateness", (start,)) == 7 * late


@pytest.mark.parametrize(("end", "over"), [(1660, 0), (1659, 1), (1000, 660)])
def test_overtime_is_counted_to_the_return(end: int, over: int) -> None:
    """A start at 1000 is over at 1600 and home at 1660."""
    problem = one_visit(shift_end=[end], weights=NOTHING._replace(overtime=2))
    assert alone(problem, "overtime") == 2 * over


def test_an_unused_shift_costs_nothing() -> None:
    problem = four_visits(
        shift_end=[0, 0], shift_earliest=[100, 100], shift_fixed_cost=[50, 50], unplanned_cost=[0] * 4,
        weights=Weights(overtime=1, shift_use=1),
    )  # fmt: skip
    assert cost(problem, Solution.empty(problem)) == 0


def test_a_used_shift_costs_its_fixed_cost_once() -> None:
    problem = four_visits(shift_fixed_cost=[50, 70], weights=NOTHING._replace(shift_use=3))
    assert cost(problem, ROUND) == 150


def test_preference_is_by_worker_and_option_cost_by_option() -> None:
    problem = one_visit(preference=[[4]], option_cost=[9], weights=NOTHING._replace(preference=10))
    value = terms(problem, Solution(((0,),), ((1000,),)))
    assert (value["preference"], value["option"]) == (40, 9)


def test_continuity_counts_further_workers_at_a_client() -> None:
    """Client 0 has three visits by two workers: one further worker. Client 1 has one visit, nobody counts for -1."""
    problem = four_visits(client=[0, 0, 0, 1], weights=NOTHING._replace(continuity=30))
    assert cost(problem, Solution(((0, 3), (1, 2)), ((260, 1298), (320, 920)))) == 30
    assert cost(problem, ROUND) == 0
    assert cost(problem.replace(client=problem.client * 0 - 1), ROUND) == 0


def test_two_shifts_of_one_worker_are_one_worker() -> None:
    problem = four_visits(
        client=[0, 0, 0, 0],
        shift_worker=[0, 0],
        preference=[[0]] * 4,
        weights=NOTHING._replace(continuity=30),
    )
    assert cost(problem, Solution(((0, 3), (1, 2)), ((260, 1298), (9320, 9920)))) == 0


def test_unplanned_visits_cost_what_they_cost() -> None:
    problem = four_visits(unplanned_cost=[1, 20, 300, 4000], weights=NOTHING)
    assert cost(problem, Solution(((1,), ()), ((320,), ()))) == 4301


def test_leaving_at_the_start_makes_waiting_of_being_early() -> None:
    """Leaving at 0, ready at 60, starting at 1000."""
    problem = one_visit(weights=NOTHING._replace(waiting=3), shift_leaves_at_start=[True])
    assert alone(problem, "waiting") == 3 * 940


@pytest.mark.parametrize(("soft", "largest"), [([260, 1138], 100), ([200, 1238], 60), ([260, 1238], 0)])
def test_the_largest_lateness_counts_once(soft: list[int], largest: int) -> None:
    """Starts 260 and 1238; the sum is another term."""
    problem = four_visits(
        soft_latest=[*soft, 9000, 9000], weights=NOTHING._replace(lateness_max=7), unplanned_cost=[0] * 4
    )
    assert alone(problem, "lateness_max", (260, 1238)) == 7 * largest


def test_both_lateness_terms_add_up() -> None:
    """Late by 50 and 30: 2 x 80 in all, 5 x 50 for the largest; an unplanned visit is not late."""
    problem = four_visits(
        soft_latest=[210, 1208, 0, 0],
        unplanned_cost=[0] * 4,
        weights=NOTHING._replace(lateness=2, lateness_max=5),
    )
    value = terms(problem, Solution(((0, 1), ()), ((260, 1238), ())))
    assert (value["lateness"], value["lateness_max"]) == (160, 250)


@pytest.mark.parametrize(("end", "idle"), [([2076, 2196], 0), ([3000, 2196], 924), ([1000, 3000], 804)])
def test_idle_time_is_what_is_left_of_the_shift(end: list[int], idle: int) -> None:
    """Travel 240 and 360, two stops of 318 and two visits of 600 each: busy, and home, after 2076 and 2196."""
    problem = four_visits(shift_end=end, weights=NOTHING._replace(idle_max=2))
    solution = Solution(((0, 1), (2, 3)), ((260, 1238), (320, 1298)))
    assert terms(problem, solution)["idle_max"] == 2 * idle == cost(problem, solution)


def test_idle_time_grows_with_waiting_past_the_end() -> None:
    """Care 1000-1600, home 1660 of a shift from 100 to 900: 1660 - 100 - 720 = 840 idle."""
    problem = one_visit(shift_earliest=[100], shift_end=[900], weights=NOTHING._replace(idle_max=1))
    assert alone(problem, "idle_max") == 840


def test_breaks_and_screen_work_are_no_idle_time_and_a_skipped_break_is() -> None:
    """Set-up 60, call 300, notes 120 and a break of 200 in a shift of 1000: 320 idle, or 520."""
    problem = one_visit(
        option_place=[NO_PLACE], option_duration=[300], option_setup=[60], option_wrap_up=[120], shift_end=[1000],
        break_shift=[0], break_duration=[200], break_skip_cost=[0], weights=NOTHING._replace(idle_max=1),
    )  # fmt: skip
    assert cost(problem, Solution(((0, 1),), ((60, 480),))) == 320
    assert cost(problem, Solution(((0,),), ((60,),))) == 520


def test_an_unused_shift_is_idle_from_start_to_end() -> None:
    """The round is over at 2816 + 600 + 118 + 180 = 3714, without a wait; the other shift has 5000. A shift that ends before
    it begins has no time to be idle in."""
    problem = four_visits(
        shift_earliest=[0, 1000], shift_end=[3714, 6000], weights=NOTHING._replace(idle_max=3)
    )
    assert cost(problem, ROUND) == 3 * 5000
    assert cost(problem.replace(shift_end=problem.shift_end * 0), ROUND) == 0


@pytest.mark.parametrize(
    ("routes", "starts", "apart"),
    [
        # work 240 + 1200 = 1440 and 360 + 600 = 960: each 240 from the mean of 1200
        (((0, 1), (3,)), ((260, 1238), (380,)), 480),
        (((1,), (2,)), ((320,), (320,)), 0),
    ],
)
def test_balance_is_the_distance_from_the_mean(routes: Any, starts: Any, apart: int) -> None:
    problem = four_visits(weights=NOTHING._replace(balance=1), unplanned_cost=[0] * 4)
    assert terms(problem, Solution(routes, starts))["balance"] == apart


def test_balance_rounds_up_shift_by_shift_and_counts_the_unused() -> None:
    """One of three shifts works 120 + 601 = 721: |3 x 721 - 721| / 3 = 480.7 and twice 721 / 3 = 240.3: 481 + 2 x 241."""
    problem = one_visit(
        shifts=3, option_duration=[601], option_setup=[50], option_wrap_up=[70], arriving=[[9, 9]],
        weights=NOTHING._replace(balance=10), shift_end=[99] * 3,
    )  # fmt: skip
    assert terms(problem, Solution(((0,), (), ()), ((500,), (), ())))["balance"] == 10 * 963


def test_a_break_left_out_costs_its_price_on_a_used_shift_alone() -> None:
    problem = four_visits(
        break_shift=[0, 0, 1],
        break_duration=[60] * 3,
        break_skip_cost=[30, 500, 7],
        weights=NOTHING,
        unplanned_cost=[0] * 4,
    )
    assert cost(problem, Solution(((0,), ()), ((260,), ()))) == 530
    assert cost(problem, Solution(((0, 5), ()), ((260, 978), ()))) == 30
    assert cost(problem, Solution(((), (3,)), ((), (380,)))) == 7
    assert cost(problem, Solution.empty(problem)) == 0


def test_a_break_that_must_be_taken_has_no_price() -> None:
    """Leaving it out is a breach, not a cost."""
    assert cost(one_visit(break_shift=[0], weights=NOTHING), Solution(((0,),), ((60,),))) == 0


def test_a_negative_fixed_cost_is_worth_using_a_shift_for() -> None:
    problem = four_visits(shift_fixed_cost=[-50, -70], weights=NOTHING._replace(shift_use=3))
    assert cost(problem, ROUND) == -150
