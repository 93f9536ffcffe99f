"""Days small enough to be followed by hand or solved in a moment."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from benchmarks.modes.calls import Unit, with_calls
from benchmarks.modes.day import Day, make_day
from benchmarks.modes.land import MADE_UP
from benchmarks.modes.name import DayName
from solvers.problem import Problem, Weights, problem_builder
from tests.solvers.problems import line

HOUR = 3600


def street(**changes: Any) -> Problem:
    """Four visits of 600 s at places 1 to 4 of a street, 60 s a step, from the base at place 0; one driver, any time from 7 to 12.

    Visits 0 and 1 belong to client 0, the others to clients 1 and 2. At home all four cost 480 s of driving and 4 x 318 s.
    """
    given: dict[str, Any] = {
        "visits": 4,
        "option_visit": np.arange(4),
        "option_place": np.arange(1, 5),
        "option_duration": np.full(4, 600),
        "window_early": np.full(4, 7 * HOUR),
        "window_late": np.full(4, 12 * HOUR),
        "client": [0, 0, 1, 2],
        "shifts": 1,
        "shift_earliest": [6 * HOUR],
        "shift_end": [14 * HOUR],
        "shift_latest": [14 * HOUR],
        "arriving": [[0, 200, 200, 200, 200]],
        "leaving": [[0, 118, 118, 118, 118]],
        "required": np.zeros(4, dtype=bool),
        "unplanned_cost": np.full(4, 10**8),
        "weights": Weights(travel_time=100, stop_overhead=100),
    }
    return problem_builder(line(5), **{**given, **changes})


def with_unit(
    most: int = 4, per_citizen: int = 2, hours: tuple[int, int] = (7, 12), able: Any = range(4)
) -> Problem:
    """The street with one operator."""
    unit = Unit(((hours[0] * HOUR, hours[1] * HOUR),), most, per_citizen)
    return with_calls(street(), list(able), unit)


@cache
def tiny_day(seed: int) -> Day:
    """A made-up day of 20 visits, which no test may change."""
    return make_day(DayName(20, seed), MADE_UP)
