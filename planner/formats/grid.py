"""A table ready to be written: a name, headings and rows of text. What a CSV file and a sheet have in
common."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from planner.atomic import write_whole
from planner.messages import Lang


@dataclass
class Grid:
    """One table of text; every row has as many cells as there are headings."""

    name: str
    headings: list[str]
    rows: list[list[str]] = field(default_factory=list)


def write_csv(grid: Grid, directory: Path, lang: Lang) -> Path:
    """Write a grid as `name`.csv: Danish Excel's semicolon or the English comma, UTF-8 with BOM, so that
    Excel reads æøå.

    Raises OSError if the file cannot be written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if lang is Lang.DA else ",", lineterminator="\r\n")
    writer.writerows([grid.headings, *grid.rows])
    return write_whole(directory / f"{grid.name}.csv", "\ufeff" + text.getvalue())
