"""Units of work: done once, tried again when they failed or were cut off."""

from __future__ import annotations

import pytest

from planner.store import Kind, Store, UnitKey, UnitState
from tests.builders import at
from tests.planner.store.conftest import SteppingClock
from tests.planner.store.samples import DAY, DISTRICT, NEXT_DAY, a_plan, small_day

KEY = UnitKey(district=DISTRICT, day=DAY, input_hash="abc", version="0.1.0")


def test_a_unit_runs_from_start_to_finish(store: Store, clock: SteppingClock) -> None:
    """Started at 06:00, ended at 06:01 by the clock: 60 s."""
    assert store.unit(KEY) is None
    begun = store.start_unit(KEY)
    assert (begun.state, begun.attempt, begun.started_at, begun.done) == (
        UnitState.STARTED,
        1,
        at("06:00"),
        False,
    )
    clock.now = at("06:00")
    done = store.finish_unit(KEY)
    assert (done.state, done.done, done.ended_at, done.seconds) == (
        UnitState.FINISHED,
        True,
        at("06:01"),
        60.0,
    )
    assert store.unit(KEY) == done


def test_districts_are_those_of_plans_and_of_units_once_each(store: Store) -> None:
    """Syd has come to no plan."""
    assert store.districts() == ()
    store.start_unit(KEY.model_copy(update={"district": "Syd"}))
    store.fail_unit(KEY.model_copy(update={"district": "Syd"}), "inputtet har fejl")
    for seed in (1, 2):
        store.save_plan(
            a_plan(seed=seed), kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=small_day()
        )
    assert store.districts() == (DISTRICT, "Syd")


def test_a_finished_unit_is_not_begun_again_and_another_input_or_version_is_another_unit(
    store: Store,
) -> None:
    store.start_unit(KEY)
    store.finish_unit(KEY)
    with pytest.raises(ValueError, match="has been finished"):
        store.start_unit(KEY)
    for other in ({"input_hash": "abd"}, {"version": "0.1.1"}, {"day": NEXT_DAY}, {"district": "Syd"}):
        assert store.start_unit(KEY.model_copy(update=other)).attempt == 1


def test_a_unit_that_failed_or_was_cut_off_is_tried_again(store: Store) -> None:
    store.start_unit(KEY)
    failed = store.fail_unit(KEY, "løseren gik ned", seconds=12.5)
    assert (failed.state, failed.failure, failed.seconds) == (UnitState.FAILED, "løseren gik ned", 12.5)
    assert store.start_unit(KEY).attempt == 2  # and is killed
    again = store.start_unit(KEY)
    assert (again.attempt, again.failure) == (3, None)
    assert store.finish_unit(KEY).attempt == 3


def test_only_what_is_under_way_can_end(store: Store) -> None:
    with pytest.raises(ValueError, match="no attempt at the unit Nord 2026-03-02 abc"):
        store.finish_unit(KEY)
    store.start_unit(KEY)
    store.fail_unit(KEY, "x")
    with pytest.raises(ValueError, match="no attempt"):
        store.finish_unit(KEY)
    with pytest.raises(ValueError, match="failure must not be empty"):
        store.fail_unit(KEY, " ")


def test_a_plan_and_the_end_of_its_unit_are_one(store: Store) -> None:
    """Saved with a unit that is not under way, the plan is not saved either."""
    with pytest.raises(ValueError, match="no attempt"):
        store.save_plan(
            a_plan(), kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=small_day(), unit=KEY
        )
    assert store.plans() == ()
    store.start_unit(KEY)
    saved = store.save_plan(
        a_plan(), kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=small_day(), unit=KEY
    )
    unit = store.unit(KEY)
    assert unit is not None
    assert (unit.state, unit.plan_id) == (UnitState.FINISHED, saved.plan_id)


def test_a_unit_names_a_plan_that_is_there(store: Store) -> None:
    store.start_unit(KEY)
    with pytest.raises(LookupError, match="no plan 5"):
        store.finish_unit(KEY, plan_id=5)


def test_the_last_attempt_at_each_unit_is_listed(store: Store) -> None:
    keys = [KEY, KEY.model_copy(update={"district": "Syd"}), KEY.model_copy(update={"day": NEXT_DAY})]
    for key in keys:
        store.start_unit(key)
    store.fail_unit(keys[0], "x")
    store.start_unit(keys[0])
    assert [(u.key, u.attempt) for u in store.units()] == [(keys[0], 2), (keys[1], 1), (keys[2], 1)]
    assert [u.key for u in store.units(until=DAY, district="Syd")] == [keys[1]]
    assert [u.key for u in store.units(since=NEXT_DAY)] == [keys[2]]


def test_a_failure_tells_no_secrets(store: Store) -> None:
    store.start_unit(KEY)
    failed = store.fail_unit(KEY, "postgresql://a:hemmelig@db/x svarer ikke; 010203-1234")
    assert "hemmelig" not in str(failed)
    assert "010203" not in str(failed)
