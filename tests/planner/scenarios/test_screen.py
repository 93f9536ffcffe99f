"""The screen unit, the limit to screen visits, and the campaign for consent."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.check import check
from planner.domain import Consent, Instance, Level, Mode, ScreenRecord
from planner.modality import modality
from planner.planning import plan_day
from planner.savings.variants import with_operators
from planner.travel.times import TravelTimes
from planner.validate import validate
from solvers.base import Budget
from tests.builders import (
    at,
    citizen,
    consenting,
    grid_times,
    instance,
    operator,
    pause,
    pin,
    screen_unit,
    shift,
    visit,
    worker,
)
from tests.planner.scenarios.days import ROAD, codes, made, record, refused, told, town

Day = tuple[Instance, TravelTimes]


def desks(day: Instance) -> list[str]:
    return [s.shift_id for s in day.shifts if s.unit_id is not None]


def long_day() -> Day:
    """O1 07-15 with a break, O2 14-22: seats 1 from 07, 2 from 14, 1 from 15, none from 22."""
    day = instance(
        [visit("V1", services=("medicine",), screen_seconds=300)],
        [
            shift("S1"),
            operator("U1", breaks=(pause("10:30", "12:30"),)),
            operator("U2", start="14:00", end="22:00"),
        ],
        units=(screen_unit("U", ("07:00", 1), ("14:00", 2), ("15:00", 1), ("22:00", 0)),),
    )
    return day, grid_times(day)


def seats(day: Instance) -> list[tuple[str, int]]:
    return [(f"{s.start:%H:%M}", s.count) for s in day.units[0].seats]


def test_operators_fewer_none_and_more() -> None:
    day = long_day()
    assert desks(made(day, {"edit": "screen_unit", "operators": 1}).instance) == ["U1"]
    assert desks(made(day, {"edit": "screen_unit", "operators": 0}).instance) == []
    more = made(day, {"edit": "screen_unit", "operators": 3}).instance
    assert desks(more) == ["U1", "U2", "U1+1"]
    assert seats(more) == [("07:00", 2), ("14:00", 3), ("15:00", 1), ("22:00", 0)]


def test_as_many_operators_as_there_are_is_the_same_day() -> None:
    found = made(long_day(), {"edit": "screen_unit", "operators": 2})
    assert found.instance == long_day()[0]
    assert told(found, "screen_unit") == {"before": 2, "after": 2}


@pytest.mark.parametrize("count", range(4))
def test_the_same_operators_as_in_a_savings_study(count: int) -> None:
    """The two make shifts of the same times, workers of the same levels, and name ids in their own way."""
    own, other = (
        made(long_day(), {"edit": "screen_unit", "operators": count}).instance,
        with_operators(long_day()[0], count),
    )
    assert [(s.start, s.end, s.unit_id) for s in own.shifts] == [
        (s.start, s.end, s.unit_id) for s in other.shifts
    ]


def test_a_lock_to_an_operator_who_goes_is_opened() -> None:
    day, travel = long_day()
    locked = day.model_copy(update={"pins": (pin("V1", shift_id="U2", mode=Mode.SCREEN),)})
    found = made((locked, travel), {"edit": "screen_unit", "operators": 1})
    assert found.instance.pins == (pin("V1", mode=Mode.SCREEN),)


def test_several_dates_each_by_itself() -> None:
    """One operator on Monday, two on Tuesday, none on Wednesday."""
    shifts = [operator("U1"), operator("U2", day=0, start="08:00")]
    later = [
        s.model_copy(update={"shift_id": s.shift_id + "b", "start": at("07:00", 1), "end": at("15:00", 1)})
        for s in shifts
    ]
    day = instance(
        [visit("V1")],
        [shift("S1"), shift("S2", day=1), shift("S3", day=2), operator("U1"), *later],
        units=(screen_unit("U"),),
    )
    found = made((day, grid_times(day)), {"edit": "screen_unit", "operators": 2})
    assert desks(found.instance) == ["U1", "U1b", "U2b", "U1+1"]
    assert found.instance.shift["U1+1"].start == at("07:00")
    assert told(found, "unit_shut")["dates"] == 1


def test_opening_hours_move_the_ends_and_cut_what_is_between() -> None:
    """08-16: the first begins at 08 and ends as before, the last begins as before and ends at 16."""
    found = made(long_day(), {"edit": "screen_unit", "opens": "08:00", "closes": "16:00"}).instance
    spans = [(s.start, s.end) for s in found.shifts if s.unit_id is not None]
    assert spans == [(at("08:00"), at("15:00")), (at("14:00"), at("16:00"))]
    assert seats(found) == [("08:00", 1), ("14:00", 2), ("15:00", 1), ("16:00", 0)]
    assert not validate(found)


def test_longer_opening_hours_keep_the_seats_at_the_ends() -> None:
    """06-23: one seat from 06 as at 07, one until 23 as before 22."""
    found = made(long_day(), {"edit": "screen_unit", "opens": "06:00", "closes": "23:00"}).instance
    assert seats(found) == [("06:00", 1), ("14:00", 2), ("15:00", 1), ("23:00", 0)]
    assert [s.end for s in found.shifts if s.unit_id is not None] == [at("15:00"), at("23:00")]


def test_shifts_outside_the_opening_hours_go() -> None:
    """07-12: the evening's operator has nothing left, and the day's break of half an hour starts by 11:30."""
    found = made(long_day(), {"edit": "screen_unit", "opens": "07:00", "closes": "12:00"})
    assert desks(found.instance) == ["U1"]
    assert found.instance.shift["U1"].breaks[0].start_latest == at("11:30")
    assert told(found, "unit_shifts_gone")["count"] == 1
    assert seats(found.instance) == [("07:00", 1), ("12:00", 0)]


def test_a_unit_where_there_was_none() -> None:
    """Two operators 08-15, seven hours each with a break; V1's task is theirs; the plan uses them."""
    course = frozenset({"medicine"})
    day = instance(
        [visit("V1", services=("medicine",), screen_seconds=60, certificates=course, delegated_tasks=course)],
        [shift("S1", modes=ROAD)],
        workers=[worker("W1", Level.NURSE, certificates=course)],
    )
    given_day = day, grid_times(day)
    assert codes(refused(given_day, {"edit": "screen_unit", "operators": 2})) == ["scenario_no_unit"]
    found = made(given_day, {"edit": "screen_unit", "operators": 2, "opens": "8", "closes": "15"})
    assert desks(found.instance) == ["NS1", "NS2"]
    assert seats(found.instance) == [("08:00", 2), ("15:00", 0)]
    assert all(s.breaks for s in found.instance.shifts if s.unit_id)
    assert not validate(found.instance)
    plan = plan_day(found.instance, found.travel, budget=Budget(iterations=200))
    assert not check(found.instance, found.travel, plan)
    (call,) = [
        a for r in plan.routes if r.worker_id in ("N1", "N2") for a in r.activities if a.kind == "visit"
    ]
    assert call.mode is Mode.SCREEN


def test_hours_of_no_unit_and_off_the_quarter() -> None:
    day = instance([visit("V1")], [shift("S1")])
    assert codes(refused((day, grid_times(day)), {"edit": "screen_unit", "opens": "8", "closes": "9"})) == [
        "scenario_no_operators"
    ]
    assert codes(refused(long_day(), {"edit": "screen_unit", "opens": "08:10", "closes": "16:00"})) == [
        "scenario_off_quarter"
    ]


def test_a_share_of_the_visits_that_may() -> None:
    """C1 to C3 consent, C4 has not been asked: half of three is one."""
    found = made(town(), {"edit": "screen_share", "share": 0.5})
    assert found.instance.settings.screen.max_visits == 1
    assert told(found, "screen_visits") == {"most": 1, "of": 3}
    again = made(town(), {"edit": "screen_share", "visits": 0}, {"edit": "screen_share", "share": "100 %"})
    assert again.instance.settings.screen.max_visits == 3


def test_a_share_of_the_citizens_who_may() -> None:
    """Two thirds of three is two; the third is visited at home, by name."""
    found = made(town(), {"edit": "screen_share", "share": 0.67, "of": "citizens"})
    barred = [v.visit_id for v in found.instance.visits if v.must_be_physical]
    assert len(barred) == 1
    assert barred != ["V4"]
    assert told(found, "screen_citizens") == {"citizens": 2, "of": 3, "visits": 2}
    assert {"C" + v[1:] for v in barred} == found.citizens


def test_a_lock_to_the_screen_outlives_the_share() -> None:
    day, travel = town()
    locked = day.model_copy(update={"pins": tuple(pin(f"V{k}", mode=Mode.SCREEN) for k in (1, 2, 3))})
    found = made((locked, travel), {"edit": "screen_share", "share": 0.0, "of": "citizens"})
    assert not any(v.must_be_physical for v in found.instance.visits)


def test_a_share_of_nothing() -> None:
    day = instance([visit("V1")], [shift("S1")])
    assert codes(refused((day, grid_times(day)), {"edit": "screen_share", "share": 0.5})) == [
        "scenario_nothing_by_screen"
    ]
    assert codes(refused((day, grid_times(day)), {"edit": "consent", "share": 0.5})) == [
        "scenario_no_screen_visits"
    ]


RECORDS: dict[str, ScreenRecord | None] = {
    "C1": consenting(),
    "C2": consenting(consent=Consent.UNKNOWN, has_device=False),
    "C3": consenting(consent=Consent.REFUSED),
    "C4": consenting(consent_until=date(2026, 3, 1)),
    "C5": ScreenRecord(able=False),
    "C6": ScreenRecord(physical_this_week=7),
    "C7": consenting(consent=Consent.UNKNOWN, reassess_by=date(2026, 3, 1)),
    "C8": None,
}


def campaign_day() -> Day:
    """C1 consents; C2 not asked; C3 refused; C4's consent has run out; C5 unable; C6 not assessed; C7's assessment has run out; of
    C8 nothing is known; C9 is not asked either, and no visit there could be by screen."""
    citizens = [citizen(c, screen=r) for c, r in RECORDS.items()]
    citizens.append(citizen("C9", screen=consenting(consent=Consent.UNKNOWN)))
    day = instance(
        [visit(f"V{k}", services=("medicine",), screen_seconds=300) for k in range(1, 9)] + [visit("V9")],
        [shift("S1"), operator()],
        citizens=citizens,
        units=(screen_unit(),),
    )
    return day, grid_times(day)


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({}, {"C2", "C4"}),
        ({"refused": True}, {"C2", "C3", "C4"}),
        ({"assess": True}, {"C2", "C4", "C6", "C7", "C8"}),
    ],
)
def test_who_is_asked(fields: dict[str, Any], asked: set[str]) -> None:
    found = made(campaign_day(), {"edit": "consent", "share": 1, **fields})
    assert found.citizens == asked
    changed = {
        c.citizen_id
        for c, old in zip(found.instance.citizens, campaign_day()[0].citizens, strict=True)
        if c != old
    }
    assert changed == asked
    assert {c for c in asked if record(found, c).consent is Consent.GIVEN} == asked


def test_who_says_yes_may_have_a_screen_visit() -> None:
    """After the campaign with assessment nothing in the record speaks against the visit any more."""
    found = made(campaign_day(), {"edit": "consent", "share": 1, "assess": True})
    may = modality(found.instance, found.travel)
    assert [v for v in may.screen if not may.screen[v]] == ["V1", "V2", "V4", "V6", "V7", "V8"]
    before = modality(*campaign_day())
    assert [v for v in before.screen if not before.screen[v]] == ["V1"]


def test_without_devices_yes_is_not_enough() -> None:
    found = made(campaign_day(), {"edit": "consent", "share": 1, "devices": False})
    assert not record(found, "C2").has_device
    assert [r.code for r in modality(found.instance, found.travel).screen["V2"]] == ["no_device"]
    assert told(found, "consent") == {"asked": 2, "yes": 2, "devices": 0}
    assert told(made(campaign_day(), {"edit": "consent", "share": 1}), "consent")["devices"] == 1


def crowd(count: int = 20) -> Day:
    """So many able citizens who have not been asked."""
    day = instance(
        [visit(f"V{k}", services=("medicine",), screen_seconds=300) for k in range(1, count + 1)],
        [shift("S1"), operator()],
        citizens=[citizen(f"C{k}", screen=consenting(consent=Consent.UNKNOWN)) for k in range(1, count + 1)],
        units=(screen_unit(),),
    )
    return day, grid_times(day)


@settings(derandomize=True, max_examples=15, deadline=None)
@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 9))
def test_who_says_yes_at_a_share_says_yes_at_a_larger_one(one: int, other: int, seed: int) -> None:
    few, many = sorted((one, other))
    yes = [made(crowd(), {"edit": "consent", "share": s / 100}, seed=seed).citizens for s in (few, many)]
    assert yes[0] <= yes[1]
    assert len(yes[1]) == int(20 * many / 100 + 0.5)


def test_another_seed_asks_others() -> None:
    drawn = {frozenset(made(crowd(), {"edit": "consent", "share": 0.3}, seed=s).citizens) for s in range(5)}
    assert len(drawn) > 1


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ({"edit": "screen_unit"}, "no_change"),
        ({"edit": "screen_unit", "opens": "8"}, "half_hours"),
        ({"edit": "screen_unit", "opens": "8", "closes": "08:00"}, "empty_slice"),
        ({"edit": "screen_share"}, "share_or_visits"),
        ({"edit": "screen_share", "visits": 3, "of": "citizens"}, "visits_of_citizens"),
        ({"edit": "consent", "share": 1.2}, "less_than_equal"),
    ],
)
def test_what_an_edit_cannot_say(edit: dict[str, Any], code: str) -> None:
    with pytest.raises(ValueError, match=rf"type={code}\b"):
        made(town(), edit)
