"""A UHHC instance known by heart: ten minutes between any two places, all from the depot at 0.

p1 needs s1 (20 min); p2 s1 and s2 (10 min each) at once and prefers c1; p3 s2 (15 min), may be left out, and not by c2.
c1 can s1, c2 both, c3 s2. c1 and c2 work from 0 to 200 and are due 30 minutes of lunch from 50 to 120; c3 works from 0 to 100.
"""

from __future__ import annotations

import json
from typing import Any

from benchmarks.formats.plans import LUNCH, CarePlan, Route, Stop
from benchmarks.formats.uhhc.instance import UhhcInstance

WEIGHTS = {
    "travel_time": 1, "total_tardiness": 2, "highest_tardiness": 3, "total_waiting_time": 4,
    "total_extra_time": 5, "max_idle_time": 6, "caregiver_preferences": 7, "optional_patients": 8,
    "missed_lunch_break": 9, "workload_balance": 10,
}  # fmt: skip


def data(origin: str = "generated", met: str = "at_service_start", **weights: Any) -> dict[str, Any]:
    """The instance as its file has it; `weights` replace those above, None takes one out."""
    costs = {name: weight for name, weight in {**WEIGHTS, **weights}.items() if weight is not None}
    metadata = {
        "name": "tiny",
        "origin": origin,
        "horizon": 200,
        "time_window_met": met,
        "cost_components": costs,
    }
    return {
        "metadata": metadata,
        "terminal_points": [{"id": "d", "distance_matrix_index": 0, "location": [1, 2.5]}],
        "caregivers": [
            _caregiver("c1", ["s1"], 200, True), _caregiver("c2", ["s1", "s2"], 200, True), _caregiver("c3", ["s2"], 100, False),
        ],
        "patients": [
            {
                "id": "p1", "distance_matrix_index": 1, "required_services": [{"service": "s1", "duration": 20}],
                "time_windows": [{"start": 20, "end": 40}],
            },
            {
                "id": "p2", "distance_matrix_index": 2, "time_windows": [{"start": 50, "end": 90}], "preferred_caregivers": ["c1"],
                "required_services": [{"service": "s1"}, {"service": "s2", "duration": 10}],
                "synchronization": {"type": "simultaneous"},
            },
            {
                "id": "p3", "distance_matrix_index": 3, "required_services": [{"service": "s2", "duration": 15}], "optional": True,
                "time_windows": [{"start": 100, "end": 120}, {"start": 150, "end": 170}], "incompatible_caregivers": ["c2"],
            },
        ],
        "services": [{"id": "s1", "type": "a", "default_duration": 10}, {"id": "s2", "type": "b"}],
        "lunch_breaks": {"start": 50, "end": 120, "min_duration": 30},
        "distances": [[0 if a == b else 10 for b in range(4)] for a in range(4)],
    }  # fmt: skip


def parse(data: dict[str, Any]) -> UhhcInstance:
    """A file's content as an instance."""
    return UhhcInstance.model_validate_json(json.dumps(data))


def instance(origin: str = "generated", met: str = "at_service_start", **weights: Any) -> UhhcInstance:
    """The instance."""
    return parse(data(origin, met, **weights))


def plan() -> CarePlan:
    """c1: p1, lunch at p2's from 50 to 80, ten minutes' wait, p2. c2 helps at p2. p3 is left out, c3 stays at home."""
    return CarePlan(
        (
            Route("c1", (Stop("p1", "s1", 20, 40), Stop("p2", LUNCH, 50, 80), Stop("p2", "s1", 90, 100))),
            Route("c2", (Stop("p2", "s2", 90, 100),)),
            Route("c3"),
        )
    )


def _caregiver(name: str, abilities: list[str], end: int, lunch: bool) -> dict[str, Any]:
    points = {"departing_point": "d", "arrival_point": "d"}
    return {
        "id": name,
        "abilities": abilities,
        **points,
        "working_shift": {"start": 0, "end": end},
        "lunch_break": lunch,
    }
