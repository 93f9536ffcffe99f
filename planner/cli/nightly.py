"""`homecare nightly`: every district planned for the next days, unattended."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli import source
from planner.cli.failure import BAD_CALL, FINDINGS
from planner.cli.options import JsonOption, LangOption
from planner.cli.output import emit, issue_lines, issue_record, note, say
from planner.cli.store_open import Refused, store_faults
from planner.errors import InputError
from planner.messages import Lang, render

if TYPE_CHECKING:
    from planner.nightly.config import NightConfig
    from planner.nightly.records import NightResult


class ExecutorName(StrEnum):
    LOCAL = "local"
    DASK = "dask"


@store_faults
def nightly(
    config_file: Annotated[
        Path, typer.Argument(metavar="CONFIG", help="What to plan, as docs/nightly.md tells: a TOML file.")
    ],
    day: Annotated[
        str | None,
        typer.Option("--day", help="The first day (default: the next one that dawns).", metavar="DATE"),
    ] = None,
    executor: Annotated[
        ExecutorName, typer.Option("--executor", help="Who plans: this machine or a Dask cluster.")
    ] = ExecutorName.LOCAL,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", help="The cluster's scheduler.", metavar="tcp://HOST:PORT")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", help="Processes at a time, instead of CONFIG's.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Folder of the night's files, instead of CONFIG's.", metavar="DIR"),
    ] = None,
    as_json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what went wrong.")] = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Plan every district of CONFIG for the next days: checked, stored, reported, copied for emergencies.

    What is done is not done again: run it again after any interruption. Exit code 1: some unit failed, and the last good plan
    stands for it; 2: nothing was done.
    """
    from planner.nightly.cluster import NoClusterError
    from planner.nightly.lock import AnotherRunError
    from planner.nightly.night import run_nightly
    from planner.nightly.texts import WORDS

    if (executor is ExecutorName.DASK) != (scheduler is not None):
        raise Refused(render(WORDS, "needs_scheduler", {}, lang))
    if jobs is not None and jobs < 1:
        raise Refused(render(WORDS, "bad_jobs", {}, lang))
    first = None if day is None else source.parse_date(day, "--day")
    config = _config(config_file, jobs, out, as_json, lang)
    try:
        night = run_nightly(config, first=first, executor=executor.value, scheduler=scheduler, lang=lang)
    except AnotherRunError as error:
        raise Refused(render(WORDS, "another_run", {"lock": error.path}, lang)) from None
    except NoClusterError as error:
        raise Refused(
            render(WORDS, "no_cluster", {"address": error.address, "why": error.why}, lang)
        ) from None
    except ImportError as error:
        if executor is not ExecutorName.DASK:
            raise
        raise Refused(render(WORDS, "needs_cluster", {}, lang)) from error
    _tell(night, config, as_json, quiet, lang)
    raise typer.Exit(0 if night.good else FINDINGS)


def _config(path: Path, jobs: int | None, out: Path | None, as_json: bool, lang: Lang) -> NightConfig:
    """Read the configuration; one with faults is a bad call."""
    from planner.nightly.config_file import read_config

    source.require(path)
    try:
        config = read_config(path)
    except InputError as error:
        if as_json:
            emit({"status": "invalid_config", "issues": [issue_record(i, lang) for i in error.issues]})
        for line in issue_lines(error.issues, lang):
            note(line)
        raise typer.Exit(BAD_CALL) from None
    given = {"jobs": jobs, "out": None if out is None else out.absolute()}
    return config.model_copy(update={name: value for name, value in given.items() if value is not None})


def _tell(night: NightResult, config: NightConfig, as_json: bool, quiet: bool, lang: Lang) -> None:
    from planner.nightly.report_lines import night_lines
    from planner.nightly.texts import WORDS
    from planner.report.brief import BRIEF_PAGE

    for district in night.districts:
        for line in issue_lines(district.errors if quiet else district.issues, lang):
            note(f"{district.district}: {line}")
    if as_json:
        emit(night.model_dump(mode="json") | {"status": "good" if night.good else "failed"})
    elif not quiet or not night.good:
        for line in night_lines(night, lang):
            say(line)
        say(
            render(WORDS, "written", {"brief": config.out / BRIEF_PAGE, "copies": config.copies_folder}, lang)
        )
