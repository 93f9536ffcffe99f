"""Instances of the unified home-care formulation (UHHC) of Ceschia et al. (2026): many soft costs, optional patients, lunch.

All times in minutes. The rules between members are checked in `benchmarks.formats.uhhc.reading`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from benchmarks.formats.records import Record

Minutes = Annotated[float, Field(ge=0)]
Index = Annotated[int, Field(ge=0)]
Weight = Annotated[float, Field(ge=0)] | Literal["HARD"]
Ids = tuple[str, ...]

COMPONENTS = (
    "travel_time", "total_tardiness", "highest_tardiness", "total_waiting_time", "max_waiting_time", "total_extra_time",
    "max_idle_time", "caregiver_preferences", "optional_patients", "missed_lunch_break", "workload_balance", "working_time",
    "qualification", "incompabilities",
)  # fmt: skip

# In these families a caregiver departs when the shift starts; everywhere else as late as the first start allows.
DEPART_AT_SHIFT_START = ("bazirha", "bazirha-caie")


class Span(Record):
    """From `start` to `end`."""

    start: Minutes
    end: Minutes


class LunchBreaks(Span):
    """When lunch may be taken and how long it is at least."""

    min_duration: Minutes


class Metadata(Record):
    """Where an instance comes from, which instant windows bound, and the weight of every cost component (missing = 0)."""

    name: str = ""
    origin: str = ""
    time_window_met: Literal["at_service_start", "at_service_end"] = "at_service_start"
    cost_components: dict[str, Weight] = Field(default_factory=dict)


class Terminal(Record):
    id: str
    distance_matrix_index: Index


class Caregiver(Record):
    """A caregiver: from where to where, when, able to do what, and whether lunch is due."""

    id: str
    abilities: Ids
    departing_point: str
    arrival_point: str
    working_shift: Span
    lunch_break: bool = False


class RequiredService(Record):
    """One service a patient needs; without `duration` the service's default."""

    service: str
    duration: Minutes | None = None


class GapRange(Record):
    """Least and greatest start(next) - start(previous)."""

    min: float
    max: float


class Synchronization(Record):
    type: Literal["simultaneous", "sequential", "independent"]
    distance: GapRange | None = None


class Patient(Record):
    """A patient, the services needed, and when: the first window's start is hard, every end is soft unless tardiness is `HARD`."""

    id: str
    distance_matrix_index: Index
    required_services: Annotated[tuple[RequiredService, ...], Field(min_length=1)]
    time_windows: Annotated[tuple[Span, ...], Field(min_length=1)]
    synchronization: Synchronization | None = None
    optional: bool = False
    preferred_caregivers: Ids = ()
    incompatible_caregivers: Ids = ()

    @property
    def tie(self) -> str:
        """How the services are tied; several without a word on it are independent."""
        return (
            self.synchronization.type
            if self.synchronization and len(self.required_services) > 1
            else "independent"
        )

    @property
    def gap(self) -> tuple[float, float]:
        """Least and greatest start(next) - start(previous) of a sequential patient."""
        distance = self.synchronization.distance if self.synchronization else None
        return (distance.min, distance.max) if distance else (0.0, 0.0)


class Service(Record):
    id: str
    default_duration: Minutes | None = None


class UhhcInstance(Record):
    """One instance. `distances`: minutes of travel, not always symmetric, by `distance_matrix_index`."""

    metadata: Metadata
    terminal_points: tuple[Terminal, ...]
    caregivers: Annotated[tuple[Caregiver, ...], Field(min_length=1)]
    patients: tuple[Patient, ...]
    services: tuple[Service, ...]
    distances: tuple[tuple[Minutes, ...], ...]
    lunch_breaks: LunchBreaks | None = None

    def weight(self, component: str) -> float:
        """The component's weight; 0 where none is given, 1 where it is hard (its value must be 0 then)."""
        given = self.metadata.cost_components.get(component, 0.0)
        return 1.0 if given == "HARD" else float(given)

    def is_hard(self, component: str) -> bool:
        """True if the component's value must be 0."""
        return self.metadata.cost_components.get(component) == "HARD"

    @property
    def met_at_end(self) -> bool:
        """True if windows bound the end of a service, not its start."""
        return self.metadata.time_window_met == "at_service_end"

    @property
    def departs_at_shift_start(self) -> bool:
        """True if an early arrival at the first stop is waiting."""
        return self.metadata.origin in DEPART_AT_SHIFT_START

    @cached_property
    def terminal_place(self) -> dict[str, int]:
        """Row of `distances` per terminal id."""
        return {t.id: t.distance_matrix_index for t in self.terminal_points}

    @cached_property
    def patient(self) -> dict[str, Patient]:
        """The patients by id."""
        return {p.id: p for p in self.patients}

    @property
    def minutes(self) -> Iterator[tuple[str, float]]:
        """Every number of minutes with its place in the file."""
        for i, row in enumerate(self.distances):
            yield from ((f"distances[{i}][{j}]", x) for j, x in enumerate(row))
        for i, caregiver in enumerate(self.caregivers):
            yield from _ends(f"caregivers[{i}].working_shift", caregiver.working_shift)
        for i, patient in enumerate(self.patients):
            for k, window in enumerate(patient.time_windows):
                yield from _ends(f"patients[{i}].time_windows[{k}]", window)
            for k, required in enumerate(patient.required_services):
                yield f"patients[{i}].required_services[{k}].duration", required.duration or 0.0
            yield from ((f"patients[{i}].synchronization.distance", x) for x in patient.gap)
        for i, service in enumerate(self.services):
            yield f"services[{i}].default_duration", service.default_duration or 0.0
        if self.lunch_breaks:
            yield from _ends("lunch_breaks", self.lunch_breaks)
            yield "lunch_breaks.min_duration", self.lunch_breaks.min_duration

    @cached_property
    def steps_per_minute(self) -> int:
        """1 if every time is in whole minutes, else 1000 (no number has more than three decimals)."""
        return 1 if all(x == round(x) for _, x in self.minutes) else 1000

    def duration(self, required: RequiredService) -> float:
        """Minutes that a required service takes."""
        if required.duration is not None:
            return required.duration
        default = next(s.default_duration for s in self.services if s.id == required.service)
        assert default is not None  # read_instance has made sure
        return default


def _ends(where: str, span: Span) -> Iterator[tuple[str, float]]:
    yield f"{where}.start", span.start
    yield f"{where}.end", span.end
