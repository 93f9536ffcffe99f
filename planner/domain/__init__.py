"""The words of home care as frozen, strict types; no behaviour beyond small properties.

An instant is a time-zone-aware `datetime` in whole seconds; a duration is an int of seconds. Windows bound the
*start* of care unless they say otherwise. Ids are strings chosen by the municipality, never CPR numbers.
"""

from __future__ import annotations

from planner.domain.base import (
    MAX_EACH_PRICE,
    MAX_UNIT_PRICE,
    MAX_UNPLANNED,
    EachPrice,
    Instant,
    Level,
    Means,
    Mode,
    Record,
    Seconds,
    UnitPrice,
    UnplannedPrice,
    seconds_between,
)
from planner.domain.instance import Instance
from planner.domain.plan import SCHEMA_VERSION, Activity, Plan, Reason, Route, RunInfo, Unplanned
from planner.domain.settings import ScreenRules, Settings, Weights
from planner.domain.staff import Break, Delegation, ScreenUnit, Seats, Shift, Worker
from planner.domain.visits import (
    Address,
    Citizen,
    Consent,
    Pin,
    ScreenRecord,
    ScreenUse,
    StopOverhead,
    TimeWindow,
    Visit,
    VisitLink,
    VisitMode,
    VisitSplit,
)

__all__ = [
    "MAX_EACH_PRICE",
    "MAX_UNIT_PRICE",
    "MAX_UNPLANNED",
    "SCHEMA_VERSION",
    "Activity",
    "Address",
    "Break",
    "Citizen",
    "Consent",
    "Delegation",
    "EachPrice",
    "Instance",
    "Instant",
    "Level",
    "Means",
    "Mode",
    "Pin",
    "Plan",
    "Reason",
    "Record",
    "Route",
    "RunInfo",
    "ScreenRecord",
    "ScreenRules",
    "ScreenUnit",
    "ScreenUse",
    "Seats",
    "Seconds",
    "Settings",
    "Shift",
    "StopOverhead",
    "TimeWindow",
    "UnitPrice",
    "Unplanned",
    "UnplannedPrice",
    "Visit",
    "VisitLink",
    "VisitMode",
    "VisitSplit",
    "Weights",
    "Worker",
    "seconds_between",
]
