"""`homecare potential`: from a district to a municipality and the nation, beside what the source documents state."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli import source
from planner.cli.failure import FINDINGS, BadCall, os_reason
from planner.cli.options import JsonOption, LangOption
from planner.cli.output import emit, say
from planner.cli.words import text
from planner.messages import Lang

if TYPE_CHECKING:
    from planner.potential.order import Order
    from planner.potential.records import Outlook

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[STUDY|COMPARISON]...",
        help="study.json of homecare savings, comparison.json of homecare whatif.",
    ),
]


def potential(
    files: Files = None,
    density: Annotated[
        list[str] | None,
        typer.Option(
            "--density",
            help="Inhabitants per km2 of each file's district, or a municipality of such density; one for each file, in order.",
            metavar="NUMBER|NAME",
        ),
    ] = None,
    municipality: Annotated[
        list[str] | None, typer.Option("--municipality", help="Scale to it; may be repeated.", metavar="NAME")
    ] = None,
    recipients: Annotated[
        list[int] | None,
        typer.Option(
            "--recipients", help="Recipients of home help in each --municipality; otherwise by inhabitants."
        ),
    ] = None,
    visits_per_week: Annotated[
        float, typer.Option("--visits-per-week", help="Screen visits of a screen citizen a week; assumed.")
    ] = 5.5,
    national: Annotated[
        float | None,
        typer.Option("--national", help="Citizens or users in the nation, instead of the sources' numbers."),
    ] = None,
    rate: Annotated[float, typer.Option("--rate", help="Kroner an hour.", metavar="KR_PER_HOUR")] = 490.0,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Folder for the page, potential.json and CSV lists.", metavar="DIR"),
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Work out every figure of the source documents again, and scale solved figures beside them: to municipalities and the nation.

    Without files, the sources' figures alone. Give studies of districts of different --density to weigh town and country.
    """
    from planner.potential.outlook import outlook
    from planner.potential.sources import read_given

    paths = files or []
    order = _order(municipality or [], recipients or [], visits_per_week, national, rate, lang)
    densities = _densities(density or [], len(paths), lang)
    source.require(*paths)
    found = outlook(read_given(paths, densities), order)
    written = [] if out is None else _write(out, found, order, lang)
    if as_json:
        emit(_record(found, written, lang))
    else:
        _tell(found, written, out, lang)
    raise typer.Exit(FINDINGS if found.skipped else 0)


def _order(
    names: list[str], recipients: list[int], visits: float, national: float | None, rate: float, lang: Lang
) -> Order:
    """Return what is asked; ends the command for what no file could make good."""
    from planner.potential.command_texts import command_word
    from planner.potential.order import Order

    for name in names:
        _municipality(name, lang)
    try:
        return Order(tuple(names), tuple(recipients), rate, visits, national)
    except ValueError:
        key = "recipients" if recipients and len(recipients) != len(names) else "positive"
        raise BadCall("bad_argument", why=command_word(key, lang)) from None


def _municipality(name: str, lang: Lang) -> float:
    """Return the density of a municipality. Raises BadCall for an unknown one."""
    from planner.potential.command_texts import command_word
    from planner.potential.municipalities import municipality

    try:
        return municipality(name).density
    except KeyError as error:
        alike = error.args[0]
        why = command_word("alike" if alike else "unknown", lang, name=name, alike=alike)
        raise BadCall("bad_argument", why=why) from None


def _densities(given: list[str], files: int, lang: Lang) -> list[float | None]:
    from planner.potential.command_texts import command_word

    if given and len(given) != files:
        raise BadCall("bad_argument", why=command_word("density_count", lang, given=len(given), files=files))
    found: list[float | None] = []
    for value in given:
        try:
            number = float(value.replace(",", "."))
        except ValueError:
            number = _municipality(value, lang)
        if not 0 < number < float("inf"):
            raise BadCall("bad_argument", why=command_word("density", lang, value=value))
        found.append(number)
    return found


def _write(out: Path, found: Outlook, order: Order, lang: Lang) -> list[Path]:
    from planner.cli.potential_files import write_potential

    try:
        return write_potential(out, found, order, lang)
    except OSError as error:
        raise BadCall("not_written", out=out, why=os_reason(error, lang)) from error


def _tell(found: Outlook, written: list[Path], out: Path | None, lang: Lang) -> None:
    from planner.potential.command_texts import command_word
    from planner.potential.report_lines import outlook_lines

    for line in outlook_lines(found, lang, whole=not found.lines):
        say(line)
    if written:
        say(f"{text('written', lang)}: {out}")
        say(f"{command_word('page', lang)}: {written[0]}")


def _record(found: Outlook, written: list[Path], lang: Lang) -> dict[str, object]:
    from planner.potential.figure_texts import words_of
    from planner.potential.records import to_record

    record = {"status": "scaled" if found.lines else "sources", "files": [str(f) for f in written]}
    return {**record, "potential": to_record(found), "words": words_of(found, lang)}
