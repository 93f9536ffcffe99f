"""Where a visit can go and what follows from it, on a line of addresses a minute and 500 metres apart."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import check
from planner.domain import Instance, Mode, Plan
from planner.suggest import Advice, suggest
from planner.travel.times import TravelTimes
from tests.builders import (
    at,
    citizen,
    four_visits,
    grid_times,
    instance,
    link,
    plan_of,
    shift,
    visit,
    window,
)

LINE = grid_times(["B", "A1", "A2", "A3", "A4"])
SECOND, METRE, STOP = 100, 3, 318  # points, points, seconds


def advise(i: Instance, sequences: dict[str, list[Any]], visit_id: str = "V2", **options: Any) -> Advice:
    """The advice for a visit; every plan in it must be right."""
    found = suggest(i, LINE, plan_of(i, LINE, sequences), visit_id, **options)
    for s in found.suggestions:
        assert check(i, LINE, s.plan) == []
    return found


def day(*, v2: Any = None, shifts: Any = None, **fields: Any) -> Instance:
    """V1 at A1 and V2 at A2, ten minutes each, and one day shift."""
    return instance([visit("V1"), v2 or visit("V2")], shifts or [shift("S1")], **fields)


def test_the_cheapest_place_is_on_the_way_and_costs_what_it_drives() -> None:
    """B-A1-B is 120 s and 1,000 m; B-A1-A2-B is 240 s and 2,000 m, with one stop more:
    (120 + 318) * 100 + 1,000 * 3 = 46,800 points."""
    best = advise(day(), {"S1": ["V1"]}).suggestions[0]
    assert best.points == (120 + STOP) * SECOND + 1000 * METRE
    assert (best.consequences.driving_seconds, best.consequences.driving_metres) == (120, 1000)
    assert [(p.worker_id, p.mode, p.face) for p in best.parts] == [("W1", Mode.PHYSICAL, "new")]


def test_a_second_visit_at_one_address_costs_nothing_and_brings_a_known_face() -> None:
    i = day(v2=visit("V2", "C1"))
    best = advise(i, {"S1": ["V1"]}).suggestions[0]
    assert (best.points, best.consequences.driving_seconds) == (0, 0)
    assert best.parts[0].face == "known"


def test_whom_history_knows_is_no_new_face_and_whom_the_citizen_prefers_is_more() -> None:
    assert advise(day(), {"S1": ["V1"]}, known={"C2": {"W1"}}).suggestions[0].parts[0].face == "known"
    liked = day(citizens=[citizen("C2", preferred_workers=frozenset({"W1"}))])
    assert advise(liked, {"S1": ["V1"]}).suggestions[0].parts[0].face == "preferred"


def test_neighbours_in_the_route_are_named() -> None:
    """V2 must come between V1, done by 07:14:20, and V3, which cannot start before 10."""
    i = instance(
        [visit("V1", None, window("07:00", "07:05")), visit("V2", None, window("08:00", "09:00")),
         visit("V3", None, window("10:00", "11:00"))],
        [shift("S1")],
    )  # fmt: skip
    part = advise(i, {"S1": ["V1", "V3"]}).suggestions[0].parts[0]
    assert (part.behind, part.before) == ("V1", "V3")


def test_who_is_moved_by_more_than_a_quarter_is_named_with_how_much() -> None:
    """V1 starts at 07:04:20 (60 s and 200 s from 07:00). V2, half an hour at A2, can only start by 07:10, so it comes first:
    07:04:20 + 60 s, done 07:35:20, and V1 starts 118 + 60 + 200 s later, at 07:41:38: 37 min 18 s later."""
    late = visit("V2", None, window("07:00", "07:10"), seconds=1800)
    (moved,) = advise(day(v2=late), {"S1": ["V1"]}).suggestions[0].consequences.moved
    assert (moved.visit_id, moved.worker_ids, moved.seconds) == ("V1", ("W1",), 37 * 60 + 18)
    assert (moved.before, moved.after) == (at("07:04:20"), at("07:41:38"))


def test_a_small_move_is_counted_and_not_named() -> None:
    """Five minutes of care before V1: 07:05:20 + 300 + 118 + 60 + 200 = 07:16:38, 12 min 18 s later than 07:04:20."""
    small = visit("V2", None, window("07:00", "07:10"), seconds=300)
    found = advise(day(v2=small), {"S1": ["V1"]}).suggestions[0].consequences
    assert (found.moved, found.nudged, found.nudged_most) == ((), 1, 12 * 60 + 18)
    assert found.people == 0


def test_overtime_and_lateness_are_told() -> None:
    """V2 at A2 from 14:50: home at 15:00 + 118 + 120 s = 15:03:58. It was promised by 14:45: 5 minutes late."""
    last = visit("V2", None, window("14:50", "14:55"), promised_latest=at("14:45"))
    i = day(v2=last, shifts=[shift("S1", max_overtime=600)])
    found = advise(i, {"S1": ["V1"]}).suggestions[0].consequences
    assert (found.overtime_seconds, found.late_seconds) == (238, 300)


def test_the_mode_is_part_of_the_place() -> None:
    """Where there is a choice of modes, care counts: at home (120 + 318 + 600) * 100 + 1,000 * 3 = 106,800 points, by screen
    60 + 300 + 120 s = 48,000, every call being answered."""
    i = day(v2=visit("V2", screen_seconds=300))
    answered = i.settings.screen.model_copy(update={"unanswered": 0.0})
    i = i.model_copy(update={"settings": i.settings.model_copy(update={"screen": answered})})
    least: dict[Mode, int] = {}
    for s in advise(i, {"S1": ["V1"]}).suggestions:
        least.setdefault(s.parts[0].mode, s.points)
    assert least == {Mode.SCREEN: 48_000, Mode.PHYSICAL: 106_800}


def test_double_staffing_takes_two_workers_at_once() -> None:
    i = day(v2=visit("V2", staff_required=2), shifts=[shift("S1"), shift("S2")])
    for s in advise(i, {"S1": ["V1"]}).suggestions:
        assert {p.worker_id for p in s.parts} == {"W1", "W2"}
        assert len({p.start for p in s.parts}) == 1


def test_at_most_two_places_have_the_same_worker_and_they_lie_apart() -> None:
    """Windows of a quarter between V1, V3 and V4 leave S1 many places; S2 has nothing."""
    visits = [visit(f"V{n}", None, window(f"{7 + n:02d}:00", f"{7 + n:02d}:15")) for n in (1, 3, 4)]
    i = instance([*visits, visit("V2")], [shift("S1"), shift("S2")])
    found = advise(i, {"S1": ["V1", "V3", "V4"]}).suggestions
    for worker in ("W1", "W2"):
        starts = [s.parts[0].start for s in found if s.parts[0].worker_id == worker]
        assert 1 <= len(starts) <= 2
        assert all(abs((a - b).total_seconds()) > 900 for a in starts for b in starts if a is not b)
    assert [s.points for s in found] == sorted(s.points for s in found)


def test_a_link_to_another_route_is_kept() -> None:
    """V2 no sooner than two hours after V1, which is on the other route at 07:04:20."""
    i = day(shifts=[shift("S1"), shift("S2")], links=(link("V1", "V2", 7200, 7200),))
    for s in advise(i, {"S1": ["V1"]}).suggestions:
        starts = {a.visit_id: a.start for r in s.plan.routes for a in r.activities}
        assert (starts["V2"] - starts["V1"]).total_seconds() == 7200


def test_routes_that_the_visit_does_not_touch_stay_to_the_second() -> None:
    """S2 leaves at 09, later than it could: a suggestion on S1 does not tidy that up."""
    i = instance([visit("V1"), visit("V2"), visit("V3")], [shift("S1"), shift("S2")])
    plan = plan_of(i, LINE, {"S1": ["V1"], "S2": ["V3"]}, {"S2": "09:00"})
    found = suggest(i, LINE, plan, "V2")
    on_first = next(s for s in found.suggestions if s.parts[0].worker_id == "W1")
    assert on_first.plan.routes[1] == plan.routes[1]


def test_a_planned_visit_is_taken_out_first() -> None:
    found = advise(day(), {"S1": ["V1", "V2"]})
    assert found.suggestions[0].points == (120 + STOP) * SECOND + 1000 * METRE


def test_visits_that_a_wrong_plan_cannot_keep_are_said_so() -> None:
    """V1 is planned at 07:04:20, before its window: it cannot be kept there."""
    i = instance([visit("V1", None, window("05:00", "06:00")), visit("V2")], [shift("S1")])
    assert suggest(i, LINE, plan_of(i, LINE, {"S1": ["V1"]}), "V2").not_kept == ("V1",)
    assert advise(day(), {"S1": ["V1"]}).not_kept == ()


def test_a_screen_place_that_nobody_could_take_over_is_no_suggestion() -> None:
    """With a fallback required, nobody at work can be at A2 within a minute of a call that fails."""

    def asked(within: int) -> set[Mode]:
        i = day(v2=visit("V2", screen_seconds=300))
        rules = i.settings.screen.model_copy(update={"require_fallback": True, "fallback_within": within})
        i = i.model_copy(update={"settings": i.settings.model_copy(update={"screen": rules})})
        return {s.parts[0].mode for s in advise(i, {"S1": ["V1"]}).suggestions}

    assert asked(3600) == {Mode.PHYSICAL, Mode.SCREEN}
    assert asked(60) == {Mode.PHYSICAL}


def test_bad_calls() -> None:
    i = four_visits()
    plan: Plan = plan_of(i, LINE, {})
    travel: TravelTimes = LINE
    with pytest.raises(KeyError, match="V9"):
        suggest(i, travel, plan, "V9")
    with pytest.raises(ValueError, match="at least one"):
        suggest(i, travel, plan, "V1", most=0)
