"""Every rule of the screen biting and not biting: who may have one, how often somebody comes, parts, seats, shares."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.check import check
from planner.check.rights import ways
from planner.check_texts import describe_violation
from planner.domain import Consent, Instance, Level, Mode, ScreenRules, ScreenUse, Settings, Visit, VisitMode
from planner.messages import Lang
from tests.builders import (
    Entry,
    after,
    at,
    citizen,
    consenting,
    grid_times,
    instance,
    operator,
    pin,
    plan_of,
    screen_unit,
    shift,
    splits,
    visit,
    window,
)
from tests.planner.altered import said, with_activity

SUNDAY, MONDAY = date(2026, 3, 1), date(2026, 3, 2)
CALLED = ("V1", "screen")
Said = list[tuple[str, tuple[str, ...], float, str]]


def rules(**fields: Any) -> Settings:
    """Local rules without those about contact, but for those given."""
    off = {"min_physical_per_week": 0, "max_days_without_physical": None, "max_in_a_row": None}
    return Settings(screen=ScreenRules(**{**off, **fields}))


def found(given: Instance, sequences: dict[str, list[Entry]]) -> Said:
    travel = grid_times(given)
    violations = check(given, travel, plan_of(given, travel, sequences))
    for lang in Lang:
        assert all("{" not in describe_violation(v, given, lang) for v in violations)
    return said(violations)


def one(settings: Settings | None = None, v: Visit | None = None, **record: Any) -> Said:
    """V1 by screen on S1, on Monday 2 March 2026, of a citizen with this record."""
    who = citizen(screen=consenting(**record))
    given = instance(
        [v or visit(screen_seconds=300)], [shift()], citizens=[who], settings=settings or rules()
    )
    return found(given, {"S1": [CALLED]})


def broken(rule: str, amount: float = 1, unit: str = "visits") -> Said:
    return [(rule, ("V1", "S1"), amount, unit)]


# who may have one


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({}, []),
        ({"consent": Consent.UNKNOWN}, broken("screen_no_consent")),
        ({"consent": Consent.REFUSED}, broken("screen_refused")),
        ({"consent_until": date(2026, 2, 27)}, broken("screen_consent_expired", 3, "days")),
        ({"consent_until": MONDAY}, []),
        ({"able": None, "assessed_by": None}, broken("screen_not_assessed")),
        ({"able": False}, broken("screen_unable")),
        ({"assessed_by": Level.SSH}, broken("screen_assessor")),
        ({"assessed_by": None}, broken("screen_assessor")),
        ({"assessed_on": date(2026, 3, 4)}, broken("screen_assessed_later", 2, "days")),
        ({"assessed_on": MONDAY}, []),
        ({"reassess_by": SUNDAY}, broken("screen_assessment_expired", 1, "days")),
        ({"reassess_by": MONDAY}, []),
        ({"has_device": False}, broken("screen_no_device")),
        ({"first_visit_done": False}, broken("screen_first_visit")),
    ],
)
def test_the_citizens_record(record: dict[str, Any], expected: Said) -> None:
    assert one(**record) == expected


def test_no_record_at_all() -> None:
    given = instance(
        [visit(screen_seconds=300)], [shift()], citizens=[citizen(screen=None)], settings=rules()
    )
    assert found(given, {"S1": [CALLED]}) == broken("screen_no_record")
    assert found(given, {"S1": ["V1"]}) == []


def test_the_local_policy() -> None:
    """Where the screen is the first choice, silence and consent that ran out are no refusal."""
    first = rules(policy="first_choice", first_visit_physical=False, assessors=frozenset({Level.SSH}))
    mild = {"first_visit_done": False, "assessed_by": Level.SSH}
    assert one(first, consent=Consent.UNKNOWN, **mild) == []
    assert one(first, consent_until=SUNDAY, **mild) == []
    assert one(first, consent=Consent.REFUSED, **mild) == broken("screen_refused")


def test_physical_by_name() -> None:
    assert one(v=visit(screen_seconds=300, must_be_physical=True)) == broken("must_be_physical")


def test_services() -> None:
    bath = visit(screen_seconds=300, services=("medicine", "bath"))
    assert one(v=bath) == broken("service_on_screen", 1, "services")
    assert one(v=visit(screen_seconds=300, services=("medicine", "supervision"))) == []
    own = rules().model_copy(update={"service_screen": {"bath": ScreenUse.GUIDED}})
    assert one(own, bath) == []


# how often somebody comes


def several(settings: Settings, days: tuple[int, ...] = (0, 0, 0), **record: Any) -> Instance:
    """V1, V2, ... of one citizen, an hour apart or on several days."""
    visits = [
        visit(f"V{n}", "C1", window(f"{7 + n:02d}:00", "15:00", day=day), screen_seconds=300)
        for n, day in enumerate(days, start=1)
    ]
    shifts = [shift(f"S{day}", "W1", day=day) for day in sorted(set(days))]
    return instance(visits, shifts, citizens=[citizen(screen=consenting(**record))], settings=settings)


def called(count: int, home: int = 0) -> dict[str, list[Entry]]:
    """The first visits by screen, then some at home, all on one shift."""
    return {
        "S0": [(f"V{n}", "screen") for n in range(1, count + 1)]
        + [f"V{count + k}" for k in range(1, home + 1)]
    }


@pytest.mark.parametrize(
    ("record", "sequences", "missing"),
    [
        ({"physical_this_week": 0}, called(1, 2), 0),
        ({"physical_this_week": 0}, called(2, 1), 1),
        ({"physical_this_week": 0}, called(3), 2),
        ({"physical_this_week": 1}, called(2, 1), 0),
        ({"physical_this_week": 1, "physical_later_this_week": 1}, called(3), 0),
        ({"physical_this_week": 0, "min_physical_per_week": 0}, called(3), 0),
        # what is left out still has to be made, and not by screen; without screens nobody asks
        ({"physical_this_week": 0}, called(1), 0),
        ({"physical_this_week": 0}, {}, 0),
        ({"physical_this_week": 0, "min_physical_per_week": 9}, called(0, 3), 0),
    ],
)
def test_physical_visits_in_the_week(
    record: dict[str, Any], sequences: dict[str, list[Entry]], missing: int
) -> None:
    """Three visits on a Monday, two physical ones needed."""
    expected = []
    if missing:
        ids = tuple(str(e[0]) for e in sequences["S0"] if not isinstance(e, str))
        expected = [("screen_week_physical", ("C1", *ids), missing, "visits")]
    assert found(several(rules(min_physical_per_week=2), **record), sequences) == expected


def test_each_week_by_itself() -> None:
    """Sunday by screen after one physical visit on Saturday; Monday's do not help that week."""
    given = several(rules(min_physical_per_week=2), (5, 6, 7, 7), physical_this_week=0)
    sequences: dict[str, list[Entry]] = {"S5": ["V1"], "S6": [("V2", "screen")], "S7": ["V3", "V4"]}
    assert found(given, sequences) == [("screen_week_physical", ("C1", "V2"), 1, "visits")]
    sequences = {"S5": ["V1"], "S6": ["V2"], "S7": ["V3", "V4"]}
    assert found(given, sequences) == []


@pytest.mark.parametrize(
    ("last", "home", "expected"),
    [
        (date(2026, 2, 23), 0, []),
        (date(2026, 2, 22), 0, [("screen_too_long_ago", ("V2",), 1, "days")]),
        (date(2026, 2, 22), 1, []),
        (None, 0, [("screen_physical_unknown", ("V2",), 1, "visits")]),
        (None, 1, []),
    ],
)
def test_days_since_somebody_came(last: date | None, home: int, expected: Said) -> None:
    """V2 by screen on Monday 2 March; V1, before it, at home or by a visit that is barely earlier the same day."""
    given = several(rules(max_days_without_physical=7), (0, 0), last_physical=last, physical_this_week=0)
    first = [v for v in given.visits if home or v.visit_id == "V2"]
    given = given.model_copy(update={"visits": tuple(first)})
    assert found(given, {"S0": [*(["V1"] if home else []), ("V2", "screen")]}) == expected


def test_somebody_came_this_week() -> None:
    """A visit of this week was on its Monday at the earliest, so that Sunday is no more than 6 days later."""
    given = several(rules(max_days_without_physical=6), (6,), last_physical=None, physical_this_week=1)
    assert found(given, {"S6": [CALLED]}) == []
    strict = given.model_copy(update={"settings": rules(max_days_without_physical=5)})
    # the plan's first day is the Sunday itself: its week began on Monday 2 March, 6 days before
    assert found(strict, {"S6": [CALLED]}) == [("screen_too_long_ago", ("V1",), 1, "days")]


@pytest.mark.parametrize(
    ("before", "sequences", "expected"),
    [
        (0, called(2, 1), []),
        (0, called(3), [("screen_in_a_row", ("V3",), 1, "visits")]),
        (1, called(2, 1), [("screen_in_a_row", ("V2",), 1, "visits")]),
        (2, called(1), [("screen_in_a_row", ("V1",), 1, "visits")]),
        (2, {"S0": ["V1", ("V2", "screen"), ("V3", "screen")]}, []),
        (0, {"S0": [("V1", "screen"), "V2", ("V3", "screen")]}, []),
        (0, {"S0": [("V1", "screen"), ("V3", "screen")]}, []),
    ],
)
def test_calls_in_a_row(before: int, sequences: dict[str, list[Entry]], expected: Said) -> None:
    """Two in a row at most, calls before the plan counted; a visit that is left out ends a row."""
    assert found(several(rules(max_in_a_row=2), screen_in_a_row=before), sequences) == expected


# the plan


def test_so_many_screen_visits() -> None:
    """Whole, in part, or the second worker: each counts once."""
    visits = [
        visit("V1", screen_seconds=300),
        visit("V2", split=splits()),
        visit("V3", staff_required=2, second_on_screen=True),
    ]
    sequences: dict[str, list[Entry]] = {
        "S1": [CALLED, ("V2", "rest"), "V3"],
        "U1": [("V2", "call"), ("V3", 1, "screen")],
    }
    for most, expected in ((3, []), (2, [("screen_max_visits", ("V1", "V2", "V3"), 1, "visits")])):
        given = instance(visits, [shift(), operator()], settings=rules(max_visits=most))
        assert found(given, sequences) == expected


def test_a_share_of_the_far_homes() -> None:
    """A1 is 500 m away, the others more. Of V2 to V4, which may be by screen, half is one; V5 may not, and does not count."""
    visits = [visit(f"V{n}", screen_seconds=300) for n in range(1, 5)] + [visit("V5")]
    given = instance(visits, [shift()], settings=rules(far_metres=500, far_share=0.5))
    assert found(given, {"S1": [CALLED, ("V2", "screen"), "V3"]}) == []
    assert found(given, {"S1": [CALLED, ("V2", "screen"), ("V3", "screen")]}) == [
        ("screen_far_share", ("V2", "V3"), 1, "visits")
    ]


# parts


def split_day(**fields: Any) -> Instance:
    """V1: ten minutes, or five by screen and eight at home."""
    v = visit(**{"services": ("medicine", "bath"), "split": splits(rest=480), **fields})
    return instance([v], [shift(), operator()], settings=rules())


@pytest.mark.parametrize(
    ("sequences", "expected"),
    [
        ({"S1": ["V1"]}, []),
        ({"S1": [("V1", "rest")], "U1": [("V1", "call")]}, []),
        ({"S1": [("V1", "rest"), ("V1", "call")]}, []),
        ({"S1": [("V1", "rest")]}, [("split_without_call", ("V1",), 1, "visits")]),
        ({"U1": [("V1", "call")]}, [("split_without_rest", ("V1",), 1, "visits")]),
        ({"S1": ["V1"], "U1": [("V1", "call")]}, [("split_and_whole", ("V1",), 1, "visits")]),
        (
            {"S1": [("V1", "rest")], "U1": [("V1", "call"), ("V1", "call")]},
            [("seat_repeated", ("V1",), 1, "workers")],
        ),
    ],
)
def test_a_split_visit_is_whole_or_in_both_parts(sequences: dict[str, list[Entry]], expected: Said) -> None:
    assert found(split_day(), sequences) == expected


def test_parts_have_their_length_and_mode() -> None:
    given = split_day()
    travel = grid_times(given)
    plan = plan_of(given, travel, {"S1": [("V1", "rest")], "U1": [("V1", "call")]})
    call = plan.routes[1].activities[0]
    moved = {"end": after(call.end, 60), "departure": after(call.departure, 60)}
    long = with_activity(plan, "U1", 0, **moved)
    assert ("part_length", ("V1", "U1"), 60, "seconds") in said(check(given, travel, long))
    turned = with_activity(plan, "U1", 0, mode=Mode.PHYSICAL)
    assert ("part_mode", ("V1", "U1"), 1, "visits") in said(check(given, travel, turned))


def test_only_what_may_be_split_is() -> None:
    sequences: dict[str, list[Entry]] = {"S1": [("V1", "rest")], "U1": [("V1", "call")]}
    given = split_day()
    plan = plan_of(given, grid_times(given), sequences)
    without = split_day(split=None)
    assert said(check(without, grid_times(without), plan)) == [
        ("split_not_offered", ("V1", "S1"), 1, "visits"),
        ("split_not_offered", ("V1", "U1"), 1, "visits"),
    ]
    by_hand = split_day(split=splits("bath", rest=480))
    assert found(by_hand, sequences) == [("service_on_screen", ("V1", "U1"), 1, "services")]
    no_device = split_day().model_copy(update={"citizens": (citizen(screen=consenting(has_device=False)),)})
    assert found(no_device, sequences) == [("screen_no_device", ("V1", "U1"), 1, "visits")]


# two workers


def double(record: dict[str, Any] | None = None, **fields: Any) -> Instance:
    v = visit(**{"staff_required": 2, "second_on_screen": True, **fields})
    return instance(
        [v],
        [shift("S1"), shift("S2"), operator()],
        citizens=[citizen(screen=consenting(**(record or {})))],
        settings=rules(),
    )


SECOND: dict[str, list[Entry]] = {"S1": ["V1"], "U1": [("V1", 1, "screen")]}


def test_a_second_worker_on_screen() -> None:
    """Allowed as long as the first one is there, whatever the citizen's device; not against the citizen's word."""
    assert found(double(), SECOND) == []
    assert found(double({"has_device": False, "able": None}), SECOND) == []
    assert found(double({"consent": Consent.REFUSED}), SECOND) == [
        ("screen_refused", ("V1", "U1"), 1, "visits")
    ]
    assert found(double(must_be_physical=True), SECOND) == [("must_be_physical", ("V1", "U1"), 1, "visits")]


def test_a_second_worker_on_screen_where_the_visit_does_not_say_so() -> None:
    assert found(double(second_on_screen=False), SECOND) == [
        ("mode_not_offered", ("V1", "U1"), 1, "visits"),
        ("double_mode", ("V1", "S1", "U1"), 1, "visits"),
    ]


def test_a_second_worker_stays_as_long_as_the_first() -> None:
    """The screen's own five minutes are for a whole visit by screen: here ten are due."""
    given = double(screen_seconds=300)
    assert found(given, SECOND) == [("care_length", ("V1", "U1"), 300, "seconds")]


def test_the_first_worker_does_not_call_while_the_second_comes() -> None:
    turned: dict[str, list[Entry]] = {"S1": [("V1", 1)], "U1": [("V1", 0, "screen")]}
    assert ("double_mode", ("V1", "U1", "S1"), 1, "visits") in found(double(screen_seconds=600), turned)


def test_both_on_screen() -> None:
    both: dict[str, list[Entry]] = {"S1": [("V1", "screen")], "U1": [("V1", "screen")]}
    given = double(screen_seconds=600)
    assert found(given, both) == [("both_on_screen", ("V1", "S1", "U1"), 1, "visits")]
    locked = given.model_copy(
        update={"pins": (pin("V1", mode=Mode.SCREEN), pin("V1", seat=1, mode=Mode.SCREEN))}
    )
    assert found(locked, both) == []


def test_a_lock_of_the_second_worker_says_nothing_of_the_first() -> None:
    """Unless nobody could come: a visit that is only by screen takes both."""
    both: dict[str, list[Entry]] = {"S1": [("V1", "screen")], "U1": [("V1", "screen")]}
    second = (pin("V1", seat=1, mode=Mode.SCREEN),)
    given = double(screen_seconds=600).model_copy(update={"pins": second})
    assert found(given, both) == [("both_on_screen", ("V1", "S1", "U1"), 1, "visits")]
    assert found(given, SECOND) == []
    without = double(screen_seconds=600, second_on_screen=False).model_copy(update={"pins": second})
    assert found(without, both) == []
    only = double(modes=(VisitMode(mode=Mode.SCREEN, service_duration=600),))
    assert found(only.model_copy(update={"pins": second}), both) == []


@pytest.mark.parametrize(
    ("second_on_screen", "seat", "expected"),
    [
        (True, 1, {"second"}),
        (True, 0, {"whole", "second"}),
        (False, 1, {"whole"}),
    ],
)
def test_the_ways_that_a_lock_opens(second_on_screen: bool, seat: int, expected: set[str]) -> None:
    locks = (pin("V1", seat=seat, mode=Mode.SCREEN),)
    given = double(screen_seconds=600, second_on_screen=second_on_screen).model_copy(update={"pins": locks})
    assert ways(given, given.visits[0], MONDAY) == expected


# units


def test_a_unit_goes_nowhere() -> None:
    given = instance([visit()], [shift("S1", unit_id="U")], units=(screen_unit("U"),), settings=rules())
    assert found(given, {"S1": ["V1"]}) == [("unit_physical", ("V1", "S1"), 1, "visits")]


def desks(*seats: tuple[str, int]) -> Instance:
    """V1 at 08:00 and V2 at 08:05 for five minutes each: their calls take 07:59-08:07 and 08:04-08:12."""
    visits = [visit(f"V{n}", None, window(c, c), screen_seconds=300) for n, c in ((1, "08:00"), (2, "08:05"))]
    units = (screen_unit("U", *seats),)
    return instance(visits, [operator("U1"), operator("U2")], units=units, settings=rules())


@pytest.mark.parametrize(
    ("seats", "expected"),
    [
        ((("07:00", 2),), []),
        ((), []),
        ((("07:00", 1),), [("unit_seats", ("U", "V1", "V2"), 1, "seats")]),
        ((("07:00", 1), ("08:04", 2)), []),
        ((("07:00", 1), ("08:05", 2)), [("unit_seats", ("U", "V1", "V2"), 1, "seats")]),
        ((("07:00", 2), ("08:07", 1)), []),
        ((("07:00", 2), ("08:06", 0)), [("unit_seats", ("U", "V1", "V2"), 2, "seats")]),
        ((("07:00", 2), ("08:12", 0)), []),
        # shut before the first row, and again once the first call is over: two stretches
        (
            (("08:00", 1), ("08:04", 2), ("08:11", 0)),
            [("unit_seats", ("U", "V1"), 1, "seats"), ("unit_seats", ("U", "V2"), 1, "seats")],
        ),
    ],
)  # fmt: skip
def test_seats(seats: tuple[tuple[str, int], ...], expected: Said) -> None:
    assert found(desks(*seats), {"U1": [CALLED], "U2": [("V2", "screen")]}) == expected


def test_seats_are_told_with_the_instant() -> None:
    given = desks(("07:00", 1))
    travel = grid_times(given)
    (violation,) = check(given, travel, plan_of(given, travel, {"U1": [CALLED], "U2": [("V2", "screen")]}))
    assert violation.params["at"] == at("08:04").isoformat()
    assert (
        describe_violation(violation, given, Lang.DA)
        == "Skærmenhed U har 2 opkald i gang 08:04, men plads til 1."
    )
