"""Workbooks as people make them: real dates, times and numbers, formulas, odd sheets, files that are none."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.errors import Severity
from tests.planner.formats.tables_of import Tables, clean, codes, read, save


def save_book(tables: dict[str, list[list[Any]]] | Tables, path: Path) -> Path:
    """Write the tables as sheets, with the cell types given."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    book.save(path)
    return path


def typed(tables: Tables) -> dict[str, list[list[Any]]]:
    """The clean tables with dates, times and numbers as a person's Excel stores them."""
    kinds: dict[str, Any] = {
        "dato": date.fromisoformat, "tidligst": time.fromisoformat, "senest": time.fromisoformat,
        "start": time.fromisoformat, "slut": time.fromisoformat, "varighed": lambda s: float(s.replace(",", ".")),
        "breddegrad": lambda s: float(s.replace(",", ".")), "længdegrad": lambda s: float(s.replace(",", ".")),
        "prioritet": int,
    }  # fmt: skip
    found = {}
    for name, (headings, *rows) in tables.items():
        found[name] = [
            headings,
            *([kinds.get(h, str)(c) if c else "" for h, c in zip(headings, r, strict=False)] for r in rows),
        ]
    return found  # type: ignore[return-value]


def test_typed_cells_read_as_the_folder_does(tmp_path: Path) -> None:
    usual = read(save(clean(), tmp_path / "folder")).instance
    loaded = read(save_book(typed(clean()), tmp_path / "dag.xlsx"))
    assert loaded.issues == []
    assert loaded.instance == usual


def test_times_with_dates_durations_numbers_as_ids_and_truth_values(tmp_path: Path) -> None:
    """Shift start as a date with time, a duration as [h]:mm, ids as numbers, betalt as FALSE."""
    tables = typed(clean())
    tables["vagter"][1][3] = datetime(2026, 3, 2, 7, 0)
    tables["besoeg"][1][8] = timedelta(minutes=9)
    tables["pauser"][1][4] = False
    tables["besoeg"][3][0] = 1003
    instance = read(save_book(tables, tmp_path / "dag.xlsx")).instance
    assert instance.shift["V1"].start.hour == 7
    assert instance.visit["BS1"].modes[0].service_duration == 540
    assert instance.shift["V1"].breaks[0].paid is False
    assert "1003" in instance.visit


def test_fault_names_sheet_row_and_column(tmp_path: Path) -> None:
    tables = typed(clean())
    tables["besoeg"][1][8] = "ni"
    issue = next(i for i in read(save_book(tables, tmp_path / "dag.xlsx")).issues if i.code == "bad_minutes")
    assert (issue.file, issue.row, issue.column, issue.value) == ("dag.xlsx [besoeg]", 2, "varighed", "ni")


def test_formula_that_was_never_computed_is_not_taken_for_empty(tmp_path: Path) -> None:
    tables = typed(clean())
    tables["besoeg"][1][8] = "=4+5"
    issue = next(
        i for i in read(save_book(tables, tmp_path / "dag.xlsx")).issues if i.code == "formula_without_value"
    )
    assert (issue.row, issue.params["cell"], issue.severity) == (2, "I2", Severity.ERROR)


def test_unknown_sheets_are_warned_about_and_notes_are_not(tmp_path: Path) -> None:
    tables: dict[str, list[list[Any]]] = {**typed(clean()), "Vagterne": [["x"]], "Vejledning": [["x"]]}
    found = read(save_book(tables, tmp_path / "dag.xlsx")).issues
    assert [(i.code, i.file, i.params["nearest"]) for i in found] == [
        ("unknown_sheet", "dag.xlsx [Vagterne]", "vagter")
    ]


def test_empty_sheet(tmp_path: Path) -> None:
    tables = typed(clean())
    tables["borgere"] = []
    assert codes(read(save_book(tables, tmp_path / "dag.xlsx")).issues) >= {"empty_file", "depends_on_table"}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut in half", b"\xd0\xcf\x11\xe0 an old .xls"])
def test_no_workbook_at_all(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "dag.xlsx"
    path.write_bytes(content)
    assert codes(read(path).issues) == {"workbook_unreadable"}


def test_workbook_cut_in_half(tmp_path: Path) -> None:
    path = save_book(typed(clean()), tmp_path / "dag.xlsx")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert codes(read(path).issues) == {"workbook_unreadable"}


def test_damaged_sheet_does_not_spoil_the_others(tmp_path: Path) -> None:
    """The last sheet's XML stops in the middle of a tag."""
    whole = save_book(typed(clean()), tmp_path / "hel.xlsx")
    damaged = tmp_path / "dag.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(damaged, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data[: len(data) // 2] if name == "xl/worksheets/sheet12.xml" else data)
    loaded = read(damaged)
    assert next((i.code, i.file) for i in loaded.issues) == ("workbook_unreadable", "dag.xlsx [laaste]")
    assert len(loaded.instance.visits) == 3
