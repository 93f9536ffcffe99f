"""Between the engine's solutions and UHHC plans."""

from __future__ import annotations

from benchmarks.case import Verdict
from benchmarks.formats.plans import LUNCH, CarePlan, Route, Stop
from benchmarks.formats.uhhc.improve import improve
from benchmarks.formats.uhhc.judge import judge
from benchmarks.formats.uhhc.lines import Facts, Line, Timed
from benchmarks.formats.uhhc.windows import steps
from solvers.problem import Problem, Solution


def decode(facts: Facts, problem: Problem, solution: Solution) -> CarePlan:
    """Return the better by the judge of two plans with the solution's routes.

    One has the solution's own times, so it is feasible wherever the solution is; the other is timed anew by the benchmark's
    conventions, lunches and windows included.
    """
    plain = [_fitted(facts, solution, s) for s in range(problem.num_shifts) if solution.routes[s]]
    candidates = [_plan(facts, plain), _plan(facts, improve(facts, problem, plain))]
    return min(candidates, key=lambda plan: _rank(judge(facts.instance, plan)))


def encode(facts: Facts, plan: CarePlan) -> Solution:
    """Return the plan as a solution, each caregiver's stops by their start.

    A lunch goes with the service after it; one that the engine cannot say (see `benchmarks.formats.uhhc.problem`) is left out.

    Raises ValueError naming caregiver or stop for what the instance does not know, or a lunch that is not due.
    """
    visit_of = {(n.patient.id, n.required.service): v for v, n in enumerate(facts.visits)}
    shift_of = {c.id: s for s, c in enumerate(facts.instance.caregivers)}
    rows: list[list[Stop]] = [[] for _ in shift_of]
    for route in plan.routes:
        if route.caregiver not in shift_of:
            raise ValueError(f"the instance has no caregiver {route.caregiver!r}")
        rows[shift_of[route.caregiver]] += route.stops
        for stop in route.stops:
            if stop.service == LUNCH and not facts.is_due(shift_of[route.caregiver]):
                raise ValueError(f"{route.caregiver}: has a lunch, but none is due")
            if stop.service != LUNCH and (stop.patient, stop.service) not in visit_of:
                raise ValueError(
                    f"{route.caregiver}: patient {stop.patient!r} does not need a service {stop.service!r}"
                )
    encoded = [
        _encoded(facts, visit_of, sorted(row, key=lambda stop: (stop.start, stop.end))) for row in rows
    ]
    return Solution(
        tuple(tuple(o for o, _ in row) for row in encoded), tuple(tuple(t for _, t in row) for row in encoded)
    )


def _encoded(facts: Facts, visit_of: dict[tuple[str, str], int], stops: list[Stop]) -> list[tuple[int, int]]:
    """(option, start) of a route's services in order."""
    row = []
    before: Stop | None = None
    for stop in stops:
        if stop.service != LUNCH:
            start = steps(facts.instance, stop.start)
            lunch = before is not None and before.service == LUNCH and before.patient == stop.patient
            row.append((_option(facts, visit_of[stop.patient, stop.service], start, lunch=lunch), start))
        before = stop
    return row


def _option(facts: Facts, visit: int, start: int, *, lunch: bool) -> int:
    """The visit's option with lunch if that is wanted and may start then, else the one without."""
    own = [o for o, choice in enumerate(facts.choices) if choice.visit == visit]
    fits = (
        o
        for o in own
        if facts.choices[o].lunch and any(w.early <= start <= w.late for w in facts.choices[o].windows)
    )
    return next(fits, own[0]) if lunch else own[0]


def _rank(verdict: Verdict) -> tuple[bool, float]:
    return bool(verdict.faults), verdict.cost


def _fitted(facts: Facts, solution: Solution, s: int) -> Timed:
    """The route at its own times, with lunch between arrival and start where its option says so (and it fits)."""
    taken = [facts.choices[o] for o in solution.routes[s]]
    starts = solution.starts[s]
    windows = tuple(facts.window_at(choice.visit, t) for choice, t in zip(taken, starts, strict=True))
    line = Line(s, tuple(choice.visit for choice in taken), windows, None)
    i = next((i for i, choice in enumerate(taken) if choice.lunch), None)
    if i is None or facts.lunch is None:
        return Timed(line, starts, None)
    begin = starts[0] - facts.lunch.duration
    if i:
        free = starts[i - 1] + facts.duration[line.visits[i - 1]]
        begin = max(free + facts.legs(line)[i], facts.lunch.earliest)
    if begin > facts.lunch.latest or begin + facts.lunch.duration > starts[i]:
        return Timed(line, starts, None)
    return Timed(line._replace(lunch=i), starts, begin)


def _plan(facts: Facts, timed: list[Timed]) -> CarePlan:
    rows = {t.line.shift: t for t in timed}
    return CarePlan(
        tuple(
            Route(caregiver.id, _stops(facts, rows[s]) if s in rows else ())
            for s, caregiver in enumerate(facts.instance.caregivers)
        )
    )


def _stops(facts: Facts, timed: Timed) -> tuple[Stop, ...]:
    stops = []
    for i, (v, start) in enumerate(zip(timed.line.visits, timed.starts, strict=True)):
        need = facts.visits[v]
        if i == timed.line.lunch and timed.lunch_start is not None and facts.lunch is not None:
            stops.append(_stop(facts, need.patient.id, LUNCH, timed.lunch_start, facts.lunch.duration))
        stops.append(_stop(facts, need.patient.id, need.required.service, start, facts.duration[v]))
    return tuple(stops)


def _stop(facts: Facts, patient: str, service: str, start: int, duration: int) -> Stop:
    unit = facts.instance.steps_per_minute
    if unit == 1:
        return Stop(patient, service, start, start + duration)
    return Stop(patient, service, start / unit, (start + duration) / unit)
