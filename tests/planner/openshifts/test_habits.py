"""What a shift can be like is learnt from those there are: bases, times, breaks."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.domain import Break, Instance, Means, Mode, Shift
from planner.openshifts.habits import Ground, Habits, Pause, Span
from planner.openshifts.needs import Role
from planner.openshifts.offers import Offer, shift_of, tightened
from tests.builders import at, instance, operator, pause, plan_of, screen_unit, shift, visit
from tests.planner.openshifts.days import HOUR, LINE

MONDAY = date(2026, 3, 2)
NOBODY = Role(level=instance([], [shift("S1")]).workers[0].level)


def _team(*bases: str, **fields: Any) -> Instance:
    """A shift a base, of a worker each."""
    return instance(
        [], [shift(f"S{k}", start_address=b, end_address=b, **fields) for k, b in enumerate(bases, 1)]
    )


def _bases(day: Instance, *given: str) -> list[str | None]:
    return [g.start_address for g in Habits(day, given).grounds(screen=False)]


def _ground(day: Instance) -> Ground:
    return Habits(day).grounds(screen=True)[0]


def _offer(day: Instance, span: Span, on: date = MONDAY) -> Shift:
    return shift_of(Habits(day), Offer("?1", _ground(day), on, span, NOBODY))


def test_a_base_of_three_workers_is_a_district() -> None:
    """Home has two, and so may be where two colleagues live together."""
    assert _bases(_team("B", "B", "B", "Home", "Home")) == ["B"]


def test_without_a_large_base_the_largest() -> None:
    assert _bases(_team("B", "B", "Home")) == ["B"]
    assert _bases(_team("B", "C")) == ["B", "C"]


def test_bases_by_name() -> None:
    assert _bases(_team("B", "B", "B", "Home"), "Home") == ["Home"]


def test_modes_of_a_base_are_those_of_all_its_shifts() -> None:
    shifts = [shift("S1", modes=frozenset({Mode.PHYSICAL})), shift("S2", modes=frozenset({Mode.SCREEN}))]
    (ground,) = Habits(instance([], shifts)).grounds(screen=False)
    assert ground == Ground("B", "B", Means.CAR, frozenset(Mode))


def test_screen_units_only_where_screen_visits_are_asked_for() -> None:
    day = instance([], [shift("S1"), operator("U1")], units=(screen_unit(),))
    assert [g.unit_id for g in Habits(day).grounds(screen=False)] == [None]
    assert [g.name for g in Habits(day).grounds(screen=True)] == ["B", "U"]


def test_times_in_use_each_once_and_the_longest() -> None:
    times = (("07:00", "15:00"), ("07:00", "11:00"), ("15:00", "23:00"), ("07:00", "15:00"))
    day = instance([], [shift(f"S{k}", None, *t) for k, t in enumerate(times)])
    habits, ground = Habits(day), _ground(day)
    assert habits.spans(ground) == [
        Span(7 * HOUR, 11 * HOUR), Span(7 * HOUR, 15 * HOUR), Span(15 * HOUR, 23 * HOUR)
    ]  # fmt: skip
    assert habits.longest(ground) == [Span(7 * HOUR, 15 * HOUR), Span(15 * HOUR, 23 * HOUR)]
    assert habits.within(ground, Span(8 * HOUR, 9 * HOUR)) == Span(7 * HOUR, 15 * HOUR)
    halves = [Span(7 * HOUR, 11 * HOUR), Span(11 * HOUR, 15 * HOUR)]
    assert habits.halves(ground, 4 * HOUR, 900)[:2] == halves
    assert habits.halves(ground, 5 * HOUR, 900) == []


def test_a_night_shift_ends_on_the_next_day() -> None:
    day = instance([], [shift("S1", None, at("23:00"), at("07:00", 1))])
    (span,) = Habits(day).spans(_ground(day))
    assert span == Span(23 * HOUR, 31 * HOUR)
    made = _offer(day, span, date(2026, 3, 3))
    assert (made.start, made.end) == (at("23:00", 1), at("07:00", 2))


def test_wall_clock_across_summer_time() -> None:
    """In the night to 29 March 2026 the clock goes from 02 to 03: 23 to 07 is seven hours."""
    day = instance([], [shift("S1", None, at("23:00"), at("07:00", 1))])
    made = _offer(day, Span(23 * HOUR, 31 * HOUR), date(2026, 3, 28))
    assert (made.end - made.start).total_seconds() == 7 * HOUR


def _with_break() -> Instance:
    """A full shift with a break from 11 to 12:30, and a short one without."""
    full = shift("S1", breaks=(pause("11:00", "12:30", 1800),))
    return instance([], [full, shift("S2", None, "07:00", "11:00")])


def _break(shift_: Shift) -> tuple[str, str]:
    (one,) = shift_.breaks
    return f"{one.start_earliest:%H:%M}", f"{one.start_latest:%H:%M}"


def test_full_shifts_have_a_break_and_short_ones_none() -> None:
    """Eight hours is the shortest shift with a break here."""
    assert _break(_offer(_with_break(), Span(7 * HOUR, 15 * HOUR))) == ("11:00", "12:30")
    assert _offer(_with_break(), Span(7 * HOUR, 15 * HOUR - 900)).breaks == ()


def test_a_break_moves_into_a_shorter_shift() -> None:
    """Six hours with a break are in use. In 12:00-18:00 the window 11:00-12:30 begins with the shift; in 06:00-12:00 it ends
    in time for half an hour; where it lies outside, the break is in the middle."""
    six = shift("S2", None, "07:00", "13:00", breaks=(pause("11:00", "12:30", 1800),))
    long = shift("S1", None, "06:00", "22:00", breaks=(pause("11:00", "12:30", 1800),))
    day = instance([], [long, six])
    assert _break(_offer(day, Span(12 * HOUR, 18 * HOUR))) == ("12:00", "12:30")
    assert _break(_offer(day, Span(6 * HOUR, 12 * HOUR))) == ("11:00", "11:30")
    assert _break(_offer(day, Span(14 * HOUR, 20 * HOUR))) == ("16:45", "16:45")


def test_unpaid_breaks_stay_unpaid() -> None:
    day = instance([], [shift("S1", breaks=(pause(paid=False),))])
    (one,) = _offer(day, Span(7 * HOUR, 15 * HOUR)).breaks
    assert one == Break(start_earliest=at("10:00"), start_latest=at("12:00"), duration=1800, paid=False)


def test_cut_to_its_route() -> None:
    """V1 at A1 from 07:00: away at 07:00, there 07:01, care from 07:04:20 to 07:14:20, home 07:17:18. On the quarter
    07:00-07:30; two hours at the shortest is 07:00-09:00."""
    day = instance([visit("V1")], [shift("S1")])
    route = plan_of(day, LINE, {"S1": ["V1"]}).routes[0]
    whole = Offer("S1", _ground(day), MONDAY, Span(7 * HOUR, 15 * HOUR), NOBODY)
    cut = tightened(Habits(day), whole, route, shortest=900, step=900)
    assert cut.span == Span(7 * HOUR, 7 * HOUR + 1800)
    assert tightened(Habits(day), whole, route, shortest=2 * HOUR, step=900).span == Span(7 * HOUR, 9 * HOUR)


def test_cut_no_further_than_the_times_in_use() -> None:
    """At the end of the day the shortest shift lies before the route, not after 15:00."""
    day = instance([visit("V1")], [shift("S1")])
    route = plan_of(day, LINE, {"S1": ["V1"]}, {"S1": "14:30"}).routes[0]
    whole = Offer("S1", _ground(day), MONDAY, Span(7 * HOUR, 15 * HOUR), NOBODY)
    cut = tightened(Habits(day), whole, route, shortest=2 * HOUR, step=900)
    assert cut.span == Span(13 * HOUR, 15 * HOUR)


def test_pauses_are_told_from_the_start_of_the_shift() -> None:
    span = Habits(_with_break()).longest(_ground(_with_break()))[0]
    assert span.pauses == (Pause(4 * HOUR, 4 * HOUR + 5400, 1800, True, None),)
