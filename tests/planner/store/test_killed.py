"""The process is killed in the middle of writing."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from planner.store import open_store
from planner.store.backup import require_sound
from tests.planner.store.conftest import SHORT, NewPlace, SteppingClock
from tests.planner.store.whole import require_whole, save


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_killed_in_the_middle_of_writing_only_whole_plans_are_there(new_place: NewPlace, kind: str) -> None:
    """Six writers one after another, each killed (-9) at another moment: what was answered is there, and nothing by halves."""
    place = new_place(kind)
    answered = 0
    for round_ in range(6):
        answered += kill_a_writer(place, after=1 + round_ % 3, delay=0.004 * round_)
        require_whole(place, answered)
    if kind == "sqlite":
        require_sound(Path(place))


def kill_a_writer(place: str, after: int, delay: float) -> int:
    """Let a process save plans; kill it `delay` seconds after its so-manieth answer; return how many plans were answered for."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        write_forever(place, writing)
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as answers:
        answered = 0
        while answered < after:
            got = answers.read(1)
            assert got, "the writer ended by itself"
            answered += 1
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return answered + len(answers.read())


def write_forever(place: str, answers: int) -> None:
    """Save plans and answer for each; never returns."""
    try:
        store = open_store(place, clock=SteppingClock(), patience=SHORT)
        seed = 1000 * os.getpid()
        while True:
            seed += 1
            save(store, seed)
            os.write(answers, b".")
    finally:
        os._exit(1)
