"""Solutions laid out by hand, read back as routes by the clock, and plans read as solutions."""

from __future__ import annotations

from planner.compile import decode, encode
from planner.domain import Mode, Plan
from solvers.check import check
from solvers.problem import Solution
from tests.builders import at, four_visits, instance, pause, run_info, shift, visit, window
from tests.planner.test_compile import H, compiled, options, solution


def test_physical_screen_physical_by_the_clock() -> None:
    """V1 at A1 (60 s from base), V4 by screen on the way, V2 at A2 (60 s on), home 120 s.

    07:00:00 leave; 07:01:00 at A1; 200 s in; 07:04:20 care 600 s; 07:14:20 leave 118 s -> 07:16:18. The
    screen visit has no place: no travel to it; set-up 60 s, 07:17:18 care 300 s -> 07:22:18, documentation
    120 s -> 07:24:18. Then 60 s to A2: 07:25:18, 200 s, 07:28:38 care 600 s -> 07:38:38, 118 s -> 07:40:36,
    120 s home 07:42:36.
    """
    c = compiled(four_visits())
    v1, v2, v4 = options(c, "V1")[0], options(c, "V2")[0], options(c, "V4")[1]
    found = solution(c, S1=[v1, v4, v2])
    assert check(c.problem, found) == []
    route, idle = decode(c, found)
    assert idle.activities == ()
    first, call, last = route.activities
    assert (route.departure, route.return_time) == (at("07:00"), at("07:42:36"))
    assert (first.arrival, first.start, first.end, first.departure) == (
        at("07:01"), at("07:04:20"), at("07:14:20"), at("07:16:18"),
    )  # fmt: skip
    assert (call.travel_seconds, call.address_id, call.mode) == (0, None, Mode.SCREEN)
    assert (call.arrival, call.start, call.end, call.departure) == (
        at("07:16:18"), at("07:17:18"), at("07:22:18"), at("07:24:18"),
    )  # fmt: skip
    assert (call.arriving_seconds, call.leaving_seconds) == (60, 120)
    assert (last.travel_seconds, last.travel_metres, last.arrival, last.start) == (
        60,
        500,
        at("07:25:18"),
        at("07:28:38"),
    )
    assert (route.return_travel_seconds, route.return_travel_metres) == (120, 1000)


def test_two_visits_at_one_address_are_one_stop() -> None:
    """V2 and V3 at A2: overhead before the first and after the second only, no travel between."""
    c = compiled(four_visits())
    route, _ = decode(c, solution(c, S1=[options(c, "V2")[0], options(c, "V3")[0]]))
    first, second = route.activities
    assert [(a.arriving_seconds, a.leaving_seconds, a.travel_seconds) for a in (first, second)] == [
        (200, 0, 120),
        (0, 118, 0),
    ]
    assert second.start == first.end == first.departure


def test_a_wait_stands_before_the_start() -> None:
    """Leaving just in time for V1 at 07:04:20; V2 opens at 08:00: ready 07:16:18 + 60 + 200 s, so 07:20:38,
    waits 2362 s.
    """
    given = instance([visit("V1"), visit("V2", None, window("08:00", "09:00"))], [shift("S1")])
    c = compiled(given)
    (route,) = decode(c, solution(c, S1=[0, 1]))
    assert route.activities[1].wait_seconds == 2362
    assert route.activities[1].start == at("08:00")


def test_a_break_has_no_visit_and_its_own_length() -> None:
    given = instance([visit("V1"), visit("V2")], [shift("S1", breaks=(pause("10:00", "11:00", 1800),))])
    c = compiled(given)
    (route,) = decode(c, solution(c, S1=[0, c.problem.num_options, 1]))
    rest = route.activities[1]
    assert (rest.kind, rest.visit_id, rest.address_id, rest.mode) == ("break", None, None, None)
    assert (rest.start, rest.end) == (at("10:00"), at("10:30"))


def test_an_impossibly_early_start_is_shown_as_it_stands() -> None:
    """Start at 07:00 though the worker cannot be ready before 07:04:20: no negative wait, the instants
    disagree.
    """
    c = compiled(instance([visit("V1")], [shift("S1")]))
    (route,) = decode(c, Solution(((0,),), ((7 * H,),)))
    a = route.activities[0]
    assert a.wait_seconds == 0
    assert a.start == at("07:00") < a.arrival


def test_a_plan_becomes_the_solution_it_came_from() -> None:
    """Two breaks out of order, both seats of a double visit, a screen visit."""
    given = instance(
        [
            visit("V1", staff_required=2),
            visit("V2", screen_seconds=300),
            visit("V3", None, window("12:00", "13:00")),
        ],
        [shift("S1", breaks=(pause("13:00", "15:00", 600), pause("09:00", "10:00", 600))), shift("S2")],
    )
    c = compiled(given)
    b = c.problem.num_options
    s = solution(
        c,
        S1=[options(c, "V1")[0], b, options(c, "V3")[0], b + 1],
        S2=[options(c, "V1", 1)[0], options(c, "V2")[1]],
    )
    plan = Plan(routes=decode(c, s), run=run_info())
    assert encode(c, plan) == s


def test_what_a_plan_has_and_the_problem_lacks_is_left_out() -> None:
    """Yesterday's plan had S2 and V1; today S1 is alone with V2."""
    both = compiled(four_visits())
    plan = Plan(
        routes=decode(
            both,
            solution(both, S1=[options(both, "V1")[0], options(both, "V2")[0]], S2=[options(both, "V3")[0]]),
        ),
        run=run_info(),
    )
    today = compiled(instance([visit("V2")], [shift("S1")]))
    assert encode(today, plan).routes == ((0,),)
