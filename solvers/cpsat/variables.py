"""The decisions of the model: who does what in which way, in which order, and when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from solvers.cpsat.network import DEPOT, Network, activity_windows, network
from solvers.horizon import horizon
from solvers.problem import Problem

Literal = cp_model.IntVar


@dataclass
class Variables:
    """All decision variables of one problem.

    `planned[v]`, `used[s]`; `chosen[o, s]` option o is done in shift s; `taken[b]` break b is taken, if it can be;
    `done[s, n]` node n of shift s's network is passed;
    `arcs[s][k]` arc k of that network is taken; `start[v]`, `break_start[b]` instants (of no meaning for what is not planned);
    `departure[s]`, `back[s]` instants, equal for an unused shift.
    """

    model: cp_model.CpModel
    networks: list[Network]
    planned: list[Literal]
    used: list[Literal]
    start: list[cp_model.IntVar]
    break_start: dict[int, cp_model.IntVar] = field(default_factory=dict)
    chosen: dict[tuple[int, int], Literal] = field(default_factory=dict)
    taken: dict[int, Literal] = field(default_factory=dict)
    done: dict[tuple[int, int], Literal] = field(default_factory=dict)
    arcs: list[list[Literal]] = field(default_factory=list)
    departure: list[cp_model.IntVar] = field(default_factory=list)
    back: list[cp_model.IntVar] = field(default_factory=list)

    def starts_at(self, problem: Problem, activity: int) -> cp_model.IntVar:
        """Return the start variable of an activity (of its visit, for an option)."""
        if problem.is_break(activity):
            return self.break_start[activity - problem.num_options]
        return self.start[int(problem.option_visit[activity])]


def node_domain(problem: Problem, net: Network, node: int) -> cp_model.Domain:
    """Return when the activity of a node may start in its shift."""
    early, late = activity_windows(problem, int(net.activity[node]))
    low, high = int(net.low[node]), int(net.high[node])
    clipped = [
        [max(e, low), min(w, high)] for e, w in zip(early, late, strict=True) if max(e, low) <= min(w, high)
    ]
    return cp_model.Domain.from_intervals(clipped)


def make_variables(problem: Problem) -> Variables:
    """Return the variables of `problem` in a new model; only literals that can be true exist."""
    model = cp_model.CpModel()
    networks = [network(problem, s) for s in range(problem.num_shifts)]
    allowed = _allowed_starts(problem, networks)
    first, _ = horizon(problem)
    nowhen = cp_model.Domain(first, first)

    def instant(activity: str, number: int, key: tuple[str, int]) -> cp_model.IntVar:
        return model.new_int_var_from_domain(allowed.get(key, nowhen), f"{activity}{number}")

    v = Variables(
        model,
        networks,
        planned=[model.new_bool_var(f"planned{i}") for i in range(problem.num_visits)],
        used=[model.new_bool_var(f"used{s}") for s in range(problem.num_shifts)],
        start=[instant("start", i, ("visit", i)) for i in range(problem.num_visits)],
    )
    v.break_start = {b: instant("break", b, ("break", b)) for b in range(problem.num_breaks)}
    for s, net in enumerate(networks):
        _make_shift(problem, v, s, net)
    return v


def _allowed_starts(problem: Problem, networks: list[Network]) -> dict[tuple[str, int], cp_model.Domain]:
    """The union of allowed starts of each visit and break over all nodes that can be passed."""
    allowed: dict[tuple[str, int], cp_model.Domain] = {}
    for net in networks:
        for node in sorted(set(net.head.tolist()) - {DEPOT}):
            a = int(net.activity[node])
            key = (
                ("break", a - problem.num_options)
                if problem.is_break(a)
                else ("visit", int(problem.option_visit[a]))
            )
            domain = node_domain(problem, net, node)
            allowed[key] = allowed[key].union_with(domain) if key in allowed else domain
    return allowed


def _make_shift(problem: Problem, v: Variables, s: int, net: Network) -> None:
    model = v.model
    v.arcs.append([model.new_bool_var(f"arc{s}:{i}>{j}") for i, j in zip(net.tail, net.head, strict=True)])
    low, high = int(net.low[DEPOT]), max(int(net.low[DEPOT]), int(net.high[DEPOT]))
    last_departure = low if problem.shift_leaves_at_start[s] else high
    v.departure.append(model.new_int_var(low, last_departure, f"departure{s}"))
    v.back.append(model.new_int_var(low, high, f"back{s}"))
    nodes = defaultdict(list)
    for node in sorted(set(net.head.tolist()) - {DEPOT}):
        nodes[int(net.activity[node])].append(node)
    for a, copies in nodes.items():
        literal = _make_done(problem, v, s, a)
        for node in copies:
            v.done[s, node] = literal if len(copies) == 1 else model.new_bool_var(f"done{s}:{node}")
        if len(copies) > 1:
            model.add(sum(v.done[s, node] for node in copies) == literal)


def _make_done(problem: Problem, v: Variables, s: int, activity: int) -> Literal:
    """Return the literal that says that this shift does this activity: for a break that must be taken, that the shift is used."""
    if not problem.is_break(activity):
        v.chosen[activity, s] = v.model.new_bool_var(f"chosen{activity}:{s}")
        return v.chosen[activity, s]
    b = activity - problem.num_options
    v.taken[b] = v.used[s]
    if problem.optional_break[b]:
        v.taken[b] = v.model.new_bool_var(f"taken{b}")
        v.model.add_implication(v.taken[b], v.used[s])
    return v.taken[b]
