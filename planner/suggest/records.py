"""What a suggestion says: where a visit can go, and what follows from it; and what would have to give where it cannot."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planner.domain import Instant, Mode, Plan, Reason, Record, Seconds

Face = Literal["preferred", "known", "new"]
"""What a worker is to a citizen: one of those preferred; somebody who has been there or comes in the plan anyhow; neither."""

FixKind = Literal[
    "window_later",
    "window_earlier",
    "delegation",
    "certificate",
    "worker_accepted",
    "screen_consent",
    "overtime",
    "leave_out",
    "extra_shift",
]


class Moved(Record):
    """A visit of the plan that starts at another time; `seconds` later, or earlier if negative."""

    visit_id: str
    worker_ids: tuple[str, ...]
    before: Instant
    after: Instant
    seconds: int


class Consequences(Record):
    """What one plan has more than another, in seconds and metres (negative: less), the visit itself included.

    `moved`: visits that start more than 15 minutes earlier or later (domain.md 7), furthest first; `nudged` others start at another
    time as well, at most `nudged_most` seconds from where they were. `other_worker`, `other_mode`, `left_out`, `taken_in`: visit
    ids.
    """

    driving_seconds: int = 0
    driving_metres: int = 0
    overtime_seconds: int = 0
    late_seconds: int = 0
    moved: tuple[Moved, ...] = ()
    nudged: int = Field(default=0, ge=0)
    nudged_most: Seconds = 0
    other_worker: tuple[str, ...] = ()
    other_mode: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    taken_in: tuple[str, ...] = ()

    @property
    def people(self) -> int:
        """Visits at which something else than agreed happens: another worker or mode, moved by more than 15 minutes, left out."""
        moved = {m.visit_id for m in self.moved}
        return len(moved.union(self.other_worker, self.other_mode, self.left_out))


class Part(Record):
    """One worker's part in the visit. `behind`, `before`: the visits that the route has just before and after it, None for none."""

    shift_id: str
    worker_id: str
    mode: Mode
    part: Literal["whole", "screen", "remaining"] = "whole"
    start: Instant
    end: Instant
    face: Face
    behind: str | None = None
    before: str | None = None


class Suggestion(Record):
    """One way to have the visit in the plan. `points`: what the plan then costs more, the price of leaving the visit out apart.

    `plan` is the whole plan, checked; it is not part of the record as JSON. So is the input it is a plan of, which is
    another than the one given where something had to give.
    """

    visit_id: str
    parts: tuple[Part, ...]
    points: int
    consequences: Consequences
    plan: Plan = Field(exclude=True, repr=False)


class Fix(Record):
    """Something that would make room, tried: `suggestion` is a checked plan in which it has been given.

    `minutes`: the least that is enough, where it is a matter of minutes. `asks_seconds`: how much it asks, as seconds of work
    (`planner.suggest.fixes.burden`), by which fixes are put in order from mild to strong. `params` fill the text.
    """

    kind: FixKind
    params: dict[str, str | int | float] = Field(default_factory=dict)
    minutes: int | None = None
    asks_seconds: Seconds
    suggestion: Suggestion


class Advice(Record):
    """The best places for one visit, cheapest first; where there are none, why, and what would make room, mildest first.

    `not_kept`: visits that the plan has and that could not be kept as they
    stand, since the plan breaks a rule of the input there.
    """

    visit_id: str
    suggestions: tuple[Suggestion, ...] = ()
    reasons: tuple[Reason, ...] = ()
    fixes: tuple[Fix, ...] = ()
    not_kept: tuple[str, ...] = ()
