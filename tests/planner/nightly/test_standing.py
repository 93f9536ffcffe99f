"""Which plan a finished unit has led to, where others were made of the same input."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.nightly.records import Outcome
from planner.nightly.standing import remade
from planner.store import Store
from tests.planner.nightly.samples import config, night, unit


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
    assert saved.parameters["unit"] == done.key.input_hash

    def bettered(**parameters: str) -> int:
        return store.save_plan(
            store.plan(saved.plan_id), kind=saved.kind, district="Nord", day=saved.day, parameters=parameters
        ).plan_id

    bettered()
    assert remade(store, done) == saved
    second = bettered(unit=done.key.input_hash)
    found = remade(store, done)
    assert found is not None
    assert found.plan_id == second
