"""When a call fails: which route could stand at the door in time, and what that is expected to cost.

Read from the domain alone. The words for a miss are in `planner.fallback.texts`.
"""

from planner.fallback.cover import coverage
from planner.fallback.records import Coverage, Expected, Miss, RiskMinute, ScreenCall, Takeover

__all__ = ["Coverage", "Expected", "Miss", "RiskMinute", "ScreenCall", "Takeover", "coverage"]
