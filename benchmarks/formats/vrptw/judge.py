"""What a plan of vehicle routes is worth, and every rule it breaks, from the instance and the routes alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.case import Fault, Verdict
from benchmarks.formats.vrptw.instance import TENTHS, Convention, Vrptw
from benchmarks.formats.vrptw.plans import RoutePlan


@dataclass(frozen=True)
class _Measured:
    """The instance in the unit that the convention counts in: tenths (whole numbers), or the file's (double precision)."""

    distance: Any
    ready: Any
    due: Any
    service: Any
    per_unit: int


def judge(instance: Vrptw, plan: RoutePlan, convention: Convention = Convention.DIMACS) -> Verdict:
    """Return distance plus the prizes of the clients not served, in the instance's unit, and every fault.

    A vehicle leaves the depot as early as it may, service starts as soon as the vehicle is there and the window open; that is never
    worse. Faults: `unknown_client`, `twice`, `missing`, `capacity`, `window`, `return`, `vehicles`.
    The number of vehicles is no part of the cost in either convention.
    """
    measured = _measured(instance, convention)
    known = [tuple(c for c in route if 1 <= c < instance.num_nodes) for route in plan.routes]
    served = Counter(client for route in known for client in route)
    faults = [
        *_unknown(instance, plan),
        *_counted(instance, served),
        *_vehicles(instance, known),
        *(fault for k, route in enumerate(known, 1) for fault in _route_faults(instance, measured, k, route)),
    ]
    distance = sum(_distance(measured, route) for route in known)
    parts = {"distance": float(distance / measured.per_unit)}
    total = distance
    if instance.prize is not None:
        left_out = [c for c in range(1, instance.num_nodes) if c not in served]
        prizes = instance.in_tenths(instance.prize)
        lost = sum(int(prizes[c]) for c in left_out) * measured.per_unit / TENTHS
        parts["prizes"] = float(lost / measured.per_unit)
        total = distance + lost
    return Verdict(float(total / measured.per_unit), parts, tuple(faults))


def _measured(x: Vrptw, convention: Convention) -> _Measured:
    if convention is Convention.EXACT:
        return _Measured(x.exact, x.ready, x.due, x.service, 1)
    return _Measured(x.tenths, x.in_tenths(x.ready), x.in_tenths(x.due), x.in_tenths(x.service), TENTHS)


def _distance(x: _Measured, route: tuple[int, ...]) -> Any:
    """Return the length of the closed tour; left to right, as the published double precision sums are."""
    if not route:
        return 0
    stops = np.array([0, *route, 0])
    return sum(x.distance[stops[:-1], stops[1:]].tolist())


def _unknown(x: Vrptw, plan: RoutePlan) -> Iterator[Fault]:
    for k, route in enumerate(plan.routes, 1):
        for i, client in enumerate(route, 1):
            if not 1 <= client < x.num_nodes:
                yield Fault(
                    "unknown_client",
                    f"route {k}, stop {i}",
                    f"client {client}; there are 1 to {x.num_clients}",
                )


def _counted(x: Vrptw, served: Counter[int]) -> Iterator[Fault]:
    for client, times in sorted(served.items()):
        if times > 1:
            yield Fault("twice", f"client {client}", f"served {times} times")
    for client in np.flatnonzero(x.must_serve).tolist():
        if client not in served:
            yield Fault(
                "missing", f"client {client}", "not served, and has no prize that could be paid instead"
            )


def _vehicles(x: Vrptw, routes: list[tuple[int, ...]]) -> Iterator[Fault]:
    used = sum(1 for route in routes if route)
    if used > x.vehicles:
        yield Fault("vehicles", "plan", f"{used} routes, but there are {x.vehicles} vehicles")


def _route_faults(x: Vrptw, m: _Measured, k: int, route: tuple[int, ...]) -> Iterator[Fault]:
    load = int(x.demand[list(route)].sum()) if route else 0
    if load > x.capacity:
        yield Fault("capacity", f"route {k}", f"load {load}, capacity {x.capacity}")
    if not route:
        return
    clock, place = m.ready[0], 0
    for i, client in enumerate(route, 1):
        start = max(clock + m.distance[place, client], m.ready[client])
        if start > m.due[client]:
            text = f"client {client}: start {start / m.per_unit:g}, latest {m.due[client] / m.per_unit:g}"
            yield Fault("window", f"route {k}, stop {i}", text)
        clock, place = start + m.service[client], client
    back = clock + m.distance[place, 0]
    if back > m.due[0]:
        text = f"back at {back / m.per_unit:g}, the depot closes at {m.due[0] / m.per_unit:g}"
        yield Fault("return", f"route {k}", text)
