"""`homecare template`: an empty set of files to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.failure import BadCall
from planner.cli.options import LangOption
from planner.cli.output import say
from planner.cli.words import text
from planner.messages import Lang


def template(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to write the files to.")],
    lang: LangOption = Lang.DA,
) -> None:
    """Write empty input files, each with its columns explained and one example row."""
    from planner.cli.target import refuse_filled
    from planner.formats.template import write_template

    refuse_filled(directory)
    try:
        write_template(directory, lang=lang)
    except FileExistsError as error:
        there = Path(error.filename or directory)
        raise BadCall("tables_there", dir=there.parent, files=there.name) from None
    say(text("template_written", lang, dir=directory))
