"""One benchmark instance, whatever its format: how it becomes a `Problem`, and how its own rules judge a plan.

A format (see `benchmarks.formats`) reads a file into a `Case`. The judge knows no solver and no `Problem`: it recomputes
cost and feasibility from the instance and the plan to the letter of that benchmark's convention.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from solvers.problem import Problem, Solution


class Fault(NamedTuple):
    """One broken hard rule: the rule's name, where (route, stop, patient, in the words of the format), and what is wrong."""

    rule: str
    where: str
    text: str


@dataclass(frozen=True)
class Verdict:
    """What a plan is worth: `cost` in the benchmark's own unit, its `parts` (weighted, adding up to the cost), every fault."""

    cost: float
    parts: dict[str, float] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    @property
    def feasible(self) -> bool:
        """True if no hard rule is broken."""
        return not self.faults


class BestKnown(NamedTuple):
    """The best value known, where it comes from, a proven lower bound or None, and whether the value is proven optimal."""

    cost: float
    source: str
    bound: float | None = None
    proven: bool = False


class Case(Protocol):
    """An instance ready to be solved and judged. `Plan` objects are each format's own (opaque to everybody else).

    `name` unique within a family, `family` (such as "mankowska"), `size` patients or clients, `points_per_unit`: an engine cost
    of `points` is about `points / points_per_unit` in the benchmark's unit (exact where the format needs no steering).
    """

    name: str
    family: str
    path: Path | None
    size: int
    points_per_unit: float
    best_known: BestKnown | None

    def problem(self) -> Problem:
        """The instance as the engine's problem (built once, then the same object)."""

    def decode(self, solution: Solution) -> Any:
        """The engine's solution as a plan of this format, timed again by the format's own convention where that is cheaper."""

    def encode(self, plan: Any) -> Solution:
        """A plan of this format as an engine solution, to start a search from."""

    def judge(self, plan: Any) -> Verdict:
        """Cost, parts and faults, from the instance and the plan alone."""

    def read_plan(self, path: Path) -> Any:
        """Read a plan in the benchmark's own solution format. Raises ValueError naming the place for what cannot be read."""

    def write_plan(self, plan: Any, path: Path) -> None:
        """Write a plan in the benchmark's own solution format."""
