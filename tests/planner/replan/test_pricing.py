"""What a change costs in the engine's words, held against the same change counted in the plan."""

from __future__ import annotations

import numpy as np

from planner.compile import compile_problem, encode
from planner.domain import Mode
from planner.replan import parse_events
from planner.replan.doing import situation_of
from planner.replan.pricing import Prices, in_windows, priced, windows_of
from planner.replan.rest import rest_of
from solvers.check import check
from solvers.cost import terms
from solvers.problem import Solution
from tests.builders import after, at, grid_times, instance, plan_of, shift, visit
from tests.planner.replan.samples import two_routes

PRICE = 1000


def priced_day(day, now: str):  # type: ignore[no-untyped-def]
    """The priced problem of a day and the published plan in it."""
    situation = situation_of(*day, at(now))
    rest = rest_of(situation)
    compiled = priced(compile_problem(rest.instance, day[1]), rest, situation.past, Prices.of(PRICE, 900))
    return compiled, in_windows(compiled, encode(compiled, rest.start))


def test_the_published_plan_changes_nothing_and_costs_nothing_more() -> None:
    """Before anybody sets out it is feasible as it stands, and no price is paid."""
    compiled, published = priced_day(two_routes(), "06:10")
    assert check(compiled.problem, published) == []
    cost = terms(compiled.problem, published)
    assert (cost["preference"], cost["option"]) == (0, 0)


def test_another_worker_costs_the_price_once() -> None:
    """V3 by W2, after V6."""
    compiled, published = priced_day(two_routes(), "06:10")
    (v1, v2, v3), (v4, v5, v6) = published.routes
    one, other = published.starts
    later = Solution(((v1, v2), (v4, v5, v6, v3)), (one[:2], (*other, other[-1] + 2000)))
    assert terms(compiled.problem, later)["preference"] == PRICE


def test_a_start_is_free_within_a_quarter_of_an_hour_and_priced_beyond() -> None:
    """V1 has two options at home: 06:49:20 (07:00 at the earliest) to 07:19:20 for nothing, and any time at the price."""
    compiled, _ = priced_day(two_routes(), "06:10")
    p = compiled.problem
    near, far = range(int(p.option_offset[0]), int(p.option_offset[1]))
    seconds = compiled.seconds
    assert windows_of(p, near) == ((seconds(at("07:00")), seconds(at("07:19:20"))),)
    assert windows_of(p, far) == ((seconds(at("07:00")), seconds(at("15:00"))),)
    assert p.option_cost[far] - p.option_cost[near] == PRICE


def test_who_loses_the_worker_anyway_is_moved_for_a_quarter_of_the_price() -> None:
    """V1 of W1, who is sick, counts as changed whatever its time; V4 of W2 does not."""
    day = two_routes()
    situation = situation_of(*day, at("06:10"), parse_events(["sick:W1"]))
    rest = rest_of(situation)
    compiled = priced(compile_problem(rest.instance, day[1]), rest, situation.past, Prices.of(PRICE, 900))
    p = compiled.problem
    for visit_id, price in (("V1", PRICE // 4), ("V4", PRICE)):
        row = next(n for n, seat in enumerate(compiled.seats) if seat.visit_id == visit_id)
        near, far = range(int(p.option_offset[row]), int(p.option_offset[row + 1]))
        assert p.option_cost[far] - p.option_cost[near] == price


def test_another_mode_costs_the_price() -> None:
    """V1 by screen, published at home."""
    given = instance([visit("V1", screen_seconds=600)], [shift("S1")])
    travel = grid_times(given)
    compiled, _ = priced_day((given, travel, plan_of(given, travel, {"S1": ["V1"]})), "06:10")
    plain = compile_problem(given, travel)
    more = {
        mode: min(
            int(compiled.problem.option_cost[o]) for o, m in enumerate(compiled.modes) if m is mode
        ) - int(plain.problem.option_cost[plain.option_of["V1", 0, mode]])
        for mode in Mode
    }  # fmt: skip
    assert more == {Mode.PHYSICAL: 0, Mode.SCREEN: PRICE}


def test_what_is_held_has_one_way_and_must_be_planned() -> None:
    """V1 at 07:04:20 by S1."""
    compiled, _ = priced_day(two_routes(), "07:10")
    p = compiled.problem
    (option,) = range(int(p.option_offset[0]), int(p.option_offset[1]))
    assert windows_of(p, option) == ((compiled.seconds(at("07:04:20")),) * 2,)
    assert p.allowed[option].tolist() == [True, False]
    assert p.required[0]


def test_a_limit_counts_every_option_of_a_way() -> None:
    """At most one of two visits by screen: both options of each count."""
    given, travel, _ = two_routes()
    visits = [visit("V1", screen_seconds=300), visit("V2", screen_seconds=300)]
    rules = given.settings.screen.model_copy(update={"max_visits": 1})
    given = instance(visits, [shift("S1")], settings=given.settings.model_copy(update={"screen": rules}))
    travel = grid_times(given)
    day = given, travel, plan_of(given, travel, {"S1": ["V1", "V2"]})
    plain, (compiled, _) = compile_problem(given, travel).problem, priced_day(day, "06:10")
    p = compiled.problem
    assert np.diff(p.quota_offset).tolist() == (2 * np.diff(plain.quota_offset)).tolist()
    assert {compiled.modes[o] for o in p.quota_option.tolist()} == {Mode.SCREEN}


def test_nobody_sets_out_before_now() -> None:
    """W1 has left V1 at 07:16:18 and has nothing to do until V2, not before 09:00: at 08:00 a break without length holds the
    present, so that the way to anything else begins then."""
    given, travel, _ = two_routes()
    late = visit("V2").windows[0].model_copy(update={"start_earliest": at("09:00")})
    visits = tuple(
        v.model_copy(update={"windows": (late,)}) if v.visit_id == "V2" else v for v in given.visits
    )
    given = given.model_copy(update={"visits": visits})
    plan = plan_of(given, travel, {"S1": ["V1", "V2"], "S2": ["V3", "V4", "V5", "V6"]})
    rest = rest_of(situation_of(given, travel, plan, at("08:00")))
    assert "S1" in rest.marked
    mark = rest.instance.shift["S1"].breaks[-1]
    assert (mark.start_earliest, mark.start_latest, mark.duration) == (at("08:00"), at("08:00"), 0)
    assert after(mark.start_latest, mark.duration) == at("08:00")
