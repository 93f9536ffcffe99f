"""Small days with modes, a unit and links, on which CP-SAT can prove the optimum."""

from __future__ import annotations

import numpy as np

from benchmarks.modes.calls import Unit, with_calls
from benchmarks.modes.day import HOUR, Day, able_visits, only, physical_day, without_screens
from benchmarks.modes.land import Land
from benchmarks.modes.name import DayName
from planner.domain import Instance, Shift, Visit, seconds_between

FEWEST, MOST = 12, 16
DRIVERS = 3
BY_MORNING = 5 * HOUR, 13 * HOUR  # visits that start between these, seconds after midnight
LINKED = 3  # links wanted in the day
UNIT = ((7 * HOUR, 9 * HOUR), (9 * HOUR, 13 * HOUR))


def small_days(count: int) -> list[DayName]:
    """Return `count` days of 12 to 16 visits, with the seeds 1, 2, ..."""
    return [DayName(FEWEST + k % (MOST - FEWEST + 1), k + 1) for k in range(count)]


def make_small_day(name: DayName, land: Land) -> Day:
    """Return a morning of so many visits cut from a larger day: those with links first, the drivers who can do most of it, two
    operators after each other, a quarter of the visits by screen at most."""
    whole, network = land.day(60, name.seed)
    whole = without_screens(whole)
    visits = _some(whole, _morning(whole), name)
    day = only(whole, visits)
    day = day.model_copy(update={"shifts": _drivers(day)})
    compiled = physical_day(day, network)
    able = able_visits(day, name.seed, share=0.5)
    unit = Unit(UNIT, max(2, name.visits // 4))
    seats = [v for v, seat in enumerate(compiled.seats) if seat.visit_id in able]
    return Day(str(name), land.name, len(visits), len(able), 1, with_calls(compiled.problem, seats, unit))


def _morning(day: Instance) -> list[Visit]:
    early, late = BY_MORNING
    zero = day.horizon_start
    return [
        v
        for v in day.visits
        if early <= seconds_between(zero, v.windows[0].start_earliest)
        and seconds_between(zero, v.windows[-1].start_latest) <= late
    ]


def _some(day: Instance, visits: list[Visit], name: DayName) -> list[Visit]:
    """So many of the visits: both ends of some links, those that need two, then others at random."""
    by_id = {v.visit_id: v for v in visits}
    rng = np.random.default_rng([name.seed, name.visits])
    linked = [k for k in day.links if k.first in by_id and k.second in by_id]
    first = [i for n in rng.permutation(len(linked))[:LINKED] for i in (linked[n].first, linked[n].second)]
    double = [v.visit_id for v in visits if v.staff_required == 2][:1]
    others = [visits[n].visit_id for n in rng.permutation(len(visits))]
    chosen = set(list(dict.fromkeys([*first, *double, *others]))[: name.visits])
    return [v for v in visits if v.visit_id in chosen]


def _drivers(day: Instance) -> tuple[Shift, ...]:
    """The shifts of the morning whose workers may do most; one worker each."""
    zero = day.horizon_start
    early = [s for s in day.shifts if 5 * HOUR <= seconds_between(zero, s.start) <= 9 * HOUR]
    able = sorted(early, key=lambda s: (-day.worker[s.worker_id].level.rank, s.shift_id))
    kept = {s.shift_id for s in able[:DRIVERS]}
    return tuple(s for s in day.shifts if s.shift_id in kept)
