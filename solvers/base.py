"""What a solver is given and what it gives back."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from solvers.check import Breach
from solvers.problem import Problem, Solution


@dataclass(frozen=True)
class Budget:
    """How long to search: wall-clock `seconds`, or `iterations` (then the run is reproducible bit by bit), or both (first reached).

    Raises ValueError if neither is given, or one is negative, infinite or not a number.
    """

    seconds: float | None = None
    iterations: int | None = None

    def __post_init__(self) -> None:
        if self.seconds is None and self.iterations is None:
            raise ValueError("a budget needs seconds or iterations")
        if not (
            math.isfinite(self.seconds or 0) and (self.seconds or 0) >= 0 and (self.iterations or 0) >= 0
        ):
            raise ValueError(
                f"a budget is finite and not negative, got {self.seconds} s, {self.iterations} iterations"
            )


class Progress(NamedTuple):
    """A sign of life: seconds since the start, iterations done, best cost so far (points)."""

    seconds: float
    iterations: int
    cost: int


ProgressCallback = Callable[[Progress], None]


@dataclass(frozen=True)
class Task:
    """Everything a solver gets besides the problem. `start` is a solution to improve on, possibly infeasible or partial.

    `stop()` answers whether the budget's seconds are used up; `clock()` is seconds since the start of the run.
    """

    budget: Budget
    seed: int = 1
    start: Solution | None = None
    threads: int = 1
    progress: ProgressCallback | None = None
    began: float = field(default_factory=time.monotonic)

    def clock(self) -> float:
        return time.monotonic() - self.began

    def stop(self) -> bool:
        return self.budget.seconds is not None and self.clock() >= self.budget.seconds

    def tell(self, iterations: int, cost: int) -> None:
        """Report progress, if anybody listens."""
        if self.progress is not None:
            self.progress(Progress(self.clock(), iterations, cost))


@dataclass(frozen=True)
class Outcome:
    """A solver's claim: its best solution, the cost it believes that has (None: it makes no claim), a proven lower bound or None,
    the iterations it took, and whether Ctrl-C ended it."""

    solution: Solution
    claimed_cost: int | None
    bound: int | None = None
    iterations: int = 0
    interrupted: bool = False


class Solver(Protocol):
    def __call__(self, problem: Problem, task: Task) -> Outcome:
        """Search within the task's budget and return the best solution found, also after Ctrl-C."""


Status = Literal["optimal", "feasible", "infeasible"]


@dataclass(frozen=True)
class Result:
    """A checked answer and how it was found.

    `cost` and `terms` are recomputed by `solvers.cost`; `breaches` are what `solvers.check` found (then `status` is "infeasible").
    `bound` is a proven lower limit of the cost in points, None if none was proven.
    """

    solution: Solution
    status: Status
    cost: int
    terms: dict[str, int]
    breaches: tuple[Breach, ...]
    bound: int | None
    solver: str
    seed: int
    threads: int
    iterations: int
    seconds: float
    interrupted: bool
