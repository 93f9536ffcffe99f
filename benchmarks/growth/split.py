"""A day of a municipality cut into districts, each with its citizens and its share of the staff, as municipalities do it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

import numpy as np
from sklearn.cluster import KMeans

from planner.domain import Instance, Shift, Visit

EVENING, NIGHT, MORNING = 15, 22, 6
NIGHT_TEAM = "night"
"""The few who drive at night serve all districts, and are a district of their own."""


def districts_of(instance: Instance, count: int) -> dict[str, Instance]:
    """Cut a day into `count` districts of citizens who live near each other, and one for the night, by name.

    Citizens are grouped by k-means on their coordinates. The shifts of each part of the day and professional level are shared
    out by how much care the visits of that part of the day take in each district (largest remainder). Every visit and every
    shift is in exactly one district; links and pins stay where all that they name stays.
    """
    area = _areas(instance, count)
    band = {v.visit_id: _band_of_visit(instance, v) for v in instance.visits}
    visits: dict[str, list[Visit]] = defaultdict(list)
    need: dict[str, Counter[str]] = defaultdict(Counter)
    for v in instance.visits:
        name = NIGHT_TEAM if band[v.visit_id] == NIGHT_TEAM else area[v.citizen_id]
        visits[name].append(v)
        need[band[v.visit_id]][name] += v.staff_required * v.modes[0].service_duration
    shifts: dict[str, list[Shift]] = defaultdict(list)
    for (part, _), group in _teams(instance).items():
        for shift, name in zip(group, _shared_out(need[part], len(group)), strict=True):
            shifts[name].append(shift)
    return {name: _part(instance, visits[name], shifts[name]) for name in sorted({*visits, *shifts})}


def _areas(instance: Instance, count: int) -> dict[str, str]:
    homes = [instance.address[c.address_id] for c in instance.citizens]
    middle = np.cos(np.radians(np.mean([a.latitude for a in homes])))
    points = np.array([(a.latitude, a.longitude * middle) for a in homes])
    found = KMeans(n_clusters=count, n_init=10, random_state=1).fit_predict(points)
    return {c.citizen_id: f"district {k + 1}" for c, k in zip(instance.citizens, found, strict=True)}


def _band_of_visit(instance: Instance, visit: Visit) -> str:
    window = visit.windows[0]
    middle = window.start_earliest + (window.start_latest - window.start_earliest) / 2
    return _band(middle.astimezone(ZoneInfo(instance.settings.timezone)).hour)


def _band(hour: int) -> str:
    if not MORNING <= hour < NIGHT:
        return NIGHT_TEAM
    return "day" if hour < EVENING else "evening"


def _teams(instance: Instance) -> Mapping[tuple[str, str], list[Shift]]:
    zone = ZoneInfo(instance.settings.timezone)
    found: dict[tuple[str, str], list[Shift]] = defaultdict(list)
    for shift in instance.shifts:
        level = instance.worker[shift.worker_id].level
        found[_band(shift.start.astimezone(zone).hour), level.value].append(shift)
    return found


def _shared_out(need: Mapping[str, int], count: int) -> Sequence[str]:
    """A district for each of `count` shifts, in proportion to the need."""
    whole = sum(need.values())
    exact = {name: count * seconds / whole for name, seconds in need.items()}
    given = Counter({name: int(share) for name, share in exact.items()})
    by_remainder = sorted(exact, key=lambda name: given[name] - exact[name])
    given.update(by_remainder[: count - given.total()])
    return list(given.elements())


def _part(instance: Instance, visits: Sequence[Visit], shifts: Sequence[Shift]) -> Instance:
    kept, at_work = {v.visit_id for v in visits}, {s.shift_id for s in shifts}
    pins = (p for p in instance.pins if p.visit_id in kept and (p.after is None or p.after in kept))
    return instance.model_copy(
        update={
            "visits": tuple(visits),
            "shifts": tuple(shifts),
            "links": tuple(k for k in instance.links if {k.first, k.second} <= kept),
            "pins": tuple(p for p in pins if p.shift_id is None or p.shift_id in at_work),
        }
    )
