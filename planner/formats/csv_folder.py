"""A folder of CSV files to raw tables: which file is which table, its encoding, its separator, its shape."""

from __future__ import annotations

import codecs
import csv
import difflib
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from planner.errors import Issue, Severity
from planner.formats.cells import EXCEL_ERRORS
from planner.formats.raw import RawInput, RawTable
from planner.formats.schema import COMMENT_MARK, Table, folded
from planner.formats.tables import TABLE, TABLES

SEPARATORS = ";,\t"
_BY_FILE_NAME = {folded(name): t.name for t in TABLES for name in (t.name, *t.danish)}


def read_folder(directory: Path) -> RawInput:
    """Return the tables of a folder. Files other than `*.csv` are left alone."""
    found = RawInput()
    for path in sorted(p for p in directory.iterdir() if p.suffix.lower() == ".csv" and p.is_file()):
        stem = unicodedata.normalize("NFC", path.stem)
        name = table_named(stem)
        if name is None:
            found.issues.append(unknown_table(path.name, stem, "unknown_file"))
        elif name in found.tables:
            found.issues.append(
                Issue("table_twice", file=path.name, params={"other": found.tables[name].file})
            )
            found.tables[name].complete = False
        else:
            found.tables[name] = read_csv(path, TABLE[name])
    return found


def table_named(name: str) -> str | None:
    """Return the English name of the table a file or sheet is called after, None for an unknown name."""
    return _BY_FILE_NAME.get(folded(name))


def unknown_table(file: str, stem: str, code: str) -> Issue:
    """Return the warning that a file or sheet is no table of ours, with the nearest name that is."""
    near = difflib.get_close_matches(folded(stem), _BY_FILE_NAME, n=1)
    return Issue(code, Severity.WARNING, file=file, params={"nearest": near[0] if near else "-"})


def read_csv(path: Path, table: Table) -> RawTable:
    """Return one CSV file as a raw table."""
    raw = RawTable(table.name, path.name)
    data = path.read_bytes()
    if not data.strip(b"\xef\xbb\xbf \r\n\t;,"):
        raw.issues.append(Issue("empty_file", file=raw.file))
        raw.complete = False
        return raw
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raw.issues.append(_encoding_issue(raw.file, data, error))
        raw.complete = False
        return raw
    separator, text = _separator(text, table)
    _take_records(raw, csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    return raw


def _encoding_issue(file: str, data: bytes, error: UnicodeDecodeError) -> Issue:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        seems = "UTF-16"
    elif any(0x80 <= byte <= 0x9F for byte in data):
        seems = "Windows-1252"  # these bytes are letters and signs there, and control codes in Latin-1
    else:
        seems = "Latin-1 (Windows-1252)"
    row = data.count(b"\n", 0, error.start) + 1
    return Issue("encoding", file=file, row=row, params={"seems": seems})


def _separator(text: str, table: Table) -> tuple[str, str]:
    """Return the separator that makes most known headings, and the text without Excel's sep= line."""
    first, *rest = re.split("\r\n|\r|\n", text, maxsplit=1)
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], "".join(rest)

    def known(separator: str) -> tuple[int, int]:
        try:
            cells = next(csv.reader([first], delimiter=separator), [])
        except csv.Error:  # a cell beyond all bounds; reading the rows will say so
            return 0, 0
        return sum(folded(c) in table.by_heading for c in cells), len(cells)

    return max(SEPARATORS, key=known), text


def _take_records(raw: RawTable, records: Iterator[list[str]]) -> None:
    number = 0
    try:
        for number, cells in enumerate(records, start=1):
            take_row(raw, number, [cell.strip() for cell in cells])
    except csv.Error:
        raw.issues.append(Issue("csv_quotes", file=raw.file, row=number + 1))
        raw.complete = False


def take_row(raw: RawTable, number: int, cells: list[str]) -> None:
    """Add one row of trimmed cells: first the headings, then data; blank rows and comments are passed over."""
    if not any(cells) or (cells[0].startswith(COMMENT_MARK) and cells[0] not in EXCEL_ERRORS):
        return
    if not raw.headings:
        raw.headings = cells
        return
    width = len(raw.headings)
    if len(cells) > width and any(cells[width:]):
        params = {"cells": len(cells), "headings": width}
        raw.issues.append(Issue("too_many_cells", file=raw.file, row=number, params=params))
        raw.spoilt.append((number, cells))
        return
    if len(cells) < width:
        params = {"cells": len(cells), "headings": width}
        raw.issues.append(Issue("too_few_cells", Severity.WARNING, raw.file, number, params=params))
        cells = cells + [""] * (width - len(cells))
    raw.rows.append((number, cells[:width]))
