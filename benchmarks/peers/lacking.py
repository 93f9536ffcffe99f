"""What a peer says no to: a feature it lacks, or a package that is not installed."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from types import ModuleType

from solvers.features import features
from solvers.problem import Problem
from solvers.registry import Entry
from solvers.solve import UnsupportedError


def require(package: str) -> ModuleType:
    """Import a peer's package. Raises ImportError that says which extra to install."""
    try:
        return import_module(package)
    except ImportError as error:
        raise ImportError(
            f"the package {package!r} is not installed; install the extra [peers]: pip install 'homecare-planner[peers]'"
        ) from error


def refuse(problem: Problem, name: str, entry: Entry, further: Iterable[str] = ()) -> None:
    """Raise UnsupportedError naming what the problem uses and the peer lacks, if anything; `further` is what no feature names."""
    missing = [*sorted(features(problem) - entry.supports), *further]
    if missing:
        raise UnsupportedError(f"the solver {name!r} does not support: {', '.join(missing)}")
