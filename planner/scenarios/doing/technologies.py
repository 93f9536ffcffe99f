"""Technologies, introduced together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.errors import InputError, Issue
from planner.scenarios.doing.desk import Desk
from planner.scenarios.edits.technology import TechnologyUsed
from planner.scenarios.faults import pointer
from planner.scenarios.records import Situation
from planner.technologies import introduce


def technologies(edits: Sequence[TechnologyUsed], situation: Situation, desk: Desk) -> Situation:
    """Introduce technologies; `desk.number` is that of the first, the others follow it."""
    try:
        return introduce(situation, [e.use for e in edits], seed=desk.seed, week=desk.week, case=desk.case)
    except InputError as error:
        desk.faults.extend(_located(issue, edits, desk) for issue in error.issues)
        return situation


def _located(issue: Issue, edits: Sequence[TechnologyUsed], desk: Desk) -> Issue:
    """An issue of a use names its technology first; one of a file of its own keeps that place."""
    if issue.file is not None:
        return issue
    codes = [e.use.technology for e in edits]
    number = desk.number + (codes.index(issue.ids[0]) if issue.ids and issue.ids[0] in codes else 0)
    at = ("edits", number)
    return replace(issue, file=desk.origin.file, row=desk.origin.line(*at), column=pointer(at, "technology"))
