"""Work in a process of its own: its answer, and what is told when it hangs, dies, eats memory or raises."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass

import numpy as np
import pytest

from planner.errors import InputError, Issue
from planner.nightly.guard import Answer, Bounds, guarded, packed
from planner.nightly.records import Fault

WELL = Bounds(seconds=60, start_seconds=120, memory_megabytes=2000)


@dataclass(frozen=True)
class Deed:
    """What the process is to do."""

    what: str

    def prepare(self) -> None:
        if self.what == "slow start":
            time.sleep(60)

    def run(self) -> object:
        if self.what == "hang":
            time.sleep(60)
        if self.what == "spin":
            while True:
                pass
        if self.what == "die":
            os._exit(7)
        if self.what == "hog":
            return len(np.empty(3_000_000_000, dtype=np.uint8))  # address space alone; none of it is touched
        if self.what == "faults":
            raise InputError([Issue("table_missing", file="x")])
        if self.what == "disk":
            raise OSError(28, "No space left on device")
        if self.what == "raise":
            raise KeyError("Karen Hansen")
        return os.getpid(), self.what


def done(what: str, bounds: Bounds = WELL) -> Answer:
    return guarded(packed(Deed(what)), bounds)


def test_the_answer_comes_from_another_process() -> None:
    answer = done("well")
    pid, what = answer.value
    assert what == "well"
    assert pid != os.getpid()
    assert (answer.fault, answer.detail) == (None, "")
    assert 0 < answer.peak_megabytes < 2000


@pytest.mark.parametrize("what", ["hang", "spin"])
def test_what_does_not_end_in_time_is_killed(what: str) -> None:
    """After a fifth of a second, asleep or busy."""
    answer = done(what, Bounds(0.2, 120, 2000))
    assert (answer.fault, answer.value) == (Fault.TIME, None)
    assert 0.2 <= answer.seconds < 10


def test_loading_has_a_limit_of_its_own() -> None:
    answer = done("slow start", Bounds(60, 0.2, 2000))
    assert (answer.fault, answer.seconds) == (Fault.TIME, 0)


def test_what_dies_is_told_with_its_exit_code() -> None:
    answer = done("die")
    assert (answer.fault, answer.detail) == (Fault.CRASH, "exit 7")


def test_memory_is_bounded() -> None:
    """3 GB where 2 are allowed; with room for them there is no fault."""
    assert done("hog").fault is Fault.MEMORY
    assert done("hog", Bounds(60, 120, 6000)).fault is None


def test_of_what_is_raised_only_the_type_comes_back() -> None:
    """It may quote data; faults of the input and of the system are made to be told."""
    answer = done("raise")
    assert (answer.fault, answer.detail) == (Fault.ERROR, "KeyError")
    faults = done("faults")
    assert (faults.fault, [i.code for i in faults.issues]) == (Fault.INPUT, ["table_missing"])
    disk = done("disk")
    assert (disk.fault, disk.detail) == (Fault.DISK, "No space left on device")
