"""What a route's minutes are, by hand. The line of places is 60 s a step; overhead is 200 s before and 118 s after."""

from __future__ import annotations

from solvers.problem import NO_PLACE
from solvers.trace import trace
from tests.solvers.problems import by_screen, four_visits, one_visit


def test_physical_screen_physical_travels_between_the_physical_places() -> None:
    """Place 1, a call, place 3: the worker leaves place 1, calls, then travels two steps to place 3."""
    # departure 0, travel 60, arriving 200: care 260-860
    # leaving 118, set-up 60: the call 1038-1338, notes until 1458
    # travel 2 x 60, arriving 200: care 1778-2378; leaving 118, home 3 x 60: 2676
    route = trace(by_screen(), 0, (0, 1, 2), (260, 1038, 1778))
    first, call, last = route.legs
    assert (first.travel, first.arriving, first.start, first.end) == (60, 200, 260, 860)
    assert (call.leaving, call.travel, call.arriving, call.setup, call.wrap_up) == (118, 0, 0, 60, 120)
    assert (last.leaving, last.travel, last.arriving, last.ready) == (0, 120, 200, 1778)
    assert [leg.wait for leg in route.legs] == [0, 0, 0]
    assert (route.leaving, route.travel, route.return_time) == (118, 180, 2676)


def test_screen_first_is_done_at_the_start_place() -> None:
    """A call before the first visit leaves the worker at the base: the visit is reached from there."""
    route = trace(by_screen(), 0, (1, 0), (60, 740))
    # set-up 0-60, call 60-360, notes until 480; travel 60, arriving 200
    assert route.departure == 0
    assert (route.legs[1].travel, route.legs[1].ready) == (60, 740)


def test_screen_last_goes_home_from_the_last_place() -> None:
    route = trace(by_screen(), 0, (2, 1), (380, 1158))
    # travel 180, arriving 200: care 380-980; leaving 118, set-up 60: call 1158-1458, notes until 1578; home 180
    assert (route.leaving, route.travel, route.return_time) == (0, 180, 1758)


def test_two_visits_at_one_place_are_one_stop() -> None:
    """Overhead is paid when the stop begins and when it ends, and there is no travel inside it."""
    # travel 120, arriving 200: 320-920; at once 920-1520; leaving 118, home 120: 1758
    route = trace(four_visits(), 0, (1, 2), (320, 920))
    assert [(leg.leaving, leg.travel, leg.arriving) for leg in route.legs] == [(0, 120, 200), (0, 0, 0)]
    assert (route.leaving, route.return_time) == (118, 1758)


def test_a_screen_visit_between_makes_two_stops_of_one() -> None:
    """The worker goes outside for the call, so overhead is paid again at the same place."""
    route = trace(by_screen(option_place=[2, NO_PLACE, 2]), 0, (0, 1, 2), (320, 1098, 1718))
    # care 320-920, leaving 118, set-up 60, call 1098-1398, notes until 1518, arriving 200: 1718
    assert [(leg.leaving, leg.travel, leg.arriving) for leg in route.legs] == [
        (0, 120, 200),
        (118, 0, 0),
        (0, 0, 200),
    ]
    assert route.legs[2].wait == 0


def test_a_break_ends_a_stop_and_leaves_the_worker_where_they_were() -> None:
    problem = four_visits(break_shift=[0], break_duration=[1800])
    route = trace(problem, 0, (1, 4, 2), (320, 1038, 3038))
    # care 320-920, leaving 118, break 1038-2838, no travel, arriving 200: 3038
    assert [(leg.leaving, leg.travel, leg.arriving, leg.wait) for leg in route.legs] == [
        (0, 120, 200, 0),
        (118, 0, 0, 0),
        (0, 0, 200, 0),
    ]


def test_a_break_held_at_a_place_is_travelled_to() -> None:
    problem = four_visits(break_shift=[0], break_duration=[1800], break_place=[0])
    route = trace(problem, 0, (1, 4, 2), (320, 1158, 3278))
    # care 320-920, leaving 118, travel 120: break 1158-2958; travel 120, arriving 200: 3278
    assert [(leg.leaving, leg.travel, leg.arriving, leg.wait) for leg in route.legs] == [
        (0, 120, 200, 0),
        (118, 120, 0, 0),
        (0, 120, 200, 0),
    ]


def test_a_break_at_the_place_of_the_visit_still_ends_the_stop() -> None:
    problem = four_visits(break_shift=[0], break_duration=[1800], break_place=[2])
    route = trace(problem, 0, (1, 4, 2), (320, 1038, 3038))
    assert [(leg.leaving, leg.travel, leg.arriving) for leg in route.legs] == [
        (0, 120, 200),
        (118, 0, 0),
        (0, 0, 200),
    ]


def test_departure_is_as_late_as_the_first_start_allows() -> None:
    """Travel 60 before a start at 1000: departure at 940, and no wait."""
    route = trace(one_visit(), 0, (0,), (1000,))
    assert (route.departure, route.legs[0].wait) == (940, 0)


def test_departure_is_never_before_the_shift() -> None:
    """A start at 1000 asks for departure at 940; a shift from 970 leaves at 970 and is 30 s late (negative wait)."""
    route = trace(one_visit(shift_earliest=[970]), 0, (0,), (1000,))
    assert (route.departure, route.legs[0].wait) == (970, -30)


def test_later_visits_wait_for_their_start() -> None:
    route = trace(four_visits(), 0, (0, 3), (260, 2000))
    # care 260-860, leaving 118, travel 120, arriving 200: ready 1298, so 702 of waiting
    assert (route.legs[1].ready, route.legs[1].wait) == (1298, 702)


def test_open_ends_cost_no_travel() -> None:
    route = trace(one_visit(shift_start_place=[NO_PLACE], shift_end_place=[NO_PLACE]), 0, (0,), (500,))
    assert (route.departure, route.legs[0].travel, route.travel, route.return_time) == (500, 0, 0, 1100)


def test_an_unused_shift_stays_at_home() -> None:
    route = trace(one_visit(shift_earliest=[100], shift_end_place=[1]), 0, (), ())
    assert (route.departure, route.legs, route.travel, route.return_time) == (100, (), 0, 100)


def test_a_shift_that_leaves_at_its_start_waits_at_the_first_visit() -> None:
    """Leaving at 100, there at 160 + 0 of overhead; the start is 1000, so 840 of waiting. Later visits are as ever."""
    route = trace(one_visit(shift_leaves_at_start=[True], shift_earliest=[100]), 0, (0,), (1000,))
    assert (route.departure, route.legs[0].ready, route.legs[0].wait, route.return_time) == (
        100,
        160,
        840,
        1660,
    )


def test_a_shift_that_leaves_at_its_start_may_still_be_too_late() -> None:
    """Ready at 160, so a start at 150 is 10 too early."""
    route = trace(one_visit(shift_leaves_at_start=[True], shift_earliest=[100]), 0, (0,), (150,))
    assert (route.departure, route.legs[0].wait) == (100, -10)
