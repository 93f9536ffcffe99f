"""Between the engine's solutions and HHCRSP plans. Exact both ways, but for plans whose rounding breaks a rule by a hair."""

from __future__ import annotations

from benchmarks.formats.hhcrsp.instance import SCALE, HhcrspInstance
from benchmarks.formats.hhcrsp.problem import needs, thousandths
from benchmarks.formats.plans import CarePlan, Route, Stop
from solvers.check import check
from solvers.problem import Problem, Solution
from solvers.schedule import earliest_starts


def decode(instance: HhcrspInstance, solution: Solution) -> CarePlan:
    """Return the solution as a plan, one route per caregiver, times to the thousandth."""
    visits = needs(instance)
    routes = []
    for caregiver, route, starts in zip(instance.caregivers, solution.routes, solution.starts, strict=True):
        stops = []
        for option, start in zip(route, starts, strict=True):
            patient, required = visits[option].patient, visits[option].required
            end = start + thousandths(instance.duration(required))
            stops.append(Stop(patient.id, required.service, start / SCALE, end / SCALE))
        routes.append(Route(caregiver.id, tuple(stops)))
    return CarePlan(tuple(routes))


def encode(instance: HhcrspInstance, problem: Problem, plan: CarePlan) -> Solution:
    """Return the plan as a solution, each caregiver's stops by their start.

    A plan that is feasible but for the rounding of its times gets the earliest times its routes allow.

    Raises ValueError naming caregiver or stop for what the instance does not know.
    """
    visit_of = {(n.patient.id, n.required.service): v for v, n in enumerate(needs(instance))}
    shift_of = {c.id: s for s, c in enumerate(instance.caregivers)}
    rows: list[list[tuple[int, int]]] = [[] for _ in instance.caregivers]
    for route in plan.routes:
        if route.caregiver not in shift_of:
            raise ValueError(f"the instance has no caregiver {route.caregiver!r}")
        for stop in route.stops:
            if (stop.patient, stop.service) not in visit_of:
                raise ValueError(
                    f"{route.caregiver}: patient {stop.patient!r} does not need a service {stop.service!r}"
                )
            rows[shift_of[route.caregiver]].append(
                (thousandths(stop.start), visit_of[stop.patient, stop.service])
            )
    ordered = [sorted(row, key=lambda at: at[0]) for row in rows]
    routes = tuple(tuple(v for _, v in row) for row in ordered)
    return _without_hairs(problem, Solution(routes, tuple(tuple(t for t, _ in row) for row in ordered)))


def _without_hairs(problem: Problem, solution: Solution) -> Solution:
    rounding = {"too_early", "window", "link_gap"}
    breaches = check(problem, solution)
    if not breaches or any(b.rule not in rounding or b.amount > 3 for b in breaches):
        return solution
    starts = earliest_starts(problem, solution.routes)
    return solution if starts is None else Solution(solution.routes, starts)
