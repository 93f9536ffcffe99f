"""Each rule of care in the engine's words, and solutions laid out by hand read back as routes."""

from __future__ import annotations

import numpy as np
import pytest

from planner.compile import Compiled, Seat, compile_problem, decode
from planner.domain import Instance, Level, Means, Mode, Settings, StopOverhead, TimeWindow, Weights
from planner.travel.times import TravelTimes
from solvers.cost import terms
from solvers.features import Feature, features
from solvers.problem import DIFFERENT_WORKER, NO_LIMIT, NO_PLACE, SAME_WORKER, Solution
from solvers.schedule import earliest_starts
from tests.builders import (
    address,
    at,
    citizen,
    delegation,
    four_visits,
    grid_times,
    instance,
    link,
    pause,
    pin,
    shift,
    visit,
    window,
    worker,
)

H = 3600


def compiled(given: Instance, travel: TravelTimes | None = None) -> Compiled:
    return compile_problem(given, travel or grid_times(given))


def options(c: Compiled, visit_id: str, seat: int = 0) -> list[int]:
    v = c.seats.index(Seat(visit_id, seat))
    return list(range(int(c.problem.option_offset[v]), int(c.problem.option_offset[v + 1])))


def windows(c: Compiled, option: int) -> list[tuple[int, int]]:
    rows = range(int(c.problem.window_offset[option]), int(c.problem.window_offset[option + 1]))
    return [(int(c.problem.window_early[r]), int(c.problem.window_late[r])) for r in rows]


def takers(c: Compiled, visit_id: str, seat: int = 0) -> set[str]:
    """Shifts that may take a visit in some mode, skills included."""
    rows = c.problem.eligible[options(c, visit_id, seat)].any(axis=0)
    return {s.shift_id for s, may in zip(c.instance.shifts, rows, strict=True) if may}


def solution(c: Compiled, **routes: list[int]) -> Solution:
    """Routes by shift id, as early as can be."""
    rows = tuple(tuple(routes.get(s.shift_id, ())) for s in c.instance.shifts)
    starts = earliest_starts(c.problem, rows)
    assert starts is not None
    return Solution(rows, starts)


def test_times_count_from_local_midnight() -> None:
    """07:00-15:00 on a Danish winter day is 25200-54000 s after midnight."""
    c = compiled(four_visits())
    assert windows(c, 0) == [(7 * H, 15 * H)]
    assert (int(c.problem.shift_earliest[0]), int(c.problem.shift_end[0])) == (7 * H, 15 * H)
    assert c.instant(7 * H) == at("07:00")


def test_only_places_in_use_reach_the_engine() -> None:
    """An address that nobody lives at and no shift uses gets no place."""
    given = instance([visit("V1")], [shift("S1")], addresses=[address("A9")])
    c = compiled(given)
    assert set(c.place_ids) == {"B", "A1"}
    assert c.problem.travel_time.shape == (1, 2, 2)


def test_each_means_of_travel_has_its_table() -> None:
    """One step is 60 s by car and 180 s by bicycle."""
    c = compiled(instance([visit("V1")], [shift("S1"), shift("S2", means=Means.BICYCLE)]))
    car, bicycle = (int(c.problem.travel_time[m, 0, 1]) for m in c.problem.shift_means)
    assert (car, bicycle) == (60, 180)


def test_overhead_of_an_address_overrides_the_general_one() -> None:
    """A1 has a long staircase for those who come by car; by bicycle the general 200 + 118 s stay."""
    stairs = {Means.CAR: StopOverhead(arriving=300, leaving=250)}
    given = instance(
        [visit("V1")],
        [shift("S1"), shift("S2", means=Means.BICYCLE)],
        addresses=[address("A1", overhead=stairs)],
    )
    c = compiled(given)
    place = c.place_ids.index("A1")
    paid = [
        (int(c.problem.arriving[m, place]), int(c.problem.leaving[m, place])) for m in c.problem.shift_means
    ]
    assert paid == [(300, 250), (200, 118)]


def test_modes_become_options() -> None:
    """Ten minutes at home without set-up, or five by screen with 60 s before and 120 s after, at no place."""
    c = compiled(instance([visit("V1", screen_seconds=300)], [shift("S1")]))
    home, screen = options(c, "V1")
    p = c.problem
    assert c.modes == (Mode.PHYSICAL, Mode.SCREEN)
    assert [int(p.option_duration[o]) for o in (home, screen)] == [600, 300]
    assert [(int(p.option_setup[o]), int(p.option_wrap_up[o])) for o in (home, screen)] == [(0, 0), (60, 120)]
    assert int(p.option_place[screen]) == NO_PLACE != int(p.option_place[home])


def test_end_latest_bounds_the_start() -> None:
    """Ten minutes of care that must end by 09:00 start by 08:50; five by screen by 08:55."""
    c = compiled(
        instance([visit("V1", None, window("08:00", "09:00", "09:00"), screen_seconds=300)], [shift("S1")])
    )
    assert [windows(c, o) for o in options(c, "V1")] == [
        [(8 * H, 8 * H + 50 * 60)],
        [(8 * H, 8 * H + 55 * 60)],
    ]


def test_a_window_too_short_for_its_end_lets_nobody_come() -> None:
    """Care that ends by 08:05 would have to start at 07:55, before 08:00; the second window still serves."""
    short, good = window("08:00", "09:00", "08:05"), window("12:00", "13:00")
    one, two = visit("V1", None, short), visit("V2", None, short, good)
    c = compiled(instance([one, two], [shift("S1")]))
    assert takers(c, "V1") == set()
    assert takers(c, "V2") == {"S1"}
    assert windows(c, options(c, "V2")[0]) == [(12 * H, 13 * H)]


def test_overlapping_windows_become_one() -> None:
    """07-09 and 08-10 are 07-10: the engine asks for disjoint windows."""
    c = compiled(
        instance([visit("V1", None, window("08:00", "10:00"), window("07:00", "09:00"))], [shift("S1")])
    )
    assert windows(c, 0) == [(7 * H, 10 * H)]


def test_double_staffing_is_two_seats_together() -> None:
    """Same start (0..0), different workers, both or neither; the price of leaving it out is paid once."""
    c = compiled(instance([visit("V1", staff_required=2, priority=1)], [shift("S1"), shift("S2")]))
    p = c.problem
    assert c.seats == (Seat("V1", 0), Seat("V1", 1))
    assert [int(a[0]) for a in (p.link_first, p.link_second, p.link_min, p.link_max)] == [0, 1, 0, 0]
    assert int(p.link_worker[0]) == DIFFERENT_WORKER
    assert bool(p.link_together[0])
    assert terms(p, Solution.empty(p))["unplanned"] == 2_000_000_000


def test_an_odd_price_is_shared_to_the_point() -> None:
    """101 points over two seats are 51 and 50."""
    settings = Settings(weights=Weights(unplanned=(101, 101, 101, 101, 101)))
    c = compiled(instance([visit("V1", staff_required=2)], [shift("S1")], settings=settings))
    assert list(c.problem.unplanned_cost) == [51, 50]


def test_a_late_double_visit_is_late_once() -> None:
    """Promised by 08:00 and started at 09:00 by two workers: 3600 s of lateness, not 7200."""
    late = visit("V1", None, window("09:00", "10:00"), staff_required=2, promised_latest=at("08:00"))
    c = compiled(instance([late], [shift("S1"), shift("S2")]))
    assert terms(c.problem, solution(c, S1=[0], S2=[1]))["lateness"] == 100 * 3600


def test_a_double_visit_is_both_physical_or_both_on_screen() -> None:
    """Where home and screen are offered both come home; locked to the screen, both call."""
    v = visit("V1", staff_required=2, screen_seconds=300)
    shifts = [shift("S1"), shift("S2")]
    home = compiled(instance([v], shifts))
    screen = compiled(instance([v], shifts, pins=[pin("V1", mode=Mode.SCREEN)]))
    assert home.modes == (Mode.PHYSICAL,) * 2
    assert screen.modes == (Mode.SCREEN,) * 2


@pytest.mark.parametrize(
    ("level", "may"),
    [(Level.UNSKILLED, {"S1", "S2", "S3"}), (Level.SSA, {"S2", "S3"}), (Level.NURSE, {"S3"})],
)
def test_a_higher_level_may_do_what_a_lower_may(level: Level, may: set[str]) -> None:
    staff = [worker("W1", Level.SSH), worker("W2", Level.SSA), worker("W3", Level.NURSE)]
    c = compiled(instance([visit("V1", level=level)], [shift(f"S{n}") for n in (1, 2, 3)], workers=staff))
    assert takers(c, "V1") == may


def test_every_certificate_is_needed() -> None:
    staff = [
        worker("W1", certificates=frozenset({"catheter"})),
        worker("W2", certificates=frozenset({"catheter", "stoma"})),
    ]
    v = visit("V1", certificates=frozenset({"catheter", "stoma"}))
    assert takers(compiled(instance([v], [shift("S1"), shift("S2")], workers=staff)), "V1") == {"S2"}


def test_a_delegation_is_for_one_citizen_and_a_nurse_needs_none() -> None:
    """W1 may give insulin to C1 only, W2 may to nobody, W3 is a nurse."""
    staff = [worker("W1"), worker("W2"), worker("W3", Level.NURSE)]
    insulin = frozenset({"insulin"})
    given = instance(
        [visit("V1", delegated_tasks=insulin), visit("V2", delegated_tasks=insulin)],
        [shift(f"S{n}") for n in (1, 2, 3)],
        workers=staff,
        delegations=(delegation("W1", "C1", "insulin"),),
    )
    c = compiled(given)
    assert takers(c, "V1") == {"S1", "S3"}
    assert takers(c, "V2") == {"S3"}


def test_required_and_forbidden_workers() -> None:
    given = instance(
        [visit("V1"), visit("V2"), visit("V3")],
        [shift("S1"), shift("S2")],
        citizens=[
            citizen("C1", required_workers=frozenset({"W2"})),
            citizen("C2", forbidden_workers=frozenset({"W2"})),
        ],
    )
    c = compiled(given)
    assert [takers(c, v) for v in ("V1", "V2", "V3")] == [{"S2"}, {"S1"}, {"S1", "S2"}]


def test_preference_costs_only_those_who_are_not_preferred() -> None:
    """C1 prefers W2, C2 prefers nobody."""
    given = instance(
        [visit("V1"), visit("V2")],
        [shift("S1"), shift("S2")],
        citizens=[citizen("C1", preferred_workers=frozenset({"W2", "W9"}))],
    )
    np.testing.assert_array_equal(compiled(given).problem.preference, [[1, 0], [0, 0]])


def test_a_shift_serves_its_modes_only() -> None:
    """S1 drives, S2 calls from no place at all."""
    unit = shift("S2", start_address=None, end_address=None)
    given = instance(
        [visit("V1"), visit("V2", screen_seconds=300)], [shift("S1", modes=frozenset({Mode.PHYSICAL})), unit]
    )
    c = compiled(given)
    assert takers(c, "V1") == {"S1"}
    assert takers(c, "V2") == {"S1", "S2"}
    assert c.problem.eligible[options(c, "V2")].tolist() == [[True, False], [False, True]]


def test_an_address_without_travel_times_is_visited_by_nobody_but_may_be_called() -> None:
    given = instance([visit("V1"), visit("V2", screen_seconds=300)], [shift("S1")])
    c = compiled(given, grid_times(["B"]))
    assert takers(c, "V1") == set()
    assert takers(c, "V2") == {"S1"}
    assert c.modes[options(c, "V2")[1]] is Mode.SCREEN


def test_a_shift_from_an_unreachable_base_is_not_used() -> None:
    given = instance([visit("V1", screen_seconds=300)], [shift("S1", start_address="A7"), shift("S2")])
    assert takers(compiled(given, grid_times(["B", "A1"])), "V1") == {"S2"}


def test_overtime_is_capped_and_ends_where_the_next_shift_begins() -> None:
    """Till 12:00 and an hour more, but the evening shift begins at 12:30; that one may go on till 21:30."""
    day = shift("S1", "W1", "07:00", "12:00", max_overtime=3600)
    evening = shift("S2", "W1", "12:30", "21:00", max_overtime=1800)
    p = compiled(instance([visit("V1")], [evening, day])).problem
    assert p.shift_latest.tolist() == [21 * H + 1800, 12 * H + 1800]
    assert p.shift_end.tolist() == [21 * H, 12 * H]


def test_links_bound_the_gap_between_starts() -> None:
    """At least two and at most three hours; a link to an unknown visit binds nothing."""
    given = instance(
        [visit("V1"), visit("V2")],
        [shift("S1")],
        links=(link("V1", "V2", 7200, 10800, "same"), link("V1", "V9")),
    )
    p = compiled(given).problem
    assert (p.link_min.tolist(), p.link_max.tolist(), p.link_worker.tolist()) == (
        [7200],
        [10800],
        [SAME_WORKER],
    )


def test_a_link_without_a_most_has_no_limit() -> None:
    given = instance([visit("V1"), visit("V2")], [shift("S1")], links=(link("V1", "V2"),))
    assert compiled(given).problem.link_max.tolist() == [NO_LIMIT]


def test_links_of_a_double_visit_bind_both_seats() -> None:
    """V1 double, V2 single: two rows for the gap, and "same" asks the first seat only."""
    given = instance(
        [visit("V1", staff_required=2), visit("V2")],
        [shift("S1"), shift("S2")],
        links=(link("V1", "V2", 60, None, "same"),),
    )
    c = compiled(given)
    rows = list(zip(c.problem.link_first, c.problem.link_second, c.problem.link_worker, strict=True))[1:]
    assert [(c.seats[a].seat, c.seats[b].visit_id, int(w)) for a, b, w in rows] == [
        (0, "V2", SAME_WORKER),
        (1, "V2", 0),
    ]


def test_a_lock_to_a_shift_holds() -> None:
    given = instance([visit("V1"), visit("V2")], [shift("S1"), shift("S2")], pins=(pin("V1", shift_id="S2"),))
    c = compiled(given)
    assert takers(c, "V1") == {"S2"}
    assert takers(c, "V2") == {"S1", "S2"}


def test_a_lock_of_one_seat_leaves_the_other_free() -> None:
    v = visit("V1", staff_required=2)
    c = compiled(instance([v], [shift("S1"), shift("S2")], pins=(pin("V1", shift_id="S2", seat=1),)))
    assert takers(c, "V1", 0) == {"S1", "S2"}
    assert takers(c, "V1", 1) == {"S2"}


def test_a_locked_start_replaces_the_windows_even_outside_them() -> None:
    """06:30 lies before the window 07-15; the lock holds, and the double visit's other worker comes then too."""
    v = visit("V1", staff_required=2)
    c = compiled(instance([v], [shift("S1", start="06:00")], pins=(pin("V1", start=at("06:30")),)))
    assert [windows(c, o) for o in (0, 1)] == [[(6.5 * H, 6.5 * H)]] * 2
    assert takers(c, "V1") == {"S1"}


def test_two_locked_starts_of_one_visit_let_nobody_come() -> None:
    pins = (pin("V1", start=at("08:00")), pin("V1", start=at("09:00")))
    assert takers(compiled(instance([visit("V1")], [shift("S1")], pins=pins)), "V1") == set()


def test_a_locked_mode_leaves_one_option() -> None:
    v = visit("V1", screen_seconds=300)
    c = compiled(instance([v], [shift("S1")], pins=(pin("V1", mode=Mode.SCREEN),)))
    assert c.modes == (Mode.SCREEN,)


def test_a_lock_to_a_mode_not_offered_lets_nobody_come() -> None:
    c = compiled(instance([visit("V1")], [shift("S1")], pins=(pin("V1", mode=Mode.SCREEN),)))
    assert takers(c, "V1") == set()


def test_a_lock_of_order_links_the_two_by_the_length_of_the_first() -> None:
    """V2 after V1, whose care is 600 s at home or 300 s by screen: at least 300 s, same worker, both or
    neither.
    """
    given = instance(
        [visit("V1", screen_seconds=300), visit("V2")], [shift("S1")], pins=(pin("V2", after="V1"),)
    )
    p = compiled(given).problem
    row = [int(a[0]) for a in (p.link_first, p.link_second, p.link_min, p.link_max, p.link_worker)]
    assert row == [0, 1, 300, NO_LIMIT, SAME_WORKER]
    assert bool(p.link_together[0])


def test_visits_locked_in_order_stay_in_one_shift_of_a_worker_with_two() -> None:
    """W1 works morning and evening, W2 all day; V1 and V2 are evening visits, so of W1's shifts the evening
    stays.
    """
    late = window("17:00", "20:00")
    given = instance(
        [visit("V1", None, late), visit("V2", None, late), visit("V3")],
        [
            shift("S1", "W1", "07:00", "12:00"),
            shift("S2", "W1", "16:00", "21:00"),
            shift("S3", "W2", "07:00", "21:00"),
        ],
        pins=(pin("V2", after="V1"),),
    )
    c = compiled(given)
    assert takers(c, "V1") == takers(c, "V2") == {"S2", "S3"}
    assert takers(c, "V3") == {"S1", "S2", "S3"}


def test_breaks_keep_their_window_length_and_place() -> None:
    s = shift("S1", breaks=(pause("10:00", "11:00", 900, address_id="B"), pause("13:00", "14:00", 600)))
    c = compiled(instance([visit("V1")], [s]))
    p = c.problem
    assert p.break_early.tolist() == [10 * H, 13 * H]
    assert p.break_late.tolist() == [11 * H, 14 * H]
    assert p.break_duration.tolist() == [900, 600]
    assert p.break_place.tolist() == [c.place_ids.index("B"), NO_PLACE]


def test_breaks_come_in_the_order_of_the_day() -> None:
    """Given with the afternoon first; the engine has the morning's first, and remembers which it was."""
    c = compiled(
        instance([visit("V1")], [shift("S1", breaks=(pause("13:00", "14:00"), pause("09:00", "10:00")))])
    )
    assert c.problem.break_early.tolist() == [9 * H, 13 * H]
    assert c.break_number == (1, 0)


def test_plain_care_asks_for_plain_features() -> None:
    """One mode, one window, one worker: neither links nor screens nor breaks are asked of a solver."""
    used = features(compiled(instance([visit("V1")], [shift("S1")])).problem)
    assert used == {Feature.STOP_OVERHEAD, Feature.OPTIONAL}


def test_an_empty_instance_compiles() -> None:
    c = compiled(Instance(), TravelTimes((), {}, {}))
    assert decode(c, Solution.empty(c.problem)) == ()


def test_days_without_shifts_or_visits_compile() -> None:
    unstaffed = compiled(instance([visit("V1")], addresses=[address("A1")]))
    assert terms(unstaffed.problem, Solution.empty(unstaffed.problem))["unplanned"] == 500_000_000
    idle = compiled(instance([], [shift("S1")]))
    (route,) = decode(idle, Solution.empty(idle.problem))
    assert route.departure == route.return_time == at("07:00")
    assert route.activities == ()


def test_summer_time_is_counted_in_real_seconds() -> None:
    """On 29 March 2026 clocks go from 02:00 to 03:00: a shift 00:00-08:00 by the clock lasts seven hours."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    zone = ZoneInfo("Europe/Copenhagen")
    midnight, morning = (datetime(2026, 3, 29, h, tzinfo=zone) for h in (0, 8))
    night = shift("S1").model_copy(update={"start": midnight, "end": morning})
    v = visit("V1", None, TimeWindow(start_earliest=midnight, start_latest=morning))
    c = compiled(instance([v], [type(night).model_validate(night.model_dump())]))
    assert int(c.problem.shift_end[0]) == 7 * H
    assert c.instant(7 * H) == morning.replace(tzinfo=zone)
