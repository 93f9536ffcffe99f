"""Two nights of one store at once, with folders of their own: each day is planned by one of them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from planner.messages import Lang
from planner.nightly.files import STATUS_FILE, copies_folder, unit_folder
from planner.nightly.lock import AnotherRunError, lock_path, night_lock
from planner.nightly.records import Fault, Outcome, Step
from planner.nightly.report_lines import night_lines
from planner.store import Store, Unit, UnitKey, UnitState, open_store
from tests.planner.nightly.samples import EVENING, FIRST, attempts, config, night, unit
from tests.postgres import Server

PASSWORD = "hemmelig"
CUT_OFF = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture
def place(postgres: Server) -> Iterator[str]:
    """The URL of an empty database, with a password that the server does not ask for."""
    postgres.sql("CREATE DATABASE claimed")
    yield postgres.url("claimed", password=PASSWORD)
    postgres.sql("DROP DATABASE claimed WITH (FORCE)")


def test_on_a_server_a_day_that_another_run_is_at_work_on_is_left_to_it(folder: Path, place: str) -> None:
    """The other has Nord. This one plans Syd, and tells of Nord that it did not; when the other has ended it makes Nord too. What
    the other has finished while it still bettered it is taken as it is."""
    given = config(folder, store=place)
    with open_store(place, clock=lambda: EVENING) as other:
        assert other.claim("Nord", FIRST)
        result = night(given)
    left = unit(result, "Nord")
    assert (left.outcome, [(s.step, s.fault) for s in left.setbacks]) == (
        Outcome.FAILED,
        [(Step.SOLVE, Fault.TAKEN)],
    )
    assert (unit(result, "Syd").outcome, result.good) == (Outcome.MADE, False)
    assert any("was left to another nightly run" in line for line in night_lines(result, Lang.EN))
    made = unit(night(given), "Nord")
    assert (made.outcome, made.attempt) == (Outcome.MADE, 1)
    with open_store(place, clock=lambda: EVENING) as other:
        assert other.claim("Nord", FIRST)
        assert unit(night(given), "Nord").outcome is Outcome.DONE


@pytest.mark.parametrize("lost", ["Nord", "Syd"])
def test_a_day_that_is_lost_to_another_run_on_the_way_is_not_stored(
    folder: Path, place: str, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    """When Nord, the larger, has begun, the connection is cut off and another run is quicker to take a day: Nord, which is being
    planned, or Syd, which is not begun. It is told once that the day was left to the other, whose attempt and files it is now."""
    given = config(folder, store=place)
    start = Store.start_unit
    with ExitStack() as stack:

        def started(self: Store, key: UnitKey) -> Unit:
            unit = start(self, key)
            if key.district == "Nord":
                with psycopg.connect(place, autocommit=True) as connection:
                    connection.execute(CUT_OFF)
                other = stack.enter_context(open_store(place, clock=lambda: EVENING))
                assert any(other.claim(lost, FIRST) for _ in range(10_000))
            return unit

        monkeypatch.setattr(Store, "start_unit", started)
        result = night(given)
        kept = "Syd" if lost == "Nord" else "Nord"
        told = unit(result, lost)
        assert (told.outcome, told.plan_id) == (Outcome.FAILED, None)
        assert [(s.step, s.fault) for s in told.setbacks] == [(Step.SOLVE, Fault.TAKEN)]
        assert (unit(result, kept).outcome, unit(result, kept).setbacks) == (Outcome.MADE, ())
        assert not copies_folder(given, FIRST, lost).exists()
        assert copies_folder(given, FIRST, kept).is_dir()
        with open_store(place) as store:
            assert [p.district for p in store.plans()] == [kept]
            begun = [("Nord", UnitState.STARTED, 1), ("Syd", UnitState.FINISHED, 1)]
            assert attempts(store) == (begun if lost == "Nord" else [("Nord", UnitState.FINISHED, 1)])


@pytest.mark.parametrize("finished", [False, True])
def test_the_files_of_a_day_that_another_run_is_at_work_on_are_its_own(
    folder: Path, place: str, finished: bool
) -> None:
    """Both write their copies to the same drive. The other's folder of pages under way stays, as does its status, whether it has
    finished a plan or not; what this run's own day was left with by an earlier one goes. The brief links to no report."""
    given = config(folder, store=place)
    if finished:
        assert night(given).good
        shutil.rmtree(unit_folder(given, FIRST, "Nord"))
    under_way = {name: copies_folder(given, FIRST, name) / ".new-1" for name in ("Nord", "Syd")}
    for path in under_way.values():
        path.mkdir(parents=True)
    status = copies_folder(given, FIRST, "Nord") / STATUS_FILE
    status.write_text("theirs")
    before = sorted(status.parent.iterdir())
    with open_store(place, clock=lambda: EVENING) as other:
        assert other.claim("Nord", FIRST)
        result = night(given)
    assert unit(result, "Nord").outcome is (Outcome.DONE if finished else Outcome.FAILED)
    assert (unit(result, "Nord").folder, unit(result, "Syd").folder) == ("", "2026-03-02/Syd")
    assert [path.exists() for path in under_way.values()] == [True, False]
    assert (status.read_text(), sorted(status.parent.iterdir())) == ("theirs", before)
    assert not unit_folder(given, FIRST, "Nord").exists()


def test_the_night_gives_its_days_back_and_names_no_password(folder: Path, place: str) -> None:
    """The command that the brief names can be copied: without the password, and without asterisks that would be taken for one."""
    given = config(folder, store=place)
    assert night(given).good
    with open_store(place, clock=lambda: EVENING) as other:
        assert other.claim("Nord", FIRST)
        assert other.claim("Syd", FIRST)
    curve = json.loads((given.out / "brief.json").read_text())["days"][0]["content"]["continuity"]["curve"]
    assert curve.startswith("homecare continuity 'postgresql://planner@/claimed?")
    assert "*" not in curve
    for path in given.out.iterdir():
        assert not path.is_file() or PASSWORD not in path.read_text(), path.name


def test_a_file_is_one_runs_by_whatever_name_and_wherever_its_files_go(folder: Path) -> None:
    """As a path, as a URL, and through a link to its folder."""
    given = config(folder)
    (folder / "link").symlink_to(folder)
    others = (f"sqlite:///{folder}/plans.sqlite", str(folder / "link" / "plans.sqlite"))
    for number, name in enumerate(others):
        other = config(folder, store=name, out=folder / f"night{number}")
        assert lock_path(other) == lock_path(given)
        with night_lock(given), pytest.raises(AnotherRunError, match=r"plans\.sqlite\.night\.lock"):
            night(other)


def test_a_file_that_somebody_has_claimed_otherwise_is_left_alone(folder: Path) -> None:
    """Its days go together."""
    given = config(folder)
    with open_store(given.store, clock=lambda: EVENING) as other:
        assert other.claim("Vest", FIRST)
        result = night(given)
    assert [u.setbacks[-1].fault for u in result.units] == [Fault.TAKEN, Fault.TAKEN]
    assert night(given).good
