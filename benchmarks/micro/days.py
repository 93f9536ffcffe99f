"""Days in the plane for timing: enough of everything to be like a real day, none of it real; the same seed, the same day."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from solvers.problem import DIFFERENT_WORKER, Problem, Weights, problem_builder

VISITS_PER_SHIFT = 12
VISITS_PER_CLIENT = 3
VISITS_PER_SQUARE_KM = 10.0
METRES_PER_SECOND = 8.0
MINUTE, HOUR = 60, 3600

Ints = NDArray[np.int64]


def make_day(visits: int, linked_share: float, seed: int = 1) -> Problem:
    """Return a day of `visits` visits in seconds, as dense as every other size, so that larger is only larger.

    Clients get three visits each; windows last one to three hours; two visits in ten need one of two skills, which half of the
    workers have; a shift of eight hours to each twelve visits, with a break of half an hour around noon. `linked_share` of the
    visits are pairs that start together, by two workers.

    Raises ValueError for fewer than 6 visits or a share outside [0, 1].
    """
    if visits < 6 or not 0 <= linked_share <= 1:
        raise ValueError(f"a day needs 6 visits and a share in [0, 1], got {visits} and {linked_share}")
    random = np.random.default_rng((seed, visits, round(1000 * linked_share)))
    clients, shifts = -(-visits // VISITS_PER_CLIENT), -(-visits // VISITS_PER_SHIFT) + 1
    first, second = _pairs(random, visits, linked_share)
    client = random.permutation(np.arange(visits) % clients)
    early = random.integers(7 * HOUR, 14 * HOUR, visits)
    width = random.integers(1 * HOUR, 3 * HOUR, visits)
    for values in (client, early, width):
        values[second] = values[first]
    start = random.choice([7 * HOUR, 8 * HOUR], shifts)
    needs = np.zeros((visits, 2), dtype=bool)
    needs[np.arange(visits), random.integers(0, 2, visits)] = random.random(visits) < 0.2
    return problem_builder(
        _travel(random, clients, visits),
        visits=visits,
        option_visit=np.arange(visits),
        option_place=1 + client,
        option_duration=random.integers(8 * MINUTE, 35 * MINUTE, visits),
        shifts=shifts,
        arriving=np.full((1, clients + 1), 200),
        leaving=np.full((1, clients + 1), 118),
        required=np.zeros(visits, dtype=bool),
        unplanned_cost=np.full(visits, 20_000),
        client=client,
        window_early=early,
        window_late=early + width,
        option_skills=needs,
        shift_skills=random.random((shifts, 2)) < 0.5,
        shift_earliest=start,
        shift_end=start + 8 * HOUR,
        shift_latest=start + 9 * HOUR,
        break_shift=np.arange(shifts),
        break_early=start + 3 * HOUR,
        break_late=start + 5 * HOUR,
        break_duration=np.full(shifts, 30 * MINUTE),
        link_first=first,
        link_second=second,
        link_max=np.zeros(len(first)),
        link_worker=np.full(len(first), DIFFERENT_WORKER),
        link_together=np.ones(len(first), dtype=bool),
        weights=Weights(travel_time=1, stop_overhead=1, overtime=2),
    )


def _pairs(random: np.random.Generator, visits: int, linked_share: float) -> tuple[Ints, Ints]:
    chosen = random.permutation(visits)[: 2 * round(linked_share * visits / 2)]
    return chosen[::2], chosen[1::2]


def _travel(random: np.random.Generator, clients: int, visits: int) -> NDArray[np.int32]:
    """Straight lines in a square around the base, in seconds."""
    side = 1000.0 * np.sqrt(visits / VISITS_PER_SQUARE_KM)
    at = np.vstack([[[side / 2, side / 2]], random.uniform(0, side, (clients, 2))])
    metres = np.hypot(at[:, None, 0] - at[None, :, 0], at[:, None, 1] - at[None, :, 1])
    return np.rint(metres / METRES_PER_SECOND).astype(np.int32)
