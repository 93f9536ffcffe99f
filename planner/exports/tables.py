"""CSV as a Danish or English spreadsheet opens it: separator, decimal sign and byte order mark by
language."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from planner.messages import Lang

Cell = str | int | float | None
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(head: Sequence[str], rows: Iterable[Sequence[Cell]], lang: Lang) -> bytes:
    """Return a table as UTF-8 with a byte order mark, which spreadsheets need to see the Danish letters.

    Danish: semicolon and decimal comma; English: comma and decimal point. Numbers have no thousands sign.
    Text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if lang is Lang.DA else ",", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(c, lang) for c in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Cell, lang: Lang) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return _number(value, lang)
    if isinstance(value, int):
        return str(value)
    return f"'{value}" if value.startswith(FORMULA_SIGNS) else value


def _number(value: float, lang: Lang) -> str:
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang is Lang.DA else text
