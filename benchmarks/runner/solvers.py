"""Every solver that can be compared: the project's own and the peers."""

from __future__ import annotations

from solvers.registry import SOLVERS, Entry


def all_solvers() -> dict[str, Entry]:
    """Return the solvers by name, the project's own first. None is loaded; a peer may turn out not to be installed."""
    from benchmarks.peers import PEERS

    return {**SOLVERS, **PEERS}


def require_solver(name: str) -> None:
    """Raise ValueError, with the names there are, for a solver that there is not."""
    table = all_solvers()
    if name not in table:
        raise ValueError(f"no solver is named {name!r}; there are: {', '.join(table)}")
