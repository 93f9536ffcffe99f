"""What the edits of a scenario work on, and what they tell: the day as it has become, and what has been done to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from planner.domain import Instance
from planner.travel.times import TravelTimes


class Claim(NamedTuple):
    """One citizen's service is taken care of by one technology: no other may count it again (one dose, one solution)."""

    citizen_id: str
    service: str
    technology: str


@dataclass(frozen=True)
class Extra:
    """Expected work that no plan holds, in seconds a day: answering alarms and missed doses, by workers on the road
    (`field_seconds`, with what they do at a clinic instead) and by the screen unit (`unit_seconds`). `devices`: how many of each
    technology are in use, by its code.
    """

    field_seconds: float = 0.0
    unit_seconds: float = 0.0
    devices: dict[str, int] = field(default_factory=dict)


class Note(NamedTuple):
    """What an edit did, as code and parameters; the words are in `planner.scenarios.words`."""

    code: str
    params: dict[str, str | int | float]


@dataclass(frozen=True)
class Situation:
    """A day (or several) under a scenario. `citizens`, `workers`: ids of those whom an edit concerns, for "what changed for
    whom"."""

    instance: Instance
    travel: TravelTimes
    claims: frozenset[Claim] = frozenset()
    extra: Extra = Extra()
    citizens: frozenset[str] = frozenset()
    workers: frozenset[str] = frozenset()
    notes: tuple[Note, ...] = ()
