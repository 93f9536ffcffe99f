"""Where one visit more can go in a plan that is there, what follows from it, and what would make room where it cannot.

Nothing but the visit changes its worker; words are in `planner.suggest.texts`.
"""

from __future__ import annotations

from planner.suggest.advise import MOST, suggest
from planner.suggest.records import Advice, Consequences, Fix, Moved, Part, Suggestion
from planner.suggest.wish import Wish, read_wish, with_wish

__all__ = [
    "MOST",
    "Advice",
    "Consequences",
    "Fix",
    "Moved",
    "Part",
    "Suggestion",
    "Wish",
    "read_wish",
    "suggest",
    "with_wish",
]
