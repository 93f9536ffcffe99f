"""Every place, and its price: the compiled scan against plain scheduling and the one definition of cost."""

from __future__ import annotations

from itertools import product

import pytest

from planner.compile import compile_problem, encode
from planner.domain import Instance
from planner.suggest.bench import Bench, Place
from solvers.cost import cost
from solvers.problem import Problem, Solution
from solvers.schedule import earliest_starts
from tests.builders import four_visits, grid_times, instance, link, pause, plan_of, shift, visit, window

LINE = grid_times(["B", "A1", "A2", "A3", "A4"])


def three(**last: object) -> Instance:
    """V1 and V3 in narrow windows, V2 to be put in, a break, two shifts."""
    narrow = [visit("V1", None, window("08:00", "08:10")), visit("V3", None, window("09:00", "09:40"))]
    return instance(
        [*narrow, visit("V2", None, window("07:00", "09:30"), **last)],  # type: ignore[arg-type]
        [shift("S1", breaks=(pause("08:30", "10:00"),)), shift("S2")],
    )


def plain_prices(problem: Problem, base: Solution, visit_number: int) -> list[int]:
    """The increase of cost of every feasible insertion, by trying all of them."""
    left_out = int(problem.unplanned_cost[visit_number])
    prices = []
    options = range(int(problem.option_offset[visit_number]), int(problem.option_offset[visit_number + 1]))
    for option, s in product(options, range(problem.num_shifts)):
        route = base.routes[s] or tuple(
            problem.num_options + b for b in range(problem.num_breaks) if problem.break_shift[b] == s
        )
        for k in range(len(route) + 1):
            routes = tuple(
                (*route[:k], option, *route[k:]) if n == s else r for n, r in enumerate(base.routes)
            )
            starts = earliest_starts(problem, routes) if problem.eligible[option, s] else None
            if starts is not None:
                prices.append(cost(problem, Solution(routes, starts)) - cost(problem, base) + left_out)
    return sorted(prices)


@pytest.mark.parametrize("case", [three(), three(screen_seconds=300), four_visits()])
def test_every_place_is_found_at_its_price(case: Instance) -> None:
    order = ["V1", "break", "V3"] if case.shifts[0].breaks else ["V1", "V3", "V4"]
    plan = plan_of(case, LINE, {"S1": order})
    bench = Bench(case, LINE, plan, "V2")
    places = bench.places()
    number = next(v for v, seat in enumerate(bench.compiled.seats) if seat.visit_id == "V2")
    assert sorted(p.points for p in places) == plain_prices(bench.compiled.problem, bench.base, number)
    assert len(places) > 3


def dearer(bench: Bench, place: Place) -> int:
    """What the plan with the visit there costs more, as `solvers.cost` counts, the visit's own price apart."""
    problem = bench.compiled.problem
    own = sum(int(problem.unplanned_cost[v]) for v in bench.members())
    return cost(problem, bench.solution(place)) - cost(problem, bench.base) + own


@pytest.mark.parametrize(
    "case",
    [
        three(staff_required=2),
        instance(
            [visit("V1"), visit("V2"), visit("V3")],
            [shift("S1"), shift("S2")],
            links=(link("V1", "V2", 1800, 3600),),
        ),
    ],
)
def test_a_place_of_tied_visits_costs_what_it_is_said_to(case: Instance) -> None:
    bench = Bench(case, LINE, plan_of(case, LINE, {"S1": ["V1"], "S2": ["V3"]}), "V2")
    places = bench.places()
    assert places
    assert [p.points for p in places] == [dearer(bench, p) for p in places]


def test_the_plan_is_left_as_it_was() -> None:
    i = three(staff_required=2)
    bench = Bench(i, LINE, plan_of(i, LINE, {"S1": ["V1", "break", "V3"]}), "V2")
    before = bench.base
    assert bench.places() == bench.places()
    assert bench.session.solution(bench._kept) == before


def test_a_place_without_another_visit_is_priced_without_it() -> None:
    """Both at 08:00 only: V2 has no place on one shift until V1 gives way."""
    at_eight = window("08:00", "08:00")
    i = instance([visit("V1", None, at_eight), visit("V2", None, at_eight)], [shift("S1")])
    bench = Bench(i, LINE, plan_of(i, LINE, {"S1": ["V1"]}), "V2")
    assert bench.places() == []
    (place, *_) = bench.places(giving_way="V1")
    # B-A2-B is 240 s and 2,000 m where B-A1-B was 120 s and 1,000 m: counted from the plan without V1, all of it
    assert place.points == (240 + 318) * 100 + 2000 * 3
    assert encode(compile_problem(i, LINE), bench.plan_of(bench.solution(place, "V1"))).routes[0] != ()
