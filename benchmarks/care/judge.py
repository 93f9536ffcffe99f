"""What a plan of a care day is worth: recomputed by the engine's plain definitions and by the domain's own rules."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.case import Fault, Verdict
from planner.check import check as check_plan
from planner.check_texts import describe_violation
from planner.compile import Compiled, decode
from planner.domain import Plan, RunInfo, Unplanned
from planner.errors import Violation
from planner.messages import Lang
from planner.travel.times import TravelTimes
from solvers.check import Breach, check
from solvers.cost import terms
from solvers.problem import Solution

POINTS_PER_SECOND = 100.0


def judge(compiled: Compiled, travel: TravelTimes, solution: Solution) -> Verdict:
    """Return the cost in seconds of paid time (100 points each), its terms, and every broken rule.

    A plan that the engine's check lets pass is held against the domain's check too, which shares no code with any solver.

    Raises ValueError if the solution has not one route per shift.
    """
    points = terms(compiled.problem, solution)
    parts = {term: value / POINTS_PER_SECOND for term, value in points.items() if value}
    faults = tuple(_fault(compiled, breach) for breach in check(compiled.problem, solution))
    if not faults:
        faults = tuple(_domain_faults(compiled, travel, solution))
    return Verdict(sum(points.values()) / POINTS_PER_SECOND, parts, faults)


def _fault(compiled: Compiled, breach: Breach) -> Fault:
    problem, where = compiled.problem, []
    if breach.shift >= 0:
        where.append(f"shift {compiled.instance.shifts[breach.shift].shift_id}")
    visit = breach.visit
    if visit < 0 <= breach.activity < problem.num_options:
        visit = int(problem.option_visit[breach.activity])
    if visit >= 0:
        where.append(f"visit {compiled.seats[visit].visit_id}")
    elif breach.activity >= problem.num_options:
        where.append(f"break {compiled.break_number[breach.activity - problem.num_options]}")
    text = f"by {breach.amount}" if breach.amount else "broken"
    return Fault(breach.rule, ", ".join(where), text)


def _domain_faults(compiled: Compiled, travel: TravelTimes, solution: Solution) -> Iterator[Fault]:
    instance = compiled.instance
    routes = decode(compiled, solution)
    planned = {a.visit_id for r in routes for a in r.activities}
    left_out = tuple(
        Unplanned(visit_id=v.visit_id, priority=v.priority)
        for v in instance.visits
        if v.visit_id not in planned
    )
    # The domain's check reads nothing of how a plan was made.
    run = RunInfo(solver="", seed=0, iterations=0, seconds=0, status="feasible", cost=0, terms={})
    for violation in check_plan(instance, travel, Plan(routes=routes, unplanned=left_out, run=run)):
        if not _wanted(compiled, violation):
            yield Fault(
                violation.rule, ", ".join(violation.ids), describe_violation(violation, instance, Lang.EN)
            )


def _wanted(compiled: Compiled, violation: Violation) -> bool:
    """A start that the planner has locked outside its window is kept on purpose."""
    locked = {p.visit_id for p in compiled.instance.pins if p.start is not None}
    return violation.rule in ("window", "end_latest") and violation.ids[0] in locked
