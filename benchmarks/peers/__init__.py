"""Solvers of other projects, called as the engine's own are: `PEERS[name].load()(problem, task) -> Outcome`.

Each is given what it can express of the engine's features and no more; a problem that asks for more is refused by name.
"""

from __future__ import annotations

from solvers.features import Feature
from solvers.registry import Entry

_BOTH = frozenset({
    Feature.SEVERAL_WINDOWS, Feature.STOP_OVERHEAD, Feature.FIXED_COST, Feature.OPEN_ENDS, Feature.OPTION_COST,
    Feature.PREFERENCE, Feature.WORK, Feature.OPTIONAL, Feature.LOADS,
})  # fmt: skip

PEERS: dict[str, Entry] = {
    "pyvrp": Entry(
        "PyVRP, iterated local search with penalties",
        "benchmarks.peers.pyvrp",
        _BOTH | {Feature.SEVERAL_OPTIONS, Feature.OVERTIME},
    ),
    "vroom": Entry(
        "VROOM, parallel construction and local search", "benchmarks.peers.vroom", _BOTH | {Feature.BREAKS}
    ),
}
