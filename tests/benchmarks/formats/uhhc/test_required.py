"""Where the search leaves required patients out, nobody can serve them all; where somebody can, it does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.formats import open_case
from benchmarks.formats.uhhc import UhhcCase
from solvers import Budget, solve
from tests.benchmarks.formats.uhhc import tiny
from tests.benchmarks.formats.uhhc.required import can_be_served

_HARD = {"total_tardiness": "HARD"}


def test_the_tiny_instance_can_be_served() -> None:
    """Its plan, known by heart, does."""
    assert can_be_served(tiny.instance())
    assert can_be_served(tiny.instance(**_HARD))


@pytest.mark.parametrize(
    ("patient", "changes"),
    [
        ("p1", {"required_services": [{"service": "s2"}, {"service": "s2"}], "synchronization": {"type": "simultaneous"}}),
        ("p2", {"synchronization": {"type": "sequential", "distance": {"min": 60, "max": 70}}}),
        ("p1", {"time_windows": [{"start": 0, "end": 9}]}),
    ],
)  # fmt: skip
def test_rules_bite(patient: str, changes: dict[str, Any]) -> None:
    """One caregiver for two at once, a gap longer than the window, a window that nobody reaches; without the rule all is well."""
    data = tiny.data(**_HARD)
    if "required_services" in changes:
        data["caregivers"] = [c for c in data["caregivers"] if c["id"] != "c3"]
    changed = next(p for p in data["patients"] if p["id"] == patient)
    changed.update({"required_services": changed["required_services"], **changes})
    for service in data["services"]:
        service["default_duration"] = 10
    assert not can_be_served(tiny.parse(data))
    changed.update({"time_windows": [{"start": 0, "end": 200}], "synchronization": {"type": "independent"}})
    assert can_be_served(tiny.parse(data))


@pytest.mark.shared
def test_the_search_serves_all_required_patients_where_that_can_be_done(shared: Path) -> None:
    """Of ten instances without a published plan, six have none: proven, and found so by the search."""
    folder = shared / "benchmarks" / "uhhc" / "instances" / "generated-small"
    possible = []
    for path in sorted(folder.iterdir()):
        case = open_case(path)
        assert isinstance(case, UhhcCase)
        if can_be_served(case.instance):
            possible.append(path.name)
        result = solve(case.problem(), budget=Budget(iterations=200_000))
        assert result.solution is not None
        verdict = case.judge(case.decode(result.solution))
        assert (verdict.faults == ()) == (path.name in possible), path.name
    assert possible == [f"instance-00{k}.json.gz" for k in (0, 3, 4, 9)]
