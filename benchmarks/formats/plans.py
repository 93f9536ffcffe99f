"""Home-care plans as the public formats write them: caregivers, and what each does when. Says nothing about being right."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.formats.files import read_text, write_text

LUNCH = "lunch_break"
_KEYS = {
    "patient": ("patient", "patient_id"),
    "service": ("service", "service_id"),
    "start": ("arrival_time", "start_time"),
    "end": ("departure_time", "end_time"),
}


@dataclass(frozen=True)
class Stop:
    """One service of a patient (or a lunch at the patient's home): `start` and `end` of the service in minutes."""

    patient: str
    service: str
    start: float
    end: float


@dataclass(frozen=True)
class Route:
    """What one caregiver does, in order."""

    caregiver: str
    stops: tuple[Stop, ...] = ()


@dataclass(frozen=True)
class CarePlan:
    """A whole plan. A caregiver without a route, or with an empty one, is not used."""

    routes: tuple[Route, ...]


def read_plan(path: Path) -> CarePlan:
    """Read a solution file (plain or gzip). `arrival_time` there is the start of the service, whatever its name says.

    Raises ValueError naming the file and the place in it (`routes[2].locations[0].arrival_time`) for what cannot be read, every
    fault a line; OSError if it cannot be read at all.
    """
    text = read_text(path)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{path}: not JSON ({error})") from error
    faults: list[str] = []
    routes = _rows(data, "routes", "", faults, needed=True)
    plan = CarePlan(tuple(_route(r, f"routes[{i}]", faults) for i, r in enumerate(routes)))
    if faults:
        raise ValueError("\n".join(f"{path}: {fault}" for fault in faults))
    return plan


def write_plan(plan: CarePlan, path: Path) -> None:
    """Write a plan as other people's validators read it: with a `global_ordering` of patients by their first start."""
    first: dict[str, float] = {}
    for stop in (s for route in plan.routes for s in route.stops):
        first[stop.patient] = min(stop.start, first.get(stop.patient, stop.start))
    data = {
        "global_ordering": sorted(first, key=lambda patient: first[patient]),
        "routes": [
            {"caregiver_id": r.caregiver, "locations": [_location(s) for s in r.stops]} for r in plan.routes
        ],
    }
    write_text(path, json.dumps(data, separators=(",", ":")))


def _location(stop: Stop) -> dict[str, Any]:
    start, end = ("start_time", "end_time") if stop.service == LUNCH else ("arrival_time", "departure_time")
    return {start: stop.start, end: stop.end, "patient": stop.patient, "service": stop.service}


def _rows(data: Any, key: str, where: str, faults: list[str], *, needed: bool) -> list[Any]:
    if not isinstance(data, dict) or not isinstance(data.get(key, None if needed else []), list):
        faults.append(f"{where + '.' if where else ''}{key}: a list was expected")
        return []
    rows: list[Any] = data.get(key, [])
    return rows


def _route(data: Any, where: str, faults: list[str]) -> Route:
    caregiver = data.get("caregiver_id") if isinstance(data, dict) else None
    if not isinstance(caregiver, str):
        faults.append(f"{where}.caregiver_id: a text was expected")
        return Route("")
    stops = _rows(data, "locations", where, faults, needed=False)
    return Route(caregiver, tuple(_stop(s, f"{where}.locations[{i}]", faults) for i, s in enumerate(stops)))


def _stop(data: Any, where: str, faults: list[str]) -> Stop:
    found = {}
    for name, keys in _KEYS.items():
        key = next((k for k in keys if isinstance(data, dict) and k in data), keys[0])
        value = data.get(key) if isinstance(data, dict) else None
        if name in ("patient", "service") and not isinstance(value, str):
            faults.append(f"{where}.{key}: a text was expected")
        if name in ("start", "end") and not _is_number(value):
            faults.append(f"{where}.{key}: a number of minutes was expected")
        found[name] = value
    return Stop(**found)  # type: ignore[arg-type]  # with a fault noted the record is never handed out


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
