"""Screen visits in the report: who calls, seats in use, split visits and mixed pairs, fallbacks, and why or why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain import Reason, Seats
from planner.fallback import coverage
from planner.figures import figures
from planner.messages import Lang
from planner.report.daylist import RowKind, list_rows
from planner.report.lanes import Quarter
from planner.report.payload import payload
from planner.report.reader import Reader
from planner.report.stops import stop_numbers
from planner.report.view import ReportView, build_view
from planner.report.write import write_report
from tests.builders import at, four_visits, grid_times, plan_of, window
from tests.planner.savings_samples import MARKUP, screen_day


def view_of(lang: Lang = Lang.EN, **changes: object) -> ReportView:
    day, travel, _, plan = screen_day()
    day = day.model_copy(update=changes)
    why = {"V1": [Reason(code="called_only")], "V5": [Reason(code="no_consent"), Reason(code="no_device")]}
    cover = coverage(day, travel, plan)
    return build_view(day, plan, figures(day, travel, plan), [], coverage=cover, why=why, lang=lang)


def rows_of(shift_id: str, lang: Lang = Lang.EN):
    day, _, _, plan = screen_day()
    route = next(r for r in plan.routes if r.shift_id == shift_id)
    return list_rows(Reader(day, plan, lang), route, stop_numbers([route])[0])


def test_operators_stand_above_the_routes() -> None:
    """The unit's two operators first, then the route workers; each knows the unit."""
    view = view_of()
    assert [(w.worker_id, w.unit_id) for w in view.workers] == [
        ("O1", "E"),
        ("O2", "E"),
        ("W1", ""),
        ("W2", ""),
    ]
    assert [r.unit for w in view.workers for r in w.routes] == ["Skærmenhed Øst", "Skærmenhed Øst", "", ""]


def test_lane_has_seats_in_use_by_the_quarter() -> None:
    """O1 calls 08:00:00-08:08 (V1) and 08:08-08:16 (V2's part): one seat in the first two quarters. O2 is on screen from 09:59
    to 10:12: one seat from 09:45 and from 10:00. 2 seats until 11, then 1; none from 12. The chart starts at 07."""
    (lane,) = view_of().lanes
    assert (lane.name, lane.first, lane.operators, lane.calls) == ("Skærmenhed Øst", 0, 2, 3)
    used = {q.start: q.used for q in lane.quarters if q.used}
    assert used == {3600: 1, 4500: 1, 9900: 1, 10800: 1}
    assert Quarter(3600, 1, 2) in lane.quarters
    assert [q.seats for q in lane.quarters] == [2] * 12 + [1] * 4
    assert (lane.quarters[0].start, lane.quarters[-1].start) == (3600, 5 * 3600 - 900)


def test_without_a_table_each_operator_has_a_seat() -> None:
    """Both are on duty 08-12: two seats throughout, and no quarter outside."""
    day, *_ = screen_day()
    (lane,) = view_of(units=(day.units[0].model_copy(update={"seats": ()}),)).lanes
    assert [q.seats for q in lane.quarters] == [2] * 16


def test_use_beyond_the_seats_is_shown() -> None:
    """A damaged plan calls while the unit is shut: the quarters are there, with no seats."""
    day, *_ = screen_day()
    shut = day.units[0].model_copy(update={"seats": (Seats(start=at("06:00"), count=0),)})
    (lane,) = view_of(units=(shut,)).lanes
    assert [(q.used, q.seats) for q in lane.quarters] == [(1, 0)] * 4


def test_list_of_calls_names_caller_length_services_and_cover() -> None:
    """In order of time: Bo Lund's between two stops, Dorte's two, and Emil's, which is no errand: Bo is there."""
    view = view_of()
    assert view.screens is not None
    rows = view.screens.rows
    assert [(r.visit_id, r.caller, r.unit) for r in rows] == [
        ("V4", "Bo Lund", ""),
        ("V1", "Dorte", "Skærmenhed Øst"),
        ("V2", "Dorte", "Skærmenhed Øst"),
        ("V6", "Emil", "Skærmenhed Øst"),
    ]
    assert rows[0].time == "08:00–08:05"
    assert (rows[0].minutes, rows[0].services) == ("5\u00a0min", ("Medicine administration",))
    assert [r.covered for r in rows] == [True, True, True, None]
    assert rows[0].cover.endswith("(deadline 09:05)")  # 08:00 + 5 min to the second attempt + 60 min
    assert rows[3].cover == "A colleague is with the citizen"
    assert rows[1].why == "The visit can only be by screen."


def test_uncovered_call_says_why() -> None:
    """Nobody goes out: S1 and S2 end before the deadline is there to be kept."""
    day, travel, _, plan = screen_day()
    shifts = tuple(s.model_copy(update={"end": at("08:01")}) if s.unit_id is None else s for s in day.shifts)
    short = day.model_copy(update={"shifts": shifts})
    cover = coverage(short, travel, plan)
    view = build_view(short, plan, figures(day, travel, plan), [], coverage=cover, lang=Lang.EN)
    assert view.screens is not None
    missed = [r for r in view.screens.rows if r.covered is False]
    assert missed
    assert all(r.cover for r in missed)


def test_facts_count_calls_by_who_makes_them() -> None:
    """Four visits: three calls by the unit, one from the road; 0.04 x 3 errands are expected to fail: 0.1."""
    view = view_of(Lang.DA)
    assert view.screens is not None
    found = {f.key: (f.value, f.note) for f in view.screens.facts}
    assert [found[k][0] for k in ("screen_visits", "screen_by_unit", "screen_by_routes")] == ["4", "3", "1"]
    assert found["screen_covered"] == ("100\u00a0%", "0,1 mislykkede opkald ventes på en dag som denne")


def test_split_visit_is_told_on_both_lists() -> None:
    """Medicine by screen at 08:09 with Dorte, hygiene at home at 08:00 with Anna; each names the other and its own services."""
    rest = next(r for r in rows_of("S1") if r.tags)
    call = next(r for r in rows_of("U1") if "Part by screen" in r.tags)
    assert rest.tags == ("The rest at home",)
    assert rest.services == ("Personal hygiene",)
    assert "Split visit: Dorte does a part by screen at 08:09" in rest.remarks
    assert call.services == ("Medicine administration",)
    assert "Split visit: Anna Holm does the rest at home at 08:00" in call.remarks
    assert call.kind is RowKind.SCREEN


def test_split_visit_that_lacks_a_part_is_a_warning() -> None:
    """Without Dorte's call, Anna's list says that the other part is missing."""
    day, _, _, plan = screen_day()
    routes = tuple(
        r.model_copy(update={"activities": r.activities[:1]}) if r.shift_id == "U1" else r
        for r in plan.routes
    )
    alone = plan.model_copy(update={"routes": routes})
    route = alone.routes[0]
    rows = list_rows(Reader(day, alone, Lang.EN), route, stop_numbers([route])[0])
    assert any("Split visit; the other part is missing" in r.warnings for r in rows)
    assert not any(r.warnings for r in rows_of("S1"))


def test_mixed_double_staffing_is_told_on_both_lists() -> None:
    """Bo is with the citizen, Emil on screen."""
    home = next(r for r in rows_of("S2") if r.who == "Borger 6")
    screen = next(r for r in rows_of("U2") if r.who == "Borger 6")
    assert "Together with Emil, who is on screen" in home.remarks
    assert home.tags == ()
    assert "Together with Bo Lund, who is with the citizen" in screen.remarks
    assert screen.tags == ("Second worker on screen",)
    assert screen.where == ""


def test_operators_list_has_calls_only() -> None:
    """Nobody departs from a screen unit, and nobody comes back."""
    assert [r.kind for r in rows_of("U1")] == [RowKind.SCREEN, RowKind.SCREEN]
    kinds = [r.kind for r in rows_of("S2")]
    assert (kinds[0], kinds[-1]) == (RowKind.DEPART, RowKind.RETURN)


def test_homes_that_are_called_are_on_the_map() -> None:
    """Dorte calls V1 and V2, Bo V4: hollow marks at A1, A2 and A4, with the call that they stand for."""
    spots = {w.worker_id: [(s.place.label, s.activities) for s in w.screens] for w in view_of().workers}
    assert spots["O1"] == [("A1", (0,)), ("A2", (1,))]
    assert spots["W2"] == [("A4", (1,))]
    assert spots["W1"] == []


def test_why_stands_in_the_tip_and_in_the_list() -> None:
    """V5 is not by screen for two reasons: both in its tip, and the visit under each of them."""
    view = view_of()
    line = view.workers[3].activities[0].lines[-1]
    assert line == "Not by screen: The citizen has not consented to screen visits. The citizen has no device."
    assert view.workers[0].activities[0].lines[-1] == "By screen: The visit can only be by screen."
    assert view.screens is not None
    assert {(r.reason, r.count) for r in view.screens.nots} == {
        ("The citizen has not consented to screen visits.", 1),
        ("The citizen has no device.", 1),
    }
    assert view.screens.nots[0].citizens == (f"{MARKUP} 07:08",)


def test_shared_visits_are_tied_together_for_the_chart() -> None:
    """V2 in two parts and V6 of two workers are shared; only the parts are split."""
    workers = payload(view_of())["workers"]
    shared = [(a["shared"], a["split"]) for w in workers for a in w["activities"] if a["shared"]]
    assert sorted(shared) == [("V2", True), ("V2", True), ("V6", False), ("V6", False)]


def test_lanes_for_the_browser() -> None:
    """The lane says when, how many, and in words."""
    (lane,) = payload(view_of(Lang.DA))["lanes"]
    assert (lane["first"], lane["last"], lane["most"], lane["seconds"]) == (0, 1, 2, 900)
    assert lane["quarters"][0] == (3600, 1, 2, "1 af 2 pladser i brug")


def test_a_day_that_knows_no_screen_says_nothing_of_it() -> None:
    """No section, no lane; a day that could have screen visits and has none says so."""
    day = four_visits()
    travel = grid_times(day)
    plan = plan_of(day, travel, {"S1": ["V1"]})
    view = build_view(day, plan, figures(day, travel, plan), [])
    assert view.screens is not None
    assert (view.screens.rows, view.lanes) == ((), ())
    bare = day.model_copy(update={"visits": day.visits[:3]})
    plan = plan_of(bare, travel, {"S1": ["V1"]})
    assert build_view(bare, plan, figures(bare, travel, plan), []).screens is None


@pytest.mark.parametrize("lang", list(Lang))
def test_written_report_explains_every_visit(tmp_path: Path, lang: Lang) -> None:
    """The file says of each planned visit why it is, or is not, by screen; nothing from a label is markup."""
    day, travel, _, plan = screen_day()
    (path,) = write_report(tmp_path, day, travel, plan, [], lang=lang)
    page = path.read_text(encoding="utf-8")
    said = "På skærm: " if lang is Lang.DA else "By screen: "
    said_not = "Ikke på skærm: " if lang is Lang.DA else "Not by screen: "
    assert page.count(said) == 6  # V1 and V4, the two parts of V2, the two workers of V6
    assert said_not in page
    assert "<b onclick" not in page


def test_lateness_of_a_split_visit_is_that_of_its_later_part() -> None:
    """V2 starts at home at 08:00 and by screen at 08:09:00, promised 08:05: one visit, 4 min late, whatever comes first."""
    day, travel, _, plan = screen_day()
    visits = tuple(
        v.model_copy(update={"promised_latest": at("08:05")}) if v.visit_id == "V2" else v for v in day.visits
    )
    late = day.model_copy(update={"visits": visits})
    both = [
        figures(late, travel, plan.model_copy(update={"routes": r})).punctuality
        for r in (plan.routes, plan.routes[::-1])
    ]
    assert [(p.visits, p.late_visits, p.late_seconds) for p in both] == [(6, 1, 240)] * 2


def test_a_call_is_set_up_just_before_it_whatever_the_wait() -> None:
    """Bo is back in the car at 07:20:18 (300 + 200 + 600 + 118 s) and calls at 08:00: the wait, a minute of set-up, the call."""
    kinds = [(s.kind.value, s.start, s.end) for s in view_of().workers[3].segments if s.activity == 1]
    assert kinds[:3] == [("wait", 1218, 3540), ("screen_work", 3540, 3600), ("screen", 3600, 3900)]


def test_a_waiting_operator_takes_no_seat() -> None:
    """Dorte, free from 08:00, calls at 08:50: a seat from 08:49, not from 08:00."""
    day, travel, _, plan = screen_day()
    later = tuple(
        v.model_copy(update={"windows": (window("08:50", "11:00"),)}) if v.visit_id == "V1" else v
        for v in day.visits
    )
    moved = day.model_copy(update={"visits": later})
    plan = plan_of(moved, travel, {"U1": [("V1", "screen")]})
    (lane,) = build_view(moved, plan, figures(moved, travel, plan), [], lang=Lang.EN).lanes
    assert {q.start for q in lane.quarters if q.used} == {3600 + 2700}


def test_visits_of_one_citizen_stand_together() -> None:
    """V3 and V5 of the same citizen: one name, two times."""
    day, travel, _, plan = screen_day()
    visits = tuple(v.model_copy(update={"citizen_id": "C3"}) if v.visit_id == "V5" else v for v in day.visits)
    joined = day.model_copy(update={"visits": visits})
    why = {v: [Reason(code="no_device")] for v in ("V3", "V5")}
    view = build_view(joined, plan, figures(joined, travel, plan), [], why=why, lang=Lang.EN)
    assert view.screens is not None
    assert [(r.count, r.citizens) for r in view.screens.nots] == [(2, ("Borger 3 07:08, 08:26",))]
