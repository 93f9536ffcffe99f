"""Screens in the engine's words: which options there are, limits as quotas, seats of units, split visits, second workers."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.random import Generator, default_rng

from planner.check import check as domain_check
from planner.compile import Compiled, Seat, compile_problem, decode, encode
from planner.domain import Consent, Instance, Mode, ScreenRules, Settings, VisitLink, VisitMode, Weights
from planner.modality import modality
from planner.planning import plan_day
from planner.reasons import why_unplanned
from solvers.base import Budget
from solvers.check import check as engine_check
from solvers.cost import terms
from solvers.problem import NO_PLACE, Solution
from tests.builders import (
    Entry,
    citizen,
    consenting,
    grid_times,
    instance,
    link,
    operator,
    pin,
    plan_of,
    screen_unit,
    shift,
    splits,
    visit,
    window,
)
from tests.planner.test_compile_agreement import grown, nudged, plan_from

SCREEN, PHYSICAL = Mode.SCREEN, Mode.PHYSICAL
FREE = Settings(
    screen=ScreenRules(min_physical_per_week=0, max_days_without_physical=None, max_in_a_row=None)
)


def compiled(given: Instance) -> Compiled:
    return compile_problem(given, grid_times(given))


def takers(c: Compiled, visit_id: str, mode: Mode, part: str = "whole", seat: int = 0) -> set[str]:
    """Shifts of the instance that may take a part of a visit in a mode, at whatever time."""
    visits = [c.seats[v] for v in c.problem.option_visit]
    options = [
        o
        for o, ways in enumerate(zip(visits, c.modes, c.parts, strict=True))
        if (ways[0].visit_id, ways[0].seat, *ways[1:]) == (visit_id, seat, mode, part)
    ]
    able = c.problem.eligible[options].any(axis=0)
    return {s.shift_id for s, is_able in zip(c.instance.shifts, able, strict=False) if is_able}


def rules(**fields: object) -> Settings:
    return FREE.model_copy(update={"screen": FREE.screen.model_copy(update=fields)})


def test_a_visit_that_may_not_be_on_screen_has_no_such_option() -> None:
    refused = citizen(screen=consenting(consent=Consent.REFUSED))
    given = instance(
        [visit(screen_seconds=300), visit("V2", screen_seconds=300)], [shift()], citizens=[refused]
    )
    c = compiled(given)
    assert ("V1", 0, SCREEN) not in c.option_of
    assert takers(c, "V2", SCREEN) == {"S1"}


def test_a_visit_that_is_only_by_screen_and_not_allowed_stays_and_comes_back_with_the_reasons() -> None:
    only = visit().model_copy(update={"modes": (VisitMode(mode=SCREEN, service_duration=300),)})
    given = instance([only], [shift()], citizens=[citizen(screen=consenting(has_device=False))])
    c = compiled(given)
    assert c.modes == (SCREEN,)
    assert takers(c, "V1", SCREEN) == set()
    plan = plan_day(given, grid_times(given), solver="greedy", budget=Budget(iterations=1))
    (left,) = plan.unplanned
    assert [r.code for r in left.reasons] == ["no_device"]


def test_another_judgement_may_be_given() -> None:
    """For questions of what if: here as if nothing were allowed."""
    given = instance([visit(screen_seconds=300)], [shift()])
    anything = compile_problem(given, grid_times(given), None).modes
    refused = instance(given.visits, given.shifts, citizens=[citizen(screen=None)])
    assert anything == (PHYSICAL, SCREEN)
    assert compile_problem(given, grid_times(given), modality(refused)).modes == (PHYSICAL,)


def _priced(**weights: int) -> dict[tuple[str, int, Mode, str], int]:
    """Points of each way of a whole visit, one that may be split, and a double one whose second worker may be on screen."""
    visits = [
        visit("V1", screen_seconds=300),
        visit("V2", seconds=1800, split=splits()),
        visit("V3", staff_required=2, second_on_screen=True),
        visit("V4"),
    ]
    settings = Settings(weights=Weights(**weights), screen=FREE.screen)
    c = compiled(instance(visits, [shift("S1"), shift("S2")], settings=settings))
    return {key: int(c.problem.option_cost[o]) for key, o in c.option_of_part.items()}


def test_a_visit_with_a_choice_is_weighed_by_all_the_time_that_each_way_takes() -> None:
    """By default 100 points a second. Home: its care, all of it or what is left of it; without a choice nothing.

    Expected of failed calls: 0.04 x (318 + care + 549) + 0.08 x 60 s. V1, 600 s of care: 58.68 + 4.8 = 63.48 s. The call of V2
    stands for 1,800 - 600 = 1,200 s: 82.68 + 4.8 = 87.48 s. The second worker is no call that somebody must go out for.
    """
    cost = _priced()
    assert cost["V1", 0, PHYSICAL, "whole"] == 60_000
    assert cost["V1", 0, SCREEN, "whole"] == 6_348
    assert cost["V2", 0, PHYSICAL, "whole"] == 180_000
    assert cost["V2", 0, PHYSICAL, "remaining"] == 60_000
    assert cost["V2", 0, SCREEN, "screen"] == 8_748
    assert cost["V2", 0, SCREEN, "none"] == 0
    assert cost["V3", 1, SCREEN, "whole"] == 0
    assert cost["V4", 0, PHYSICAL, "whole"] == 0


def test_what_a_screen_visit_is_worth_comes_off_its_cost_once() -> None:
    """A whole visit, a part, and a second worker on screen are worth 500 points each; the calls not made nothing."""
    plain, worth = _priced(), _priced(screen_value=500)
    assert {key for key, cost in worth.items() if cost == plain[key] - 500} == {
        ("V1", 0, SCREEN, "whole"),
        ("V2", 0, SCREEN, "screen"),
        ("V3", 1, SCREEN, "whole"),
    }
    assert sum(worth.values()) == sum(plain.values()) - 1500


def test_failed_calls_of_two_workers_bring_two_to_the_door() -> None:
    """Locked to the screen, five minutes each: 0.04 x (318 + 300 + 549) + 0.08 x 60 s = 51.48 s, for either worker.

    The visit is worth 500 points in itself once.
    """
    v = visit(screen_seconds=300, staff_required=2)
    locks = tuple(pin("V1", seat=seat, mode=SCREEN) for seat in (0, 1))
    settings = FREE.model_copy(update={"weights": Weights(screen_value=500)})
    c = compiled(instance([v], [shift("S1"), shift("S2")], pins=locks, settings=settings))
    assert c.problem.option_cost.tolist() == [4_648, 5_148]


def test_limits_are_quotas() -> None:
    """One quota for the week over whole visits, one for the plan over anything by screen."""
    visits = [visit(f"V{n}", "C1", screen_seconds=300) for n in (1, 2, 3)] + [visit("V4", split=splits())]
    record = citizen(screen=consenting(physical_this_week=0))
    given = instance(
        visits, [shift()], citizens=[record], settings=rules(min_physical_per_week=2, max_visits=1)
    )
    c = compiled(given)
    p = c.problem
    quotas = [
        (sorted(p.quota_option[p.quota_offset[q] : p.quota_offset[q + 1]].tolist()), int(p.quota_max[q]))
        for q in range(p.num_quotas)
    ]
    whole = [c.option_of[f"V{n}", 0, SCREEN] for n in (1, 2, 3)]
    part = {name: o for (v, _, _, name), o in c.option_of_part.items() if v == "V4"}
    assert quotas == [
        (whole, 1),  # 3 - 2
        ([*whole, part["screen"]], 1),
        (sorted([part["whole"], part["screen"]]), 1),
        (sorted([part["remaining"], part["none"]]), 1),
    ]


def test_units_share_seats_and_go_nowhere() -> None:
    """Two operators at one seat from 08:00 and two from 12:00; a unit without rows leaves no trace."""
    shifts = [operator("U1"), operator("U2"), operator("U3", "free", modes=frozenset(Mode)), shift("S1")]
    units = (screen_unit("free"), screen_unit("U", ("08:00", 1), ("12:00", 2)))
    c = compiled(instance([visit(screen_seconds=300)], shifts, units=units, settings=FREE))
    p = c.problem
    assert p.shift_unit.tolist() == [0, 0, -1, -1]
    assert p.seats_offset.tolist() == [0, 2]
    assert p.seats_from.tolist() == [8 * 3600, 12 * 3600]
    assert p.seats.tolist() == [1, 2]
    assert takers(c, "V1", PHYSICAL) == {"S1"}
    assert takers(c, "V1", SCREEN) == {"U1", "U2", "U3", "S1"}


def test_a_second_worker_on_screen_stays_as_long_as_the_first_is_there() -> None:
    """Ten minutes at home; the call is set up for 60 s and written down for 120 s, and has no place."""
    given = instance(
        [visit(staff_required=2, second_on_screen=True)], [shift("S1"), operator()], settings=FREE
    )
    c = compiled(given)
    assert set(c.option_of) == {("V1", 0, PHYSICAL), ("V1", 1, PHYSICAL), ("V1", 1, SCREEN)}
    o = c.option_of["V1", 1, SCREEN]
    p = c.problem
    assert (p.option_place[o], p.option_duration[o], p.option_setup[o], p.option_wrap_up[o]) == (
        NO_PLACE,
        600,
        60,
        120,
    )
    assert takers(c, "V1", PHYSICAL, seat=1) == {"S1"}
    assert takers(c, "V1", SCREEN, seat=1) == {"S1", "U1"}


@pytest.mark.parametrize(
    ("pins", "expected"),
    [
        ((pin("V1", seat=1, mode=SCREEN),), {(0, PHYSICAL), (1, SCREEN)}),
        ((pin("V1", seat=1, mode=PHYSICAL),), {(0, PHYSICAL), (1, PHYSICAL)}),
        ((pin("V1", seat=0, mode=PHYSICAL),), {(0, PHYSICAL), (1, PHYSICAL), (1, SCREEN)}),
        ((pin("V1", mode=PHYSICAL), pin("V1", seat=1, mode=SCREEN)), {(0, PHYSICAL), (1, SCREEN)}),
        ((pin("V1", mode=SCREEN),), {(0, SCREEN), (1, SCREEN)}),
    ],
)
def test_locks_of_two_workers(pins: tuple[object, ...], expected: set[tuple[int, Mode]]) -> None:
    v = visit(staff_required=2, second_on_screen=True, screen_seconds=300)
    c = compiled(instance([v], [shift("S1"), shift("S2")], pins=pins, settings=FREE))
    assert {key[1:] for key in c.option_of} == expected


# split visits


def split_day(rest: int = 600, **fields: object) -> Instance:
    """V1, half an hour at home or `rest` seconds there and five minutes by screen, and V2; a route and an operator."""
    visits = [visit("V1", seconds=1800, split=splits(rest=rest), services=("medicine", "bath")), visit("V2")]
    return instance(visits, [shift("S1"), operator()], **{"settings": FREE, **fields})


def test_a_visit_that_may_be_split_is_two_for_the_engine() -> None:
    c = compiled(split_day())
    p = c.problem
    assert c.seats == (Seat("V1", 0), Seat("V1", 0, call=True), Seat("V2", 0))
    assert c.parts == ("whole", "remaining", "screen", "none", "whole")
    assert p.option_duration.tolist() == [1800, 600, 300, 0, 600]
    assert p.option_place.tolist()[2:4] == [NO_PLACE] * 2
    assert p.option_setup.tolist() == [0, 0, 60, 0, 0]
    assert (p.link_first.tolist(), p.link_second.tolist(), p.link_together.tolist()) == ([0], [1], [True])
    assert p.unplanned_cost.tolist() == [5e8, 0, 5e8]
    assert p.num_shifts == 3
    assert np.flatnonzero(p.eligible[3]).tolist() == [2]
    assert not p.eligible[[0, 1, 2, 4], 2].any()
    assert takers(c, "V1", SCREEN, "screen") == {"S1", "U1"}


def test_without_a_split_there_is_no_shift_of_nobodys() -> None:
    given = split_day(pins=(pin("V1", shift_id="S1"),))
    assert compiled(given).problem.num_shifts == 2
    barred = split_day(citizens=[citizen(screen=None)])
    assert compiled(barred).problem.num_shifts == 2


SPLITS = {
    "whole": ({"S1": ["V1", "V2"]}, []),
    "rest and call": ({"S1": [("V1", "rest"), "V2"], "U1": [("V1", "call")]}, []),
    "rest alone": ({"S1": [("V1", "rest"), "V2"]}, ["link_together"]),
    "call alone": ({"S1": ["V2"], "U1": [("V1", "call")]}, ["link_together"]),
    "whole and call": ({"S1": ["V1", "V2"], "U1": [("V1", "call")]}, ["quota"]),
    "left out": ({"S1": ["V2"]}, []),
}


@pytest.mark.parametrize("case", SPLITS)
def test_exactly_whole_or_rest_and_call_are_feasible(case: str) -> None:
    """Encoded, a visit planned whole has a call that nobody makes; decoded, the plan is as it was."""
    sequences, expected = SPLITS[case]
    given = split_day()
    plan = plan_of(given, grid_times(given), sequences)
    c = compiled(given)
    s = encode(c, plan)
    assert {b.rule for b in engine_check(c.problem, s)} == set(expected)
    assert decode(c, s)[1].activities == plan.routes[1].activities
    spared = [a for a in s.routes[-1] if c.parts[a] == "none"]
    assert len(spared) == (case == "whole")
    assert bool(domain_check(given, grid_times(given), plan)) == bool(expected)
    better = plan_day(given, grid_times(given), budget=Budget(iterations=200), start=plan)
    assert (better.run.status, better.unplanned) == ("feasible", ())


def test_a_call_that_is_not_made_costs_nothing_and_is_nobodys_face() -> None:
    """With every price on: the split visit planned whole costs what it would without its split, but for its care.

    That has a price where a call may take its place, 1,800 s x 100 points; without screen work's price there is none.
    """
    for screen_work, care in ((100, 180_000), (0, 0)):
        one, other = _whole_with_and_without_a_split(screen_work)
        assert other["option"] == 0
        assert one == {**other, "option": care}


def _whole_with_and_without_a_split(screen_work: int) -> list[dict[str, int]]:
    prices = Weights(waiting=7, continuity=1000, shift_use=50, screen_work=screen_work)
    settings = FREE.model_copy(update={"weights": prices})
    given = split_day(settings=settings)
    plain = given.model_copy(
        update={"visits": tuple(v.model_copy(update={"split": None}) for v in given.visits)}
    )
    plan = plan_of(given, grid_times(given), {"S1": ["V1", "V2"]})
    return [terms(c.problem, encode(c, plan)) for c in (compiled(given), compiled(plain))]


def apart(*links: VisitLink) -> Instance:
    """Three visits of half an hour that may be split, as `split_day`, with links; three routes and an operator."""
    visits = [visit(f"V{n}", seconds=1800, split=splits(), services=("medicine", "bath")) for n in (1, 2, 3)]
    return instance(
        visits,
        [shift("S1"), shift("S2"), shift("S3"), operator()],
        links=links,
        settings=rules(max_visits=1),
    )


def test_visits_for_different_workers_may_all_stay_whole() -> None:
    """The calls that V1 and V2 are spared go to different shifts of nobody's, that of V3 to the one of all others."""
    given = apart(link("V1", "V2", worker="different"))
    c = compiled(given)
    none = [o for o, part in enumerate(c.parts) if part == "none"]
    assert c.problem.num_shifts == 4 + 3
    assert [np.flatnonzero(c.problem.eligible[o]).tolist() for o in none] == [[5], [6], [4]]
    travel = grid_times(given)
    plan = plan_of(given, travel, {"S1": ["V1"], "S2": ["V2"], "S3": ["V3"]})
    assert domain_check(given, travel, plan) == []
    assert engine_check(c.problem, encode(c, plan)) == []
    assert engine_check(compiled(apart()).problem, encode(compiled(apart()), plan)) == []
    assert compiled(apart()).problem.num_shifts == 4 + 1


def test_different_workers_are_still_different_where_both_call() -> None:
    given = apart(link("V1", "V2", worker="different")).model_copy(update={"settings": FREE})
    travel = grid_times(given)
    calls: list[Entry] = [("V1", "call"), ("V2", "call")]
    rest: dict[str, list[Entry]] = {"S1": [("V1", "rest")], "S2": [("V2", "rest")], "S3": ["V3"]}
    c = compiled(given)
    same = plan_of(given, travel, {**rest, "U1": calls})
    assert [v.rule for v in engine_check(c.problem, encode(c, same))] == ["link_different_worker"]


def test_a_gap_to_another_visit_holds_for_both_parts() -> None:
    """V2 no sooner than two hours after V1: neither the rest nor the call may be later than that; no call is bound by none."""
    given = split_day(links=(link("V1", "V2", 7200),))
    travel, c = grid_times(given), compiled(given)
    late_call = plan_of(
        given, travel, {"S1": [("V1", "rest"), "V2"], "U1": [("V1", "call")]}, {"U1": "08:00"}
    )
    s = encode(c, late_call)
    assert [b.rule for b in engine_check(c.problem, s)] == ["link_gap"]
    assert [v.rule for v in domain_check(given, travel, late_call)] == ["gap_short"]
    whole = plan_of(given, travel, {"S1": ["V1", "V2"]})
    assert engine_check(c.problem, encode(c, whole)) == domain_check(given, travel, whole) == []


def test_the_search_splits_where_that_saves_and_starts_from_its_own_plan() -> None:
    """At 100 points a second. Whole: 1,800 s of care. In parts: what is left at home, a call of 60 + 300 + 120 = 480 s, and what
    failed calls are expected to take, 0.04 x (318 + 1,800 - rest + 549) + 0.08 x 60 s. The ways and stops are the same.

    600 s left: 600 + 480 + 87.48 = 1,167.48 s, less than 1,800. 1,500 s left: 1,500 + 480 + 51.48 = 2,031.48 s, 231.48 s more:
    worth it once a screen visit is worth more than 23,148 points in itself.
    """
    in_parts = ["remaining", "screen"]
    days = ((600, 0, in_parts), (1500, 0, ["whole"]), (1500, 23_147, ["whole"]), (1500, 23_149, in_parts))
    for rest, value, parts in days:
        settings = FREE.model_copy(update={"weights": Weights(screen_value=value)})
        given = split_day(rest, settings=settings)
        travel = grid_times(given)
        plan = plan_day(given, travel, budget=Budget(iterations=3000))
        found = [a.part for r in plan.routes for a in r.activities if a.visit_id == "V1"]
        assert sorted(found) == parts
        again = plan_day(given, travel, budget=Budget(iterations=1), start=plan)
        assert again.run.cost == plan.run.cost


# two opinions


def random_screen_day(rng: Generator) -> Instance:
    """Eight visits of three citizens with every rule of the screen at work, two routes, and two operators at one seat or two."""
    visits = []
    for n in range(1, 9):
        kind, hour = rng.random(), int(rng.integers(8, 12))
        double = kind < 0.2
        services = ("medicine",) if rng.random() < 0.7 else ("medicine", "bath")
        visits.append(
            visit(
                f"V{n}",
                f"C{rng.integers(1, 4)}",
                window(f"{hour:02d}:00", f"{hour + 1:02d}:{rng.integers(10, 59)}"),
                seconds=900,
                screen_seconds=600 if rng.random() < 0.6 else None,
                staff_required=2 if double else 1,
                second_on_screen=double and bool(rng.random() < 0.7),
                split=splits(rest=500) if rng.random() < 0.4 and not double else None,
                services=services,
                must_be_physical=bool(rng.random() < 0.1),
            )
        )
    citizens = [
        citizen(
            f"C{n}",
            screen=consenting(
                physical_this_week=int(rng.integers(0, 3)),
                last_physical=None,
                screen_in_a_row=int(rng.integers(0, 3)),
                consent=Consent.GIVEN if rng.random() < 0.85 else Consent.REFUSED,
                has_device=bool(rng.random() < 0.9),
            ),
        )
        for n in range(1, 4)
    ]
    screen = ScreenRules(
        min_physical_per_week=int(rng.integers(0, 3)),
        max_in_a_row=int(rng.integers(1, 4)),
        max_days_without_physical=7 if rng.random() < 0.3 else None,
        max_visits=4 if rng.random() < 0.3 else None,
        far_metres=900 if rng.random() < 0.4 else None,
        far_share=0.6,
    )
    seats = (("06:00", int(rng.integers(1, 3))), ("10:00", int(rng.integers(0, 3))))
    return instance(
        visits,
        [shift("S1"), shift("S2"), operator("U1"), operator("U2")],
        citizens=citizens,
        units=(screen_unit("U", *seats),),
        links=(link("V1", "V2", 600),) if rng.random() < 0.3 else (),
        settings=Settings(screen=screen),
    )


def test_what_the_engine_finds_right_the_domain_finds_right() -> None:
    """Plans grown at random, half of them with one thing changed; screens are used often enough to mean something."""
    right = called = split = seconds = 0
    for seed in range(120):
        rng = default_rng(seed)
        given = random_screen_day(rng)
        travel = grid_times(given, step_seconds=240)
        c = compile_problem(given, travel)
        s: Solution = grown(rng, c.problem)
        s = nudged(rng, s) if seed % 2 else s
        plan = plan_from(c, s)
        violations = domain_check(given, travel, plan)
        if engine_check(c.problem, s):
            continue
        assert violations == [], seed
        right += 1
        acts = [a for r in plan.routes for a in r.activities]
        called += sum(a.mode is SCREEN and a.part == "whole" for a in acts)
        split += sum(a.part == "screen" for a in acts)
        seconds += sum(a.seat == 1 and a.mode is SCREEN for a in acts)
        assert set(why_unplanned(given, travel, plan)) == {u.visit_id for u in plan.unplanned}
    assert right > 60
    assert min(called, split, seconds) > 10


def test_the_search_keeps_every_rule() -> None:
    """`plan_day` raises where the domain refutes what the engine calls feasible."""
    for seed in range(12):
        given = random_screen_day(default_rng(1000 + seed))
        travel = grid_times(given, step_seconds=240)
        plan = plan_day(given, travel, budget=Budget(iterations=300), seed=seed)
        assert plan.run.status == "feasible"
