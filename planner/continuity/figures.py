"""Whom citizens meet, computed from history and, if there is one, the plan of the day after it."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from statistics import mean, median
from typing import Final, NamedTuple

from planner.continuity.days import PlannedDay
from planner.continuity.history import VISITS_A_DAY, Call, History, history_of
from planner.continuity.records import CitizenMet, ContinuityFigures

LIMIT: Final = 8
"""Different workers in 14 days by day at most (domain.md 4.6, assumed)."""

PRIMARY_TEAM: Final = 3
"""Workers of a citizen's small fixed team: those who came most (our size; domain.md 4.6 speaks of a small team)."""

WORST: Final = 10
"""Citizens that the team lead's huddle looks at (domain.md 7)."""


def continuity_figures(
    history: History, plan: PlannedDay | None = None, *, limit: int = LIMIT, team: int = PRIMARY_TEAM
) -> ContinuityFigures:
    """Return the figures of a history, or of one with a plan at its end.

    Parameters
    ----------
    history
        The days before; with `plan`, its first day drops out of the window, so that this stays as long.
    plan
        Of the day that `history` ends before.
    limit
        Different workers that a citizen should meet at most.
    team
        How many workers are a citizen's primary team: those who came most, of equal ones the lower id.

    Raises
    ------
    ValueError
        For a plan of another day, or a `limit` or `team` below 1.
    """
    if min(limit, team) < 1:
        raise ValueError(f"limit and team are at least 1, got {limit} and {team}")
    window = history if plan is None else with_plan(history, plan)
    met = [_met(citizen, calls, team) for citizen, calls in _counted(window).items()]
    met.sort(key=lambda m: (-m.workers, m.primary_share, m.citizen_id))
    workers, visits = [m.workers for m in met], sum(m.visits for m in met)
    faces = None if plan is None else faces_of(history, plan)
    return ContinuityFigures(
        before=window.before,
        days=window.days,
        planned_days=len(window.planned),
        citizens=len(met),
        mean_workers=mean(workers) if workers else 0.0,
        median_workers=median(workers) if workers else 0.0,
        most_workers=max(workers, default=0),
        limit=limit,
        over_limit=sum(w > limit for w in workers),
        primary_share=sum(m.primary_visits for m in met) / visits if visits else None,
        worst=tuple(met[:WORST]),
        known_share=faces.known_share if faces else None,
        new_faces=faces.new if faces else None,
        new_citizens=faces.new_citizens if faces else None,
    )


class Faces(NamedTuple):
    """Visits of a plan by who comes: `known` of `visits` to citizens with a history by somebody who has been there, `new` pairs of
    such a citizen and somebody who has not, and citizens without a history. A double visit counts for each worker."""

    known: int
    visits: int
    new: int
    new_citizens: int

    @property
    def known_share(self) -> float | None:
        """None where nobody has a history."""
        return self.known / self.visits if self.visits else None


def faces_of(history: History, plan: PlannedDay) -> Faces:
    """Return how many visits of a plan are by a face that the citizen knows from `history`. Raises ValueError for a plan of another
    day than the one that `history` ends before."""
    known = history.visits()
    came = _day_alone(history, plan).visits()
    pairs = [
        (c, w, n, w in known[c]) for c, workers in came.items() if c in known for w, n in workers.items()
    ]
    return Faces(
        sum(n for _, _, n, met in pairs if met),
        sum(n for _, _, n, _ in pairs),
        sum(not met for _, _, _, met in pairs),
        sum(c not in known for c in came),
    )


def with_plan(history: History, plan: PlannedDay) -> History:
    """Return the window of the same length that ends with the day of `plan`. Raises ValueError for a plan of another day than the
    one that `history` ends before."""
    alone = _day_alone(history, plan)
    first = alone.before - timedelta(days=history.days)
    return History(
        alone.before,
        history.days,
        (*(d for d in history.planned if d >= first), *alone.planned),
        (*(c for c in history.calls if c.day >= first), *alone.calls),
    )


def _day_alone(history: History, plan: PlannedDay) -> History:
    if plan.day != history.before:
        raise ValueError(f"the plan is of {plan.day}, the history ends before {history.before}")
    return history_of([plan], plan.day + timedelta(days=1), length=1)


def _counted(history: History) -> dict[str, list[Call]]:
    """The counted calls of citizens who have at least two counted visits a day, on the days that they have any."""
    calls: dict[str, list[Call]] = defaultdict(list)
    for call in history.calls:
        if call.counted:
            calls[call.citizen_id].append(call)
    return {citizen: own for citizen, own in calls.items() if _is_often(own)}


def _is_often(calls: list[Call]) -> bool:
    return len({(c.day, c.visit_id) for c in calls}) >= VISITS_A_DAY * len({c.day for c in calls})


def _met(citizen_id: str, calls: list[Call], team: int) -> CitizenMet:
    """Parts of one visit by one worker count once; a double visit once for each worker."""
    often = Counter(worker for _, _, worker in {(c.day, c.visit_id, c.worker_id) for c in calls})
    primary = sorted(often, key=lambda w: (-often[w], w))[:team]
    return CitizenMet(
        citizen_id=citizen_id,
        visits=often.total(),
        workers=len(often),
        primary_team=tuple(primary),
        primary_visits=sum(often[w] for w in primary),
    )
