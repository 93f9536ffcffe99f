"""Is a plan right for an instance? Judged from the domain alone.

Nothing here knows how plans are made: every instant is recomputed from the visits, the shifts and the travel
table, so that the engine and this judgement cannot be wrong in the same way. Each rule is a small function in
the module of its family; the words for its code are in `planner.check_texts`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planner.check.book import Book
from planner.check.breaks import BREAK_RULES
from planner.check.care import CARE_RULES
from planner.check.clock import CLOCK_RULES
from planner.check.contact import CONTACT_RULES
from planner.check.coverage import COVERAGE_RULES
from planner.check.fallback import FALLBACK_RULES
from planner.check.parts import PART_RULES
from planner.check.places import PLACE_RULES
from planner.check.screen import SCREEN_RULES
from planner.check.staffing import STAFFING_RULES
from planner.check.ties import TIE_RULES
from planner.check.units import UNIT_RULES
from planner.domain import Instance, Plan
from planner.errors import Violation
from planner.travel.times import TravelTimes

RULES: tuple[Callable[[Book], Iterable[Violation]], ...] = (
    *COVERAGE_RULES,
    *CLOCK_RULES,
    *PLACE_RULES,
    *CARE_RULES,
    *BREAK_RULES,
    *STAFFING_RULES,
    *TIE_RULES,
    *PART_RULES,
    *SCREEN_RULES,
    *CONTACT_RULES,
    *UNIT_RULES,
    *FALLBACK_RULES,
)


def check(instance: Instance, travel: TravelTimes, plan: Plan) -> list[Violation]:
    """Return every broken rule of `plan`; an empty list means that it is right.

    Parameters
    ----------
    instance
        Sound input: its cross-references hold (`planner.validate` sees to that).
    travel
        Seconds and metres between its addresses; a place that is not in it cannot be visited.

    Returns
    -------
    list of Violation
        In the order of the rules, then of the plan. One fault may break several rules: an arrival that is
        wrong by itself disagrees with the travel before it and with the start after it. Lateness after
        `promised_latest` is no violation but a figure (`planner.figures`), and the solver's own cost is not
        judged here.

    Raises
    ------
    KeyError
        If a visit names a citizen, or a shift a worker, that the instance does not have.

    Notes
    -----
    Linear in the activities of the plan, but for the matching of breaks (cubic in the breaks of one shift).
    """
    book = Book(instance, travel, plan)
    return [violation for rule in RULES for violation in rule(book)]
