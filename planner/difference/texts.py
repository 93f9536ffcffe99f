"""A change of a plan in words, Danish and English."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.difference.records import Change, ChangeKind, Difference, Piece
from planner.domain import seconds_between
from planner.messages import Lang, Text, render
from planner.wording import length, word

WORDS: dict[str, Text] = {
    "worker": Text("anden medarbejder: {before} → {after}", "other worker: {before} → {after}"),
    "later": Text("{length} senere: {before} → {after}", "{length} later: {before} → {after}"),
    "earlier": Text("{length} tidligere: {before} → {after}", "{length} earlier: {before} → {after}"),
    "mode": Text("anden besøgsform: {before} → {after}", "other mode: {before} → {after}"),
    "left_out": Text("ikke længere planlagt (var {before})", "no longer planned (was {before})"),
    "new_left_out": Text("nyt, og ikke planlagt", "new, and not planned"),
    "taken_in": Text("planlagt nu: {after}", "planned now: {after}"),
    "new_taken_in": Text("nyt: {after}", "new: {after}"),
    "gone": Text("findes ikke længere", "no longer in the day"),
    "in_short": Text(
        "{changed} {changed:ændret|ændrede} besøg: {parts}. {kept} af {common} beholder medarbejder og tid.",
        "{changed} {changed:visit|visits} changed: {parts}. {kept} of {common} {kept:keeps its|keep their} worker and time.",
    ),
    "unchanged": Text("Ingen ændringer i {common} besøg.", "No changes in {common} {common:visit|visits}."),
    "count_worker": Text("{count} får en anden medarbejder", "{count} {count:gets|get} another worker"),
    "count_moved": Text(
        "{count} flyttes mere end {tolerance}", "{count} {count:moves|move} by more than {tolerance}"
    ),
    "count_mode": Text("{count} får en anden besøgsform", "{count} {count:gets|get} another mode"),
    "count_left_out": Text("{count} tages ud", "{count} {count:is|are} left out"),
    "count_taken_in": Text("{count} tages ind", "{count} {count:is|are} taken in"),
    "count_gone": Text("{count} udgår", "{count} {count:is|are} gone"),
    "and": Text(" og ", " and "),
}

Named = Callable[[str], str]


def describe_change(change: Change, lang: Lang, timezone: str, name: Named = str) -> str:
    """Return a change in words, without the visit's id; `name` turns a worker's id into what the reader knows.

    Raises KeyError (`ZoneInfoNotFoundError`) for an unknown time zone.
    """
    zone = ZoneInfo(timezone)
    return "; ".join(_sentence(kind, change, lang, zone, name) for kind in change.kinds)


def describe_difference(found: Difference, lang: Lang) -> str:
    """Return the number of changes of each kind that there are as one sentence, and how many visits keep worker and time."""
    if not found.changes:
        return render(WORDS, "unchanged", {"common": found.common}, lang)
    tolerance = length(found.tolerance_seconds, lang)
    parts = [
        render(WORDS, f"count_{kind.value}", {"count": found.count(kind), "tolerance": tolerance}, lang)
        for kind in ChangeKind
        if found.count(kind)
    ]
    params = {"changed": found.count(), "parts": ", ".join(parts), "kept": found.kept, "common": found.common}
    return render(WORDS, "in_short", params, lang)


def _sentence(kind: ChangeKind, change: Change, lang: Lang, zone: ZoneInfo, name: Named) -> str:
    def fill(key: str, show: Callable[[tuple[Piece, ...]], str], **more: str) -> str:
        params = {"before": show(change.before), "after": show(change.after), **more}
        return render(WORDS, key, params, lang)

    if kind is ChangeKind.WORKER:
        return fill("worker", lambda pieces: _joined(_workers(pieces, name), lang))
    if kind is ChangeKind.MOVED:
        key = "later" if change.moved_seconds > 0 else "earlier"
        part = _moved_part(change)
        clock = lambda pieces: _clock([p for p in pieces if part in (None, p.part)], zone)  # noqa: E731
        return fill(key, clock, length=length(abs(change.moved_seconds), lang))
    if kind is ChangeKind.MODE:
        return fill("mode", lambda pieces: _joined(_modes(pieces, lang), lang))
    key = f"new_{kind.value}" if change.new and kind is not ChangeKind.GONE else kind.value
    return fill(key, lambda pieces: _stand(pieces, lang, zone, name))


def _moved_part(change: Change) -> str | None:
    """The part of a split visit that moved most; None where the visit is not split as before."""
    for part in sorted({p.part for p in change.before}):
        before, after = ([p.start for p in side if p.part == part] for side in (change.before, change.after))
        if after and seconds_between(min(before), min(after)) == change.moved_seconds:
            return part
    return None


def _stand(pieces: tuple[Piece, ...], lang: Lang, zone: ZoneInfo, name: Named) -> str:
    if not pieces:
        return ""
    who, how = _joined(_workers(pieces, name), lang), _joined(_modes(pieces, lang), lang)
    return f"{who} {_clock(pieces, zone)}, {how}"


def _workers(pieces: tuple[Piece, ...], name: Named) -> list[str]:
    return [name(p.worker_id) for p in sorted(pieces, key=lambda p: p.worker_id)]


def _modes(pieces: tuple[Piece, ...], lang: Lang) -> list[str]:
    return list(dict.fromkeys(word(p.mode.value, lang) for p in pieces))


def _clock(pieces: Sequence[Piece], zone: ZoneInfo) -> str:
    first: datetime = min(p.start for p in pieces)
    local = first.astimezone(zone)
    return local.strftime("%H:%M:%S" if local.second else "%H:%M")


def _joined(words: list[str], lang: Lang) -> str:
    return render(WORDS, "and", {}, lang).join(words)
