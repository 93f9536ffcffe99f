"""`homecare technologies`: the catalogue of technologies, with every figure's source."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from planner.cli.failure import BadCall
from planner.cli.options import JsonOption, LangOption
from planner.cli.output import emit, say
from planner.messages import Lang

if TYPE_CHECKING:
    from planner.technologies.records import Technology


def technologies(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="Only this one, with all its figures.")
    ] = None,
    inventory: Annotated[
        bool,
        typer.Option("--inventory", help="All 46 solutions of the sources, and why some are out of scope."),
    ] = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """List the technologies of home care that a scenario can use: what each does, its source, and what must be given."""
    if code is not None:
        _one(code, as_json, lang)
    elif inventory:
        _inventory(as_json, lang)
    else:
        _all(as_json, lang)


def _all(as_json: bool, lang: Lang) -> None:
    from planner.technologies.card import card, does
    from planner.technologies.catalogue import CATALOGUE
    from planner.technologies.words import say as text

    if as_json:
        emit({"technologies": [card(t, lang) for t in CATALOGUE]})
        return
    rows = [
        (t.code, text(t.title, lang), does(t, lang), text(t.source.value, lang), _asks(t)) for t in CATALOGUE
    ]
    _print_table(("code", "name", "does", "source", "asks"), rows, lang)


def _asks(technology: Technology) -> str:
    return ", ".join(p.name for p in technology.parameters if p.required and p.base is None)


def _one(code: str, as_json: bool, lang: Lang) -> None:
    from planner.technologies.card import card
    from planner.technologies.catalogue import BY_CODE
    from planner.technologies.documentation import section
    from planner.technologies.words import word

    technology = BY_CODE.get(code)
    if technology is None:
        why = word("unknown", lang, code=code, codes=", ".join(sorted(BY_CODE)))
        raise BadCall("bad_argument", why=why.rstrip("."))
    if as_json:
        emit({"technology": card(technology, lang)})
        return
    say(section(technology, lang).replace("`", ""))


def _inventory(as_json: bool, lang: Lang) -> None:
    from planner.technologies.card import solution_record
    from planner.technologies.documentation import inventory_rows
    from planner.technologies.inventory import INVENTORY

    if as_json:
        emit({"inventory": [solution_record(s, lang) for s in INVENTORY]})
        return
    rows = [tuple(c.replace("`", "") for c in row) for row in inventory_rows(lang)]
    _print_table(("number", "municipality", "solution", "where"), rows, lang)


def _print_table(headings: tuple[str, ...], rows: Sequence[Sequence[str]], lang: Lang) -> None:
    from planner.technologies.words import word

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(word(heading, lang), overflow="fold", no_wrap=heading == "code")
    for row in rows:
        table.add_row(*row)
    # In a file or a pipe every technology has its one line; on a terminal long cells fold.
    width = None if sys.stdout.isatty() else 260
    Console(highlight=False, markup=False, width=width).print(table)
