"""One Excel workbook to raw tables and back: a sheet for each table, cells turned to the text a CSV file
would hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from planner.errors import Issue
from planner.formats.csv_folder import table_named, take_row, unknown_table
from planner.formats.grid import Grid
from planner.formats.raw import RawInput, RawTable
from planner.formats.schema import folded

_NOTES = {"laesmig", "vejledning", "readme", "notes", "noter"}  # sheets for people


def read_workbook(path: Path) -> RawInput:
    """Return the tables of a workbook. Cells with formulas give the value Excel last computed.

    A damaged file makes the parsers below raise nearly anything (zlib.error, ParseError, TypeError), so every
    exception while reading counts as damage; a damaged sheet does not spoil the others.
    """
    found = RawInput()
    try:
        data = path.read_bytes()  # openpyxl leaves a file open when it gives up on it
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        formulas = _any_formulas(data)
    except Exception:
        found.issues.append(Issue("workbook_unreadable", file=path.name))
        return found
    with closing(book):
        for sheet in book.worksheets:
            _take_sheet(found, sheet, f"{path.name} [{sheet.title}]")
    if formulas and all(raw.complete for raw in found.tables.values()):
        _report_uncomputed(path.name, data, found)
    return found


def _take_sheet(found: RawInput, sheet: Any, file: str) -> None:
    name = table_named(sheet.title)
    if name is None:
        if folded(sheet.title) not in _NOTES:
            found.issues.append(unknown_table(file, sheet.title, "unknown_sheet"))
    elif name in found.tables:
        found.issues.append(Issue("table_twice", file=file, params={"other": found.tables[name].file}))
        found.tables[name].complete = False
    else:
        found.tables[name] = _read_sheet(sheet, name, file)


def _read_sheet(sheet: Any, name: str, file: str) -> RawTable:
    raw = RawTable(name, file)
    try:
        # The size stated in the file is wrong in many exports; without this, rows are cut off or padded.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            texts = [_text(cell) for cell in cells]
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                take_row(raw, number, texts + [""] * (len(raw.headings) - len(texts)))
    except Exception:
        raw.issues.append(Issue("workbook_unreadable", file=file))
        raw.complete = False
        return raw
    if not raw.headings:
        raw.issues.append(Issue("empty_file", file=file))
        raw.complete = False
    return raw


def _text(value: Any) -> str:
    """Return a cell's value as the text of a CSV cell; times to the whole second, since Excel stores them
    as fractions."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        rounded = _whole_second(value)
        at_midnight = rounded.time() == time(0)
        return rounded.date().isoformat() if at_midnight else rounded.isoformat(" ")
    if isinstance(value, time):
        return _whole_second(datetime.combine(date(2000, 1, 1), value)).time().isoformat()
    if isinstance(value, timedelta):
        return repr(value.total_seconds() / 60)
    return str(value).strip()


def _whole_second(value: datetime) -> datetime:
    return (value + timedelta(microseconds=500_000)).replace(microsecond=0)


def _any_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [n for n in archive.namelist() if n.startswith("xl/worksheets/") and n.endswith(".xml")]
        return any(b"<f>" in data or b"<f " in data for data in map(archive.read, sheets))


def _report_uncomputed(name: str, data: bytes, found: RawInput) -> None:
    """A formula that no spreadsheet has computed reads as an empty cell: say so instead of taking it for
    empty."""
    by_file = {raw.file: raw for raw in found.tables.values()}
    formulas = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    values = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        for sheet in formulas.worksheets:
            raw = by_file.get(f"{name} [{sheet.title}]")
            if raw is None:
                continue
            uncomputed = set()
            pairs = zip(sheet.iter_rows(), values[sheet.title].iter_rows(values_only=True), strict=False)
            for row, computed in pairs:
                for cell, value in zip(row, computed, strict=False):
                    if getattr(cell, "data_type", None) == "f" and value is None:
                        where = {"cell": cell.coordinate}
                        raw.issues.append(
                            Issue("formula_without_value", file=raw.file, row=cell.row, params=where)
                        )
                        uncomputed.add(cell.row)
            raw.spoilt += [row for row in raw.rows if row[0] in uncomputed]
            raw.rows = [row for row in raw.rows if row[0] not in uncomputed]
    finally:
        formulas.close()
        values.close()


def write_grids(grids: Iterable[Grid], path: Path) -> None:
    """Write one sheet per grid, every cell as text, so that no id loses its zeros and no time its meaning.

    Raises OSError if the file cannot be written, ValueError for control characters, which Excel cannot hold.
    """
    book = openpyxl.Workbook()
    book.remove(book.active)
    for grid in grids:
        sheet = book.create_sheet(grid.name)
        sheet.freeze_panes = "A2"
        for r, cells in enumerate([grid.headings, *grid.rows], start=1):
            for c, text in enumerate(cells, start=1):
                if text:
                    cell = sheet.cell(r, c, text)
                    cell.data_type = "s"  # a text that begins with = is not a formula
                    cell.number_format = "@"
        for c, heading in enumerate(grid.headings):
            sheet.column_dimensions[get_column_letter(c + 1)].width = max(12, len(heading) + 2)
    book.save(path)
