"""Stop numbers: a maximal run of consecutive visits at one address is one stop."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain import Activity, Mode, Route
from planner.report.reader import Reader


def has_place(activity: Activity) -> bool:
    """Whether an activity is a visit at an address: what a stop is made of."""
    return activity.kind == "visit" and activity.mode is not Mode.SCREEN and activity.address_id is not None


def stops_by_shift(reader: Reader) -> dict[str, list[int | None]]:
    """Return the stop number of every activity of the plan, by shift, as `stop_numbers` counts them."""
    return {
        route.shift_id: row
        for routes in reader.routes.values()
        for route, row in zip(routes, stop_numbers(routes), strict=True)
    }


def stop_numbers(routes: Sequence[Route]) -> list[list[int | None]]:
    """Return, per route and activity, the number of its stop; None for screen visits and breaks.

    Numbers run from 1 through all routes of one worker, so that no two stops of a worker share one. A screen
    visit, a break or a new route between two visits at one address ends the stop.
    """
    number, result = 0, []
    for route in routes:
        here: str | None = None
        row: list[int | None] = []
        for activity in route.activities:
            if not has_place(activity):
                here = None
                row.append(None)
                continue
            if activity.address_id != here:
                number, here = number + 1, activity.address_id
            row.append(number)
        result.append(row)
    return result
