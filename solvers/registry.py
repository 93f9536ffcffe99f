"""The table of solvers: name, what it is, what it supports, how to load it. Loading is lazy: nothing heavy is imported here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from solvers.base import Solver
from solvers.features import ALL_FEATURES, Feature


@dataclass(frozen=True)
class Entry:
    """One solver. `supports` is what it can express; `module` has a function `run` of type `Solver`.

    The module may have a function `prepare()` too: what must be done once in a process, and costs no budget (compiling).
    """

    summary: str
    module: str
    supports: frozenset[Feature]

    def load(self) -> Solver:
        """Import the solver's module, let it prepare, and return its `run`."""
        module = import_module(self.module)
        prepare: Callable[[], None] | None = getattr(module, "prepare", None)
        if prepare is not None:
            prepare()
        run: Solver = module.run
        return run


NOT_IN_SEARCH = frozenset({Feature.OVERLAPPING_SHIFTS})
NOT_IN_ROUTING = frozenset({
    Feature.SEATS, Feature.BREAK_PLACES, Feature.CONTINUITY, Feature.WAITING, Feature.OPTIONAL_BREAKS,
    Feature.LATENESS_MAX, Feature.IDLE_MAX, Feature.BALANCE, Feature.SAME_WINDOW,
})  # fmt: skip

SOLVERS: dict[str, Entry] = {
    "greedy": Entry("regret insertion, one pass", "solvers.greedy", ALL_FEATURES - NOT_IN_SEARCH),
    "search": Entry(
        "construction, then annealed local search with ruin and recreate",
        "solvers.search.run",
        ALL_FEATURES - NOT_IN_SEARCH,
    ),
    "routing": Entry(
        "OR-Tools routing library, guided local search",
        "solvers.routing",
        ALL_FEATURES - NOT_IN_ROUTING,
    ),
    "cpsat": Entry(
        "OR-Tools CP-SAT: proven optimum and lower bound on small problems", "solvers.cpsat", ALL_FEATURES
    ),
}
