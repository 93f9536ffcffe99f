"""The difference of two plans as records."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from planner.domain import Instant, Mode, Record, Seconds


class ChangeKind(StrEnum):
    """What changed for a visit."""

    WORKER = "worker"  # somebody else comes, or one of two
    MOVED = "moved"  # starts earlier or later by more than the tolerance
    MODE = "mode"  # to or from screen, or split otherwise
    LEFT_OUT = "left_out"  # no longer planned, though the day still has it; or new, and not planned
    TAKEN_IN = "taken_in"  # planned, and was not before
    GONE = "gone"  # the day no longer has it: cancelled, discharged


class Piece(Record):
    """One worker's part in a visit; a double-staffed or split visit has several. Which of two seats a worker has does not
    matter."""

    part: Literal["whole", "screen", "remaining"]
    mode: Mode
    worker_id: str
    start: Instant


class Change(Record):
    """What changed for one visit, and how it stood before and stands after: no pieces where it is not planned.

    `moved_seconds` is how much later it starts (negative: earlier), also where that is within the tolerance. `new`: the
    earlier day did not have the visit at all.
    """

    visit_id: str
    kinds: tuple[ChangeKind, ...] = Field(min_length=1)
    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()
    moved_seconds: int = 0
    new: bool = False

    @property
    def workers(self) -> frozenset[str]:
        """Everyone who has to do with the change."""
        return frozenset(piece.worker_id for piece in (*self.before, *self.after))


class Difference(Record):
    """All changes from one plan to another, by visit id. A visit that is as before, within the tolerance, is not named.

    `common` visits are planned in both plans; `kept` of them have the same workers and start within `tolerance_seconds`,
    whatever their mode.
    """

    tolerance_seconds: Seconds
    common: int = Field(ge=0)
    changes: tuple[Change, ...] = ()

    def count(self, *kinds: ChangeKind) -> int:
        """Return how many visits have a change of at least one of `kinds`; of any kind if none is named."""
        return len(self.of(*kinds))

    def of(self, *kinds: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of at least one of `kinds`; all if none is named."""
        return tuple(c for c in self.changes if not kinds or set(kinds) & set(c.kinds))

    @property
    def kept(self) -> int:
        """Visits planned in both plans that keep their workers and start within the tolerance."""
        return self.common - self.count(ChangeKind.WORKER, ChangeKind.MOVED)

    @property
    def kept_share(self) -> float:
        """`kept` among the visits planned in both; 1 where there are none."""
        return self.kept / self.common if self.common else 1.0
