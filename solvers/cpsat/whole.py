"""Cost terms that no shift or visit has of its own: the largest lateness, the largest idle time, and how unequal the work is."""

from __future__ import annotations

from collections.abc import Iterator

from ortools.sat.python import cp_model

from solvers.cpsat.network import DEPOT
from solvers.cpsat.variables import Variables
from solvers.problem import NO_LIMIT, Problem


def whole_terms(problem: Problem, v: Variables) -> list[cp_model.LinearExprT]:
    """Return the terms lateness_max, idle_max and balance in points, those whose weight is not 0."""
    w, terms = problem.weights, list[cp_model.LinearExprT]()
    if w.lateness_max:
        terms.append(w.lateness_max * _largest_lateness(problem, v))
    if w.idle_max and problem.num_shifts:
        terms.append(w.idle_max * _largest_idle(problem, v))
    if w.balance and problem.num_shifts > 1:
        terms += [w.balance * apart for apart in _apart_from_mean(problem, v)]
    return terms


def late_starts(problem: Problem, v: Variables) -> Iterator[tuple[int, int, int]]:
    """Yield visits that can be late: visit, its soft latest start, and the latest start that any shift can make in time."""
    latest: dict[int, int] = {}
    for s, net in enumerate(v.networks):
        for node, a in enumerate(net.activity.tolist()):
            if (s, node) in v.done and not problem.is_break(a):
                visit = int(problem.option_visit[a])
                latest[visit] = max(latest.get(visit, -NO_LIMIT), int(net.high[node]))
    for visit, high in sorted(latest.items()):
        soft = int(problem.soft_latest[visit])
        if soft < min(high, NO_LIMIT):
            yield visit, soft, high


def _largest_lateness(problem: Problem, v: Variables) -> cp_model.IntVar:
    late = list(late_starts(problem, v))
    largest = v.model.new_int_var(0, max((high - soft for _, soft, high in late), default=0), "lateness_max")
    for visit, soft, _ in late:
        v.model.add(largest >= v.start[visit] - soft).only_enforce_if(v.planned[visit])
    return largest


def _largest_idle(problem: Problem, v: Variables) -> cp_model.IntVar:
    """The delays of the arcs taken are all that a shift does; an unused shift takes none, and is back when it begins."""
    ends = [max(int(problem.shift_end[s]), int(net.high[DEPOT])) for s, net in enumerate(v.networks)]
    spans = [end - int(problem.shift_earliest[s]) for s, end in enumerate(ends)]
    largest = v.model.new_int_var(0, max(0, *spans), "idle_max")
    for s, net in enumerate(v.networks):
        busy = cp_model.LinearExpr.weighted_sum(v.arcs[s], net.delay.tolist())
        begin = int(problem.shift_earliest[s])
        v.model.add(largest >= int(problem.shift_end[s]) - begin - busy)
        v.model.add(largest >= v.back[s] - begin - busy)
    return largest


def _apart_from_mean(problem: Problem, v: Variables) -> list[cp_model.IntVar]:
    """Per shift how far its work is from the mean, rounded up: S x that is at least S x own - all, and all - S x own."""
    shifts = problem.num_shifts
    work = [_work(problem, v, s) for s in range(shifts)]
    most = [_most_work(problem, v, s) for s in range(shifts)]
    everything = v.model.new_int_var(0, sum(most), "work")
    v.model.add(everything == sum(work))
    distances = []
    for s in range(shifts):
        apart = v.model.new_int_var(0, sum(most), f"apart{s}")
        v.model.add(shifts * apart >= shifts * work[s] - everything)
        v.model.add(shifts * apart >= everything - shifts * work[s])
        distances.append(apart)
    return distances


def _work(problem: Problem, v: Variables, s: int) -> cp_model.IntVar:
    """Travel time and duration of visits of one shift."""
    own = {option: literal for (option, shift), literal in v.chosen.items() if shift == s}
    work = v.model.new_int_var(0, _most_work(problem, v, s), f"work{s}")
    travel = cp_model.LinearExpr.weighted_sum(v.arcs[s], v.networks[s].travel.tolist())
    durations = problem.option_duration[list(own)].tolist() if own else []
    v.model.add(work == travel + cp_model.LinearExpr.weighted_sum(list(own.values()), durations))
    return work


def _most_work(problem: Problem, v: Variables, s: int) -> int:
    """More than a shift can do: every option it may carry out, and the longest way from every node."""
    net = v.networks[s]
    options = [option for option, shift in v.chosen if shift == s]
    longest = int(net.travel.max(initial=0)) * len(net.activity)
    return longest + int(problem.option_duration[options].sum() if options else 0)
