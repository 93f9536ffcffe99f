"""What the caller names as input: it must exist, it may be one day of several, and it may say where its roads
are.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.failure import BadCall

if TYPE_CHECKING:
    from planner.domain import Instance, Plan
    from planner.formats.reader import Loaded


def read(path: Path) -> Loaded:
    """Read the input. Raises BadCall if there is no such file or folder."""
    from planner.formats.reader import read_input

    require(path)
    return read_input(path)


def require(*paths: Path | None) -> None:
    """Raise BadCall for the first path that is given and does not exist."""
    for path in paths:
        if path is not None and not path.exists():
            raise BadCall("missing_file", file=path)


def one_network(roads: Path | None, place: str | None) -> None:
    """Raise BadCall if a network is given both as a file and by name."""
    if roads is not None and place is not None:
        raise BadCall("roads_or_place")


def parse_date(value: str, of: str = "--date") -> date:
    """Return an ISO date. Raises BadCall, naming the option that it was given `of`."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadCall("bad_date", value=value, of=of) from None


def one_day(instance: Instance, value: str | None) -> Instance:
    """Return the day asked for, everything if none is or there are no days at all. Raises BadCall if there is nothing
    on that day."""
    from planner.day import dates_of, of_date

    if value is None:
        return instance
    day = parse_date(value)
    dates = dates_of(instance)
    if not dates:
        return instance
    if day not in dates:
        raise BadCall("no_such_date", value=value, dates=", ".join(map(str, dates)) or "-")
    return of_date(instance, day)


def planned_part(instance: Instance, plan: Plan, value: str | None) -> Instance:
    """Return the day asked for; if none is, the day that the plan was made of, where that can be told.

    It was made of the input of that digest, else (since changed, or told of the days before it by a store) of the one day that has
    all of its visits which the input still has.
    """
    from planner.day import dates_of, of_date
    from planner.digest import instance_digest

    if value is not None or instance_digest(instance) == plan.run.instance_hash:
        return one_day(instance, value)
    parts = [of_date(instance, day) for day in dates_of(instance)]
    exact = next((p for p in parts if instance_digest(p) == plan.run.instance_hash), None)
    if exact is not None:
        return exact
    acts = (a.visit_id for route in plan.routes for a in route.activities)
    visits = {*acts, *(u.visit_id for u in plan.unplanned)} & instance.visit.keys()
    fitting = [p for p in parts if visits and visits <= p.visit.keys()]
    return fitting[0] if len(fitting) == 1 else instance
