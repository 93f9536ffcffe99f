"""Build the model, run CP-SAT on it, and turn its answer into an `Outcome`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from solvers.background import Background
from solvers.base import Outcome, Task
from solvers.cost import cost
from solvers.cpsat.constraints import add_constraints
from solvers.cpsat.hint import hint, read_solution
from solvers.cpsat.objective import cost_expression
from solvers.cpsat.symmetry import in_order, order_identical_shifts
from solvers.cpsat.variables import Variables, make_variables
from solvers.fallback import at_hand, best, one_pass, rank
from solvers.problem import Problem, Solution

ITERATIONS_PER_UNIT = (
    1000  # of CP-SAT's deterministic time, of which one unit is about a second of one thread
)


@dataclass(frozen=True)
class Answer:
    """What one run of CP-SAT found: a solution and its cost in points, a lower bound of the cost, or neither."""

    solution: Solution | None
    cost: int | None
    bound: int | None
    impossible: bool
    iterations: int
    interrupted: bool


def search(problem: Problem, task: Task) -> Outcome:
    """Return the best of CP-SAT's solution, the task's start, a greedy one and the empty one, with a bound where one was proven.

    Required visits are first demanded. If that is proven impossible, a second run leaves out as few as possible; such a solution is
    infeasible and gets no bound.
    """
    candidates = at_hand(problem, task)
    answers: list[Answer] = []
    interrupted = False
    try:
        candidates += one_pass(problem, task)
        for strict in (True, False):
            if not strict and not answers[-1].impossible:
                break
            answers.append(
                _run(problem, task, best(problem, candidates), strict, sum(a.iterations for a in answers))
            )
            if answers[-1].interrupted:
                break
    except KeyboardInterrupt:
        interrupted = True
    return _outcome(problem, candidates, answers, interrupted)


def _outcome(
    problem: Problem, candidates: list[Solution], answers: list[Answer], interrupted: bool
) -> Outcome:
    found = {a.solution: a.cost for a in answers if a.solution is not None and a.cost is not None}
    solution = best(problem, [*found, *candidates])
    strict = answers[0] if answers else None
    planned = rank(problem, solution)[1] == 0
    claimed = cost(problem, solution)
    if solution in found and planned:
        # before optimality is proven, lateness, overtime and continuity may still be priced above what they are, never below
        claimed = min(claimed, found[solution])
    return Outcome(
        solution,
        claimed,
        bound=strict.bound if strict is not None and planned else None,
        iterations=sum(a.iterations for a in answers),
        interrupted=interrupted or any(a.interrupted for a in answers),
    )


def _run(problem: Problem, task: Task, start: Solution, strict: bool, spent: int) -> Answer:
    v = make_variables(problem)
    add_constraints(problem, v)
    order_identical_shifts(problem, v)
    if strict:
        for visit in problem.required.nonzero()[0]:
            v.model.add(v.planned[visit] == 1)
    expression = cost_expression(problem, v, _prices(problem, v, strict))
    v.model.minimize(expression)
    hint(problem, v, in_order(problem, start))
    solver = cp_model.CpSolver()
    if not _configure(solver, task, spent):
        return Answer(None, None, None, False, 0, False)
    return _solved(problem, task, v, expression, solver, strict)


def _prices(problem: Problem, v: Variables, strict: bool) -> list[int]:
    """Return the price of leaving each visit out.

    When required visits may be left out, each costs more than everything else together, and still more the dearer it is.
    """
    prices: list[int] = problem.unplanned_cost.tolist()
    if strict or not problem.required.any():
        return prices
    optional = [0 if required else price for price, required in zip(prices, problem.required, strict=True)]
    everything = _magnitude(cost_expression(problem, v, optional)) + 1
    return [
        everything + min(max(price, 0), everything) if required else price
        for price, required in zip(prices, problem.required, strict=True)
    ]


def _magnitude(expression: cp_model.LinearExpr) -> int:
    """Return a number that the expression's values never differ by more than."""
    flat = cp_model.FlatIntExpr(expression)
    total = 0
    for variable, coefficient in zip(flat.vars, flat.coeffs, strict=True):
        domain = list(variable.proto.domain)
        total += abs(coefficient) * (domain[-1] - domain[0])
    return total


def _configure(solver: cp_model.CpSolver, task: Task, spent: int) -> bool:
    """Say how CP-SAT is to run; False if the budget is used up."""
    parameters = solver.parameters
    parameters.num_workers = task.threads
    parameters.random_seed = task.seed % 2**31
    parameters.cut_level = 0  # on days of the size that can be proven, cuts cost more time than they save
    parameters.catch_sigint_signal = False  # Ctrl-C is the caller's thread's
    left = []
    if task.budget.seconds is not None:
        left.append(task.budget.seconds - task.clock())
        parameters.max_time_in_seconds = max(0.0, left[-1])
    if task.budget.iterations is not None:
        left.append((task.budget.iterations - spent) / ITERATIONS_PER_UNIT)
        parameters.max_deterministic_time = max(0.0, left[-1])
        # without this, several threads race each other and the first to arrive differs from run to run
        parameters.interleave_search = task.threads > 1
    return min(left) > 0


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Passes the cost of each better solution on to the caller's thread."""

    def __init__(self, task: Task, say: Callable[[Callable[[], None]], None]) -> None:
        super().__init__()
        self._task, self._say = task, say

    def on_solution_callback(self) -> None:
        spent, found = int(self.deterministic_time * ITERATIONS_PER_UNIT), round(self.objective_value)
        self._say(lambda: self._task.tell(spent, found))


def _solved(
    problem: Problem,
    task: Task,
    v: Variables,
    cost_of: cp_model.LinearExprT,
    solver: cp_model.CpSolver,
    strict: bool,
) -> Answer:
    def work() -> cp_model.CpSolverStatus:
        return solver.solve(v.model, _Watcher(task, background.say) if strict else None)

    background = Background(work, solver.stop_search)
    status, interrupted = background.run()
    if status == cp_model.MODEL_INVALID:
        raise RuntimeError(f"CP-SAT refuses the model: {v.model.validate()}")
    solved = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    value = solver.value(cost_of) if solved else None
    return Answer(
        read_solution(problem, v, solver.boolean_value, solver.value) if solved else None,
        value,
        _bound(solver, status, value),
        status == cp_model.INFEASIBLE,
        int(solver.deterministic_time * ITERATIONS_PER_UNIT) + 1,
        interrupted,
    )


def _bound(solver: cp_model.CpSolver, status: cp_model.CpSolverStatus, value: int | None) -> int | None:
    """The proven lower bound in points; rounded down by more than the error of a float, so that it stays one."""
    if status == cp_model.OPTIMAL:
        return value
    proven = solver.best_objective_bound
    if status == cp_model.INFEASIBLE or not abs(proven) < 2.0**52:
        return None
    return int(proven // 1)
