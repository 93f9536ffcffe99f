"""Which shifts, bases and services an edit names: found, or told why not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from zoneinfo import ZoneInfo

from planner.day import dates_of
from planner.domain import Instance, Shift
from planner.savings.operators import is_operator
from planner.scenarios.doing.desk import Desk, listed
from planner.scenarios.doing.draws import by_id
from planner.scenarios.edits.fields import LocalDate, Which
from planner.services import BY_CODE

SHOWN = 12
"""Ids that a fault offers in the stead of one that there is not."""


def chosen_shifts(which: Which, instance: Instance, desk: Desk) -> list[Shift]:
    """Return the shifts that an edit is about, in the order of the input. None at all is a fault, and so is a name of nothing."""
    require_known(desk, "workers", which.workers, instance.worker)
    require_known(desk, "shifts", which.shifts, instance.shift)
    if which.base is not None:
        require_known(desk, "base", [which.base], bases_of(instance))
    if which.date is not None:
        require_date(desk, which.date, instance)
    found = [s for s in instance.shifts if _fits(s, which, instance)]
    idle = set(which.workers) - {s.worker_id for s in found}
    if desk.sound and (idle or not found):
        desk.fault("scenario_no_shift", value=listed(by_id(idle)))
    return found


def _fits(shift: Shift, which: Which, instance: Instance) -> bool:
    worker = instance.worker.get(shift.worker_id)
    return (
        (not which.workers or shift.worker_id in which.workers)
        and (not which.shifts or shift.shift_id in which.shifts)
        and (which.level is None or (worker is not None and worker.level is which.level))
        and (which.base is None or shift.start_address == which.base)
        and (which.date is None or local_date(instance, shift) == which.date)
    )


def on_the_road(shifts: Iterable[Shift]) -> list[Shift]:
    """Return the shifts in which somebody travels."""
    return [s for s in shifts if not is_operator(s)]


def local_date(instance: Instance, shift: Shift) -> LocalDate:
    """Return the local date on which a shift begins."""
    return shift.start.astimezone(ZoneInfo(instance.settings.timezone)).date()


def bases_of(instance: Instance) -> list[str]:
    """Return the addresses where shifts begin or end, or breaks are held."""
    spots = (
        a
        for s in instance.shifts
        for a in (s.start_address, s.end_address, *(b.address_id for b in s.breaks))
    )
    return sorted({a for a in spots if a is not None})


def services_of(instance: Instance) -> set[str]:
    """Return the codes of services that visits have."""
    return {service for visit in instance.visits for service in visit.services}


def require_services(desk: Desk, at: str, codes: Iterable[str], instance: Instance) -> None:
    """Find fault with a service that no visit has, unless the catalogue knows it: then there is just none today."""
    require_known(desk, at, codes, services_of(instance) | BY_CODE.keys())


def require_date(desk: Desk, day: LocalDate, instance: Instance) -> None:
    """Find fault with a date that the input does not have."""
    dates = dates_of(instance)
    if day not in dates:
        desk.fault("scenario_unknown_date", "date", day, known=listed(map(str, dates)))


_CODES = {
    "workers": "scenario_unknown_worker",
    "like": "scenario_unknown_worker",
    "shifts": "scenario_unknown_shift",
    "base": "scenario_unknown_base",
    "bases": "scenario_unknown_base",
    "address": "scenario_unknown_address",
    "citizens": "scenario_unknown_citizen",
    "services": "scenario_unknown_service",
}


def require_known(
    desk: Desk, at: str, ids: Iterable[str], known: Collection[str], code: str | None = None
) -> None:
    """Find fault with each id that there is not; the code is that of the field unless another is given."""
    for one in dict.fromkeys(ids):
        if one not in known:
            shown = by_id(known)[:SHOWN]
            more = ", …" if len(known) > SHOWN else ""
            desk.fault(code or _CODES[at], at, one, known=listed(shown) + more)
