"""Alternatives as lines for a terminal, and as rows for whoever sets them side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.domain import Instance
from planner.messages import Lang, render
from planner.reason_texts import describe_reason
from planner.replan.records import Alternative, Change, Note, Replanning
from planner.replan.texts import NOTES, word
from planner.wording import word as named

SHOWN = 12
"""Visits left out that are named for one alternative."""

Row = tuple[str, tuple[str, ...]]
"""What it is, and what it is in each alternative."""


def replan_lines(replanning: Replanning, lang: Lang) -> Iterator[str]:
    """Yield what stays, what happened, the alternatives side by side, what is left out of each, and the curve."""
    yield head(replanning, lang)
    for note in replanning.situation.notes:
        yield f"  {describe_note(note, replanning.situation.instance, lang)}"
    yield ""
    yield from _aligned(side_by_side(replanning, lang))
    for number, alternative in enumerate(replanning.alternatives, start=1):
        yield from _not_planned(number, alternative, lang)
    if replanning.curve:
        yield ""
        yield word("curve", lang)
        for point in replanning.curve:
            gain = in_minutes(replanning, point.gain)
            yield "  " + word("curve_row", lang, changes=point.changes, gain=gain)


def head(replanning: Replanning, lang: Lang) -> str:
    """Return what stays and how much is left, as a sentence."""
    situation = replanning.situation
    planned = {a.visit_id for r in situation.plan.routes for a in r.activities if a.visit_id is not None}
    done = len(situation.past.visits)
    now = clock(replanning.now, situation.instance)
    return word("head", lang, now=now, done=done, open=len(planned - situation.past.visits))


def describe_note(note: Note, instance: Instance, lang: Lang) -> str:
    """Return what an event did, as a sentence. Raises KeyError for a code without a text."""
    params = dict(note.params)
    if "latest" in params:
        params["latest"] = clock(datetime.fromisoformat(str(params["latest"])), instance)
    if "to" in params:
        params["to"] = named(str(params["to"]), lang)
    return render(NOTES, note.code, params, lang)


def side_by_side(replanning: Replanning, lang: Lang) -> list[Row]:
    """Return the figures of the alternatives, one to a row; the first row is their numbers."""
    made = replanning.alternatives
    costs = [a.consequences for a in made]
    minutes = round(costs[0].tolerance_seconds / 60) if costs else 0
    rows: list[Row] = [
        ("", tuple(word("alternative", lang, number=n) for n in range(1, len(made) + 1))),
        (word("changes", lang), tuple(str(c.changes) for c in costs)),
        (word("other_worker", lang), tuple(str(len(c.other_worker)) for c in costs)),
        (word("moved", lang, minutes=minutes), tuple(str(len(c.moved)) for c in costs)),
        (word("to_screen", lang), tuple(str(len(c.to_screen)) for c in costs)),
        (word("from_screen", lang), tuple(str(len(c.from_screen)) for c in costs)),
        (word("left_out", lang), tuple(str(len(c.left_out)) for c in costs)),
        (word("postponed", lang), tuple(str(len(c.postponed)) for c in costs)),
        (word("taken_in", lang), tuple(str(len(c.taken_in)) for c in costs)),
        (word("phone", lang), tuple(str(len(c.phone)) for c in costs)),
        (
            word("kept", lang),
            tuple(word("of", lang, part=c.untouched_kept, whole=c.untouched) for c in costs),
        ),
        (word("overtime", lang), tuple(_more(c.overtime_seconds, lang) for c in costs)),
        (word("driving", lang), tuple(_more(c.driving_seconds, lang) for c in costs)),
        (
            word("gain", lang),
            tuple(word("minutes", lang, count=in_minutes(replanning, a.gain)) for a in made),
        ),
    ]
    if any(a.violations for a in made):
        rows.append((word("broken", lang), tuple(str(len(a.violations)) for a in made)))
    return rows


def clock(instant: datetime, instance: Instance) -> str:
    """Return the local time of day."""
    return instant.astimezone(ZoneInfo(instance.settings.timezone)).strftime("%H:%M")


def _more(change: Change, lang: Lang) -> str:
    return word("minutes", lang, count=f"{round(change.more / 60):+d}")


def in_minutes(replanning: Replanning, points: int) -> int:
    """Points as minutes of the working time that they are worth."""
    second = max(1, replanning.situation.instance.settings.weights.travel_time)
    return round(points / second / 60)


def _aligned(rows: Sequence[Row]) -> Iterator[str]:
    first = max((len(name) for name, _ in rows), default=0)
    width = max((len(cell) for _, cells in rows for cell in cells), default=0)
    for name, cells in rows:
        yield "  ".join([name.ljust(first), *(cell.rjust(width) for cell in cells)]).rstrip()


def _not_planned(number: int, alternative: Alternative, lang: Lang) -> Iterator[str]:
    left = sorted(alternative.plan.unplanned, key=lambda u: u.priority)
    if not left:
        return
    yield ""
    yield word("not_planned", lang, number=number)
    for one in left[:SHOWN]:
        why = " ".join(describe_reason(r, lang) for r in one.reasons)
        yield "  " + word("left_row", lang, visit=one.visit_id, priority=one.priority, why=why)
    if len(left) > SHOWN:
        yield f"  … +{len(left) - SHOWN}"
