"""HHCRSP instance files: read, written back with all they had, and every fault named with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.formats.hhcrsp.instance import read_instance, write_instance
from tests.benchmarks.formats.hhcrsp import tiny


def _read(folder: Path, data: Any) -> Any:
    path = folder / "tiny.json"
    path.write_text(json.dumps(data))
    return read_instance(path)


@pytest.mark.parametrize("ending", [".json", ".json.gz"])
def test_an_instance_is_written_as_it_was_read(tmp_path: Path, ending: str) -> None:
    """Members that no rule reads (location, name) survive as well."""
    instance = _read(tmp_path, tiny.data())
    write_instance(instance, tmp_path / f"again{ending}")
    assert read_instance(tmp_path / f"again{ending}") == instance
    write_instance(instance, tmp_path / "plain.json")
    assert json.loads((tmp_path / "plain.json").read_text()) == tiny.data()


def test_a_missing_duration_is_the_service_s_own(tmp_path: Path) -> None:
    """p2's s1 has none; s1's default is 10."""
    instance = _read(tmp_path, tiny.data())
    assert instance.duration(instance.patients[1].required_caregivers[0]) == 10


def test_a_window_a_hair_off_a_minute_is_cut(tmp_path: Path) -> None:
    """401.99999999999994 is read as 401, 30.25 stays."""
    data = tiny.data()
    data["patients"][0]["time_window"] = [30.25, 401.99999999999994]
    patient = _read(tmp_path, data).patients[0]
    assert (patient.earliest, patient.latest) == (30.25, 401.0)


def _change(data: dict[str, Any], path: tuple[Any, ...], value: Any) -> None:
    for key in path[:-1]:
        data = data[key]
    data[path[-1]] = value


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("patients", 0, "time_window"), [0], r"patients\[0\]\.time_window"),
        (("patients", 0, "time_window"), [9, 8], r"patients\[0\]\.time_window: ends before it begins"),
        (("patients", 0, "time_window"), [0, 8.0001], r"patients\[0\]: .* more than three decimals"),
        (("patients", 0, "id"), "p2", "patients: id 'p2' occurs twice"),
        (("patients", 0, "required_caregivers"), [], r"patients\[0\]\.required_caregivers"),
        (
            ("patients", 1, "synchronization"),
            None,
            r"patients\[1\]\.synchronization: needed with two services",
        ),
        (
            ("patients", 2, "synchronization", "distance"),
            [20, 10],
            r"patients\[2\]\.synchronization\.distance",
        ),
        (
            ("patients", 2, "required_caregivers", 1, "service"),
            "s1",
            r"patients\[2\]\.required_caregivers: one service twice",
        ),
        (
            ("patients", 0, "required_caregivers", 0, "service"),
            "s7",
            r"required_caregivers\[0\]\.service: no service 's7'",
        ),
        (
            ("services", 0, "default_duration"),
            None,
            r"patients\[1\]\.required_caregivers\[0\]\.duration: missing",
        ),
        (("caregivers", 0, "abilities"), ["s7"], r"caregivers\[0\]\.abilities: no service 's7'"),
        (("central_offices",), [], "central_offices"),
        (("distances",), [[0]], "distances: 4 rows of 4 numbers"),
        (("distances", 1, 2), -1, r"distances\[1\]\[2\]"),
        (("distances", 1, 2), 0.12345, r"distances\[1\]: a number of minutes has more than three decimals"),
        (("distances", 1, 1), 3, r"distances\[1\]\[1\]: travel from a place to itself must be 0"),
    ],
)
def test_a_bad_field_is_named(tmp_path: Path, path: tuple[Any, ...], value: Any, message: str) -> None:
    """The error names the file and the field."""
    data = tiny.data()
    _change(data, path, value)
    with pytest.raises(ValueError, match=message) as error:
        _read(tmp_path, data)
    assert "tiny.json" in str(error.value)


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    """Two missing members: two lines."""
    data = tiny.data()
    del data["patients"][0]["id"], data["distances"]
    with pytest.raises(ValueError, match="distances") as error:
        _read(tmp_path, data)
    assert len(str(error.value).splitlines()) == 2
