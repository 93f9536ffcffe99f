"""The cost components of a UHHC plan, raw (minutes or counts) as their definitions say. Knows no engine."""

from __future__ import annotations

import math

from benchmarks.formats.plans import CarePlan
from benchmarks.formats.uhhc.clock import Call, Day, days, lateness
from benchmarks.formats.uhhc.instance import Caregiver, UhhcInstance

_HAIR = 1e-9  # a workload that is whole but for floating point is not rounded up


def raw_components(instance: UhhcInstance, plan: CarePlan) -> dict[str, float]:
    """Return every component's raw value, whether it has a weight or not.

    The balance of workloads and idle time count all caregivers; one without a route idles the whole shift and has no workload.
    """
    used = days(instance, plan)
    late = [lateness(instance, c.patient, c.stop.start, c.stop.end) for day in used for c in day.services]
    waits = [wait for day in used for wait in day.waiting]
    working = [day.workload for day in used]
    return {
        "travel_time": sum(day.travel for day in used),
        "total_tardiness": sum(late),
        "highest_tardiness": max(late, default=0.0),
        "total_waiting_time": sum(waits),
        "max_waiting_time": max(waits, default=0.0),
        "total_extra_time": sum(max(0.0, day.back - day.caregiver.working_shift.end) for day in used),
        "max_idle_time": _most_idle(instance, used),
        "caregiver_preferences": sum(
            not is_preferred(day.caregiver, call) for day in used for call in day.services
        ),
        "optional_patients": len(instance.patients)
        - len({c.patient.id for day in used for c in day.services}),
        "missed_lunch_break": sum(c.lunch_break for c in instance.caregivers)
        - len({day.caregiver.id for day in used if day.had_lunch and day.caregiver.lunch_break}),
        "workload_balance": _imbalance(working, len(instance.caregivers)),
        "working_time": sum(working),
        "qualification": sum(not is_able(day.caregiver, call) for day in used for call in day.services),
        "incompabilities": sum(is_incompatible(day.caregiver, call) for day in used for call in day.services),
    }


def is_preferred(caregiver: Caregiver, call: Call) -> bool:
    """True if the patient prefers nobody, or this caregiver too."""
    return not call.patient.preferred_caregivers or caregiver.id in call.patient.preferred_caregivers


def is_able(caregiver: Caregiver, call: Call) -> bool:
    return call.stop.service in caregiver.abilities


def is_incompatible(caregiver: Caregiver, call: Call) -> bool:
    return caregiver.id in call.patient.incompatible_caregivers


def _most_idle(instance: UhhcInstance, used: list[Day]) -> float:
    busy = {day.caregiver.id for day in used}
    unused = [c.working_shift.end - c.working_shift.start for c in instance.caregivers if c.id not in busy]
    return max([*(day.idle for day in used), *unused])


def _imbalance(working: list[float], caregivers: int) -> float:
    mean = sum(working) / caregivers
    workloads = [*working, *[0.0] * (caregivers - len(working))]
    return float(sum(math.ceil(abs(w - mean) - _HAIR) for w in workloads))
