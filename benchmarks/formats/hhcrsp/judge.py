"""What an HHCRSP plan costs and which hard rules it breaks, from instance and plan alone. Knows no engine."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from benchmarks.case import Fault, Verdict
from benchmarks.formats.hhcrsp.instance import HhcrspInstance, Patient
from benchmarks.formats.plans import CarePlan, Route, Stop

# Minutes: the published solutions are rounded to three decimals; the hair is for floating point at exactly 0.002.
TOLERANCE = 0.002 + 1e-9


class Done(NamedTuple):
    """A required service as the plan carries it out."""

    caregiver: str
    stop: Stop


def judge(instance: HhcrspInstance, plan: CarePlan) -> Verdict:
    """Return cost = (travel + sum of tardiness + greatest tardiness) / 3, its three parts, and every fault.

    Tardiness is start - latest of every single service. Stops at patients that the instance does not know cost no travel (there is
    none to know) and are faults.
    """
    patients = {p.id: p for p in instance.patients}
    late = [
        max(0.0, stop.start - patients[stop.patient].latest)
        for route in plan.routes
        for stop in route.stops
        if stop.patient in patients
    ]
    places = _places(instance)
    travel = sum(_travel(instance, places, route) for route in plan.routes)
    parts = {
        "travel_time": travel / 3,
        "total_tardiness": sum(late) / 3,
        "highest_tardiness": max(late, default=0.0) / 3,
    }
    faults = [
        *_caregivers(instance, plan),
        *_services(instance, plan),
        *_routes(instance, plan),
        *_ties(instance, plan),
    ]
    return Verdict((travel + sum(late) + max(late, default=0.0)) / 3, parts, tuple(faults))


def _places(instance: HhcrspInstance) -> dict[str, int]:
    return {p.id: i for i, p in enumerate(instance.patients, start=1)}


def _travel(instance: HhcrspInstance, places: dict[str, int], route: Route) -> float:
    visited = [places[s.patient] for s in route.stops if s.patient in places]
    return sum(instance.distances[a][b] for a, b in pairwise([0, *visited, 0])) if visited else 0.0


def _caregivers(instance: HhcrspInstance, plan: CarePlan) -> Iterator[Fault]:
    known = {c.id for c in instance.caregivers}
    seen: set[str] = set()
    for route in plan.routes:
        if route.caregiver not in known:
            yield Fault("unknown_caregiver", route.caregiver, "the instance has no such caregiver")
        if route.caregiver in seen:
            yield Fault("two_routes", route.caregiver, "a caregiver makes at most one route")
        seen.add(route.caregiver)


def _done(plan: CarePlan) -> dict[tuple[str, str], list[Done]]:
    """Who does which service of which patient when."""
    done: dict[tuple[str, str], list[Done]] = {}
    for route in plan.routes:
        for stop in route.stops:
            done.setdefault((stop.patient, stop.service), []).append(Done(route.caregiver, stop))
    return done


def _services(instance: HhcrspInstance, plan: CarePlan) -> Iterator[Fault]:
    count = {key: len(rows) for key, rows in _done(plan).items()}
    needed = {(p.id, r.service) for p in instance.patients for r in p.required_caregivers}
    patients = {p.id for p in instance.patients}
    for key in sorted(needed - set(count)):
        yield Fault("not_served", " ".join(key), "a required service is not done")
    for key, times in count.items():
        if key[0] not in patients:
            yield Fault("unknown_patient", " ".join(key), "the instance has no such patient")
        elif key not in needed:
            yield Fault("unknown_service", " ".join(key), "the patient does not need this service")
        elif times > 1:
            yield Fault("served_twice", " ".join(key), f"done {times} times")


def _routes(instance: HhcrspInstance, plan: CarePlan) -> Iterator[Fault]:
    abilities = {c.id: set(c.abilities) for c in instance.caregivers}
    patients = {p.id: p for p in instance.patients}
    places = _places(instance)
    for route in plan.routes:
        free, here = 0.0, 0
        for stop in route.stops:
            where = f"{route.caregiver} at {stop.patient} {stop.service}"
            if route.caregiver in abilities and stop.service not in abilities[route.caregiver]:
                yield Fault("skill", where, "the caregiver is not able to do this service")
            if stop.patient in patients:
                there = places[stop.patient]
                yield from _reached(stop, where, free, instance.distances[here][there], here == 0)
                yield from _service(instance, patients[stop.patient], stop, where)
                free, here = stop.end, there


def _reached(stop: Stop, where: str, free: float, travel: float, is_first: bool) -> Iterator[Fault]:
    early = free + travel - stop.start
    if early > TOLERANCE and is_first:
        yield Fault("departure", where, f"starts {early:g} min before anybody can be there from the depot")
    elif stop.start < free - TOLERANCE:
        yield Fault("overlap", where, f"starts {free - stop.start:g} min before the caregiver is free")
    elif early > TOLERANCE:
        yield Fault("travel", where, f"starts {early:g} min before the caregiver can be there")


def _service(instance: HhcrspInstance, patient: Patient, stop: Stop, where: str) -> Iterator[Fault]:
    takes = stop.end - stop.start
    for duration in (instance.duration(r) for r in patient.required_caregivers if r.service == stop.service):
        if abs(takes - duration) > TOLERANCE:
            yield Fault("duration", where, f"takes {takes:g} min, not {duration:g}")
    early = patient.earliest - stop.start
    if early > TOLERANCE:
        yield Fault("window", where, f"starts {early:g} min before {patient.earliest:g}")


def _ties(instance: HhcrspInstance, plan: CarePlan) -> Iterator[Fault]:
    done = _done(plan)
    for patient in instance.patients:
        tie = patient.synchronization
        both = [done.get((patient.id, r.service), []) for r in patient.required_caregivers]
        if tie is None or any(len(rows) != 1 for rows in both):
            continue
        first, second = both[0][0], both[1][0]
        gap = second.stop.start - first.stop.start
        low, high = tie.gap
        if gap < low - TOLERANCE or gap > high + TOLERANCE:
            yield Fault(
                tie.type,
                patient.id,
                f"the second service starts {gap:g} min after the first, allowed {low:g} to {high:g}",
            )
        if first.caregiver == second.caregiver:
            yield Fault("same_caregiver", patient.id, f"{first.caregiver} does both services")
