"""Alternatives as lines for a terminal, and as rows for whoever sets them side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.check_texts import describe_violation
from planner.day import dates_of
from planner.difference.texts import describe_change
from planner.domain import Instance
from planner.messages import Lang, render
from planner.reason_texts import describe_reason
from planner.replan.consequences import to_be_told
from planner.replan.records import Alternative, Change, Note, Replanning
from planner.replan.texts import NOTES, NOTHING, word
from planner.wording import word as named

SHOWN = 12
"""Visits of a kind that are named for one alternative."""

Row = tuple[str, tuple[str, ...]]
"""What it is, and what it is in each alternative."""


def replan_lines(replanning: Replanning, lang: Lang) -> Iterator[str]:
    """Yield what stays, what happened, the alternatives side by side, what is left out of each, and the curve."""
    yield head(replanning, lang)
    for note in replanning.situation.notes:
        yield f"  {describe_note(note, replanning.situation.instance, lang)}"
    yield ""
    yield from _aligned(side_by_side(replanning, lang))
    if len(replanning.alternatives) == 1 and replanning.alternatives[0].changes:
        yield word("only_one", lang)
    for number, alternative in enumerate(replanning.alternatives, start=1):
        yield from _broken(replanning, number, alternative, lang)
        if number == 1:
            yield from _changed(replanning, number, alternative, lang)
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
    left = len(planned - situation.past.visits)
    sentence = word("head", lang, now=_moment(replanning, lang), done=done, open=left)
    return sentence if left else f"{sentence} {word('day_over', lang)}"


def _moment(replanning: Replanning, lang: Lang) -> str:
    """The time of day, with the date where it is none of the plan's."""
    before = replanning.situation.before
    now = clock(replanning.now, before)
    day = replanning.now.astimezone(ZoneInfo(before.settings.timezone)).date()
    return now if day in dates_of(before) else f"{now} {word('date', lang, date=f'{day:%d.%m.%Y}')}"


def describe_note(note: Note, instance: Instance, lang: Lang) -> str:
    """Return what an event did, as a sentence. Raises KeyError for a code without a text."""
    params = dict(note.params)
    for name in {"at", "latest"} & params.keys():
        params[name] = clock(datetime.fromisoformat(str(params[name])), instance)
    if "to" in params:
        params["to"] = named(str(params["to"]), lang)
    if "factor" in params:
        text = f"{params['factor']:g}"
        params["factor"] = text.replace(".", ",") if lang is Lang.DA else text
    empty = params.get("visits") == 0 and note.code in NOTHING
    return render(NOTHING if empty else NOTES, note.code, params, lang)


def side_by_side(replanning: Replanning, lang: Lang) -> list[Row]:
    """Return the figures of the alternatives, one to a row; the first row is their numbers. Rows that say nothing of any of them
    are not there."""
    made = replanning.alternatives
    costs = [a.consequences for a in made]
    minutes = round(costs[0].tolerance_seconds / 60) if costs else 0
    rows: list[Row] = [
        ("", tuple(word("alternative", lang, number=n) for n in range(1, len(made) + 1))),
        (word("changes", lang), tuple(str(c.changes) for c in costs)),
        (word("other_worker", lang), tuple(str(len(c.other_worker)) for c in costs)),
        (word("moved", lang, minutes=minutes), tuple(str(len(c.moved)) for c in costs)),
        *_unless_none(word("to_screen", lang), [c.to_screen for c in costs]),
        *_unless_none(word("from_screen", lang), [c.from_screen for c in costs]),
        (word("left_out", lang), tuple(str(len(c.left_out)) for c in costs)),
        *_unless_none(word("postponed", lang), [c.postponed for c in costs]),
        *_unless_none(word("taken_in", lang), [c.taken_in for c in costs]),
        (word("phone", lang), tuple(str(len(c.phone)) for c in costs)),
        (
            word("kept", lang),
            tuple(word("of", lang, part=c.untouched_kept, whole=c.untouched) for c in costs),
        ),
        (word("overtime", lang), tuple(_more(c.overtime_seconds, lang) for c in costs)),
        (word("driving", lang), tuple(_more(c.driving_seconds, lang) for c in costs)),
    ]
    if len(made) > 1:
        gains = (word("minutes", lang, count=in_minutes(replanning, a.gain)) for a in made)
        rows.append((word("gain", lang), tuple(gains)))
    if any(a.violations for a in made):
        rows.append((word("broken", lang), tuple(str(len(a.violations)) for a in made)))
    return rows


def _unless_none(name: str, counted: Sequence[Sequence[object]]) -> Iterator[Row]:
    if any(counted):
        yield name, tuple(str(len(one)) for one in counted)


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


def _broken(replanning: Replanning, number: int, alternative: Alternative, lang: Lang) -> Iterator[str]:
    rows = [describe_violation(v, replanning.situation.instance, lang) for v in alternative.violations]
    yield from _listed(word("broken_head", lang, number=number), rows, lang)


def _changed(replanning: Replanning, number: int, alternative: Alternative, lang: Lang) -> Iterator[str]:
    """What is planned otherwise; what falls away is told as an event."""
    gone = replanning.situation.gone
    rows = [
        word(
            "changes_row",
            lang,
            visit=visit,
            citizen=citizen,
            change=f"{change}{', ' if phone else ''}{phone}",
        )
        for visit, citizen, change, phone in changes_of(replanning, alternative, lang)
        if visit not in gone
    ]
    yield from _listed(word("changes_head", lang, number=number), rows, lang)


def changes_of(
    replanning: Replanning, alternative: Alternative, lang: Lang
) -> Iterator[tuple[str, str, str, str]]:
    """Yield the visit, its citizen, what changes in words, and "phone" where the citizen is to be told of it, else ""."""
    situation, notice = replanning.situation, alternative.consequences.notice_seconds
    visits = {**situation.before.visit, **situation.instance.visit}
    for change in alternative.difference.changes:
        visit = visits.get(change.visit_id)
        citizen = visit.citizen_id if visit is not None else ""
        told = change.visit_id not in situation.gone and to_be_told(change, notice)
        phone = word("call", lang) if told else ""
        yield (
            change.visit_id,
            citizen,
            describe_change(change, lang, situation.instance.settings.timezone),
            phone,
        )


def _listed(head: str, rows: Sequence[str], lang: Lang) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield head
    yield from (f"  {row}" for row in rows[:SHOWN])
    if len(rows) > SHOWN:
        yield "  " + word("rest", lang, count=len(rows) - SHOWN)


def _not_planned(number: int, alternative: Alternative, lang: Lang) -> Iterator[str]:
    yield from _listed(word("not_planned", lang, number=number), list(left_out_of(alternative, lang)), lang)


def left_out_of(alternative: Alternative, lang: Lang) -> Iterator[str]:
    """Yield each visit that is left out, most urgent first, with its reasons, as a sentence."""
    for one in sorted(alternative.plan.unplanned, key=lambda u: u.priority):
        why = " ".join(describe_reason(r, lang) for r in one.reasons)
        yield word("left_row", lang, visit=one.visit_id, priority=one.priority, why=why)
