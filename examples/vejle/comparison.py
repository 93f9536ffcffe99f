"""The week's figures next to the pilot's: measured, claimed, worked out from the measurements, and found here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from examples.vejle.week import Week
from planner.messages import Text
from planner.reference import arithmetic as a
from planner.reference import vejle
from planner.savings.interval import estimate
from planner.savings.records import Estimate, Parts

Part = Literal["size", "driving", "entry", "both", "year", "care"]

_MEASURED = (vejle.DRIVING_HOURS_WEEK, vejle.VISITS_PER_WEEK, vejle.ENTRY_MINUTES)
_CORE = a.closing_core_minutes(vejle.CLAIMED_HOURS_PER_CITIZEN_YEAR, vejle.CITIZENS, *_MEASURED)


@dataclass(frozen=True)
class Row:
    """One figure. `measured` in the pilot; `claimed` by the source without being measured; `worked_out` by us from what was
    measured (`ours`: our reading of the claim, worked out from the claim); `found` in the district's weeks, over the seeds."""

    code: str
    part: Part
    name: Text
    digits: int
    found: Estimate
    measured: float | None = None
    claimed: float | None = None
    worked_out: float | None = None
    ours: bool = False


def compare(weeks: Sequence[Week]) -> tuple[Row, ...]:
    """Return the rows for one or more weeks of the same district, one for each seed. Raises ValueError for none."""

    def over(figure: Callable[[Week], float]) -> Estimate:
        return estimate([figure(w) for w in weeks])

    def per_call(part: Callable[[Parts], float]) -> Estimate:
        return over(lambda w: _freed(w, part) / 60 / max(1, w.plan.screen_visits))

    driving, visits, entry = _MEASURED
    gross, effective = a.GROSS_HOURS_PER_FTE, a.EFFECTIVE_HOURS_PER_FTE
    both = a.saved_minutes_per_visit(*_MEASURED)
    return (
        Row(
            "citizens", "size", Text("Borgere med skærmbesøg i ugen", "Citizens with a screen visit in the week"), 0,
            over(lambda w: w.called), vejle.CITIZENS,
        ),
        Row(
            "visits", "size", Text("Skærmbesøg om ugen", "Screen visits a week"), 0,
            over(lambda w: w.plan.screen_visits), visits,
        ),
        Row(
            "driving_week", "driving", Text("Sparet kørsel, timer om ugen", "Driving saved, hours a week"), 1,
            over(lambda w: _freed(w, _driving) / 3600), driving,
        ),
        Row(
            "driving_visit", "driving", Text("– minutter pr. skærmbesøg", "– minutes per screen visit"), 2,
            per_call(_driving), worked_out=a.travel_minutes_per_visit(driving, visits),
        ),
        Row(
            "entry_week", "entry",
            Text("Sparet parkering, trapper, overtøj, timer om ugen", "Parking, stairs, coat saved, hours a week"), 1,
            over(lambda w: _freed(w, _entry) / 3600), worked_out=a.entry_hours_week(visits, entry),
        ),
        Row(
            "entry_visit", "entry", Text("– minutter pr. skærmbesøg", "– minutes per screen visit"), 2, per_call(_entry), entry,
        ),
        Row(
            "both_week", "both", Text("Kørsel og ankomst, timer om ugen", "Driving and entry, hours a week"), 1,
            over(lambda w: _freed(w, _both) / 3600), worked_out=a.saved_hours_week(*_MEASURED),
        ),
        Row(
            "both_visit", "both", Text("– minutter pr. skærmbesøg", "– minutes per screen visit"), 2, per_call(_both),
            worked_out=both,
        ),
        Row(
            "citizen_year", "year",
            Text("Kørsel og ankomst, timer pr. borger om året", "Driving and entry, hours per citizen a year"), 1,
            over(lambda w: _year(w) / w.citizens), claimed=vejle.CLAIMED_HOURS_PER_CITIZEN_YEAR,
            worked_out=a.hours_per_citizen_year(*_MEASURED, vejle.CITIZENS),
        ),
        Row(
            "fte_gross", "year", Text("Årsværk à 1.924 timer (brutto)", "Full-time equivalents of 1,924 hours (gross)"), 2,
            over(lambda w: a.fte(_year(w), gross)), claimed=vejle.CLAIMED_FTE,
            worked_out=a.fte_of_weekly_saving(*_MEASURED, gross),
        ),
        Row(
            "fte_effective", "year",
            Text("Årsværk à 1.400 timer (effektive)", "Full-time equivalents of 1,400 hours (effective)"), 2,
            over(lambda w: a.fte(_year(w), effective)), worked_out=a.fte_of_weekly_saving(*_MEASURED, effective),
        ),
        Row(
            "care_visit", "care",
            Text("Pleje flyttet fra rute til skærm, min. pr. besøg", "Care moved from route to screen, min per visit"), 2,
            per_call(_care), worked_out=_CORE, ours=True,
        ),
        Row(
            "field_visit", "care", Text("Frigjort på ruterne, min. pr. besøg", "Freed on the routes, min per visit"), 2,
            per_call(lambda p: p.field), worked_out=both + _CORE, ours=True,
        ),
        Row(
            "unit_visit", "care", Text("Brugt i skærmenheden, min. pr. besøg", "Used in the screen unit, min per visit"), 2,
            per_call(lambda p: -p.unit),
        ),
        Row(
            "fallback_visit", "care",
            Text("Ventet ved opkald, der slår fejl, min. pr. besøg", "Expected for failed calls, min per visit"), 2,
            per_call(lambda p: -p.fallback),
        ),
        Row(
            "net_visit", "care", Text("Netto, min. pr. skærmbesøg", "Net, min per screen visit"), 2,
            per_call(lambda p: p.all_in),
        ),
    )  # fmt: skip


def _freed(week: Week, part: Callable[[Parts], float]) -> float:
    """Seconds a week without screen visits, less those with."""
    return part(week.baseline) - part(week.plan)


def _driving(parts: Parts) -> float:
    return parts.driving


def _entry(parts: Parts) -> float:
    return parts.stop_overhead


def _both(parts: Parts) -> float:
    return parts.driving + parts.stop_overhead


def _care(parts: Parts) -> float:
    return parts.physical_care


def _year(week: Week) -> float:
    """Hours of driving and entry a year."""
    return a.WEEKS * _freed(week, _both) / 3600
