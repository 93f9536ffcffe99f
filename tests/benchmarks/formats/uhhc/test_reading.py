"""UHHC instance files: read, written back with all they had, and every fault named with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.formats.uhhc.lines import gather
from benchmarks.formats.uhhc.problem import build_problem
from benchmarks.formats.uhhc.reading import read_instance, write_instance
from tests.benchmarks.formats.uhhc import tiny


def _read(folder: Path, data: Any) -> Any:
    path = folder / "tiny.json"
    path.write_text(json.dumps(data))
    return read_instance(path)


@pytest.mark.parametrize("ending", [".json", ".json.gz"])
def test_an_instance_is_written_as_it_was_read(tmp_path: Path, ending: str) -> None:
    """Members that no rule reads survive, and nothing that was worked out since comes along."""
    instance = _read(tmp_path, tiny.data(total_tardiness="HARD"))
    build_problem(instance)
    gather(instance)
    write_instance(instance, tmp_path / f"again{ending}")
    assert read_instance(tmp_path / f"again{ending}") == instance
    write_instance(instance, tmp_path / "plain.json")
    assert json.loads((tmp_path / "plain.json").read_text()) == tiny.data(total_tardiness="HARD")


def test_windows_may_touch(tmp_path: Path) -> None:
    """Published windows do: 100-150 and 150-170."""
    data = tiny.data()
    data["patients"][2]["time_windows"][0]["end"] = 150
    assert _read(tmp_path, data).patients[2].time_windows[0].end == 150


def _change(data: dict[str, Any], path: tuple[Any, ...], value: Any) -> None:
    for key in path[:-1]:
        data = data[key]
    data[path[-1]] = value


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("metadata", "time_window_met"), "at_noon", "metadata.time_window_met"),
        (("metadata", "cost_components", "travel_time"), "SOFT", "metadata.cost_components.travel_time"),
        (("metadata", "cost_components", "beauty"), 1, "metadata.cost_components: no component 'beauty'"),
        (
            ("caregivers", 0, "departing_point"),
            "x",
            r"caregivers\[0\]\.departing_point: no terminal point 'x'",
        ),
        (("caregivers", 0, "abilities"), ["x"], r"caregivers\[0\]\.abilities: no service 'x'"),
        (
            ("caregivers", 0, "working_shift"),
            {"start": 9, "end": 8},
            r"caregivers\[0\]\.working_shift: ends before",
        ),
        (("caregivers", 1, "id"), "c1", "caregivers: id 'c1' occurs twice"),
        (("lunch_breaks",), None, r"caregivers\[0\]\.lunch_break: lunch is due, but"),
        (("lunch_breaks", "start"), 130, "lunch_breaks: ends before it begins"),
        (
            ("patients", 0, "distance_matrix_index"),
            4,
            r"patients\[0\]\.distance_matrix_index: 4, but distances has 4 rows",
        ),
        (("patients", 0, "time_windows"), [], r"patients\[0\]\.time_windows"),
        (
            ("patients", 2, "time_windows", 1, "start"),
            119,
            r"patients\[2\]\.time_windows\[1\]: windows must not overlap",
        ),
        (
            ("patients", 0, "required_services", 0, "service"),
            "x",
            r"required_services\[0\]\.service: no service 'x'",
        ),
        (
            ("patients", 1, "required_services", 1, "service"),
            "s1",
            r"patients\[1\]\.required_services: one service twice",
        ),
        (("services", 0), {"id": "s1"}, r"patients\[1\]\.required_services\[0\]\.duration: missing"),
        (("services", 1, "id"), "lunch_break", "services: 'lunch_break' means a lunch"),
        (
            ("patients", 1, "synchronization", "type"),
            "sequential",
            r"patients\[1\]\.synchronization\.distance",
        ),
        (
            ("patients", 1, "preferred_caregivers"),
            ["x"],
            r"patients\[1\]\.preferred_caregivers: no caregiver 'x'",
        ),
        (("distances", 1), [0], r"distances\[1\]: 4 numbers were expected"),
        (("distances", 1, 1), 1, r"distances\[1\]\[1\]: travel from a place to itself"),
        (("distances", 1, 2), 1.2345, r"distances\[1\]\[2\]: 1.2345 has more than three decimals"),
    ],
)
def test_a_bad_field_is_named(tmp_path: Path, path: tuple[Any, ...], value: Any, message: str) -> None:
    """The error names the file and the field."""
    data = tiny.data()
    _change(data, path, value)
    with pytest.raises(ValueError, match=message) as error:
        _read(tmp_path, data)
    assert "tiny.json" in str(error.value)
