"""An input that retention removes in the moment in which a plan made from it is being stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from planner.store import Kind, Retention, Store, StoreUnavailableError, open_store, versions
from planner.store.database import Database
from tests.planner.store.conftest import SHORT, SteppingClock
from tests.planner.store.samples import DAY, DISTRICT, a_plan, small_day, travel_of
from tests.planner.store.whole import IMPATIENT

NOTHING_KEPT = Retention(inputs=0)


@pytest.fixture
def removed_meanwhile(place: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when this is called: whoever writes next has looked at what is there, and then another removes every input that no plan
    needs."""
    write = Database.write
    done: list[bool] = []

    def after_another(self: Database, work: Any) -> Any:
        if not done:
            done.append(True)
            late = SteppingClock()
            late.now += timedelta(days=2)
            with open_store(place, clock=late, patience=SHORT) as other:
                assert other.retain(NOTHING_KEPT, dry_run=False).inputs == 1
        return write(self, work)

    return lambda: monkeypatch.setattr(Database, "write", after_another)


def test_a_plans_input_and_travel_times_are_there_although_they_were_removed_meanwhile(
    store: Store, removed_meanwhile: Callable[[], None]
) -> None:
    """They were stored when the plan was looked at, and are stored again with it."""
    day = small_day()
    key = store.save_input(day, travel_of(day))
    removed_meanwhile()
    saved = store.save_plan(
        a_plan(), kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=day, travel=travel_of(day)
    )
    assert saved.instance_hash == key
    assert len(store.instance(key).visits) == 3
    assert store.travel(saved.travel_hash).digest == travel_of(day).digest


def test_a_plan_without_its_input_is_refused_when_that_was_removed_meanwhile(
    store: Store, removed_meanwhile: Callable[[], None]
) -> None:
    """Rather than kept without what it was made from."""
    store.save_input(small_day())
    removed_meanwhile()
    with pytest.raises(ValueError, match="is not stored; give it with the plan"):
        store.save_plan(a_plan(), kind=Kind.NIGHTLY, district=DISTRICT, day=DAY)
    assert store.plans() == ()


def test_retention_waits_for_whoever_stores_a_plan(
    store: Store, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Begun when the plan's input has been found there and the plan is not written yet: on a server it is kept waiting by what the
    writer holds, in a file by the writer's being alone; it gives up, and the input stays."""
    key = store.save_input(small_day())
    add, refused = versions.add_version, []

    def while_another_retains(*given: Any) -> int:
        late = SteppingClock()
        late.now += timedelta(days=2)
        with (
            open_store(place, clock=late, patience=IMPATIENT) as other,
            pytest.raises(StoreUnavailableError) as caught,
        ):
            other.retain(NOTHING_KEPT, dry_run=False)
        refused.append(caught.value.seconds)
        return add(*given)

    monkeypatch.setattr(versions, "add_version", while_another_retains)
    store.save_plan(a_plan(), kind=Kind.NIGHTLY, district=DISTRICT, day=DAY)
    assert refused == [0.5]
    assert len(store.instance(key).visits) == 3
