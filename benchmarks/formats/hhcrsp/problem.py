"""An HHCRSP instance as the engine's `Problem`: exact, in thousandths of a minute, 3000 points for one unit of the benchmark."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from benchmarks.formats.hhcrsp.instance import SCALE, HhcrspInstance, Patient, RequiredService
from solvers.problem import DIFFERENT_WORKER, NO_LIMIT, Problem, Weights, problem_builder

POINTS_PER_UNIT = 3 * SCALE  # cost = (travel + tardiness + greatest tardiness) / 3


class Need(NamedTuple):
    """What visit v of the problem is: `place` counts the patients from 1."""

    place: int
    patient: Patient
    required: RequiredService


def needs(instance: HhcrspInstance) -> list[Need]:
    """Return one entry per visit, in order: the services of the first patient, then of the second, ..."""
    return [Need(i, p, r) for i, p in enumerate(instance.patients, start=1) for r in p.required_caregivers]


def thousandths(minutes: float) -> int:
    """Minutes in the engine's unit; the reader has refused numbers with more than three decimals."""
    return round(minutes * SCALE)


def build_problem(instance: HhcrspInstance) -> Problem:
    """Return the instance as a `Problem`: visit v is option v is `needs(instance)[v]`, shift s is caregiver s, place 0 the depot.

    Every visit is required. The two of a patient are linked by their gap, by different workers, and are planned together.
    """
    visits = needs(instance)
    services = [s.id for s in instance.services]
    pairs = [v for v in range(len(visits) - 1) if visits[v].place == visits[v + 1].place]
    gaps = [visits[v].patient.synchronization.gap for v in pairs]  # type: ignore[union-attr]  # the reader: two services are tied
    return problem_builder(
        np.rint(np.asarray(instance.distances) * SCALE).astype(np.int64),
        visits=len(visits),
        option_visit=np.arange(len(visits)),
        option_place=[need.place for need in visits],
        option_duration=[thousandths(instance.duration(need.required)) for need in visits],
        window_early=[thousandths(need.patient.earliest) for need in visits],
        window_late=[NO_LIMIT] * len(visits),
        soft_latest=[thousandths(need.patient.latest) for need in visits],
        option_skills=[[need.required.service == s for s in services] for need in visits],
        shifts=len(instance.caregivers),
        shift_skills=[[s in caregiver.abilities for s in services] for caregiver in instance.caregivers],
        link_first=pairs,
        link_second=[v + 1 for v in pairs],
        link_min=[thousandths(low) for low, _ in gaps],
        link_max=[thousandths(high) for _, high in gaps],
        link_worker=[DIFFERENT_WORKER] * len(pairs),
        link_together=[True] * len(pairs),
        weights=Weights(travel_time=1, lateness=1, lateness_max=1),
        time_unit="0.001 min",
    )
