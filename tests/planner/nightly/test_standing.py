"""Which plan a finished unit has led to, where others were made of the same input."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.nightly.records import Outcome
from planner.nightly.standing import mark, remade
from planner.store import Kind, Store, UnitKey
from tests.planner.nightly.samples import FIRST, config, night, unit


@pytest.mark.parametrize("other", [{"seed": 5}, {"solver": "greedy"}])
def test_a_unit_keeps_its_own_plan_where_another_solver_or_seed_has_made_a_newer(
    folder: Path, store: Store, other: dict[str, object]
) -> None:
    """Seed 1, then another night of the same input with its own unit, then seed 1 again: it finds its own plan, not the newest."""
    usual = config(folder, names=("Nord",))
    mine = unit(night(usual), "Nord").plan_id
    theirs = unit(night(config(folder, names=("Nord",), search=other)), "Nord").plan_id
    assert [p.plan_id for p in store.plans()] == [mine, theirs]
    again = unit(night(usual), "Nord")
    assert (again.outcome, again.plan_id) == (Outcome.DONE, mine)


def test_a_unit_leads_to_what_a_later_round_has_bettered(folder: Path, store: Store) -> None:
    """Made by the stand-in, bettered by the solver asked for: the plan is the second one. One that does not say whose it is, as
    before units were written with plans, leaves the first."""
    first = unit(night(config(folder, names=("Nord",))), "Nord")
    assert first.plan_id is not None
    (done,) = store.units()
    saved = store.saved(first.plan_id)
    assert saved.parameters["unit"] == mark(done.key)

    def bettered(**parameters: str) -> int:
        return store.save_plan(
            store.plan(saved.plan_id), kind=saved.kind, district="Nord", day=saved.day, parameters=parameters
        ).plan_id

    bettered()
    assert remade(store, done) == saved
    second = bettered(unit=mark(done.key))
    found = remade(store, done)
    assert found is not None
    assert found.plan_id == second


def test_a_hash_that_looks_like_a_cpr_number_is_kept_and_found_again(folder: Path, store: Store) -> None:
    """Of the 32 signs those from the second on are ten digits that begin with a first of January: as they are the store would hide
    them."""
    key = UnitKey(district="Nord", day=FIRST, input_hash="a0101801234b" + 20 * "c", version="1")
    assert mark(key) == "a0101801:234bcccc:cccccccc:cccccccc"
    made = unit(night(config(folder, names=("Nord",))), "Nord").plan_id
    assert made is not None
    (done,) = store.units()
    unlucky = done.model_copy(update={"key": key.model_copy(update={"version": done.key.version})})
    later = store.save_plan(
        store.plan(made),
        kind=Kind.NIGHTLY,
        district="Nord",
        day=FIRST,
        parameters={"unit": mark(unlucky.key), "plain": key.input_hash},
    )
    assert "•" in str(store.saved(later.plan_id).parameters["plain"])
    assert remade(store, unlucky) == later
