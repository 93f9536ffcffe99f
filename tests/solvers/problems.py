"""Problems for tests and measurements: one of four visits to know by heart, and seeded random ones with every feature.

Nothing here is drawn without a seed; the same call gives the same problem everywhere.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from solvers.features import Feature, features
from solvers.problem import DIFFERENT_WORKER, NO_LIMIT, NO_PLACE, Problem, Weights, problem_builder

EVERYTHING = Weights(
    travel_time=2, distance=1, stop_overhead=2, waiting=1, work=1, lateness=3, overtime=4, shift_use=1, screen_work=2,
    preference=5, continuity=40,
)  # fmt: skip
EVERY_TERM = EVERYTHING._replace(lateness_max=2, idle_max=1, balance=1)  # for shifts with an end


def line(places: int, step: int = 60) -> np.ndarray:
    """Travel times between places on a line, `step` apart; place 0 is the base."""
    spot = np.arange(places)
    return (np.abs(spot[:, None] - spot[None, :]) * step).astype(np.int32)


def four_visits(**changes: Any) -> Problem:
    """The problem to know by heart: base 0, visits 0..3 at places 1, 2, 2, 3 on a line, 60 s a step.

    Ten minutes of care each, overhead 200 s before and 118 s after at every place but the base, two shifts from and to the base
    without limits, all weights 0 but travel time and stop overhead (1 point a second). Visits 1 and 2 share place 2: one stop.

    The best plan is one round: travel 3 steps out and 3 home = 360, three stops x 318 = 954, cost 1314.
    """
    overhead = np.array([[0, 1, 1, 1]])
    return problem_builder(
        **{
            "travel_time": line(4),
            "visits": 4,
            "option_visit": [0, 1, 2, 3],
            "option_place": [1, 2, 2, 3],
            "option_duration": [600] * 4,
            "shifts": 2,
            "arriving": overhead * 200,
            "leaving": overhead * 118,
            "weights": Weights(travel_time=1, stop_overhead=1),
            **changes,
        }
    )


def one_visit(**changes: Any) -> Problem:
    """One visit of ten minutes, one step of 60 s from the base, one shift."""
    given = {"visits": 1, "option_visit": [0], "option_place": [1], "option_duration": [600], "shifts": 1}
    return problem_builder(**{"travel_time": line(2), **given, **changes})


def in_the_way(worth: tuple[int, int], **changes: Any) -> Problem:
    """One shift, everything at the base, so that only visits left out cost: visit 0 takes it from 100 to 150, visit 1 would take
    it from 120 to 170, visit 2 takes it from 1000 to 1050 and must be planned. One of visits 0 and 1, left out at `worth`, is.
    """
    given: dict[str, Any] = {
        "visits": 3, "option_visit": [0, 1, 2], "option_place": [0, 0, 0], "option_duration": [50] * 3, "shifts": 1,
        "window_early": [100, 120, 1000], "window_late": [100, 120, 1000], "required": [False, False, True],
        "unplanned_cost": [*worth, 10**12],
    }  # fmt: skip
    return problem_builder([[0]], **{**given, **changes})


def by_screen(**changes: Any) -> Problem:
    """Three visits: physical at place 1, by screen (set-up 60 s, call 300 s, notes 120 s), physical at place 3."""
    return problem_builder(
        **{
            "travel_time": line(4),
            "visits": 3,
            "option_visit": [0, 1, 2],
            "option_place": [1, NO_PLACE, 3],
            "option_duration": [600, 300, 600],
            "option_setup": [0, 60, 0],
            "option_wrap_up": [0, 120, 0],
            "shifts": 1,
            "arriving": np.full((1, 4), 200),
            "leaving": np.full((1, 4), 118),
            "weights": Weights(travel_time=1, stop_overhead=1, screen_work=1),
            **changes,
        }
    )


def care_day(seed: int, visits: int = 12, shifts: int = 3, looseness: float = 1.0, **changes: Any) -> Problem:
    """A day of home care in seconds from midnight: windows, skills, two households with two visits each, overhead, a break per
    shift, one double visit (visits 0 and 1), one least and greatest gap (visits 2 and 3), preferred workers here and there.

    Windows lie around the starts of a hidden plan, so that nearly every draw can be planned in full; `looseness` widens them.
    """
    rng = np.random.default_rng(seed)
    places = visits + 1
    home = np.arange(1, visits + 1)
    home[1] = home[0]  # the double visit is at one place
    home[5], home[7] = home[4], home[6]
    spot = rng.uniform(0, 12_000, (places, 2))  # metres
    metres = np.rint(np.hypot(*(spot[:, None] - spot[None, :]).transpose(2, 0, 1)) * 1.3).astype(np.int32)
    seconds = np.rint(metres / rng.uniform(12, 14, metres.shape)).astype(np.int32)
    np.fill_diagonal(seconds, 0)
    duration = rng.choice([600, 900, 1200, 1800], visits)
    duration[1] = duration[0]
    skilled = rng.random(visits) < 0.3
    owner = _deal(rng, visits, shifts)
    skills = np.zeros((shifts, 1), dtype=bool)
    nurses = max(1, shifts // 3)
    skills[:nurses] = True
    owner[skilled] %= nurses
    owner[0], owner[1], skilled[0], skilled[1] = 1 % shifts, 2 % shifts, False, False
    begin = _hidden_starts(rng, seconds, home, duration, owner, shifts)
    slack = (rng.choice([900, 1800, 3600], visits) * looseness).astype(np.int64)
    early, late = begin - slack, begin + slack
    early[1], late[1] = early[0], late[0]
    gap = begin[3] - begin[2]
    preference = (rng.random((visits, shifts)) < 0.4) * 120
    given: dict[str, Any] = {
        "distance": metres, "visits": visits, "option_visit": np.arange(visits), "option_place": home,
        "option_duration": duration, "shifts": shifts, "window_early": early, "window_late": late,
        "arriving": np.full((1, places), 200), "leaving": np.full((1, places), 118),
        "option_skills": skilled[:, None], "shift_skills": skills, "shift_earliest": np.full(shifts, 7 * 3600),
        "shift_end": np.full(shifts, 15 * 3600), "shift_latest": np.full(shifts, 16 * 3600),
        "break_shift": np.arange(shifts), "break_early": np.full(shifts, 10 * 3600),
        "break_late": np.full(shifts, 12 * 3600), "break_duration": np.full(shifts, 1800),
        "link_first": [0, 2], "link_second": [1, 3], "link_min": [0, gap - 1800], "link_max": [0, gap + 1800],
        "link_worker": [DIFFERENT_WORKER, 0], "preference": preference,
        "weights": Weights(travel_time=100, distance=3, stop_overhead=100, lateness=100, overtime=200, preference=100),
    }  # fmt: skip
    return problem_builder(seconds, **{**given, **changes})


def _deal(rng: np.random.Generator, visits: int, shifts: int) -> np.ndarray:
    return rng.permutation(np.arange(visits) % shifts)


def _hidden_starts(
    rng: np.random.Generator,
    seconds: np.ndarray,
    home: np.ndarray,
    duration: np.ndarray,
    owner: np.ndarray,
    shifts: int,
) -> np.ndarray:
    """Starts of a plan in which each shift does its own visits one after the other, the double visit first at the same time."""
    begin = np.zeros(len(home), dtype=np.int64)
    for s in range(shifts):
        own = [v for v in rng.permutation(np.flatnonzero(owner == s)) if v not in (0, 1)]
        own = [v for v in (0, 1) if owner[v] == s] + own
        clock, place, rested = 7 * 3600, 0, False
        for v in own:
            clock += int(seconds[place, home[v]]) + 318 + int(rng.integers(0, 1200))
            clock = max(clock, 8 * 3600) if v in (0, 1) else clock
            if not rested and clock > 10 * 3600:
                clock, rested = clock + 1800, True
            begin[v] = clock
            clock, place = clock + int(duration[v]), home[v]
    begin[1] = begin[0]
    return begin


def mixed(seed: int, visits: int = 5, shifts: int = 2, *, paired: bool = False, **changes: Any) -> Problem:
    """A small problem with many features at once, in minutes: screen options, several windows, links of any kind, open ends,
    breaks held at a place or not, asymmetric travel that breaks the triangle inequality.

    With `paired` two shifts each, which overlap, are one worker's. Nothing is made feasible on purpose; `required` is off unless
    changed.
    """
    rng = np.random.default_rng(seed)
    worker = [s // 2 if paired else s for s in range(shifts)]
    places = visits  # fewer than visits + 1: some share one
    travel = rng.integers(2, 30, (2, places, places))
    for table in travel:
        np.fill_diagonal(table, 0)
    ways = rng.integers(1, 3, visits)
    option_visit = np.repeat(np.arange(visits), ways)
    options = len(option_visit)
    place = rng.integers(0, places, options)
    place[rng.random(options) < 0.3] = NO_PLACE
    screen = place == NO_PLACE
    windows = rng.integers(1, 3, options)
    offset = np.concatenate([[0], np.cumsum(windows)])
    early = np.concatenate([np.arange(n) * 150 + rng.integers(0, 120) for n in windows])
    breaks = np.sort(rng.integers(0, shifts, rng.integers(0, shifts + 1)))
    links = np.array([(a, b) for a, b in rng.integers(0, visits, (2, 2)) if a != b]).reshape(-1, 2)
    least = rng.integers(-60, 30, len(links))
    given: dict[str, Any] = {
        "distance": travel * 3, "visits": visits, "option_visit": option_visit, "option_place": place,
        "option_duration": rng.integers(5, 30, options), "option_setup": screen * 2, "option_wrap_up": screen * 3,
        "option_cost": rng.integers(-5, 40, options), "window_offset": offset, "window_early": early,
        "window_late": early + rng.integers(20, 100, len(early)), "soft_latest": rng.integers(40, 200, visits),
        "unplanned_cost": rng.integers(200, 600, visits), "required": np.zeros(visits, dtype=bool),
        "client": rng.integers(-1, 2, visits), "arriving": rng.integers(0, 6, (2, places)),
        "leaving": rng.integers(0, 4, (2, places)), "option_skills": rng.random((options, 1)) < 0.3,
        "shifts": shifts, "shift_skills": rng.random((shifts, 1)) < 0.7, "allowed": rng.random((options, shifts)) < 0.9,
        "shift_worker": worker, "shift_start_place": rng.integers(NO_PLACE, places, shifts),
        "shift_end_place": rng.integers(NO_PLACE, places, shifts), "shift_earliest": rng.integers(0, 60, shifts),
        "shift_end": rng.integers(150, 250, shifts), "shift_latest": np.full(shifts, 300),
        "shift_means": rng.integers(0, 2, shifts), "shift_fixed_cost": rng.integers(0, 30, shifts),
        "travel_rate": rng.integers(1, 3, shifts), "work_rate": rng.integers(1, 3, shifts),
        "break_shift": breaks, "break_early": rng.integers(60, 120, len(breaks)), "break_late": np.full(len(breaks), 180),
        "break_duration": np.full(len(breaks), 15), "break_place": rng.integers(NO_PLACE, places, len(breaks)),
        "link_first": links[:, 0], "link_second": links[:, 1], "link_min": least,
        "link_max": least + rng.integers(0, 90, len(links)), "link_worker": rng.integers(0, 3, len(links)),
        "link_together": rng.random(len(links)) < 0.4,
        "preference": rng.integers(0, 8, (visits, len(set(worker)))), "weights": EVERYTHING, "time_unit": "min",
    }  # fmt: skip
    return problem_builder(travel, **{**given, **changes})


def every_feature(
    seed: int, visits: int = 5, shifts: int = 2, *, paired: bool = False, **changes: Any
) -> Problem:
    """`mixed` with all the rest: loads, shifts that leave at their start or are worth using, breaks that may be left out, and
    the terms of the whole. Some shifts have a capacity that bites, some breaks must be taken.
    """
    problem = mixed(seed, visits, shifts, paired=paired, weights=EVERY_TERM)
    rng = np.random.default_rng([seed, 1])
    given = {
        "option_load": rng.integers(0, 4, problem.num_options),
        "shift_capacity": rng.choice([3, 6, NO_LIMIT], shifts),
        "shift_leaves_at_start": rng.random(shifts) < 0.5,
        "shift_fixed_cost": rng.integers(-40, 30, shifts),
        "break_skip_cost": rng.choice([0, 25, NO_LIMIT], problem.num_breaks),
        **_quotas(rng, problem),
        "link_same_window": rng.random(problem.num_links) < 0.4,
    }
    return problem.replace(**{**given, **{name: as_field(problem, name, v) for name, v in changes.items()}})


def _quotas(rng: np.random.Generator, problem: Problem) -> dict[str, Any]:
    """One on what has no place, one on a random half of the options."""
    sets = (
        np.flatnonzero(problem.option_place == NO_PLACE),
        np.flatnonzero(rng.random(problem.num_options) < 0.5),
    )
    return {
        "quota_offset": np.cumsum([0, *(len(rows) for rows in sets)]),
        "quota_option": np.concatenate(sets),
        "quota_max": np.array([1, problem.num_visits // 2]),
    }


def as_field(problem: Problem, name: str, value: Any) -> Any:
    """Return a value in the form that the field of this name has."""
    field = getattr(problem, name)
    return np.asarray(value, dtype=field.dtype) if isinstance(field, np.ndarray) else value


def without(problem: Problem, lacking: frozenset[Feature]) -> Problem:
    """Return the problem with these features switched off; what only `ALL_FEATURES` less a few can express stays."""
    changes: dict[str, Any] = {}
    priced = {
        Feature.WAITING: "waiting", Feature.CONTINUITY: "continuity", Feature.SCREEN_WORK: "screen_work",
        Feature.SOFT_LATEST: "lateness", Feature.OVERTIME: "overtime", Feature.FIXED_COST: "shift_use",
        Feature.PREFERENCE: "preference", Feature.WORK: "work",
        Feature.LATENESS_MAX: "lateness_max", Feature.IDLE_MAX: "idle_max", Feature.BALANCE: "balance",
    }  # fmt: skip
    changes["weights"] = problem.weights._replace(**{priced[f]: 0 for f in lacking if f in priced})
    if Feature.PLACELESS in lacking:
        changes["option_place"] = np.maximum(problem.option_place, 0)
    if Feature.QUOTAS in lacking:
        changes["quota_max"] = np.full(problem.num_quotas, problem.num_options)
    if Feature.SEATS in lacking:
        changes["shift_unit"] = np.full(problem.num_shifts, -1)
    if Feature.BREAK_PLACES in lacking:
        changes["break_place"] = np.full(problem.num_breaks, NO_PLACE)
    if Feature.LOADS in lacking:
        changes["shift_capacity"] = np.full(problem.num_shifts, NO_LIMIT)
    if Feature.LEAVES_AT_START in lacking:
        changes["shift_leaves_at_start"] = np.zeros(problem.num_shifts, dtype=bool)
    if Feature.OPTIONAL_BREAKS in lacking:
        changes["break_skip_cost"] = np.full(problem.num_breaks, NO_LIMIT)
    if Feature.SAME_WINDOW in lacking:
        changes["link_same_window"] = np.zeros(problem.num_links, dtype=bool)
    result = problem.replace(**changes)
    assert not features(result) & lacking, features(result) & lacking
    return result
