"""`homecare solvers`: what can make a plan, and what each can express."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.table import Table

from planner.cli.options import JsonOption, LangOption
from planner.cli.output import emit
from planner.cli.words import text
from planner.messages import Lang


def solvers(as_json: JsonOption = False, lang: LangOption = Lang.DA) -> None:
    """List the solvers and the rules each supports."""
    from planner.cli.solver_words import SOLVER_TEXTS, feature_words, lacking
    from solvers.registry import SOLVERS

    words = {name: str(getattr(SOLVER_TEXTS[name], lang.value)) for name in SOLVERS}
    if as_json:
        rows = [
            {
                "name": n,
                "summary": words[n],
                "supports": sorted(e.supports),
                "lacks": sorted(lacking(e.supports)),
            }
            for n, e in SOLVERS.items()
        ]
        emit({"solvers": rows})
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("solver", "what", "supports"):
        table.add_column(text(heading, lang), overflow="fold", no_wrap=heading == "solver")
    for name, entry in SOLVERS.items():
        missing = feature_words(lacking(entry.supports), lang)
        table.add_row(
            name,
            words[name],
            text("all_but", lang, features=missing) if missing else text("everything", lang),
        )
    # In a file or a pipe every solver has its one line; on a terminal long cells fold.
    width = None if sys.stdout.isatty() else 200
    Console(highlight=False, markup=False, width=width).print(table)
