"""What a worker does, minute by minute: the one plain reading of a route, which cost and check both use.

Knows no solver and is written to be read; the compiled twin in `solvers.kernels` must agree with it.
"""

from __future__ import annotations

from typing import NamedTuple

from solvers.problem import NO_PLACE, Problem


class Leg(NamedTuple):
    """One activity with everything that leads to it, all in the problem's time unit.

    Order of time: `leaving` the previous stop (0 inside a stop), `travel` over `distance`, `arrival`,
    `arriving` (stop overhead, 0 inside a stop),
    `setup`, `ready`, `wait` (negative: the start is impossibly early), `start`, `end`, `wrap_up`, `free`.
    """

    activity: int
    leaving: int
    travel: int
    distance: int
    arrival: int
    arriving: int
    setup: int
    ready: int
    wait: int
    start: int
    end: int
    wrap_up: int
    free: int


class RouteTrace(NamedTuple):
    """A whole route: when it leaves, its legs, and the way home (`leaving`, `travel`, `distance`, `return_time`)."""

    departure: int
    legs: tuple[Leg, ...]
    leaving: int
    travel: int
    distance: int
    return_time: int


def trace(problem: Problem, shift: int, activities: tuple[int, ...], starts: tuple[int, ...]) -> RouteTrace:
    """Follow one shift through its activities at the given starts.

    The worker leaves as late as the first start allows, never before the shift, or with `shift_leaves_at_start` when it begins;
    afterwards leaves each place at once.
    A maximal run of physical visits at one place is one stop: overhead is paid when it begins and ends. Place-less activities, and
    breaks held at a place, end a stop.
    """
    means = int(problem.shift_means[shift])
    place = int(problem.shift_start_place[shift])
    earliest = int(problem.shift_earliest[shift])
    inside = False
    clock = earliest
    departure = earliest
    legs: list[Leg] = []
    for activity, start in zip(activities, starts, strict=True):
        target, duration, setup, wrap_up, at_home = _activity(problem, activity)
        same_stop = inside and at_home and target == place
        leaving = int(problem.leaving[means, place]) if inside and not same_stop else 0
        moves = target != NO_PLACE and place != NO_PLACE and not same_stop
        travel = int(problem.travel_time[means, place, target]) if moves else 0
        distance = int(problem.distance[means, place, target]) if moves else 0
        arriving = int(problem.arriving[means, target]) if at_home and not same_stop else 0
        if not legs and not problem.shift_leaves_at_start[shift]:
            departure = clock = max(earliest, start - setup - arriving - travel)
        arrival = clock + leaving + travel
        ready = arrival + arriving + setup
        end = start + duration
        legs.append(
            Leg(
                activity,
                leaving,
                travel,
                distance,
                arrival,
                arriving,
                setup,
                ready,
                start - ready,
                start,
                end,
                wrap_up,
                end + wrap_up,
            )
        )
        clock = end + wrap_up
        inside = at_home
        place = target if target != NO_PLACE else place
    leaving = int(problem.leaving[means, place]) if inside else 0
    end_place = int(problem.shift_end_place[shift])
    moves = bool(legs) and place != NO_PLACE and end_place != NO_PLACE
    travel = int(problem.travel_time[means, place, end_place]) if moves else 0
    distance = int(problem.distance[means, place, end_place]) if moves else 0
    return RouteTrace(departure, tuple(legs), leaving, travel, distance, clock + leaving + travel)


def _activity(problem: Problem, activity: int) -> tuple[int, int, int, int, bool]:
    """Return (place, duration, setup, wrap-up, whether it is a visit at a place)."""
    if problem.is_break(activity):
        b = activity - problem.num_options
        return int(problem.break_place[b]), int(problem.break_duration[b]), 0, 0, False
    place = int(problem.option_place[activity])
    return (
        place,
        int(problem.option_duration[activity]),
        int(problem.option_setup[activity]),
        int(problem.option_wrap_up[activity]),
        place != NO_PLACE,
    )
