"""A nightly run killed for good while it plans, and begun again."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from planner.nightly.records import Outcome
from planner.store import UnitState, open_store
from tests.builders import visit
from tests.planner.nightly.programs import at_gate, config_of, is_alive, program, until, written
from tests.planner.nightly.samples import SOLVERS, night, nord, unit, write_districts


def test_what_a_killed_run_finished_stands_and_the_rest_is_taken_up(tmp_path: Path) -> None:
    """Killed by SIGKILL while Nord is being planned and Syd is done. No process is left over, the lock is free, the database is
    sound; the next run does not touch Syd, and plans Nord at its second attempt. One plan of each."""
    four = nord(visits=(*nord().visits, visit("V4", "C1")))
    write_districts(tmp_path, Nord=nord(), Syd=four)  # the larger goes first
    config = written(tmp_path)
    with program(config) as run:
        solving = at_gate(config, run)
        run.kill()
        run.wait()
        until(lambda: not is_alive(solving))
    place = tmp_path / "plans.sqlite"
    with open_store(place) as store:
        states = {u.key.district: u.state for u in store.units()}
        assert states == {"Nord": UnitState.STARTED, "Syd": UnitState.FINISHED}
        finished = store.plans()
        assert [p.district for p in finished] == ["Syd"]
    result = night(config_of(config), imports=[SOLVERS])
    assert (unit(result, "Syd").outcome, unit(result, "Syd").attempt) == (Outcome.DONE, 1)
    assert (unit(result, "Nord").outcome, unit(result, "Nord").attempt) == (Outcome.MADE, 2)
    with open_store(place) as store:
        assert [p.district for p in store.plans()] == ["Nord", "Syd"]
        assert store.plans(district="Syd") == finished
    with sqlite3.connect(place) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_a_killed_process_frees_the_signal_that_it_was_killed_by() -> None:
    """What the test above relies on: a killed child counts as dead before anybody has waited for it."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    assert is_alive(child.pid)
    child.send_signal(signal.SIGKILL)
    until(lambda: not is_alive(child.pid))
    child.wait()
