"""A whole comparison: what is asked, handed out to the crew, and put together as records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from statistics import fmean
from typing import Any

from planner.day import dates_of
from planner.digest import instance_digest
from planner.domain import Instance, Plan
from planner.errors import InputError, Issue
from planner.planning import package_version
from planner.savings import gains
from planner.savings.crew import Awaited, Crew, Progress
from planner.savings.records import Parts
from planner.savings.solving import SOLVER, Solved
from planner.scenarios.edits import Edit
from planner.scenarios.records import Situation
from planner.scenarios.scenario import Scenario
from planner.travel.times import TravelTimes
from planner.whatif.changes import TIME_LIMIT, count_citizens, visit_changes, worker_changes
from planner.whatif.figures import figures, periods
from planner.whatif.jobs import Made, Planned, ScenarioJob
from planner.whatif.order import Order, usual_effort
from planner.whatif.records import BASE, Affected, Comparison, Matrix, Method, Option, Outcome, Said


@dataclass(frozen=True)
class Findings:
    """A comparison, and what a reader may look at: of the base and each scenario, by code, the situation of the shown seed and a
    plan of it made from the shown plan of the day as it is; the figures are of other plans, made from nothing."""

    comparison: Comparison
    plans: dict[str, Plan]
    situations: dict[str, Situation]


def compare(
    instance: Instance,
    travel: TravelTimes,
    scenarios: Sequence[Scenario],
    order: Order | None = None,
    progress: Progress | None = None,
    *,
    matrix: Matrix | None = None,
) -> Findings:
    """Hold each scenario against the day (or several) as it is.

    Every figure is a difference of solved plans: each made from nothing and checked, with the same solver, effort and seeds; the
    same figures whatever the number of processes. A search that begins at today's plan stays near it, and finds half of what a
    scenario frees (docs/horizon.md). Who is affected is another question: there today's plan is what there is, and the
    scenario's is made from it with few changes. Where the rules require a fallback for every screen visit, all plans are made
    without that rule, as in a savings study.

    Parameters
    ----------
    instance
        Sound input (`planner.validate` finds no ERROR).
    progress
        Called with the number of plans made and of plans handed out so far.
    matrix
        Which of the scenarios are the cells of a matrix (`planner.whatif.matrix.cross`).

    Raises
    ------
    InputError
        If an edit names what is not there, with the issues of all scenarios.
    ValueError
        If two scenarios have one code, or one has that of the base.
    RuleBrokenError
        If a plan breaks a rule; no figure is made of such a plan.
    CostMismatchError
        If the solver's claim is refuted by recomputation.
    """
    codes = Counter([BASE, *(s.code for s in scenarios)])
    for code in (c for c, count in codes.items() if count > 1):
        raise ValueError(f"there are {codes[code]} scenarios of the code {code!r}")
    order = order or Order()
    work = _Work(instance, travel, scenarios, order)
    work.require_possible()
    with Crew(travel, order.jobs, progress) as crew:
        work.plan(crew)
    return work.findings(matrix)


class _Work:
    """The comparison of one instance. `runs[code][seed]`: the plans of a scenario under a seed; `near[code]`: the plan made from
    the shown one of the day as it is; `again`: another such of that day."""

    def __init__(
        self, instance: Instance, travel: TravelTimes, scenarios: Sequence[Scenario], order: Order
    ) -> None:
        self.instance, self.travel, self.order = instance, travel, order
        self.scenarios = (Scenario(code=BASE), *scenarios)
        self.effort = order.effort or usual_effort(instance)
        self.days = max(1, len(dates_of(instance)))
        self.seeds = tuple(range(order.first_seed, order.first_seed + order.seeds))
        self.runs: dict[str, dict[int, list[Planned]]] = {}
        self.near: dict[str, Plan] = {}

    def require_possible(self) -> None:
        """Raise InputError with the faults of all scenarios at once, before anything is planned."""
        issues: list[Issue] = []
        for scenario in self.scenarios:
            try:
                self._situation(scenario, self.seeds[0])
            except InputError as error:
                issues += error.issues
        if issues:
            raise InputError(issues)

    def plan(self, crew: Crew) -> None:
        """Have everything planned: all days from nothing, then those shown from the cheapest plan of the day as it is."""
        awaited = {
            scenario.code: {seed: self._hand_runs(crew, scenario, seed) for seed in self.seeds}
            for scenario in self.scenarios
        }
        self.runs = {
            code: {seed: [a.get() for a in row] for seed, row in rows.items()}
            for code, rows in awaited.items()
        }
        self.shown = min(self.seeds, key=lambda seed: _cheapest(self.runs[BASE][seed]).cost)
        today = _cheapest(self.runs[BASE][self.shown]).plan
        near = {s.code: crew.hand(self._job(s, self.shown, self.shown, today)) for s in self.scenarios}
        another = self.shown + self.order.runs * len(self.seeds)
        again = crew.hand(self._job(self.scenarios[0], self.shown, another, today))
        self.near = {code: made.get().solved.plan for code, made in near.items()}
        self.again = again.get().solved.plan

    def findings(self, matrix: Matrix | None) -> Findings:
        """Put everything together."""
        self.situations = {s.code: self._situation(s, self.shown) for s in self.scenarios}
        self.base = self._outcomes(BASE)
        self.by_chance = self._by_chance()
        cells = _cells(matrix)
        comparison = Comparison(
            title=self.instance.title,
            synthetic=self.instance.synthetic,
            attribution=self.travel.attribution,
            dates=tuple(d.isoformat() for d in dates_of(self.instance)),
            visits=len(self.instance.visits),
            citizens=len({v.citizen_id for v in self.instance.visits}),
            workers=len({s.worker_id for s in self.instance.shifts}),
            method=self._method(),
            base=self.base,
            options=tuple(self._option(s, *cells.get(s.code, (None, None))) for s in self.scenarios[1:]),
            matrix=matrix,
        )
        return Findings(comparison, self.near, self.situations)

    def _situation(self, scenario: Scenario, seed: int) -> Situation:
        return self._made(scenario, seed).situation(self.instance, self.travel)

    def _made(self, scenario: Scenario, seed: int) -> Made:
        drawn = seed if self.order.redraw else self.seeds[0]
        return Made(scenario, drawn, self.order.week, self.order.case)

    def _job(self, scenario: Scenario, seed: int, number: int, start: Plan | None = None) -> ScenarioJob:
        made = self._made(scenario, seed)
        return ScenarioJob(self.instance, made, self.effort, number, start)

    def _hand_runs(self, crew: Crew, scenario: Scenario, seed: int) -> list[Awaited[Planned]]:
        """The plans of one seed: each run has a number of its own to begin its search from, the same for every scenario."""
        numbers = (seed + run * len(self.seeds) for run in range(self.order.runs))
        return [crew.hand(self._job(scenario, seed, n)) for n in numbers]

    def _outcomes(self, code: str) -> tuple[Outcome, ...]:
        return tuple(self._outcome(seed, self.runs[code][seed]) for seed in self.seeds)

    def _outcome(self, seed: int, runs: Sequence[Planned]) -> Outcome:
        return Outcome(
            seed=seed,
            parts=_mean([r.solved.parts for r in runs]),
            cost=fmean(r.solved.cost for r in runs),
            visits=runs[0].visits,
            concerned=runs[0].concerned,
            devices=dict(runs[0].devices),
            response_field=runs[0].response_field * self.days,
            response_unit=runs[0].response_unit * self.days,
            runs=len(runs),
        )

    def _option(self, scenario: Scenario, row: str | None, column: str | None) -> Option:
        outcomes = self._outcomes(scenario.code)
        situation = self.situations[scenario.code]
        return Option(
            code=scenario.code,
            title=scenario.title,
            edits=tuple(_said(e) for e in scenario.edits),
            visits=fmean(o.visits for o in outcomes),
            figures=figures(self.base, outcomes),
            periods=periods(
                self.base,
                outcomes,
                days=self.days,
                days_per_week=self.order.days_per_week,
                kroner_per_hour=self.order.kroner_per_hour,
            ),
            outcomes=outcomes,
            affected=self._affected(scenario.code),
            notes=tuple(Said(n.code, dict(n.params)) for n in situation.notes),
            devices=dict(situation.extra.devices),
            row=row,
            column=column,
        )

    def _affected(self, code: str) -> Affected:
        base = (self.instance, self.near[BASE])
        situation = self.situations[code]
        after = (situation.instance, self.near[code])
        visits = visit_changes(base, after)
        return Affected(
            visits=visits,
            workers=worker_changes(base, after),
            citizens=count_citizens(visits),
            concerned_citizens=tuple(sorted(situation.citizens)),
            concerned_workers=tuple(sorted(situation.workers)),
            by_chance=self.by_chance,
        )

    def _by_chance(self) -> dict[str, int]:
        """What another plan of the day as it is changes, made from the same one."""
        plans = (self.near[BASE], self.again)
        return count_citizens(visit_changes(*((self.instance, plan) for plan in plans)))

    def _method(self) -> Method:
        order = self.order
        return Method(
            solver=SOLVER,
            seeds=self.seeds,
            iterations=self.effort.iterations,
            seconds=self.effort.seconds,
            repeatable=self.effort.seconds is None,
            runs=order.runs,
            redrawn=order.redraw,
            days_per_week=order.days_per_week,
            weeks_per_year=gains.WEEKS_PER_YEAR,
            fte_gross_hours=gains.FTE_GROSS_HOURS,
            fte_effective_hours=gains.FTE_EFFECTIVE_HOURS,
            kroner_per_hour=order.kroner_per_hour,
            time_limit=TIME_LIMIT,
            shown_seed=self.shown,
            version=package_version(),
            instance_hash=instance_digest(self.instance),
            travel_hash=self.travel.digest,
            week=order.week,
            case=order.case,
            fallback_waived=self.instance.settings.screen.require_fallback,
        )


def _said(edit: Edit) -> dict[str, Any]:
    """The edit as in its file: its name, and what was given."""
    return {"edit": edit.edit, **edit.model_dump(mode="json", exclude_defaults=True)}


def _cheapest(runs: Sequence[Planned]) -> Solved:
    """The cheapest plan of several runs; of equals the first."""
    return min((r.solved for r in runs), key=lambda solved: solved.cost)


def _mean(parts: Sequence[Parts]) -> Parts:
    return Parts(**{f.name: fmean(getattr(p, f.name) for p in parts) for f in fields(Parts)})


def _cells(matrix: Matrix | None) -> dict[str, tuple[str, str]]:
    """Row and column of each cell, by its code."""
    if matrix is None:
        return {}
    return {
        code: (row.code, column.code)
        for row, line in zip(matrix.rows, matrix.cells, strict=True)
        for column, code in zip(matrix.columns, line, strict=True)
    }
