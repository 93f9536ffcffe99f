"""Plans that differ by their seed, saved one by one, and a look through all of a store for anything by halves."""

from __future__ import annotations

from sqlalchemy import func, select

from planner.domain import Plan
from planner.store import Kind, Patience, Store, open_store
from planner.store.schema import assignments, bodies
from tests.planner.store.conftest import SHORT, SteppingClock
from tests.planner.store.samples import DAY, DISTRICT, a_plan, small_day

IMPATIENT = Patience(total=0.5, first=0.02, longest=0.1)


def save(store: Store, seed: int = 1) -> int:
    """Save a plan that differs by its seed; return its id."""
    plan = a_plan(seed=seed)
    saved = store.save_plan(plan, kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=small_day())
    return saved.plan_id


def require_whole(place: str, at_least: int) -> list[int]:
    """Open a store and read everything in it; return the plans' seeds in order of their versions."""
    with open_store(place, clock=SteppingClock(), patience=SHORT) as store:
        versions = store.plans()
        assert [v.sequence for v in versions] == list(range(1, len(versions) + 1))
        assert len(versions) >= at_least
        for version in versions:
            plan = store.plan(version.plan_id)
            assert isinstance(plan, Plan)
            assert plan == a_plan(seed=version.seed)
        with store._db.engine.connect() as connection:
            rows = connection.execute(select(func.count()).select_from(assignments)).scalar_one()
            contents = connection.execute(select(func.count()).select_from(bodies)).scalar_one()
        assert (rows, contents) == (3 * len(versions), len(versions))  # three visits each
        return [v.seed for v in versions]
