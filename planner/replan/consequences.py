"""What an alternative costs the citizens and the workers, counted against the published plan."""

from __future__ import annotations

from collections.abc import Sequence

from planner.difference import ChangeKind, Difference, difference
from planner.difference.records import Change as VisitChange
from planner.domain import Mode, Plan, Seconds
from planner.figures import Tally, figures
from planner.replan.records import Change, Consequences, LeftOut, Situation
from planner.scenarios.doing.draws import by_id

POSTPONABLE = 5
"""The priority of what waits first: cleaning, laundry, shopping (domain.md 4.5)."""

_OF_A_VISIT = (ChangeKind.WORKER, ChangeKind.MOVED, ChangeKind.MODE, ChangeKind.LEFT_OUT, ChangeKind.TAKEN_IN)


def consequences_of(
    situation: Situation, plan: Plan, *, tolerance: Seconds, notice: Seconds
) -> tuple[Difference, Consequences]:
    """Return what changes from the published plan to `plan`, and what that comes to.

    `tolerance`, `notice`: seconds by which a start may move before it counts as moved, and before the citizen is told.
    """
    found = difference(situation.plan, plan, tolerance_seconds=tolerance)
    all_moves = difference(situation.plan, plan, tolerance_seconds=min(tolerance, notice))
    changed = [c for c in found.changes if c.visit_id not in situation.gone and _counts(c)]
    left_out = _left_out(situation, plan)
    then, now = _tally(situation, situation.plan, before=True), _tally(situation, plan, before=False)
    kept, untouched = _untouched(situation, found)
    return found, Consequences(
        tolerance_seconds=tolerance,
        notice_seconds=notice,
        changes=len(changed),
        other_worker=_ids(changed, ChangeKind.WORKER),
        moved=_ids(changed, ChangeKind.MOVED),
        to_screen=tuple(c.visit_id for c in changed if _screens(c) > 0),
        from_screen=tuple(c.visit_id for c in changed if _screens(c) < 0),
        left_out=left_out,
        postponed=tuple(v.visit_id for v in left_out if v.priority == POSTPONABLE and v.was_planned),
        taken_in=tuple(c.visit_id for c in changed if ChangeKind.TAKEN_IN in c.kinds),
        phone=_phone(situation, all_moves.changes, notice),
        untouched=untouched,
        untouched_kept=kept,
        overtime_seconds=Change(before=then.overtime_seconds, after=now.overtime_seconds),
        driving_seconds=Change(before=then.driving_seconds, after=now.driving_seconds),
        driving_metres=Change(before=then.distance_metres, after=now.distance_metres),
    )


def _counts(change: VisitChange) -> bool:
    """A visit that came with an event and is planned is what was asked for."""
    return bool(set(change.kinds) & set(_OF_A_VISIT)) and not (
        change.new and ChangeKind.TAKEN_IN in change.kinds
    )


def _ids(changes: list[VisitChange], kind: ChangeKind) -> tuple[str, ...]:
    return tuple(c.visit_id for c in changes if kind in c.kinds)


def _screens(change: VisitChange) -> int:
    """How many workers' parts more are by screen."""
    if ChangeKind.MODE not in change.kinds:
        return 0
    count = [sum(p.mode is Mode.SCREEN for p in side) for side in (change.before, change.after)]
    return count[1] - count[0]


def _left_out(situation: Situation, plan: Plan) -> tuple[LeftOut, ...]:
    """Most urgent first."""
    planned = {a.visit_id for r in situation.plan.routes for a in r.activities}
    rows = sorted(plan.unplanned, key=lambda u: u.priority)
    return tuple(
        LeftOut(visit_id=u.visit_id, priority=u.priority, was_planned=u.visit_id in planned) for u in rows
    )


def _phone(situation: Situation, changes: Sequence[VisitChange], notice: Seconds) -> tuple[str, ...]:
    """Citizens who must be told; those whose visits are gone have told us."""
    visits = {**situation.before.visit, **situation.instance.visit}
    told = {
        visits[c.visit_id].citizen_id
        for c in changes
        if c.visit_id not in situation.gone and to_be_told(c, notice) and c.visit_id in visits
    }
    return tuple(by_id(told))


def to_be_told(change: VisitChange, notice: Seconds) -> bool:
    """Whether a citizen is told of a change: of another worker alone they are not."""
    if {ChangeKind.MODE, ChangeKind.LEFT_OUT} & set(change.kinds):
        return True
    return (ChangeKind.TAKEN_IN in change.kinds and not change.new) or abs(change.moved_seconds) > notice


def _untouched(situation: Situation, found: Difference) -> tuple[int, int]:
    """(kept, all) of the visits that no event hit and that were still to come."""
    planned = {a.visit_id for r in situation.plan.routes for a in r.activities if a.visit_id is not None}
    asked = situation.instance.visit.keys()
    own = {v for v in planned if v in asked} - situation.struck - situation.past.visits
    broken = {c.visit_id for c in found.of(ChangeKind.WORKER, ChangeKind.MOVED, ChangeKind.LEFT_OUT)}
    return len(own - broken), len(own)


def _tally(situation: Situation, plan: Plan, *, before: bool) -> Tally:
    instance = situation.before if before else situation.instance
    return figures(instance, situation.travel, plan).total
