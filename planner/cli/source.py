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


def parse_date(value: str) -> date:
    """Return an ISO date. Raises BadCall."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadCall("bad_date", value=value) from None


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
    """Return the day asked for; if none is, the day that the plan was made of, where that can be told."""
    from planner.day import dates_of, of_date
    from planner.digest import instance_digest

    if value is not None or instance_digest(instance) == plan.run.instance_hash:
        return one_day(instance, value)
    parts = (of_date(instance, day) for day in dates_of(instance))
    return next((p for p in parts if instance_digest(p) == plan.run.instance_hash), instance)
