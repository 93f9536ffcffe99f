"""Our figures beside the source's: what it measured, what it states without having measured, what we worked out from its
measurements, and what solved plans say. The 113 hours a citizen stand under "stated" and nowhere else, beside what the routes are
freed of: by our reading they hold the visits' own care, and leave out the screen's time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from planner.potential.order import Order
from planner.potential.places import NATION
from planner.potential.ratio import times
from planner.potential.records import Beside, Family, Projection
from planner.reference import BY_CODE, EFFECTIVE_HOURS_PER_FTE, GROSS_HOURS_PER_FTE, WEEKS, vejle
from planner.reference import arithmetic as a
from planner.reference.derived_screen import NATIONAL_CITIZENS, VISITS_PER_CITIZEN_WEEK


def beside(family: Family, projections: tuple[Projection, ...], order: Order) -> tuple[Beside, ...]:
    """Return the comparison for the nation; none where the sources have nothing of the kind, or other numbers were asked for."""
    national = {p.target: p for p in projections if p.place.code == NATION}
    if not national or "given" in national:
        return ()
    if family == "screen":
        return tuple(_of_visits(national["screen_citizens"], order))
    return tuple(_of_users(family, national))


def _of_visits(found: Projection, order: Order) -> Iterator[Beside]:
    pilot, each = vejle.PILOT, found.per_unit
    claimed = vejle.CLAIMED_HOURS_PER_CITIZEN_YEAR
    visit = a.saved_minutes_per_visit(**pilot)
    driving, entry = (
        a.travel_minutes_per_visit(vejle.DRIVING_HOURS_WEEK, vejle.VISITS_PER_WEEK),
        vejle.ENTRY_MINUTES,
    )
    yield Beside("driving_visit", "MINUTES_PER_VISIT", times(each.driving, 60), worked_out=driving)
    yield Beside("entry_visit", "MINUTES_PER_VISIT", times(each.stop_overhead, 60), measured=entry)
    yield Beside("way_visit", "MINUTES_PER_VISIT", times(each.way, 60), worked_out=visit)
    yield Beside(
        "field_visit", "MINUTES_PER_VISIT", times(each.field, 60),
        stated=a.claimed_minutes_per_visit(claimed, vejle.CITIZENS, vejle.VISITS_PER_WEEK),
    )  # fmt: skip
    yield Beside("net_visit", "MINUTES_PER_VISIT", times(each.net, 60))
    year = order.visits_per_citizen_week * WEEKS
    measured_year = a.hours_per_citizen_year(**pilot, citizens=vejle.CITIZENS)
    yield Beside("way_citizen", "HOURS_PER_CITIZEN_YEAR", times(each.way, year), worked_out=measured_year)
    yield Beside("field_citizen", "HOURS_PER_CITIZEN_YEAR", times(each.field, year), stated=claimed)
    yield Beside("net_citizen", "HOURS_PER_CITIZEN_YEAR", times(each.net, year))
    visits = NATIONAL_CITIZENS * VISITS_PER_CITIZEN_WEEK * WEEKS
    for name, hours in (("gross", GROSS_HOURS_PER_FTE), ("effective", EFFECTIVE_HOURS_PER_FTE)):
        measured = a.fte_of_visits(visits, visit, hours)
        stated = BY_CODE["scaling.national_fte"].stated if name == "gross" else None
        yield Beside(f"way_{name}", "FTE", times(found.hours.way, 1 / hours), worked_out=measured)
        yield Beside(f"field_{name}", "FTE", times(found.hours.field, 1 / hours), stated=stated)
        yield Beside(f"net_{name}", "FTE", times(found.hours.net, 1 / hours))


_FTE: Final = {
    "robots_3": "medicine.robots_3_fte",
    "robots_10": "medicine.robots_10_fte",
    "packing_15": "medicine.packing_fte",
    "training_10": "training.national_10_fte",
    "training_50": "training.national_50_fte",
}
"""The source's full-time equivalents of each of its national numbers."""


def _of_users(family: Family, national: Mapping[str, Projection]) -> Iterator[Beside]:
    each = next(iter(national.values())).per_unit.net
    hours = {
        "robot": BY_CODE["medicine.robot_hours"].stated / BY_CODE["medicine.robot_hours"].inputs["citizens"],
        "training": BY_CODE["training.hours"].inputs["hours_per_citizen_year"],
    }
    yield Beside("user_year", "HOURS_PER_CITIZEN_YEAR", each, stated=hours.get(family))
    for target, found in national.items():
        yield Beside(f"{target}_gross", "FTE", found.fte_gross, stated=BY_CODE[_FTE[target]].stated)
        yield Beside(f"{target}_effective", "FTE", found.fte_effective)
