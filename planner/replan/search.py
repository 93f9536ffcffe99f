"""One search of the rest of a day at one price of a change: from the published plan, back to a whole plan of the day."""

from __future__ import annotations

import time
from collections.abc import Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from planner.check import check
from planner.compile import Compiled, compile_problem, decode, encode
from planner.digest import instance_digest
from planner.domain import Plan, Reason, RunInfo, Unplanned
from planner.errors import Violation
from planner.fallback import coverage
from planner.fallback.rounds import at_home
from planner.planning import PlanRefutedError, package_version
from planner.reasons import why_unplanned
from planner.replan.pricing import Prices, in_windows, priced
from planner.replan.records import Situation
from planner.replan.rest import Rest, rest_of, with_marks
from planner.replan.roads import with_closed_roads
from solvers.check import check as breaches
from solvers.cost import terms
from solvers.problem import Solution
from solvers.search.session import Session

NEAR = 0.1
"""The first temperature of a search that stays near where it sets out, in mean costs of a visit."""

ROUNDS = 3
"""Searches at most until every call has a fallback, where the rules ask for that."""


class Found(NamedTuple):
    """A whole plan of the day, judged, without reasons for what is left out."""

    plan: Plan
    violations: tuple[Violation, ...]


@dataclass(frozen=True)
class Bench:
    """What searches at different prices share."""

    situation: Situation
    tolerance: int
    seed: int
    moves: int

    def search(self, price: int, number: int = 0, start: Plan | None = None, heat: float = NEAR) -> Found:
        """Return the best plan met where a change costs `price` points, in one of several searches, each with its own seed.

        It sets out from `start`, a plan of the whole day that an earlier search found, None for the published one. `heat`: the
        first temperature, in mean costs of a visit.
        """
        began = time.perf_counter()
        rules = self.situation.instance.settings.screen
        barred: frozenset[str] = frozenset()
        rounds = ROUNDS if rules.require_fallback else 1
        for turn in range(rounds):
            found = self._found(price, barred, began, number * ROUNDS + turn, start, heat)
            start = found.plan
            uncovered = self._uncovered(found.plan) if rules.require_fallback else frozenset()
            if uncovered <= barred:
                break
            barred |= uncovered
        return found

    def _found(
        self, price: int, barred: Set[str], began: float, number: int, start: Plan | None, heat: float
    ) -> Found:
        rest = rest_of(self.situation)
        searched = at_home(rest.instance, barred) if barred else rest.instance
        plain = compile_problem(searched, self.situation.travel)
        first = rest.start if start is None else with_marks(rest, start, self.situation.past.now)
        compiled, solution = self._searched(plain, rest, first, price, number, heat)
        lost = _lost(compiled, solution)
        if lost:
            # a way home from the midst of what is done is too long: the shift may keep that, if it takes nothing more
            rest = replace(rest, closed=rest.closed | self._shifts_of(lost))
            compiled, solution = self._searched(plain, rest, first, price, number, heat)
            lost = _lost(compiled, solution)
        if lost:
            raise RuntimeError(f"what is done or under way was lost: {', '.join(sorted(lost))}")
        whole = compile_problem(self.situation.instance, self.situation.travel)
        answer = _translated(compiled, whole, solution, rest)
        return self._judged(whole, answer, time.perf_counter() - began, number)

    def _searched(
        self, plain: Compiled, rest: Rest, first: Plan, price: int, number: int, heat: float
    ) -> tuple[Compiled, Solution]:
        prices = Prices.of(price, self.tolerance)
        compiled = priced(plain, rest, self.situation.past, prices)
        compiled = with_closed_roads(compiled, self.situation, rest)
        session = Session(compiled.problem, self.seed + number)
        kept = session.keep(in_windows(compiled, encode(compiled, first)))
        return compiled, session.solution(session.improve(kept, self.moves, heat))

    def _shifts_of(self, visits: Set[str]) -> frozenset[str]:
        """Shifts that have done any of the visits."""
        standings = self.situation.past.standings.items()
        return frozenset(s for s, standing in standings if visits & {a.visit_id for a in standing.done})

    def _uncovered(self, plan: Plan) -> frozenset[str]:
        calls = coverage(self.situation.instance, self.situation.travel, plan).uncovered
        return frozenset(c.visit_id for c in calls) - self.situation.past.visits

    def _judged(self, whole: Compiled, solution: Solution, seconds: float, number: int) -> Found:
        situation, faults = self.situation, breaches(whole.problem, solution)
        cost = terms(whole.problem, solution)
        routes = decode(whole, solution)
        planned = {a.visit_id for r in routes for a in r.activities}
        left_out = (v for v in situation.instance.visits if v.visit_id not in planned)
        run = RunInfo(
            solver="search",
            seed=self.seed + number,
            iterations=self.moves * (number % ROUNDS + 1),
            seconds=round(seconds, 3),
            status="feasible",
            cost=sum(cost.values()),
            terms=cost,
            version=package_version(),
            instance_hash=instance_digest(situation.instance),
            travel_hash=situation.travel.digest,
            budget_iterations=self.moves,
        )
        plan = Plan(
            title=situation.instance.title,
            attribution=situation.travel.attribution,
            routes=routes,
            unplanned=tuple(Unplanned(visit_id=v.visit_id, priority=v.priority) for v in left_out),
            run=run,
        )
        violations = tuple(
            v for v in check(situation.instance, situation.travel, plan) if not self._is_past(v)
        )
        unwanted = [v for v in violations if not self._wanted(v)]
        if unwanted and not faults and {v.rule for v in unwanted} != {"fallback_late"}:
            raise PlanRefutedError(unwanted)
        if violations:
            plan = plan.model_copy(update={"run": run.model_copy(update={"status": "infeasible"})})
        return Found(plan, violations)

    def _is_past(self, violation: Violation) -> bool:
        """A call that is over needs no fallback any more."""
        return violation.rule == "fallback_late" and violation.ids[0] in self.situation.past.visits

    def _wanted(self, violation: Violation) -> bool:
        """What has been done outside its window stays done, as does what a planner has locked there."""
        locked = {p.visit_id for p in self.situation.instance.pins if p.start is not None}
        return violation.rule in ("window", "end_latest") and violation.ids[0] in locked


def explained(situation: Situation, plan: Plan) -> Plan:
    """Return a plan with the reasons why visits are left out, most telling first: those of the rest of the day as it was searched,
    and that its windows are over where they are."""
    if not plan.unplanned:
        return plan
    rest = rest_of(situation)
    marked = with_marks(rest, plan, situation.past.now)
    reasons = why_unplanned(rest.instance, situation.travel, marked)
    over = Reason(code="window_over", params={"now": situation.past.now.isoformat()})
    return plan.model_copy(
        update={
            "unplanned": tuple(
                u.model_copy(
                    update={"reasons": (over,) if u.visit_id in rest.too_late else reasons[u.visit_id]}
                )
                for u in plan.unplanned
            )
        }
    )


def _lost(compiled: Compiled, solution: Solution) -> set[str]:
    """What must be in the answer and is not."""
    p = compiled.problem
    planned = {int(p.option_visit[a]) for route in solution.routes for a in route if not p.is_break(a)}
    return {compiled.seats[v].visit_id for v in range(p.num_visits) if p.required[v] and v not in planned}


def _translated(searched: Compiled, whole: Compiled, solution: Solution, rest: Rest) -> Solution:
    """The same routes and starts in the problem of the whole day, without the breaks that hold the present."""
    routes, starts = [], []
    for s, (route, begun) in enumerate(zip(solution.routes, solution.starts, strict=True)):
        pairs = [(_same(searched, whole, a, s, rest), t) for a, t in zip(route, begun, strict=True)]
        routes.append(tuple(a for a, _ in pairs if a is not None))
        starts.append(tuple(t + _shift_of_zero(searched, whole) for a, t in pairs if a is not None))
    return Solution(tuple(routes), tuple(starts))


def _shift_of_zero(searched: Compiled, whole: Compiled) -> int:
    return whole.seconds(searched.time_zero)


def _same(searched: Compiled, whole: Compiled, activity: int, s: int, rest: Rest) -> int | None:
    p = searched.problem
    if p.is_break(activity):
        number = searched.break_number[activity - p.num_options]
        shift = whole.instance.shifts[s]
        if shift.shift_id in rest.marked and number == len(shift.breaks):
            return None
        first, last = int(whole.problem.break_offset[s]), int(whole.problem.break_offset[s + 1])
        return whole.problem.num_options + next(
            b for b in range(first, last) if whole.break_number[b] == number
        )
    seat = searched.seats[int(p.option_visit[activity])]
    key = (seat.visit_id, seat.seat, searched.modes[activity], searched.parts[activity])
    return whole.option_on(s, key)
