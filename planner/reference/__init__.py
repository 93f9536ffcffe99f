"""What published sources on technology in home care state, and the arithmetic behind it: formulas, and a table of figures.

Nothing here is a measurement of this program, and nothing here steers a plan. Each figure says what its source prints, from what
it can be worked out again, and whether that gives the same number.
"""

from planner.reference.arithmetic import (
    EFFECTIVE_HOURS_PER_FTE,
    GROSS_HOURS_PER_FTE,
    WEEKS,
    closing_core_minutes,
    entry_hours_week,
    fte,
    hours_per_citizen_year,
    hours_year,
    saved_hours_week,
    saved_minutes_per_visit,
    travel_minutes_per_visit,
    visits_per_month,
)
from planner.reference.figure import Chapter, Derived, Figure, Source, Unit
from planner.reference.table import BY_CODE, DERIVED, FIGURES, figures_of

__all__ = [
    "BY_CODE",
    "DERIVED",
    "EFFECTIVE_HOURS_PER_FTE",
    "FIGURES",
    "GROSS_HOURS_PER_FTE",
    "WEEKS",
    "Chapter",
    "Derived",
    "Figure",
    "Source",
    "Unit",
    "closing_core_minutes",
    "entry_hours_week",
    "figures_of",
    "fte",
    "hours_per_citizen_year",
    "hours_year",
    "saved_hours_week",
    "saved_minutes_per_visit",
    "travel_minutes_per_visit",
    "visits_per_month",
]
