"""A suggestion, what follows from it, and what would make room, in Danish and English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from planner.domain import Instance
from planner.messages import Lang, Text, render
from planner.report.numbers import kilometres
from planner.suggest.records import Consequences, Fix, Moved, Part, Suggestion
from planner.wording import length, local_clock, local_span, task_name, word

WORDS: dict[str, Text] = {
    "and": Text(" og ", " and "),
    "part": Text(
        "{worker} kl. {start}, {mode} ({face}){between}", "{worker} at {start}, {mode} ({face}){between}"
    ),
    "between": Text(", mellem {behind} og {before}", ", between {behind} and {before}"),
    "behind": Text(", efter {behind}", ", after {behind}"),
    "before": Text(", før {before}", ", before {before}"),
    "preferred": Text("foretrukken", "preferred"),
    "known": Text("kendt", "known"),
    "new": Text("nyt ansigt", "new face"),
    "driving": Text("vejtid {sign}{length} og {sign_km}{km}", "driving {sign}{length} and {sign_km}{km}"),
    "no_driving": Text("ingen ekstra vejtid", "no more driving"),
    "overtime": Text("overarbejde {sign}{length}", "overtime {sign}{length}"),
    "late": Text(
        "forsinkelse ud over det lovede {sign}{length}", "lateness after the promise {sign}{length}"
    ),
    "moved": Text("flyttes over 15 min: {who}", "moved by more than 15 min: {who}"),
    "moved_later": Text("{visit} ({worker}) {length} senere", "{visit} ({worker}) {length} later"),
    "moved_earlier": Text("{visit} ({worker}) {length} tidligere", "{visit} ({worker}) {length} earlier"),
    "nudged": Text(
        "{count} besøg flyttes højst {length}", "{count} {count:visit moves|visits move} by at most {length}"
    ),
    "nobody_moved": Text("ingen andre flyttes", "nobody else is moved"),
    "other_worker": Text("anden medarbejder til {visits}", "another worker for {visits}"),
    "other_mode": Text("anden besøgsform for {visits}", "another mode for {visits}"),
    "left_out": Text("tages ud: {visits}", "left out: {visits}"),
    "taken_in": Text("tages ind: {visits}", "taken in: {visits}"),
    "more": Text("{shown} og {count} til", "{shown} and {count} more"),
    "window_later": Text(
        "{minutes} {minutes:minut|minutter} bredere tidsvindue i den sene ende",
        "a window {minutes} {minutes:minute|minutes} wider at its late end",
    ),
    "window_earlier": Text(
        "{minutes} {minutes:minut|minutter} bredere tidsvindue i den tidlige ende",
        "a window {minutes} {minutes:minute|minutes} wider at its early end",
    ),
    "delegation": Text(
        "overdragelse af {task} for borger {citizen} til {worker}",
        "a delegation of {task} for citizen {citizen} to {worker}",
    ),
    "certificate": Text(
        "kompetencen {certificate} til {worker}", "the certificate {certificate} for {worker}"
    ),
    "worker_accepted": Text(
        "at borger {citizen} siger ja til {worker}", "that citizen {citizen} says yes to {worker}"
    ),
    "screen_consent": Text(
        "samtykke til skærmbesøg fra borger {citizen}", "consent to screen visits from citizen {citizen}"
    ),
    "overtime_fix": Text(
        "{minutes} {minutes:minuts|minutters} overarbejde for {worker} (vagt {shift})",
        "{minutes} {minutes:minute|minutes} of overtime for {worker} (shift {shift})",
    ),
    "leave_out": Text(
        "at besøg {other} (prioritet {priority}) tages ud i dag",
        "that visit {other} (priority {priority}) is left out today",
    ),
    "extra_shift": Text("{count} × {level} kl. {span}", "{count} × {level} at {span}"),
}
NAMED = 6
"""Ids named in one sentence."""


def describe_place(suggestion: Suggestion, instance: Instance, lang: Lang) -> str:
    """Return who takes the visit, when, how, and between which visits."""
    return describe_parts(suggestion.parts, instance, lang)


def describe_parts(parts: Sequence[Part], instance: Instance, lang: Lang) -> str:
    """Return every worker's part in a visit."""
    return _joined([_part(p, instance, lang) for p in parts], lang)


def _part(part: Part, instance: Instance, lang: Lang) -> str:
    ends = {"behind": part.behind, "before": part.before}
    key = "between" if all(ends.values()) else next((k for k, v in ends.items() if v), None)
    params = {
        "worker": part.worker_id,
        "start": clock(part.start, instance),
        "mode": word(part.mode.value, lang),
        "face": render(WORDS, part.face, {}, lang),
        "between": "" if key is None else render(WORDS, key, ends, lang),
    }
    return render(WORDS, "part", params, lang)


def describe_consequences(found: Consequences, lang: Lang) -> str:
    """Return what follows, as one line."""
    return "; ".join(_consequences(found, lang))


def _consequences(found: Consequences, lang: Lang) -> Iterator[str]:
    if found.driving_seconds or found.driving_metres:
        params = {
            **_signed(found.driving_seconds, lang),
            "sign_km": _sign(found.driving_metres),
            "km": kilometres(abs(found.driving_metres), lang),
        }
        yield render(WORDS, "driving", params, lang)
    else:
        yield render(WORDS, "no_driving", {}, lang)
    for key, seconds in (("overtime", found.overtime_seconds), ("late", found.late_seconds)):
        if seconds:
            yield render(WORDS, key, _signed(seconds, lang), lang)
    yield from _people(found, lang)
    for key in ("other_worker", "other_mode", "left_out", "taken_in"):
        ids = getattr(found, key)
        if ids:
            yield render(WORDS, key, {"visits": listed(ids, lang)}, lang)


def _people(found: Consequences, lang: Lang) -> Iterator[str]:
    if found.moved:
        who = listed([_moved(m, lang) for m in found.moved], lang)
        yield render(WORDS, "moved", {"who": who}, lang)
    if found.nudged:
        params = {"count": found.nudged, "length": length(found.nudged_most, lang)}
        yield render(WORDS, "nudged", params, lang)
    if not found.moved and not found.nudged:
        yield render(WORDS, "nobody_moved", {}, lang)


def _moved(moved: Moved, lang: Lang) -> str:
    key = "moved_later" if moved.seconds > 0 else "moved_earlier"
    worker = ", ".join(moved.worker_ids)
    params = {"visit": moved.visit_id, "worker": worker, "length": length(abs(moved.seconds), lang)}
    return render(WORDS, key, params, lang)


def describe_fix(fix: Fix, instance: Instance, lang: Lang) -> str:
    """Return what would have to be given, as a phrase."""
    params: dict[str, object] = {**fix.params, "minutes": fix.minutes}
    if fix.kind == "extra_shift":
        start, end = (datetime.fromisoformat(str(fix.params[k])) for k in ("start", "end"))
        params |= {"level": word(str(fix.params["level"]), lang), "span": local_span(start, end, instance)}
    if "task" in fix.params:
        params["task"] = task_name(str(fix.params["task"]), lang)
    return render(WORDS, "overtime_fix" if fix.kind == "overtime" else fix.kind, params, lang)


def clock(instant: datetime, instance: Instance) -> str:
    """Return the local time of day, seconds dropped."""
    return local_clock(instant.replace(second=0), instance)


def listed(names: Sequence[str], lang: Lang) -> str:
    """Return names in a row, the first few where there are many."""
    shown = ", ".join(names[:NAMED])
    if len(names) <= NAMED:
        return shown
    return render(WORDS, "more", {"shown": shown, "count": len(names) - NAMED}, lang)


def _signed(seconds: int, lang: Lang) -> dict[str, str]:
    return {"sign": _sign(seconds), "length": length(abs(seconds), lang)}


def _sign(amount: int) -> str:
    return "−" if amount < 0 else "+"


def _joined(words: list[str], lang: Lang) -> str:
    return render(WORDS, "and", {}, lang).join(words)
