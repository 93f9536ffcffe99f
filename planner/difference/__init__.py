"""What changed from one plan of a day to another: who comes, when, how, what is left out and taken in.

Knows plans alone: no input, no database, no engine.
"""

from __future__ import annotations

from planner.difference.compare import TOLERANCE_SECONDS, difference
from planner.difference.records import Change, ChangeKind, Difference, Piece

__all__ = ["TOLERANCE_SECONDS", "Change", "ChangeKind", "Difference", "Piece", "difference"]
