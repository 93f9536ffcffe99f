"""A folder that input is about to be written to: what somebody has filled in there is never lost."""

from __future__ import annotations

from pathlib import Path

from planner.cli.failure import BadCall
from planner.messages import Lang


def refuse_filled(folder: Path, *, replaceable_in: Lang | None = None) -> None:
    """Raise BadCall if the folder holds tables, in whichever language.

    Two sets of tables in one folder could not be read again, for each table would be there twice.

    Parameters
    ----------
    replaceable_in
        The language that made-up tables are about to be written in: those of an earlier time, all of that language
        and marked as made up in their settings, may be replaced. None: nothing may.
    """
    from planner.formats.csv_folder import table_named

    if not folder.is_dir():
        return
    files = (p for p in folder.iterdir() if p.suffix.lower() == ".csv" and p.is_file())
    found = sorted(p.name for p in files if table_named(p.stem) is not None)
    if found and not (replaceable_in is not None and _made_up(folder, set(found), replaceable_in)):
        raise BadCall("tables_there", dir=folder, files=", ".join(found))


def _made_up(folder: Path, found: set[str], lang: Lang) -> bool:
    """Whether every table is one that is about to be written anew, and the settings say that the data are made up."""
    from planner.domain import Instance
    from planner.formats.settings_table import says_synthetic
    from planner.formats.tables import TABLE
    from planner.formats.writer import grids

    written = {f"{grid.name}.csv" for grid in grids(Instance(), lang)}
    settings = f"{TABLE['settings'].file_name(lang)}.csv"
    return found <= written and settings in found and says_synthetic(folder / settings)
