"""Two plans of one day, compared visit by visit."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from planner.difference.records import Change, ChangeKind, Difference, Piece
from planner.domain import Plan, seconds_between

TOLERANCE_SECONDS = 900
"""A visit moved by no more than 15 minutes keeps its time (domain.md 7: "which visits move > 15 min")."""

Stand = tuple[Piece, ...]


def difference(
    before: Plan,
    after: Plan,
    *,
    tolerance_seconds: int = TOLERANCE_SECONDS,
    ignoring: Collection[str] = (),
) -> Difference:
    """Return what changed for each visit from one plan to another.

    Parameters
    ----------
    before, after
        Two plans of one day. They may be of different inputs: visits that only one of them knows are `new` or gone.
    tolerance_seconds
        A start that moves by more than this has moved; exactly this much has not.
    ignoring
        Visits to leave out of account altogether, for example those that an event has struck.

    Raises
    ------
    ValueError
        For a negative tolerance.

    Notes
    -----
    A visit of several workers or parts has moved as far as the one that moved most; where the parts themselves are others, its
    first start counts. Breaks and the way between visits are not compared: they follow from the visits.
    """
    if tolerance_seconds < 0:
        raise ValueError(f"a tolerance is at least 0 seconds, got {tolerance_seconds}")
    one, other = _stands(before), _stands(after)
    ids = sorted((one.keys() | other.keys()) - set(ignoring))
    changes = (_change(v, one.get(v), other.get(v), tolerance_seconds) for v in ids)
    return Difference(
        tolerance_seconds=tolerance_seconds,
        common=sum(bool(one.get(v) and other.get(v)) for v in ids),
        changes=tuple(c for c in changes if c is not None),
    )


def _stands(plan: Plan) -> dict[str, Stand]:
    """How each visit of a plan stands, its pieces in an order that does not depend on seats; () for one left out."""
    found: dict[str, list[Piece]] = {u.visit_id: [] for u in plan.unplanned}
    for visit_id, piece in _pieces(plan):
        found.setdefault(visit_id, []).append(piece)
    return {v: tuple(sorted(pieces, key=_order)) for v, pieces in found.items()}


def _pieces(plan: Plan) -> Iterator[tuple[str, Piece]]:
    for route in plan.routes:
        for a in route.activities:
            if a.visit_id is not None and a.mode is not None:
                yield (
                    a.visit_id,
                    Piece(part=a.part, mode=a.mode, worker_id=route.worker_id, start=a.start),
                )


def _order(piece: Piece) -> tuple[str, str, str]:
    return piece.part, piece.mode, piece.worker_id


def _change(visit_id: str, before: Stand | None, after: Stand | None, tolerance: int) -> Change | None:
    moved = _moved(before, after) if before and after else 0
    kinds = tuple(_kinds(before, after, moved, tolerance))
    if not kinds:
        return None
    return Change(
        visit_id=visit_id,
        kinds=kinds,
        before=before or (),
        after=after or (),
        moved_seconds=moved,
        new=before is None,
    )


def _kinds(before: Stand | None, after: Stand | None, moved: int, tolerance: int) -> Iterator[ChangeKind]:
    if after is None:
        yield ChangeKind.GONE
    elif before and after:
        if sorted(p.worker_id for p in before) != sorted(p.worker_id for p in after):
            yield ChangeKind.WORKER
        if abs(moved) > tolerance:
            yield ChangeKind.MOVED
        if _manner(before) != _manner(after):
            yield ChangeKind.MODE
    elif after:
        yield ChangeKind.TAKEN_IN
    elif before or before is None:
        yield ChangeKind.LEFT_OUT


def _manner(stand: Stand) -> list[tuple[str, str]]:
    return [(p.part, p.mode) for p in stand]


def _moved(before: Stand, after: Stand) -> int:
    """Seconds from the earlier start to the later one, of the part that moved most."""
    then, now = _starts(before), _starts(after)
    if then.keys() != now.keys():
        return seconds_between(min(p.start for p in before), min(p.start for p in after))
    return max((seconds_between(then[part], now[part]) for part in then), key=abs)


def _starts(stand: Stand) -> dict[str, datetime]:
    """When each part of a visit starts: its first worker, since all of a part start together."""
    first: dict[str, datetime] = {}
    for piece in stand:
        first[piece.part] = min(piece.start, first.get(piece.part, piece.start))
    return first
