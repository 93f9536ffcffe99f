"""What a UHHC plan costs and which hard rules it breaks, from instance and plan alone. Knows no engine."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from benchmarks.case import Fault, Verdict
from benchmarks.formats.plans import LUNCH, CarePlan
from benchmarks.formats.uhhc.clock import Call, Day, days, lateness
from benchmarks.formats.uhhc.costs import is_able, is_incompatible, raw_components
from benchmarks.formats.uhhc.instance import Patient, UhhcInstance

TOLERANCE = 1e-6  # minutes; the published numbers are whole

_TOLD_BY_STOP = (
    "total_tardiness",
    "highest_tardiness",
    "total_extra_time",
    "qualification",
    "incompabilities",
)


def judge(instance: UhhcInstance, plan: CarePlan) -> Verdict:
    """Return the weighted sum of the components with a weight, those parts, and every fault."""
    raw = raw_components(instance, plan)
    parts = {name: instance.weight(name) * raw[name] for name in instance.metadata.cost_components}
    used = days(instance, plan)
    faults = [
        *_caregivers(instance, plan),
        *_patients(instance, plan),
        *(fault for day in used for fault in _day(instance, day)),
        *(fault for day in used for fault in _lunch(instance, day)),
        *_ties(instance, used),
        *_hard_components(instance, raw),
    ]
    return Verdict(sum(parts.values()), parts, tuple(faults))


def _caregivers(instance: UhhcInstance, plan: CarePlan) -> Iterator[Fault]:
    known = {c.id for c in instance.caregivers}
    seen: set[str] = set()
    for route in plan.routes:
        if route.caregiver not in known:
            yield Fault("unknown_caregiver", route.caregiver, "the instance has no such caregiver")
        if route.caregiver in seen:
            yield Fault("two_routes", route.caregiver, "a caregiver makes at most one route")
        seen.add(route.caregiver)


def _patients(instance: UhhcInstance, plan: CarePlan) -> Iterator[Fault]:
    count: dict[tuple[str, str], int] = {}
    for stop in (s for route in plan.routes for s in route.stops):
        count[stop.patient, stop.service] = count.get((stop.patient, stop.service), 0) + 1
    for (name, service), times in count.items():
        where = f"{name} {service}"
        if name not in instance.patient:
            yield Fault("unknown_patient", where, "the instance has no such patient")
        elif service != LUNCH and service not in {
            r.service for r in instance.patient[name].required_services
        }:
            yield Fault("unknown_service", where, "the patient does not need this service")
        elif service != LUNCH and times > 1:
            yield Fault("served_twice", where, f"done {times} times")
    for patient in instance.patients:
        missing = [r.service for r in patient.required_services if (patient.id, r.service) not in count]
        if missing and (not patient.optional or len(missing) < len(patient.required_services)):
            yield Fault("not_served", patient.id, f"required but not done: {', '.join(missing)}")


def _day(instance: UhhcInstance, day: Day) -> Iterator[Fault]:
    shift, name = day.caregiver.working_shift, day.caregiver.id
    if day.departure < shift.start - TOLERANCE:
        yield Fault(
            "departure",
            name,
            f"leaves at {day.departure:g}, {shift.start - day.departure:g} min before the shift",
        )
    if instance.is_hard("total_extra_time") and day.back > shift.end + TOLERANCE:
        yield Fault(
            "shift_end", name, f"is back at {day.back:g}, {day.back - shift.end:g} min after the shift"
        )
    for i, call in enumerate(day.calls):
        where = f"{name} at {call.patient.id} {call.stop.service}"
        free = day.calls[i - 1].stop.end if i else day.departure
        if call.stop.start < free - TOLERANCE:
            yield Fault(
                "overlap", where, f"starts {free - call.stop.start:g} min before the caregiver is free"
            )
        elif call.wait < -TOLERANCE:
            yield Fault("travel", where, f"starts {-call.wait:g} min before the caregiver can be there")
        if call.stop.service != LUNCH:
            yield from _service(instance, day, call, where)


def _service(instance: UhhcInstance, day: Day, call: Call, where: str) -> Iterator[Fault]:
    stop, patient = call.stop, call.patient
    if not is_able(day.caregiver, call) and _is_rule(instance, "qualification"):
        yield Fault("skill", where, "the caregiver is not able to do this service")
    if is_incompatible(day.caregiver, call) and _is_rule(instance, "incompabilities"):
        yield Fault("incompatible", where, "the caregiver may not come to this patient")
    for required in patient.required_services:
        duration = instance.duration(required)
        if required.service == stop.service and abs(stop.end - stop.start - duration) > TOLERANCE:
            yield Fault("duration", where, f"takes {stop.end - stop.start:g} min, not {duration:g}")
    early = patient.time_windows[0].start - stop.start
    if early > TOLERANCE:
        yield Fault("window", where, f"starts {early:g} min before the first window")
    late = lateness(instance, patient, stop.start, stop.end)
    if late > TOLERANCE and (instance.is_hard("total_tardiness") or instance.is_hard("highest_tardiness")):
        yield Fault("window", where, f"{late:g} min late, and tardiness is not allowed")


def _is_rule(instance: UhhcInstance, component: str) -> bool:
    """A component without a weight is a hard rule here, as one marked `HARD` is."""
    return component not in instance.metadata.cost_components or instance.is_hard(component)


def _lunch(instance: UhhcInstance, day: Day) -> Iterator[Fault]:
    rule = instance.lunch_breaks
    lunches = [i for i, c in enumerate(day.calls) if c.stop.service == LUNCH]
    if len(lunches) > 1:
        yield Fault("lunch_twice", day.caregiver.id, f"{len(lunches)} lunches")
    for i in lunches:
        stop, where = day.calls[i].stop, f"{day.caregiver.id} at {day.calls[i].patient.id}"
        if not day.caregiver.lunch_break or rule is None:
            yield Fault("lunch_not_due", where, "this caregiver has no lunch break")
            continue
        if stop.start < rule.start - TOLERANCE:
            yield Fault("lunch_window", where, f"starts {rule.start - stop.start:g} min too early")
        bound = stop.end if instance.met_at_end else stop.start
        if bound > rule.end + TOLERANCE:
            yield Fault("lunch_window", where, f"{bound - rule.end:g} min too late")
        if stop.end - stop.start < rule.min_duration - TOLERANCE:
            yield Fault(
                "lunch_length",
                where,
                f"takes {stop.end - stop.start:g} min, at least {rule.min_duration:g} are due",
            )
        if i + 1 == len(day.calls) or day.calls[i + 1].patient.id != stop.patient:
            yield Fault("lunch_place", where, "lunch is held where the caregiver's next service is")


def _ties(instance: UhhcInstance, used: list[Day]) -> Iterator[Fault]:
    done: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for day in used:
        for call in day.services:
            done.setdefault((call.patient.id, call.stop.service), []).append(
                (day.caregiver.id, call.stop.start)
            )
    for patient in instance.patients:
        each = [done.get((patient.id, r.service), []) for r in patient.required_services]
        if patient.tie != "independent" and all(len(d) == 1 for d in each):
            yield from _tie(patient, [d[0] for d in each])


def _tie(patient: Patient, done: list[tuple[str, float]]) -> Iterator[Fault]:
    low, high = patient.gap if patient.tie == "sequential" else (0.0, 0.0)
    for (_, first), (_, second) in pairwise(done):
        gap = second - first
        if gap < low - TOLERANCE or gap > high + TOLERANCE:
            yield Fault(
                patient.tie,
                patient.id,
                f"a service starts {gap:g} min after the one before, allowed {low:g} to {high:g}",
            )
    for (a, _), (b, _) in combinations(done, 2):
        if a == b:
            yield Fault("same_caregiver", patient.id, f"{a} does two of the services")


def _hard_components(instance: UhhcInstance, raw: dict[str, float]) -> Iterator[Fault]:
    for name in instance.metadata.cost_components:
        if instance.is_hard(name) and name not in _TOLD_BY_STOP and raw[name] > TOLERANCE:
            yield Fault(name, "the whole plan", f"must be 0, is {raw[name]:g}")
