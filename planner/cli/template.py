"""`homecare template`: an empty set of files to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.options import LangOption
from planner.cli.output import say
from planner.cli.words import text
from planner.messages import Lang


def template(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to write the files to.")],
    lang: LangOption = Lang.DA,
) -> None:
    """Write empty input files, each with its columns explained and one example row."""
    from planner.formats.template import write_template

    write_template(directory, lang=lang)
    say(text("template_written", lang, dir=directory))
