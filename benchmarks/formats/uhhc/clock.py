"""A caregiver's day minute by minute under the UHHC conventions, from instance and plan alone. Knows no engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.formats.plans import LUNCH, CarePlan, Stop
from benchmarks.formats.uhhc.instance import Caregiver, Patient, UhhcInstance


class Call(NamedTuple):
    """One stop of a route: `arrival` there (the caregiver leaves every stop at once), then `wait` until it starts."""

    stop: Stop
    patient: Patient
    arrival: float
    wait: float


class Day(NamedTuple):
    """A used caregiver's day: `departure` from and `back` at the terminal, `travel` minutes in all."""

    caregiver: Caregiver
    departure: float
    calls: tuple[Call, ...]
    travel: float
    back: float

    @property
    def waiting(self) -> tuple[float, ...]:
        """The waits that cost: all but that at the second stop of a route which begins with a lunch."""
        begins_with_lunch = bool(self.calls) and self.calls[0].stop.service == LUNCH
        return tuple(c.wait for i, c in enumerate(self.calls) if not (i == 1 and begins_with_lunch))

    @property
    def idle(self) -> float:
        """Minutes of the shift in which nothing is done: before departure, all waits, after the return; lunch is not idle."""
        shift = self.caregiver.working_shift
        return (
            max(0.0, self.departure - shift.start)
            + sum(c.wait for c in self.calls)
            + max(0.0, shift.end - self.back)
        )

    @property
    def services(self) -> Iterator[Call]:
        """The stops that are no lunch."""
        return (c for c in self.calls if c.stop.service != LUNCH)

    @property
    def workload(self) -> float:
        """Travel and service minutes."""
        return self.travel + sum(c.stop.end - c.stop.start for c in self.services)

    @property
    def had_lunch(self) -> bool:
        return any(c.stop.service == LUNCH for c in self.calls)


def days(instance: UhhcInstance, plan: CarePlan) -> list[Day]:
    """Return the day of every route with stops, in the plan's order; each route's stops by their start.

    Routes of unknown caregivers and stops at unknown patients are left out (the judge reports them).
    """
    caregivers = {c.id: c for c in instance.caregivers}
    found = []
    for route in plan.routes:
        stops = sorted(
            (s for s in route.stops if s.patient in instance.patient), key=lambda s: (s.start, s.end)
        )
        if stops and route.caregiver in caregivers:
            found.append(_day(instance, caregivers[route.caregiver], stops))
    return found


def lateness(instance: UhhcInstance, patient: Patient, start: float, end: float) -> float:
    """Minutes after the end of the last window that has opened by `start` (of the first, if none has)."""
    opened = [w for w in patient.time_windows if w.start <= start] or list(patient.time_windows[:1])
    return max(0.0, (end if instance.met_at_end else start) - opened[-1].end)


def _day(instance: UhhcInstance, caregiver: Caregiver, stops: list[Stop]) -> Day:
    here = instance.terminal_place[caregiver.departing_point]
    first = instance.distances[here][instance.patient[stops[0].patient].distance_matrix_index]
    at_start = instance.departs_at_shift_start
    departure = caregiver.working_shift.start if at_start else stops[0].start - first
    clock, travelled, calls = departure, 0.0, []
    for stop in stops:
        patient = instance.patient[stop.patient]
        leg = instance.distances[here][patient.distance_matrix_index]
        calls.append(Call(stop, patient, clock + leg, stop.start - clock - leg))
        clock, travelled, here = stop.end, travelled + leg, patient.distance_matrix_index
    home = instance.distances[here][instance.terminal_place[caregiver.arrival_point]]
    return Day(caregiver, departure, tuple(calls), travelled + home, clock + home)
