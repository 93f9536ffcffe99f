"""UHHC instance files: read with every fault named, written back with the members they had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.formats.plans import LUNCH
from benchmarks.formats.records import read_record, refusal, repeated, write_record
from benchmarks.formats.uhhc.instance import COMPONENTS, UhhcInstance


def read_instance(path: Path) -> UhhcInstance:
    """Read an instance, plain or gzip.

    Raises ValueError naming the file and every wrong field: wrong types, unknown cost components, names that nobody bears,
    windows that overlap or end before they begin, indices outside the matrix, numbers of minutes with more than three decimals;
    OSError if the file cannot be read.
    """
    instance = read_record(path, UhhcInstance)
    faults = [
        *_components(instance),
        *_ids(instance),
        *_caregivers(instance),
        *_patients(instance),
        *_matrix(instance),
        *_decimals(instance),
    ]
    if faults:
        raise refusal(path, faults)
    return instance


def write_instance(instance: UhhcInstance, path: Path) -> None:
    """Write an instance with exactly the members it was read with."""
    write_record(path, instance)


def _components(instance: UhhcInstance) -> Iterator[str]:
    for name in instance.metadata.cost_components:
        if name not in COMPONENTS:
            yield f"metadata.cost_components: no component {name!r}; there are: {', '.join(COMPONENTS)}"


def _ids(instance: UhhcInstance) -> Iterator[str]:
    for field in ("terminal_points", "caregivers", "patients", "services"):
        for name in repeated(row.id for row in getattr(instance, field)):
            yield f"{field}: id {name!r} occurs twice"
    if any(s.id == LUNCH for s in instance.services):
        yield f"services: {LUNCH!r} means a lunch in plans and cannot be a service"


def _caregivers(instance: UhhcInstance) -> Iterator[str]:
    services = {s.id for s in instance.services}
    for i, caregiver in enumerate(instance.caregivers):
        where = f"caregivers[{i}]"
        for point in ("departing_point", "arrival_point"):
            if getattr(caregiver, point) not in instance.terminal_place:
                yield f"{where}.{point}: no terminal point {getattr(caregiver, point)!r}"
        for ability in caregiver.abilities:
            if ability not in services:
                yield f"{where}.abilities: no service {ability!r}"
        if caregiver.working_shift.start > caregiver.working_shift.end:
            yield f"{where}.working_shift: ends before it begins"
        if caregiver.lunch_break and instance.lunch_breaks is None:
            yield f"{where}.lunch_break: lunch is due, but the file has no lunch_breaks"
    if instance.lunch_breaks and instance.lunch_breaks.start > instance.lunch_breaks.end:
        yield "lunch_breaks: ends before it begins"


def _patients(instance: UhhcInstance) -> Iterator[str]:
    defaults = {s.id: s.default_duration for s in instance.services}
    caregivers = {c.id for c in instance.caregivers}
    for i, patient in enumerate(instance.patients):
        where = f"patients[{i}]"
        for k, required in enumerate(patient.required_services):
            if required.service not in defaults:
                yield f"{where}.required_services[{k}].service: no service {required.service!r}"
            elif required.duration is None and defaults[required.service] is None:
                yield f"{where}.required_services[{k}].duration: missing, and the service has no default_duration"
        if repeated(r.service for r in patient.required_services):
            yield f"{where}.required_services: one service twice; a plan could not tell the two apart"
        tie = patient.synchronization
        if patient.tie == "sequential" and (
            tie is None or tie.distance is None or patient.gap[0] > patient.gap[1]
        ):
            yield f"{where}.synchronization.distance: min and max, in this order, were expected"
        end = -1.0
        for k, window in enumerate(patient.time_windows):
            if window.start > window.end or window.start < end:
                yield f"{where}.time_windows[{k}]: windows must not overlap, must ascend, and end after they begin"
            end = window.end
        for field in ("preferred_caregivers", "incompatible_caregivers"):
            for name in getattr(patient, field):
                if name not in caregivers:
                    yield f"{where}.{field}: no caregiver {name!r}"


def _matrix(instance: UhhcInstance) -> Iterator[str]:
    size = len(instance.distances)
    for i, row in enumerate(instance.distances):
        if len(row) != size:
            yield f"distances[{i}]: {size} numbers were expected, as many as there are rows"
        elif row[i] != 0:
            yield f"distances[{i}][{i}]: travel from a place to itself must be 0"
    for field in ("terminal_points", "patients"):
        for i, row in enumerate(getattr(instance, field)):
            if row.distance_matrix_index >= size:
                yield f"{field}[{i}].distance_matrix_index: {row.distance_matrix_index}, but distances has {size} rows"


def _decimals(instance: UhhcInstance) -> Iterator[str]:
    for where, minutes in instance.minutes:
        if minutes != round(minutes, 3):
            yield f"{where}: {minutes!r} has more than three decimals"
