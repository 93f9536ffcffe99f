"""An `Instance` and its travel times as the engine's `Problem`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.compile.compiled import Compiled, Seat
from planner.compile.eligibility import allowed_table
from planner.compile.links import SeatLink, seat_links
from planner.compile.locks import without_hopeless_locks
from planner.compile.openings import options_by_seats
from planner.compile.options import Option, options_of_all, pins_by_seat, seats_and_call
from planner.compile.places import Places, places_of
from planner.compile.screen import option_costs, quota_rows, unit_rows, with_nobody, works
from planner.compile.shifts import Shifts, skills_of
from planner.domain import Instance, Mode, Pin, Shift, Visit, seconds_between
from planner.heavy import is_heavy
from planner.modality import Modality, modality
from planner.travel.times import TravelTimes
from solvers.problem import NO_LIMIT, NO_PLACE, Weights, problem_builder

MODE_NUMBER = {mode: k for k, mode in enumerate(Mode)}
Pins = dict[Seat, tuple[Pin, ...]]


def compile_problem(instance: Instance, travel: TravelTimes, may: Modality | None = None) -> Compiled:
    """Say `instance` in the engine's words. Nothing is required: leaving a visit out costs by its priority.

    A double-staffed visit becomes two engine visits, both or neither planned, at the same start, by different
    workers. They share the price of leaving the visit out, and only the first counts as late, so that one
    visit weighs like one; preference counts for each worker who comes. A visit that nobody may take (an
    address without travel times, an unknown citizen, only by screen and not allowed so) stays, with no shift allowed, and comes
    back unplanned. A visit that may be split becomes two engine visits as well, both or neither planned: the one at home, whole or
    what remains, and the call, which a shift of nobody's takes where it is not made. A call that
    shifts of several units could start at different times is an option for each of these.

    Parameters
    ----------
    instance
        With unique ids. References that lead nowhere do no harm: such a link or lock binds nothing, such a
        citizen or worker allows nobody.
    travel
        Seconds and metres between the addresses; only those in use reach the engine.
    may
        Which visits may be by screen; by default what `planner.modality` says.

    Notes
    -----
    The engine keeps a little more than the domain asks where it has no word for the rule itself: a shift
    returns before the same worker's next shift begins; two visits locked in order are planned both or not at
    all, and a worker with several shifts does them in one given shift. Where no shift could carry out both, the
    later one is barred and the earlier one free.
    """
    may = may or modality(instance, travel)
    places = places_of(instance, travel)
    shifts = Shifts(instance, places)
    pins = pins_by_seat(instance)
    seats = [seat for v in instance.visits for seat in seats_and_call(v, may)]
    options = options_by_seats(instance, options_of_all(instance, seats, pins, may), shifts, pins)
    breaks = [(s, n) for s, shift in enumerate(instance.shifts) for n in _breaks_by_time(shift)]
    rows = {
        "distance": places.distance,
        "arriving": places.arriving,
        "leaving": places.leaving,
        "visits": len(seats),
        "shifts": shifts.count,
        "weights": _weights(instance),
        **_visit_rows(instance, seats, shifts),
        **_option_rows(instance, seats, options, shifts, pins),
        **quota_rows(options, may),
        **_shift_rows(instance, shifts),
        **unit_rows(instance),
        **_break_rows(instance, breaks, places),
        **_link_rows(seats, seat_links(instance, options, may)),
    }
    problem = problem_builder(places.travel_time, **with_nobody(rows, options))
    zero = _time_zero(instance)
    return Compiled(
        instance,
        without_hopeless_locks(problem),
        tuple(seats),
        tuple(o.mode.mode for o in options),
        tuple(o.part for o in options),
        tuple(n for _, n in breaks),
        tuple(places.rows),
        zero,
    )


def _time_zero(instance: Instance) -> datetime:
    return instance.horizon_start if instance.shifts or instance.visits else datetime(1970, 1, 1, tzinfo=UTC)


def _breaks_by_time(shift: Shift) -> list[int]:
    """Numbers of a shift's breaks as the day brings them: solvers put breaks into a new route in the order given."""
    return sorted(range(len(shift.breaks)), key=lambda n: (shift.breaks[n].start_latest, n))


def _weights(instance: Instance) -> Weights:
    given = instance.settings.weights.model_dump(exclude={"unplanned", "screen_value"})
    return Weights(**given, work=0)


def _visit_rows(instance: Instance, seats: Sequence[Seat], shifts: Shifts) -> dict[str, Any]:
    visits = [instance.visit[s.visit_id] for s in seats]
    citizens = {c: k for k, c in enumerate(dict.fromkeys(v.citizen_id for v in visits))}
    return {
        "required": np.zeros(len(seats), dtype=bool),
        "unplanned_cost": [_price(instance, v, s) for v, s in zip(visits, seats, strict=True)],
        "soft_latest": [
            _promised(instance, v) if s == Seat(v.visit_id, 0) else NO_LIMIT
            for v, s in zip(visits, seats, strict=True)
        ],
        # a call that nobody makes must not count as one more face, so that no call of a split visit does
        "client": [-1 if s.call else citizens[v.citizen_id] for v, s in zip(visits, seats, strict=True)],
        **_preference(instance, visits, shifts),
    }


def _price(instance: Instance, visit: Visit, seat: Seat) -> int:
    """One price per visit: the seats of a double visit share it, the first taking the odd point; a call adds nothing."""
    price = instance.settings.weights.unplanned[visit.priority - 1]
    return 0 if seat.call else (price + visit.staff_required - 1 - seat.seat) // visit.staff_required


def _promised(instance: Instance, visit: Visit) -> int:
    return (
        NO_LIMIT
        if visit.promised_latest is None
        else seconds_between(instance.horizon_start, visit.promised_latest)
    )


def _preference(instance: Instance, visits: Sequence[Visit], shifts: Shifts) -> dict[str, Any]:
    """The table (V, W) and its weight: 1 where the citizen prefers somebody and this worker is not among them; in points, where a
    worker's list so far weighs too."""
    table = np.zeros((len(visits), len(shifts.workers)), dtype=np.int64)
    for v, visit in enumerate(visits):
        citizen = instance.citizen.get(visit.citizen_id)
        if citizen is not None and citizen.preferred_workers:
            table[v, :] = 1
            table[v, [shifts.workers[w] for w in citizen.preferred_workers if w in shifts.workers]] = 0
    lists = _lists_so_far(instance, visits, shifts)
    if not lists.any():
        return {"preference": table}
    weights = _weights(instance)
    return {"preference": table * weights.preference + lists, "weights": weights._replace(preference=1)}


def _lists_so_far(instance: Instance, visits: Sequence[Visit], shifts: Shifts) -> NDArray[np.int64]:
    """(V, W): points for each visit that a worker gets whose list so far has been heavy or long."""
    heavy = np.array([is_heavy(v) for v in visits], dtype=np.int64)
    care = np.array([v.modes[0].service_duration for v in visits], dtype=np.int64)
    table = np.zeros((len(visits), len(shifts.workers)), dtype=np.int64)
    for worker_id, column in shifts.workers.items():
        worker = instance.worker.get(worker_id)
        if worker is not None and (worker.heavy_price or worker.care_price):
            table[:, column] = heavy * worker.heavy_price + care * worker.care_price
    return table


def _option_rows(
    instance: Instance, seats: Sequence[Seat], options: Sequence[Option], shifts: Shifts, pins: Pins
) -> dict[str, Any]:
    number = {seat: v for v, seat in enumerate(seats)}
    settings = instance.settings
    screen = [works(o) for o in options]
    names = sorted({name for o in options for name in skills_of(o.visit)})
    windows = [w for o in options for w in o.windows]
    needed = np.zeros((len(options), len(names)), dtype=bool)
    for row, o in enumerate(options):
        needed[row, [names.index(n) for n in skills_of(o.visit)]] = o.part != "none"
    return {
        "option_visit": [number[o.seat] for o in options],
        "option_mode": [MODE_NUMBER[o.mode.mode] for o in options],
        "option_place": [_place(instance, o, shifts.places) for o in options],
        "option_duration": [o.mode.service_duration for o in options],
        "option_setup": [settings.screen_setup if s else 0 for s in screen],
        "option_wrap_up": [settings.screen_documentation if s else 0 for s in screen],
        "option_cost": option_costs(instance, options),
        "window_offset": np.cumsum([0, *(len(o.windows) for o in options)]),
        "window_early": [early for early, _ in windows],
        "window_late": [late for _, late in windows],
        "option_skills": needed,
        "shift_skills": shifts.skills(names),
        "allowed": allowed_table(instance, options, shifts, pins),
    }


def _place(instance: Instance, option: Option, places: Places) -> int:
    """A place that has no travel times is written as place 0; no shift is allowed to go there."""
    if option.mode.mode is Mode.SCREEN:
        return NO_PLACE
    citizen = instance.citizen.get(option.visit.citizen_id)
    return max(0, places.of(citizen.address_id if citizen else None))


def _shift_rows(instance: Instance, shifts: Shifts) -> dict[str, Any]:
    rows, places = instance.shifts, shifts.places
    return {
        "shift_worker": [shifts.workers[s.worker_id] for s in rows],
        "shift_start_place": [places.of(s.start_address) for s in rows],
        "shift_end_place": [places.of(s.end_address) for s in rows],
        "shift_earliest": [seconds_between(instance.horizon_start, s.start) for s in rows],
        "shift_end": [seconds_between(instance.horizon_start, s.end) for s in rows],
        "shift_latest": shifts.latest_return,
        "shift_means": [places.way.get(s.shift_id, 0) for s in rows],
        "shift_fixed_cost": np.ones(len(rows)),
    }


def _break_rows(instance: Instance, breaks: Sequence[tuple[int, int]], places: Places) -> dict[str, Any]:
    found = [instance.shifts[s].breaks[n] for s, n in breaks]
    return {
        "break_shift": [s for s, _ in breaks],
        "break_early": [seconds_between(instance.horizon_start, b.start_earliest) for b in found],
        "break_late": [seconds_between(instance.horizon_start, b.start_latest) for b in found],
        "break_duration": [b.duration for b in found],
        "break_place": [places.of(b.address_id) for b in found],
    }


def _link_rows(seats: Sequence[Seat], links: Sequence[SeatLink]) -> dict[str, Any]:
    number = {seat: v for v, seat in enumerate(seats)}
    return {
        "link_first": [number[k.first] for k in links],
        "link_second": [number[k.second] for k in links],
        "link_min": [k.least for k in links],
        "link_max": [k.most for k in links],
        "link_worker": [k.worker for k in links],
        "link_together": [k.together for k in links],
    }
