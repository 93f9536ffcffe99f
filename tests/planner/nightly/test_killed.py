"""A nightly run killed for good in the middle, and begun again."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.nightly.records import Outcome
from planner.store import UnitState, open_store
from tests.builders import visit
from tests.planner.nightly.gate import GATE
from tests.planner.nightly.samples import SOLVERS, config, night, nord, unit, write_districts

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 120.0


def test_what_a_killed_run_finished_stands_and_the_rest_is_taken_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed by SIGKILL while Nord is being planned and Syd is done. No process is left over, the lock is free, the database is
    sound; the next run does not touch Syd, and plans Nord at its second attempt. One plan of each."""
    four = nord(visits=(*nord().visits, visit("V4", "C1")))
    write_districts(tmp_path, Nord=nord(), Syd=four)  # the larger goes first
    monkeypatch.setenv(GATE, str(tmp_path))
    run = subprocess.Popen(
        [sys.executable, "-m", "tests.planner.nightly.run_one", str(tmp_path)],
        cwd=ROOT,
        start_new_session=True,
    )
    until((tmp_path / "pid").exists, run)
    solving = int((tmp_path / "pid").read_text())
    run.kill()
    run.wait()
    until(lambda: not is_alive(solving))
    place = tmp_path / "plans.sqlite"
    with open_store(place) as store:
        states = {u.key.district: u.state for u in store.units()}
        assert states == {"Nord": UnitState.STARTED, "Syd": UnitState.FINISHED}
        finished = store.plans()
        assert [p.district for p in finished] == ["Syd"]
    (tmp_path / "go").touch()
    result = night(config(tmp_path, names=("Syd", "Nord"), search={"solver": "gate"}), imports=[SOLVERS])
    assert (unit(result, "Syd").outcome, unit(result, "Syd").attempt) == (Outcome.DONE, 1)
    assert (unit(result, "Nord").outcome, unit(result, "Nord").attempt) == (Outcome.MADE, 2)
    with open_store(place) as store:
        assert [p.district for p in store.plans()] == ["Nord", "Syd"]
        assert store.plans(district="Syd") == finished
    with sqlite3.connect(place) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def until(happened: Callable[[], bool], run: subprocess.Popen[bytes] | None = None) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        assert run is None or run.poll() is None, "the run has ended"
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    """Whether a process is there and has not ended; one that nobody has reaped yet has."""
    try:
        os.kill(pid, 0)
        return b") Z " not in Path(f"/proc/{pid}/stat").read_bytes()
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_a_killed_process_frees_the_signal_that_it_was_killed_by() -> None:
    """What the test above relies on: a killed child counts as dead before anybody has waited for it."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    assert is_alive(child.pid)
    child.send_signal(signal.SIGKILL)
    until(lambda: not is_alive(child.pid))
    child.wait()
