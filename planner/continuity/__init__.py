"""Continuity (kontinuitet) and fair lists over days: what earlier plans tell, and how it enters the next one.

`carried` takes records of screen visits from day to day; `history_of` and `stored_history` read who came to whom; `enrich` turns
that into prices; the figures and the curve tell what came of it.
"""

from __future__ import annotations

from planner.continuity.carry import carried
from planner.continuity.days import PlannedDay, stored_day, stored_days
from planner.continuity.enrich import Prices, enrich
from planner.continuity.fairness import fairness_figures, worker_loads
from planner.continuity.figures import continuity_figures, faces_of, with_plan
from planner.continuity.history import Call, History, history_of, stored_history
from planner.continuity.records import (
    CitizenMet,
    ContinuityFigures,
    CurvePoint,
    FairnessFigures,
    HeavyDay,
    WorkerLoad,
)

__all__ = [
    "Call", "CitizenMet", "ContinuityFigures", "CurvePoint", "FairnessFigures", "HeavyDay", "History", "PlannedDay", "Prices",
    "WorkerLoad", "carried", "continuity_figures", "enrich", "faces_of", "fairness_figures", "history_of", "stored_day",
    "stored_days", "stored_history", "with_plan", "worker_loads",
]  # fmt: skip
