"""Who could come to a visit at all: the questions that are answered before anyone looks into the routes.

Each question takes the shifts that are still in play and returns the reasons if none is left, and the shifts
that are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from planner.domain import Mode, Reason, Shift, TimeWindow, Visit, VisitMode, Worker
from planner.modes import locks_of
from planner.reasons.desk import Desk, serves
from planner.reasons.tasks import link_bounds, meets, window_of
from planner.wording import local_span

Answer = tuple[list[Reason], list[Shift]]
Params = dict[str, str | int | float]


def impossible_pins(desk: Desk, visit: Visit) -> list[Reason]:
    """Return a reason for each pin that nobody could keep."""
    reasons = []
    pins = desk.pins(visit)
    for pin in pins:
        if pin.shift_id is not None and pin.shift_id not in desk.instance.shift:
            reasons.append(_reason("pin_shift_unknown", shift=pin.shift_id))
        if pin.mode is not None:
            reasons += _impossible_mode(desk, visit, pin.mode, pin.seat)
    starts, (first, second) = {p.start for p in pins} - {None}, locks_of(pins)
    together = first | second if Mode.SCREEN in first or not visit.second_on_screen else first
    if len(starts) > 1 or len(together) > 1 or len(second) > 1:
        reasons.append(_reason("pins_differ"))
    return reasons


def _impossible_mode(desk: Desk, visit: Visit, mode: Mode, seat: int) -> list[Reason]:
    """Why a visit cannot be in the mode that a seat of it is locked to: it is not offered, or the screen is not allowed."""
    wrong = _reason("pin_mode", mode=mode.value)
    if seat == 1 and visit.second_on_screen and mode is Mode.SCREEN:
        barred = desk.may.second_on_screen[visit.visit_id]
        return [wrong, *barred] if barred else []
    if mode not in {m.mode for m in visit.modes}:
        return [wrong]
    barred = desk.may.screen[visit.visit_id] if mode is Mode.SCREEN else ()
    # that nobody takes such calls is answered in more detail later
    barred = tuple(r for r in barred if r.code not in ("nobody_on_screen", "locked_physical"))
    return [wrong, *barred] if barred else []


def tight_pins(desk: Desk, visit: Visit) -> list[Reason]:
    """Return the pins that leave the visit fewer ways than it has, to be told before what stands in their way."""
    reasons = []
    for pin in desk.pins(visit):
        if pin.shift_id is not None:
            reasons.append(_reason("pinned_shift", shift=pin.shift_id))
        start = pin.start
        if start is not None and not any(w.start_earliest <= start <= w.start_latest for w in visit.windows):
            clock = desk.clock_text(int(start.timestamp()))
            window = ", ".join(
                local_span(w.start_earliest, w.start_latest, desk.instance) for w in visit.windows
            )
            reasons.append(_reason("pin_start", start=clock, window=window))
    return reasons


def pool_of(desk: Desk, visit: Visit) -> list[Shift]:
    """Return the shifts that could make the visit whatever the rest of the plan is; empty if there is no
    staffing it.
    """
    if impossible_pins(desk, visit):
        return []
    pool = shifts_for(desk, visit)
    for question in (*_WHO, _near_enough):
        reasons, pool = question(desk, visit, pool)
        if reasons:
            return []
    return pool


def shifts_for(desk: Desk, visit: Visit) -> list[Shift]:
    """Return the shifts that the locks leave to some seat of the visit."""
    seats = range(visit.staff_required)
    return [s for s in desk.instance.shifts if any(desk.may_sit(visit, s, seat) for seat in seats)]


def _reachable(desk: Desk, visit: Visit, pool: list[Shift]) -> Answer:
    """Whether any mode is left: a road for a visit at home, the rules' leave for one by screen."""
    if desk.modes(visit):
        return [], pool
    modes = {m.mode for m in visit.modes}
    reasons = (
        [_reason("address_unreachable", address=desk.address_id(visit))] if Mode.PHYSICAL in modes else []
    )
    return [*reasons, *(desk.barred(visit) if Mode.SCREEN in modes else ())], []


def callers(desk: Desk, visit: Visit) -> list[Shift]:
    """Return the shifts that could take a call of the visit, as far as the worker is concerned."""
    needs = _needs(desk, visit)
    able = (s for s in desk.instance.shifts if serves(s, Mode.SCREEN))
    return [s for s in able if all(n.met_by(desk.worker(s)) for n in needs)]


def _at_work(desk: Desk, visit: Visit, pool: list[Shift]) -> Answer:
    left = [
        s for s in pool if any(_overlaps(s, w, m) for w in desk.windows(visit) for m in desk.modes(visit))
    ]
    return ([] if left else [_reason("no_shift_in_window", window=desk.windows_text(visit))]), left


def _overlaps(shift: Shift, window: TimeWindow, mode: VisitMode) -> bool:
    """Whether the care alone, without travel, fits into both shift and window."""
    start = max(shift.start, window.start_earliest).timestamp()
    end = start + mode.service_duration
    return (
        start <= window.start_latest.timestamp()
        and end <= shift.end.timestamp() + shift.max_overtime
        and (window.end_latest is None or end <= window.end_latest.timestamp())
    )


def _serves(desk: Desk, visit: Visit, pool: list[Shift]) -> Answer:
    left = [s for s in pool if desk.modes(visit, s)]
    if left:
        return [], left
    modes = "/".join(m.mode.value for m in desk.modes(visit))
    return [_reason("no_shift_serves_mode", mode=modes, shifts=desk.shifts_text(pool))], []


class Need(NamedTuple):
    """What a worker must be or have: the code when nobody does, its parameters, and who does."""

    code: str
    params: Params
    met_by: Callable[[Worker], bool]


def _may_come(desk: Desk, visit: Visit, pool: list[Shift]) -> Answer:
    needs = _needs(desk, visit)
    shifts = desk.shifts_text(pool)
    unmet = [n for n in needs if not any(n.met_by(desk.worker(s)) for s in pool)]
    if unmet:
        return [_reason(n.code, **n.params, shifts=shifts) for n in unmet], []
    left = [s for s in pool if all(n.met_by(desk.worker(s)) for n in needs)]
    return ([] if left else [_reason("no_worker_with_all", shifts=shifts)]), left


def _needs(desk: Desk, visit: Visit) -> list[Need]:
    citizen = desk.instance.citizen[visit.citizen_id]
    required, forbidden = citizen.required_workers, citizen.forbidden_workers
    needs = [_delegation(desk, visit, task) for task in sorted(visit.delegated_tasks)]
    needs += [_certificate(certificate) for certificate in sorted(visit.certificates)]
    needs.append(
        Need("no_worker_level", {"level": visit.level.value}, lambda w: w.level.rank >= visit.level.rank)
    )
    if required:
        who = ", ".join(sorted(required))
        needs.append(Need("required_off_duty", {"workers": who}, lambda w: w.worker_id in required))
    needs.append(
        Need("only_forbidden", {"citizen": citizen.citizen_id}, lambda w: w.worker_id not in forbidden)
    )
    return needs


def _delegation(desk: Desk, visit: Visit, task: str) -> Need:
    params: Params = {"task": task, "citizen": visit.citizen_id}
    return Need("no_worker_delegation", params, lambda w: desk.may_do(w, visit, task))


def _certificate(certificate: str) -> Need:
    params: Params = {"certificate": certificate}
    return Need("no_worker_certificate", params, lambda w: certificate in w.certificates)


def _enough(desk: Desk, visit: Visit, pool: list[Shift]) -> Answer:
    could = len({s.worker_id for s in pool})
    if desk.staffed(visit, pool):
        return [], pool
    return [_reason("double_staffing", could=min(could, 1), shifts=desk.shifts_text(pool))], []


def _gaps_can_be_met(desk: Desk, visit: Visit, pool: list[Shift]) -> Answer:
    low, high = link_bounds(desk.fitter.links_of(visit.visit_id), visit.visit_id, desk.starts)
    if meets(map(window_of, desk.windows(visit)), low, high):
        return [], pool
    window = desk.windows_text(visit)
    return [
        _reason("link_gap", visit=p, start=desk.clock_text(desk.starts[p]), window=window)
        for p in desk.partners(visit)
    ], []


def _tied_workers(desk: Desk, visit: Visit, pool: list[Shift]) -> Answer:
    left = pool
    for link in desk.fitter.links_of(visit.visit_id):
        partner = link.second if link.first == visit.visit_id else link.first
        there = desk.workers.get(partner)
        if link.worker == "any" or there is None:
            continue
        if link.worker == "different":
            left = [s for s in left if s.worker_id not in there]
        elif visit.staff_required == 1:
            left = [s for s in left if s.worker_id in there]
        if not desk.staffed(visit, left):
            who = ", ".join(sorted(there))
            return [_reason(f"link_{link.worker}_worker", visit=partner, workers=who)], []
    return [], left


def _near_enough(desk: Desk, visit: Visit, pool: list[Shift]) -> Answer:
    """Whether the visit could be made if it were all that a shift did."""
    left, lacks = [], []
    for shift in pool:
        lack = desk.fitter.alone(desk.lines[shift.shift_id], visit, desk.modes(visit, shift))
        if lack == 0:
            left.append(shift)
        elif lack is not None:
            lacks.append((lack, shift.shift_id, shift.means.value))
    if desk.staffed(visit, left):
        return [], left
    if not lacks:
        return [_reason("address_unreachable", address=desk.address_id(visit))], []
    lack, shift_id, means = min(lacks)
    window = desk.windows_text(visit)
    return [_reason("too_far", lack_seconds=lack, shift=shift_id, means=means, window=window)], []


def _reason(code: str, **params: str | int | float) -> Reason:
    return Reason(code=code, params=params)


Question = Callable[[Desk, Visit, list[Shift]], Answer]

_WHO: tuple[Question, ...] = (_reachable, _at_work, _serves, _may_come, _enough)
QUESTIONS: tuple[Question, ...] = (*_WHO, _gaps_can_be_met, _tied_workers, _near_enough)
