"""Solvers that misbehave, registered where this module is imported: in the processes of a night, and nowhere else.

A day of three visits is their undoing; any other they leave to `greedy`.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from types import ModuleType

from solvers.base import Outcome, Task
from solvers.problem import Problem
from solvers.registry import SOLVERS, Entry
from tests.planner.nightly.gate import FATAL, wait_at_gate


def _hang() -> None:
    while True:
        time.sleep(1)


def _crash() -> None:
    os._exit(3)


def _hog() -> None:
    bytearray(10**12)


def _raise() -> None:
    raise RuntimeError("a name that must not be told: Karen Hansen")


def _register(name: str, misbehave: Callable[[], None]) -> None:
    module = ModuleType(f"{__name__}.{name}")

    def run(problem: Problem, task: Task) -> Outcome:
        if problem.num_visits == FATAL:
            misbehave()
        return SOLVERS["greedy"].load()(problem, task)

    module.run = run  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    SOLVERS[name] = Entry("misbehaves", module.__name__, SOLVERS["greedy"].supports)


for name, misbehave in {
    "hang": _hang,
    "crash": _crash,
    "hog": _hog,
    "raise": _raise,
    "gate": wait_at_gate,
}.items():
    _register(name, misbehave)
