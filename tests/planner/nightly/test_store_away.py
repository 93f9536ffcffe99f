"""The database goes away in the middle of a night, or an input does: what that costs, and what it must not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from planner.nightly.crew import Crew, Job
from planner.nightly.files import copies_folder
from planner.nightly.records import Fault, Outcome, Step
from planner.store import DamagedStoreError, Store, StoreUnavailableError, open_store
from planner.store.database import Database
from tests.planner.nightly.samples import EVENING, FIRST, config, night, unit, write_districts

PLANNING, WRITING = 2, 3  # what a crew is handed after the imports and the files of what was done before


@pytest.mark.parametrize(
    ("away_while", "step", "plans", "again"),
    [(PLANNING, Step.STORE, 0, Outcome.MADE), (WRITING, Step.DELIVER, 2, Outcome.DONE)],
)
def test_a_database_that_answers_nothing_for_a_while_costs_units_and_not_the_night(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, away_while: int, step: Step, plans: int, again: Outcome
) -> None:
    """Whatever is asked of it meanwhile, reading or writing. The night ends with its brief; the next run makes up for it."""
    write_districts(tmp_path)
    given = config(tmp_path)
    calls, do = count(), Crew.do

    def gone(self: Database, attempt: Any) -> None:
        raise StoreUnavailableError("db", 120, "gone")

    def handed(self: Crew, jobs: Iterable[Job]) -> None:
        with monkeypatch.context() as patch:
            if next(calls) == away_while:
                patch.setattr(Database, "patiently", gone)
            do(self, jobs)

    with monkeypatch.context() as patch:
        patch.setattr(Crew, "do", handed)
        result = night(given)
    assert [u.outcome for u in result.units] == [Outcome.FAILED, Outcome.FAILED]
    assert {(s.step, s.fault, s.seconds) for u in result.units for s in u.setbacks} == {
        (step, Fault.NO_DATABASE, 120)
    }
    assert not result.setbacks
    assert "databasen svarede ikke" in (given.out / "brief.html").read_text()
    with open_store(given.store, clock=lambda: EVENING) as store:
        assert len(store.plans()) == plans
    after = night(given)
    assert after.good
    assert [u.outcome for u in after.units] == [again, again]


def test_a_damaged_plan_costs_its_own_day_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nord's plan cannot be read back any more: its unit is not called done, and Syd's is."""
    write_districts(tmp_path)
    given = config(tmp_path)
    broken = unit(night(given), "Nord").plan_id
    read = Store.plan

    def plan(self: Store, plan_id: int, **more: Any) -> object:
        if plan_id == broken:
            raise DamagedStoreError("digest")
        return read(self, plan_id, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "plan", plan)
        result = night(given)
    assert unit(result, "Nord").outcome is Outcome.FAILED
    assert unit(result, "Syd").outcome is Outcome.DONE


def test_copies_of_a_published_plan_keep_their_names_when_the_input_is_broken(tmp_path: Path) -> None:
    """Published in the afternoon, the evening's extract cannot be read: the copies are of the published plan, with its names."""
    write_districts(tmp_path)
    given = config(tmp_path, names=("Nord",))
    made = unit(night(given), "Nord").plan_id
    assert made is not None
    with open_store(given.store, clock=lambda: EVENING) as store:
        published = store.publish(made, by="planner", why="test")
    for path in (tmp_path / "Nord").iterdir():
        path.unlink()
    (tmp_path / "Nord" / "besoeg.csv").write_text("dette er ikke\n")
    failed = unit(night(given), "Nord")
    assert failed.outcome is Outcome.FAILED
    page = (copies_folder(given, FIRST, "Nord") / "W1.html").read_text()
    assert f"Plan {published.plan_id}, udsendt" in page
    assert "Karen Hansen" in page
