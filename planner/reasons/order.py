"""Visits locked after one another: which of them keeps the others out of the plan.

The engine plans a visit and those locked after it all or not at all, unless no shift could ever do them in that
order; then the later ones are barred and the first is free (`planner.compile.locks`).
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain import Visit
from planner.reasons.desk import Desk
from planner.reasons.questions import pool_of
from planner.reasons.tasks import Line


def who_holds_back(desk: Desk, visit: Visit) -> str | None:
    """Return which of the visits locked after `visit` finds no room after it, None if there is room for all.

    `visit` and those after it are unplanned. They are tried in each route in turn: the visit at every place
    that has room for it, each later one at the first place after. Of double visits it is only asked whether
    they could come at all.
    """
    chain, shifts = _tied(desk, visit)
    if len(chain) == 1 or any(v.staff_required == 2 for v in chain):
        return None
    most = max((_placed(desk, desk.lines[s], chain) for s in shifts), default=0)
    return None if most == len(chain) else chain[max(1, most)].visit_id


def _tied(desk: Desk, visit: Visit) -> tuple[list[Visit], list[str]]:
    """The visit and the unplanned ones locked after it that one shift could do in order, and those shifts."""
    chain, shifts = [visit], [s.shift_id for s in pool_of(desk, visit)]
    for earlier in chain:
        later = sorted(desk.locked_after(earlier.visit_id), key=lambda v: (v.priority, v.visit_id))
        for v in later:
            able = {s.shift_id for s in pool_of(desk, v)}
            both = [s for s in shifts if s in able and _alone(desk, s, [*chain, v])]
            if both and v not in chain:
                chain.append(v)
                shifts = both
    return chain, shifts


def _alone(desk: Desk, shift_id: str, chain: Sequence[Visit]) -> bool:
    """Whether a shift could do these visits in order if it did nothing else."""
    line = desk.lines[shift_id]
    empty = Line(line.shift, (), line.leave, line.back_by, line.starts)
    return any(v.staff_required == 2 for v in chain) or _placed(desk, empty, chain) == len(chain)


def _placed(desk: Desk, line: Line, chain: Sequence[Visit]) -> int:
    """How many visits of the chain, from the first on, find room in a route."""
    most, position = 0, 0
    while (fit := desk.fit(line, chain[0], position)) is not None:
        filled, placed = desk.fitter.with_visit(line, chain[0], fit), 1
        for visit in chain[1:]:
            then = desk.fit(filled, visit)
            if then is None:
                break
            filled, placed = desk.fitter.with_visit(filled, visit, then), placed + 1
        most, position = max(most, placed), fit.position + 1
        if most == len(chain):
            break
    return most
