"""Faults of the JSON form: each is reported by its path, and the rest of the file loads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planner.formats.json_form import write_json
from tests.builders import four_visits, pause, shift
from tests.planner.formats.tables_of import codes, read


def saved(tmp_path: Path, **changes: Any) -> Path:
    """Four visits as JSON with some top-level fields replaced (None removes one)."""
    path = write_json(four_visits(), tmp_path / "dag.json")
    data = json.loads(path.read_text("utf-8")) | changes
    path.write_text(json.dumps({k: v for k, v in data.items() if v is not None}), "utf-8")
    return path


def content(tmp_path: Path) -> dict[str, Any]:
    """Four visits as the JSON file holds them."""
    data: dict[str, Any] = json.loads(write_json(four_visits(), tmp_path / "x.json").read_text("utf-8"))
    return data


def test_instants_are_iso_8601_and_the_version_is_first(tmp_path: Path) -> None:
    data = content(tmp_path)
    assert next(iter(data)) == "schema_version"
    assert data["shifts"][0]["start"] == "2026-03-02T07:00:00+01:00"


@pytest.mark.parametrize("text", ["{", "", '{"visits": [}', "[" * 100_000])
def test_no_json(tmp_path: Path, text: str) -> None:
    path = tmp_path / "dag.json"
    path.write_text(text)
    assert codes(read(path).issues) == {"json_syntax"}


def test_cut_in_half_and_latin_1(tmp_path: Path) -> None:
    path = saved(tmp_path)
    path.write_bytes(path.read_bytes()[:900])
    assert codes(read(path).issues) == {"json_syntax"}
    path.write_bytes('{"title": "Rønne"}'.encode("latin-1"))
    assert codes(read(path).issues) == {"encoding"}


def test_not_an_object(tmp_path: Path) -> None:
    path = tmp_path / "dag.json"
    path.write_text("[1, 2]")
    assert codes(read(path).issues) == {"json_not_object"}


def test_version(tmp_path: Path) -> None:
    loaded = read(saved(tmp_path, schema_version=None))
    assert codes(loaded.issues) == {"json_no_version"}
    assert loaded.instance == four_visits()
    assert codes(read(saved(tmp_path, schema_version=2)).issues) == {"json_other_version"}


def test_unknown_field_is_a_warning(tmp_path: Path) -> None:
    loaded = read(saved(tmp_path, remarks=[]))
    assert [(i.code, i.column) for i in loaded.issues] == [("json_unknown_field", "remarks")]


def test_faulty_record_is_named_by_its_path_and_dependents_by_cause(tmp_path: Path) -> None:
    """Citizen C2 has a number for an address, so visits V2 and V3 go with her; V1 and V4 stay."""
    citizens = content(tmp_path)["citizens"]
    citizens[1]["address_id"] = 7
    loaded = read(saved(tmp_path, citizens=citizens))
    assert [(i.code, i.column) for i in loaded.issues] == [
        ("json_value", "citizens[1].address_id"),
        ("depends_on_faulty", "visits[1].citizen_id"),
        ("depends_on_faulty", "visits[2].citizen_id"),
    ]
    assert loaded.issues[1].params["cause_row"] == "citizens[1]"
    assert set(loaded.instance.visit) == {"V1", "V4"}


def test_rule_faults_have_paths_too(tmp_path: Path) -> None:
    shifts = [s.model_copy(update={"breaks": (pause("18:00", "19:00"),)}) for s in (shift("S1"), shift("S2"))]
    path = write_json(four_visits().model_copy(update={"shifts": tuple(shifts)}), tmp_path / "dag.json")
    loaded = read(path)
    assert [(i.code, i.column) for i in loaded.issues] == [
        ("break_outside_shift", "shifts[0].breaks[0].earliest"),
        ("break_outside_shift", "shifts[1].breaks[0].earliest"),
    ]
    assert [s.breaks for s in loaded.instance.shifts] == [(), ()]


def test_wrong_shapes(tmp_path: Path) -> None:
    loaded = read(saved(tmp_path, visits={"a": 1}, title=7, roads="findes_ikke.pbf", links=[3]))
    assert {i.column for i in loaded.issues} == {"visits", "title", "roads", "links[0]"}
    assert len(loaded.instance.citizens) == 3


def test_unknown_timezone_falls_back_and_is_said_once(tmp_path: Path) -> None:
    loaded = read(saved(tmp_path, settings={"timezone": "Mars/Olympus"}))
    assert [(i.code, i.column) for i in loaded.issues] == [("unknown_timezone", "settings.timezone")]


def test_cpr_numbers_are_refused(tmp_path: Path) -> None:
    data = content(tmp_path)
    for record in (*data["citizens"], *data["visits"]):
        record["citizen_id"] = "010150-" + record["citizen_id"].replace("C", "123")
    loaded = read(saved(tmp_path, citizens=data["citizens"], visits=data["visits"]))
    assert [(i.code, i.column) for i in loaded.issues][:2] == [
        ("cpr_column", "citizens[].citizen_id"), ("cpr_column", "visits[].citizen_id"),
    ]  # fmt: skip
    assert "010150" not in repr(loaded)


def test_without_visits_or_shifts(tmp_path: Path) -> None:
    assert codes(read(saved(tmp_path, visits=[], shifts=[])).issues) == {"no_visits", "no_shifts"}
