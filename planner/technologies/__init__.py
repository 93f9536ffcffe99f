"""Technologies of Danish home care: declarative records of what each does to services, and bringing them into a day.

Nothing in the records is made up: a figure has its source, or the mark of an assumption, or is asked for.
"""

from planner.technologies.catalogue import BY_CODE, CATALOGUE
from planner.technologies.inventory import INVENTORY
from planner.technologies.resolve import Assumption, assumptions, faults
from planner.technologies.rollout import in_ladder_order, introduce, untreated
from planner.technologies.use import Use

__all__ = [
    "BY_CODE",
    "CATALOGUE",
    "INVENTORY",
    "Assumption",
    "Use",
    "assumptions",
    "faults",
    "in_ladder_order",
    "introduce",
    "untreated",
]
