"""Seven days planned one after the other, each with screen visits and without."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date

from examples.vejle.district import PILOT, Size, make_district, screen_citizens
from examples.vejle.history import after, with_later
from planner.day import dates_of, of_date
from planner.domain import Instance, Mode, Plan
from planner.planning import plan_day
from planner.roads import used_addresses, used_means
from planner.savings.parts import parts_of
from planner.savings.records import Parts
from planner.savings.variants import all_physical
from planner.travel.build import travel_times
from planner.travel.times import TravelTimes
from solvers.base import Budget

MOVES_PER_VISIT = 20_000
"""Moves of the search for each visit of a plan, half from nothing, half from the other plan of the pair."""

Tell = Callable[[str], None]


@dataclass(frozen=True)
class DayPair:
    """One day planned twice with the same effort. `called`: citizens with a screen visit."""

    day: date
    visits: int
    baseline: Parts
    plan: Parts
    called: frozenset[str]


@dataclass(frozen=True)
class Week:
    """A week of pairs: how large the district is, from which seed, and what each plan could take."""

    size: Size
    seed: int
    moves_per_visit: int
    citizens: int
    days: tuple[DayPair, ...]

    @property
    def baseline(self) -> Parts:
        """All at home, summed over the week."""
        return total(d.baseline for d in self.days)

    @property
    def plan(self) -> Parts:
        """With screen visits, summed over the week."""
        return total(d.plan for d in self.days)

    @property
    def called(self) -> int:
        """Citizens with a screen visit in the week."""
        return len(frozenset[str]().union(*(d.called for d in self.days)))

    @property
    def visits(self) -> int:
        """Visits of the week."""
        return sum(d.visits for d in self.days)


def plan_week(
    size: Size = PILOT, *, seed: int = 1, moves_per_visit: int = MOVES_PER_VISIT, tell: Tell = lambda _: None
) -> Week:
    """Plan a district's week. Equal arguments give equal weeks.

    The district is of seed 1, whatever `seed` the search takes; `tell` is told of each day. Raises PlanRefutedError as `plan_day`.
    """
    week, network = make_district(size)
    travel, _ = travel_times(network, used_addresses(week), used_means(week))
    pairs = []
    for number, day in enumerate(dates_of(week)[:7]):
        instance = with_later(week, _limited(of_date(week, day), size.of_day(number)), day)
        pair, plan = _pair(instance, travel, day, seed, moves_per_visit)
        pairs.append(pair)
        week = after(week, instance, plan, day)
        tell(
            f"{day}: {pair.visits} / {pair.plan.screen_visits} / "
            f"{(pair.baseline.driving - pair.plan.driving) / 3600:.1f} h"
        )
    return Week(size, seed, moves_per_visit, len(screen_citizens(week)), tuple(pairs))


def total(parts: Iterable[Parts]) -> Parts:
    """Return the sum of parts; `workers_met`, which is a mean, is left at 0."""
    given = list(parts)
    names = [f.name for f in fields(Parts) if f.name != "workers_met"]
    return Parts(**{name: sum(getattr(p, name) for p in given) for name in names})


def _limited(day: Instance, most: int) -> Instance:
    screen = day.settings.screen.model_copy(update={"max_visits": most})
    return day.model_copy(update={"settings": day.settings.model_copy(update={"screen": screen})})


def _pair(
    day: Instance, travel: TravelTimes, on: date, seed: int, moves_per_visit: int
) -> tuple[DayPair, Plan]:
    """Both plans from nothing, then both from the other's plan, with as many moves; the cheaper of each one's two counts."""
    home = all_physical(day)
    budget = Budget(iterations=max(1, moves_per_visit * len(day.visits) // 2))

    def search(instance: Instance, start: Plan | None = None) -> Plan:
        return plan_day(instance, travel, budget=budget, seed=seed, start=start)

    physical, decided = search(home), search(day)
    physical, decided = (
        min(physical, search(home, decided), key=_cost),
        min(decided, search(day, physical), key=_cost),
    )
    visit = day.visit
    called = {
        visit[a.visit_id].citizen_id
        for r in decided.routes
        for a in r.activities
        if a.mode is Mode.SCREEN and a.visit_id is not None
    }
    parts = parts_of(home, travel, physical), parts_of(day, travel, decided)
    return DayPair(on, len(day.visits), *parts, frozenset(called)), decided


def _cost(plan: Plan) -> int:
    return plan.run.cost
