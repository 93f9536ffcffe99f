"""Why a visit is, or is not, by screen in a plan; and reasons for unplanned visits where there are screens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from planner.domain import Consent, Instance, Mode, Reason, ScreenRules, Settings, VisitMode
from planner.messages import Lang
from planner.modality import why_mode, why_modes
from planner.reason_texts import REASONS, describe_reason
from planner.reasons import why_unplanned
from planner.screen_texts import SCREEN_REASONS, SCREEN_VIOLATIONS
from tests.builders import (
    Entry,
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

SCREEN = Mode.SCREEN
FREE = ScreenRules(min_physical_per_week=0, max_days_without_physical=None, max_in_a_row=None)


def rules(**fields: Any) -> Settings:
    return Settings(screen=FREE.model_copy(update=fields))


def why(
    given: Instance, sequences: Mapping[str, Sequence[Entry]], visit_id: str = "V1", roads: bool = True
) -> tuple[Reason, ...]:
    travel = grid_times(given, step_seconds=600)
    reasons = why_mode(given, plan_of(given, travel, sequences), visit_id, travel if roads else None)
    for lang in Lang:
        assert all("{" not in describe_reason(r, lang) for r in reasons)
    return reasons


def codes(*args: Any, **fields: Any) -> list[str]:
    return [r.code for r in why(*args, **fields)]


def day(*visits: Any, **fields: Any) -> Instance:
    return instance(visits, [shift(), operator()], **{"settings": rules(), **fields})


def test_by_screen() -> None:
    given = day(visit(screen_seconds=300))
    called = {"U1": [("V1", "screen")]}
    assert why(given, called) == (Reason(code="called", params={"shift": "U1"}),)
    assert codes(day(*given.visits, pins=(pin("V1", mode=SCREEN),)), called) == ["locked_screen"]
    only = visit().model_copy(update={"modes": (VisitMode(mode=SCREEN, service_duration=300),)})
    assert codes(day(only), called) == ["called_only"]


def test_in_two_parts_and_by_a_second_worker() -> None:
    given = day(visit(split=splits()), visit("V2", staff_required=2, second_on_screen=True))
    sequences = {"S1": [("V1", "rest"), "V2"], "U1": [("V1", "call"), ("V2", 1, "screen")]}
    params: dict[str, str | int | float] = {"shift": "U1", "other_shift": "S1"}
    assert why(given, sequences) == (Reason(code="part_called", params=params),)
    assert why(given, sequences, "V2") == (Reason(code="second_called", params=params),)


def test_every_no_of_a_visit_at_home() -> None:
    strange = citizen(screen=consenting(consent=Consent.UNKNOWN, has_device=False))
    given = day(visit(screen_seconds=300, services=("bath",)), visit("V2"), citizens=[strange])
    home = {"S1": ["V1", "V2"]}
    assert codes(given, home) == ["service_not_on_screen", "no_consent", "no_device"]
    assert codes(given, home, "V2") == ["no_screen_mode"]
    # the data offers no screen but a split: the no's of the split
    split = day(visit(split=splits()), citizens=[strange])
    assert codes(split, {"S1": ["V1"]}) == ["no_consent", "no_device"]


def test_a_visit_that_is_not_planned() -> None:
    given = day(visit(screen_seconds=300), citizens=[citizen(screen=None)])
    assert codes(given, {}) == ["not_planned", "no_screen_record"]


def test_a_limit_that_others_have_used_up() -> None:
    given = day(visit(screen_seconds=300), visit("V2", screen_seconds=300), settings=rules(max_visits=1))
    assert codes(given, {"S1": ["V1"], "U1": [("V2", "screen")]}) == ["max_visits"]
    assert codes(given, {"S1": ["V1", "V2"]}) != ["max_visits"]


def test_seats_that_others_have_taken() -> None:
    """Both at 08:00 for ten minutes, at one seat; the route does not call. With two seats the second operator is free."""
    visits = [visit(f"V{n}", None, window("08:00", "08:00"), screen_seconds=600) for n in (1, 2)]
    route = shift(modes=frozenset({Mode.PHYSICAL}))
    for seats, expected in ((1, ["unit_full"]), (2, ["cheaper_at_home"])):
        units = (screen_unit("U", ("07:00", seats)),)
        given = instance(visits, [route, operator("U1"), operator("U2")], units=units, settings=rules())
        assert codes(given, {"S1": ["V1"], "U1": [("V2", "screen")]}) == expected


def test_callers_who_are_busy() -> None:
    """The operator's call takes 07:59-08:13; another of the same length fits from 08:14 on, not at 08:13."""
    other = visit("V2", None, window("08:00", "08:00"), screen_seconds=660)
    for latest, expected in (("08:13", "unit_full"), ("08:14", "cheaper_at_home")):
        mine = visit("V1", None, window("08:00", latest), screen_seconds=660)
        route = shift(modes=frozenset({Mode.PHYSICAL}))
        given = instance([mine, other], [route, operator()], settings=rules())
        assert codes(given, {"S1": ["V1"], "U1": [("V2", "screen")]}) == [expected]


def test_the_route_stops_there_anyhow() -> None:
    given = day(visit(screen_seconds=300), visit("V2", "C1"))
    assert codes(given, {"S1": ["V2", "V1"]}) == ["same_stop"]
    assert codes(given, {"S1": ["V1", "V2"]}) == ["same_stop"]
    assert codes(given, {"S1": ["V1"]}) != ["same_stop"]


@pytest.mark.parametrize("roads", [True, False])
def test_the_route_passes_the_door(roads: bool) -> None:
    """A1 is on the way to A2: no detour, 318 s of stop and 60 s of care against 60 + 300 + 120 s for the call. Without the table
    nothing is said of the way.
    """
    given = day(visit(seconds=60, screen_seconds=300), visit("V2"))
    (reason,) = why(given, {"S1": ["V1", "V2"]}, roads=roads)
    if roads:
        assert reason.code == "passes_door"
        assert reason.params == {"home_seconds": 318, "care_seconds": 60, "call_seconds": 480}
    else:
        assert reason.code == "cheaper_at_home"


def test_a_long_way_is_no_passing_by() -> None:
    """A2 and back is 2 x 600 s further than A1 alone."""
    given = day(visit("V1"), visit("V2", seconds=60, screen_seconds=300))
    assert codes(given, {"S1": ["V1", "V2"]}, "V2") == ["cheaper_at_home"]


def test_what_was_not_split_and_who_came() -> None:
    given = instance(
        [visit(split=splits()), visit("V2", staff_required=2, second_on_screen=True)],
        [shift("S1"), shift("S2"), operator()],
        settings=rules(),
    )
    home = {"S1": ["V1", "V2"], "S2": ["V2"]}
    travel = grid_times(given)
    all_of_them = why_modes(given, plan_of(given, travel, home))
    assert {v: [r.code for r in found] for v, found in all_of_them.items()} == {
        "V1": ["not_split"],
        "V2": ["second_came"],
    }


def test_an_unknown_visit() -> None:
    with pytest.raises(KeyError):
        why(day(visit()), {}, "V9")


def test_texts_are_told_apart() -> None:
    """Reasons and violations are looked up in one catalogue each."""
    assert SCREEN_REASONS.keys() <= REASONS.keys()
    assert len({t.da for t in SCREEN_REASONS.values()} | {t.en for t in SCREEN_REASONS.values()}) == 2 * len(
        SCREEN_REASONS
    )
    assert len({t.da for t in SCREEN_VIOLATIONS.values()}) == len(SCREEN_VIOLATIONS)


# unplanned visits


def unplanned(
    given: Instance, sequences: Mapping[str, Sequence[Entry]], visit_id: str = "V1"
) -> list[Reason]:
    travel = grid_times(given, step_seconds=600)
    return list(why_unplanned(given, travel, plan_of(given, travel, sequences))[visit_id])


ONLY_SCREEN = {"modes": (VisitMode(mode=SCREEN, service_duration=300),)}


def test_only_by_screen_and_not_allowed() -> None:
    given = day(
        visit().model_copy(update=ONLY_SCREEN),
        citizens=[citizen(screen=consenting(able=False, has_device=False))],
    )
    assert [r.code for r in unplanned(given, {})] == ["assessed_unable", "no_device"]


def test_locked_to_the_screen_and_not_allowed() -> None:
    barred = [citizen(screen=consenting(consent=Consent.REFUSED))]
    given = day(visit(screen_seconds=300), citizens=barred, pins=(pin("V1", mode=SCREEN),))
    assert [r.code for r in unplanned(given, {})] == ["pin_mode", "consent_refused"]
    second = visit(staff_required=2, second_on_screen=True)
    lock = (pin("V1", seat=1, mode=SCREEN),)
    assert [r.code for r in unplanned(day(second, citizens=barred, pins=lock), {})] == [
        "pin_mode",
        "consent_refused",
    ]
    assert [r.code for r in unplanned(day(second, pins=lock), {})] == ["fits"]


def test_no_room_under_a_limit() -> None:
    """V2 has the one screen visit that there may be; V1 could only be another one."""
    visits = [visit().model_copy(update=ONLY_SCREEN), visit("V2", screen_seconds=300)]
    given = day(*visits, settings=rules(max_visits=1))
    assert [r.code for r in unplanned(given, {"U1": [("V2", "screen")]})] == ["max_visits"]
    assert [r.code for r in unplanned(given, {"S1": ["V2"]})] == ["fits"]


def test_no_seat_left() -> None:
    """V2's call takes 07:59-08:08. At one seat V1 at 08:00 has no room with the other operator, at two it has; until 08:09 it may
    wait for the seat.
    """
    other = visit("V2", None, window("08:00", "08:00"), screen_seconds=360)
    shifts = [operator("U1"), operator("U2")]
    for latest, seats, expected in (
        ("08:00", 1, "unit_full"),
        ("08:00", 2, "fits"),
        ("08:09", 1, "fits"),
        ("08:08", 1, "unit_full"),
    ):
        mine = visit("V1", None, window("08:00", latest)).model_copy(update=ONLY_SCREEN)
        given = instance([mine, other], shifts, units=(screen_unit("U", ("07:00", seats)),), settings=rules())
        (reason,) = unplanned(given, {"U1": [("V2", "screen")]})
        assert reason.code == expected, (latest, seats)


def test_room_for_a_second_worker_on_screen() -> None:
    """One route and one operator: enough for two where the second may be on screen, else one worker short."""
    two = {"staff_required": 2}
    (fits,) = unplanned(day(visit(**two, second_on_screen=True)), {})
    assert (fits.code, fits.params["shift"]) == ("fits", "S1 + U1")
    assert [r.code for r in unplanned(day(visit(**two)), {})] == ["double_staffing"]


def test_room_for_a_visit_in_two_parts() -> None:
    """From 07:00 it is 600 s to A1 and 200 s inside, and 118 s and 600 s back: in 40 minutes 882 s are left for care. Half an
    hour lacks, ten minutes fit.
    """
    short = [shift(end="07:40"), operator()]
    v = visit(seconds=870, split=splits(rest=600))
    other = visit("V2", "C1", seconds=100)
    given = instance([v, other], short, settings=rules())
    (reason,) = unplanned(given, {"S1": ["V2"]})
    # 882 - 100 s of V2 leave 782 s: too little for 870, enough for 600
    assert (reason.code, reason.params["shift"]) == ("fits", "S1 + U1")
    whole = given.model_copy(update={"visits": (v.model_copy(update={"split": None}), other)})
    assert [r.code for r in unplanned(whole, {"S1": ["V2"]})] == ["routes_full"]
