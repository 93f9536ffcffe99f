"""Versions, units and accesses as lines that a person reads, and as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from planner.cli.store_words import word
from planner.messages import Lang
from planner.report.numbers import decimal

if TYPE_CHECKING:
    from planner.store import Access, Kind, Saved, Step, Unit

TIMEZONE = "Europe/Copenhagen"
WIDE = 220  # of a table that nobody folds: in a file or a pipe every row has its one line


def show_table(headings: Sequence[str], rows: Iterable[Sequence[str]], lang: Lang) -> None:
    """Print a table; headings are keys of words."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(word(heading, lang), overflow="fold")
    for row in rows:
        table.add_row(*row)
    width = None if sys.stdout.isatty() else WIDE
    Console(highlight=False, markup=False, width=width).print(table)


def local(instant: datetime) -> str:
    """Return an instant as it is read in Denmark: 02.03.2026 06:00."""
    return f"{instant.astimezone(ZoneInfo(TIMEZONE)):%d.%m.%Y %H:%M}"


def kind_word(kind: Kind, lang: Lang) -> str:
    """Return the kind of a version in words."""
    return word("published_kind" if kind.value == "published" else kind.value, lang)


def saved_words(saved: Saved, lang: Lang) -> dict[str, Any]:
    """Return what sentences about a version are filled with."""
    return {
        "plan": saved.plan_id,
        "district": saved.district,
        "day": f"{saved.day:%d.%m.%Y}",
        "sequence": saved.sequence,
        "kind": kind_word(saved.kind, lang),
        "who": saved.who,
        "restores": saved.restores_id,
    }


VERSION_HEADINGS = (
    "plan", "district", "day", "sequence", "kind", "saved_at", "who", "planned", "left_out", "broken", "cost", "why",
)  # fmt: skip


def version_row(saved: Saved, lang: Lang) -> list[str]:
    """Return a version as cells under `VERSION_HEADINGS`."""
    why = f"({word('removed_content', lang)}) {saved.why}".strip() if saved.removed else saved.why
    return [
        str(saved.plan_id),
        saved.district,
        f"{saved.day:%d.%m.%Y}",
        str(saved.sequence),
        kind_word(saved.kind, lang),
        local(saved.saved_at),
        saved.who,
        str(saved.planned),
        str(saved.left_out),
        str(saved.broken_rules),
        decimal(saved.cost, 0, lang),
        why,
    ]


STEP_HEADINGS = ("plan", "sequence", "kind", "saved_at", "who", "changes", "kept", "why")


def step_row(step: Step, lang: Lang) -> list[str]:
    """Return a step of a day's history as cells under `STEP_HEADINGS`."""
    saved, tally = step.saved, step.tally
    changes = kept = "-"
    if tally is not None:
        given = (tally.worker, tally.moved, tally.mode, tally.left_out, tally.taken_in, tally.gone)
        signs = ("worker", "moved", "mode", "left_out", "taken_in", "gone")
        changes = (
            ", ".join(f"{CHANGE_WORDS[lang][s]} {n}" for s, n in zip(signs, given, strict=True) if n) or "0"
        )
        kept = f"{tally.kept}/{tally.common} ({tally.before_id})"
    return [
        str(saved.plan_id), str(saved.sequence), kind_word(saved.kind, lang), local(saved.saved_at), saved.who, changes,
        kept, saved.why,
    ]  # fmt: skip


CHANGE_WORDS = {
    Lang.DA: {
        "worker": "medarbejder", "moved": "tid", "mode": "form", "left_out": "ud", "taken_in": "ind", "gone": "udgået",
    },
    Lang.EN: {
        "worker": "worker", "moved": "time", "mode": "mode", "left_out": "out", "taken_in": "in", "gone": "gone",
    },
}  # fmt: skip

UNIT_HEADINGS = ("district", "day", "state", "attempt", "seconds", "plan", "failure")


def unit_row(unit: Unit, lang: Lang) -> list[str]:
    """Return a unit of work as cells under `UNIT_HEADINGS`."""
    return [
        unit.key.district,
        f"{unit.key.day:%d.%m.%Y}",
        word(unit.state.value, lang),
        str(unit.attempt),
        "-" if unit.seconds is None else decimal(unit.seconds, 1, lang),
        str(unit.plan_id or "-"),
        unit.failure or "",
    ]


ACCESS_HEADINGS = ("at", "citizen", "who", "what", "why")


def access_row(access: Access) -> list[str]:
    """Return an access as cells under `ACCESS_HEADINGS`."""
    return [local(access.at), access.citizen_id, access.who, access.what, access.why]


def records(found: Iterable[Any]) -> list[dict[str, Any]]:
    """Return pydantic records as JSON."""
    return [record.model_dump(mode="json") for record in found]
