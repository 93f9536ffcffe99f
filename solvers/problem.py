"""The engine's world: a `Problem` of integer arrays and a `Solution` of activity sequences.

One time unit per problem (seconds for care). An *activity* is either an option of a visit (its index, 0..num_options-1) or a break
(num_options + its index). Options without a place (`NO_PLACE`) are done wherever the worker is: travel runs
between the neighbouring
physical places. Fields default to "off" in `problem_builder`; old problems keep their meaning when fields are added.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

NO_PLACE = -1
NO_LIMIT = 2**40  # later than any instant, larger than any gap; leaves room for sums in int64

ANY_WORKER, SAME_WORKER, DIFFERENT_WORKER = 0, 1, 2


class Weights(NamedTuple):
    """Points per unit of each cost term (see `solvers.cost` for the terms); 0 switches a term off.

    Times are in the problem's time unit, distance in the unit of `Problem.distance`.
    """

    travel_time: int = 1
    distance: int = 0
    stop_overhead: int = 0
    waiting: int = 0
    work: int = 0
    lateness: int = 0
    overtime: int = 0
    shift_use: int = 0
    screen_work: int = 0
    preference: int = 0
    continuity: int = 0
    lateness_max: int = 0
    idle_max: int = 0
    balance: int = 0


@dataclass(frozen=True, eq=False)
class Problem:
    """One planning run as arrays; V visits, O options, S shifts, W workers, P places, M means of travel, B
    breaks, L links, K skills.

    Travel (int32): `travel_time`, `distance` (M, P, P), not assumed symmetric, diagonal 0; `arriving`, `leaving` (M, P) the two
    parts of the stop overhead, paid once per stop.

    Visits: `unplanned_cost` (V,) points; `required` (V,) leaving it out makes the solution infeasible; `soft_latest` (V,) a start
    after it is late, NO_LIMIT for never; `client` (V,) whom continuity is counted for, -1 for nobody.

    Options, each belonging to one visit: `option_visit` (O,) ascending; `option_mode` (O,) any number naming the mode;
    `option_place` (O,) or NO_PLACE; `option_duration`; `option_setup` before the start and `option_wrap_up` after the end, paid per
    visit (screen set-up and documentation); `option_cost` points. Hard start windows of option o are rows
    `window_offset[o]:window_offset[o+1]` of `window_early`, `window_late`, disjoint and ascending, bounds included; `window_rank`
    of the same rows, ascending within an option, says which windows of linked visits belong together (from 0 on if not given).
    `option_load` (O,) what it takes of its shift's `shift_capacity`.
    `option_skills` (O, K) needed and `shift_skills` (S, K) had; `allowed` (O, S) every other reason why a shift may or may not.

    Shifts: `shift_worker` (S,) in 0..W-1; `shift_start_place`, `shift_end_place` or NO_PLACE; departure not before
    `shift_earliest`, overtime counts after `shift_end`, return by `shift_latest`; `shift_means`; `shift_fixed_cost` times weight
    `shift_use` when used; `travel_rate`, `distance_rate`, `waiting_rate`, `work_rate` (S,) multiply the weights of their terms.
    `shift_capacity` (S,) what the loads of its visits may sum to, NO_LIMIT for any. A shift with `shift_leaves_at_start` (S,)
    departs at `shift_earliest` whatever comes first, so that being early at its first activity is waiting. A negative fixed cost
    says that using the shift is worth something.

    Breaks: `break_shift` (B,) ascending; start within [`break_early`, `break_late`]; `break_duration`; `break_place` or NO_PLACE.
    A used shift takes each of its breaks once, or leaves it out at `break_skip_cost` (B,) points, NO_LIMIT for "must be taken"; an
    unused shift takes none and pays for none.

    Links: when both visits are planned, start(second) - start(first) in [`link_min`, `link_max`]; `link_worker` ANY, SAME or
    DIFFERENT; `link_together` (L,) both or neither is planned; `link_same_window` (L,) both start in windows of the same rank.

    `preference` (V, W) raw units of dislike, times weight `preference`.

    Quotas: of the options `quota_option[quota_offset[q]:quota_offset[q+1]]`, at most `quota_max[q]` (Q,) are carried out.

    Units: shifts with the same `shift_unit` (S,), -1 for none, share seats. From `seats_from[r]` until the unit's next row
    there are `seats[r]` of them, rows `seats_offset[u]:seats_offset[u+1]`, ascending, none before the first. A shift needs one
    while it carries out an option without a place, from its set-up to the end of its wrap-up; at no instant do more shifts of a
    unit need a seat than there are.

    Raises ValueError for inconsistent shapes or references, and where a shift without a start leaves at it or one without an end
    has its idle time priced (one sentence each).
    """

    travel_time: NDArray[np.int32]
    distance: NDArray[np.int32]
    arriving: NDArray[np.int32]
    leaving: NDArray[np.int32]
    unplanned_cost: IntArray
    required: BoolArray
    soft_latest: IntArray
    client: IntArray
    option_visit: IntArray
    option_mode: IntArray
    option_place: IntArray
    option_duration: IntArray
    option_setup: IntArray
    option_wrap_up: IntArray
    option_cost: IntArray
    option_load: IntArray
    window_offset: IntArray
    window_early: IntArray
    window_late: IntArray
    window_rank: IntArray
    option_skills: BoolArray
    shift_skills: BoolArray
    allowed: BoolArray
    shift_worker: IntArray
    shift_start_place: IntArray
    shift_end_place: IntArray
    shift_earliest: IntArray
    shift_end: IntArray
    shift_latest: IntArray
    shift_means: IntArray
    shift_fixed_cost: IntArray
    travel_rate: IntArray
    distance_rate: IntArray
    waiting_rate: IntArray
    work_rate: IntArray
    shift_capacity: IntArray
    shift_leaves_at_start: BoolArray
    break_shift: IntArray
    break_early: IntArray
    break_late: IntArray
    break_duration: IntArray
    break_place: IntArray
    break_skip_cost: IntArray
    link_first: IntArray
    link_second: IntArray
    link_min: IntArray
    link_max: IntArray
    link_worker: IntArray
    link_together: BoolArray
    link_same_window: BoolArray
    preference: IntArray
    quota_offset: IntArray
    quota_option: IntArray
    quota_max: IntArray
    shift_unit: IntArray
    seats_offset: IntArray
    seats_from: IntArray
    seats: IntArray
    weights: Weights = Weights()  # noqa: RUF009 (an immutable tuple)
    time_unit: str = "s"

    def __post_init__(self) -> None:
        _require_shapes(self)
        _require_references(self)

    @property
    def num_visits(self) -> int:
        return len(self.required)

    @property
    def num_options(self) -> int:
        return len(self.option_visit)

    @property
    def num_shifts(self) -> int:
        return len(self.shift_worker)

    @property
    def num_places(self) -> int:
        return self.travel_time.shape[1]

    @property
    def num_breaks(self) -> int:
        return len(self.break_shift)

    @property
    def num_links(self) -> int:
        return len(self.link_first)

    @property
    def num_quotas(self) -> int:
        return len(self.quota_max)

    @property
    def num_units(self) -> int:
        return len(self.seats_offset) - 1

    @property
    def num_workers(self) -> int:
        return self.preference.shape[1]

    @cached_property
    def option_offset(self) -> IntArray:
        """Options of visit v are `option_offset[v]:option_offset[v+1]`; int64 (V+1,)."""
        return np.searchsorted(self.option_visit, np.arange(self.num_visits + 1)).astype(np.int64)

    @cached_property
    def break_offset(self) -> IntArray:
        """Breaks of shift s are `break_offset[s]:break_offset[s+1]`; int64 (S+1,)."""
        return np.searchsorted(self.break_shift, np.arange(self.num_shifts + 1)).astype(np.int64)

    @cached_property
    def optional_break(self) -> BoolArray:
        """(B,): may a used shift leave this break out, at its price?"""
        return self.break_skip_cost < NO_LIMIT

    @cached_property
    def eligible(self) -> BoolArray:
        """(O, S): may this shift carry out this option: allowed, and every needed skill had."""
        lacks = self.option_skills.astype(np.int32) @ (~self.shift_skills).astype(np.int32).T
        return self.allowed & (lacks == 0)

    def is_break(self, activity: int) -> bool:
        """True for a break, False for an option of a visit."""
        return activity >= self.num_options

    def replace(self, **changes: Any) -> Problem:
        """Return a copy with some fields changed (and checked again)."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Solution:
    """A full answer: per shift, its activities in order and the start of each.

    `routes[s]` holds option indices, and num_options + b for break b; `starts[s]` the instants, same
    lengths. A visit in no route is unplanned.
    """

    routes: tuple[tuple[int, ...], ...]
    starts: tuple[tuple[int, ...], ...]

    @staticmethod
    def empty(problem: Problem) -> Solution:
        """Return the solution that plans nothing."""
        nothing: tuple[tuple[int, ...], ...] = tuple(() for _ in range(problem.num_shifts))
        return Solution(nothing, nothing)


def problem_builder(
    travel_time: Any,
    *,
    visits: int,
    option_visit: Any,
    option_place: Any,
    option_duration: Any,
    shifts: int,
    **given: Any,
) -> Problem:
    """Return a `Problem` from the few arrays that every problem has; every field not named is "off".

    Off means: one worker per shift, all eligible, no windows (0..NO_LIMIT), shifts without limits that start and end at
    place 0, every visit required at unplanned cost 10**12, no loads, breaks, links, skills or preferences, distance = travel time.
    `travel_time` may be (P, P) or (M, P, P); so may `distance`.

    Raises ValueError as `Problem` does, TypeError for an unknown field.
    """
    matrix = np.atleast_3d(np.asarray(travel_time, dtype=np.int32))
    if np.ndim(travel_time) == 2:
        matrix = np.asarray(travel_time, dtype=np.int32)[None, :, :]
    distance = np.asarray(given.pop("distance", matrix), dtype=np.int32)
    distance = distance[None, :, :] if distance.ndim == 2 else distance
    means, places, _ = matrix.shape
    options = len(option_visit)
    worker = np.asarray(given.get("shift_worker", np.arange(shifts)), dtype=np.int64)
    workers = int(worker.max()) + 1 if len(worker) else 0
    breaks = len(given.get("break_shift", ()))
    links = len(given.get("link_first", ()))
    skills = np.shape(given["option_skills"])[1] if "option_skills" in given else 0
    defaults: dict[str, Any] = {
        "arriving": np.zeros((means, places)), "leaving": np.zeros((means, places)),
        "unplanned_cost": np.full(visits, 10**12), "required": np.ones(visits, dtype=bool),
        "soft_latest": np.full(visits, NO_LIMIT), "client": np.full(visits, -1),
        "option_mode": np.zeros(options), "option_setup": np.zeros(options), "option_wrap_up": np.zeros(options),
        "option_cost": np.zeros(options), "option_load": np.zeros(options),
        "window_offset": np.arange(options + 1), "window_early": np.zeros(options), "window_late": np.full(options, NO_LIMIT),
        "option_skills": np.zeros((options, skills), dtype=bool), "shift_skills": np.zeros((shifts, skills), dtype=bool),
        "allowed": np.ones((options, shifts), dtype=bool),
        "shift_worker": worker, "shift_start_place": np.zeros(shifts), "shift_end_place": np.zeros(shifts),
        "shift_earliest": np.zeros(shifts), "shift_end": np.full(shifts, NO_LIMIT), "shift_latest": np.full(shifts, NO_LIMIT),
        "shift_means": np.zeros(shifts), "shift_fixed_cost": np.zeros(shifts), "travel_rate": np.ones(shifts),
        "distance_rate": np.ones(shifts), "waiting_rate": np.ones(shifts), "work_rate": np.ones(shifts),
        "shift_capacity": np.full(shifts, NO_LIMIT), "shift_leaves_at_start": np.zeros(shifts, dtype=bool),
        "break_shift": (), "break_early": np.zeros(breaks), "break_late": np.full(breaks, NO_LIMIT),
        "break_duration": np.zeros(breaks), "break_place": np.full(breaks, NO_PLACE),
        "break_skip_cost": np.full(breaks, NO_LIMIT),
        "link_first": (), "link_second": (), "link_min": np.zeros(links), "link_max": np.full(links, NO_LIMIT),
        "link_worker": np.full(links, ANY_WORKER), "link_together": np.zeros(links, dtype=bool),
        "link_same_window": np.zeros(links, dtype=bool),
        "preference": np.zeros((visits, workers)),
        "quota_offset": (0,), "quota_option": (), "quota_max": (),
        "shift_unit": np.full(shifts, -1), "seats_offset": (0,), "seats_from": (), "seats": (),
    }  # fmt: skip
    offset = np.asarray(given.get("window_offset", defaults["window_offset"]), dtype=np.int64)
    row = np.arange(len(given.get("window_early", defaults["window_early"])))
    defaults["window_rank"] = row - offset[np.searchsorted(offset, row, side="right") - 1]
    weights = given.pop("weights", Weights())
    time_unit = given.pop("time_unit", "s")
    unknown = set(given) - set(defaults)
    if unknown:
        raise TypeError(f"unknown field(s) of Problem: {sorted(unknown)}")
    boolean = {name for name, value in defaults.items() if getattr(value, "dtype", None) == np.bool_}
    short = {"arriving", "leaving"}
    arrays = {
        name: np.ascontiguousarray(
            value, dtype=bool if name in boolean else np.int32 if name in short else np.int64
        )
        for name, value in {**defaults, **given}.items()
    }
    return Problem(
        travel_time=np.ascontiguousarray(matrix),
        distance=np.ascontiguousarray(distance),
        option_visit=np.asarray(option_visit, dtype=np.int64),
        option_place=np.asarray(option_place, dtype=np.int64),
        option_duration=np.asarray(option_duration, dtype=np.int64),
        weights=weights,
        time_unit=time_unit,
        **arrays,
    )


_ROWS = {"option": "option_visit", "shift": "shift_worker", "break": "break_shift", "link": "link_first"}


def _require_shapes(p: Problem) -> None:
    for name in (f.name for f in fields(p)):
        array = getattr(p, name)
        owner = _ROWS.get(name.split("_")[0])
        if isinstance(array, np.ndarray) and owner and len(array) != len(getattr(p, owner)):
            raise ValueError(f"{name} has {len(array)} rows, but {owner} has {len(getattr(p, owner))}")
    for name in ("unplanned_cost", "soft_latest", "client", "preference"):
        if len(getattr(p, name)) != p.num_visits:
            raise ValueError(f"{name} has {len(getattr(p, name))} rows, but there are {p.num_visits} visits")
    for name in ("travel_rate", "distance_rate", "waiting_rate", "work_rate"):
        if len(getattr(p, name)) != p.num_shifts:
            raise ValueError(f"{name} has {len(getattr(p, name))} rows, but there are {p.num_shifts} shifts")
    means, places, columns = p.travel_time.shape
    if places != columns or p.distance.shape != p.travel_time.shape:
        raise ValueError(
            "travel_time and distance must be square tables of one shape (means, places, places)"
        )
    if p.arriving.shape != (means, places) or p.leaving.shape != (means, places):
        raise ValueError("arriving and leaving must have shape (means, places)")
    if p.allowed.shape != (p.num_options, p.num_shifts):
        raise ValueError("allowed must have shape (options, shifts)")
    if p.option_skills.shape[1] != p.shift_skills.shape[1]:
        raise ValueError("option_skills and shift_skills must have the same number of skills")
    if (
        len(p.window_offset) != p.num_options + 1
        or len({len(p.window_early), len(p.window_late), len(p.window_rank)}) > 1
    ):
        raise ValueError(
            "window_offset must have one row more than there are options, window_early, window_late and window_rank equal length"
        )


def _require_references(p: Problem) -> None:
    ranges = (
        ("option_visit", 0, p.num_visits), ("option_place", NO_PLACE, p.num_places), ("shift_worker", 0, p.num_workers),
        ("shift_start_place", NO_PLACE, p.num_places), ("shift_end_place", NO_PLACE, p.num_places),
        ("shift_means", 0, p.travel_time.shape[0]), ("break_shift", 0, p.num_shifts), ("break_place", NO_PLACE, p.num_places),
        ("link_first", 0, p.num_visits), ("link_second", 0, p.num_visits), ("option_duration", 0, NO_LIMIT),
        ("quota_option", 0, p.num_options), ("quota_max", 0, NO_LIMIT), ("shift_unit", -1, p.num_units), ("seats", 0, NO_LIMIT),
    )  # fmt: skip
    for name, low, high in ranges:
        array = getattr(p, name)
        if len(array) and (array.min() < low or array.max() >= high):
            raise ValueError(f"{name} must lie in [{low}, {high}), found {array.min()}..{array.max()}")
    for name in ("option_visit", "break_shift", "window_offset"):
        if np.any(np.diff(getattr(p, name)) < 0):
            raise ValueError(f"{name} must ascend")
    if np.any(np.diff(p.option_offset) < 1):
        raise ValueError(f"visit {int(np.argmin(np.diff(p.option_offset)))} has no option")
    _require_offsets(p.quota_offset, len(p.quota_max), len(p.quota_option), "quota_offset", "quotas")
    _require_offsets(p.seats_offset, p.num_units, len(p.seats_from), "seats_offset", "units")
    if np.any(p.link_first == p.link_second):
        raise ValueError("a link must join two different visits")
    if np.any(p.link_min > p.link_max):
        raise ValueError(
            f"link {int(np.argmax(p.link_min > p.link_max))} asks for a gap of at least more than at most"
        )
    _require_windows(p)
    if np.any(p.break_early > p.break_late):
        raise ValueError(f"break {int(np.argmax(p.break_early > p.break_late))} must start before it may")
    for name in (
        "travel_time",
        "distance",
        "arriving",
        "leaving",
        "option_setup",
        "option_wrap_up",
        "option_load",
        "shift_capacity",
        "break_duration",
        "break_skip_cost",
    ):
        if getattr(p, name).min(initial=0) < 0:
            raise ValueError(f"{name} must not be negative")
    _require_limits(p)


def _require_offsets(offset: IntArray, count: int, rows: int, name: str, what: str) -> None:
    if len(offset) != count + 1 or offset[0] != 0 or offset[-1] != rows or np.any(np.diff(offset) < 0):
        raise ValueError(
            f"{name} must have one row more than there are {what}, ascend from 0, and end at {rows}"
        )


def _require_limits(p: Problem) -> None:
    if len(p.seats) != len(p.seats_from):
        raise ValueError(f"seats has {len(p.seats)} rows, but seats_from has {len(p.seats_from)}")
    within = np.ones(max(0, len(p.seats_from) - 1), dtype=bool)
    within[[k - 1 for k in p.seats_offset[1:-1] if 0 < k < len(p.seats_from)]] = False
    if np.any(within & (np.diff(p.seats_from) <= 0)):
        raise ValueError("the rows of seats_from of a unit must ascend")
    unbegun = np.abs(p.shift_earliest) >= NO_LIMIT
    if np.any(unbegun & p.shift_leaves_at_start):
        raise ValueError(
            f"shift {int(np.argmax(unbegun & p.shift_leaves_at_start))} leaves at a start it does not have"
        )
    endless = unbegun | (np.abs(p.shift_end) >= NO_LIMIT)
    if p.weights.idle_max and np.any(endless):
        raise ValueError(
            f"shift {int(np.argmax(endless))} has no start or no end, and so no idle time (weight idle_max)"
        )


def _require_windows(p: Problem) -> None:
    if (
        p.window_offset[0] != 0
        or p.window_offset[-1] != len(p.window_early)
        or np.any(np.diff(p.window_offset) < 1)
    ):
        raise ValueError(
            "every option needs at least one window, and window_offset must run from 0 to their number"
        )
    if np.any(p.window_early > p.window_late):
        raise ValueError(f"window {int(np.argmax(p.window_early > p.window_late))} ends before it begins")
    joined = np.ones(max(0, len(p.window_early) - 1), dtype=bool)
    joined[p.window_offset[1:-1] - 1] = False
    if np.any(joined & (p.window_early[1:] <= p.window_late[:-1])):
        raise ValueError("the windows of an option must be disjoint and ascend")
    if np.any(joined & (np.diff(p.window_rank) < 1)):
        raise ValueError("window_rank must ascend within an option")
