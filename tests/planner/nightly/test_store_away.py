"""The database goes away in the middle of a night, or an input does: what that costs, and what it must not."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from planner.nightly.crew import Crew, Job
from planner.nightly.files import copies_folder
from planner.nightly.records import Fault, Outcome, Step
from planner.store import DamagedStoreError, Patience, Store, StoreUnavailableError, open_store
from planner.store.database import Database
from tests.planner.nightly.samples import EVENING, FIRST, config, night, nord, unit, write_districts

PLANNING, WRITING = 2, 3  # what a crew is handed after the imports and the files of what was done before
SHORT = Patience(total=0.3, first=0.01, longest=0.02, again=0.0)


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

    def gone(self: Database, attempt: Any, **how: bool) -> None:
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
    assert f"Plan {published.plan_id}, udgivet" in page
    assert "Karen Hansen" in page


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], None]:
    """Let the database be silent from what a crew is handed first to before what it is handed last, counted from 0."""

    def between(first: int, last: int) -> None:
        calls, do, once = count(), Crew.do, Database._once
        away = [False]

        def handed(self: Crew, jobs: Iterable[Job]) -> None:
            away[0] = first <= next(calls) < last
            do(self, jobs)

        def answer(*given: Any) -> Any:
            if away[0]:
                busy = sqlite3.OperationalError("database is locked")
                busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
                raise OperationalError("SELECT", {}, busy)
            return once(*given)

        monkeypatch.setattr(Crew, "do", handed)
        monkeypatch.setattr(Database, "_once", staticmethod(answer))

    return between


def test_a_database_that_is_gone_for_good_is_waited_for_once_in_a_night(
    tmp_path: Path, silent: Callable[[int, int], None]
) -> None:
    """Gone when planning begins: the first word with it costs all the patience that there is, every other one hardly any. The night
    ends with its brief."""
    write_districts(tmp_path)
    silent(PLANNING, 99)
    result = night(config(tmp_path), patience=SHORT)
    words = [s for u in result.units for s in u.setbacks]
    assert {s.fault for s in words} == {Fault.NO_DATABASE}
    assert len(words) > 4
    assert [s.seconds for s in words if s.seconds] == [0.3]
    assert words[0].seconds == 0.3
    assert (tmp_path / "night" / "brief.html").is_file()


def test_a_database_that_comes_back_is_used_again(tmp_path: Path, silent: Callable[[int, int], None]) -> None:
    """Gone while the first round is planned, and there again for the files: what stands is found, and written."""
    write_districts(tmp_path)
    given = config(tmp_path)
    night(given)
    write_districts(tmp_path, Nord=nord(visits=nord().visits[:2]))
    silent(PLANNING, PLANNING + 1)
    failed = unit(night(given, patience=SHORT), "Nord")
    assert failed.outcome is Outcome.FAILED
    assert {(s.step, s.fault) for s in failed.setbacks} == {(Step.STORE, Fault.NO_DATABASE)}
    assert failed.standing is not None
    assert "ikke fornyet" in (copies_folder(given, FIRST, "Nord") / "STATUS.txt").read_text()
