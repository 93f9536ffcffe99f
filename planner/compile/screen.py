"""What screens add to the engine's problem: limits, seats of units, and shifts for calls that are not made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.compile.compiled import Seat
from planner.compile.options import Option
from planner.domain import Instance, Means, Mode, StopOverhead, seconds_between
from planner.modality.records import Modality, ScreenLimit
from solvers.problem import DIFFERENT_WORKER, NO_PLACE

REFERENCE_WAY = 549  # seconds of driving a physical visit, Vejle: 34 h for 223 visits


def quota_rows(options: Sequence[Option], may: Modality) -> dict[str, Any]:
    """Return the limits that bind, and what keeps a split visit whole or in two parts, as the engine's quotas."""
    quotas = [*_limits(options, may.limits), *_parts(options)]
    return {
        "quota_offset": np.cumsum([0, *(len(rows) for rows, _ in quotas)]),
        "quota_option": [o for rows, _ in quotas for o in rows],
        "quota_max": [most for _, most in quotas],
    }


def _limits(options: Sequence[Option], limits: Sequence[ScreenLimit]) -> Iterator[tuple[list[int], int]]:
    whole: dict[str, list[int]] = {}
    anything: dict[str, list[int]] = {}
    for o, option in enumerate(options):
        if option.counts:
            anything.setdefault(option.seat.visit_id, []).append(o)
            if option.part == "whole" and option.seat.seat == 0:
                whole.setdefault(option.seat.visit_id, []).append(o)
    for limit in limits:
        of_visit = whole if limit.whole else anything
        rows = [o for v in limit.visits for o in of_visit.get(v, ())]
        if len(rows) > limit.most:
            yield rows, limit.most


def _parts(options: Sequence[Option]) -> Iterator[tuple[list[int], int]]:
    """Of the ways home whole or called, and of the rest and no call, at most one each: so a visit is whole, or rest and call."""
    ways: dict[Seat, dict[str, list[int]]] = {}
    for o, option in enumerate(options):
        home = option.seat._replace(call=False)
        ways.setdefault(home, {}).setdefault(option.part, []).append(o)
    for way in ways.values():
        if "none" in way:
            yield [*way["whole"], *way["screen"]], 1
            yield [*way["remaining"], *way["none"]], 1


def unit_rows(instance: Instance) -> dict[str, Any]:
    """Return which shifts share the seats of a unit, and how many there are from when; a unit without rows has seats for all."""
    units = [u for u in instance.units if u.seats]
    number = {u.unit_id: k for k, u in enumerate(units)}
    rows = [row for u in units for row in u.seats]
    return {
        "shift_unit": [number.get(s.unit_id or "", -1) for s in instance.shifts],
        "seats_offset": np.cumsum([0, *(len(u.seats) for u in units)]),
        "seats_from": [seconds_between(instance.horizon_start, row.start) for row in rows],
        "seats": [row.count for row in rows],
    }


def option_costs(instance: Instance, options: Sequence[Option]) -> list[int]:
    """Return the points of each option, so that a visit with a choice is weighed by all the time that each way takes.

    A call is priced by its time (`Weights.screen_work`), so care at home is here too, at the same price a second, where a call
    may take its place; elsewhere it is the same in every plan and left out. A screen visit costs what its failed calls are expected
    to (see `expected_fallback`), of each of two workers who both call, since both must come where nobody answers; and less what it
    is worth in itself, once a visit.
    """
    weights = instance.settings.weights
    chosen = {o.seat.visit_id for o in options if o.counts}
    lengths = {
        (o.seat.visit_id, o.part): o.mode.service_duration for o in options if o.mode.mode is Mode.PHYSICAL
    }
    points = []
    for o in options:
        price = 0.0
        if o.mode.mode is Mode.PHYSICAL and o.seat.visit_id in chosen:
            price = weights.screen_work * o.mode.service_duration
        elif works(o):
            home = lengths.get((o.seat.visit_id, "whole"), o.mode.service_duration)
            home -= lengths.get((o.seat.visit_id, "remaining"), 0) if o.part == "screen" else 0
            is_second = o.counts and o.seat.seat == 1
            price = 0.0 if is_second else weights.screen_work * expected_fallback(instance, home)
            price -= weights.screen_value if o.counts else 0
        points.append(round(price))
    return points


def expected_fallback(instance: Instance, care: int) -> float:
    """Return the seconds that failed calls of one visit with so many seconds of care are expected to cost while planning.

    The share that nobody answers times a visit at home: a stop by car, the care, and the way there as measured in Vejle (9.15
    minutes; domain.md 6.3); and the set-up of second attempts. What a finished plan expects follows from its routes
    (`planner.fallback`).
    """
    rules = instance.settings.screen
    stop = instance.settings.overhead.get(Means.CAR, StopOverhead())
    visit = stop.arriving + stop.leaving + care + REFERENCE_WAY
    again = rules.unanswered * (rules.attempts - 1) * instance.settings.screen_setup
    return rules.fallback_probability * visit + again


def with_nobody(fields: dict[str, Any], options: Sequence[Option]) -> dict[str, Any]:
    """Return the fields of the problem with shifts of nobody's, without places, limits or costs, for calls that are not made.

    One for all of them, but one for each of those that links give to different workers: nobody is no worker who does both.
    Unchanged where no visit may be split.
    """
    takers = _nobodys(fields, options)
    count = takers.shape[1]
    if not count:
        return fields
    end = max(fields["window_late"])
    shifts = len(fields["shift_worker"])
    worker = max(fields["shift_worker"], default=-1) + 1
    added = {
        "shift_start_place": NO_PLACE, "shift_end_place": NO_PLACE, "shift_earliest": 0, "shift_end": end, "shift_latest": end,
        "shift_means": 0, "shift_fixed_cost": 0, "shift_unit": -1,
    }  # fmt: skip
    grown = {name: [*fields[name], *[value] * count] for name, value in added.items()}
    skills = np.asarray(fields["shift_skills"])
    return {
        **fields,
        **grown,
        "shifts": shifts + count,
        "shift_worker": [*fields["shift_worker"], *range(worker, worker + count)],
        "waiting_rate": [*np.ones(shifts, dtype=int), *[0] * count],
        "shift_skills": np.vstack([skills, np.ones((count, skills.shape[1]), dtype=bool)]),
        "allowed": np.column_stack([fields["allowed"], takers]),
        "preference": np.column_stack([fields["preference"], np.zeros((len(fields["preference"]), count))]),
    }


def _nobodys(fields: dict[str, Any], options: Sequence[Option]) -> NDArray[np.bool_]:
    """(O, shifts of nobody's): which of them takes which call that is not made."""
    spared = {v: o for o, v in enumerate(fields["option_visit"]) if options[o].part == "none"}
    links = zip(fields["link_first"], fields["link_second"], fields["link_worker"], strict=True)
    pairs = [(a, b) for a, b, worker in links if worker == DIFFERENT_WORKER and a in spared and b in spared]
    apart = {v for pair in pairs for v in pair}
    together = [o for v, o in spared.items() if v not in apart]
    groups = [*([together] if together else []), *([spared[v]] for v in sorted(apart))]
    table = np.zeros((len(options), len(groups)), dtype=bool)
    for column, rows in enumerate(groups):
        table[rows, column] = True
    return table


def works(option: Option) -> bool:
    """Whether the option is a call that takes setting up and writing down."""
    return option.mode.mode is Mode.SCREEN and option.part != "none"
