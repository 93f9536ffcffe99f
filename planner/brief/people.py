"""Whom the citizens meet over some days, and how evenly the workers' lists are, as the morning brief tells of it."""

from __future__ import annotations

from pydantic import Field

from planner.domain import Record, Seconds


class TradeOff(Record):
    """What another weight of known faces would come to: calls by known workers, and travel."""

    weight: int
    known_share: float
    driving_seconds: Seconds


class Continuity(Record):
    """Whom the citizens meet over `days` days (domain.md 4.6), of which `planned_days` have a plan; None: not told.

    `citizens` are those counted: who has at least two visits a day. `limit` workers are aimed at, `over_limit` citizens meet more
    (8 by day: domain.md 4.6, assumed). `known_share`: the day's visits by a worker whom the citizen knows. `worst`: the most
    workers met, by citizen id.

    What it costs, in seconds of travel that weigh as much: `worth_seconds` for one visit by a known face and no stranger,
    `paid_seconds` for all that the plan bears, visits by strangers and lists that are uneven; None: not told. `curve`: the command
    that plans the day under other weights.
    """

    days: int = 14
    planned_days: int | None = None
    citizens: int
    median_workers: float
    most_workers: int
    limit: int = 8
    over_limit: int
    known_share: float | None = None
    worst: dict[str, int] = Field(default_factory=dict)
    trade_off: tuple[TradeOff, ...] = ()
    worth_seconds: Seconds | None = None
    paid_seconds: Seconds | None = None
    curve: str = ""


class WorkerLists(Record):
    """One worker's lists: days with one, heavy visits in all and the most of a day, and seconds of care."""

    worker_id: str
    days: int = Field(ge=1)
    heavy: int
    most_heavy: int
    care_seconds: Seconds

    @property
    def heavy_a_day(self) -> float:
        """Heavy visits a day with a list."""
        return self.heavy / self.days

    @property
    def care_a_day(self) -> float:
        """Seconds of care a day with a list."""
        return self.care_seconds / self.days


class Fairness(Record):
    """How heavy and long the lists of `days` days are, the day told of among them; `workers` are those with a list, heaviest first.

    `over`: lists with more heavy visits than `limit` (domain.md 4.7). `longest_day`: seconds of care of the longest list.
    """

    days: int = 14
    limit: int
    over: int
    longest_day: Seconds
    workers: tuple[WorkerLists, ...] = ()
