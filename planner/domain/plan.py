"""The answer: routes with every instant of them, what was left out, and how it was found."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from planner.domain.base import Instant, Means, Mode, Record, Seconds

SCHEMA_VERSION: Final = 1


class Activity(Record):
    """One visit or break in a route, with every instant of it.

    Order of time: `travel_seconds` and `travel_metres` lead from the previous place to this one and end at `arrival`;
    then `arriving_seconds` of stop overhead (0 inside a stop) and `wait_seconds`, then `start`, care until `end`, then
    `leaving_seconds` of stop overhead, `departure`. A call waits first: its `arriving_seconds` of set-up end at `start`, and
    `leaving_seconds` of documentation begin at `end`; so long it needs a seat.
    `address_id` is None for what has no place (screen visit, break anywhere). `part` of a split visit: the one by screen, or the
    remaining one at home.
    """

    kind: Literal["visit", "break"]
    visit_id: str | None = None
    seat: int = 0
    mode: Mode | None = None
    part: Literal["whole", "screen", "remaining"] = "whole"
    address_id: str | None = None
    travel_seconds: Seconds = 0
    travel_metres: int = Field(default=0, ge=0)
    arriving_seconds: Seconds = 0
    wait_seconds: Seconds = 0
    leaving_seconds: Seconds = 0
    arrival: Instant
    start: Instant
    end: Instant
    departure: Instant


class Route(Record):
    """One shift's day (kørerute): leaves `start_address` at `departure`, is at `end_address` at `return_time`.

    The last leg home has its own travel. A shift without visits has no activities and departure == return_time == shift start.
    """

    shift_id: str
    worker_id: str
    means: Means
    departure: Instant
    return_time: Instant
    return_travel_seconds: Seconds = 0
    return_travel_metres: int = Field(default=0, ge=0)
    activities: tuple[Activity, ...] = ()


class Reason(Record):
    """Why a visit is unplanned, as code and parameters; `planner.reason_texts` has the words."""

    code: str
    params: dict[str, str | int | float] = {}


class Unplanned(Record):
    """A visit left out, its priority, and the reasons, most telling first.

    A visit that needs two workers and gets fewer is left out whole: it is here once.
    """

    visit_id: str
    priority: int
    reasons: tuple[Reason, ...] = ()


class RunInfo(Record):
    """What makes the plan reproducible. `bound` is a proven lower limit of `cost`, None where none was proven.

    `iterations` and `seconds` are what the search took; `budget_iterations` and `budget_seconds` what it was given,
    None for no such limit. `interrupted`: ended by hand before its budget was used. `instead_of`: the solver that was asked for
    and hung or crashed, so that this one stood in; empty in all other cases. A plan made before these were kept reads with their
    defaults.
    """

    solver: str
    seed: int
    iterations: int
    seconds: float
    status: Literal["optimal", "feasible", "infeasible"]
    cost: int
    terms: dict[str, int]
    bound: int | None = None
    version: str = ""
    instance_hash: str = ""
    travel_hash: str = ""
    threads: int = 1
    budget_seconds: float | None = None
    budget_iterations: int | None = None
    interrupted: bool = False
    instead_of: str = ""


class Plan(Record):
    """A full answer: one route per shift, and the visits left out. `attribution` names the source of the road data."""

    schema_version: Literal[1] = SCHEMA_VERSION
    title: str = ""
    attribution: str = ""
    routes: tuple[Route, ...] = ()
    unplanned: tuple[Unplanned, ...] = ()
    run: RunInfo
