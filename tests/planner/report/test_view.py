"""The report's content as plain records."""

from __future__ import annotations

import re

import pytest

from planner.errors import Violation
from planner.figures import figures
from planner.messages import Lang
from planner.report.view import ReportView, build_view
from planner.report.words import WORDS, word
from tests.builders import (
    address,
    at,
    four_visits,
    grid_times,
    instance,
    plan_of,
    run_info,
    shift,
    visit,
    worker,
)
from tests.planner.report.samples import LONG, MARKUP, mixed_day


def view_of(lang: Lang = Lang.DA, **changes: object) -> ReportView:
    day, travel, plan = mixed_day()
    plan = plan.model_copy(update=changes)
    return build_view(day, plan, figures(day, travel, plan), [], lang=lang)


def facts(view: ReportView) -> dict[str, tuple[str, str]]:
    return {f.key: (f.value, f.note) for f in (*view.cards, *view.facts)}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_driving_and_its_share() -> None:
    """S1 drives 1+1+3+5 steps of 60 s = 600 s, S2 cycles 5+1+6 steps of 180 s = 2160 s: 46 min.

    Paid: 8 h - 30 min unpaid + 8 h = 55,800 s; 2,760 / 55,800 = 4.9 %. 6 physical calls: 46 / 6 = 7.7 min
    each.
    """
    value, note = facts(view_of())["driving"]
    assert plain(value) == "46 min"
    assert plain(note) == "4,9 % af betalt tid · 7,7 min pr. besøg"


def test_distance_by_means() -> None:
    """10 steps by car and 12 by bicycle, 500 m each."""
    value, note = facts(view_of(Lang.EN))["distance"]
    assert (plain(value), plain(note)) == ("11.0 km", "car 5.0 km, bicycle 6.0 km")


def test_care_stop_and_count_figures() -> None:
    """Six physical calls of 600 s = 1 h of 15 h 30: 6.5 %; 3 + 2 stops; 6 visits planned, 1 not."""
    found = facts(view_of(Lang.EN))
    assert found["care_share"][0] == "6.5%"
    assert found["stop_overhead"][1].startswith("5 stops")
    assert found["planned"] == ("6", "1 not planned")
    assert found["routes_used"] == ("2", "1 shift without visits")
    assert found["calls"][0] == "7"
    assert found["unplanned"] == ("1", "priority 1: 1")


def test_lateness_and_waiting() -> None:
    """V6 is 4,698 s = 78 min late. Waiting: S1 1,044 + 1,740 + 6,400 s, S2 from 07:18:20 to 11:00 = 13,300
    s: 375 min."""
    found = facts(view_of())
    assert plain(found["lateness"][0]) == "78 min"
    assert plain(found["lateness"][1]) == "1 besøg · højst 78 min"
    assert plain(found["waiting"][0]) == "375 min"


def test_shares_add_up_to_the_paid_time() -> None:
    """The bar's parts are 100 % in all, and 55,800 s; the unpaid break is not among them."""
    shares = view_of().shares
    assert sum(s.seconds for s in shares) == 55_800
    assert sum(s.percent for s in shares) == pytest.approx(100, abs=0.01)
    assert "break" not in {s.key for s in shares}


def test_screen_figures_only_where_there_are_screen_visits() -> None:
    """A day without screen visits is not told about them."""
    assert "screen_care" in facts(view_of())
    day = four_visits()
    travel = grid_times(day)
    plan = plan_of(day, travel, {"S1": ["V1"]})
    assert "screen_care" not in facts(build_view(day, plan, figures(day, travel, plan), []))


def test_workers_busy_first_with_their_totals() -> None:
    """W1 and W2 have visits, W3 has none and comes last; names are shown as written."""
    view = view_of()
    assert [w.worker_id for w in view.workers] == ["W1", "W2", "W3"]
    assert [w.name for w in view.workers] == ["Anna Holm", LONG, MARKUP]
    first = view.workers[0]
    assert first.detail == "07:00–15:00 · 3 stop · 1 på skærm"
    assert (first.routes[0].visits, first.routes[0].travel_seconds, first.routes[0].metres) == (5, 600, 5000)
    assert view.workers[2].detail == "07:00–15:00 · Ingen besøg"


def test_two_shifts_of_one_worker_are_one_line_with_running_stop_numbers() -> None:
    """A divided day: the second shift's stop is number 2."""
    day = instance(
        [visit("V1"), visit("V2")],
        [shift("S2", "W1", "12:00", "15:00"), shift("S1", "W1", "07:00", "11:00")],
    )
    travel = grid_times(day)
    plan = plan_of(day, travel, {"S1": ["V1"], "S2": ["V2"]})
    view = build_view(day, plan, figures(day, travel, plan), [], lang=Lang.EN)
    (only,) = view.workers
    assert [r.shift_id for r in only.routes] == ["S1", "S2"]
    assert [s.number for s in only.stops] == [1, 2]
    assert only.detail == "07:00–11:00, 12:00–15:00 · 2 stops"


def test_stop_holds_its_visits_and_the_activity_its_window() -> None:
    """Stop 2 is V2 and V3; V1 may start 07:00-08:00, seconds 0 to 3600 of the chart."""
    first = view_of().workers[0]
    assert [s.activities for s in first.stops] == [(0,), (1, 2), (5,)]
    assert first.activities[0].windows == ((0, 3600),)
    assert [a.mark for a in first.activities] == ["1", "2", "2", "P", "S", "3"]


def test_late_activity_is_marked() -> None:
    """Only V6 of W2 is late; its promise, 10:00, is three hours into the chart."""
    second = view_of().workers[1]
    assert [a.late for a in second.activities] == [False, True]
    assert second.activities[1].promised == 3 * 3600


def test_unplanned_with_reason_priority_and_place() -> None:
    """V7: priority 1, no delegation for insulin."""
    (row,) = view_of(Lang.EN).unplanned
    assert (row.visit_id, row.priority_text) == ("V7", "1 acute")
    assert row.reasons == (
        "No worker with delegation for insulin for citizen C7 on shift S1 07:00-15:00, S2.",
    )
    assert row.place is not None


def test_unplanned_double_visit_says_how_many_are_missing() -> None:
    """Nobody comes to a visit for two: two workers are missing."""
    day = instance([visit("V1", staff_required=2)], [shift("S1")])
    travel = grid_times(day)
    plan = plan_of(day, travel, {})
    (row,) = build_view(day, plan, figures(day, travel, plan), [], lang=Lang.EN).unplanned
    assert row.missing == "2 workers missing"
    assert row.reasons == ("No reason is given.",)


def test_findings_and_violations() -> None:
    """One unplanned visit and one broken rule are counted on top; a clean plan has no findings."""
    day, travel, plan = mixed_day()
    broken = [Violation("route_missing", ("S1",), 1, "routes", {"shift": "S1"})]
    view = build_view(day, plan, figures(day, travel, plan), broken, lang=Lang.EN)
    assert view.findings == (("unplanned", "1 visit is not planned"), ("violations", "1 rule is broken"))
    assert view.violations[0].text == "Shift S1 has no route."
    clean = four_visits()
    times = grid_times(clean)
    good = plan_of(clean, times, {"S1": ["V1", "V2", "V3"], "S2": ["V4"]})
    assert build_view(clean, good, figures(clean, times, good), []).findings == ()


def test_run_and_bound() -> None:
    """Cost 123,456 with a bound of 100,000: at most 18.998... % from the best."""
    run = {f.key: (plain(f.value), plain(f.note)) for f in view_of().run}
    assert run["solver"] == ("search", "")
    assert run["seed"] == ("7", "")
    assert run["iterations"] == ("12.345", "")
    assert run["run_seconds"] == ("30,0 s", "")
    assert run["cost"] == ("123.456 point", "")
    assert run["bound"] == ("100.000", "højst 19,00 % fra det bedst mulige")
    unbounded = {f.key: f.value for f in view_of(run=run_info()).run}
    assert unbounded["bound"] == "ingen bevist"


def test_credit_of_plan_and_map_is_shown_once() -> None:
    """The same source twice is one; a map's own source is added to a plan that has none."""
    day, travel, plan = mixed_day()
    credit = plan.attribution
    both = build_view(day, plan, figures(day, travel, plan), [], map_attribution=credit)
    assert both.attribution == credit
    bare = plan.model_copy(update={"attribution": ""})
    assert build_view(day, bare, figures(day, travel, bare), [], map_attribution="© X").attribution == "© X"


def test_empty_instance_has_an_empty_page() -> None:
    """Nothing to show is no failure."""
    day = instance()
    travel = grid_times(day)
    plan = plan_of(day, travel, {})
    view = build_view(day, plan, figures(day, travel, plan), [])
    assert (view.workers, view.chart, view.map, view.dates, view.shares) == ((), None, None, "", ())


def test_screen_only_shift_has_no_stops_and_no_legs() -> None:
    """A worker who only calls is in chart and list, but nowhere on the map."""
    day = instance(
        [visit("V1", screen_seconds=300)],
        [shift("S1", start_address=None, end_address=None)],
        addresses=[address("A1")],
        workers=[worker(label="Skærm")],
    )
    travel = grid_times(day)
    plan = plan_of(day, travel, {"S1": [("V1", "screen")]})
    (only,) = build_view(day, plan, figures(day, travel, plan), []).workers
    assert (only.stops, only.legs) == ((), ())
    assert only.detail == "07:00–15:00 · 1 på skærm"


def test_several_days_have_dates() -> None:
    """Shifts on Monday and Tuesday: the heading spans both, each shift names its day."""
    day = instance([], [shift("S1"), shift("S2", None, at("07:00", 1), at("15:00", 1))])
    travel = grid_times(day)
    plan = plan_of(day, travel, {})
    view = build_view(day, plan, figures(day, travel, plan), [], lang=Lang.EN)
    assert view.dates == "Monday 2 March 2026 – Tuesday 3 March 2026"
    assert [r.shift_text for w in view.workers for r in w.routes] == [
        "Mon 2/3 07:00–15:00",
        "Tue 3/3 07:00–15:00",
    ]


@pytest.mark.parametrize("code", sorted(WORDS))
def test_every_text_takes_the_same_parameters_in_both_languages(code: str) -> None:
    """A parameter that one language forgets would be lost to half the readers."""
    names = [set(re.findall(r"{(\w+)}", text)) for text in WORDS[code]]
    assert names[0] == names[1]
    assert word(code, Lang.DA, **dict.fromkeys(names[0], "x"))
