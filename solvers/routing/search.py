"""First solutions by several strategies in a slice of the budget, then guided local search from the best until it is used up."""

from __future__ import annotations

import itertools
import operator
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from ortools.constraint_solver import pywrapcp, routing_enums_pb2
from ortools.util import optional_boolean_pb2

from solvers.base import Outcome, Task
from solvers.fallback import at_hand, best, one_pass
from solvers.problem import BoolArray, IntArray, Problem, Solution
from solvers.routing.finish import finish, whole_units
from solvers.routing.model import Model, build
from solvers.routing.tables import may_carry_out
from solvers.schedule import Routes

CHECKS_PER_ITERATION = 100  # times the library asks whether to go on
ENDLESS = 2**60
A_DAY = 86_400.0
FIRST_SLICE = 0.1  # of the budget, for each way to a first solution
ALL_SLICE = 0.3  # of the budget, until which all visits are tried; after it those that no search could plan are taken out
FEW_NODES = 10  # so few that the library may search without end and without a solution to report
# operators that take parts of routes out and build them again: too dear for each round of guided local search (120 visits, 15 s)
REBUILDS = tuple(
    f"use_{scope}_cheapest_insertion_{part}_lns"
    for scope in ("global", "local")
    for part in ("path", "expensive_chain", "close_nodes")
)
STRATEGIES = ("PARALLEL_CHEAPEST_INSERTION", "LOCAL_CHEAPEST_INSERTION", "PATH_CHEAPEST_ARC")


Found = tuple[
    Routes, IntArray
]  # activities of each shift, breaks where the library takes them; when it lets each leave


class Watch:
    """Counts the library's work, ends it when the iterations are used up or Ctrl-C came, and passes progress on."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._model: Model | None = None
        self._least: int | None = None
        self._limit: int | None = None
        self._checks = 0
        self._uncounted: list[Iterator[bool]] = []
        self.interrupted = False
        self.fault: BaseException | None = None

    def attach(self, model: Model) -> None:
        """Watch this model from now on."""
        self._model = model
        model.routing.AddAtSolutionCallback(self.solved)
        if self._task.budget.iterations is not None or len(model.tables.options) <= FEW_NODES:
            asked: Callable[[], bool] = self.reached
        else:  # half the price of a Python function: an iterator that counts by itself
            self._uncounted.append(itertools.repeat(False, ENDLESS))
            asked = self._uncounted[-1].__next__
        model.routing.AddSearchMonitor(model.routing.solver().CustomLimit(asked))

    def ended(self) -> bool:
        """True after Ctrl-C or when the budget is used up."""
        iterations = self._task.budget.iterations
        return (
            self.interrupted
            or self._task.stop()
            or (iterations is not None and self.iterations() >= iterations)
        )

    def iterations(self) -> int:
        """What the library has done so far."""
        checks = self._checks + sum(ENDLESS - operator.length_hint(rest) for rest in self._uncounted)
        return checks // CHECKS_PER_ITERATION

    def limit(self, until: float) -> None:
        """Let the next search go on until this share of all iterations is used up."""
        iterations = self._task.budget.iterations
        self._limit = None if iterations is None else int(iterations * until) * CHECKS_PER_ITERATION

    def reached(self) -> bool:
        """Asked by the library again and again."""
        self._checks += 1
        return self.interrupted or (self._limit is not None and self._checks >= self._limit)

    def solved(self) -> None:
        """Called by the library at each solution; what the caller's callback raises is kept until the library has ended."""
        assert self._model is not None
        found = int(self._model.routing.CostVar().Max()) + self._model.constant
        try:
            if self._least is None or found < self._least:
                self._least = found
                self._task.tell(self.iterations(), found)
        except BaseException as fault:
            self.fault = fault
            self.interrupted = True
        if self.interrupted:
            self._model.routing.CancelSearch()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Turn Ctrl-C into a request to end: the library holds the interpreter, and an exception cannot pass through it."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return

        def note(_signal: int, _frame: object) -> None:
            self.interrupted = True

        former = signal.signal(signal.SIGINT, note)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, former)


def search(problem: Problem, task: Task) -> Outcome:
    """Return the best of the library's solutions, the task's start and the empty solution; see `solvers.routing`.

    Where the library plans nothing within the budget (a thousand visits take it longer than a minute), a greedy
    solution stands in.
    """
    candidates = at_hand(problem, task)
    watch = Watch(task)
    with watch.listening():
        for routes, departures in _found(problem, task, watch):
            candidates.append(finish(problem, routes, departures))
    if watch.fault is not None:
        raise watch.fault
    if best(problem, candidates) == Solution.empty(problem) and not watch.interrupted:
        candidates.extend(one_pass(problem, task))
    return Outcome(
        best(problem, candidates), None, iterations=watch.iterations(), interrupted=watch.interrupted
    )


def _found(problem: Problem, task: Task, watch: Watch) -> Iterator[Found]:
    """Search with all visits and no thought of which belong together; then with that rule, and without what could not be planned.

    Guided local search raises the price of what is dear and present, and nothing is dearer than a visit left out: one that cannot
    be planned would take most of its attention.
    """
    if not may_carry_out(problem).any():
        return
    model = build(problem, together=False)
    watch.attach(model)
    model.routing.CloseModelWithParameters(_parameters(task, 1.0, model.has_choices))
    assignment = _improved(model, task, watch, _first_solutions(model, task, watch), ALL_SLICE)
    if assignment is None:
        return
    found = _read(model, assignment)
    yield found
    routes = whole_units(problem, found[0])
    rest = _worth_trying(problem, found[0], routes)
    if watch.ended() or not rest.any():
        return
    if not rest.all() or problem.link_together.any():
        model = build(
            problem.replace(allowed=problem.allowed & rest[problem.option_visit][:, None]), together=True
        )
        watch.attach(model)
        model.routing.CloseModelWithParameters(_parameters(task, 1.0, model.has_choices))
        assignment = _given(model, routes)
    if assignment is not None:
        yield _read(model, _improved(model, task, watch, [assignment], 1.0))


def _worth_trying(problem: Problem, routes: Routes, whole: Routes) -> BoolArray:
    """Return (V,) the visits to go on with: those planned; and, where pairs had to be torn out, others that have room now."""
    before, after = (
        np.isin(
            np.arange(problem.num_visits),
            [problem.option_visit[a] for r in each for a in r if not problem.is_break(a)],
        )
        for each in (routes, whole)
    )
    torn = before & ~after
    if not torn.any():
        return after
    links = np.concatenate([problem.link_first, problem.link_second])[np.tile(problem.link_together, 2)]
    return ~torn & (after | ~np.isin(np.arange(problem.num_visits), links))


def _parameters(task: Task, share: float, choices: bool) -> Any:
    """Parameters of a search that may take this share of the seconds, as far as they are left; `choices`: some visit has several
    options.
    """
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    # otherwise a dimension with breaks is scheduled by a mixed-integer programme for every change looked at, a hundred times
    # slower; the constraints alone decide what is feasible, and `finish` settles the times
    parameters.disable_scheduling_beware_this_may_degrade_performance = True
    for rebuild in REBUILDS:
        setattr(parameters.local_search_operators, rebuild, optional_boolean_pb2.BOOL_FALSE)
    if choices:  # a visit that changes its mode leaves one route for another in the same step
        parameters.local_search_operators.use_extended_swap_active = optional_boolean_pb2.BOOL_TRUE
    seconds = A_DAY  # the library warns against having no limit at all
    if task.budget.seconds is not None:
        seconds = min(task.budget.seconds * share, task.budget.seconds - task.clock())
    parameters.time_limit.FromMilliseconds(max(1, int(1000 * seconds)))
    return parameters


def _first_solutions(model: Model, task: Task, watch: Watch) -> list[Any]:
    """Return the first solution of each strategy that finds one, and the task's start if the library takes it."""
    found = [] if task.start is None else [_given(model, task.start.routes)]
    for number, strategy in enumerate(STRATEGIES, start=1):
        parameters = _parameters(task, FIRST_SLICE, model.has_choices)
        parameters.first_solution_strategy = getattr(routing_enums_pb2.FirstSolutionStrategy, strategy)
        parameters.solution_limit = 1
        watch.limit(FIRST_SLICE * number)
        if not watch.ended():
            found.append(model.routing.SolveWithParameters(parameters))
    return [assignment for assignment in found if assignment is not None]


def _improved(model: Model, task: Task, watch: Watch, first: list[Any], until: float) -> Any:
    """Return the result of guided local search from the best of `first` until this share of the budget is used up."""
    if not first:
        return None
    start = min(first, key=lambda assignment: int(assignment.ObjectiveValue()))
    if watch.ended():
        return start
    parameters = _parameters(task, until, model.has_choices)
    parameters.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    watch.limit(until)
    improved = model.routing.SolveFromAssignmentWithParameters(start, parameters)
    return start if improved is None or improved.ObjectiveValue() > start.ObjectiveValue() else improved


def _given(model: Model, routes: Routes) -> Any:
    """Return routes as the library's assignment, None if it does not take them. Breaks are placed anew."""
    node_of = {int(option): node for node, option in enumerate(model.tables.options)}
    indices = [[model.index(node_of[a]) for a in route if a in node_of] for route in routes]
    return model.routing.ReadAssignmentFromRoutes(indices, True)


def _read(model: Model, assignment: Any) -> Found:
    """Return what an assignment says."""
    routing, problem = model.routing, model.problem
    routes, departures = [], []
    for s in range(problem.num_shifts):
        timed: list[tuple[int, int]] = []
        index = assignment.Value(routing.NextVar(routing.Start(s)))
        while not routing.IsEnd(index):
            node = model.manager.IndexToNode(index)
            timed.append((int(assignment.Min(model.time.CumulVar(index))), int(model.tables.options[node])))
            index = assignment.Value(routing.NextVar(index))
        if timed:
            own = range(int(problem.break_offset[s]), int(problem.break_offset[s + 1]))
            timed += [
                (int(assignment.StartValue(model.breaks[b])), problem.num_options + b)
                for b in own
                if b in model.breaks
            ]
        routes.append(tuple(a for _, a in sorted(timed)))
        departures.append(int(assignment.Min(model.time.CumulVar(routing.Start(s)))) + model.origin)
    return tuple(routes), np.array(departures, dtype=np.int64)
