"""A year of typical weeks: which days are asked for, planned by the desk, and put together as records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from planner.day import dates_of
from planner.digest import instance_digest
from planner.domain import Instance
from planner.horizon.between import same_weeks
from planner.horizon.breaks import step_weeks
from planner.horizon.desk import Asked, Content, Desk
from planner.horizon.ground import Ground
from planner.horizon.hours import hours_of
from planner.horizon.lanes import Lane, lanes_of
from planner.horizon.order import YEAR_MOVES, HorizonOrder, usual_moves
from planner.horizon.records import UNTREATED, Case, Horizon, HorizonMethod, How, Series, Track
from planner.horizon.weeks import Hours, chosen_weeks, draw
from planner.horizon.year import Work, series_of, untreated_weeks
from planner.planning import package_version
from planner.savings import gains
from planner.savings.crew import Crew, Progress
from planner.savings.solving import SOLVER
from planner.scenarios.records import Situation
from planner.scenarios.scenario import Scenario
from planner.travel.times import TravelTimes

WeekPlans = dict[int, list[Asked]]
"""By solved week, one for each seed."""


def study_horizon(
    instance: Instance,
    travel: TravelTimes,
    scenarios: Sequence[Scenario],
    order: HorizonOrder | None = None,
    progress: Progress | None = None,
) -> Horizon:
    """Follow each scenario, and all of them together where there are several, over the weeks of a year.

    A week of the year is the days of `instance` as the scenario makes them in that week, planned, and held against the same week
    without it. What happens anyway (background technologies, such as drift) is in every week's plans, with and without. All plans
    are checked, with the same effort and paired seeds; the same figures whatever the number of processes.

    Raises
    ------
    ValueError
        Without scenarios, or for two of the same code.
    InputError
        If an edit names what is not there.
    RuleBrokenError
        If a plan breaks a rule; no figure is made of such a plan.
    """
    order = order or HorizonOrder()
    lanes, background = lanes_of(scenarios)
    ground = Ground(instance, travel, background)
    ground.require_possible(scenarios, order.first_seed, order.weeks - 1, order.cases[0])
    ground.at(lanes[-1], order.first_seed, order.weeks - 1, order.cases[0])
    effort = order.effort or usual_moves(instance, YEAR_MOVES)
    days = max(1, len(dates_of(instance)))
    with Crew(travel, order.jobs, progress) as crew:
        desk = Desk(crew, travel, days, effort, order.numbers, order.runs)
        return _Year(ground, lanes, order, desk).horizon()


class _Year:
    """`horizon` says what is asked in which order."""

    def __init__(self, ground: Ground, lanes: tuple[Lane, ...], order: HorizonOrder, desk: Desk) -> None:
        self.ground, self.lanes, self.order, self.desk = ground, lanes, order, desk
        self.dates = tuple(d.isoformat() for d in dates_of(ground.instance))
        edits = [*ground.background, *(e for lane in lanes for e in lane.edits)]
        self.weeks = chosen_weeks(order.weeks, order.every, step_weeks(edits, order.cases, order.weeks))

    def horizon(self) -> Horizon:
        today = [self.desk.ask(self.ground.today, seed) for seed in self.desk.seeds]
        rows: tuple[Lane | None, ...] = (None, *self.lanes)
        asked = [(lane, c, self._ask(lane, c)) for c in self.order.cases for lane in rows]
        same = [same_weeks(self._contents(lane, c), self.desk.seeds, plans) for lane, c, plans in asked]
        work = {
            (c, _code(lane)): self._work(plans, equal)
            for (lane, c, plans), equal in zip(asked, same, strict=True)
        }
        now = self._hours(today)
        return Horizon(
            title=self.ground.instance.title,
            synthetic=self.ground.instance.synthetic,
            attribution=self.ground.travel.attribution,
            dates=self.dates,
            visits=len(self.ground.instance.visits),
            weeks=self.order.weeks,
            solved_weeks=self.weeks,
            between=self.order.between,
            tracks=tuple(self._track(lane, work, now) for lane in self.lanes),
            untreated={c: untreated_weeks(work[c, UNTREATED], now) for c in self.order.cases},
            method=self._method(),
        )

    def _ask(self, lane: Lane | None, case: Case) -> WeekPlans:
        return {
            week: [self.desk.ask(self.days(lane, seed, week, case), seed) for seed in self.desk.seeds]
            for week in self.weeks
        }

    def days(self, lane: Lane | None, seed: int, week: int, case: Case) -> Situation:
        """Return the days of a week of the year, from 1 on, as they are drawn under a seed; technologies count weeks from 0."""
        return self.ground.at(lane, self.order.drawn(seed), week - 1, case)

    def _contents(self, lane: Lane | None, case: Case) -> Callable[[int, int], Content]:
        return lambda seed, week: self.desk.content(self.days(lane, seed, week, case))

    def _hours(self, plans: Sequence[Asked]) -> Hours:
        per_week = self.order.days_per_week / max(1, len(self.dates))
        return hours_of([p.outcome() for p in plans], per_week)

    def _work(self, plans: WeekPlans, same: dict[int, int]) -> Work:
        """Hours of all weeks: of solved ones and of those that are the same as one of them; the others are drawn between these."""
        solved = {week: self._hours(rows) for week, rows in plans.items()}
        known = solved | {week: solved[source] for week, source in same.items()}
        at = tuple(sorted(known))
        hours = draw(at, np.stack([known[w] for w in at]), self.order.weeks, self.order.between)
        every = range(1, self.order.weeks + 1)
        how: list[How] = ["solved" if w in solved else "same" if w in same else "drawn" for w in every]
        return Work(hours, tuple(how))

    def _track(self, lane: Lane, work: Mapping[tuple[Case, str], Work], today: Hours) -> Track:
        rate = self.order.kroner_per_hour
        series: tuple[Series, ...] = tuple(
            series_of(c, work[c, lane.code], work[c, UNTREATED], today, rate) for c in self.order.cases
        )
        last = self.days(lane, self.desk.seeds[0], self.order.weeks, "base")
        return Track(lane.code, lane.title, lane.kind, lane.members, series, last.notes)

    def _method(self) -> HorizonMethod:
        order, effort = self.order, self.desk.effort
        return HorizonMethod(
            solver=SOLVER,
            seeds=self.desk.seeds,
            runs=order.runs,
            iterations=effort.iterations,
            seconds=effort.seconds,
            repeatable=effort.seconds is None,
            asked=self.desk.asked,
            plans=self.desk.made,
            days_per_week=order.days_per_week,
            kroner_per_hour=order.kroner_per_hour,
            fte_gross_hours=gains.FTE_GROSS_HOURS,
            fte_effective_hours=gains.FTE_EFFECTIVE_HOURS,
            version=package_version(),
            instance_hash=instance_digest(self.ground.instance),
            travel_hash=self.ground.travel.digest,
            fallback_waived=self.ground.instance.settings.screen.require_fallback,
        )


def _code(lane: Lane | None) -> str:
    return UNTREATED if lane is None else lane.code
