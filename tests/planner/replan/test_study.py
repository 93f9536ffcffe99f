"""Alternatives: right, ranked by changes, none alike; what is done stays in all; few changes where few are needed."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.check import check
from planner.domain import Instance, Plan, Settings
from planner.errors import InputError
from planner.replan import Order, parse_events, replan
from planner.replan.records import Alternative
from planner.travel.times import TravelTimes
from tests.builders import at, grid_times, instance, plan_of, shift, splits, visit, window
from tests.planner.replan.samples import QUICK, planned_day, replanned, require_sound, two_routes

EVENTS = (
    "sick:W1",
    "sick:W2@07:30",
    "late:W3@09:30",
    "car_broken:W1",
    "car_broken:W2,to=bicycle",
    "storm:0.6@11:00",
    "storm",
    "road_closed:between=A3|A4",
    "discharged:C20",
    "cancelled:V24",
    "extended:V23+30",
)


@cache
def day() -> tuple[Instance, TravelTimes, Plan]:
    """The 24 visits, planned once."""
    return planned_day()


@settings(max_examples=15, deadline=None, derandomize=True)
@given(
    minute=st.integers(0, 330),
    events=st.lists(st.sampled_from(EVENTS), max_size=3, unique=True),
    seed=st.integers(1, 3),
)
def test_every_alternative_is_right_and_keeps_what_is_done(minute: int, events: list[str], seed: int) -> None:
    """Whenever it is from 06:30 to 12:00, and whatever happens; events that cannot have happened by then are refused, and that is
    right too."""
    now = at("06:30") + timedelta(minutes=minute)
    order = Order(moves=1500, tries=1, jobs=1, seed=seed)
    try:
        found = replan(*day(), now, parse_events(events), order)
    except InputError as error:
        refused = {i.code for i in error.issues}
    else:
        refused = set()
        require_sound(found)
    assert refused <= {"event_begun", "event_over", "event_not_late", "event_over_by_now", "event_no_shift"}


def test_nine_in_ten_of_the_untouched_stand_in_the_first() -> None:
    """Two of the three workers have room for what the third, who is sick, would have done."""
    found = replanned(day(), "06:10", "sick:W1", order=Order(moves=60_000, jobs=1))
    first = found.alternatives[0].consequences
    assert first.untouched >= 10
    assert first.kept_share >= 0.9
    assert first.left_out == ()


def test_the_first_alternative_changes_least_and_the_last_costs_least() -> None:
    """Ranked by changes; none with more changes that costs no less. A first plan leaves much to gain."""
    made = replanned(
        planned_day(iterations=1), "06:10", "extended:V24+30", order=Order(moves=20_000, jobs=1)
    ).alternatives
    assert len(made) > 1
    pairs = [(a.changes, a.plan.run.cost) for a in made]
    assert pairs == sorted(pairs)
    assert [cost for _, cost in pairs] == sorted({cost for _, cost in pairs}, reverse=True)
    assert [a.gain for a in made] == [pairs[0][1] - cost for _, cost in pairs]


def test_without_events_nothing_need_change() -> None:
    """The published plan is the first alternative."""
    first = replanned(day(), "08:20").alternatives[0]
    assert first.changes == 0
    assert first.difference.changes == ()


def test_the_same_call_gives_the_same_alternatives_with_any_number_of_jobs() -> None:
    """Plans equal but for the seconds they took."""

    def plans(jobs: int) -> list[object]:
        found = replanned(day(), "08:20", "sick:W1", order=Order(moves=2000, jobs=jobs))
        return [(a.price, a.plan.routes, a.plan.unplanned) for a in found.alternatives]

    assert plans(1) == plans(2) == plans(1)


def test_a_dearer_change_leaves_more_as_it_is() -> None:
    """At nothing a change, the plan is free; at ten hours, it stays."""

    def freest(price: int) -> Alternative:
        order = Order(price, 1, moves=20_000, jobs=1)
        return replanned(day(), "06:10", "sick:W1", order=order).alternatives[0]

    assert freest(0).changes >= freest(3_600_000).changes


def test_the_curve_goes_down_as_changes_go_up() -> None:
    """Every point is a checked plan, and none is beaten by another."""
    found = replanned(day(), "08:20", "extended:V24+30", order=Order(moves=5000, curve=True, tries=1, jobs=1))
    changes = [a.changes for a in found.curve]
    gains = [a.gain for a in found.curve]
    assert len(found.curve) >= len(found.alternatives)
    assert changes == sorted(set(changes))
    assert gains == sorted(set(gains))
    assert all(check(found.situation.instance, found.situation.travel, a.plan) == [] for a in found.curve)


def test_what_cannot_be_covered_is_named_and_least_urgent() -> None:
    """One worker for 08:00-08:30 and two visits of 20 minutes then: the cleaning waits."""
    care = visit("V1", None, window("08:00", "08:10"), seconds=1200, priority=2)
    cleaning = visit("V2", None, window("08:00", "08:10"), seconds=1200, priority=5)
    given_day = instance([care, cleaning], [shift("S1"), shift("S2")])
    travel = grid_times(given_day)
    published = plan_of(given_day, travel, {"S1": ["V1"], "S2": ["V2"]})
    first = replanned((given_day, travel, published), "06:10", "sick:W1").alternatives[0]
    assert [u.visit_id for u in first.plan.unplanned] == ["V2"]
    assert first.plan.unplanned[0].reasons
    assert first.consequences.postponed == ("V2",)
    assert "C2" in first.consequences.phone


def test_who_is_to_be_phoned() -> None:
    """V2 starts later by the 30 minutes that V1 is longer: C2 is told from 20 minutes on, but not from 40."""
    for notice, told in ((1200, ("C2",)), (2400, ())):
        order = Order(100_000, 1, notice=notice, moves=3000, tries=1, jobs=1)
        alone = one_route()
        (found,) = replanned(alone, "07:10", "extended:V1+30", order=order).alternatives
        assert found.consequences.phone == told
        assert found.consequences.moved == ("V2",)


def one_route() -> tuple[Instance, TravelTimes, Plan]:
    """S1 alone does V1, then V2."""
    given_day = instance([visit("V1"), visit("V2")], [shift("S1")])
    travel = grid_times(given_day)
    return given_day, travel, plan_of(given_day, travel, {"S1": ["V1", "V2"]})


def test_a_notice_shorter_than_the_tolerance_is_kept_too() -> None:
    """Ten minutes later is no move by 15, but those who want to be told from five minutes on are told."""
    order = Order(100_000, 1, notice=300, moves=3000, tries=1, jobs=1)
    (found,) = replanned(one_route(), "07:10", "extended:V1+10", order=order).alternatives
    assert found.consequences.moved == ()
    assert found.consequences.phone == ("C2",)


def test_parts_of_a_split_visit_that_are_done_stay() -> None:
    """The call of V1 is over at 07:10; the rest at home is still to come, and V1 is not made whole again."""
    given_day = instance(
        [visit("V1", None, window("07:00", "09:00"), screen_seconds=300, split=splits()), visit("V2")],
        [shift("S1"), shift("S2")],
    )
    travel = grid_times(given_day)
    published = plan_of(given_day, travel, {"S1": [("V1", "call")], "S2": ["V2", ("V1", "rest")]})
    found = replanned((given_day, travel, published), "07:12", "sick:W2@07:12")
    require_sound(found)
    parts = {
        (a.part, r.worker_id)
        for r in found.alternatives[0].plan.routes
        for a in r.activities
        if a.visit_id == "V1"
    }
    assert parts == {("screen", "W1"), ("remaining", "W1")}


def test_calls_keep_a_fallback_where_the_rules_ask_for_one() -> None:
    """W2 would come if V1's call failed; with W2 sick the visit is made at home by W1, since nobody could take it over."""
    rules = Settings().screen.model_copy(update={"require_fallback": True})
    given_day = instance(
        [
            visit("V1", None, window("08:00", "08:05"), screen_seconds=300),
            visit("V2", None, window("08:00", "09:00")),
        ],
        [shift("S1"), shift("S2")],
        settings=Settings(screen=rules),
    )
    travel = grid_times(given_day)
    published = plan_of(given_day, travel, {"S1": [("V1", "screen")], "S2": ["V2"]})
    require_sound(replanned((given_day, travel, published), "06:10", "sick:W2"))


def test_now_needs_an_offset() -> None:
    """07:20 of which day and zone is a bad call."""
    with pytest.raises(ValueError, match="needs a UTC offset"):
        replan(*two_routes(), at("07:20").replace(tzinfo=None), (), QUICK)


@pytest.mark.parametrize(
    "bad",
    [{"change_price": -1}, {"alternatives": 0}, {"tries": 0}, {"jobs": 0}, {"moves": -1}, {"notice": -1}],
)
def test_an_order_that_cannot_be_is_a_bad_call(bad: dict[str, int]) -> None:
    """Said when it is made."""
    with pytest.raises(ValueError, match="got"):
        Order(**bad)


def test_prices_go_from_the_fewest_changes_to_the_freest() -> None:
    """80, 1 and a tenth of the price; with more, evenly between the last two."""
    assert Order(1000).prices() == (80_000, 1000, 100)
    assert Order(1000, 1).prices() == (80_000,)
    assert Order(1000, 4).prices() == (80_000, 1000, 316, 100)  # 1000 * 0.1 ** 0.5
