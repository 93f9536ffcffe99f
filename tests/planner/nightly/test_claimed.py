"""Two nights of one store at once, with folders of their own: each day is planned by one of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.messages import Lang
from planner.nightly.lock import AnotherRunError, lock_path, night_lock
from planner.nightly.records import Fault, Outcome, Step
from planner.nightly.report_lines import night_lines
from planner.store import open_store
from tests.planner.nightly.samples import EVENING, FIRST, config, night, unit
from tests.postgres import Server

PASSWORD = "hemmelig"


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
