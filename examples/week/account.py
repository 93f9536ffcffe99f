"""The book of a day: where each of its visits ended, from the plan that stands in the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from examples.week.records import Account, BrokenRule, LeftOutVisit
from planner.brief.said import said_reason
from planner.check import check
from planner.domain import Instance, Plan
from planner.travel.times import TravelTimes


class VisitLostError(RuntimeError):
    """Visits that are neither planned nor cancelled nor left out with a reason, or more than one of these."""

    def __init__(self, visit_ids: Iterable[str]) -> None:
        self.visit_ids = tuple(visit_ids)
        super().__init__(f"lost, or counted more than once: {', '.join(self.visit_ids)}")


def account_of(
    due: Iterable[str], cancelled: Iterable[str], instance: Instance, travel: TravelTimes, plan: Plan
) -> Account:
    """Return where every visit `due` on a day ended, and what the checker says of its plan.

    Parameters
    ----------
    due
        The visits of the day's input, and those that events brought.
    cancelled
        Those that events took away.
    instance, travel, plan
        What stands, and what it was made from.

    Raises
    ------
    VisitLostError
        If a visit ended nowhere, in two places, or was left out without a reason, or if the plan has one that was not due.
    """
    due, called_off = sorted(due), sorted(cancelled)
    planned = sorted({a.visit_id for r in plan.routes for a in r.activities if a.visit_id is not None})
    left_out = sorted(plan.unplanned, key=lambda u: (u.priority, u.visit_id))
    ended = Counter([*planned, *called_off, *(u.visit_id for u in left_out)])
    wrong = {v for v in {*due, *ended} if ended[v] != 1} | (ended.keys() - set(due))
    wrong |= {u.visit_id for u in left_out if not u.reasons}
    if wrong:
        raise VisitLostError(sorted(wrong))
    return Account(
        visits=tuple(due),
        planned=tuple(planned),
        cancelled=tuple(called_off),
        left_out=tuple(
            LeftOutVisit(
                visit_id=u.visit_id,
                citizen_id=instance.visit[u.visit_id].citizen_id,
                priority=u.priority,
                why=tuple(map(said_reason, u.reasons)),
            )
            for u in left_out
        ),
        broken=tuple(map(BrokenRule.of, check(instance, travel, plan))),
    )
