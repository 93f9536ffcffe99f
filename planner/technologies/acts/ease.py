"""Visits that may start at other times, and visits for which one worker is enough."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from planner.domain import TimeWindow
from planner.technologies.acts.turn import Turn
from planner.technologies.adopters import Adopter
from planner.technologies.effects import ReduceStaff, Retime


def retime(turn: Turn, effect: Retime, adopter: Adopter) -> None:
    """Widen the windows of the adopter's visits that are made of nothing but the services."""
    earlier, later = (timedelta(minutes=turn.values[n]) for n in (effect.earlier, effect.later))
    for visit, wanted in turn.visits(adopter, effect.services):
        if wanted.issuperset(visit.services) and (earlier or later):
            promised = None if visit.promised_latest is None else visit.promised_latest + later
            windows = widened(visit.windows, earlier, later)
            turn.draft.put(visit, visit.model_copy(update={"windows": windows, "promised_latest": promised}))
            turn.done["visits_retimed"] += 1


def widened(windows: Iterable[TimeWindow], earlier: timedelta, later: timedelta) -> tuple[TimeWindow, ...]:
    """Return windows that open so much earlier and close so much later; those that meet become one. A bound on the end of care
    moves with the later end."""
    found: list[TimeWindow] = []
    for window in windows:
        end = None if window.end_latest is None else window.end_latest + later
        first, last = window.start_earliest - earlier, window.start_latest + later
        if found and first <= found[-1].start_latest:
            before = found.pop()
            first = before.start_earliest
            end = None if before.end_latest is None or end is None else max(before.end_latest, end)
        found.append(TimeWindow(start_earliest=first, start_latest=last, end_latest=end))
    return tuple(found)


def reduce_staff(turn: Turn, effect: ReduceStaff, adopter: Adopter) -> None:
    """Send one worker where two would come, to a share of the adopter's visits with one of the services."""
    share = turn.values[effect.share]
    for visit, _ in turn.visits(adopter, effect.services):
        if visit.staff_required == 2 and turn.chance("one worker", visit.visit_id) < share:
            turn.draft.put(visit, visit.model_copy(update={"staff_required": 1, "second_on_screen": False}))
            turn.done["visits_one_worker"] += 1
