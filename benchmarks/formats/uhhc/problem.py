"""A UHHC instance as the engine's `Problem`.

Lunch, held at a patient's home before the patient's own service, is a second option of each visit: the service with the lunch as
its set-up. A caregiver who is due one can carry one such option. An engine cost is the benchmark's less `constant_cost`: the engine
starts from all due lunches missed and is rewarded for each that is taken.

Where the engine cannot say the rules it is stricter, so that a plan never costs more than the engine says: between two soft windows
of a patient nothing starts late; a service after lunch starts within the lunch window, and the wait between the two is not
free at the start of the day; the greatest wait counts as waiting; and what the benchmark leaves open (see `_links`) is not done.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from benchmarks.formats.uhhc.instance import Caregiver, UhhcInstance
from benchmarks.formats.uhhc.options import Choice, choices, is_due
from benchmarks.formats.uhhc.prices import (
    dislike,
    is_outside,
    is_required,
    missed_points,
    unplanned_costs,
    weights,
)
from benchmarks.formats.uhhc.windows import (
    Need,
    StartWindow,
    has_soft_ends,
    needs,
    share_window,
    soft_latest,
    steps,
)
from solvers.problem import DIFFERENT_WORKER, NO_LIMIT, Problem, problem_builder


class _Link(NamedTuple):
    first: int
    second: int
    low: int
    high: int
    same_window: bool


def is_steered(instance: UhhcInstance) -> bool:
    """True if the engine's problem is stricter than the benchmark, so that what it proves is not the benchmark's."""
    return (
        any(is_due(instance, c) for c in instance.caregivers)
        or (has_soft_ends(instance) and any(len(p.time_windows) > 1 for p in instance.patients))
        or instance.weight("max_waiting_time") > 0
        or any(
            p.tie == "independent" or (p.tie == "sequential" and len(p.time_windows) > 1)
            for p in instance.patients
            if len(p.required_services) > 1
        )
    )


def build_problem(instance: UhhcInstance) -> Problem:
    """Return the instance as a `Problem`.

    Visit v is `needs(instance)[v]`, option o is `choices(instance)[o]` (mode 1 with lunch), shift s is caregiver s, places are the
    rows of `distances`.
    """
    visits = needs(instance)
    options = choices(instance)
    links = _links(instance, visits)
    windows = [choice.windows or (StartWindow(0, NO_LIMIT, 0),) for choice in options]
    allowed = [[_may_choose(instance, visits, choice, c) for c in instance.caregivers] for choice in options]
    return problem_builder(
        np.rint(np.asarray(instance.distances) * instance.steps_per_minute).astype(np.int64),
        visits=len(visits),
        option_visit=[choice.visit for choice in options],
        option_place=[visits[choice.visit].patient.distance_matrix_index for choice in options],
        option_duration=[
            steps(instance, instance.duration(visits[choice.visit].required)) for choice in options
        ],
        **_lunches(instance, options),
        required=[is_required(instance, need.patient) for need in visits],
        unplanned_cost=unplanned_costs(instance, visits),
        soft_latest=[soft_latest(instance, need) for need in visits],
        window_offset=np.cumsum([0, *(len(rows) for rows in windows)]),
        window_early=[window.early for rows in windows for window in rows],
        window_late=[window.late for rows in windows for window in rows],
        window_rank=[window.rank for rows in windows for window in rows],
        allowed=np.asarray(allowed, dtype=bool).reshape(len(options), len(instance.caregivers)),
        preference=[[dislike(instance, need, c) for c in instance.caregivers] for need in visits],
        link_first=[link.first for link in links],
        link_second=[link.second for link in links],
        link_min=[link.low for link in links],
        link_max=[link.high for link in links],
        link_worker=[DIFFERENT_WORKER] * len(links),
        link_together=[True] * len(links),
        link_same_window=[link.same_window for link in links],
        weights=weights(instance),
        time_unit="min" if instance.steps_per_minute == 1 else "0.001 min",
        **_shifts(instance),
    )


def _lunches(instance: UhhcInstance, options: list[Choice]) -> dict[str, Any]:
    """At most one lunch a caregiver, by load; none for who is due none."""
    minutes = instance.lunch_breaks.min_duration if instance.lunch_breaks else 0.0
    reward = missed_points(instance)
    return {
        "option_mode": [int(choice.lunch) for choice in options],
        "option_setup": [steps(instance, minutes) if choice.lunch else 0 for choice in options],
        "option_cost": [-reward if choice.lunch else 0 for choice in options],
        "option_load": [int(choice.lunch) for choice in options],
        "shift_capacity": [int(is_due(instance, caregiver)) for caregiver in instance.caregivers],
    }


def _may_choose(instance: UhhcInstance, visits: list[Need], choice: Choice, caregiver: Caregiver) -> bool:
    can_eat = not choice.lunch or is_due(instance, caregiver)
    return bool(choice.windows) and can_eat and _may(instance, visits[choice.visit], caregiver)


def _shifts(instance: UhhcInstance) -> dict[str, Any]:
    shifts = [c.working_shift for c in instance.caregivers]
    ends = [steps(instance, s.end) for s in shifts]
    return {
        "shifts": len(shifts),
        "shift_start_place": [instance.terminal_place[c.departing_point] for c in instance.caregivers],
        "shift_end_place": [instance.terminal_place[c.arrival_point] for c in instance.caregivers],
        "shift_earliest": [steps(instance, s.start) for s in shifts],
        "shift_end": ends,
        "shift_latest": ends if instance.is_hard("total_extra_time") else [NO_LIMIT] * len(shifts),
        "shift_leaves_at_start": [instance.departs_at_shift_start] * len(shifts),
    }


def _may(instance: UhhcInstance, need: Need, caregiver: Caregiver) -> bool:
    """False where a hard rule forbids that the caregiver does this; a component with a weight is a cost instead."""
    given = instance.metadata.cost_components
    breaks = {
        "qualification": need.required.service not in caregiver.abilities,
        "incompabilities": caregiver.id in need.patient.incompatible_caregivers,
        "caregiver_preferences": is_outside(need.patient, caregiver)
        and instance.is_hard("caregiver_preferences"),
    }
    if any(
        breaks[c] and (c not in given or instance.is_hard(c)) for c in ("qualification", "incompabilities")
    ):
        return False
    return not breaks["caregiver_preferences"]


def _links(instance: UhhcInstance, visits: list[Need]) -> list[_Link]:
    """Every two services of a patient: different workers, both or neither, in one window.

    Gaps hold between neighbours in the list (equal starts: hence between all). Independent services are treated so as well: no
    published plan gives two of a patient's services to one caregiver, and the rules do not say that it may be done.
    """
    links = []
    for a, b in _pairs(visits):
        patient = visits[a].patient
        low, high = -NO_LIMIT, NO_LIMIT
        if patient.tie == "simultaneous":
            low = high = 0
        elif patient.tie == "sequential" and b == a + 1:
            low, high = (steps(instance, x) for x in patient.gap)
        links.append(_Link(a, b, low, high, share_window(instance, patient)))
    return links


def _pairs(visits: list[Need]) -> list[tuple[int, int]]:
    pairs = []
    for a in range(len(visits)):
        b = a + 1
        while b < len(visits) and visits[b].patient_index == visits[a].patient_index:
            pairs.append((a, b))
            b += 1
    return pairs
