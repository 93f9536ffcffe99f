"""Contingency copies as files: each page whole in itself, without scripts or anything fetched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.domain import Instance, Plan
from planner.exports.lists import ROUTE_HEADS, UNPLANNED_HEADS, route_rows, unplanned_rows
from planner.exports.tables import Cell, csv_bytes
from planner.messages import Lang, Text
from planner.nightly.copies.build import copy_workers, urgent_calls
from planner.nightly.copies.records import CopyWorker, Heading, UrgentCall
from planner.nightly.copies.words import copy_word, kind_word
from planner.report import numbers, page
from planner.report.reader import Reader
from planner.report.words import counted, word
from planner.report.write import known_part
from planner.travel.times import TravelTimes

STYLES = ("report.css", "print.css", "copies.css")
INDEX, URGENT, UNPLANNED = "index", "screen", "unplanned.csv"
MARK = "homecare-contingency-copy"
URGENT_HEADS = ("priority", "latest", "citizen", "address", "caller", "takers")


def write_copies(
    folder: Path,
    instance: Instance,
    plan: Plan,
    heading: Heading,
    *,
    travel: TravelTimes | None = None,
    lang: Lang = Lang.DA,
) -> list[Path]:
    """Write a plan's contingency copies into `folder`; return the files, the overview last.

    For each worker with something to do a page to print and a CSV list; screen visits by urgency; visits left out. All are written
    beside the folder's files and moved there at the end, so that a full disk leaves the earlier copies whole; then pages of workers
    who have nothing to do any more are removed.

    Raises OSError where a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".new-", dir=folder) as stage:
        names = _write_into(Path(stage), Reader(instance, known_part(instance, plan), lang), heading, travel)
        for name in names:
            (Path(stage) / name).replace(folder / name)
    _remove_others(folder, names)
    return [folder / name for name in names]


def _write_into(stage: Path, reader: Reader, heading: Heading, travel: TravelTimes | None) -> list[str]:
    workers, calls = copy_workers(reader), urgent_calls(reader, travel)
    show = partial(_page, reader, heading, workers=workers, calls=calls)
    rows = list(route_rows(reader))
    contents: dict[str, str | bytes] = {}
    for worker in workers:
        contents[f"{worker.file}.html"] = show("copy.html.j2", worker=worker)
        mine = [row for row in rows if row[1] == worker.worker_id]
        contents[f"{worker.file}.csv"] = csv_bytes(_heads(ROUTE_HEADS, reader.lang), mine, reader.lang)
    if calls:
        contents[f"{URGENT}.html"] = show("copy_urgent.html.j2")
        contents[f"{URGENT}.csv"] = _urgent_table(calls, reader.lang)
    contents[UNPLANNED] = csv_bytes(_heads(UNPLANNED_HEADS, reader.lang), unplanned_rows(reader), reader.lang)
    contents[f"{INDEX}.html"] = show("copies.html.j2")
    for name, content in contents.items():
        (stage / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(contents)


def _page(
    reader: Reader,
    heading: Heading,
    template: str,
    *,
    workers: Sequence[CopyWorker],
    calls: Sequence[UrgentCall],
    worker: CopyWorker | None = None,
) -> str:
    lang = reader.lang
    made = heading.made_at.astimezone(reader.zone)
    return page.render(
        template,
        STYLES,
        (),
        {},
        lang=lang,
        mark=MARK,
        district=heading.district,
        dates=reader.dates(),
        plan_line=copy_word(
            "plan_line",
            lang,
            plan_id=heading.plan_id,
            kind=kind_word(heading.kind, lang),
            made_at=f"{numbers.long_date(made.date(), lang)} {made:%H:%M}",
        ),
        synthetic=reader.instance.synthetic,
        attribution=reader.plan.attribution,
        workers=workers,
        worker=worker,
        calls=calls,
        left_out=len(reader.plan.unplanned),
        t=partial(word, lang=lang),
        c=partial(copy_word, lang=lang),
        count=partial(counted, lang=lang),
        minutes=partial(numbers.minutes, lang=lang),
        kilometres=partial(numbers.kilometres, lang=lang),
    )


def _heads(heads: Sequence[Text], lang: Lang) -> list[str]:
    return [str(getattr(head, lang.value)) for head in heads]


def _urgent_table(calls: Sequence[UrgentCall], lang: Lang) -> bytes:
    heads = [*(copy_word(key, lang) for key in URGENT_HEADS), word("time", lang), word("services", lang)]
    rows: Iterable[list[Cell]] = (
        [
            c.priority,
            c.latest,
            c.citizen,
            c.address,
            c.caller,
            ", ".join(c.takers),
            c.time,
            ", ".join(c.services),
        ]
        for c in calls
    )
    return csv_bytes(heads, rows, lang)


def _remove_others(folder: Path, names: Sequence[str]) -> None:
    """Remove pages of an earlier plan with their tables, which would send workers out for nothing. Only our own are touched."""
    for path in folder.glob("*.html"):
        if path.name not in names and MARK.encode() in path.read_bytes()[:600]:
            path.unlink()
            path.with_suffix(".csv").unlink(missing_ok=True)
