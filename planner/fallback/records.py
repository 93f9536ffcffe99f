"""What is known of the calls of a plan if nobody answers: who could come, when, and at what cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple


@dataclass(frozen=True)
class Takeover:
    """A route that makes the visit at home after the call has failed.

    `position` is where among the route's activities it goes (0: before the first; for an `idle` shift, which has no visits, among
    its breaks in the order of the day). `start` is when care starts at home. `travel_seconds`, `travel_metres` and
    `overhead_seconds` are what the route has more than planned (less, where a stop is shared or a way cut short);
    `service_seconds` is the care at home. `delay_seconds`: how much later than planned what comes after it happens, at most.
    `from_base`: the worker was back, or on the way back, and sets out again from there.
    """

    shift_id: str
    worker_id: str
    position: int
    start: datetime
    travel_seconds: int
    travel_metres: int
    overhead_seconds: int
    service_seconds: int
    delay_seconds: int
    idle: bool = False
    from_base: bool = False


@dataclass(frozen=True)
class Miss:
    """Why no route can take a visit over, told of the one that comes nearest; `planner.fallback.texts` has the words."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ScreenCall:
    """A screen visit (or the part of a split one that is by screen) of the plan, made on `shift_id`, and its fallback.

    `known_at`: when the last attempt has failed; care at home must start by `deadline`. It takes `workers`,
    `service_seconds` each (0 for a visit that is never made at home). `takeovers`: the cheapest way to take it over, one for each
    worker; empty where there is none, and then `miss` says why. `able`: every shift that could,
    the cheapest first (of a visit for two: could, by itself).
    """

    visit_id: str
    shift_id: str
    start: datetime
    known_at: datetime
    deadline: datetime
    workers: int
    service_seconds: int
    takeovers: tuple[Takeover, ...]
    able: tuple[str, ...]
    miss: Miss | None

    @property
    def covered(self) -> bool:
        """Whether somebody can be there in time."""
        return bool(self.takeovers)


class RiskMinute(NamedTuple):
    """The minute from `at` on (local): calls begun whose deadline is not past, and how many of them are covered."""

    at: datetime
    at_risk: int
    covered: int


@dataclass(frozen=True)
class Expected:
    """What failed calls add to a day on average; `planner.fallback.expected` has the formulas.

    `fallbacks` physical visits, of which `uncovered` by nobody in time; minutes of route workers for them
    (`driving_minutes`, `overhead_minutes`, `service_minutes`) and kilometres; minutes of callers for repeated attempts.
    """

    fallbacks: float
    uncovered: float
    driving_minutes: float
    driving_kilometres: float
    overhead_minutes: float
    service_minutes: float
    attempt_minutes: float

    @property
    def field_minutes(self) -> float:
        """Minutes of route workers: to be taken off the field time that screen visits free."""
        return self.driving_minutes + self.overhead_minutes + self.service_minutes

    @property
    def minutes(self) -> float:
        """All minutes, of route workers and of callers."""
        return self.field_minutes + self.attempt_minutes


@dataclass(frozen=True)
class Coverage:
    """Every call of a plan in order of start, the minutes in which calls are at risk, and what to expect of the day."""

    calls: tuple[ScreenCall, ...]
    minutes: tuple[RiskMinute, ...]
    expected: Expected

    @property
    def share_covered(self) -> float | None:
        """Share of the calls that some route can take over in time; None for a plan without calls."""
        return sum(c.covered for c in self.calls) / len(self.calls) if self.calls else None

    @property
    def uncovered(self) -> tuple[ScreenCall, ...]:
        """The calls that no route can take over in time."""
        return tuple(c for c in self.calls if not c.covered)
