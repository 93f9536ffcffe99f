"""`homecare openshifts --accept`: the shifts that have been taken become rows of a new input."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from planner.cli import source
from planner.cli.failure import FINDINGS, BadCall
from planner.cli.openshifts import PLAN_FILE, tell_issues
from planner.cli.output import emit, issue_record, note, say
from planner.cli.target import refuse_filled
from planner.formats.reader import Loaded, has_errors
from planner.formats.writer import write_folder
from planner.messages import Lang
from planner.openshifts.accept import Acceptance, accept
from planner.openshifts.accepted import read_taken
from planner.openshifts.stored import FILE, read_open_shifts
from planner.openshifts.texts import open_word


def accept_into(
    out: Path, path: Path, taken_file: Path, offered: Path | None, *, as_json: bool, quiet: bool, lang: Lang
) -> None:
    """Write INPUT with the shifts taken to `out`, whole; where a row of INPUT could not be used, nothing.

    Ends the command with 1 if any row is at fault. Raises BadCall, and InputError for open shifts that cannot be read.
    """
    offered = offered or taken_file.parent / FILE
    source.require(taken_file, offered)
    loaded = source.read(path)
    if path.resolve() == out.resolve():
        raise BadCall("bad_argument", why=open_word("own_folder", lang))
    if has_errors(loaded.issues):
        _refuse(loaded, as_json, lang)
    open_shifts = read_open_shifts(offered)
    taken, faults = read_taken(taken_file)
    done = accept(loaded.instance, open_shifts, taken)
    issues = [*loaded.issues, *faults, *done.issues]
    refuse_filled(out)
    _write(out, loaded, done, lang)
    if as_json:
        emit(
            {
                "status": "accepted",
                "dir": str(out),
                "taken": list(done.taken),
                "still_open": list(done.still_open),
                "issues": [issue_record(i, lang) for i in issues],
            }
        )
    else:
        tell_issues(issues, quiet=quiet, lang=lang)
        if not quiet:
            counts = {"taken": len(done.taken), "all": len(open_shifts.shifts), "open": len(done.still_open)}
            say(open_word("accepted", lang, **counts))
            begin = offered.parent / PLAN_FILE
            start = f" --start {begin}" if begin.is_file() else ""
            say(open_word("next_plan", lang, dir=f"{out}{start}"))
    raise typer.Exit(FINDINGS if has_errors(issues) else 0)


def _refuse(loaded: Loaded, as_json: bool, lang: Lang) -> None:
    sentence = open_word("errors_first", lang)
    if as_json:
        records = [issue_record(i, lang) for i in loaded.issues]
        emit({"status": "invalid_input", "error": sentence, "issues": records})
    else:
        tell_issues(loaded.issues, quiet=False, lang=lang)
        note(sentence)
    raise typer.Exit(FINDINGS)


def _write(out: Path, loaded: Loaded, done: Acceptance, lang: Lang) -> None:
    """Write the tables, naming the roads and travel times of the old input as seen from the new. Raises OSError."""
    out.mkdir(parents=True, exist_ok=True)
    names = {"roads": loaded.roads, "matrix": loaded.matrix}
    seen = {name: None if file is None else os.path.relpath(file, out) for name, file in names.items()}
    try:
        write_folder(done.instance, out, lang=lang, **seen)
    except ValueError as error:
        raise BadCall("bad_argument", why=error) from None
