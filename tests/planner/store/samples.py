"""A small day with names in it, and plans of it, laid out by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from planner.digest import instance_digest
from planner.domain import Instance, Plan, Reason, Unplanned
from planner.travel.times import TravelTimes
from tests.builders import Entry, citizen, grid_times, instance, plan_of, run_info, shift, visit, worker

DISTRICT = "Nord"
DAY = date(2026, 3, 2)
NEXT_DAY = date(2026, 3, 3)
SECRET_NAMES = ("Karen Hansen", "Poul Jensen", "Søndergade 7", "Mette Madsen")


def small_day() -> Instance:
    """Three visits and two day shifts; two citizens, a worker and an address have names."""
    given = instance(
        [visit("V1"), visit("V2"), visit("V3", screen_seconds=300)],
        [shift("S1"), shift("S2")],
        citizens=[citizen("C1", label="Karen Hansen"), citizen("C2", label="Poul Jensen"), citizen("C3")],
        workers=[worker("W1", label="Mette Madsen"), worker("W2")],
        title="Nord",
    )
    places = [
        a.model_copy(update={"label": "Søndergade 7"}) if a.address_id == "A1" else a for a in given.addresses
    ]
    return given.model_copy(update={"addresses": tuple(places)})


def travel_of(day: Instance) -> TravelTimes:
    """60 s a step."""
    return grid_times(day)


def a_plan(
    sequences: Mapping[str, Sequence[Entry]] | None = None, day: Instance | None = None, **run: object
) -> Plan:
    """A plan of the small day: all three visits by S1 unless told otherwise; what is not named is left out, with a reason."""
    day = day or small_day()
    travel = travel_of(day)
    laid = plan_of(day, travel, sequences or {"S1": ["V1", "V2", "V3"]})
    unplanned = tuple(
        Unplanned(
            visit_id=u.visit_id,
            priority=u.priority,
            reasons=(Reason(code="no_shift_in_window", params={"window": "07:00-15:00", "minutes": 2.5}),),
        )
        for u in laid.unplanned
    )
    info = run_info(
        **{
            "solver": "search",
            "seed": 7,
            "cost": 123_456_789_012_345,
            "terms": {"travel_time": 123_456_789_000_000, "distance": 12_345},
            "version": "0.1.0",
            "instance_hash": instance_digest(day),
            "travel_hash": travel.digest,
            **run,
        }
    )
    return laid.model_copy(update={"unplanned": unplanned, "run": info, "title": day.title})
