"""For whom the plan is another: counts beside what chance alone changes, and each scenario's citizens and workers by number."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from planner.messages import Lang
from planner.report.numbers import NBSP, decimal, hours, short_date
from planner.report.reader import Reader
from planner.report.table import Head, Row, Table
from planner.report.whatif.verdict import name_of
from planner.report.whatif.words import word
from planner.whatif.records import Affected, Comparison, Option, VisitChange, WorkerChange

KINDS = ("worker", "time", "mode", "left_out", "taken_in", "new", "gone")
FIRST = ("left_out", "gone", "new", "taken_in", "mode", "worker", "time")  # the order in which a reader asks
SHOWN, FEW, NAMED = 30, 8, 20  # lines of a list; of one among many scenarios; ids in a sentence
MISSING = "–"


def counts_table(comparison: Comparison, lang: Lang) -> Table:
    """Return for each scenario how many citizens and workers it is about, and how many have another plan, by kind.

    The names lead to what the page says of the scenario."""
    kinds = [k for k in KINDS if any(_count(o.affected, k) for o in comparison.options)]
    heads = (
        Head(word("scenario", lang), "name"),
        *(Head(word(c, lang), "num") for c in ("concerned_citizens", "concerned_workers", "any")),
        *(Head(word(f"kind_{k}", lang), "num") for k in kinds),
        Head(word("workers_changed", lang), "num"),
    )
    rows = [
        Row(
            (
                Markup('<a href="#scenario-{}">{}</a>').format(place, name_of(o)),
                decimal(len(o.affected.concerned_citizens), 0, lang),
                decimal(len(o.affected.concerned_workers), 0, lang),
                *(_beside(o.affected, k, lang) for k in ("any", *kinds)),
                decimal(len(o.affected.workers), 0, lang),
            )
        )
        for place, o in enumerate(comparison.options, start=1)
    ]
    return Table("who", heads, tuple(rows))


def _count(affected: Affected, kind: str) -> int:
    return affected.citizens.get(kind, 0) + affected.by_chance.get(kind, 0)


def _beside(affected: Affected, kind: str, lang: Lang) -> str:
    count, chance = affected.citizens.get(kind, 0), affected.by_chance.get(kind, 0)
    return word("by_chance", lang, count=decimal(count, 0, lang), chance=decimal(chance, 0, lang))


def about(affected: Affected, lang: Lang) -> tuple[str, ...]:
    """Return whom the scenario is about, by their numbers; nothing where it is about nobody."""
    found = (("about_citizens", affected.concerned_citizens), ("about_workers", affected.concerned_workers))
    return tuple(word(code, lang, count=len(ids), ids=_ids(ids, lang)) for code, ids in found if ids)


def _ids(ids: tuple[str, ...], lang: Lang) -> str:
    text = ", ".join(sorted(ids)[:NAMED])
    return text if len(ids) <= NAMED else word("and_more", lang, ids=text, count=len(ids) - NAMED)


def people_tables(option: Option, reader: Reader, shown: int = SHOWN) -> tuple[Table, ...]:
    """Return the visits and the workers whose plan is another, those the scenario is about first; long lists are cut and say so."""
    found = (visits_table(option, reader, shown), workers_table(option, reader, shown))
    return tuple(t for t in found if t.rows)


def visits_table(option: Option, reader: Reader, shown: int = SHOWN) -> Table:
    """Return the changed visits: what is different, and time, worker and mode before and after."""
    lang, about = reader.lang, set(option.affected.concerned_citizens)
    changes = sorted(
        option.affected.visits, key=lambda v: (v.citizen_id not in about, _rank(v), v.citizen_id, v.visit_id)
    )
    heads = (
        Head(word("citizen", lang), "name"), Head(word("visit", lang)), Head(word("what", lang), "wide"),
        Head(word("before", lang)), Head(word("after", lang)),
    )  # fmt: skip
    rows = [
        Row(
            (
                v.citizen_id, v.visit_id, ", ".join(word(f"kind_{k}", lang) for k in v.kinds),
                _at(v.before, v.workers_before, v.mode_before, reader), _at(v.after, v.workers_after, v.mode_after, reader),
            ),
            v.citizen_id in about,
        )
        for v in changes[:shown]
    ]  # fmt: skip
    return Table(
        "visits",
        heads,
        tuple(rows),
        word("changed_citizens", lang),
        _cut(shown, len(changes), "visits", lang),
    )


def _rank(change: VisitChange) -> int:
    return min((FIRST.index(k) for k in change.kinds), default=len(FIRST))


def _at(time: str | None, workers: tuple[str, ...], mode: str | None, reader: Reader) -> str:
    """When, by whom and how a visit is made: 08:15 W3 skærm."""
    if time is None:
        return MISSING
    start = datetime.fromisoformat(time)
    day = f"{short_date(reader.day(start), reader.lang)} " if len(reader.days) > 1 else ""
    how = word(f"mode_{mode}", reader.lang) if mode == "screen" else ""
    return " ".join(filter(None, (f"{day}{reader.clock(start)}", ", ".join(workers), how))).replace(" ", NBSP)


def workers_table(option: Option, reader: Reader, shown: int = SHOWN) -> Table:
    """Return the workers whose route is another, with visits and working time before and after."""
    lang, about = reader.lang, set(option.affected.concerned_workers)
    order = ("away", "added", "visits")
    changes = sorted(
        option.affected.workers, key=lambda w: (w.worker_id not in about, order.index(w.kind), w.worker_id)
    )
    sides = [
        f"{word(c, lang)}, {word(when, lang).lower()}"
        for c in ("visits_of", "work_of")
        for when in ("before", "after")
    ]
    heads = (Head(word("worker", lang), "name"), Head(word("what", lang)), *(Head(s, "num") for s in sides))
    rows = [Row(_worker(w, lang), w.worker_id in about) for w in changes[:shown]]
    return Table(
        "workers",
        heads,
        tuple(rows),
        word("changed_workers", lang),
        _cut(shown, len(changes), "workers", lang),
    )


def _worker(change: WorkerChange, lang: Lang) -> tuple[str, ...]:
    return (
        change.worker_id, word(f"worker_{change.kind}", lang),
        decimal(change.visits_before, 0, lang), decimal(change.visits_after, 0, lang),
        hours(change.seconds_before, lang), hours(change.seconds_after, lang),
    )  # fmt: skip


def _cut(shown: int, count: int, what: str, lang: Lang) -> str:
    """That a list is cut, and in which of the files of `planner.exports.whatif` it is whole; empty where it is whole here."""
    if count <= shown:
        return ""
    return word("first_of", lang, shown=shown, count=decimal(count, 0, lang), file=f"whatif_{what}.csv")
