"""What the next best would cost: the day re-optimised with a visit's worker, its time or its mode barred."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

import numpy as np

from planner.compile import Compiled, compile_problem
from planner.difference import TOLERANCE_SECONDS
from planner.domain import Instance, Pin, Plan, TimeWindow, Visit
from planner.explain.records import NextBest, What
from planner.explain.search import STAY, Found, optimised, search, standing
from planner.suggest.effects import NOBODY, consequences, parts_of
from planner.suggest.records import Consequences, Part
from planner.travel.times import TravelTimes
from solvers.problem import Problem


@dataclass(frozen=True)
class Alternatives:
    """Solves one day again and again; every search begins from the same plan, with the same effort and seed."""

    instance: Instance
    travel: TravelTimes
    plan: Plan
    visit_id: str
    moves: int
    seed: int = 1
    known: Mapping[str, Collection[str]] = field(default_factory=lambda: NOBODY)

    @cached_property
    def compiled(self) -> Compiled:
        """The day as it is."""
        return compile_problem(self.instance, self.travel)

    @cached_property
    def given(self) -> Found:
        """The plan as the engine has it, nothing moved: what the others are compared with."""
        return standing(self.compiled, self.plan)

    @property
    def improvable(self) -> int:
        """Points that re-optimising the whole plan saves."""
        best = optimised(self.compiled, self.plan, self.moves, self.seed)
        return max(0, self.given.cost - best.cost)

    def _least(self, before: Found, found: Iterable[Found]) -> Found:
        """The cheapest where each visit that changes for the citizen costs `STAY` points more."""
        return min(found, key=lambda f: f.cost + STAY * self._effects(before, f).people)

    def _effects(self, before: Found, after: Found) -> Consequences:
        return consequences(self.instance, before.plan, after.plan, self.visit_id)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The visit as the plan has it."""
        return parts_of(self.instance, self.plan, self.visit_id, self.known)

    @cached_property
    def visit(self) -> Visit:
        """The visit."""
        return self.instance.visit[self.visit_id]

    @cached_property
    def pins(self) -> list[Pin]:
        """Its locks."""
        return [p for p in self.instance.pins if p.visit_id == self.visit_id]

    def all(self) -> Iterator[NextBest]:
        """Yield the next best without its worker, its time, and its mode."""
        yield self.other_worker()
        yield self.other_time()
        yield self.other_mode()

    def other_worker(self) -> NextBest:
        """Whoever takes it now may not. Of two workers neither may."""
        workers = sorted({p.worker_id for p in self.parts})
        if any(p.shift_id is not None or p.after is not None for p in self.pins):
            return NextBest(what="worker", barred=tuple(workers), stuck="locked")
        rows = [self.compiled.problem.shift_worker[s] for s in self._shifts(workers)]
        return self._solved("worker", workers, self._barring(shifts=rows))

    def other_mode(self) -> NextBest:
        """It may not be in any mode that it is in now."""
        modes = sorted({p.mode for p in self.parts})
        if any(p.mode is not None for p in self.pins):
            return NextBest(what="mode", barred=tuple(modes), stuck="locked")
        options = self._options()
        others = [
            o for o in options if self.compiled.modes[o] not in modes and self.compiled.parts[o] == "whole"
        ]
        if not self.compiled.problem.eligible[others].any():
            return NextBest(what="mode", barred=tuple(modes), stuck="one_mode")
        return self._solved("mode", modes, self._barring(options=[o for o in options if o not in others]))

    def other_time(self) -> NextBest:
        """It may not start within 15 minutes of its start."""
        if any(p.start is not None for p in self.pins):
            return NextBest(what="time", stuck="locked")
        windows = self._other_windows()
        if not windows:
            return NextBest(what="time", stuck="one_time")
        visits = (
            v.model_copy(update={"windows": windows}) if v.visit_id == self.visit_id else v
            for v in self.instance.visits
        )
        moved = self.instance.model_copy(update={"visits": tuple(visits)})
        return self._judged("time", (), compile_problem(moved, self.travel), None)

    def _other_windows(self) -> tuple[TimeWindow, ...]:
        start = min(p.start for p in self.parts)
        less, more = (start + timedelta(seconds=d * (TOLERANCE_SECONDS + 1)) for d in (-1, 1))
        pieces = (
            w.model_copy(update=change)
            for w in self.visit.windows
            for change in (
                {"start_latest": min(w.start_latest, less)},
                {"start_earliest": max(w.start_earliest, more)},
            )
        )
        return tuple(w for w in pieces if w.start_earliest <= w.start_latest)

    def _solved(self, what: What, barred: Collection[str], problem: Problem) -> NextBest:
        if not problem.eligible[self._options()].any():
            return NextBest(what=what, barred=tuple(barred), stuck="nobody_else")
        return self._judged(what, barred, self.compiled, problem)

    def _judged(
        self, what: What, barred: Collection[str], compiled: Compiled, problem: Problem | None
    ) -> NextBest:
        efforts = (0, self.moves // 20, self.moves)
        tries = (search(compiled, self.given.plan, self.visit_id, m, self.seed, problem) for m in efforts)
        found = self._least(self.given, tries)
        return NextBest(
            what=what,
            barred=tuple(barred),
            points=found.cost - self.given.cost,
            parts=parts_of(self.instance, found.plan, self.visit_id, self.known),
            consequences=self._effects(self.given, found),
        )

    def _options(self) -> list[int]:
        """The engine's options of the visit, the call that nobody makes apart."""
        p, seats = self.compiled.problem, self.compiled.seats
        rows = enumerate(p.option_visit.tolist())
        return [o for o, v in rows if seats[v].visit_id == self.visit_id and self.compiled.parts[o] != "none"]

    def _shifts(self, workers: Collection[str]) -> list[int]:
        return [s for s, shift in enumerate(self.instance.shifts) if shift.worker_id in workers]

    def _barring(self, *, shifts: Collection[int] = (), options: Collection[int] = ()) -> Problem:
        """The day in which the visit's options may not be taken by some workers, or some of them by nobody."""
        p = self.compiled.problem
        allowed = p.allowed.copy()
        own = np.isin(np.arange(p.num_options), self._options())
        allowed[np.ix_(own, np.isin(p.shift_worker, list(shifts)))] = False
        allowed[list(options)] = False
        return p.replace(allowed=allowed)
