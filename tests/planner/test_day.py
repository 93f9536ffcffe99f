"""One day out of several: which shifts, visits, links and locks go with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.day import dates_of, of_date
from planner.domain import Instance
from planner.errors import Severity
from planner.validate import validate
from tests.builders import at, instance, link, pin, shift, visit, window

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


def two_days() -> Instance:
    """Day shifts on Monday and Tuesday, a night between them 23-07; a visit in each."""
    night = shift("S2", start="23:00", end="23:30").model_copy(update={"end": at("07:00", 1)})
    return instance(
        [
            visit("V1"),
            visit("V2", None, window("02:00", "03:00", day=1)),
            visit("V3", None, window(day=1)),
            visit("V4", None, window(), window(day=1)),
        ],
        [shift("S1"), night, shift("S3", day=1)],
        links=(link("V1", "V2"), link("V1", "V3")),
        pins=(pin("V1", shift_id="S1"), pin("V4", shift_id="S3"), pin("V3", after="V1")),
    )


def ids(part: Instance) -> tuple[set[str], set[str]]:
    return {s.shift_id for s in part.shifts}, {v.visit_id for v in part.visits}


def test_a_shift_belongs_to_the_date_it_starts_on_and_the_small_hours_to_the_night_shift() -> None:
    """02:00 on Tuesday is within Monday's night shift, so V2 is Monday's."""
    assert ids(of_date(two_days(), MONDAY)) == ({"S1", "S2"}, {"V1", "V2"})
    assert ids(of_date(two_days(), TUESDAY)) == ({"S3"}, {"V3", "V4"})


@pytest.mark.parametrize(
    ("lock", "day"),
    [
        ({}, MONDAY),
        ({"shift_id": "S1"}, MONDAY),
        ({"shift_id": "S3"}, TUESDAY),
        ({"start": at("08:00", 1)}, TUESDAY),
        ({"start": at("08:00", 5)}, MONDAY),  # no window is on that date: the first one counts
        ({"shift_id": "S9"}, MONDAY),
    ],
)
def test_a_visit_with_windows_on_two_days_is_planned_on_one(lock: dict[str, Any], day: date) -> None:
    """Monday and Tuesday: the first, unless it is locked to the other. It is in one part, whole input or not."""
    pins = (pin("V4", **lock),) if lock else ()
    given = two_days().model_copy(update={"pins": pins})
    parts = {d: of_date(given, d) for d in dates_of(given)}
    assert [d for d, part in parts.items() if "V4" in part.visit] == [day]
    assert [w.start_earliest for w in parts[day].visit["V4"].windows] == [at("07:00", (day - MONDAY).days)]
    assert sum(len(part.visits) for part in parts.values()) == len(given.visits)
    told = [i for i in validate(given) if i.code == "windows_on_several_days"]
    assert [(i.severity, i.ids, i.params["date"]) for i in told] == [
        (Severity.WARNING, ("V4",), day.isoformat())
    ]


def test_a_visit_with_all_windows_on_one_day_needs_no_word() -> None:
    given = instance([visit("V1", None, window("08:00", "09:00"), window("12:00", "13:00"))], [shift("S1")])
    assert not [i for i in validate(given) if i.code == "windows_on_several_days"]
    assert len(of_date(given, MONDAY).visits[0].windows) == 2


def test_a_morning_window_that_opens_before_the_night_is_over_is_the_day_shifts() -> None:
    """06:30-08:30 has its middle at 07:30, when Tuesday's day shift is at work and the night is not."""
    given = two_days()
    early = visit("V5", None, window("06:30", "08:30", day=1))
    part = of_date(given.model_copy(update={"visits": (early,)}), TUESDAY)
    assert [v.visit_id for v in part.visits] == ["V5"]


def test_a_visit_keeps_only_its_windows_of_the_date() -> None:
    part = of_date(two_days(), TUESDAY)
    assert [w.start_earliest for v in part.visits if v.visit_id == "V4" for w in v.windows] == [
        at("07:00", 1)
    ]


def test_links_and_locks_stay_where_all_they_name_stays() -> None:
    monday, tuesday = of_date(two_days(), MONDAY), of_date(two_days(), TUESDAY)
    assert [(k.first, k.second) for k in monday.links] == [("V1", "V2")]
    assert [p.visit_id for p in monday.pins] == ["V1"]
    assert [p.visit_id for p in tuesday.pins] == ["V4"]


def test_without_anybody_at_work_a_window_belongs_to_its_own_date() -> None:
    given = instance([visit("V1", None, window("18:00", "20:00"))], [shift("S1")])
    assert dates_of(given) == (MONDAY,)
    assert ids(of_date(given, MONDAY)) == ({"S1"}, {"V1"})


def test_the_dates_of_an_input() -> None:
    assert dates_of(two_days()) == (MONDAY, TUESDAY)
    assert dates_of(Instance()) == ()


def test_the_lookups_of_a_part_are_its_own() -> None:
    """Looked up by id in the whole first: the part must not answer with what the whole had."""
    whole = two_days()
    assert "V3" in whole.visit
    part = of_date(whole, MONDAY)
    assert set(part.visit) == {"V1", "V2"}
    assert set(part.shift) == {"S1", "S2"}
