"""`python -m examples.week`: live through the week, write its page and its figures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from examples.week.district import RealRoads
from examples.week.show import write_week
from examples.week.week import Settings, live
from examples.week.words import word
from planner.messages import Lang
from planner.replan import Order

FAST_MOVES = 2_000

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def week(
    nights: Annotated[
        int, typer.Option("--nights", help="How many nights, from a Sunday evening on.", min=1, max=14)
    ] = 7,
    citizens: Annotated[
        int, typer.Option("--citizens", help="Citizens visited within these days.", min=1)
    ] = 40,
    roads: Annotated[
        Path | None,
        typer.Option(
            "--roads", help="A real road network (default: a made-up one).", metavar="FILE", exists=True
        ),
    ] = None,
    addresses: Annotated[
        Path | None,
        typer.Option("--addresses", help="Addresses on it to draw homes from.", metavar="FILE", exists=True),
    ] = None,
    seconds: Annotated[float, typer.Option("--seconds", help="Seconds of search each night.", min=0.0)] = 4.0,
    out: Annotated[
        Path, typer.Option("--out", help="Folder to write to; a week in it is taken up.", metavar="DIR")
    ] = Path("week"),
    fast: Annotated[
        bool, typer.Option("--fast", help="Short searches, counted in moves: seconds a day, and repeatable.")
    ] = False,
    seed: Annotated[
        int, typer.Option("--seed", help="Of the district, its events, and the search.", min=0)
    ] = 1,
    lang: Annotated[Lang, typer.Option("--lang", help="Language of the page.")] = Lang.DA,
) -> None:
    """Plan a made-up district night by night; each morning workers call in sick, citizens come home from hospital,
    visits are called off, and the day is re-planned. Exit code 1 if a published plan breaks a rule."""
    if (roads is None) != (addresses is None):
        raise typer.BadParameter(word("roads_with_addresses", lang))
    settings = Settings(
        nights=nights,
        citizens=citizens,
        seed=seed,
        seconds=None if fast else seconds,
        iterations=FAST_MOVES if fast else None,
        real=None if roads is None or addresses is None else RealRoads(roads, addresses),
        order=Order(seed=seed, moves=FAST_MOVES, tries=1, jobs=1) if fast else Order(seed=seed),
    )
    out.mkdir(parents=True, exist_ok=True)
    lived = live(out, settings, lang, lambda line: typer.echo(line, err=True))
    page, data = write_week(lived, out, lang)
    typer.echo(word("written", lang, page=page, data=data))
    raise typer.Exit(1 if lived.broken else 0)


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    app(prog_name="python -m examples.week")
