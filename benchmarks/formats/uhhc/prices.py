"""What the cost components of a UHHC instance are to the engine: points and weights."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from benchmarks.formats.uhhc.instance import Caregiver, Patient, UhhcInstance
from benchmarks.formats.uhhc.windows import Need, has_soft_ends
from solvers.problem import Weights

# Units of the benchmark for a component that must be 0 and that the engine knows only as a price.
_HARD_PRICE = 10**6


def points_per_unit(instance: UhhcInstance) -> int:
    """Points for one unit of the benchmark: the least number that makes every weight per time unit whole."""
    weights = [
        Fraction(instance.weight(c)).limit_denominator(1000) for c in instance.metadata.cost_components
    ]
    return lcm(*(w.denominator for w in weights)) * instance.steps_per_minute


def constant_cost(instance: UhhcInstance) -> float:
    """What the benchmark charges on top of every engine cost, in its unit: all due lunches, as if missed."""
    return _price(instance, "missed_lunch_break") * sum(c.lunch_break for c in instance.caregivers)


def missed_points(instance: UhhcInstance) -> int:
    """Points for one due lunch that is not taken."""
    return _points(instance, "missed_lunch_break")


def weights(instance: UhhcInstance) -> Weights:
    """The engine's weights. What is hard as a window or a shift's end has no price; preferences are points already."""
    soft = has_soft_ends(instance)
    working = _rate(instance, "working_time")
    return Weights(
        travel_time=_rate(instance, "travel_time") + working,
        work=working,
        waiting=_rate(instance, "total_waiting_time") + _rate(instance, "max_waiting_time"),
        lateness=_rate(instance, "total_tardiness") if soft else 0,
        lateness_max=_rate(instance, "highest_tardiness") if soft else 0,
        overtime=0 if instance.is_hard("total_extra_time") else _rate(instance, "total_extra_time"),
        idle_max=_rate(instance, "max_idle_time"),
        balance=_rate(instance, "workload_balance"),
        preference=1,
    )


def unplanned_costs(instance: UhhcInstance, visits: list[Need]) -> list[int]:
    """A patient's cost split over the services, the first bearing what does not divide; required visits cost more than any plan."""
    whole, costs, seen = _points(instance, "optional_patients"), [], set()
    for need in visits:
        count = len(need.patient.required_services)
        first = need.patient_index not in seen
        seen.add(need.patient_index)
        share = whole // count + (whole % count if first else 0)
        costs.append(10**12 if is_required(instance, need.patient) else share)
    return costs


def dislike(instance: UhhcInstance, need: Need, caregiver: Caregiver) -> int:
    """Points for this caregiver at this patient."""
    counted = {
        "caregiver_preferences": is_outside(need.patient, caregiver),
        "qualification": need.required.service not in caregiver.abilities,
        "incompabilities": caregiver.id in need.patient.incompatible_caregivers,
    }
    return sum(_points(instance, c) for c, so in counted.items() if so and not instance.is_hard(c))


def is_required(instance: UhhcInstance, patient: Patient) -> bool:
    """True if leaving the patient out breaks a hard rule."""
    return not patient.optional or instance.is_hard("optional_patients")


def is_outside(patient: Patient, caregiver: Caregiver) -> bool:
    """True if the patient prefers others."""
    return bool(patient.preferred_caregivers) and caregiver.id not in patient.preferred_caregivers


def _price(instance: UhhcInstance, component: str) -> float:
    return _HARD_PRICE if instance.is_hard(component) else instance.weight(component)


def _points(instance: UhhcInstance, component: str) -> int:
    """Points for one occurrence of a counted component."""
    return round(_price(instance, component) * points_per_unit(instance))


def _rate(instance: UhhcInstance, component: str) -> int:
    """Points for one time unit of a timed component."""
    return _points(instance, component) // instance.steps_per_minute
