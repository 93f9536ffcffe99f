"""The work of a week in hours, under each seed, and what one week's plans free against another's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.horizon.weeks import Hours
from planner.savings.gains import HOUR
from planner.whatif.records import Outcome

WORK = ("field", "unit", "fallback", "left_out", "response")
"""Last axis of the arrays here; a week's work is the sum over it."""


def hours_of(outcomes: Sequence[Outcome], per_week: float) -> Hours:
    """Return hours a week, (seeds, 5), of one week's plans; `per_week`: how often a week has the days of the input."""
    rows = [
        (o.parts.field, o.parts.unit, o.parts.fallback, o.parts.left_out, o.response_field + o.response_unit)
        for o in outcomes
    ]
    return np.asarray(rows, dtype=np.float64).reshape(-1, len(WORK)) * (per_week / HOUR)


def freed(without: Hours, with_it: Hours) -> Hours:
    """Return the net hours freed, (...), of work (..., 5)."""
    return (without - with_it).sum(axis=-1)
