"""Why a visit has this worker, this time and this mode, or no place at all; and what else it would cost. Told by solving again.

Words are in `planner.explain.texts`.
"""

from __future__ import annotations

from planner.explain.records import Conflict, Crew, Explanation, NextBest, Obstacle, Rule
from planner.explain.study import MOVES, explain

__all__ = ["MOVES", "Conflict", "Crew", "Explanation", "NextBest", "Obstacle", "Rule", "explain"]
