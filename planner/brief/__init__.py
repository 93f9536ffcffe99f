"""The morning brief (morgenoverblik): what a planner should know of the night at six o'clock, for each district and day.

Pure: it is made from what a night tells of itself, and from the plans; whoever has a store fetches these. `planner.report.brief`
writes it as a page.
"""

from __future__ import annotations

from planner.brief.given import BriefRules, DayOfBrief
from planner.brief.making import morning_brief
from planner.brief.people import Continuity, Fairness, TradeOff, WorkerLists
from planner.brief.records import Brief, DayBrief

__all__ = [
    "Brief", "BriefRules", "Continuity", "DayBrief", "DayOfBrief", "Fairness", "TradeOff", "WorkerLists", "morning_brief",
]  # fmt: skip
