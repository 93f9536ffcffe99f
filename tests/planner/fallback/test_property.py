"""What is reported holds: the fallback put into its route gives a plan that the checker finds right."""

from __future__ import annotations

import pytest
from numpy.random import Generator, default_rng

from planner.check import check
from planner.domain import Instance, Level, Mode, Plan
from planner.fallback import coverage
from planner.planning import plan_day
from planner.travel.times import TravelTimes
from solvers import Budget
from tests.builders import grid_times, instance, link, pause, shift, visit, window, worker
from tests.planner.fallback.days import (
    call_at,
    caller,
    clock,
    day,
    on_screen,
    only_call,
    out_again,
    put_in,
    rules,
    with_fallback,
    with_visit,
)


def a_day(rng: Generator) -> Instance:
    """Ten to fourteen visits at six addresses, half of them possible by screen, on three shifts with breaks and one caller."""
    visits = []
    for n in range(1, int(rng.integers(11, 16))):
        double = rng.random() < 0.15
        screen = not double and rng.random() < 0.6
        opens = int(rng.integers(420, 800 if screen else 560))
        late = opens + int(rng.integers(0, 90))
        visits.append(
            visit(
                f"V{n}",
                f"C{rng.integers(1, 7)}",
                window(_clock(opens), _clock(late), _clock(late + 40) if rng.random() < 0.2 else None),
                seconds=int(rng.integers(4, 25)) * 60,
                screen_seconds=300 if screen else None,
                staff_required=2 if double else 1,
                certificates=frozenset({"stoma"}) if rng.random() < 0.1 else frozenset(),
            )
        )
    breaks = [
        (pause("10:30", "12:00", 1200),), (pause("10:00", "11:30", 1800, address_id="B"),), (),
    ]  # fmt: skip
    serves = frozenset(Mode) if rng.random() < 0.5 else frozenset({Mode.PHYSICAL})
    shifts = [
        shift(
            f"S{k + 1}",
            end=str(rng.choice(["12:00", "14:00", "15:00"])),
            breaks=breaks[k],
            max_overtime=600 * k,
            modes=serves,
        )
        for k in range(3)
    ]
    names = [v.visit_id for v in visits]
    one, other = (str(v) for v in rng.choice(names, 2, replace=False))
    people = [worker(f"W{k}", Level.SSH, certificates=frozenset({"stoma"})) for k in (1, 2)]
    return instance(
        visits,
        [*shifts, caller()],
        citizens=[on_screen(f"C{n}") for n in range(1, 7)],
        workers=people,
        links=(link(one, other, int(rng.integers(0, 60)) * 60, int(rng.integers(90, 400)) * 60),),
        settings=rules(fallback_within=int(rng.choice([900, 1800, 3600]))),
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def planned(seed: int) -> tuple[Instance, TravelTimes, Plan]:
    given = a_day(default_rng(seed))
    travel = grid_times(given, step_seconds=150)
    return given, travel, plan_day(given, travel, solver="greedy", budget=Budget(iterations=1))


@pytest.mark.parametrize("seed", range(12))
def test_a_fallback_put_in_as_reported_breaks_no_rule(seed: int) -> None:
    given, travel, plan = planned(seed)
    for call in coverage(given, travel, plan).calls:
        assert call.covered is (call.miss is None)
        if call.covered:
            more, changed = with_fallback(given, travel, plan, call)
            assert check(more, travel, changed) == []
            starts = [a.start for r in changed.routes for a in r.activities if a.visit_id == "F"]
            assert starts == [t.start for t in call.takeovers]
            assert call.known_at <= starts[0] <= call.deadline


@pytest.mark.parametrize("seed", range(12))
def test_where_none_is_reported_no_place_in_a_route_would_do(seed: int) -> None:
    """Tried at every place of every route that somebody could still be sent to: leaving the place before at the instant at
    which the failure is known, or later; at the same address in care until then; and from the base, once back there
    or without visits (and breaks, which no plan lays out then). The checker finds fault with each."""
    given, travel, plan = planned(seed)
    for call in coverage(given, travel, plan).uncovered:
        more = with_visit(given, call)
        home = given.citizen[given.visit[call.visit_id].citizen_id].address_id
        for number, route in enumerate(plan.routes):
            if route.shift_id == "S9" or (not route.activities and given.shift[route.shift_id].breaks):
                continue
            for position in range(len(route.activities) + 1):
                before = route.activities[position - 1] if position else None
                left = route.departure if before is None else before.departure
                if before is not None and before.address_id == home:
                    left = before.end
                if left >= call.known_at:
                    changed = put_in(more, travel, route, position, call.known_at, call.known_at, 0)
                elif position == len(route.activities):
                    start = out_again(more, travel, route, call.known_at)
                    changed = put_in(more, travel, route, position, start, None, 0)
                else:
                    continue
                routes = (*plan.routes[:number], changed, *plan.routes[number + 1 :])
                assert check(more, travel, plan.model_copy(update={"routes": routes}))


@pytest.mark.parametrize("seed", range(12))
def test_what_a_route_has_more_is_what_it_drives_more(seed: int) -> None:
    """Driving and overhead of the whole route, summed before and after; a shift without visits had none. Out again from the base
    it is the way there and back, and a stop of 200 + 118 s."""
    given, travel, plan = planned(seed)
    for call in coverage(given, travel, plan).calls:
        for takeover in call.takeovers:
            if takeover.from_base:
                home = given.citizen[given.visit[call.visit_id].citizen_id].address_id
                out = travel.leg(given.shift[takeover.shift_id].means, "B", home)
                grown = (2 * out[0], 2 * out[1], 318)
            else:
                _, changed = with_fallback(given, travel, plan, call)
                before, after = (_work(p, takeover.shift_id) for p in (plan, changed))
                grown = (after[0] - before[0], after[1] - before[1], after[2] - before[2])
            assert grown == (takeover.travel_seconds, takeover.travel_metres, takeover.overhead_seconds)


def _work(plan: Plan, shift_id: str) -> tuple[int, int, int]:
    route = next(r for r in plan.routes if r.shift_id == shift_id)
    acts = route.activities
    homes = (a for a in acts if a.mode is Mode.PHYSICAL)
    return (
        sum(a.travel_seconds for a in acts) + route.return_travel_seconds,
        sum(a.travel_metres for a in acts) + route.return_travel_metres,
        sum(a.arriving_seconds + a.leaving_seconds for a in homes),
    )


@pytest.mark.parametrize(
    ("last", "begins", "starts"),
    [("C9", "07:30", "08:10:20"), ("C9", "07:50", "08:16:18"), ("C2", "07:30", "08:10:20")],
    ids=["at the base", "on the way back", "at the base, last at the same address"],
)
def test_who_sets_out_again_leaves_from_the_base(last: str, begins: str, starts: str) -> None:
    """A step takes 60 s. S1 cares at A9 for ten minutes and drives 540 s home. The call of the citizen at A2 has failed at
    08:05, and from the base it is 120 s and 200 s, not the 420 s and 200 s from A9.

    From 07:30: out 07:41:58, home 07:50:58; care from 08:05 + 320 s = 08:10:20. From 07:50: out 08:01:58, home 08:10:58 first;
    care from 08:10:58 + 320 s = 08:16:18. There and back 240 s. Who was last at A2 itself has left that stop: 200 s once more.
    """
    visits = [visit("V2", last, window(begins, begins)), call_at(citizen_id="C2")]
    given, travel, plan = day(visits, [shift("S1")], {"S1": ["V2"]})
    call = only_call((given, travel, plan))
    (takeover,) = call.takeovers
    assert (takeover.from_base, takeover.travel_seconds, clock(takeover.start)) == (True, 240, starts)
    more, changed = with_fallback(given, travel, plan, call)
    assert check(more, travel, changed) == []
    assert [clock(a.start) for r in changed.routes for a in r.activities if a.visit_id == "F"] == [starts]


def test_these_days_have_calls_of_both_kinds() -> None:
    calls = [c for seed in range(12) for c in coverage(*planned(seed)).calls]
    assert sum(c.covered for c in calls) > 10
    assert sum(not c.covered for c in calls) > 3
    assert {t.idle for c in calls for t in c.takeovers} == {True, False}
    assert any(t.from_base for c in calls for t in c.takeovers)
