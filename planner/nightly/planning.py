"""The rounds of a night: every unit planned once, by a simpler solver if need be, then bettered where that pays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from planner.domain import Plan
from planner.logs import Log
from planner.messages import Lang
from planner.nightly import share
from planner.nightly.books import Books
from planner.nightly.config import NightConfig
from planner.nightly.course import Course
from planner.nightly.crew import Job
from planner.nightly.guard import Answer, Bounds
from planner.nightly.records import Fault, Outcome, Round, Step
from planner.nightly.standing import remade
from planner.nightly.tasks import Solve, Solved
from planner.planning import package_version
from planner.store import Store, StoreError
from solvers.base import Budget

FALLBACK = "greedy"
FALLBACK_BUDGET = Budget(iterations=1)
SLOWEST = 1000
"""Iterations a second below which a search budgeted in iterations hangs; the usual is a hundred times as many."""

_log = Log(__name__)


class Planning:
    """Plans the units that are not done, and stores what they lead to."""

    def __init__(self, config: NightConfig, store: Store, courses: list[Course], lang: Lang) -> None:
        self._search, self._limits = config.search, config.limits
        self._store, self._books = store, Books(store, lang)
        self._courses = courses
        self._changed: list[Course] = []
        self._taken: set[int] = set()

    def take_up(self) -> list[Course]:
        """Find the units that were finished before, by an earlier night or by this one before it was cut off; return them.

        Days that another run is at work on fail, unless it has finished them.
        """
        for course in self._courses:
            self._books.tried(course, partial(self._take_up, course))
        return [course for course in self._courses if course.outcome is Outcome.DONE]

    def _take_up(self, course: Course) -> None:
        """A unit whose plan cannot be read is no finished one; that is noted in it."""
        if course.key is None:
            return
        ours = self._store.claim(course.district, course.day)  # first: what is not done now nobody else does
        unit = self._store.unit(course.key)
        if not ours:
            self._taken.add(id(course))
        if unit is None or not unit.done:
            if not ours:
                course.outcome = Outcome.FAILED
                course.fail(Step.SOLVE, Fault.TAKEN)
            return
        saved = remade(self._store, unit)
        if saved is not None and not saved.removed:
            plan, violations = self._store.plan(saved.plan_id), self._store.violations(saved.plan_id)
            course.plan_id, course.plan, course.violations = saved.plan_id, plan, violations
        course.outcome, course.attempt = Outcome.DONE, unit.attempt

    def rounds(self) -> Iterator[list[Job]]:
        """Yield the jobs of each round, the longest first, so that none is left alone at the end. To be done one by one."""
        ours = {n: c for n, c in enumerate(self._courses) if id(c) not in self._taken}
        wanted = {n: c for n, c in ours.items() if c.outcome is None or _by_stand_in(c)}
        sizes = {n: c.size for n, c in wanted.items()}
        everyone = sum(c.size for c in self._courses if c.key is not None)
        total = share.total_of(self._search)
        first = self._search.first_share if self._search.further_rounds else 1.0
        yield self._jobs(share.by_size(first * total, sizes, everyone))
        left = (1 - first) * total * sum(sizes.values()) / max(1, everyone)
        for _ in range(self._search.further_rounds):
            going = {
                n: c
                for n, c in wanted.items()
                if c.outcome is Outcome.MADE and c.solver == self._search.solver
            }
            gains = {n: self._gain(c) for n, c in going.items()}
            parts = share.by_gain(left / self._search.further_rounds, gains, {n: sizes[n] for n in going})
            if not parts:
                return
            yield self._jobs(parts)

    def changed(self) -> list[Course]:
        """Return the units that have a new plan since this was last asked, or failed; not those that another run has."""
        changed, self._changed = self._changed, []
        return [course for course in changed if self._is_ours(course)]

    def ours(self) -> list[Course]:
        """Return the units that no other run was found to be at work on: their files are this run's to write."""
        return [course for course in self._courses if self._is_ours(course)]

    def _is_ours(self, course: Course) -> bool:
        lost = any(setback.fault is Fault.TAKEN for setback in course.setbacks[-1:])
        return id(course) not in self._taken and not (lost and course.outcome is Outcome.FAILED)

    def _gain(self, course: Course) -> float:
        last = course.rounds[-1]
        effort = last.seconds if self._search.iterations is None else last.iterations
        return share.gain(last.cost_halfway, last.cost, effort)

    def _jobs(self, parts: dict[int, float]) -> list[Job]:
        courses = [(self._courses[n], part) for n, part in parts.items()]
        courses.sort(key=lambda pair: -pair[1])
        return [self._job(c, self._search.solver, share.as_budget(self._search, part)) for c, part in courses]

    def _job(self, course: Course, solver: str, budget: Budget, *, fresh: bool = False) -> Job:
        """A unit's first plan, from nothing if `fresh`, or one better than it has."""
        assert course.imported is not None  # those without input have their outcome
        limits = self._limits
        seconds = (budget.iterations or 0) / SLOWEST if budget.seconds is None else budget.seconds
        work = Solve(
            course.instance,
            course.imported.travel,
            solver,
            budget,
            self._search.seed + len(course.rounds),
            self._search.threads,
            None if fresh else course.plan or self._start(course),
        )
        bounds = Bounds(
            limits.time_factor * seconds + limits.grace_seconds, limits.start_seconds, limits.memory_megabytes
        )
        if course.plan is None:
            return Job(work, bounds, partial(self._begin, course), partial(self._made, course, work))
        return Job(work, bounds, _nothing, partial(self._bettered, course, work))

    def _begin(self, course: Course) -> None:
        unit = self._books.started(course)
        if unit is not None:
            course.attempt = unit.attempt

    def _start(self, course: Course) -> Plan | None:
        """What the search begins from: the plan that stands for the day, made from an input much like tonight's."""
        district, day = course.district, course.day
        try:
            saved = self._store.published(district, day) or self._store.last(district, day)
            return None if saved is None else self._store.plan(saved.plan_id)
        except (LookupError, StoreError, OSError):
            return None  # the search begins from nothing

    def _made(self, course: Course, work: Solve, answer: Answer) -> list[Job]:
        """Store a unit's first plan; where there is none, hand the day to the simpler solver, at last without the plan that stands,
        which may be what is wrong."""
        solved = _solved(course, work, answer)
        if solved is not None:
            self._keep(course, work, solved)
            return []
        self._books.failed(course)
        if work.solver == FALLBACK and work.start is None:
            course.outcome = Outcome.FAILED
            self._changed.append(course)
            return []
        return [self._job(course, FALLBACK, FALLBACK_BUDGET, fresh=work.solver == FALLBACK)]

    def _keep(self, course: Course, work: Solve, solved: Solved) -> None:
        plan = solved.plan
        if work.solver != self._search.solver:
            run = plan.run.model_copy(update={"instead_of": self._search.solver})
            plan = plan.model_copy(update={"run": run})
        stored = self._books.save(course, replace(solved, plan=plan), work, first=True)
        course.outcome = Outcome.MADE if stored else Outcome.FAILED
        self._changed.append(course)

    def _bettered(self, course: Course, work: Solve, answer: Answer) -> list[Job]:
        """Store a better plan as a further version; a worse one, or none, leaves the plan as it is."""
        solved = _solved(course, work, answer)
        better = solved is not None and course.plan is not None and _rank(solved.plan) < _rank(course.plan)
        if solved is not None and better and self._books.save(course, solved, work, first=False):
            course.outcome = Outcome.MADE
            self._changed.append(course)
        return []


def _solved(course: Course, work: Solve, answer: Answer) -> Solved | None:
    """What came of a search, written down in the unit; None if nothing did."""
    course.spend(solve=answer.started + answer.seconds)
    course.peak_megabytes = max(course.peak_megabytes, answer.peak_megabytes)
    solved: Solved | None = answer.value if answer.fault is None else None
    if solved is not None and solved.version != package_version():
        course.fail(Step.SOLVE, Fault.ERROR, f"version {solved.version}", solver=work.solver)
        return None
    if solved is None:
        course.fail(Step.SOLVE, answer.fault or Fault.LOST, answer.detail, answer.seconds, work.solver)
        _log.warning(
            "solve_failed",
            district=course.district,
            day=course.day.isoformat(),
            solver=work.solver,
            fault=course.setbacks[-1].fault.value,
            seconds=round(answer.seconds, 1),
        )
        return None
    run = solved.plan.run
    given = work.budget.seconds
    course.spend(search=run.seconds if given is None else min(run.seconds, given))
    course.rounds.append(
        Round(
            solver=run.solver,
            budget_seconds=work.budget.seconds,
            budget_iterations=work.budget.iterations,
            seconds=run.seconds,
            iterations=run.iterations,
            cost_halfway=solved.cost_halfway,
            cost=run.cost,
        )
    )
    return solved


def _by_stand_in(course: Course) -> bool:
    """Whether an earlier run's stand-in made the plan: the solver asked for gets another chance to better it."""
    return course.outcome is Outcome.DONE and course.plan is not None and bool(course.plan.run.instead_of)


def _rank(plan: Plan) -> tuple[bool, int]:
    return plan.run.status == "infeasible", plan.run.cost


def _nothing() -> None:
    """What a further round begins with."""
