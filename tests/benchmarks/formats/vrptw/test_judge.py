"""Each rule of the judge biting and not biting, both conventions, prizes."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from benchmarks.formats.vrptw import Convention, RoutePlan, judge
from tests.benchmarks.formats.vrptw.tiny import BEST, three_clients


def rules(plan: Any, convention: Convention = Convention.DIMACS, **changes: Any) -> list[str]:
    verdict = judge(three_clients(**changes), RoutePlan(plan), convention)
    assert verdict.feasible == (not verdict.faults)
    return [fault.rule for fault in verdict.faults]


def test_dimacs_cuts_each_way_to_one_decimal() -> None:
    """5 + 5 + 10 + 1.4 + 1.4 = 22.8; rounding 8.602 or 3.606 up would show in the second plan: 3.6 + 5 + 1.4 + 10 + 10 = 30.0."""
    assert judge(three_clients(), BEST).cost == 22.8
    assert judge(three_clients(), BEST).parts == {"distance": 22.8}
    assert judge(three_clients(), RoutePlan(((3, 1), (2,)))).cost == 30.0


def test_double_precision_is_the_other_convention() -> None:
    """20 + 2 x sqrt(2)."""
    assert judge(three_clients(), BEST, Convention.EXACT).cost == pytest.approx(
        20 + 2 * math.sqrt(2), abs=1e-12
    )


def test_the_cut_also_shortens_travel_times() -> None:
    """Client 3 closes at 1.4: reached at 1.4 with the cut, at 1.41421 without."""
    due = np.array([40.0, 10, 20, 1.4])
    assert rules(BEST.routes, due=due) == []
    assert rules(BEST.routes, Convention.EXACT, due=due) == ["window"]


def test_a_good_plan_has_no_fault() -> None:
    assert rules(BEST.routes) == []


def test_late_service_is_named_with_place_and_instants() -> None:
    """2 before 1: start 10, leave 11, at client 1 at 16, which closes at 10."""
    verdict = judge(three_clients(), RoutePlan(((2, 1), (3,))))
    assert [(f.rule, f.where, f.text) for f in verdict.faults] == [
        ("window", "route 1, stop 2", "client 1: start 16, latest 10")
    ]


def test_a_start_at_the_very_end_of_the_window_is_in_time() -> None:
    """Client 2 is reached at 11."""
    assert rules(BEST.routes, due=np.array([40.0, 10, 11, 30])) == []
    assert rules(BEST.routes, due=np.array([40.0, 10, 10.9, 30])) == ["window"]


def test_load_beyond_capacity() -> None:
    """Route 1 carries 4 + 6 = 10."""
    assert rules(BEST.routes, capacity=10) == []
    assert rules(BEST.routes, capacity=9) == ["capacity"]


def test_return_after_the_depot_closes() -> None:
    """Route 1 is back at 22."""
    assert rules(BEST.routes, due=np.array([22.0, 10, 20, 30])) == []
    assert rules(BEST.routes, due=np.array([21.9, 10, 20, 30])) == ["return"]


def test_departure_not_before_the_depot_opens() -> None:
    """Open from 6: client 1 is reached at 11, after 10."""
    assert rules(BEST.routes, ready=np.array([5.0, 5, 10, 0])) == []
    assert rules(BEST.routes, ready=np.array([6.0, 5, 10, 0])) == ["window"]


def test_more_routes_than_vehicles_where_empty_ones_do_not_count() -> None:
    assert rules(((1,), (2,), (3,))) == ["vehicles"]
    assert rules(((1, 2), (), (3,))) == []


def test_each_client_at_most_once_and_all_of_them() -> None:
    assert rules(((1, 2), (3, 3))) == ["twice"]
    assert rules(((1, 2),)) == ["missing"]


@pytest.mark.parametrize("client", [0, 4, -1])
def test_clients_that_do_not_exist(client: int) -> None:
    assert rules(((1, 2), (3, client))) == ["unknown_client"]


def test_prizes_of_the_unserved_are_paid_and_only_a_client_without_prize_must_be_served() -> None:
    """Client 1 left out: 10 + 10 + 1.4 + 1.4 + its prize 3 = 25.8; client 3 has none."""
    prize = np.array([0.0, 3, 50, 0])
    verdict = judge(three_clients(prize=prize), RoutePlan(((2,), (3,))))
    assert verdict.feasible
    assert verdict.cost == 25.8
    assert verdict.parts == {"distance": 22.8, "prizes": 3.0}
    assert rules(((1, 2),), prize=prize) == ["missing"]
    assert rules(((3,),), prize=prize) == []


def test_all_faults_are_told_at_once() -> None:
    """One tour 2, 1, 3: late at 1 (16), at 3 at 17 + 3.6 = 20.6 in time; load 15 of 10; there is no client 9."""
    assert rules(((2, 1, 3, 9),)) == ["unknown_client", "capacity", "window"]
