"""Who looked at whose data: written down by citizen, and taken out by citizen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import ValidationError

from planner.store import Kind, Reader, Store
from tests.builders import at
from tests.planner.store.conftest import SteppingClock
from tests.planner.store.samples import DAY, DISTRICT, a_plan, small_day

BO = Reader(who="Bo Holm", why="ringet op af pårørende")


def test_an_access_is_one_row_for_each_citizen(store: Store) -> None:
    store.log_access(BO, ["C2", "C1", "C2"], "køreliste")
    assert [(a.citizen_id, a.who, a.what, a.why, a.at) for a in store.accesses()] == [
        (c, "Bo Holm", "køreliste", "ringet op af pårørende", at("06:00")) for c in ("C1", "C2")
    ]


def test_a_citizen_gets_their_own_accesses_alone_and_of_the_time_asked_for(
    store: Store, clock: SteppingClock
) -> None:
    """The clock says 06:00, 06:01 and 06:02."""
    for minute, citizen in enumerate(("C1", "C2", "C1")):
        clock.now = at("05:59") + timedelta(minutes=minute)
        store.log_access(BO, [citizen], "plan")
    assert [a.at for a in store.accesses(citizen_id="C1")] == [at("06:00"), at("06:02")]
    assert [a.at for a in store.accesses(since=at("06:01"), until=at("06:02"))] == [at("06:01")]
    assert store.accesses(citizen_id="C9") == ()


def test_an_access_needs_somebody_and_a_reason(store: Store) -> None:
    for who, why in (("", "x"), ("x", "")):
        with pytest.raises(ValidationError):
            Reader(who=who, why=why)
    with pytest.raises(ValueError, match="why must not be empty"):
        store.log_access(Reader(who="Bo", why=" "), ["C1"], "plan")
    assert store.accesses() == ()


def test_seeing_changes_is_logged_for_those_whose_visits_changed(store: Store) -> None:
    """V2 gets another worker; V1 and V3 stay within a quarter of an hour."""
    one, two = (
        store.save_plan(plan, kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=small_day())
        for plan in (a_plan(), a_plan({"S1": ["V1", "V3"], "S2": ["V2"]}))
    )
    store.difference(one.plan_id, two.plan_id)
    assert store.accesses() == ()
    found = store.difference(one.plan_id, two.plan_id, reader=BO)
    changed = {c.visit_id for c in found.changes}
    assert "V2" in changed
    logged = {(a.citizen_id, a.plan_id) for a in store.accesses()}
    whose = {"C" + v[1:] for v in changed}
    assert logged == {(c, p) for c in whose for p in (one.plan_id, two.plan_id)}
    store.changes(two.plan_id, reader=BO)
    assert len(store.accesses()) == len(logged) + len(whose)
    assert store.accesses()[-1].what == f"diff {two.plan_id}"


def test_seeing_an_input_or_who_came_is_logged_for_those_in_it(store: Store) -> None:
    """An input names all citizens of the day; of who came, only those that are shown."""
    key = store.save_input(small_day())
    saved = store.save_plan(
        a_plan({"S1": ["V1"]}), kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=small_day()
    )
    store.instance(key)
    store.publish(saved.plan_id, by="Bo", why="x")
    before = len(store.accesses())
    store.instance(key, reader=BO)
    store.assignments(DAY, DAY)
    store.assignments(DAY, DAY, reader=BO)
    assert [(a.citizen_id, a.what) for a in store.accesses()[before:]] == [
        *((c, f"input {key}") for c in ("C1", "C2", "C3")),
        ("C1", "assignments"),
    ]


def test_a_plan_that_cannot_be_read_leaves_no_trace_of_having_been_seen(store: Store) -> None:
    with pytest.raises(LookupError):
        store.plan(7, reader=BO)
    assert store.accesses() == ()
