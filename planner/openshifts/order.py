"""What is asked of a search for open shifts, and what is asked unless something else is said."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain import Instance

MOVES_PER_VISIT = 5_000
"""Moves of a search of the whole day for each of its visits. On a day of 180 visits four times as many find as many shifts,
and no more than a quarter of an hour shorter (measured)."""

TRIAL_SHARE = 4
"""A search that begins with a plan in which one shift has just been changed takes a quarter of that."""

SHORTEST = 2 * 3600
"""No open shift is shorter; assumed, since agreements on the least pay for turning out differ."""

STEP = 15 * 60
"""Open shifts begin and end on a quarter of an hour, as rosters do."""


@dataclass(frozen=True)
class Order:
    """What is asked. `moves`: of a search of the whole, None for `usual_moves`; `shortest`, `step`: seconds; `bases`: address
    ids where open shifts may begin and end, none for the bases that enough workers share; `keep`: visits stay with
    whoever has them in the plan, so that nobody's list changes but for its times.

    Raises ValueError for negative moves, and for a step or shortest length that is not positive.
    """

    seed: int = 1
    moves: int | None = None
    shortest: int = SHORTEST
    step: int = STEP
    bases: tuple[str, ...] = ()
    keep: bool = False

    def __post_init__(self) -> None:
        if (self.moves or 0) < 0:
            raise ValueError(f"moves cannot be negative, got {self.moves}")
        if self.shortest <= 0 or self.step <= 0:
            raise ValueError(f"shortest and step must be positive, got {self.shortest} and {self.step}")


def usual_moves(instance: Instance) -> int:
    """Return the moves of a search of the whole that suit the size of the input."""
    return MOVES_PER_VISIT * max(1, len(instance.visits))
