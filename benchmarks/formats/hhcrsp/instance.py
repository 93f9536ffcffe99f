"""Instances of the home health care routing and scheduling problem (HHCRSP) of Mankowska, Meisel and Bierwirth (2014), in the
JSON form of Ceschia et al. (2024). All times in minutes."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from benchmarks.formats.records import Record, read_record, refusal, repeated, write_record

SCALE = 1000  # the published numbers have at most three decimals

Minutes = Annotated[float, Field(ge=0)]


class RequiredService(Record):
    """One service a patient needs; without `duration` the service's default."""

    service: str
    duration: Minutes | None = None


class Synchronization(Record):
    """How the two services of a patient are tied: equal starts, or `distance` = least and greatest start(second) - start(first)."""

    type: Literal["simultaneous", "sequential"]
    distance: tuple[float, float] | None = None

    @property
    def gap(self) -> tuple[float, float]:
        """Least and greatest start(second) - start(first)."""
        return self.distance if self.type == "sequential" and self.distance else (0.0, 0.0)


class Patient(Record):
    """A patient: the hard `earliest`, the soft `latest` start, and one or two services."""

    id: str
    time_window: tuple[float, float]
    required_caregivers: Annotated[tuple[RequiredService, ...], Field(min_length=1, max_length=2)]
    synchronization: Synchronization | None = None

    @property
    def earliest(self) -> float:
        """The first start that is allowed."""
        return _cut(self.time_window[0])

    @property
    def latest(self) -> float:
        """The last start that is not late."""
        return _cut(self.time_window[1])


class Service(Record):
    id: str
    default_duration: Minutes | None = None


class Caregiver(Record):
    id: str
    abilities: tuple[str, ...]


class Office(Record):
    id: str


class HhcrspInstance(Record):
    """One instance. `distances`: minutes, row and column 0 the depot, then the patients in list order."""

    patients: tuple[Patient, ...]
    services: tuple[Service, ...]
    caregivers: Annotated[tuple[Caregiver, ...], Field(min_length=1)]
    central_offices: Annotated[tuple[Office, ...], Field(min_length=1, max_length=1)]
    distances: tuple[tuple[Minutes, ...], ...]

    def duration(self, required: RequiredService) -> float:
        """Minutes that a required service takes."""
        if required.duration is not None:
            return required.duration
        default = next(s.default_duration for s in self.services if s.id == required.service)
        assert default is not None  # read_instance has made sure
        return default


def read_instance(path: Path) -> HhcrspInstance:
    """Read an instance, plain or gzip.

    Raises ValueError naming the file and every wrong field: wrong types, names that nobody bears, matrices that do not fit, numbers
    with more than three decimals (except windows a hair off a whole minute, which are cut as the published solutions cut them).
    """
    instance = read_record(path, HhcrspInstance)
    faults = [*_name_faults(instance), *_patient_faults(instance), *_matrix_faults(instance)]
    if faults:
        raise refusal(path, faults)
    return instance


def write_instance(instance: HhcrspInstance, path: Path) -> None:
    """Write an instance with exactly the members it was read with."""
    write_record(path, instance)


def _cut(minutes: float) -> float:
    """Cut a float that is a hair off a whole minute: the published solutions read 401.99999999999994 as 401."""
    hair = minutes != round(minutes, 3) and abs(minutes - round(minutes)) < 1e-9
    return float(math.floor(minutes)) if hair else minutes


def _is_exact(minutes: float) -> bool:
    return minutes == round(minutes, 3)


def _name_faults(instance: HhcrspInstance) -> list[str]:
    faults = []
    for field in ("patients", "services", "caregivers"):
        faults += [
            f"{field}: id {name!r} occurs twice"
            for name in repeated(row.id for row in getattr(instance, field))
        ]
    services = {s.id for s in instance.services}
    for i, caregiver in enumerate(instance.caregivers):
        faults += [
            f"caregivers[{i}].abilities: no service {a!r}" for a in caregiver.abilities if a not in services
        ]
    for i, patient in enumerate(instance.patients):
        for k, required in enumerate(patient.required_caregivers):
            where = f"patients[{i}].required_caregivers[{k}]"
            if required.service not in services:
                faults.append(f"{where}.service: no service {required.service!r}")
            elif required.duration is None and all(
                s.id != required.service or s.default_duration is None for s in instance.services
            ):
                faults.append(f"{where}.duration: missing, and the service has no default_duration")
    return faults


def _patient_faults(instance: HhcrspInstance) -> list[str]:
    faults = []
    for i, patient in enumerate(instance.patients):
        where, needs, tie = f"patients[{i}]", patient.required_caregivers, patient.synchronization
        if patient.time_window[0] > patient.time_window[1]:
            faults.append(f"{where}.time_window: ends before it begins")
        if repeated(r.service for r in needs):
            faults.append(
                f"{where}.required_caregivers: one service twice; a plan could not tell the two apart"
            )
        if (len(needs) == 2) != (tie is not None):
            faults.append(f"{where}.synchronization: needed with two services, and only then")
        if (
            tie is not None
            and tie.type == "sequential"
            and (tie.distance is None or tie.distance[0] > tie.distance[1])
        ):
            faults.append(f"{where}.synchronization.distance: least and greatest gap were expected")
        numbers = [
            patient.earliest,
            patient.latest,
            *(r.duration or 0 for r in needs),
            *(tie.gap if tie else ()),
        ]
        if not all(_is_exact(x) for x in numbers):
            faults.append(f"{where}: a number of minutes has more than three decimals")
    return faults


def _matrix_faults(instance: HhcrspInstance) -> list[str]:
    places = len(instance.patients) + 1
    if len(instance.distances) != places or any(len(row) != places for row in instance.distances):
        return [f"distances: {places} rows of {places} numbers were expected (the depot, then the patients)"]
    return [
        f"distances[{i}]: a number of minutes has more than three decimals"
        for i, row in enumerate(instance.distances)
        if not all(_is_exact(x) for x in row)
    ] + [
        f"distances[{i}][{i}]: travel from a place to itself must be 0"
        for i, row in enumerate(instance.distances)
        if row[i] != 0
    ]
