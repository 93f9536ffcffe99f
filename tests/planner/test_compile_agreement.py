"""Two opinions on the same plan: the engine's check and cost of a solution, the domain's check and figures of
its routes.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.random import Generator, default_rng

from planner.check import check as domain_check
from planner.compile import Compiled, compile_problem, decode, encode
from planner.domain import Instance, Level, Means, Mode, Plan, StopOverhead, Unplanned
from planner.errors import Violation
from planner.figures import figures
from planner.travel.times import TravelTimes
from solvers.check import check as engine_check
from solvers.cost import terms
from solvers.problem import Problem, Solution
from solvers.schedule import earliest_starts
from tests.builders import (
    address,
    at,
    citizen,
    delegation,
    grid_times,
    instance,
    link,
    pause,
    pin,
    run_info,
    shift,
    visit,
    window,
    worker,
)

LEVELS = list(Level)


def some(rng: Generator, names: Iterable[str], chance: float) -> frozenset[str]:
    return frozenset(n for n in names if rng.random() < chance)


def clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def random_instance(rng: Generator, awkward: bool) -> Instance:
    """Six to nine visits of every kind on three or four shifts.

    `awkward` adds what the engine keeps a little stricter than the domain: several shifts of one worker,
    locked orders, shifts without a base; and locked starts, which may lie outside their windows.
    """
    num_visits, num_shifts = int(rng.integers(6, 10)), int(rng.integers(3, 5))
    workers = [f"W{n}" for n in range(1, num_shifts + 1)]
    visits = []
    for n in range(1, num_visits + 1):
        opens = [int(rng.integers(420, 600)), int(rng.integers(700, 800))][: int(rng.integers(1, 3))]
        windows = [
            window(clock(m), clock(m + 90), clock(m + 95) if rng.random() < 0.3 else None) for m in opens
        ]
        visits.append(
            visit(
                f"V{n}",
                f"C{rng.integers(1, 5)}",
                *windows,
                seconds=int(rng.integers(3, 20)) * 60,
                screen_seconds=300 if rng.random() < 0.4 else None,
                staff_required=2 if rng.random() < 0.25 else 1,
                level=LEVELS[int(rng.choice(4, p=[0.55, 0.3, 0.1, 0.05]))],
                certificates=some(rng, ["stoma"], 0.1),
                delegated_tasks=some(rng, ["insulin"], 0.1),
                priority=int(rng.integers(1, 6)),
                promised_latest=at(clock(opens[0] + 30)) if rng.random() < 0.5 else None,
            )
        )
    shifts = []
    for n in range(1, num_shifts + 1):
        breaks = [pause("10:30", "12:00", 1200, paid=bool(rng.random() < 0.5))] if rng.random() < 0.5 else []
        if breaks and rng.random() < 0.4:
            breaks.insert(0, pause("13:00", "14:30", 600, address_id="B"))
        owner = f"W{rng.integers(1, num_shifts + 1)}" if awkward and rng.random() < 0.4 else f"W{n}"
        base = None if awkward and rng.random() < 0.15 else "B"
        shifts.append(
            shift(
                f"S{n}",
                owner,
                "07:00",
                str(rng.choice(["11:00", "15:00", "16:00"])),
                start_address=base,
                means=list(Means)[int(rng.choice(3, p=[0.7, 0.2, 0.1]))],
                max_overtime=int(rng.choice([0, 1800])),
                breaks=tuple(breaks),
                modes=frozenset(Mode) if rng.random() < 0.7 else frozenset({Mode.PHYSICAL}),
            )
        )
    names = [v.visit_id for v in visits]
    links = [
        link(
            str(a),
            str(b),
            int(rng.integers(0, 60)) * 60,
            int(rng.integers(60, 240)) * 60,
            str(rng.choice(["any", "same", "different"])),
        )
        for a, b in [rng.choice(names, 2, replace=False) for _ in range(int(rng.integers(0, 3)))]
    ]
    pins = []
    if rng.random() < 0.5:
        pins.append(pin(names[0], shift_id="S1"))
    if awkward:
        pins.append(pin(names[1], start=at(clock(int(rng.integers(430, 700))))))
        pins += [pin(names[2], after=names[3]), pin(names[4], after=names[2])]
    return instance(
        visits,
        shifts,
        workers=[
            worker(w, LEVELS[int(rng.integers(1, 4))], certificates=some(rng, ["stoma"], 0.6))
            for w in workers
        ],
        citizens=[
            citizen(
                f"C{n}",
                preferred_workers=some(rng, workers, 0.2),
                required_workers=some(rng, workers, 0.08),
                forbidden_workers=some(rng, workers, 0.08),
            )
            for n in range(1, 5)
        ],
        addresses=[address("A1", overhead={Means.CAR: StopOverhead(arriving=30, leaving=10)})],
        delegations=tuple(delegation(w, f"C{n}", "insulin") for w in workers for n in (1, 2)),
        links=tuple(links),
        pins=tuple(pins),
    )


def random_solution(rng: Generator, p: Problem, careful: float) -> Solution:
    """Visits dealt out to shifts, mostly to ones that may, in the order of their windows; starts as early as
    can be, or not.
    """
    dealt: list[list[tuple[int, int]]] = [[] for _ in range(p.num_shifts)]
    for v in range(p.num_visits):
        if rng.random() < 0.25:
            continue
        option = int(rng.integers(p.option_offset[v], p.option_offset[v + 1]))
        able = np.flatnonzero(p.eligible[option])
        if rng.random() < careful:
            if len(able):
                dealt[int(rng.choice(able))].append((int(p.window_early[p.window_offset[option]]), option))
        else:
            dealt[int(rng.integers(p.num_shifts))].append((int(rng.integers(25200, 50000)), option))
    for b in range(p.num_breaks):
        if dealt[int(p.break_shift[b])] and rng.random() < 0.5 + careful / 2:
            dealt[int(p.break_shift[b])].append((int(p.break_early[b]), p.num_options + b))
    routes = tuple(tuple(a for _, a in sorted(row)) for row in dealt)
    starts = earliest_starts(p, routes)
    if starts is None or rng.random() > careful:
        starts = tuple(tuple(sorted(rng.integers(25200, 54000, len(r)).tolist())) for r in routes)
    return Solution(routes, starts)


def grown(rng: Generator, p: Problem) -> Solution:
    """Visits put in one after the other wherever a few random tries leave everything right."""
    best = Solution.empty(p)
    partner = {int(p.link_first[k]): int(p.link_second[k]) for k in range(p.num_links) if p.link_together[k]}
    for v in rng.permutation(p.num_visits).tolist():
        if v in partner.values():
            continue
        chain = [v]
        while chain[-1] in partner and partner[chain[-1]] not in chain:
            chain.append(partner[chain[-1]])
        for _ in range(8):
            tried = best
            for member in chain:
                tried = put_in(rng, p, tried, member)
            starts = earliest_starts(p, tried.routes)
            if starts is not None and not engine_check(p, Solution(tried.routes, starts)):
                best = Solution(tried.routes, starts)
                break
    return best


def put_in(rng: Generator, p: Problem, s: Solution, v: int) -> Solution:
    """Put a visit anywhere into a shift that may take it; a shift used for the first time gets its breaks."""
    option = int(rng.integers(p.option_offset[v], p.option_offset[v + 1]))
    able = np.flatnonzero(p.eligible[option])
    if not len(able):
        return s
    shift_number = int(rng.choice(able))
    row = list(s.routes[shift_number]) or [
        p.num_options + b for b in range(p.break_offset[shift_number], p.break_offset[shift_number + 1])
    ]
    row.insert(int(rng.integers(len(row) + 1)), option)
    routes = tuple(tuple(row) if k == shift_number else r for k, r in enumerate(s.routes))
    return Solution(routes, s.starts)


def nudged(rng: Generator, s: Solution) -> Solution:
    """Change one small thing: move a start, or drop an activity."""
    used = [k for k, r in enumerate(s.routes) if r]
    if not used:
        return s
    k = int(rng.choice(used))
    i = int(rng.integers(len(s.routes[k])))
    routes, starts = [list(r) for r in s.routes], [list(t) for t in s.starts]
    if rng.random() < 0.5:
        starts[k][i] += int(rng.choice([-1, 1, 60, 900]))
    else:
        del routes[k][i], starts[k][i]
    return Solution(tuple(map(tuple, routes)), tuple(map(tuple, starts)))


def plan_from(c: Compiled, s: Solution) -> Plan:
    routes = decode(c, s)
    planned = {a.visit_id for r in routes for a in r.activities}
    left_out = tuple(
        Unplanned(visit_id=v.visit_id, priority=v.priority)
        for v in c.instance.visits
        if v.visit_id not in planned
    )
    return Plan(routes=routes, unplanned=left_out, run=run_info())


def judged(
    seed: int, awkward: bool
) -> tuple[Instance, TravelTimes, Compiled, Solution, Plan, list[Violation]]:
    rng = default_rng(seed)
    given = random_instance(rng, awkward)
    travel = grid_times(given, step_seconds=int(rng.integers(30, 400)))
    c = compile_problem(given, travel)
    kind = seed % 3
    s = random_solution(rng, c.problem, careful=0.9) if kind == 0 else grown(rng, c.problem)
    s = nudged(rng, s) if kind == 1 else s
    plan = plan_from(c, s)
    return given, travel, c, s, plan, domain_check(given, travel, plan)


def test_the_engine_and_the_domain_agree_on_what_is_right() -> None:
    """Feasible for the engine if and only if no rule of care is broken; both happen often enough to mean
    something.
    """
    feasible = 0
    for seed in range(210):
        _, _, c, s, _, violations = judged(seed, awkward=False)
        breaches = engine_check(c.problem, s)
        assert bool(breaches) == bool(violations), (seed, breaches, violations)
        feasible += not breaches
    assert 80 < feasible < 160


def test_what_the_engine_finds_right_is_right_also_where_it_is_stricter() -> None:
    """Several shifts a worker, locked orders, open bases; only a locked start may miss its window, as its
    planner wished.
    """
    feasible = 0
    for seed in range(210):
        given, _, c, s, _, violations = judged(seed, awkward=True)
        locked = {p.visit_id for p in given.pins if p.start is not None}
        real = [v for v in violations if v.rule not in ("window", "end_latest") or v.ids[0] not in locked]
        if not engine_check(c.problem, s):
            assert real == [], seed
            feasible += 1
    assert feasible > 80


def test_the_figures_are_the_cost_terms_in_plain_units() -> None:
    """With the standard prices a second of travel, overhead or lateness is 100 points, one of overtime 200, a
    metre 3.
    """
    for seed in range(90):
        given, travel, c, s, plan, violations = judged(seed, awkward=False)
        if violations:
            continue
        day = figures(given, travel, plan)
        points = terms(c.problem, s)
        assert points["travel_time"] == 100 * day.total.driving_seconds
        assert points["distance"] == 3 * day.total.distance_metres
        assert points["stop_overhead"] == 100 * day.total.stop_overhead_seconds
        assert points["screen_work"] == 100 * (day.total.care_screen_seconds + day.total.screen_work_seconds)
        assert points["lateness"] == 100 * day.punctuality.late_seconds
        assert points["overtime"] == 200 * day.total.overtime_seconds
        assert points["preference"] == 30_000 * (day.continuity.asked_calls - day.continuity.preferred_calls)
        prices = given.settings.weights.unplanned
        assert points["unplanned"] == sum(prices[u.priority - 1] for u in plan.unplanned)


def test_a_decoded_solution_encodes_to_itself() -> None:
    """For every solution whose starts ascend, right or wrong."""
    for seed in range(90):
        _, _, c, s, plan, violations = judged(seed, awkward=True)
        if not violations:
            assert encode(c, plan) == s, seed
