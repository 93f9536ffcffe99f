"""What stands: publishing, taking back, who came to whom, and two who publish at once."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain import Mode
from planner.store import ChangedMeanwhileError, Kind, NothingToUndoError, Reader, Store
from tests.planner.store.samples import DAY, DISTRICT, NEXT_DAY, a_plan, small_day

ORDERS = {"A": ["V1", "V2", "V3"], "B": ["V2", "V1", "V3"], "C": ["V3", "V1", "V2"], "D": ["V3", "V2", "V1"]}


def saved_ids(store: Store) -> dict[str, int]:
    """Four nightly plans that differ."""
    return {
        name: store.save_plan(
            a_plan({"S1": order}), kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=small_day()
        ).plan_id
        for name, order in ORDERS.items()
    }


def which(store: Store, ids: dict[str, int]) -> str:
    """The name of the plan that stands."""
    stands = store.published(DISTRICT, DAY)
    assert stands is not None
    return next(name for name, i in ids.items() if store.plan(i) == store.plan(stands.plan_id))


def test_publishing_adds_a_version_that_stands(store: Store) -> None:
    ids = saved_ids(store)
    assert store.published(DISTRICT, DAY) is None
    published = store.publish(ids["A"], by="Bo Holm", why="godkendt")
    assert (published.kind, published.sequence, published.source_id) == (Kind.PUBLISHED, 5, ids["A"])
    assert (published.who, published.why) == ("Bo Holm", "godkendt")
    assert store.published(DISTRICT, DAY) == published
    assert store.published(DISTRICT, NEXT_DAY) is None
    assert store.plan(published.plan_id) == a_plan({"S1": ORDERS["A"]})


def test_the_first_publication_is_compared_with_another_plan_than_its_own(store: Store) -> None:
    """Against the newest other one, here D; a plan that is alone is compared with nothing."""
    ids = saved_ids(store)
    published = store.publish(ids["B"], by="Bo", why="x")
    tallies = {step.saved.plan_id: step.tally for step in store.history(DISTRICT, DAY)}
    tally = tallies[published.plan_id]
    assert tally is not None
    assert tally.before_id == ids["D"]
    alone = store.save_plan(a_plan(), kind=Kind.BASE, district=DISTRICT, day=NEXT_DAY, instance=small_day())
    store.publish(alone.plan_id, by="Bo", why="x")
    assert [step.tally for step in store.history(DISTRICT, NEXT_DAY)] == [None, None]


def test_publishing_needs_a_name_a_reason_and_a_plan(store: Store) -> None:
    ids = saved_ids(store)
    with pytest.raises(ValueError, match="by must not be empty"):
        store.publish(ids["A"], by=" ", why="x")
    with pytest.raises(ValueError, match="why must not be empty"):
        store.publish(ids["A"], by="Bo", why="")
    with pytest.raises(LookupError, match="no plan 99"):
        store.publish(99, by="Bo", why="x")
    assert store.published(DISTRICT, DAY) is None


def test_undo_goes_back_step_by_step_and_not_to_and_fro(store: Store) -> None:
    """A, B, C published; undone twice that is B, then A, then there is nothing more. D after that goes back to A."""
    ids = saved_ids(store)
    with pytest.raises(NothingToUndoError, match="no published plan of Nord"):
        store.undo(DISTRICT, DAY, by="Bo", why="fortrudt")
    first = store.publish(ids["A"], by="Bo", why="x")
    store.publish(ids["B"], by="Bo", why="x")
    store.publish(ids["C"], by="Bo", why="x")
    store.undo(DISTRICT, DAY, by="Bo", why="fortrudt")
    assert which(store, ids) == "B"
    back = store.undo(DISTRICT, DAY, by="Bo", why="fortrudt")
    assert which(store, ids) == "A"
    assert (back.kind, back.restores_id, back.source_id) == (Kind.PUBLISHED, first.plan_id, first.plan_id)
    assert back.why == "fortrudt"
    with pytest.raises(NothingToUndoError):
        store.undo(DISTRICT, DAY, by="Bo", why="fortrudt")
    store.publish(ids["D"], by="Bo", why="x")
    store.undo(DISTRICT, DAY, by="Bo", why="fortrudt")
    assert which(store, ids) == "A"
    # nothing has been overwritten: four plans, four published, three taken back
    assert [step.saved.sequence for step in store.history(DISTRICT, DAY)] == list(range(1, 12))


def test_only_one_of_two_planners_publishes_over_the_version_both_have_seen(store: Store) -> None:
    ids = saved_ids(store)
    seen = store.publish(ids["A"], by="Bo", why="x", expecting=None)
    store.publish(ids["B"], by="Ea", why="x", expecting=seen.plan_id)
    with pytest.raises(ChangedMeanwhileError):
        store.publish(ids["C"], by="Bo", why="x", expecting=seen.plan_id)
    with pytest.raises(ChangedMeanwhileError):
        store.publish(ids["C"], by="Bo", why="x", expecting=None)
    assert which(store, ids) == "B"


def test_publishing_and_taking_back_are_logged_for_everyone_in_the_plan(store: Store) -> None:
    ids = saved_ids(store)
    published = store.publish(ids["A"], by="Bo", why="godkendt")
    logged = [(a.citizen_id, a.who, a.why, a.what, a.plan_id) for a in store.accesses()]
    what = f"publish {published.plan_id}"
    assert logged == [(c, "Bo", "godkendt", what, published.plan_id) for c in ("C1", "C2", "C3")]


def test_who_came_to_whom_is_read_from_what_stands_alone(store: Store) -> None:
    """Monday: first all by W1, then V2 by W2, which stands. Tuesday: planned, but never published."""
    one, two = a_plan(), a_plan({"S1": ["V1", ("V3", "screen")], "S2": ["V2"]})
    for plan in (one, two):
        saved = store.save_plan(plan, kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=small_day())
        store.publish(saved.plan_id, by="Bo", why="x")
    store.save_plan(one, kind=Kind.NIGHTLY, district=DISTRICT, day=NEXT_DAY)
    came = store.assignments(date(2026, 3, 1), date(2026, 3, 31))
    assert {(a.visit_id, a.citizen_id, a.worker_id, a.mode) for a in came} == {
        ("V1", "C1", "W1", Mode.PHYSICAL), ("V2", "C2", "W2", Mode.PHYSICAL), ("V3", "C3", "W1", Mode.SCREEN),
    }  # fmt: skip
    assert {(a.district, a.day, a.shift_id) for a in came if a.worker_id == "W2"} == {(DISTRICT, DAY, "S2")}
    only = [store.assignments(DAY, DAY, **narrowed) for narrowed in (
        {"citizen_id": "C2"}, {"worker_id": "W1"}, {"district": "Syd"},
    )]  # fmt: skip
    assert [len(found) for found in only] == [1, 2, 0]
    assert store.assignments(NEXT_DAY, NEXT_DAY) == ()


def test_reading_for_somebody_is_logged_and_reading_for_the_machine_is_not(store: Store) -> None:
    ids = saved_ids(store)
    store.plan(ids["A"])
    assert store.accesses() == ()
    store.plan(ids["A"], reader=Reader(who="Bo", why="klage"))
    assert [(a.citizen_id, a.what) for a in store.accesses()] == [
        (c, f"plan {ids['A']}") for c in ("C1", "C2", "C3")
    ]
