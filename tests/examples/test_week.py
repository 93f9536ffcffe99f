"""The simulated week in small: nothing is lost, a week lived again is the same, and its page says what its records say."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from examples.week import __main__ as command
from examples.week.account import VisitLostError, account_of
from examples.week.district import with_following
from examples.week.happenings import Rates, as_events, draw
from examples.week.morning import PLANNER
from examples.week.records import Happenings, WeekBrief
from examples.week.show import week_page
from examples.week.week import DISTRICT, STORE_FILE, Settings, live
from planner.day import dates_of
from planner.domain import Plan, Reason, Unplanned
from planner.messages import Lang
from planner.nightly.records import Outcome
from planner.replan import Order, past_of
from planner.store import Kind, open_store
from tests.builders import at, grid_times, instance, plan_of, shift, visit

SICK_AND_HOME = Rates(sick=0.1, discharges=1.0, cancelled=0.1)
"""One citizen in seven comes home from hospital every day, so that two days of eight citizens see each kind of event."""

SMALL = Settings(
    nights=2,
    citizens=8,
    iterations=500,
    rates=SICK_AND_HOME,
    order=Order(alternatives=2, moves=1000, tries=1, jobs=1),
)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[WeekBrief, Path]:
    """A small week, and its folder."""
    folder = tmp_path_factory.mktemp("week")
    return live(folder, SMALL), folder


def test_nothing_is_lost_and_every_plan_keeps_the_rules(lived: tuple[WeekBrief, Path]) -> None:
    """What is planned, cancelled and left out are the day's visits, each once; what is left out has reasons in both languages."""
    week, _ = lived
    assert len(week.days) == 2
    for day in week.days:
        a = day.account
        assert sorted([*a.planned, *a.cancelled, *(v.visit_id for v in a.left_out)]) == list(a.visits)
        assert all(v.why and v.why[0].da and v.why[0].en for v in a.left_out)
        assert a.broken == ()
        assert set(day.morning.added) <= set(a.visits)
    assert week.visits == week.planned + week.cancelled + week.left_out > 0


def test_every_kind_of_event_comes_and_is_answered(lived: tuple[WeekBrief, Path]) -> None:
    week, _ = lived
    happened = [d.morning.happened for d in week.days]
    assert all(any(getattr(h, kind) for h in happened) for kind in ("sick", "discharged", "cancelled"))
    for day in week.days:
        assert bool(day.morning.chosen) == bool(day.morning.happened.count)
        assert len(day.morning.added) == 2 * len(day.morning.happened.discharged)


def test_who_is_home_from_hospital_is_visited_the_next_day_too(lived: tuple[WeekBrief, Path]) -> None:
    week, _ = lived
    first, second = week.days
    assert first.morning.added
    assert {f"{v}+1d" for v in first.morning.added} <= set(second.account.visits)


def test_the_store_holds_night_and_morning(lived: tuple[WeekBrief, Path]) -> None:
    """Made in the night, published, planned anew in the morning, published over it; by whom stands there."""
    week, folder = lived
    with open_store(folder / STORE_FILE, create=False) as store:
        for day in week.days:
            steps = store.history(DISTRICT, day.day)
            assert [s.saved.kind for s in steps] == [
                Kind.NIGHTLY,
                Kind.PUBLISHED,
                Kind.INTRADAY,
                Kind.PUBLISHED,
            ]
            stands = store.published(DISTRICT, day.day)
            assert stands is not None
            assert (stands.plan_id, stands.who) == (day.published_id, PLANNER)


def test_a_week_lived_again_finds_everything_done(lived: tuple[WeekBrief, Path]) -> None:
    """Nights are done, mornings find their answers standing: the same days, and not one plan more."""
    week, folder = lived
    again = live(folder, SMALL)
    assert [d.night.outcome for d in week.days] == [Outcome.MADE] * 2
    assert [d.night.outcome for d in again.days] == [Outcome.DONE] * 2
    without = {"days": {"__all__": {"night": {"outcome", "timings"}}}}
    assert again.model_dump(exclude=without) == week.model_dump(exclude=without)
    with open_store(folder / STORE_FILE, create=False) as store:
        assert len(store.plans()) == 8


@pytest.mark.parametrize("lang", Lang)
def test_the_page_needs_nothing_else(lived: tuple[WeekBrief, Path], lang: Lang) -> None:
    week, _ = lived
    html = week_page(week, lang)
    assert html.startswith("<!doctype html>")
    assert "<script" not in html
    assert html.count("<table") >= 5
    assert ("Intet besøg er tabt" if lang is Lang.DA else "No visit is lost") in html
    for day in week.days:
        assert all(worker in html for worker in day.morning.happened.sick)


def test_the_command_writes_page_and_figures(
    lived: tuple[WeekBrief, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Settings] = []

    def known(folder: Path, settings: Settings, *more: object) -> WeekBrief:
        given.append(settings)
        return lived[0]

    monkeypatch.setattr(command, "live", known)
    call = ["--fast", "--nights", "2", "--citizens", "8", "--out", str(tmp_path), "--lang", "en"]
    done = CliRunner().invoke(command.app, call)
    assert done.exit_code == 0, done.output
    assert (given[0].nights, given[0].citizens, given[0].seconds) == (2, 8, None)
    assert json.loads((tmp_path / "week.json").read_text(encoding="utf-8"))["days"]
    assert (tmp_path / "week.html").is_file()


def test_roads_without_addresses_are_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(command.app, ["--roads", str(tmp_path), "--out", str(tmp_path)])
    assert done.exit_code == 2


def test_lost_doubled_and_unexplained_visits_are_told() -> None:
    """V2 ends nowhere; V1 is planned and called off; V3 is left out without a word. Told all at once."""
    day = instance([visit("V1"), visit("V2"), visit("V3")], [shift("S1")])
    travel = grid_times(day)
    plan = plan_of(day, travel, {"S1": ["V1"]})
    bare = plan.model_copy(update={"unplanned": (Unplanned(visit_id="V3", priority=3),)})
    with pytest.raises(VisitLostError) as told:
        account_of(["V1", "V2", "V3"], ["V1"], day, travel, bare)
    assert told.value.visit_ids == ("V1", "V2", "V3")


def test_a_whole_account() -> None:
    """V1 planned, V2 called off, V3 left out with a reason; and a plan may not hold what was not due."""
    day = instance([visit("V1"), visit("V3")], [shift("S1")])
    travel = grid_times(day)
    reason = Reason(code="no_worker_with_all", params={"shifts": "S1"})
    plan: Plan = plan_of(day, travel, {"S1": ["V1"]}).model_copy(
        update={"unplanned": (Unplanned(visit_id="V3", priority=3, reasons=(reason,)),)}
    )
    found = account_of(["V1", "V2", "V3"], ["V2"], day, travel, plan)
    assert (found.planned, found.cancelled) == (("V1",), ("V2",))
    assert [v.visit_id for v in found.left_out] == ["V3"]
    with pytest.raises(VisitLostError, match="V1"):
        account_of(["V2", "V3"], ["V2"], day, travel, plan)


def test_events_are_drawn_from_the_seed() -> None:
    """At rate 1 everything that can happen does: only what has not begun, only who is still at work. At 0 nothing does."""
    day = instance([visit("V1"), visit("V2")], [shift("S1")])
    travel = grid_times(day)
    plan = plan_of(day, travel, {"S1": ["V1", "V2"]})
    early, late = (past_of(day, travel, plan, at(clock)) for clock in ("06:00", "23:00"))
    everything = draw(day, early, Rates(1, 1, 1), seed=1)
    assert everything.cancelled == ("V1", "V2")
    assert everything.sick == tuple(sorted({s.worker_id for s in day.shifts}))
    assert draw(day, early, Rates(0, 0, 0), seed=1) == Happenings()
    over = draw(day, late, Rates(1, 1, 1), seed=1)
    assert (over.sick, over.cancelled) == ((), ())
    assert [h.event.event for h in as_events(Happenings(sick=("W1",), cancelled=("V1",)))] == [
        "sick",
        "cancelled",
    ]
    with pytest.raises(ValueError, match="sick must be from 0 to 1"):
        Rates(sick=2)


def test_added_visits_follow_on_every_later_day() -> None:
    """A week of two days: V9, new on the first, comes at the same hour on the second under an id of its own."""
    first = instance([visit("V1")], [shift("S1")])
    tomorrow = first.shifts[0].model_copy(
        update={
            "shift_id": "S2",
            "start": first.shifts[0].start + timedelta(days=1),
            "end": first.shifts[0].end + timedelta(days=1),
        }
    )
    week = first.model_copy(update={"shifts": (*first.shifts, tomorrow)})
    day = first.model_copy(update={"visits": (*first.visits, visit("V9"))})
    assert len(dates_of(week)) == 2
    found = with_following(week, day, ["V9"])
    assert [v.visit_id for v in found.visits] == ["V1", "V9", "V9+1d"]
    moved = found.visit["V9+1d"].windows[0].start_earliest - found.visit["V9"].windows[0].start_earliest
    assert moved == timedelta(days=1)
    assert with_following(week, day, []) == week
