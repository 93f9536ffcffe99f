"""`python -m examples.vejle`: plan the week, print the table, write JSON and a page if asked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from examples.vejle.district import PILOT, SMALL
from examples.vejle.show import as_html, as_json, as_text
from examples.vejle.week import MOVES_PER_VISIT, plan_week
from planner.messages import Lang

FAST_MOVES = 2_000

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def vejle(
    lang: Annotated[Lang, typer.Option("--lang", help="Language of table and page.")] = Lang.DA,
    seeds: Annotated[
        int, typer.Option("--seeds", help="Weeks, each with a search of its own seed.", min=1)
    ] = 1,
    moves: Annotated[
        int | None, typer.Option("--moves", help="Moves of the search per visit.", min=1)
    ] = None,
    fast: Annotated[
        bool, typer.Option("--fast", help="A small district and short searches: seconds.")
    ] = False,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Write every figure.", metavar="FILE")
    ] = None,
    html_file: Annotated[Path | None, typer.Option("--html", help="Write one page.", metavar="FILE")] = None,
) -> None:
    """Plan a made-up district's week with and without screen visits, next to the figures of the Vejle pilot."""
    size = SMALL if fast else PILOT
    effort = moves or (FAST_MOVES if fast else MOVES_PER_VISIT)
    weeks = [
        plan_week(size, seed=seed, moves_per_visit=effort, tell=lambda line: typer.echo(line, err=True))
        for seed in range(1, seeds + 1)
    ]
    typer.echo(as_text(weeks, lang))
    if json_file is not None:
        json_file.write_text(as_json(weeks), encoding="utf-8")
    if html_file is not None:
        html_file.write_text(as_html(weeks, lang), encoding="utf-8")


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    app(prog_name="python -m examples.vejle")
