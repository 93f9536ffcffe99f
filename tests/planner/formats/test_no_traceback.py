"""Whatever stands in a file, reading gives issues and an instance without errors, never an exception."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.errors import Severity
from planner.formats.json_form import write_json
from planner.validate import validate
from tests.builders import four_visits
from tests.planner.formats.tables_of import clean, read, save

QUICK = settings(
    derandomize=True,
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
CELLS = st.sampled_from(
    ["", "-", "x", "0", "-1", "1e400", "99999999999999999999", "2026-03-29", "02:30", "25:61", "ja", "A1", "B1", "BS1",
     "V1", "M1", "|", "#", "#N/A", '"', ";", "010150-1234", "07:00-09:00|08:00-10:00", "9999-12-31", "0001-01-01",
     "9999-12-31 23:59+00:00", "\u0000", "\ufffd", "æøå", "fysisk|fysisk", "gåtur+medicine"]
)  # fmt: skip


@st.composite
def _edits(draw: Any) -> list[tuple[str, int, int, str]]:
    tables = clean()
    found = []
    for _ in range(draw(st.integers(1, 8))):
        name = draw(st.sampled_from(sorted(tables)))
        row = draw(st.integers(0, len(tables[name]) - 1))
        found.append((name, row, draw(st.integers(0, len(tables[name][0]) - 1)), draw(CELLS)))
    return found


@QUICK
@given(edits=_edits())
def test_any_cell_changed(edits: list[tuple[str, int, int, str]], tmp_path: Path) -> None:
    tables = clean()
    for name, row, column, value in edits:
        cells = tables[name][row]
        cells[min(column, len(cells) - 1)] = value
    loaded = read(save(tables, tmp_path))
    assert not [i for i in validate(loaded.instance) if i.severity is Severity.ERROR]


@QUICK
@given(cut=st.floats(0, 1), junk=st.binary(max_size=5), name=st.sampled_from(sorted(clean())))
def test_any_file_damaged(cut: float, junk: bytes, name: str, tmp_path: Path) -> None:
    path = save(clean(), tmp_path) / f"{name}.csv"
    data = path.read_bytes()
    at = int(cut * len(data))
    path.write_bytes(data[:at] + junk)
    read(tmp_path)


_VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=3)
    | st.just([])
    | st.just({})
    | st.just([{}])
)


@QUICK
@given(values=st.lists(st.tuples(st.integers(0, 10**6), _VALUES), min_size=1, max_size=4))
def test_any_json_value_changed(values: list[tuple[int, Any]], tmp_path: Path) -> None:
    path = write_json(four_visits(), tmp_path / "dag.json")
    data = json.loads(path.read_text("utf-8"))
    for pick, value in values:
        spots = _spots(data)
        if spots:
            holder, key = spots[pick % len(spots)]
            holder[key] = value
    path.write_text(json.dumps(data), "utf-8")
    loaded = read(path)
    assert not [i for i in validate(loaded.instance) if i.severity is Severity.ERROR]


def _spots(data: Any) -> list[tuple[Any, Any]]:
    pairs = list(
        data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    )
    return [(data, key) for key, _ in pairs] + [spot for _, part in pairs for spot in _spots(part)]
