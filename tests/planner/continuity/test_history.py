"""Who came to whom in the last fourteen days, counted by hand, and read from a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.continuity import PlannedDay, history_of, stored_days, stored_history
from planner.digest import instance_digest
from planner.domain import Level
from planner.store import Kind, Store, open_store
from tests.builders import at
from tests.planner.continuity.samples import at_clock, day_of, on

DISTRICT = "Nord"


def monday(day: int = 0) -> PlannedDay:
    """V1 and V2 at C1, by W1 and W2; V3 at C3 by W1."""
    visits = [
        at_clock("V1", "C1", "08:00", day), at_clock("V2", "C1", "12:00", day), at_clock("V3", "C3", "09:00", day)
    ]  # fmt: skip
    return day_of(day, visits, {"S1": ["V1", "V3"], "S2": ["V2"]})


def test_how_often_each_worker_came_to_each_citizen() -> None:
    """Two equal days: W1 and W2 twice each at C1, W1 twice at C3."""
    history = history_of([monday(), monday(1)], on(2))
    assert history.visits() == {"C1": {"W1": 2, "W2": 2}, "C3": {"W1": 2}}
    assert history.planned == (on(0), on(1))


def test_the_window_is_fourteen_days_and_ends_before_its_day() -> None:
    """Before day 14 there are days 0 to 13: day 0 is in, day 14 is not. A day later day 0 is out."""
    days = [monday(), monday(13), monday(14)]
    assert history_of(days, on(14)).planned == (on(0), on(13))
    assert history_of(days, on(15)).planned == (on(13), on(14))
    with pytest.raises(ValueError, match="at least one day, got 0"):
        history_of(days, on(14), length=0)


def test_only_visits_by_day_and_no_nursing_are_counted() -> None:
    """06:59 and 22:00 are night, 07:00 and 21:59 are day; a nurse's visit is not counted at any hour."""
    clocks = {"V1": "06:59", "V2": "07:00", "V3": "21:59", "V4": "22:00"}
    visits = [at_clock(name, "C1", clock) for name, clock in clocks.items()]
    visits.append(at_clock("V5", "C1", "12:00", level=Level.NURSE))
    calls = history_of([day_of(0, visits, {"S1": ["V1", "V2", "V5", "V3", "V4"]})], on(1)).calls
    assert {c.visit_id for c in calls if c.counted} == {"V2", "V3"}


def test_heavy_is_double_staffing_transfer_or_bath_in_the_home() -> None:
    """V1 needs two (one call each), V2 is a bath, V3 a meal, V4 a transfer by screen, which lifts nobody."""
    visits = [
        at_clock("V1", "C1", "08:00", staff_required=2),
        at_clock("V2", "C2", "09:00", services=("meal", "bath")),
        at_clock("V3", "C3", "10:00", services=("meal",)),
        at_clock("V4", "C4", "11:00", services=("transfer",), screen_seconds=300),
    ]
    day = day_of(0, visits, {"S1": ["V1", "V2", "V3", ("V4", "screen")], "S2": [("V1", 1)]})
    heavy = sorted((c.visit_id, c.worker_id) for c in history_of([day], on(1)).calls if c.heavy)
    assert heavy == [("V1", "W1"), ("V1", "W2"), ("V2", "W1")]


def save(store: Store, day: PlannedDay, *, publish: bool) -> None:
    run = day.plan.run.model_copy(update={"instance_hash": instance_digest(day.instance)})
    plan = day.plan.model_copy(update={"run": run})
    saved = store.save_plan(plan, kind=Kind.NIGHTLY, district=DISTRICT, day=day.day, instance=day.instance)
    if publish:
        store.publish(saved.plan_id, by="Bo", why="x")


def test_the_store_gives_what_is_published_and_else_the_newest(tmp_path: Path) -> None:
    """Monday: published, then planned anew, which does not stand. Tuesday: only planned. Wednesday: nothing."""
    other = day_of(0, monday().instance.visits, {"S1": [], "S2": ["V1", "V3", "V2"]})
    with open_store(tmp_path / "s.sqlite", clock=lambda: at("06:00")) as store:
        save(store, monday(), publish=True)
        save(store, other, publish=False)
        save(store, monday(1), publish=False)
        assert stored_history(store, DISTRICT, on(3)) == history_of([monday(), monday(1)], on(3))
        assert stored_days(store, "Syd", on(0), on(3)) == ()
        assert store.accesses()[0].what.startswith("publish")  # reading by the machine is no person's look
        assert {a.what.split()[0] for a in store.accesses()} == {"publish"}
