"""Each way of making a set smaller, by itself, and what stops it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from planner.compile import compile_problem, encode
from planner.domain import Instance, Level
from planner.openshifts.cover import Cover
from planner.openshifts.habits import Habits, Span
from planner.openshifts.needs import Role
from planner.openshifts.offers import Offer, with_offers
from planner.openshifts.order import Order
from planner.openshifts.pool import Pool
from planner.openshifts.reduce import Reducer
from planner.openshifts.state import State, settled
from planner.openshifts.trial import Bench, start_plan
from solvers.cost import cost
from tests.builders import Entry, at, delegation, instance, plan_of, shift, visit, worker
from tests.planner.openshifts.days import HOUR, LINE, MOVES, rush, sharp

ORDER = Order(moves=MOVES, shortest=HOUR)


class _Table:
    """A bench with one day, and a state laid out by hand: nothing is searched for."""

    def __init__(
        self, day: Instance, spans: Mapping[str, Span], routes: Mapping[str, Sequence[Entry]], role: Role
    ) -> None:
        habits = Habits(day)
        ground = habits.grounds(screen=False)[0]
        offers = [Offer(name, ground, at("00:00").date(), span, role) for name, span in spans.items()]
        plan = plan_of(with_offers(habits, offers), LINE, routes)
        self.bench = Bench(habits, LINE, seed=1)
        trial = self.bench.search(offers, start_plan(plan.routes), moves=0)
        self.laid = State(tuple(offers), trial)
        self.state = settled(habits, trial, shortest=HOUR, step=900)
        empty = start_plan(())
        self.reducer = Reducer(self.bench, ORDER, MOVES, empty, lambda: None)


FULL = Span(7 * HOUR, 15 * HOUR)
OFF_TODAY = shift("S1", day=5)  # shows what shifts are like here, and takes nothing on Monday
HELPER = Role(Level.SSH)


def _three_for_three() -> _Table:
    """Nobody is at work. Three visits at any time of the day, each in a shift of its own."""
    day = instance([visit("V1"), visit("V2"), visit("V3")], [OFF_TODAY])
    spans = {"X": FULL, "Y": FULL, "Z": FULL}
    return _Table(day, spans, {"X": ["V1"], "Y": ["V2"], "Z": ["V3"]}, HELPER)


def test_shifts_that_others_can_do_without_are_dropped() -> None:
    """10 minutes of care and 318 s of stop each: three go into one shift with ease."""
    table = _three_for_three()
    assert len(table.state.offers) == 3
    fewer = table.reducer.fewer(table.state)
    assert len(fewer.offers) == 1
    assert fewer.trial.left_out == table.state.trial.left_out == frozenset()


def test_settling_leaves_unused_shifts_behind() -> None:
    day = rush()
    table = _Table(day, {"X": FULL, "Y": FULL}, {"S1": ["V1", "V4"], "X": ["V2"], "Y": []}, HELPER)
    assert [o.offer_id for o in table.state.offers] in (["X"], ["X", "Y"])
    assert all(table.state.trial.visits(o) for o in table.state.offers)


def test_a_late_visit_pulls_the_start_of_its_shift() -> None:
    """V1 may start from 07 to 15 and V2 at 12:00 sharp. Laid out from 07:00 the shift lasts until after 12:30; with V1 next to
    V2 it takes little more than V2 alone."""
    day = instance([visit("V1"), sharp("V2", "12:00")], [OFF_TODAY])
    table = _Table(day, {"X": FULL}, {"X": ["V1", "V2"]}, HELPER)
    assert table.state.offers[0].span.start == 7 * HOUR
    (cut,) = table.reducer.shorter(table.state).offers
    # V1 first: 60 + 200 + 600 + 118 + 60 + 200 s before 12:00 is 11:39:22; after V2 118 + 120 s, so 12:33:58: 11:30-12:45.
    # V2 first: 120 + 200 s before 12:00 is 11:54:40; then 118 + 60 + 200 + 600 + 118 + 60 s, so 12:49:16: 11:45-13:00.
    assert cut.seconds == 75 * 60
    assert table.reducer.shorter(table.reducer.shorter(table.state)).offers[0].span == cut.span


def test_no_shorter_than_the_shortest() -> None:
    day = instance([visit("V1")], [OFF_TODAY])
    table = _Table(day, {"X": FULL}, {"X": ["V1"]}, HELPER)
    (cut,) = table.reducer.shorter(table.state).offers
    assert cut.seconds == HOUR


def test_a_role_that_nothing_asks_for_is_given_up_at_once() -> None:
    """The offer was for a nurse; its visit asks for nobody in particular."""
    day = instance([visit("V1")], [OFF_TODAY])
    table = _Table(day, {"X": FULL}, {"X": ["V1"]}, Role(Level.NURSE))
    assert table.laid.offers[0].role.level is Level.NURSE
    assert table.state.offers[0].role == Role(Level.UNSKILLED)


def _assistant_who_could_swap() -> _Table:
    """W1 is an SSA with V1, for anyone; the open shift has V2, for an SSA, at the same time."""
    day = instance(
        [sharp("V1", "08:00"), sharp("V2", "08:00", level=Level.SSA)],
        [shift("S1")],
        workers=[worker("W1", Level.SSA)],
    )
    return _Table(day, {"X": FULL}, {"S1": ["V1"], "X": ["V2"]}, Role(Level.SSA))


def test_easier_by_solving_again() -> None:
    table = _assistant_who_could_swap()
    assert [o.role.level for o in table.state.offers] == [Level.SSA]
    assert [o.role.level for o in table.reducer.easier(table.state).offers] == [Level.UNSKILLED]


def test_not_easier_where_nobody_could_swap() -> None:
    table = _assistant_who_could_swap()
    table.bench.kept = table.state.trial.plan.model_copy(
        update={"routes": tuple(r for r in table.state.trial.routes if r.shift_id == "S1")}
    )
    assert [o.role.level for o in table.reducer.easier(table.state).offers] == [Level.SSA]


def test_a_shift_too_many_is_found_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `fewer` misses, the last check does not: with three shifts for what fits into one, one is left and said to be needed."""
    table = _three_for_three()
    monkeypatch.setattr(table.reducer, "fewer", lambda state: state)
    state, without = table.reducer.reduced(table.state)
    assert len(state.offers) == 1
    assert without == {state.offers[0].offer_id: {"V1", "V2", "V3"}}


# what is paid for


def test_a_shift_costs_its_price() -> None:
    """Eight hours, its eight hours, and 900 s for the first step of level: 58,500 s at 100 points, besides what the plan costs."""
    table = _three_for_three()
    offers = table.laid.offers[:1]
    assert offers[0].price == 8 * HOUR + 8 * HOUR + 900
    alone = table.bench.search(offers, table.state.trial.plan, moves=0)
    compiled = compile_problem(with_offers(table.bench.habits, offers), LINE)
    assert alone.left_out == frozenset()
    assert alone.cost == cost(compiled.problem, encode(compiled, alone.plan)) + 100 * offers[0].price


def test_whoever_has_been_told_goes_farther_rather_than_tell_another() -> None:
    """W1 starts at A1, where V1 is; V2, at A2, has a task that W1 has been told of. Were the open shift to take V2, W1 would
    drive no way at all; half an hour of telling is dearer than the way."""
    day = instance(
        [sharp("V1", "08:00"), sharp("V2", "08:00", delegated_tasks=frozenset({"insulin"}))],
        [shift("S1", start_address="A1", end_address="A1"), shift("S2", "W2", day=5)],
        delegations=(delegation("W1", "C2", "insulin"),),
    )
    habits = Habits(day, ("B",))
    role = Role(Level.SSH, frozenset(), frozenset({("C2", "insulin")}))
    offer = Offer("X", habits.grounds(screen=False)[0], at("00:00").date(), FULL, role)
    trial = Bench(habits, LINE, seed=1).search([offer], start_plan(()), MOVES)
    assert [v.visit_id for v in trial.visits(offer)] == ["V1"]


# what is on offer


def _pool(day: Instance, *demand: str) -> Pool:
    visits = tuple(day.visit[v] for v in demand)
    return Pool(Habits(day), visits, visits, HOUR, 900)


def test_on_offer_are_times_in_use_and_halves() -> None:
    """07-11 is in use: it, and its two halves, for the level asked for."""
    offers = _pool(rush(), "V1").offers()
    assert {o.span[:2] for o in offers} == {
        (7 * HOUR, 11 * HOUR),
        (7 * HOUR, 9 * HOUR),
        (9 * HOUR, 11 * HOUR),
    }
    assert {o.role for o in offers} == {Role(Level.UNSKILLED)}
    assert len(offers) == 3


def test_two_of_each_for_a_visit_that_takes_two() -> None:
    day = instance([sharp("V1", "08:00", staff_required=2)], [shift("S1")])
    assert len(_pool(day, "V1").offers()) == 2 * len(list(_pool(day, "V1").kinds()))


def test_night_shifts_of_the_day_before() -> None:
    """Nobody works on Monday or Tuesday. A visit at 05:00 on Tuesday may have the night shift that begins on Monday, but not
    the day shift before it."""
    night, morning = shift("S1", None, at("23:00", 5), at("07:00", 6)), shift("S2", day=5)
    day = instance([sharp("V1", "05:00", day=1)], [night, morning])
    starts = {(o.day.day, o.span.start // HOUR) for o in _pool(day, "V1").offers()}
    assert (2, 23) in starts
    assert (2, 7) not in starts
    assert {(3, 7), (3, 23)} <= starts


def test_as_many_as_it_takes() -> None:
    """Six visits at the same instant and nobody to take them: one offer of a kind is doubled until there are enough."""
    visits = [sharp(f"V{k}", "08:00", f"C{k % 5 + 1}") for k in range(1, 7)]
    day = instance(visits, [OFF_TODAY])
    bench = Bench(Habits(day), LINE, seed=1)
    cover = Cover(bench, ORDER, MOVES, lambda: None)
    state = cover.best(day.visits, start_plan(()))
    assert state.trial.left_out == frozenset()
    assert len(state.offers) == 6
