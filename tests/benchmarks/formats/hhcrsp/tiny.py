"""An HHCRSP instance known by heart: ten minutes between any two places.

p1 needs s1; p2 s1 and s2 at once; p3 s1 and then, 10 to 20 minutes after its start, s2. c1 can s1, c2 s2, c3 both.
"""

from __future__ import annotations

import json
from typing import Any

from benchmarks.formats.hhcrsp.instance import HhcrspInstance
from benchmarks.formats.plans import CarePlan, Route, Stop


def data() -> dict[str, Any]:
    """The instance as its file has it."""
    return {
        "patients": [
            {"id": "p1", "location": [1.5, 2], "time_window": [0, 30], "required_caregivers": [{"service": "s1", "duration": 5}]},
            {
                "id": "p2", "time_window": [20.0, 40.0], "synchronization": {"type": "simultaneous"},
                "required_caregivers": [{"service": "s1"}, {"service": "s2", "duration": 10.0}],
            },
            {
                "id": "p3", "time_window": [50, 60], "synchronization": {"type": "sequential", "distance": [10, 20]},
                "required_caregivers": [{"service": "s1", "duration": 10}, {"service": "s2", "duration": 10}],
            },
        ],
        "services": [{"id": "s1", "default_duration": 10}, {"id": "s2", "default_duration": 30}],
        "caregivers": [
            {"id": "c1", "abilities": ["s1"]}, {"id": "c2", "abilities": ["s2"]}, {"id": "c3", "abilities": ["s1", "s2"]},
        ],
        "central_offices": [{"id": "d"}],
        "distances": [[0 if a == b else 10 for b in range(4)] for a in range(4)],
        "name": "tiny",
    }  # fmt: skip


def instance() -> HhcrspInstance:
    """The instance."""
    return HhcrspInstance.model_validate_json(json.dumps(data()))


def plan() -> CarePlan:
    """Travel: c1 10 + 10 + 10 + 10 = 40, c2 10 + 10 + 10 = 30. p3's s2 starts at 65, 5 after 60. So (70 + 5 + 5) / 3."""
    return CarePlan(
        (
            Route("c1", (Stop("p1", "s1", 10, 15), Stop("p2", "s1", 25, 35), Stop("p3", "s1", 50, 60))),
            Route("c2", (Stop("p2", "s2", 25, 35), Stop("p3", "s2", 65, 75))),
            Route("c3"),
        )
    )
