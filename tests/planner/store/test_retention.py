"""What is kept how long: told first, then removed, and never more than told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from planner.errors import InputError, Violation
from planner.issue_texts import describe
from planner.messages import Lang
from planner.store import (
    Kind,
    NothingToUndoError,
    Reader,
    RemovedPlanError,
    Retention,
    Store,
    UnitKey,
    read_retention,
)
from tests.builders import at, visit
from tests.planner.store.conftest import SteppingClock
from tests.planner.store.samples import DAY, DISTRICT, a_plan, small_day, travel_of

FOREVER = Retention(**dict.fromkeys(Retention.model_fields))
Saver = Callable[..., int]


@pytest.fixture
def save(store: Store) -> Saver:
    """Save a plan of a day, each another one by its seed; give its id."""

    def saver(kind: Kind, seed: int, day: date = DAY) -> int:
        return store.save_plan(
            a_plan(seed=seed), kind=kind, district=DISTRICT, day=day, instance=small_day(),
            travel=travel_of(small_day()), violations=[Violation("window", ("V1",), 1, "seconds")],
        ).plan_id  # fmt: skip

    return saver


def on(day: int) -> datetime:
    """Noon, so many days after 2 March."""
    return at("12:00", day)


def gone(store: Store) -> list[int]:
    """The plans whose content is gone."""
    return [saved.plan_id for saved in store.plans() if saved.removed]


def test_each_kind_is_kept_its_own_days_counted_from_the_day_that_is_planned(
    store: Store, save: Saver, clock: SteppingClock
) -> None:
    """All of 2 March. Kept 10 days: still there on the 12th, gone on the 13th."""
    nightly, base = save(Kind.NIGHTLY, 1), save(Kind.BASE, 2)
    published = store.publish(save(Kind.INTRADAY, 3), by="Bo", why="x")
    rules = FOREVER.model_copy(update={"nightly": 10})
    clock.now = on(10)
    assert store.retain(rules).nothing
    clock.now = on(11)
    told = store.retain(rules)
    assert (told.dry_run, told.plan_ids) == (True, (nightly,))
    assert gone(store) == []  # it was a dry run
    done = store.retain(rules, dry_run=False)
    assert done == told.model_copy(update={"dry_run": False})
    assert gone(store) == [nightly]
    assert store.retain(rules).nothing
    for kept in (base, published.plan_id):
        store.plan(kept)


def test_a_night_of_another_time_counts_from_its_own_day(
    store: Store, save: Saver, clock: SteppingClock
) -> None:
    """Half a year after 2 March, seen from 12 March: ten days old; from the 13th: eleven."""
    nightly = save(Kind.NIGHTLY, 1)
    rules = FOREVER.model_copy(update={"nightly": 10})
    clock.now = on(180)
    assert store.retain(rules, today=on(10).date()).nothing
    assert store.retain(rules, today=on(11).date()).plan_ids == (nightly,)


def test_what_is_left_of_a_removed_plan_is_its_history(
    store: Store, save: Saver, clock: SteppingClock
) -> None:
    first, second = save(Kind.NIGHTLY, 1), save(Kind.NIGHTLY, 2)
    before = store.history(DISTRICT, DAY)
    clock.now = on(100)
    store.retain(Retention(), dry_run=False)
    for ask in (store.plan, store.violations, lambda i: store.publish(i, by="Bo", why="x")):
        with pytest.raises(RemovedPlanError, match=f"plan {first} has been removed"):
            ask(first)
    assert store.changes(second) is None
    after = store.history(DISTRICT, DAY)
    assert [s.saved.model_copy(update={"removed": False}) for s in after] == [s.saved for s in before]
    assert [s.tally for s in after] == [s.tally for s in before]


def test_a_content_that_another_version_needs_stays(store: Store, save: Saver, clock: SteppingClock) -> None:
    """The nightly plan was published as it is: its content goes with the published version."""
    nightly = save(Kind.NIGHTLY, 1)
    published = store.publish(nightly, by="Bo", why="x")
    clock.now = on(91)
    assert store.retain(Retention()).nothing
    clock.now = on(1827)
    assert store.retain(Retention()).plan_ids == (nightly, published.plan_id)


def test_nothing_of_today_or_later_goes_even_if_nothing_is_to_be_kept(
    store: Store, save: Saver, clock: SteppingClock
) -> None:
    """Kept 0 days: what was planned for yesterday goes. Danish midnight counts, an hour before that in UTC."""
    none = Retention(**dict.fromkeys(Retention.model_fields, 0))
    yesterday, today, tomorrow = (save(Kind.NIGHTLY, n, DAY + timedelta(days=n)) for n in (-1, 0, 1))
    clock.now = at("00:00")
    assert store.retain(none).plan_ids == (yesterday,)
    clock.now = at("23:58", -1)
    assert store.retain(none).plan_ids == ()
    assert {today, tomorrow}.isdisjoint(gone(store))


def test_inputs_go_with_the_last_plan_made_from_them(store: Store, save: Saver, clock: SteppingClock) -> None:
    """An input of a plan that is kept stays however old; one that nothing was made from goes after its days."""
    nightly = save(Kind.NIGHTLY, 1)
    unused = small_day().model_copy(update={"visits": (visit("V1"),)})
    store.save_input(unused)
    clock.now = on(89)
    assert store.retain(Retention()).nothing
    clock.now = on(91)
    told = store.retain(Retention(nightly=None))
    assert (told.plan_ids, told.inputs, told.travels) == ((), 1, 0)
    done = store.retain(Retention(), dry_run=False)
    assert (done.plan_ids, done.inputs, done.travels) == ((nightly,), 2, 1)
    with pytest.raises(LookupError):
        store.instance(a_plan().run.instance_hash)


def test_units_and_accesses_are_kept_their_own_days(store: Store, clock: SteppingClock) -> None:
    """A unit is two events; an access is as old as it is, a unit as old as its day."""
    store.log_access(Reader(who="Bo", why="x"), ["C1"], "plan")
    key = UnitKey(district=DISTRICT, day=DAY, input_hash="a", version="1")
    store.start_unit(key)
    store.finish_unit(key)
    rules = Retention(units=5, access=5)
    clock.now = on(5)
    told = store.retain(rules)
    assert (told.unit_events, told.accesses) == (0, 1)
    clock.now = on(6)
    done = store.retain(rules, dry_run=False, by="drift")
    assert (done.unit_events, done.accesses) == (2, 1)
    assert (store.units(), store.accesses()) == ((), ())
    [(_, who, removed)] = store.removals()
    assert (who, removed) == ("drift", done)


def test_what_was_published_cannot_be_gone_back_to_once_it_is_removed(
    store: Store, save: Saver, clock: SteppingClock
) -> None:
    with pytest.raises(NothingToUndoError):
        store.undo(DISTRICT, DAY, by="Bo", why="x")
    for seed in (1, 2):
        store.publish(save(Kind.NIGHTLY, seed), by="Bo", why="x")
    clock.now = on(3000)
    store.retain(Retention(), dry_run=False)
    with pytest.raises(RemovedPlanError):
        store.undo(DISTRICT, DAY, by="Bo", why="x")


def test_rules_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "drift.toml"
    path.write_text('[retention]\nnightly = 30\naccess = "forever"\n\n[other]\nx = 1\n', encoding="utf-8")
    assert read_retention(path) == Retention(nightly=30, access=None)
    path.write_text("", encoding="utf-8")
    assert read_retention(path) == Retention()


@pytest.mark.parametrize(
    ("text", "codes", "says"),
    [
        ("[retention]\nnightly = -1\nbase = 'x'", ["retention_days"] * 2, "retention.nightly"),
        ("[retention]\nnigthly = 3", ["retention_unknown"], "retention.nigthly"),
        ("retention = 3", ["retention_no_table"], "retention"),
        ("[retention", ["retention_unreadable"], "TOML"),
    ],
)
def test_every_fault_of_a_file_of_rules_is_told(
    tmp_path: Path, text: str, codes: list[str], says: str
) -> None:
    path = tmp_path / "drift.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_retention(path)
    assert [i.code for i in caught.value.issues] == codes
    for lang in Lang:
        told = " ".join(" ".join(describe(i, lang)) for i in caught.value.issues)
        assert "drift.toml" in told
        assert says in told
