"""What each service of a visit takes, and a visit with some of its services taken out or of another length.

A visit has one length of care, its services none of their own: the length is divided among them as their minutes in the catalogue
are to one another (`planner.services`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from planner.domain import Level, Mode, Visit, VisitMode, VisitSplit
from planner.services import BY_CODE, Service

UNKNOWN_MINUTES: Final = 15  # of a service that the catalogue does not have; assumed
SHORTEST: Final = 60  # seconds of care that somebody still comes for; assumed


def service_seconds(services: Sequence[str], seconds: int) -> tuple[int, ...]:
    """Return the whole seconds of each service, in their order; they sum to `seconds`.

    >>> service_seconds(("hygiene", "medicine"), 1740)  # 20 and 9 minutes in the catalogue
    (1200, 540)
    >>> service_seconds(("hygiene", "medicine"), 870)  # the visit takes half as long: so does either
    (600, 270)
    """
    minutes = [BY_CODE[s].minutes if s in BY_CODE else UNKNOWN_MINUTES for s in services]
    whole, so_far, parts = sum(minutes), 0, []
    for minute in minutes:
        parts.append(seconds * (so_far + minute) // whole - seconds * so_far // whole)
        so_far += minute
    return tuple(parts)


def care_seconds(visit: Visit) -> int:
    """Return the length of a visit's care at home, by screen where it has no such mode."""
    return next((m for m in visit.modes if m.mode is Mode.PHYSICAL), visit.modes[0]).service_duration


def staff_seconds(visit: Visit, services: Iterable[str] | None = None) -> int:
    """Return the time that all its workers together spend on these of a visit's services; None for all of them."""
    seconds = care_seconds(visit)
    if services is None:
        return seconds * visit.staff_required
    wanted, parts = set(services), service_seconds(visit.services, seconds)
    return visit.staff_required * sum(p for s, p in zip(visit.services, parts, strict=True) if s in wanted)


def scaled(visit: Visit, factors: Sequence[float | None]) -> Visit | None:
    """Return a visit whose services take so many times what they took, None for a service that is taken out.

    Parameters
    ----------
    factors
        One for each of the visit's services, in their order.

    Returns
    -------
    Visit or None
        None if no service is left. What the services that were taken out asked of the worker is no longer asked; windows and
        priority stay.
    """
    kept = tuple(s for s, f in zip(visit.services, factors, strict=True) if f is not None)
    if not kept:
        return None
    lengths = [f or 0.0 for f in factors]
    modes = tuple(
        VisitMode(mode=m.mode, service_duration=_scaled(visit.services, lengths, m.service_duration))
        for m in visit.modes
    )
    changed = {"services": kept, "modes": modes, "split": _split(visit, factors)}
    return visit.model_copy(update=changed | _asked(visit, kept))


def without(visit: Visit, services: Iterable[str]) -> Visit | None:
    """Return a visit without these services; None if nothing is left."""
    gone = set(services)
    return scaled(visit, [None if s in gone else 1.0 for s in visit.services])


def _scaled(services: Sequence[str], factors: Sequence[float], seconds: int) -> int:
    parts = service_seconds(services, seconds)
    return max(min(SHORTEST, seconds), round(sum(p * f for p, f in zip(parts, factors, strict=True))))


def _split(visit: Visit, factors: Sequence[float | None]) -> VisitSplit | None:
    """A split of what is left; none if it would leave nothing at home or nothing for the screen."""
    if visit.split is None:
        return None
    open_calls = Counter(visit.split.services)
    sides: tuple[list[tuple[str, float | None]], list[tuple[str, float | None]]] = ([], [])
    for service, factor in zip(visit.services, factors, strict=True):
        called = open_calls[service] > 0
        open_calls[service] -= called
        sides[called].append((service, factor))
    left = [[s for s, f in side if f is not None] for side in sides]
    if not all(left):
        return None
    durations = (visit.split.physical_duration, visit.split.screen_duration)
    home, call = (
        _scaled([s for s, _ in side], [f or 0.0 for _, f in side], seconds)
        for side, seconds in zip(sides, durations, strict=True)
    )
    return VisitSplit(services=tuple(left[1]), screen_duration=call, physical_duration=home)


def _asked(visit: Visit, kept: Sequence[str]) -> dict[str, object]:
    """Level, certificates and delegated tasks of the services that are left, where those of the catalogue are what was asked."""
    before, after = _rows(visit.services), _rows(kept)
    tasks = {r.delegated_task for r in before} - {r.delegated_task for r in after}
    certificates = {r.certificate for r in before} - {r.certificate for r in after}
    asked: dict[str, object] = {
        "delegated_tasks": visit.delegated_tasks - tasks,
        "certificates": visit.certificates - certificates,
    }
    if before and visit.level == _level(before) and len(after) == len(kept):
        asked["level"] = _level(after)
    return asked


def _rows(services: Iterable[str]) -> list[Service]:
    return [BY_CODE[s] for s in services if s in BY_CODE]


def _level(rows: Iterable[Service]) -> Level:
    return max((r.level for r in rows), key=lambda level: level.rank)
