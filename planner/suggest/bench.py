"""A plan laid out for trying: what fits where, and what the whole plan then is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from planner.check import check
from planner.compile import Compiled, compile_problem, decode, encode
from planner.domain import Instance, Plan, Route, Unplanned
from planner.errors import Violation
from planner.modality import Modality
from planner.travel.times import TravelTimes
from solvers.kernels.arrays import MEMBERS_END, MEMBERS_FIRST, ROUTE, TOTAL, UNIT, UNPLANNED_COST
from solvers.kernels.bridge import read
from solvers.kernels.edits import attach, begin, commit, detach
from solvers.kernels.scan import BEGINS, COLUMNS, COST, scan
from solvers.kernels.schedule import propagate
from solvers.problem import Solution
from solvers.search.session import Session


class Step(NamedTuple):
    """One visit of the engine put in behind a node, by an option."""

    visit: int
    node: int
    option: int


class Place(NamedTuple):
    """Where a visit could go: `points` more than the plan costs without it, its price of being left out apart; when it would start
    at the earliest, in the engine's time; who takes it (shifts) and how (options), in the engine's numbers."""

    points: int
    start: int
    shifts: tuple[int, ...]
    options: tuple[int, ...]
    steps: tuple[Step, ...]


@dataclass
class Bench:
    """Tries a visit in a plan whose other visits keep their routes, their order and their mode.

    The plan may have the visit already, and is then taken without it. `beyond`: visits that are to be left out as well.
    """

    instance: Instance
    travel: TravelTimes
    plan: Plan
    visit_id: str
    may: Modality | None = None
    beyond: Collection[str] = ()
    compiled: Compiled = field(init=False)
    session: Session = field(init=False)

    def __post_init__(self) -> None:
        if self.visit_id not in self.instance.visit:
            raise KeyError(f"there is no visit {self.visit_id}")
        self.compiled = compile_problem(self.instance, self.travel, self.may)
        self.session = Session(self.compiled.problem)
        self._kept = self.session.keep(
            encode(self.compiled, without(self.plan, {self.visit_id, *self.beyond}))
        )

    @cached_property
    def base(self) -> Solution:
        """The plan without the visit, as the engine has it."""
        return self.session.solution(self._kept)

    @cached_property
    def not_kept(self) -> tuple[str, ...]:
        """Visits of the plan that could not be kept as they stand: the plan breaks a rule of the input there."""
        have = self._planned(self.base)
        return tuple(
            v
            for v in planned_ids(self.plan)
            if v in self.instance.visit and v not in have and v not in self._out
        )

    @property
    def _out(self) -> set[str]:
        return {self.visit_id, *self.beyond}

    def _planned(self, solution: Solution) -> set[str]:
        p, seats = self.compiled.problem, self.compiled.seats
        acts = (a for route in solution.routes for a in route if not p.is_break(a))
        return {seats[int(p.option_visit[a])].visit_id for a in acts}

    def members(self) -> list[int]:
        """Return the engine's visits that are planned together with the visit and are not planned, its own first."""
        data = self.session.data
        own = next(v for v, seat in enumerate(self.compiled.seats) if seat.visit_id == self.visit_id)
        unit = data.unit[data.visit[own, UNIT]]
        together = data.unit_visit[unit[MEMBERS_FIRST] : unit[MEMBERS_END]].tolist()
        waiting = [v for v in together if self._kept.rows[v, ROUTE] < 0]
        return sorted(waiting, key=lambda v: (self.compiled.seats[v].visit_id != self.visit_id, v))

    def places(self, giving_way: str | None = None) -> list[Place]:
        """Return every place for the visit, cheapest first; with `giving_way`, a planned visit, in the plan without that one."""
        members = self.members()
        self.session._restore(self._kept.rows)
        if giving_way is not None:
            self._detach(giving_way)
        state, data = self.session.state, self.session.data
        left_out = int(data.visit[members, UNPLANNED_COST].sum())
        before = int(state.scalar[TOTAL]) - left_out
        routes = data.num_visits + data.num_breaks + 2 * data.num_shifts
        rows = routes * int(np.diff(self.compiled.problem.option_offset)[members[:1]].sum())
        rows *= data.num_shifts * 3 if len(members) > 1 else 1
        found = np.zeros((rows, COLUMNS + 2 * len(members)), dtype=np.int64)
        visits = np.array(members, dtype=np.int64)
        count = scan(data, state, visits, np.zeros(found.shape[1], dtype=np.int64), found)
        unique = {self._same(row): row for row in sorted(found[:count].tolist(), reverse=True)}
        places = (self._place(row, before, members) for row in unique.values())
        return sorted(places, key=lambda p: (p.points, p.start, p.shifts))

    def _same(self, row: list[int]) -> tuple[object, ...]:
        """Two rows of which only the seats are exchanged are one place."""
        modes = [self.compiled.modes[o] for o in row[COLUMNS + 1 :: 2]]
        return row[COST], row[BEGINS], frozenset(zip(row[COLUMNS::2], modes, strict=True))

    def _place(self, row: list[int], before: int, members: list[int]) -> Place:
        steps = tuple(Step(v, row[COLUMNS + 2 * k], row[COLUMNS + 2 * k + 1]) for k, v in enumerate(members))
        shifts = tuple(self._shift_of(s, steps) for s in steps)
        return Place(row[COST] - before, row[BEGINS], shifts, tuple(s.option for s in steps), steps)

    def _shift_of(self, step: Step, steps: tuple[Step, ...]) -> int:
        """The row of the shift that a step puts a visit into; another step's visit is where that step has put it."""
        own = next((s for s in steps if s.visit == step.node), None)
        return self._shift_of(own, steps) if own else int(self.session.state.rows[step.node, ROUTE])

    def solution(self, place: Place, giving_way: str | None = None) -> Solution:
        """Return the whole plan with the visit at a place, as the engine has it."""
        self.session._restore(self._kept.rows)
        if giving_way is not None:
            self._detach(giving_way)
        data, state = self.session.data, self.session.state
        begin(state)
        for step in place.steps:
            attach(data, state, step.visit, step.node, step.option)
            if not propagate(data, state):
                raise RuntimeError(f"the place found for {self.visit_id} does not hold")
        commit(data, state)
        return read(data, state)

    def _detach(self, visit_id: str) -> None:
        data, state = self.session.data, self.session.state
        begin(state)
        for v, seat in enumerate(self.compiled.seats):
            if seat.visit_id == visit_id and state.rows[v, ROUTE] >= 0:
                detach(data, state, v)
        propagate(data, state)
        commit(data, state)

    def plan_of(self, solution: Solution) -> Plan:
        """Return a solution as a plan: routes that are as the engine has them without the visit stay as they are published."""
        touched = {s for s in range(len(self.instance.shifts)) if not self._same_route(s, solution)}
        part = Solution(
            tuple(r if s in touched else () for s, r in enumerate(solution.routes)),
            tuple(t if s in touched else () for s, t in enumerate(solution.starts)),
        )
        published = {r.shift_id: r for r in self.plan.routes if self._known(r)}
        routes: list[Route] = [
            made if s in touched or made.shift_id not in published else published[made.shift_id]
            for s, made in enumerate(decode(self.compiled, part))
        ]
        return with_routes(self.instance, self.plan, routes)

    def _known(self, route: Route) -> bool:
        """Whether the input has every visit of a route."""
        return all(a.visit_id is None or a.visit_id in self.instance.visit for a in route.activities)

    def _same_route(self, s: int, solution: Solution) -> bool:
        """Whether a route is that of the plan, and at the times that it has without the visit."""
        unchanged = (solution.routes[s], solution.starts[s]) == (self.base.routes[s], self.base.starts[s])
        return unchanged and self._encoded.routes[s] == self.base.routes[s]

    @cached_property
    def _encoded(self) -> Solution:
        return encode(self.compiled, self.plan)

    @cached_property
    def base_plan(self) -> Plan:
        """The plan without the visit."""
        return self.plan_of(self.base)

    def new_violations(self, plan: Plan) -> list[Violation]:
        """Return the rules that a plan breaks and that are not broken without the visit."""
        before = self._violations_before
        return [v for v in check(self.instance, self.travel, plan) if v not in before]

    @cached_property
    def _violations_before(self) -> list[Violation]:
        return check(self.instance, self.travel, self.base_plan)


def planned_ids(plan: Plan) -> list[str]:
    """Return the ids of the planned visits, each once."""
    acts = (a.visit_id for r in plan.routes for a in r.activities)
    return list(dict.fromkeys(v for v in acts if v is not None))


def without(plan: Plan, visit_ids: Collection[str]) -> Plan:
    """Return a plan to begin with that lacks some visits; its instants are those of before."""
    routes = (
        r.model_copy(update={"activities": tuple(a for a in r.activities if a.visit_id not in visit_ids)})
        if any(a.visit_id in visit_ids for a in r.activities)
        else r
        for r in plan.routes
    )
    return plan.model_copy(update={"routes": tuple(routes)})


def with_routes(instance: Instance, plan: Plan, routes: Collection[Route]) -> Plan:
    """Return a plan with other routes; what they lack is unplanned, with the reasons that the plan has for it."""
    planned = {a.visit_id for r in routes for a in r.activities}
    reasons = {u.visit_id: u.reasons for u in plan.unplanned}
    left_out = tuple(
        Unplanned(visit_id=v.visit_id, priority=v.priority, reasons=reasons.get(v.visit_id, ()))
        for v in instance.visits
        if v.visit_id not in planned
    )
    return plan.model_copy(update={"routes": tuple(routes), "unplanned": left_out})
