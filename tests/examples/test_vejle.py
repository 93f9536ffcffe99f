"""The Vejle case in small: a week is planned, adds up, keeps its limits, and never shows the claim as a measurement."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise

import pytest
from typer.testing import CliRunner

from examples.vejle import __main__ as command
from examples.vejle.comparison import Row, compare
from examples.vejle.district import PILOT, SMALL, Size, make_district, may_be_called, screen_citizens
from examples.vejle.show import as_html, as_json, as_text, cells
from examples.vejle.week import Week, plan_week, total
from planner.messages import Lang
from planner.savings.records import Parts

TINY = Size(citizens=24, screen_citizens=5, screen_visits=20)


@cache
def tiny_week() -> Week:
    """A week of 24 citizens, short searches."""
    return plan_week(TINY, moves_per_visit=200)


def row(code: str) -> Row:
    return next(r for r in compare([tiny_week()]) if r.code == code)


def test_the_pilots_size() -> None:
    """7 x 31 = 217: six of the seven days have one more."""
    assert (PILOT.screen_citizens, PILOT.screen_visits) == (40, 223)
    assert sum(PILOT.of_day(n) for n in range(7)) == 223
    week, _ = make_district(SMALL)
    assert len(screen_citizens(week)) == SMALL.screen_citizens
    assert any(may_be_called(v) for v in week.visits if v.citizen_id in screen_citizens(week))


def test_too_many_screen_citizens_are_refused() -> None:
    with pytest.raises(ValueError, match="could be called daily, not 20"):
        make_district(Size(citizens=24, screen_citizens=20, screen_visits=10))


def test_the_week_keeps_its_limits() -> None:
    week = tiny_week()
    assert len(week.days) == 7
    assert all(a.day < b.day for a, b in pairwise(week.days))
    for number, day in enumerate(week.days):
        assert day.baseline.screen_visits == day.baseline.unit == 0
        assert day.plan.screen_visits <= TINY.of_day(number)
        assert len(day.called) <= day.plan.screen_visits
    assert 0 < week.plan.screen_visits <= TINY.screen_visits
    assert 0 < week.called <= week.citizens == 5


def test_the_same_week_again() -> None:
    assert plan_week(TINY, moves_per_visit=200) == tiny_week()


def test_parts_add_up() -> None:
    """Driving 1 + 2, overhead 10 + 20; a mean is not summed."""
    summed = total([Parts(driving=1, stop_overhead=10, workers_met=2), Parts(driving=2, stop_overhead=20)])
    assert (summed.driving, summed.stop_overhead, summed.workers_met) == (3, 30, 0)


def test_rows_are_differences_of_the_two_plans() -> None:
    week = tiny_week()
    driving = week.baseline.driving - week.plan.driving
    entry = week.baseline.stop_overhead - week.plan.stop_overhead
    calls = week.plan.screen_visits
    assert row("driving_week").found.mean == driving / 3600
    assert row("driving_visit").found.mean == driving / 60 / calls
    assert row("both_visit").found.mean == pytest.approx((driving + entry) / 60 / calls)
    assert row("citizen_year").found.mean == pytest.approx(52 * (driving + entry) / 3600 / 5)
    assert row("fte_gross").found.mean == pytest.approx(52 * (driving + entry) / 3600 / 1924)
    field, unit, fallback, net = (
        row(c).found.mean for c in ("field_visit", "unit_visit", "fallback_visit", "net_visit")
    )
    assert net == pytest.approx(field - unit - fallback)


def test_the_pilots_own_figures_stand_beside() -> None:
    """34 h is 9.15 min a visit, 223 x 5.3 min is 19.7 h, together 69.8 h per citizen a year (see `planner.reference`)."""
    assert row("driving_week").measured == 34
    assert row("driving_visit").worked_out == pytest.approx(9.15, abs=0.01)
    assert row("entry_week").worked_out == pytest.approx(19.70, abs=0.01)
    assert row("citizen_year").worked_out == pytest.approx(69.81, abs=0.01)
    assert row("fte_gross").worked_out == pytest.approx(1.45, abs=0.01)
    assert row("care_visit").worked_out == pytest.approx(8.94, abs=0.01)


def test_the_claim_is_never_shown_as_measured() -> None:
    claims = {r.code: r.claimed for r in compare([tiny_week()]) if r.claimed is not None}
    assert claims == {"citizen_year": 113, "fte_gross": 2.4}
    for r in compare([tiny_week()]):
        assert r.claimed is None or r.measured is None
        assert "113" not in cells(r, Lang.DA)[1]
        assert not r.ours or "vores læsning" in cells(r, Lang.DA)[3]
    html = as_html([tiny_week()], Lang.DA)
    assert html.count(">113<") == html.count('<td class="claim">113</td>') == 1


@pytest.mark.parametrize("lang", Lang)
def test_table_and_page_say_that_nothing_exists(lang: Lang) -> None:
    weeks = [tiny_week()]
    for text in (as_text(weeks, lang), as_html(weeks, lang)):
        assert ("findes ikke" if lang is Lang.DA else "do not exist") in text
        assert ("Vores læsning" if lang is Lang.DA else "Our reading") in text
        assert ("69,8" if lang is Lang.DA else "69.8") in text
    assert as_html(weeks, lang).count("<script") == as_html(weeks, lang).count("http") == 0


def test_several_seeds_give_an_interval() -> None:
    twice = compare([tiny_week(), tiny_week()])
    assert all(r.found.half_width == 0 for r in twice)
    assert "± 0" in as_text([tiny_week(), tiny_week()], Lang.DA)


def test_json_holds_every_figure() -> None:
    found = json.loads(as_json([tiny_week()]))
    assert found["synthetic"] is True
    assert len(found["weeks"][0]["days"]) == 7
    assert {f["code"]: f["reproducible"] for f in found["published"]}["vejle.hours_per_citizen"] is False
    assert [r["code"] for r in found["rows"]] == [r.code for r in compare([tiny_week()])]


def test_the_command_writes_what_is_asked(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(command, "plan_week", lambda *a, **k: tiny_week())
    json_file, page = tmp_path / "week.json", tmp_path / "week.html"
    done = CliRunner().invoke(
        command.app, ["--fast", "--lang", "en", "--json", str(json_file), "--html", str(page)]
    )
    assert done.exit_code == 0, done.output
    assert "Found here" in done.output
    assert json.loads(json_file.read_text(encoding="utf-8"))["rows"]
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
