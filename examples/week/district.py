"""The district whose week is simulated: made-up citizens and staff, on made-up roads or on real ones, and what changes in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.day import dates_of
from planner.domain import Instance, TimeWindow, Visit
from planner.synthetic import generate, generate_on_roads, read_addresses, with_screen
from planner.travel.osm import read_network
from planner.travel.store import save_network

ROADS_FILE = "roads.npz"


@dataclass(frozen=True)
class RealRoads:
    """A road network and a list of addresses on it, as `homecare generate --roads --addresses` takes them."""

    roads: Path
    addresses: Path


def make_district(
    folder: Path, citizens: int, nights: int, seed: int, real: RealRoads | None
) -> tuple[Instance, Path]:
    """Return so many days of a district, and the file of its roads. Equal arguments give equal districts.

    Raises InputError or OSError for roads or addresses that cannot be used.
    """
    if real is not None:
        network, pool = read_network(real.roads), read_addresses(real.addresses)
        week = generate_on_roads(network, pool, citizens=citizens, days=nights, seed=seed)
        return with_screen(week, seed=seed), real.roads
    week, network = generate(citizens=citizens, days=nights, seed=seed)
    folder.mkdir(parents=True, exist_ok=True)
    save_network(network, folder / ROADS_FILE)
    return with_screen(week, seed=seed), folder / ROADS_FILE


def with_following(week: Instance, day: Instance, added: Iterable[str]) -> Instance:
    """Return the week with the visits `added` to `day`, there and at the same hours on every day after it."""
    own = [day.visit[v] for v in added]
    if not own:
        return week
    first = dates_of(day)[0]
    later = [d for d in dates_of(week) if d > first]
    visits = [*own, *(_on(v, (d - first).days, week) for d in later for v in own)]
    delegations = tuple(dict.fromkeys((*week.delegations, *day.delegations)))
    return week.model_copy(update={"visits": (*week.visits, *visits), "delegations": delegations})


def _on(visit: Visit, days: int, week: Instance) -> Visit:
    zone = ZoneInfo(week.settings.timezone)

    def moved(instant: datetime) -> datetime:
        # arithmetic on local times keeps the hour when the clock changes
        return instant.astimezone(zone) + timedelta(days=days)

    windows = tuple(
        TimeWindow(
            start_earliest=moved(w.start_earliest),
            start_latest=moved(w.start_latest),
            end_latest=None if w.end_latest is None else moved(w.end_latest),
        )
        for w in visit.windows
    )
    promised = None if visit.promised_latest is None else moved(visit.promised_latest)
    return visit.model_copy(
        update={
            "visit_id": f"{visit.visit_id}+{days}d",
            "windows": windows,
            "promised_latest": promised,
        }
    )
