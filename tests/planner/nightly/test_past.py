"""What earlier plans tell a night: known faces, fair lists and screen visits counted on; and nights that cannot be told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.brief import Brief, DayBrief
from planner.digest import instance_digest
from planner.domain import Instance
from planner.messages import Lang
from planner.nightly.config import NightConfig
from planner.nightly.records import Fault, NightResult, Outcome, Step, UnitResult
from planner.nightly.texts import describe_setback
from planner.store import DamagedStoreError, Kind, Store, StoreUnavailableError, open_store
from tests.builders import citizen, consenting, grid_times, instance, plan_of, shift, visit, window
from tests.planner.nightly.samples import EVENING, FIRST, config, night, unit, write_districts

SUNDAY, TUESDAY = FIRST - timedelta(days=1), FIRST + timedelta(days=1)
NORD = ("Nord",)


def week(*days: int, **fields: Any) -> Instance:
    """V1 to C1 on each day, by W1 or W2, who cost the same; days are counted from Monday 2 March 2026."""
    shifts = [shift(f"S{w}.{d}", f"W{w}", day=d) for d in days for w in (1, 2)]
    visits = [visit(f"V{d}", "C1", window("08:00", "08:00", day=d)) for d in days]
    return instance(visits, shifts, title="Nord", **fields)


def stored(store: Store, day: int, by: str) -> int:
    """A plan of a day in which that worker comes to C1."""
    given = week(day)
    travel = grid_times(given)
    plan = plan_of(given, travel, {f"S{by[1:]}.{day}": [f"V{day}"]})
    made_of = {"instance_hash": instance_digest(given), "travel_hash": travel.digest}
    saved = store.save_plan(
        plan.model_copy(update={"run": plan.run.model_copy(update=made_of)}),
        kind=Kind.NIGHTLY,
        district="Nord",
        day=FIRST + timedelta(days=day),
        instance=given,
        travel=travel,
    )
    return saved.plan_id


def came(store: Store, result: NightResult, day: date = FIRST) -> list[str]:
    """Who comes on a day, by the plan that its unit led to."""
    plan_id = unit(result, "Nord", day).plan_id
    assert plan_id is not None
    return [r.worker_id for r in store.plan(plan_id).routes if r.activities]


def content(given: NightConfig, day: date = FIRST) -> Any:
    """What the brief says of a day."""
    days: tuple[DayBrief, ...] = Brief.model_validate_json((given.out / "brief.json").read_text()).days
    return next(d.content for d in days if d.day == day)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "plans.sqlite", clock=lambda: EVENING) as opened:
        yield opened


@pytest.mark.parametrize("known", ["W1", "W2"])
def test_whom_the_citizen_met_yesterday_comes_again(tmp_path: Path, store: Store, known: str) -> None:
    """Both would cost the same; whoever came on Sunday is preferred. The brief: 1 of 1 visit by a known face, which may cost
    30,000 points, at 100 a second of travel five minutes; nothing was paid."""
    write_districts(tmp_path, Nord=week(0))
    stored(store, -1, known)
    given = config(tmp_path, NORD)
    assert came(store, night(given)) == [known]
    told = content(given).continuity
    assert (told.planned_days, told.known_share, told.worth_seconds, told.paid_seconds) == (2, 1.0, 300, 0)
    assert told.curve.endswith("plans.sqlite --district Nord --day 2026-03-02 --curve")
    (lists,) = content(given).fairness.workers
    assert (lists.worker_id, lists.days, lists.heavy) == (known, 2, 0)
    assert "5 min vejtid pr. besøg" in (given.out / "brief.html").read_text().replace("\u00a0", " ")


def test_a_district_may_be_planned_without_its_past_and_the_brief_counts_all_the_same(
    tmp_path: Path, store: Store
) -> None:
    """With the past W2 is preferred; without it nobody is, whoever comes."""
    write_districts(tmp_path, Nord=week(0))
    stored(store, -1, "W2")
    preferred = []
    for wanted in (True, False):
        given = config(tmp_path, districts=({"name": "Nord", "input": tmp_path / "Nord", "history": wanted},))
        made = unit(night(given), "Nord")
        assert made.outcome is Outcome.MADE
        assert made.plan_id is not None
        used = store.instance(store.saved(made.plan_id).instance_hash)
        preferred.append(used.citizen["C1"].preferred_workers)
        assert content(given).continuity.planned_days == 2
    assert preferred == [{"W2"}, set()]


def test_a_night_begun_again_finds_its_days_done_although_the_first_has_a_plan_now(
    tmp_path: Path, store: Store
) -> None:
    """Monday's plan, which the night has made itself, is not Tuesday's past until somebody publishes it: then Tuesday is another
    unit, for W1 or W2 has become a known face, and Monday is not."""
    write_districts(tmp_path, Nord=week(0, 1))
    given = config(tmp_path, NORD, days=2)
    first, again = night(given), night(given)
    assert [u.outcome for u in again.units] == [Outcome.DONE, Outcome.DONE]
    assert [u.key for u in again.units] == [u.key for u in first.units]
    monday = unit(first, "Nord").plan_id
    assert monday is not None
    store.publish(monday, by="planner", why="test")
    told = night(given)
    assert [u.outcome for u in told.units] == [Outcome.DONE, Outcome.MADE]
    assert came(store, told, TUESDAY) == came(store, first)
    assert [u.outcome for u in night(given).units] == [Outcome.DONE, Outcome.DONE]


def test_the_next_night_counts_the_plan_that_stands_although_nobody_published_it(
    tmp_path: Path, store: Store
) -> None:
    write_districts(tmp_path, Nord=week(0, 1))
    given = config(tmp_path, NORD)
    monday = night(given)
    tuesday = night(given, EVENING + timedelta(days=1))
    assert [u.day for u in tuesday.units] == [TUESDAY]
    assert came(store, tuesday, TUESDAY) == came(store, monday)


def test_screen_visits_are_counted_from_day_to_day(tmp_path: Path, store: Store) -> None:
    """The record says none in a row and nobody there before Monday; Monday's plan has the visit at home, so that Tuesday begins
    with one at home this week, on Monday."""
    c1 = citizen("C1", screen=consenting(physical_this_week=0, last_physical=None, first_visit_done=False))
    write_districts(tmp_path, Nord=week(0, 1, citizens=[c1]))
    stored(store, 0, "W1")
    given = config(tmp_path, NORD)
    made = unit(night(given, EVENING + timedelta(days=1)), "Nord", TUESDAY)
    assert made.plan_id is not None
    kept = store.instance(store.saved(made.plan_id).instance_hash).citizen["C1"].screen
    assert kept is not None
    assert (kept.physical_this_week, kept.last_physical, kept.first_visit_done) == (1, FIRST, True)


@pytest.mark.parametrize(
    ("error", "fault", "says"),
    [
        (StoreUnavailableError("x", 120, "gone"), Fault.NO_DATABASE, "databasen svarede ikke i 120 s"),
        (DamagedStoreError("x"), Fault.ERROR, "fejlede (DamagedStoreError)"),
    ],
)
def test_where_the_past_cannot_be_read_days_are_planned_without_it_and_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, fault: Fault, says: str
) -> None:
    """Nothing fails by it. Each district asks for its own: a store that was away may be back."""
    write_districts(tmp_path)
    calls = []

    def away(*given: object) -> None:
        calls.append(given)
        raise error

    monkeypatch.setattr("planner.nightly.past.stored_days", away)
    given = config(tmp_path)
    result = night(given)
    assert result.good
    assert len(calls) == 2
    for one in result.units:
        (setback,) = one.setbacks
        assert (one.outcome, setback.step, setback.fault) == (Outcome.MADE, Step.HISTORY, fault)
        text = describe_setback(setback, Lang.DA)
        assert says in text
        assert "uden dem: kendte ansigter" in text
    assert content(given).continuity is None
    assert "Hentningen af tidligere planer" in (given.out / "brief.html").read_text()


def test_a_past_that_does_not_fit_its_input_costs_the_past_alone(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_districts(tmp_path, Nord=week(0))
    stored(store, -1, "W1")

    def torn(*_: object, **__: object) -> None:
        raise KeyError("V9")

    monkeypatch.setattr("planner.nightly.past.carried", torn)
    made: UnitResult = unit(night(config(tmp_path, NORD)), "Nord")
    assert made.outcome is Outcome.MADE
    assert [(s.step, s.fault, s.detail) for s in made.setbacks] == [(Step.HISTORY, Fault.ERROR, "KeyError")]


def test_a_failed_unit_is_told_by_the_plan_that_stands_and_what_stood_before_it(
    tmp_path: Path, store: Store
) -> None:
    """Monday was published by W1 and again by W2, then its input broke: what holds is compared with what held before."""
    for by in ("W1", "W2"):
        published = store.publish(stored(store, 0, by), by="planner", why="test").plan_id
    stored(store, -1, "W2")
    (tmp_path / "Nord").mkdir()
    (tmp_path / "Nord" / "besoeg.csv").write_text("dette er ikke\n")
    given = config(tmp_path, NORD)
    failed = unit(night(given), "Nord")
    assert failed.outcome is Outcome.FAILED
    told = content(given)
    assert told.plan_id == published
    assert told.changes.against_kind is Kind.PUBLISHED
    assert told.changes.against_id < published
    (change,) = told.changes.difference.changes
    assert [k.value for k in change.kinds] == ["worker"]
    assert (told.continuity.planned_days, told.continuity.known_share) == (2, 1.0)


def test_a_failed_unit_whose_plan_is_the_first_has_none_to_compare_with(tmp_path: Path, store: Store) -> None:
    stored(store, 0, "W1")
    (tmp_path / "Nord").mkdir()
    (tmp_path / "Nord" / "besoeg.csv").write_text("dette er ikke\n")
    given = config(tmp_path, NORD)
    night(given)
    assert content(given).changes is None
    assert content(given).continuity.planned_days == 1
    assert "ingen planer for de 14 dage før" in (given.out / "brief.html").read_text()
