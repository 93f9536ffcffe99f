"""Weights of the settings table: each within its bounds, and a fault stands at the row that is to blame."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.domain import Weights
from planner.errors import Issue
from planner.formats.reader import has_errors
from tests.planner.formats.tables_of import clean, read, save


def issues_of(tmp_path: Path, *rows: str) -> list[Issue]:
    """The issues of the clean input with rows added to its settings; the first of them is row 4."""
    tables = clean()
    tables["indstillinger"] += [row.split(";") for row in rows]
    loaded = read(save(tables, tmp_path))
    if has_errors(loaded.issues):
        assert loaded.instance.settings.weights == Weights()
    return loaded.issues


@pytest.mark.parametrize(
    ("row", "lowest", "highest"),
    [
        ("vægt.ikke_planlagt_5;0", 1, 10**12),
        ("vægt.ikke_planlagt_5;-1", 1, 10**12),
        ("vægt.ikke_planlagt_1;100000000000000000", 1, 10**12),
        ("vægt.overarbejde;100001", 0, 100_000),
        ("vægt.ventetid;-1", 0, 100_000),
        ("vægt.foretrukken;1000000001", 0, 10**9),
    ],
)
def test_a_weight_out_of_bounds_is_an_error_at_its_row(
    row: str, lowest: int, highest: int, tmp_path: Path
) -> None:
    (issue,) = issues_of(tmp_path, row)
    assert (issue.code, issue.row, issue.column) == ("number_out_of_range", 4, "værdi")
    assert issue.value == row.split(";")[1]
    assert issue.params == {"lowest": lowest, "highest": highest}
    assert has_errors([issue])


@pytest.mark.parametrize("row", ["vægt.ikke_planlagt_1;1000000000000", "vægt.vagt;1000000"])
def test_a_weight_at_its_bound_is_none(row: str, tmp_path: Path) -> None:
    assert issues_of(tmp_path, row) == []


def test_the_row_to_blame_is_the_one_in_the_table(tmp_path: Path) -> None:
    """Class 1 is set below class 2, which keeps its default: the fault is between them, and stands at class 1."""
    (issue,) = issues_of(tmp_path, "vægt.overarbejde;300", "vægt.ikke_planlagt_1;900000000")
    assert (issue.code, issue.row, issue.column) == ("priorities_upside_down", 5, "værdi")
    found = issues_of(tmp_path, "vægt.ikke_planlagt_5;1000", "vægt.overarbejde;300")
    assert [(i.code, i.row) for i in found] == [("comfort_outbids_visits", 4)]


def test_json_names_the_path(tmp_path: Path) -> None:
    """The class 5 price is the fifth of the list; one below its bound is an error at the same place."""
    for price, code, path in (
        (1000, "comfort_outbids_visits", "settings.weights.unplanned[4]"),
        (0, "json_value", "settings.weights.unplanned[4]"),
    ):
        prices = [2_000_000_000, 1_000_000_000, 500_000_000, 200_000_000, price]
        data = {"schema_version": 1, "settings": {"weights": {"unplanned": prices}}}
        (tmp_path / "day.json").write_text(json.dumps(data), encoding="utf-8")
        assert (code, path) in [(i.code, i.column) for i in read(tmp_path / "day.json").issues]
