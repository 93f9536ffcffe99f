"""Services on other weekdays, and windows made wider."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import check
from planner.domain import Instance
from planner.planning import plan_day
from planner.travel.times import TravelTimes
from planner.validate import validate
from solvers.base import Budget
from tests.builders import at, grid_times, instance, link, pin, shift, visit, window
from tests.planner.scenarios.days import codes, made, refused, told, town, week

CLEANING = {"edit": "services_moved", "services": ["cleaning"]}


def spans(day: Instance, visit_id: str) -> list[tuple[Any, Any]]:
    return [(w.start_earliest, w.start_latest) for w in day.visit[visit_id].windows]


def test_a_service_moves_and_the_rest_of_the_visit_stays() -> None:
    """Of an hour the catalogue's 20 minutes are hygiene and 40 cleaning; cleaning goes to Tuesday at the same time."""
    found = made(week(), {**CLEANING, "to": ["tuesday"]})
    rest, part = found.instance.visit["V1"], found.instance.visit["V1+1"]
    assert (rest.services, rest.modes[0].service_duration) == (("hygiene",), 1200)
    assert (part.services, part.modes[0].service_duration) == (("cleaning",), 2400)
    assert spans(found.instance, "V1") == [(at("08:00"), at("09:00"))]
    assert spans(found.instance, "V1+1") == spans(found.instance, "V2") == [(at("08:00", 1), at("09:00", 1))]
    assert told(found, "services_moved") == {"count": 2, "parts": 1, "citizens": 2}
    assert found.citizens == {"C1", "C2"}
    assert not validate(found.instance)


def test_the_plan_has_them_on_their_day() -> None:
    found = made(week(), {**CLEANING, "to": ["tue"]})
    plan = plan_day(found.instance, found.travel, budget=Budget(iterations=300))
    assert not check(found.instance, found.travel, plan)
    routes = {r.shift_id: {a.visit_id for a in r.activities} for r in plan.routes}
    assert routes == {"S0": {"V1"}, "S1": {"V1+1", "V2"}, "S2": set()}


def test_the_nearest_of_several_days_and_who_is_there_already() -> None:
    """From Monday: Tuesday is nearer than Wednesday. To Monday: all is there, and the day is the same."""
    assert spans(made(week(), {**CLEANING, "to": ["wed", "tue"]}).instance, "V2") == [
        (at("08:00", 1), at("09:00", 1))
    ]
    stays = made(week(), {**CLEANING, "to": ["mon"]})
    assert stays.instance == week()[0]
    assert told(stays, "services_moved")["count"] == 0


def test_only_those_of_some_citizens() -> None:
    found = made(week(), {**CLEANING, "to": ["tue"], "citizens": ["C2"]})
    assert found.instance.visit["V1"] == week()[0].visit["V1"]
    assert found.citizens == {"C2"}


def test_locks_and_links_of_what_moves() -> None:
    """V2 goes to Tuesday: its lock goes, its link to V1 on Monday too; V1 keeps its own."""
    day, travel = week()
    tied = day.model_copy(
        update={
            "links": (link("V1", "V2", 600),),
            "pins": (pin("V1", shift_id="S0"), pin("V2", start=at("08:30"))),
        }
    )
    found = made((tied, travel), {**CLEANING, "to": ["tue"], "citizens": ["C2"]})
    assert found.instance.links == ()
    assert found.instance.pins == (pin("V1", shift_id="S0"),)
    assert (told(found, "links_gone")["count"], told(found, "locks_gone")["count"]) == (1, 1)


def test_two_visits_that_move_together_stay_linked() -> None:
    day = instance(
        [
            visit("V1", services=("cleaning",)),
            visit("V2", "C1", window("10:00", "12:00"), services=("cleaning",)),
        ],
        [shift(f"S{k}", "W1", day=k) for k in range(2)],
        links=(link("V1", "V2", 600),),
    )
    assert made((day, grid_times(day)), {**CLEANING, "to": ["tue"]}).instance.links == day.links


def test_clocks_stay_over_the_change_to_summer_time() -> None:
    """From Saturday 28 March 2026, UTC+1, to Sunday 29 March, UTC+2: 08:00 local is 07:00 and then 06:00 UTC."""
    saturday = 26
    day = instance(
        [visit("V1", None, window("08:00", "09:00", day=saturday), services=("cleaning",))],
        [shift("S1", day=saturday), shift("S2", "W1", day=saturday + 1)],
    )
    ((early, late),) = spans(made((day, grid_times(day)), {**CLEANING, "to": ["sun"]}).instance, "V1")
    assert (early.isoformat(), late.isoformat()) == ("2026-03-29T08:00:00+02:00", "2026-03-29T09:00:00+02:00")


def test_a_week_without_that_day_keeps_its_visits() -> None:
    """Sunday 8 and Monday 9 March: the Monday is of the next week, so what is on Sunday stays."""
    day = instance(
        [visit("V1", None, window(day=6), services=("cleaning",))],
        [shift("S1", day=6), shift("S2", "W1", day=7)],
    )
    found = made((day, grid_times(day)), {**CLEANING, "to": ["mon"]})
    assert found.instance == day
    assert told(found, "services_not_moved")["count"] == 1


def test_days_and_services_that_are_not_there() -> None:
    assert codes(refused(town(), {**CLEANING, "to": ["tue"]})) == ["scenario_one_date"]
    (found,) = refused(week(), {**CLEANING, "to": ["friday"]})
    assert (found.code, found.value) == ("scenario_no_weekday", "friday")
    assert codes(refused(week(), {"edit": "services_moved", "services": ["foot care"], "to": ["tue"]})) == [
        "scenario_unknown_service"
    ]


@pytest.mark.parametrize("day", ["x", "t", 1, "tuesdays"])
def test_weekdays_that_are_none(day: object) -> None:
    with pytest.raises(ValueError, match=r"type=weekday\b"):
        made(week(), {**CLEANING, "to": [day]})


def windows() -> tuple[Instance, TravelTimes]:
    """V1 of medicine 08-09 with an end by 09:30 and promised by 08:45; V2 of cleaning 08-09 and 10-11; V3 of both 00:30-01:00."""
    day = instance(
        [
            visit(
                "V1",
                None,
                window("08:00", "09:00", "09:30"),
                services=("medicine",),
                promised_latest=at("08:45"),
            ),
            visit("V2", None, window("08:00", "09:00"), window("10:00", "11:00"), services=("cleaning",)),
            visit("V3", None, window("00:30", "01:00"), services=("medicine", "cleaning")),
        ],
        [shift("S1", start="00:00", end="15:00")],
    )
    return day, grid_times(day)


def test_a_window_and_all_that_is_said_of_its_end_moves() -> None:
    found = made(windows(), {"edit": "windows", "services": ["medicine"], "earlier": 15, "later": 30})
    new = found.instance.visit["V1"]
    assert spans(found.instance, "V1") == [(at("07:45"), at("09:30"))]
    assert (new.windows[0].end_latest, new.promised_latest) == (at("10:00"), at("09:15"))
    assert found.instance.visit["V3"] == windows()[0].visit["V3"]  # it is cleaning too
    assert told(found, "windows") == {"count": 1, "earlier": 15, "later": 30}


def test_windows_that_meet_become_one() -> None:
    """09:00 + 30 and 10:00 - 30 meet at 09:30; a minute less and they do not."""
    edit = {"edit": "windows", "services": ["cleaning"], "earlier": 30, "later": 30}
    found = made(windows(), edit)
    assert spans(found.instance, "V2") == [(at("07:30"), at("11:30"))]
    assert told(found, "windows_joined")["count"] == 1
    assert len(made(windows(), {**edit, "later": 29}).instance.visit["V2"].windows) == 2


def test_no_window_leaves_its_day() -> None:
    found = made(windows(), {"edit": "windows", "earlier": 60}).instance
    assert spans(found, "V3") == [(at("00:00"), at("01:00"))]
    late = instance([visit("V1", None, window("22:00", "23:30"))], [shift("S1", start="15:00", end="23:45")])
    assert spans(made((late, grid_times(late)), {"edit": "windows", "later": 60}).instance, "V1") == [
        (at("22:00"), at("23:59"))
    ]


def test_narrower_windows_end_at_an_instant() -> None:
    """08-09 less 20 minutes at each end is 08:20-08:40; less 40, the middle."""
    given = windows()
    narrow = {"edit": "windows", "services": ["cleaning"], "earlier": -20, "later": -20}
    assert spans(made(given, narrow).instance, "V2")[0] == (at("08:20"), at("08:40"))
    assert spans(made(given, {**narrow, "earlier": -40, "later": -40}).instance, "V2")[0] == (
        at("08:30"),
        at("08:30"),
    )


def test_windows_of_no_visit() -> None:
    assert codes(refused(windows(), {"edit": "windows", "services": ["wound"], "later": 5})) == [
        "scenario_no_visits"
    ]
    with pytest.raises(ValueError, match=r"type=no_change\b"):
        made(windows(), {"edit": "windows"})
