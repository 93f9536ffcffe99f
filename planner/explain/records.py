"""Why a visit is where it is in a plan, or why it is in none: records, without words."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planner.domain import Mode, Reason, Record
from planner.suggest.records import Consequences, Fix, Part, Suggestion

What = Literal["worker", "time", "mode"]


class Obstacle(Record):
    """Workers at work in the visit's windows who may not come, by the first thing that speaks against them."""

    code: str
    workers: tuple[str, ...]


class Crew(Record):
    """Who is at work in the visit's windows: `may` take it, or why not."""

    may: tuple[str, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()


class NextBest(Record):
    """The best plan found in which the visit keeps all but one thing: its worker, its time, or its mode.

    Best in points and changes together, each change for a citizen at `planner.explain.search.STAY` points. `points`: what it costs
    more than the plan; negative where the search met a better plan on the way. `parts` is where the visit then goes, empty where
    it is then left out. `stuck`: why nothing else was tried, such as a lock; the figures are then empty. `barred`: the workers,
    or the modes, that may not; for the time nothing is named: it is everything within 15 minutes of the planned start.
    """

    what: What
    barred: tuple[str, ...] = ()
    points: int = 0
    parts: tuple[Part, ...] = ()
    consequences: Consequences | None = None
    stuck: str | None = None


class Rule(Record):
    """A rule that stands in the way of a visit, as code and parameters; the words are in `planner.explain.texts`."""

    code: str
    params: dict[str, str | int | float] = Field(default_factory=dict)


class Conflict(Record):
    """Rules that together leave a visit no place, and of which none can be spared: with any one of them given up it has one.

    `rules` empty: it has no place even with all of them given up, and `Explanation.reasons` say why. `proven`: that there is none
    with all of them was shown by trying every place; else no search found any. `solves`: how often was solved to tell; `verified`:
    solving again at the end gave the same answers.
    """

    rules: tuple[Rule, ...] = ()
    proven: bool = False
    solves: int = Field(default=0, ge=0)
    verified: bool = True


class Explanation(Record):
    """Why a visit is where it is, or why it is in no route.

    Of a planned visit: `parts`; `crew`, `mode` and `binding` say why, `next_best` what else it would cost; `improvable`: points
    that re-optimising the whole plan with the same effort saves. Of one that is not: `room`, if there is a place after all; else
    `reasons`, `conflict` and `fixes`, mildest first. `moves`: of each search.
    """

    visit_id: str
    planned: bool
    parts: tuple[Part, ...] = ()
    crew: Crew = Crew()
    mode: tuple[Reason, ...] = ()
    binding: tuple[Rule, ...] = ()
    next_best: tuple[NextBest, ...] = ()
    improvable: int = 0
    reasons: tuple[Reason, ...] = ()
    room: Suggestion | None = None
    conflict: Conflict | None = None
    fixes: tuple[Fix, ...] = ()
    moves: int = Field(default=0, ge=0)

    @property
    def modes(self) -> frozenset[Mode]:
        """How the visit is carried out."""
        return frozenset(p.mode for p in self.parts)
