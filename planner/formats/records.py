"""Rows to domain records: places, people, delegations and own services. A row with a fault gives none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from pyproj import Transformer

from planner.domain import (
    MAX_EACH_PRICE,
    MAX_UNIT_PRICE,
    Address,
    Citizen,
    Delegation,
    Means,
    ScreenUse,
    Shift,
    StopOverhead,
    Worker,
)
from planner.errors import Severity
from planner.formats.catalogue import Catalogue
from planner.formats.clock import Placed, WallTime, place
from planner.formats.draft import Draft, Entry
from planner.formats.records_screen import screen_record
from planner.formats.rows import Row, in_range
from planner.messages import Text
from planner.services import Service, WindowKind

# The span of EPSG:25832 over Denmark in metres, Bornholm included, a little wider on every side.
UTM_EAST, UTM_NORTH = (350_000, 950_000), (5_950_000, 6_500_000)


@dataclass
class Context:
    """What a row needs to know of the rest of the input."""

    draft: Draft
    zone: ZoneInfo
    catalogue: Catalogue = field(default_factory=Catalogue)
    shifts: dict[str, Shift] = field(default_factory=dict)
    visit_day: dict[str, date] = field(default_factory=dict)
    table_addresses: set[str] = field(default_factory=set)
    inline: dict[str, Address] = field(default_factory=dict)

    def instant(self, row: Row, column: str, day: date | None) -> datetime | None:
        """Return the instant of a time cell on `day`, None for an empty or faulty cell."""
        wall: WallTime | None = row[column]
        return None if wall is None else self.instant_of(row, column, wall, day)

    def instant_of(self, row: Row, column: str, wall: WallTime, day: date | None) -> datetime | None:
        """Return the instant of a wall time on its own date or else on `day`; None, and a note, if none."""
        if wall.date is None and day is None:
            if not row.given("date"):
                row.note_once("date_missing", column)
            return None
        return checked(row, column, place(wall, wall.date or day or date.min, self.zone))


def checked(row: Row, column: str, placed: Placed) -> datetime | None:
    """Return the instant, with a note if summer time makes it doubtful; None if it does not exist."""
    if placed.missing:
        row.note("time_skipped", column)
        return None
    if placed.ambiguous:
        row.note("time_twice", column, Severity.WARNING)
    return placed.instant


def address(row: Row, context: Context) -> Address | None:
    """An address of the addresses table."""
    spot = coordinates(row)
    if spot is None and not row.given("latitude", "longitude", "x", "y"):
        row.note("coordinates_missing", "latitude")
    overhead = {}
    for means in Means:
        usual = context.draft.settings.overhead[means]
        if row.given(f"arriving_{means}", f"leaving_{means}"):
            arriving, leaving = row[f"arriving_{means}"], row[f"leaving_{means}"]
            overhead[means] = StopOverhead(
                arriving=usual.arriving if arriving is None else arriving,
                leaving=usual.leaving if leaving is None else leaving,
            )
    if row.faulty or spot is None:
        return None
    return Address(
        address_id=row["address_id"],
        latitude=spot[0],
        longitude=spot[1],
        label=row["label"] or "",
        overhead=overhead,
    )


def coordinates(row: Row) -> tuple[float, float] | None:
    """Return latitude and longitude of a row, None if it has none or they are faulty."""
    degrees, metres = row.given("latitude", "longitude"), row.given("x", "y")
    if degrees and metres:
        row.note("coordinates_twice", "x")
    elif degrees:
        return _degrees(row)
    elif metres:
        return _metres(row)
    return None


def _degrees(row: Row) -> tuple[float, float] | None:
    for name in ("latitude", "longitude"):
        if not row.given(name):
            row.note("coordinates_missing", name)
    latitude, longitude = row["latitude"], row["longitude"]
    if latitude is None or longitude is None:
        return None
    if abs(latitude) > 100_000 and abs(longitude) > 100_000:
        row.note("coordinates_in_metres", "latitude")
    elif abs(latitude) > 90:
        row.note("number_out_of_range", "latitude", lowest=-90, highest=90)
    elif abs(longitude) > 180:
        row.note("number_out_of_range", "longitude", lowest=-180, highest=180)
    else:
        return latitude, longitude
    return None


def _metres(row: Row) -> tuple[float, float] | None:
    for name in ("x", "y"):
        if not row.given(name):
            row.note("coordinates_missing", name)
    east, north = row["x"], row["y"]
    if east is None or north is None:
        return None
    if _within(east, UTM_NORTH) and _within(north, UTM_EAST):
        row.note("utm_swapped", "x")
    elif not _within(east, UTM_EAST):
        row.note("number_out_of_range", "x", lowest=UTM_EAST[0], highest=UTM_EAST[1])
    elif not _within(north, UTM_NORTH):
        row.note("number_out_of_range", "y", lowest=UTM_NORTH[0], highest=UTM_NORTH[1])
    else:
        longitude, latitude = _to_degrees().transform(east, north)
        return latitude, longitude
    return None


def _within(value: float, span: tuple[int, int]) -> bool:
    return span[0] <= value <= span[1]


@cache
def _to_degrees() -> Transformer:
    return Transformer.from_crs("EPSG:25832", "EPSG:4326", always_xy=True)


def citizen(row: Row, context: Context) -> Citizen | None:
    """A citizen, and the address that the row itself may hold."""
    spot = coordinates(row)
    with_place = row.given("latitude", "longitude", "x", "y")
    if not with_place and not row.given("address_id"):
        row.note("citizen_without_address", "address_id")
    address_id = row["address_id"] or row["citizen_id"]
    if spot is not None and address_id is not None:
        _inline_address(row, context, Address(address_id=address_id, latitude=spot[0], longitude=spot[1]))
    screen = screen_record(row)
    if row.faulty:
        if with_place and address_id is not None and address_id not in context.inline:
            context.draft.add_faulty("addresses", address_id, row.origin)
        return None
    return Citizen(
        citizen_id=row["citizen_id"],
        address_id=address_id,
        label=row["label"] or "",
        preferred_workers=frozenset(row["preferred_workers"] or ()),
        required_workers=frozenset(row["required_workers"] or ()),
        forbidden_workers=frozenset(row["forbidden_workers"] or ()),
        screen=screen,
    )


def _inline_address(row: Row, context: Context, found: Address) -> None:
    """Add the address of a citizen's row; those who live together may both carry it, if they agree."""
    known = context.inline.get(found.address_id, found)
    if found.address_id in context.table_addresses or known != found:
        column = "address_id" if row.given("address_id") else "citizen_id"
        row.note("address_given_twice", column, id=found.address_id)
    elif found.address_id not in context.inline:
        context.inline[found.address_id] = found
        context.draft.entries["addresses"].append(Entry(found, row.origin))


def worker(row: Row, _context: Context) -> Worker | None:
    """A worker."""
    in_range(row, "heavy_price", 0, MAX_EACH_PRICE)
    in_range(row, "care_price", 0, MAX_UNIT_PRICE)
    if row.faulty:
        return None
    return Worker(
        worker_id=row["worker_id"],
        level=row["level"],
        label=row["label"] or "",
        certificates=frozenset(row["certificates"] or ()),
        heavy_price=row["heavy_price"] or 0,
        care_price=row["care_price"] or 0,
    )


def delegation(row: Row, _context: Context) -> Delegation | None:
    """A delegation."""
    if row.faulty:
        return None
    return Delegation(worker_id=row["worker_id"], citizen_id=row["citizen_id"], task=row["task"])


def service(row: Row, context: Context) -> Service | None:
    """One of the municipality's own services; None, without a fault, for a row that only says whether it can be by screen."""
    if row.given("screen") and not row.given(*(row.texts.keys() - {"code", "screen"})):
        return None
    in_range(row, "priority", 1, 5)
    for name in ("core_minutes", "level"):
        if not row.given(name):
            row.note("empty_cell", name)
    seconds: Any = row["core_minutes"]
    if seconds is not None and seconds % 60:
        row.note("bad_integer", "core_minutes")
    if row.faulty:
        return None
    name = row["name"] or row["code"]
    built_in = context.catalogue.find(row["code"])
    return Service(
        code=row["code"],
        name=Text(name, name),
        minutes=seconds // 60,
        level=row["level"],
        window=WindowKind(row["window_kind"] or WindowKind.NORMAL),
        priority=3 if row["priority"] is None else row["priority"],
        delegated_task=row["delegated_task"],
        certificate=row["certificate"],
        screen=row["screen"] or (built_in.screen if built_in else ScreenUse.NO),
        source="the municipality's own services",
    )
