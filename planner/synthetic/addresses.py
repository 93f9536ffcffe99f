"""Reading an address list, such as an extract of the national register, as a pool of doors."""

from __future__ import annotations

import csv
import gzip
import io
import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from planner.domain import Address
from planner.errors import InputError, Issue
from planner.synthetic.projection import from_utm

# Headings are compared in lower case without blanks, hyphens and underscores.
_HEADINGS: dict[str, tuple[str, ...]] = {
    "id": ("addressid", "adresseid", "id", "osmnodeid", "osmid", "adgangsadresseid"),
    "latitude": ("latitude", "lat", "breddegrad", "wgs84bredde", "bredde"),
    "longitude": ("longitude", "lon", "lng", "længdegrad", "wgs84længde", "længde"),
    "easting": ("easting", "øst", "etrs89koordinatøst", "utmøst", "x"),
    "northing": ("northing", "nord", "etrs89koordinatnord", "utmnord", "y"),
    "street": ("street", "vejnavn", "vej", "gade"),
    "number": ("housenumber", "number", "husnr", "husnummer", "nr"),
    "postcode": ("postcode", "postnr", "postnummer"),
    "town": ("city", "town", "by", "postnrnavn", "postdistrikt"),
}
_CPR = ("cpr", "cprnr", "cprnummer", "personnummer")

# Denmark with its waters; nothing outside can be an address that this program knows roads for.
_BOX = (53.0, 59.0, 3.0, 16.5)  # least and greatest latitude, least and greatest longitude


class _Row(NamedTuple):
    number: int
    cells: dict[str, str]


def read_addresses(path: Path | str) -> list[Address]:
    """Read addresses from a .csv or .csv.gz file with a heading line.

    Comma, semicolon or tab; decimal point or comma; UTF-8 with or without BOM; Danish or English headings, of
    which latitude and longitude (WGS84), or easting and northing (EPSG:25832), are needed. Other columns are
    passed over. Without an id column the row numbers become ids.

    Raises
    ------
    InputError
        With every fault found: unreadable, wrong encoding, no coordinates, bad coordinates, repeated ids, CPR
        numbers.
    """
    path = Path(path)
    rows, columns = _open(path)
    issues: list[Issue] = []
    points = _coordinates(path, rows, columns, issues)
    ids = _ids(path, rows, columns, issues)
    if not rows:
        issues.append(_issue("addresses.empty", path))
    if issues:
        raise InputError(sorted(issues, key=lambda i: i.row or 0))
    return [
        Address(address_id=name, latitude=lat, longitude=lon, label=_label(row.cells))
        for row, name, (lat, lon) in zip(rows, ids, points, strict=True)
    ]


def _issue(
    code: str, path: Path, row: int | None = None, column: str | None = None, **params: object
) -> Issue:
    value = params.get("value")
    return Issue(
        code,
        file=path.name,
        row=row,
        column=column,
        value=None if value is None else str(value),
        params={"file": path.name, "column": column, **params},
    )


def _open(path: Path) -> tuple[list[_Row], dict[str, str]]:
    """Return the rows, keyed by our own column names, and the file's heading of each."""
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError([_issue("addresses.encoding", path)]) from error
    except (OSError, EOFError) as error:
        raise InputError([_issue("addresses.unreadable", path, why=str(error))]) from error
    heading = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=heading.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    titles = [t.strip() for t in next(reader, [])]
    columns, faults = _find_columns(path, titles)
    if faults:
        raise InputError(faults)
    return list(_rows(reader, titles, columns)), columns


def _rows(reader: Iterator[list[str]], titles: list[str], columns: dict[str, str]) -> Iterator[_Row]:
    place = {ours: titles.index(theirs) for ours, theirs in columns.items()}
    for number, cells in enumerate(reader, start=2):
        if any(c.strip() for c in cells):
            yield _Row(number, {k: cells[i].strip() if i < len(cells) else "" for k, i in place.items()})


def _find_columns(path: Path, titles: list[str]) -> tuple[dict[str, str], list[Issue]]:
    folded = {t: "".join(c for c in t.lower() if c not in " -_.") for t in titles}
    columns = {
        ours: title
        for ours, names in _HEADINGS.items()
        if (title := next((t for name in names for t in titles if folded[t] == name), None)) is not None
    }
    faults = [_issue("addresses.cpr", path, 1, t) for t in titles if folded[t] in _CPR]
    if not any(titles):
        faults.append(_issue("addresses.empty", path))
    elif not ({"latitude", "longitude"} <= set(columns) or {"easting", "northing"} <= set(columns)):
        faults.append(_issue("addresses.no_coordinates", path, 1))
    return columns, faults


def _coordinates(
    path: Path, rows: list[_Row], columns: dict[str, str], issues: list[Issue]
) -> list[tuple[float, float]]:
    """Return (latitude, longitude) of each row; faults go to `issues`."""
    geographic = {"latitude", "longitude"} <= set(columns)
    names = ("latitude", "longitude") if geographic else ("easting", "northing")
    table = np.array(
        [[_number(path, row, name, columns[name], issues) for name in names] for row in rows]
    ).reshape(-1, 2)
    if not geographic and len(table):
        finite = np.isfinite(table).all(axis=1)
        table[finite] = np.column_stack(from_utm(table[finite, 0], table[finite, 1]))
    points = [(float(a), float(b)) for a, b in table]
    for row, (latitude, longitude) in zip(rows, points, strict=True):
        inside = _BOX[0] <= latitude <= _BOX[1] and _BOX[2] <= longitude <= _BOX[3]
        if math.isfinite(latitude + longitude) and not inside:
            where = {"latitude": round(latitude, 6), "longitude": round(longitude, 6)}
            issues.append(_issue("addresses.outside", path, row.number, columns[names[0]], **where))
    return points


def _number(path: Path, row: _Row, name: str, column: str, issues: list[Issue]) -> float:
    value = row.cells[name]
    try:
        number = float(value.replace(",", "."))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        issues.append(_issue("addresses.bad_coordinate", path, row.number, column, value=value))
        return math.nan
    return number


def _ids(path: Path, rows: list[_Row], columns: dict[str, str], issues: list[Issue]) -> list[str]:
    if "id" not in columns:
        return [str(row.number) for row in rows]
    seen: dict[str, int] = {}
    names = []
    for row in rows:
        name = row.cells["id"] or f"row {row.number}"
        if name in seen:
            issues.append(
                _issue(
                    "addresses.duplicate_id", path, row.number, columns["id"], value=name, first=seen[name]
                )
            )
        seen.setdefault(name, row.number)
        names.append(name)
    return names


def _label(cells: dict[str, str]) -> str:
    street = f"{cells.get('street', '')} {cells.get('number', '')}".strip()
    town = f"{cells.get('postcode', '')} {cells.get('town', '')}".strip()
    return ", ".join(part for part in (street, town) if part)
