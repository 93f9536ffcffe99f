"""One colour, marker and line per solver, the same in every plot and table.

Colours are those of Okabe and Ito (2008), told apart with any common colour vision; form repeats what colour says.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from benchmarks.report.results import in_order


class Look(NamedTuple):
    """Colour as #rrggbb, matplotlib marker and line style (a name, or offset and dashes)."""

    colour: str
    marker: str
    line: str | tuple[int, tuple[int, ...]]


LOOKS = {
    "search": Look("#0072b2", "o", "-"),
    "greedy": Look("#6e6e6e", "s", ":"),
    "routing": Look("#e69f00", "^", "--"),
    "cpsat": Look("#009e73", "D", "-."),
    "pyvrp": Look("#d55e00", "v", (0, (5, 1))),
    "vroom": Look("#cc79a7", "P", (0, (3, 1, 1, 1, 1, 1))),
}
SPARE = (
    Look("#56b4e9", "X", "-"),
    Look("#000000", "*", "--"),
    Look("#8a6d00", "<", ":"),
    Look("#7a3b9a", ">", "-."),
)


def looks(solvers: Iterable[str]) -> dict[str, Look]:
    """Return the look of each solver; one that has none of its own gets a spare one, by name."""
    names = in_order(solvers)
    others = [name for name in names if name not in LOOKS]
    spare = {name: SPARE[place % len(SPARE)] for place, name in enumerate(others)}
    return {name: LOOKS.get(name) or spare[name] for name in names}
