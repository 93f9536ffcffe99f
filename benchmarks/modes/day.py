"""A day with more visits that could be calls than its screen unit can make."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from benchmarks.modes.calls import Unit, with_calls
from benchmarks.modes.land import Land
from benchmarks.modes.name import DayName
from planner.compile import Compiled, compile_problem
from planner.domain import Instance, Mode, Visit
from planner.errors import Severity
from planner.places import address_ids_in_use
from planner.services import screen_use
from planner.travel.build import travel_times
from planner.travel.network import RoadNetwork
from solvers.problem import Problem

FEWEST_PER_CITIZEN = 2.9
"""Visits of a made-up citizen a day, see `benchmarks.care.day`."""

ABLE_SHARE = 0.3
"""Of the visits could be by screen: citizens assessed and willing, services that allow it."""

CAP_SHARE = 0.1
"""Of the visits may be by screen in one day: a third of those that could be."""

VISITS_PER_OPERATOR = 150
"""One operator for so many visits, started or whole. Calls crowd into the morning, so that an operator is too few."""

HOUR = 3600
OPENING = ((7 * HOUR, 11 * HOUR), (16 * HOUR, 20 * HOUR))
"""When the unit is open: the medicine peak of the morning and the evening calls (domain.md 7)."""


@dataclass(frozen=True)
class Day:
    """A day ready to be solved."""

    name: str
    land: str
    visits: int
    able: int
    operators: int
    problem: Problem


def make_day(name: DayName, land: Land) -> Day:
    """Return the day of that name. The same name on the same land gives the same day everywhere."""
    instance, network = _large_enough(name, land)
    instance = without_screens(_thinned(instance, name))
    compiled = physical_day(instance, network)
    able = able_visits(instance, name.seed)
    operators = ceil(name.visits / VISITS_PER_OPERATOR)
    unit = Unit(OPENING * operators, max(1, round(CAP_SHARE * name.visits)))
    seats = [v for v, seat in enumerate(compiled.seats) if seat.visit_id in able]
    problem = with_calls(compiled.problem, seats, unit)
    return Day(str(name), land.name, len(instance.visits), len(able), operators, problem)


def _large_enough(name: DayName, land: Land) -> tuple[Instance, RoadNetwork]:
    citizens = ceil(name.visits / FEWEST_PER_CITIZEN)
    day, network = land.day(citizens, name.seed)
    while len(day.visits) < name.visits:
        citizens += max(1, citizens // 30)
        day, network = land.day(citizens, name.seed)
    return day, network


def physical_day(day: Instance, network: RoadNetwork) -> Compiled:
    """Return a day without screens as the engine knows it. Raises RuntimeError if the roads do not serve an address of it."""
    addresses = [day.address[a] for a in address_ids_in_use(day)]
    travel, issues = travel_times(network, addresses, {s.means for s in day.shifts})
    unserved = [i for i in issues if i.severity is Severity.ERROR]
    if unserved:
        raise RuntimeError(f"addresses that the roads do not serve: {unserved}")
    return compile_problem(day, travel)


def _thinned(day: Instance, name: DayName) -> Instance:
    rng = np.random.default_rng([name.seed, name.visits])
    kept = np.sort(rng.permutation(len(day.visits))[: name.visits])
    return only(day, [day.visits[k] for k in kept])


def only(day: Instance, visits: list[Visit]) -> Instance:
    """Return the day with these visits and the links between them."""
    ids = {v.visit_id for v in visits}
    links = tuple(k for k in day.links if k.first in ids and k.second in ids)
    return day.model_copy(update={"visits": tuple(visits), "links": links})


def without_screens(day: Instance) -> Instance:
    """Return the day with every visit at home and no screen unit: the benchmark puts in its own."""
    visits = tuple(
        v.model_copy(
            update={
                "modes": tuple(m for m in v.modes if m.mode is Mode.PHYSICAL),
                "split": None,
                "second_on_screen": False,
            }
        )
        for v in day.visits
    )
    citizens = tuple(c.model_copy(update={"screen": None}) for c in day.citizens)
    shifts = tuple(s for s in day.shifts if s.unit_id is None)
    return day.model_copy(update={"visits": visits, "citizens": citizens, "shifts": shifts, "units": ()})


def able_visits(day: Instance, seed: int, share: float = ABLE_SHARE) -> set[str]:
    """Return visits that could be calls: citizen by citizen in random order, all that their services allow, until the share is
    met."""
    wanted = share * len(day.visits)
    found: set[str] = set()
    order = np.random.default_rng([seed, 1]).permutation(len(day.citizens))
    for c in order.tolist():
        if len(found) < wanted:
            citizen = day.citizens[c].citizen_id
            found |= {v.visit_id for v in day.visits if v.citizen_id == citizen and _by_screen(v)}
    return found


def _by_screen(visit: Visit) -> bool:
    return (
        visit.staff_required == 1
        and bool(visit.services)
        and all(screen_use(s).possible for s in visit.services)
    )
