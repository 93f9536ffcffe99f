"""Figures of continuity and of how evenly work is shared, and the curve between known faces and driving."""

from __future__ import annotations

from datetime import date

from planner.domain import Record, Seconds


class CitizenMet(Record):
    """One citizen's visits of the window by day: `visits` by `workers` different ones, `primary_visits` of them by the primary
    team, whose ids are `primary_team`."""

    citizen_id: str
    visits: int
    workers: int
    primary_team: tuple[str, ...]
    primary_visits: int

    @property
    def primary_share(self) -> float:
        """Visits by the primary team of all; 0 without visits."""
        return self.primary_visits / self.visits if self.visits else 0.0


class ContinuityFigures(Record):
    """Whom the citizens met in the `days` days before `before`, of which `planned_days` have a plan (domain.md 4.6).

    `citizens` are those counted: at least two visits a day, by day, nursing left out. `limit` workers are aimed at; `over_limit`
    citizens met more. `worst`: the ten who met most, most first. `primary_share`: visits of those counted by their primary team.
    Of the plan looked at, None without one: `known_share` of the visits to citizens with a history are by somebody who has been
    there; `new_faces` pairs of citizen and worker are not; `new_citizens` have no history.
    """

    before: date
    days: int
    planned_days: int
    citizens: int
    mean_workers: float
    median_workers: float
    most_workers: int
    limit: int
    over_limit: int
    primary_share: float | None
    worst: tuple[CitizenMet, ...] = ()
    known_share: float | None = None
    new_faces: int | None = None
    new_citizens: int | None = None


class WorkerLoad(Record):
    """One worker's lists of the window: days with a list, care, heavy visits, and the most heavy ones of a day."""

    worker_id: str
    days: int
    care_seconds: Seconds
    heavy: int
    most_heavy_a_day: int

    @property
    def care_a_day(self) -> float:
        """Seconds of care a day with a list."""
        return self.care_seconds / self.days

    @property
    def heavy_a_day(self) -> float:
        """Heavy visits a day with a list."""
        return self.heavy / self.days


class HeavyDay(Record):
    """A list with more heavy visits than the cap."""

    day: date
    worker_id: str
    heavy: int


class FairnessFigures(Record):
    """How evenly work is shared: heavy visits against the `cap` a day (domain.md 4.7), and care, by worker and day with a list.

    `most_` and `least_` are of the workers' means a day; their spread is the difference. `longest_day`: seconds of care of the
    longest list.
    """

    before: date
    days: int
    cap: int
    heavy_lists: tuple[HeavyDay, ...] = ()
    most_heavy_a_day: float
    least_heavy_a_day: float
    most_care_a_day: float
    least_care_a_day: float
    longest_day: Seconds
    workers: tuple[WorkerLoad, ...] = ()

    @property
    def heavy_spread(self) -> float:
        """Heavy visits a day between the worker with most and the one with fewest."""
        return self.most_heavy_a_day - self.least_heavy_a_day

    @property
    def care_spread(self) -> float:
        """Seconds of care a day between the worker with most and the one with least."""
        return self.most_care_a_day - self.least_care_a_day


class CurvePoint(Record):
    """A checked plan under a `weight` of known faces: points for each visit by somebody else."""

    weight: int
    known_share: float | None
    new_faces: int
    strangers: int
    driving_seconds: Seconds
    driving_metres: int
    left_out: int
    cost: int
