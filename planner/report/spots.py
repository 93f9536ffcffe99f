"""Where the citizens live whom a worker calls: hollow marks on the map, for nobody goes there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain import Mode, Route
from planner.report.map import Place, place
from planner.report.reader import Reader


@dataclass(frozen=True)
class ScreenSpot:
    """A citizen's home, and the calls to it among the worker's activities, counted through the whole day."""

    place: Place
    activities: tuple[int, ...]


def screen_spots(reader: Reader, routes: Sequence[Route]) -> tuple[ScreenSpot, ...]:
    """Return the homes that one worker calls, in order of the first call; unknown addresses are left out."""
    calls: dict[str, list[int]] = defaultdict(list)
    for number, activity in enumerate(a for r in routes for a in r.activities):
        visit = reader.visit_of(activity)
        citizen = reader.instance.citizen.get(visit.citizen_id) if visit else None
        if activity.mode is Mode.SCREEN and citizen is not None:
            calls[citizen.address_id].append(number)
    known = reader.instance.address
    return tuple(
        ScreenSpot(place(known[home], reader.address(home)), tuple(numbers))
        for home, numbers in calls.items()
        if home in known
    )
