"""Each rule of `validate` bites, stops biting one step away, and names the ids; a sound instance gives nothing."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from planner.domain import (
    MAX_EACH_PRICE,
    MAX_UNIT_PRICE,
    MAX_UNPLANNED,
    Instance,
    Level,
    Means,
    Mode,
    Settings,
    StopOverhead,
    VisitMode,
    Weights,
)
from planner.errors import Severity
from planner.issue_texts import describe
from planner.messages import Lang
from planner.validate import validate
from planner.validation.weights import comfort_of_a_day
from tests.builders import (
    address,
    citizen,
    delegation,
    four_visits,
    instance,
    link,
    pause,
    pin,
    shift,
    visit,
    window,
    worker,
)  # fmt: skip


def found(given: Instance) -> set[str]:
    """The codes of all issues, each put into both languages."""
    issues = validate(given)
    for issue in issues:
        for lang in Lang:
            assert all(describe(issue, lang))
        assert (issue.file, issue.row) == (None, None)
    return {i.code for i in issues}


def day(**fields: Any) -> Instance:
    """One visit, two shifts, and what is given."""
    base: dict[str, Any] = {"visits": [visit()], "shifts": [shift("S1"), shift("S2")]}
    return instance(**(base | fields))


def test_a_sound_instance_has_no_issues() -> None:
    assert validate(four_visits()) == []
    assert validate(day()) == []


def test_issue_says_ids_value_and_severity() -> None:
    """Citizen C9 is not made by the builder, for the instance is changed after it was built."""
    broken = day().model_copy(update={"visits": (visit("V1", "C9"),)})
    issue = next(i for i in validate(broken) if i.code == "unknown_citizen")
    assert (issue.ids, issue.value, issue.severity) == (("V1",), "C9", Severity.ERROR)
    assert describe(issue, Lang.DA)[0] == "V1: Borgeren 'C9' findes ikke."


def test_ids() -> None:
    assert "duplicate_id" in found(day(visits=[visit(), visit()]))
    assert "bad_id" in found(day(workers=[worker("#1")]))
    assert "bad_id" in found(day(workers=[worker("W|1")]))
    assert "bad_id" not in found(day(workers=[worker("W-1 æ/#")]))


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"links": [link("V1", "V9")]}, "unknown_visit"),
        ({"pins": [pin("V9", shift_id="S1")]}, "unknown_visit"),
        ({"pins": [pin("V1", shift_id="S9")]}, "unknown_shift"),
        ({"pins": [pin("V1", after="V9")]}, "unknown_visit"),
    ],
)
def test_references(fields: dict[str, Any], code: str) -> None:
    assert code in found(day(**fields))


def test_references_of_places_and_workers() -> None:
    base = day()
    assert "unknown_address" in found(base.model_copy(update={"addresses": (address("A1"),)}))
    assert "unknown_worker" in found(base.model_copy(update={"workers": (worker("W1"),)}))


def test_lists_and_delegations_of_absent_people_are_warnings() -> None:
    given = day(
        citizens=[citizen("C1", preferred_workers=frozenset({"W7"}))],
        delegations=[delegation("W7", "C1", "x")],
    )
    assert found(given) == {"unlisted_worker", "idle_delegation"}
    assert {i.severity for i in validate(given)} == {Severity.WARNING}


def test_places() -> None:
    """A degree of latitude is 111.2 km: 0.89 degrees are 99 km and pass, 0.91 are 101 km."""
    homes = [address("B"), address("A2"), address("A1", latitude=55.1 + 0.89)]
    assert found(day(addresses=homes)) == set()
    homes[2] = address("A1", latitude=55.1 + 0.91)
    assert found(day(addresses=homes)) == {"address_far_off"}
    assert "coordinates_swapped" in found(day(addresses=[address("A1", latitude=14.9, longitude=55.1)]))
    assert "coordinates_zero" in found(day(addresses=[address("A1", latitude=0, longitude=0)]))


def test_settings() -> None:
    assert "unknown_timezone" in found(day(settings=Settings(timezone="Europe/Kobenhavn")))
    only_bicycle = Settings(overhead={Means.BICYCLE: StopOverhead()})
    assert "overhead_missing" in found(day(settings=only_bicycle))
    assert "overhead_missing" not in found(day(shifts=[shift(means=Means.BICYCLE)], settings=only_bicycle))
    upside_down = Settings(weights=Weights(unplanned=(1, 2, 3, 4, 5)))
    assert "priorities_upside_down" in found(day(settings=upside_down))
    level = Settings(weights=Weights(unplanned=(10**9,) * 5))
    assert found(day(settings=level)) == set()


def test_a_visit_costs_more_than_a_day_of_comfort() -> None:
    """86,400 s * (travel 100 + 36 m/s * 3 + overtime 200 + lateness 100) + preference 30,000 = 43,921,200 points."""
    most = 86_400 * (100 + 36 * 3 + 200 + 100) + 30_000
    assert most == 43_921_200
    for price, codes in ((most, {"comfort_outbids_visits"}), (most + 1, set())):
        prices = Weights(unplanned=(10**9, 10**9, 10**9, price, 10**9))
        given = day(settings=Settings(weights=prices))
        upside = {"priorities_upside_down"}  # class 5 costs more than class 4
        assert found(given) == codes | upside
    (issue,) = (i for i in validate(given.model_copy(update={"settings": _overtime(100_000)})) if i.ids == ())
    assert issue.params["limit"] == 86_400 * (208 + 100_000 + 100) + 30_000
    assert issue.severity is Severity.WARNING


def test_waiting_and_screen_work_take_the_place_of_driving() -> None:
    """A second is spent on one of them: the dearest counts, not their sum."""
    usual = sum(comfort_of_a_day(Weights()).values())
    assert sum(comfort_of_a_day(Weights(waiting=208)).values()) == usual
    assert sum(comfort_of_a_day(Weights(waiting=209)).values()) == usual + 86_400
    assert sum(comfort_of_a_day(Weights(shift_use=7, continuity=5)).values()) == usual + 12


def _overtime(price: int) -> Settings:
    return Settings(weights=Weights(overtime=price))


@pytest.mark.parametrize(
    "prices",
    [
        {"unplanned": (10**17, 10**9, 10**8, 10**7, 10**6)}, {"unplanned": (5, 4, 3, 2, 0)}, {"overtime": 100_001},
        {"travel_time": 10**9}, {"waiting": -1}, {"preference": 10**9 + 1}, {"shift_use": -1},
    ],
)  # fmt: skip
def test_prices_out_of_bounds_are_refused(prices: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Weights(**prices)


def test_the_dearest_day_stays_far_below_the_limit_of_the_search() -> None:
    """20,000 visits and as many shifts of 24 hours, everything at its bound: a tenth of 2^59 at most."""
    names = Weights.model_fields.keys()
    each = {"shift_use", "preference", "continuity"}
    bound = {n: MAX_EACH_PRICE if n in each else MAX_UNIT_PRICE for n in names - {"unplanned"}}
    dearest = Weights(unplanned=(MAX_UNPLANNED,) * 5, **bound)
    seconds = 86_400 * sum(getattr(dearest, n) for n in names - each - {"unplanned", "distance"})
    metres = 36 * 86_400 * dearest.distance
    visit = MAX_UNPLANNED + seconds + metres + sum(getattr(dearest, n) for n in each)
    assert 20_000 * visit < 2**59 // 10


def test_windows() -> None:
    assert "window_reversed" in found(day(visits=[visit("V1", "C1", window("09:00", "08:59"))]))
    assert found(day(visits=[visit("V1", "C1", window("09:00", "09:00"))])) == set()
    # ten minutes of care from 09:00 end at 09:10
    assert "window_too_short" in found(day(visits=[visit("V1", "C1", window("09:00", "10:00", "09:09"))]))
    assert found(day(visits=[visit("V1", "C1", window("09:00", "10:00", "09:10"))])) == set()
    touching = (window("08:00", "09:00"), window("09:00", "10:00"))
    assert "windows_overlap" in found(day(visits=[visit("V1", "C1", *touching)]))
    assert "windows_overlap" in found(
        day(visits=[visit("V1", "C1", window("12:00", "13:00"), window("08:00", "09:00"))])
    )
    apart = (window("08:00", "09:00"), window("09:01", "10:00"))
    assert found(day(visits=[visit("V1", "C1", *apart)])) == set()


def test_promises_durations_and_modes() -> None:
    late = visit("V1", "C1", window("09:00", "10:00"), promised_latest=window("08:59").start_earliest)
    assert found(day(visits=[late])) == {"promise_too_early"}
    assert found(day(visits=[visit(seconds=4 * 3600)])) == set()
    assert "odd_duration" in found(day(visits=[visit(seconds=4 * 3600 + 60)]))
    assert "odd_duration" in found(day(visits=[visit(seconds=0)]))
    twice = visit().model_copy(
        update={"modes": (VisitMode(service_duration=60), VisitMode(service_duration=90))}
    )
    assert "mode_twice" in found(day(visits=[twice]))


def test_shifts() -> None:
    assert "shift_reversed" in found(day(shifts=[shift(start="15:00", end="15:00")]))
    assert found(day(shifts=[shift(start="06:00", end="22:00")])) == set()
    assert found(day(shifts=[shift(start="06:00", end="22:01")])) == {"long_shift"}
    assert "shift_without_start" in found(day(shifts=[shift(start_address=None), shift("S2")]))
    assert "shift_without_end" in found(day(shifts=[shift(end_address=None), shift("S2")]))
    screen = shift("S2", modes=frozenset({Mode.SCREEN}), start_address=None, end_address=None)
    assert found(day(shifts=[shift(), screen])) == set()


def test_overlapping_shifts_of_one_worker() -> None:
    meet = [shift("S1", "W1", "07:00", "11:00"), shift("S2", "W1", "11:00", "15:00")]
    assert found(day(shifts=meet)) == set()
    overlap = [shift("S1", "W1", "07:00", "11:01"), shift("S2", "W1", "11:00", "15:00")]
    assert [i.ids for i in validate(day(shifts=overlap)) if i.code == "shifts_overlap"] == [
        ("S1", "S2"),
        ("S2", "S1"),
    ]


def test_breaks() -> None:
    """Thirty minutes must be over by 15:00, so the break can start by 14:30."""
    assert found(day(shifts=[shift(breaks=(pause("12:00", "14:30"),))])) == set()
    assert found(day(shifts=[shift(breaks=(pause("12:00", "14:31"),))])) == {"break_partly_outside"}
    assert found(day(shifts=[shift(breaks=(pause("14:31", "14:40"),))])) == {"break_outside_shift"}
    assert found(day(shifts=[shift(breaks=(pause("12:00", "11:00"),))])) == {"break_reversed"}


def test_links() -> None:
    two = [visit("V1"), visit("V2")]
    assert found(day(visits=two, links=[link("V1", "V2", 60, 60)])) == set()
    assert "link_min_above_max" in found(day(visits=two, links=[link("V1", "V2", 61, 60)]))
    assert "link_to_itself" in found(day(visits=two, links=[link("V1", "V1", 60)]))
    # V2 may start at 11:00 earliest and V1 at 10:00 latest: an hour apart at least
    apart = [visit("V1", "C1", window("09:00", "10:00")), visit("V2", "C2", window("11:00", "12:00"))]
    assert found(day(visits=apart, links=[link("V1", "V2", 0, 3600)])) == set()
    assert found(day(visits=apart, links=[link("V1", "V2", 0, 3599)])) == {"link_never_fits"}
    assert found(day(visits=two, links=[link("V1", "V2", 0, 599, "same")])) == {"link_same_worker_too_soon"}
    assert found(day(visits=two, links=[link("V1", "V2", 0, 600, "same")])) == set()


def test_links_in_a_circle() -> None:
    three = [visit("V1"), visit("V2"), visit("V3")]
    circle = [link("V1", "V2", 60), link("V2", "V3", 0), link("V3", "V1", 0)]
    issues = [i for i in validate(day(visits=three, links=circle)) if i.code == "link_circle"]
    assert {i.ids for i in issues} == {("V1", "V2"), ("V2", "V3"), ("V3", "V1")}
    # without the 60 seconds all three start together, which can be done
    assert found(day(visits=three, links=[link("V1", "V2"), *circle[1:]])) == set()


def test_links_that_contradict_each_other_without_a_circle_of_arrows() -> None:
    """V3 starts at least 120 + 120 s after V1, but at most 200 s after it."""
    three = [visit("V1"), visit("V2"), visit("V3")]
    chain = [link("V1", "V2", 120), link("V2", "V3", 120)]
    assert found(day(visits=three, links=[*chain, link("V1", "V3", 0, 240)])) == set()
    assert found(day(visits=three, links=[*chain, link("V1", "V3", 0, 239)])) == {"link_circle"}


def test_two_separate_circles_are_both_found() -> None:
    four = [visit(f"V{i}") for i in range(1, 5)]
    links = [link("V1", "V2", 60), link("V2", "V1", 60), link("V3", "V4", 60), link("V4", "V3", 60)]
    issues = [i for i in validate(day(visits=four, links=links)) if i.code == "link_circle"]
    assert len(issues) == 4


def test_pins() -> None:
    assert found(day(pins=[pin("V1", shift_id="S1", start=window("08:00").start_earliest)])) == set()
    assert found(day(pins=[pin("V1", shift_id="S1"), pin("V1", shift_id="S2")])) == {"pin_twice"}
    assert "pin_seat" in found(day(pins=[pin("V1", shift_id="S1", seat=1)]))
    assert "pin_seat" not in found(
        day(visits=[visit(staff_required=2)], pins=[pin("V1", shift_id="S1", seat=1)])
    )
    assert found(day(pins=[pin("V1", mode=Mode.SCREEN)])) == {"pin_mode"}
    assert found(day(pins=[pin("V1")])) == {"pin_empty"}
    early = pin("V1", start=window("06:59").start_earliest)
    assert found(day(pins=[early])) == {"pin_outside_window"}
    evening = visit("V1", "C1", window("07:00", "20:00"))
    at_end = pin("V1", shift_id="S1", start=window("15:00").start_earliest)
    assert found(day(visits=[evening], pins=[at_end])) == {"pin_outside_shift"}


def test_pins_after_each_other() -> None:
    three = [visit("V1"), visit("V2"), visit("V3")]
    chain = [pin("V2", after="V1"), pin("V3", after="V2")]
    assert found(day(visits=three, pins=chain)) == set()
    assert found(day(visits=three, pins=[*chain, pin("V1", after="V3")])) == {"pin_circle"}
    assert found(day(visits=three, pins=[pin("V1", after="V1")])) == {"pin_circle"}


def test_pin_to_a_worker_who_may_not_come() -> None:
    locked = [pin("V1", shift_id="S1")]
    assert found(day(pins=locked, citizens=[citizen(forbidden_workers=frozenset({"W1"}))])) == {
        "pin_wrong_worker"
    }
    assert found(day(pins=locked, citizens=[citizen(required_workers=frozenset({"W2"}))])) == {
        "pin_wrong_worker"
    }
    assert "pin_wrong_worker" in found(day(pins=locked, visits=[visit(level=Level.SSA)]))


def test_nothing_to_plan() -> None:
    assert found(Instance()) == {"no_visits", "no_shifts"}
    assert "no_worker_possible" not in found(instance(visits=[visit()]))


def test_double_staffing_needs_two_workers_at_once() -> None:
    double = [visit(staff_required=2)]
    assert found(day(visits=double)) == set()
    assert found(day(visits=double, shifts=[shift()])) == {"too_few_workers"}
    # two shifts of one worker are one worker
    halves = [shift("S1", "W1", "07:00", "11:00"), shift("S2", "W1", "11:00", "15:00")]
    assert found(day(visits=double, shifts=halves)) == {"too_few_workers"}
    one = [citizen(required_workers=frozenset({"W1"}))]
    assert found(day(visits=double, citizens=one)) == {"two_needed_one_allowed"}
    both = [citizen(required_workers=frozenset({"W1", "W2"}))]
    assert found(day(visits=double, citizens=both)) == set()


@pytest.mark.parametrize(
    ("fields", "impossible"),
    [
        ({"visits": [visit(level=Level.SSH)]}, False),
        ({"visits": [visit(level=Level.SSA)]}, True),
        ({"visits": [visit(certificates=frozenset({"medicine"}))]}, True),
        ({"visits": [visit(delegated_tasks=frozenset({"insulin"}))]}, True),
        (
            {
                "visits": [visit(delegated_tasks=frozenset({"insulin"}))],
                "delegations": [delegation("W1", "C1", "insulin")],
            },
            False,
        ),
        (
            {
                "visits": [visit(delegated_tasks=frozenset({"insulin", "wound"}))],
                "delegations": [delegation("W1", "C1", "insulin"), delegation("W2", "C1", "wound")],
            },
            True,
        ),
        (
            {
                "visits": [visit(delegated_tasks=frozenset({"insulin"}))],
                "workers": [worker("W1", Level.NURSE)],
            },
            False,
        ),
        ({"citizens": [citizen(forbidden_workers=frozenset({"W1", "W2"}))]}, True),
        ({"visits": [visit("V1", "C1", window("14:50", "15:30"))]}, False),  # 14:50 + 10 min = 15:00
        ({"visits": [visit("V1", "C1", window("14:51", "15:30"))]}, True),
        (
            {"visits": [visit("V1", "C1", window("14:51", "15:30"))], "shifts": [shift(max_overtime=60)]},
            False,
        ),
        ({"visits": [visit("V1", "C1", window(day=1))]}, True),
        ({"shifts": [shift(modes=frozenset({Mode.SCREEN}))]}, True),
    ],
)
def test_visit_that_nobody_can_take(fields: dict[str, Any], impossible: bool) -> None:
    assert ("no_worker_possible" in found(day(**fields))) is impossible


def test_worker_wanted_and_forbidden() -> None:
    both = frozenset({"W1"})
    assert found(day(citizens=[citizen(preferred_workers=both, forbidden_workers=both)])) == {
        "worker_wanted_and_forbidden"
    }
