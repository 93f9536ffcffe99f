"""Which visits may be by screen: every no with its reason, and the limits that bind visits to one another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.domain import (
    Consent,
    Instance,
    Level,
    Means,
    Mode,
    Reason,
    ScreenRecord,
    ScreenRules,
    ScreenUse,
    Settings,
    Visit,
    VisitMode,
)
from planner.messages import Lang
from planner.modality import Modality, ScreenLimit, modality
from planner.modality.limits import share_of
from planner.reason_texts import describe_reason
from tests.builders import (
    address,
    at,
    citizen,
    consenting,
    delegation,
    grid_times,
    instance,
    operator,
    pin,
    screen_unit,
    shift,
    splits,
    visit,
    window,
    worker,
)

MONDAY = date(2026, 3, 2)
SUNDAY = date(2026, 3, 1)


def rules(**fields: Any) -> Settings:
    """Local rules without those about contact, but for those given."""
    off = {"min_physical_per_week": 0, "max_days_without_physical": None, "max_in_a_row": None}
    return Settings(screen=ScreenRules(**{**off, **fields}))


def codes(reasons: tuple[Reason, ...]) -> list[str]:
    """The codes; every reason must have its sentence in both languages."""
    for lang in Lang:
        assert all("{" not in describe_reason(r, lang) for r in reasons)
    return [r.code for r in reasons]


def judged(
    v: Visit | None = None,
    record: ScreenRecord | None = None,
    settings: Settings | None = None,
    **fields: Any,
) -> Modality:
    """One visit, by screen if it may, of a citizen with this record."""
    who = citizen(screen=record or consenting())
    given = {"citizens": [who], "settings": settings or rules(), **fields}
    return modality(instance([v or visit(screen_seconds=300)], given.pop("shifts", [shift()]), **given))


def whole(*args: Any, **fields: Any) -> list[str]:
    return codes(judged(*args, **fields).screen["V1"])


# the visit


def test_a_visit_that_nothing_speaks_against() -> None:
    may = judged()
    assert whole() == []
    assert may.may_be_on_screen("V1")
    assert codes(may.split["V1"]) == ["no_split"]
    assert codes(may.second_on_screen["V1"]) == ["no_second"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"screen_seconds": None}, ["no_screen_mode"]),
        ({"must_be_physical": True}, ["must_be_physical"]),
        ({"services": ("medicine", "wound", "bath")}, ["service_not_on_screen"] * 2),
        ({"services": ("own service",)}, ["service_not_on_screen"]),
        ({"services": ("medicine", "insulin", "supervision")}, []),
        ({"staff_required": 2}, ["two_workers"]),
    ],
)
def test_what_the_visit_says(fields: dict[str, Any], expected: list[str]) -> None:
    assert whole(visit(**{"screen_seconds": 300, **fields})) == expected


def test_a_municipality_says_itself_what_can_be_on_screen() -> None:
    own = rules().model_copy(update={"service_screen": {"wound": ScreenUse.GUIDED, "medicine": ScreenUse.NO}})
    assert whole(visit(screen_seconds=300, services=("wound",)), settings=own) == []
    named = judged(visit(screen_seconds=300, services=("medicine",)), settings=own).screen["V1"]
    assert named == (Reason(code="service_not_on_screen", params={"service": "medicine"}),)
    assert describe_reason(named[0], Lang.DA) == "Ydelsen Medicinadministration kan ikke gives på skærm."


@pytest.mark.parametrize(("lock", "expected"), [(Mode.PHYSICAL, ["locked_physical"]), (Mode.SCREEN, [])])
def test_a_locked_mode(lock: Mode, expected: list[str]) -> None:
    """Two workers call where that is locked."""
    locks, two = (pin("V1", mode=lock),), [shift("S1"), shift("S2")]
    assert whole(pins=locks) == expected
    assert whole(visit(screen_seconds=300, staff_required=2), pins=locks, shifts=two) == expected


# the citizen


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"able": None}, ["not_assessed"]),
        ({"able": False}, ["assessed_unable"]),
        ({"assessed_by": Level.SSH}, ["wrong_assessor"]),
        ({"assessed_by": None}, ["assessor_unknown"]),
        ({"assessed_by": Level.SSA}, []),
        ({"assessed_on": date(2026, 3, 3)}, ["assessed_later"]),
        ({"assessed_on": MONDAY}, []),
        ({"reassess_by": SUNDAY}, ["assessment_expired"]),
        ({"reassess_by": MONDAY}, []),
        ({"consent": Consent.UNKNOWN}, ["no_consent"]),
        ({"consent": Consent.REFUSED}, ["consent_refused"]),
        ({"consent_until": SUNDAY}, ["consent_expired"]),
        ({"consent_until": MONDAY}, []),
        ({"has_device": False}, ["no_device"]),
        ({"first_visit_done": False}, ["first_visit"]),
        (
            {"able": None, "consent": Consent.UNKNOWN, "has_device": False},
            ["not_assessed", "no_consent", "no_device"],
        ),
    ],
)
def test_what_the_citizens_record_says(record: dict[str, Any], expected: list[str]) -> None:
    """The visit is on Monday 2 March 2026."""
    assert whole(record=consenting(**record)) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"consent": Consent.UNKNOWN}, []),
        ({"consent": Consent.REFUSED}, ["consent_refused"]),
        ({"consent_until": SUNDAY}, []),
    ],
)
def test_where_the_screen_is_the_first_choice_only_a_refusal_counts(
    record: dict[str, Any], expected: list[str]
) -> None:
    assert whole(record=consenting(**record), settings=rules(policy="first_choice")) == expected


def test_local_rules_for_assessors_and_first_visits() -> None:
    own = rules(assessors=frozenset({Level.SSH}), first_visit_physical=False)
    assert whole(record=consenting(assessed_by=Level.SSH, first_visit_done=False), settings=own) == []
    assert whole(record=consenting(), settings=own) == ["wrong_assessor"]


def test_without_a_record_nothing_is_by_screen() -> None:
    for who in (citizen(screen=None), citizen("C9")):
        given = instance(
            [visit(screen_seconds=300)], [shift()], citizens=[who, citizen("C1", screen=None)][:2]
        )
        assert codes(modality(given).screen["V1"]) == ["no_screen_record"]


def test_an_expiry_is_judged_on_the_last_day_that_the_visit_may_have() -> None:
    either = visit("V1", None, window(), window(day=1), screen_seconds=300)
    assert whole(either, record=consenting(consent_until=MONDAY)) == ["consent_expired"]
    fixed = (pin("V1", start=window("08:00").start_earliest),)
    assert whole(either, record=consenting(consent_until=MONDAY), pins=fixed) == []


# who calls


@pytest.mark.parametrize(
    ("shifts", "expected"),
    [
        ([shift(modes=frozenset({Mode.PHYSICAL}))], ["nobody_on_screen"]),
        ([shift(start="15:02", end="23:00")], ["nobody_on_screen"]),
        # the last start is 15:00, set-up 60 s before: a shift from 14:59 makes it, one from 15:00 does not
        ([shift(start="15:00", end="23:00")], ["nobody_on_screen"]),
        ([shift(start="14:59", end="23:00")], []),
        # 60 s + 300 s + 120 s = 8 minutes from 07:00
        ([shift(end="07:08")], []),
        ([shift(end="07:07")], ["nobody_on_screen"]),
        ([shift(end="07:07", max_overtime=60)], []),
        ([operator()], []),
    ],
)
def test_somebody_must_be_there_to_call(shifts: list[Any], expected: list[str]) -> None:
    assert whole(shifts=shifts) == expected


@pytest.mark.parametrize(
    ("seats", "expected"),
    [
        ((("06:00", 1),), []),
        ((("06:00", 0),), ["nobody_on_screen"]),
        ((("06:00", 0), ("14:00", 1), ("14:07", 0)), ["nobody_on_screen"]),
        ((("06:00", 0), ("14:00", 1), ("14:08", 2)), []),
        ((("16:00", 1),), ["nobody_on_screen"]),
        ((), []),
    ],
)
def test_a_unit_needs_a_seat_for_all_of_the_call(
    seats: tuple[tuple[str, int], ...], expected: list[str]
) -> None:
    """A call takes eight minutes; a unit without rows has seats for all."""
    assert whole(shifts=[operator()], units=(screen_unit("U", *seats),)) == expected


def test_who_calls_must_be_competent_and_welcome() -> None:
    nurse = visit(screen_seconds=300, level=Level.NURSE, certificates=frozenset({"stoma"}))
    skilled = worker("W1", Level.NURSE, certificates=frozenset({"stoma"}))
    assert whole(nurse) == ["nobody_on_screen"]
    assert whole(nurse, workers=[skilled]) == []
    task = visit(screen_seconds=300, delegated_tasks=frozenset({"insulin"}))
    assert whole(task) == ["nobody_on_screen"]
    assert whole(task, delegations=(delegation("W1", "C1", "insulin"),)) == []
    assert whole(task, workers=[worker("W1", Level.NURSE)]) == []
    for barred in ({"forbidden_workers": frozenset({"W1"})}, {"required_workers": frozenset({"W2"})}):
        given = instance(
            [visit(screen_seconds=300)], [shift()], citizens=[citizen(**barred)], settings=rules()
        )
        assert codes(modality(given).screen["V1"]) == ["nobody_on_screen"]


def test_two_who_call_are_two_workers() -> None:
    only = Visit(
        **{
            **visit(staff_required=2).model_dump(),
            "modes": (VisitMode(mode=Mode.SCREEN, service_duration=60),),
        }
    )
    assert whole(only, shifts=[shift("S1")]) == ["nobody_on_screen"]
    assert whole(only, shifts=[shift("S1", "W1"), shift("S2", "W1")]) == ["nobody_on_screen"]
    assert whole(only, shifts=[shift("S1"), shift("S2")]) == []


# parts and second workers


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"services": ("medicine", "bath"), "split": splits("medicine")}, []),
        ({"services": ("medicine", "bath"), "split": splits("bath")}, ["service_not_on_screen"]),
        ({"split": splits(), "must_be_physical": True}, ["must_be_physical"]),
        ({"split": splits(), "staff_required": 2}, ["split_two_workers"]),
        ({"split": splits(call=9 * 3600)}, ["nobody_on_screen"]),
        ({}, ["no_split"]),
    ],
)
def test_a_split(fields: dict[str, Any], expected: list[str]) -> None:
    assert codes(judged(visit(**fields)).split["V1"]) == expected


def test_a_visit_that_is_locked_or_only_by_screen_is_not_split() -> None:
    v = visit(split=splits())
    assert codes(judged(v, pins=(pin("V1", shift_id="S1"),)).split["V1"]) == ["split_locked"]
    only = v.model_copy(update={"modes": (VisitMode(mode=Mode.SCREEN, service_duration=300),)})
    assert codes(judged(only).split["V1"]) == ["split_not_at_home"]
    assert codes(judged(v, record=consenting(has_device=False)).split["V1"]) == ["no_device"]


@pytest.mark.parametrize(
    ("record", "fields", "expected"),
    [
        ({}, {}, []),
        ({"able": None, "has_device": False, "first_visit_done": False}, {}, []),
        ({"consent": Consent.REFUSED}, {}, ["consent_refused"]),
        ({"consent": Consent.UNKNOWN}, {}, ["no_consent"]),
        ({}, {"must_be_physical": True}, ["must_be_physical"]),
        ({}, {"staff_required": 1}, ["no_second"]),
        ({}, {"second_on_screen": False}, ["no_second"]),
        ({}, {"services": ("transfer",)}, []),
    ],
)
def test_a_second_worker_on_screen(
    record: dict[str, Any], fields: dict[str, Any], expected: list[str]
) -> None:
    """The first one is there, so that only the citizen's word is asked for; what is done by hand is done by the first."""
    v = visit(**{"staff_required": 2, "second_on_screen": True, **fields})
    assert codes(judged(v, record=consenting(**record)).second_on_screen["V1"]) == expected


def test_locks_of_a_second_worker() -> None:
    v = visit(staff_required=2, second_on_screen=True)
    home, call = (pin("V1", seat=1, mode=m) for m in Mode)
    assert codes(judged(v, pins=(home,)).second_on_screen["V1"]) == ["locked_physical"]
    assert codes(judged(v, pins=(call,)).second_on_screen["V1"]) == []


# limits


def several(
    count: int, record: ScreenRecord, settings: Settings, days: tuple[int, ...] | None = None, **fields: Any
) -> Instance:
    """Visits of one citizen an hour apart from 08:00, or one on each of `days`; all may be by screen."""
    spots = [(f"{8 + n:02d}:00", 0) for n in range(count)] if days is None else [("08:00", d) for d in days]
    visits = [
        visit(f"V{n}", "C1", window(clock, clock, day=day), screen_seconds=300)
        for n, (clock, day) in enumerate(spots, start=1)
    ]
    shifts = [shift(f"S{d}", "W1", end="18:00", day=d) for d in sorted({d for _, d in spots})]
    return instance(visits, shifts, citizens=[citizen(screen=record)], settings=settings, **fields)


def limits(given: Instance) -> list[tuple[str, tuple[str, ...], int]]:
    may = modality(given)
    for k in may.limits:
        codes((k.reason(),))
    return [(k.code, k.visits, k.most) for k in may.limits]


def noes(given: Instance) -> dict[str, list[str]]:
    return {v: codes(reasons) for v, reasons in modality(given).screen.items() if reasons}


@pytest.mark.parametrize(
    ("record", "most"),
    [
        # 3 visits; 2 physical needed: 3 - 2 = 1 by screen, one more for each that is certain elsewhere in the week
        ({"physical_this_week": 0}, 1),
        ({"physical_this_week": 1}, 2),
        ({"physical_later_this_week": 1, "physical_this_week": 0}, 2),
        ({"physical_this_week": 2}, None),
        ({"physical_this_week": 0, "min_physical_per_week": 1}, 2),
        ({"physical_this_week": 0, "min_physical_per_week": 0}, None),
    ],
)
def test_physical_visits_of_the_week(record: dict[str, Any], most: int | None) -> None:
    given = several(3, consenting(**record), rules(min_physical_per_week=2))
    ids = ("V1", "V2", "V3")
    assert limits(given) == ([("week_physical", ids, most)] if most is not None else [])
    assert noes(given) == {}


@pytest.mark.parametrize("count", [1, 2])
def test_where_the_visits_do_not_suffice_none_is_by_screen(count: int) -> None:
    """Two visits for two that are needed leave none; nor does one, though it is not enough in any case."""
    given = several(count, consenting(physical_this_week=0), rules(min_physical_per_week=2))
    assert limits(given) == []
    assert noes(given) == {f"V{n}": ["week_physical"] for n in range(1, count + 1)}


def test_weeks_run_from_monday_to_sunday() -> None:
    """Sunday 8 March ends the first week: history counts there, what is sure to come in the second."""
    record = consenting(physical_this_week=0, physical_later_this_week=1)
    given = several(0, record, rules(min_physical_per_week=2), days=(4, 5, 6, 7, 8))
    # Friday to Sunday: 3 - 2 = 1; Monday and Tuesday: 2 - (2 - 1) = 1
    assert limits(given) == [
        ("week_physical", ("V1", "V2", "V3"), 1),
        ("week_physical", ("V4", "V5"), 1),
    ]


def over_midnight(home: int) -> Instance:
    """V9 on the night to Monday 9 March, by screen if it may, and so many visits at home on that Sunday and on that Monday."""
    days = [day for day in (6, 7) for _ in range(home)]
    visits = [visit(f"V{n}", "C1", window("12:00", "13:00", day=day)) for n, day in enumerate(days, start=1)]
    night = visit("V9", "C1", window("23:30", at("00:30", 7), day=6), screen_seconds=300)
    shifts = [
        shift("S1", day=6), shift("S2", "W2", day=7), operator(start="22:00", end=at("07:00", 7), day=6)
    ]  # fmt: skip
    record = consenting(physical_this_week=0)
    return instance(
        [*visits, night], shifts, citizens=[citizen(screen=record)], settings=rules(min_physical_per_week=2)
    )


def test_a_night_between_two_weeks_may_be_by_screen_where_both_have_enough_at_home() -> None:
    assert limits(over_midnight(2)) == []
    assert noes(over_midnight(2)).keys() == {"V1", "V2", "V3", "V4"}  # only at home by their data
    assert noes(over_midnight(1))["V9"] == ["week_physical", "week_physical"]  # 1 - 2 < 0 in both


def test_an_assessment_holds_on_every_day_on_which_a_visit_may_start() -> None:
    """Assessed on Tuesday: right for a visit on Tuesday, not for one that may start on Monday as well."""
    record = consenting(assessed_on=date(2026, 3, 3))
    late = window("10:00", "11:00", day=1)
    shifts = [shift("S1"), shift("S2", day=1)]
    only_tuesday, either = (
        visit("V1", None, *windows, screen_seconds=300) for windows in ((late,), (window(), late))
    )
    assert whole(only_tuesday, record, shifts=shifts) == []
    assert whole(either, record, shifts=shifts) == ["assessed_later"]


def test_a_visit_that_stays_at_home_counts_among_the_physical_ones() -> None:
    """V1 cannot be by screen, so one of the other two may: 3 - 2 = 1."""
    base = several(3, consenting(physical_this_week=0), rules(min_physical_per_week=2))
    first = base.visits[0].model_copy(update={"must_be_physical": True})
    given = base.model_copy(update={"visits": (first, *base.visits[1:])})
    assert limits(given) == [("week_physical", ("V2", "V3"), 1)]


@pytest.mark.parametrize(
    ("before", "most", "expected"),
    [
        (0, 2, [(("V1", "V2", "V3"), 2), (("V2", "V3", "V4"), 2)]),
        (1, 2, [(("V1", "V2"), 1), (("V2", "V3", "V4"), 2)]),
        (0, 4, []),
        (1, 4, [(("V1", "V2", "V3", "V4"), 3)]),
    ],
)
def test_calls_in_a_row(before: int, most: int, expected: list[Any]) -> None:
    """Four visits; calls since the last physical one come before the first."""
    given = several(4, consenting(screen_in_a_row=before), rules(max_in_a_row=most))
    assert limits(given) == [("in_a_row", *row) for row in expected]


def test_a_full_row_before_the_plan_makes_its_first_visit_physical() -> None:
    given = several(3, consenting(screen_in_a_row=5), rules(max_in_a_row=2))
    assert noes(given) == {"V1": ["in_a_row"]}
    assert limits(given) == []


@pytest.mark.parametrize(
    ("last", "expected"), [(date(2026, 2, 23), {}), (date(2026, 2, 22), {"V1": ["physical_too_long_ago"]})]
)
def test_days_since_the_last_physical_visit(last: date, expected: dict[str, list[str]]) -> None:
    """Monday 2 March is 7 days after 23 February and 8 after the 22nd. The second visit may still follow the first."""
    record = consenting(last_physical=last, physical_this_week=0)
    assert noes(several(2, record, rules(max_days_without_physical=7))) == expected


def test_a_physical_visit_in_the_plan_makes_it_good() -> None:
    """Last seen on Friday 27 February, visits on Monday (3 days), Tuesday (4) and Friday (7 days). At most 4: for Friday somebody
    must have come since Monday, so not all three are by screen.
    """
    record = consenting(last_physical=date(2026, 2, 27), physical_this_week=0)
    given = several(0, record, rules(max_days_without_physical=4), days=(0, 1, 4))
    assert limits(given) == [("physical_in_between", ("V1", "V2", "V3"), 2)]
    strict = several(0, record, rules(max_days_without_physical=3), days=(0, 1, 4))
    # Tuesday: 4 days since Friday, so not both of Monday and Tuesday; Friday: only Tuesday lies within 3 days before it
    assert limits(strict) == [
        ("physical_in_between", ("V1", "V2"), 1),
        ("physical_in_between", ("V2", "V3"), 1),
    ]


def test_nobody_knows_when_the_last_physical_visit_was() -> None:
    unknown = consenting(last_physical=None, physical_this_week=0)
    settings = rules(max_days_without_physical=7)
    assert noes(several(1, unknown, settings)) == {"V1": ["physical_unknown"]}
    this_week = consenting(last_physical=None, physical_this_week=1)
    assert noes(several(1, this_week, settings)) == {}


def test_so_many_screen_visits_in_the_plan() -> None:
    """Of three visits that may be by screen, one of them in part; none at all is said as a reason of each."""
    visits = [
        visit("V1", screen_seconds=300),
        visit("V2", screen_seconds=300),
        visit("V3", split=splits()),
        visit("V4"),
    ]
    given = instance(visits, [shift()], settings=rules(max_visits=2))
    assert modality(given).limits == (
        ScreenLimit("max_visits", ("V1", "V2", "V3"), 2, whole=False, params={"most": 2}),
    )
    none = modality(given.model_copy(update={"settings": rules(max_visits=0)}))
    assert none.limits == ()
    assert [codes(none.screen[v]) for v in ("V1", "V4")] == [["max_visits"], ["no_screen_mode"]]
    assert codes(none.split["V3"]) == ["max_visits"]
    assert limits(given.model_copy(update={"settings": rules(max_visits=3)})) == []


def test_a_share_of_far_homes() -> None:
    """A1 is 500 m from base, A4 2 km: of three far visits, half is one."""
    visits = [visit(f"V{n}", screen_seconds=300) for n in range(1, 5)]
    given = instance(visits, [shift()], settings=rules(far_metres=500, far_share=0.5))
    may = modality(given, grid_times(given))
    assert [(k.code, k.visits, k.most, k.whole) for k in may.limits] == [
        ("far_share", ("V2", "V3", "V4"), 1, False)
    ]


def test_far_as_the_crow_flies_where_the_table_is_silent() -> None:
    """0.01 degrees of latitude are 6,371,009 m x pi / 180 / 100 = 1,112 m."""
    far, base = address("A1", latitude=55.11), address("B", latitude=55.1)
    for metres, bound in ((1111, True), (1113, False)):
        given = instance(
            [visit(screen_seconds=300)],
            [shift()],
            addresses=[far, base],
            settings=rules(far_metres=metres, far_share=0),
        )
        for travel in (None, grid_times(["B"])):
            assert codes(modality(given, travel).screen["V1"]) == (["far_share"] if bound else [])
    by_bicycle = instance(
        [visit(screen_seconds=300)], [shift(means=Means.BICYCLE)], settings=rules(far_metres=499, far_share=0)
    )
    assert codes(modality(by_bicycle, grid_times(by_bicycle)).screen["V1"]) == ["far_share"]


def test_shares_are_counted_by_their_decimals() -> None:
    assert [share_of(0.29, 100), share_of(0.3, 10), share_of(0.0, 9)] == [29, 3, 0]


def test_an_empty_instance() -> None:
    assert modality(Instance()) == Modality({}, {}, {})
