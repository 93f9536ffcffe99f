"""`run`, `report` and `records`: a suite of runs, what it came to, and what of it is better than published."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

DATA_VARIABLE = "HOMECARE_BENCHMARKS"
BESIDE_THE_PROJECT = Path("..") / "shared" / "benchmarks"


def run(
    suite: Annotated[Path, typer.Argument(metavar="SUITE.toml", help="What to run; see benchmarks/suites.")],
    out: Annotated[
        Path,
        typer.Option(
            "--out", help="Folder for the results; runs that it holds are not made again.", metavar="RESULTS"
        ),
    ],
    jobs: Annotated[int, typer.Option("--jobs", help="Runs at a time.", min=1)] = 1,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", help="Only this family of instances; may be repeated.", metavar="FAMILY"),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            "--data",
            help=f"Folder of instance files (default: {DATA_VARIABLE} in the environment).",
            metavar="DIR",
        ),
    ] = None,
) -> None:
    """Run every solver of SUITE on every instance, each run in a process of its own, and keep one row for each in RESULTS.

    May be stopped and started again: what RESULTS holds is not made again. Rows from another machine, other versions, another
    commit or another number of runs at a time are not mixed in.
    """
    from benchmarks.runner.environment import environment
    from benchmarks.runner.folder import ResultsFolder
    from benchmarks.runner.jobs import jobs_in, jobs_of
    from benchmarks.runner.series import run_all
    from benchmarks.runner.suite import read_suite
    from benchmarks.runner.words import row_words, run_words, time_words

    read = read_suite(suite)
    whole = jobs_of(read, suite, data_folder(data))
    wanted = jobs_in(whole, only or (), suite)
    with ResultsFolder(out, environment(read.title, planned=len(whole), jobs=jobs)) as results:
        left = [job for job in wanted if job.key not in results.done]
        _note(f"{read.title}: {len(wanted)} runs, {len(left)} to make, {time_words(left, jobs)} of search")
        if jobs > 1:
            _note(
                f"{jobs} runs at a time share the memory's bandwidth and the processor's caches: each is slower than alone"
            )
        for step in run_all(wanted, results, jobs):
            _note(f"[{step.done}/{step.total}] {run_words(step.row)}: {row_words(step.row)}")
    typer.echo(f"{len(wanted)} runs in {out}; `python -m benchmarks report {out}` makes the report")


def report(
    results: Annotated[Path, typer.Argument(metavar="RESULTS", help="A folder that `run` has filled.")],
    picture: Annotated[
        Path | None,
        typer.Option(
            "--picture",
            help="Draw the gap of every run to the best published value there, and write no report.",
            metavar="FILE.png",
        ),
    ] = None,
) -> None:
    """Write the report of RESULTS: a dated table and a page with plots; or one picture of it."""
    from benchmarks.report import write_picture, write_report

    if picture is not None:
        typer.echo(f"the picture is {write_picture(results, picture)}")
        return
    write_report(results)
    typer.echo(f"the report is in {results}")


def records(
    results: Annotated[Path, typer.Argument(metavar="RESULTS", help="A folder that `run` has filled.")],
    into: Annotated[
        Path, typer.Option("--into", help="Folder that keeps one solution for each instance.", metavar="DIR")
    ] = Path("benchmarks") / "results" / "records",
) -> None:
    """Keep the solutions of RESULTS that are better than any published, and than those kept so far."""
    from benchmarks.records import keep_records

    new = keep_records(results, into)
    for record in new:
        typer.echo(f"{record.family} {record.instance}: {record.cost:,.3f} ({record.gap_percent:+.2f} %)")
    typer.echo(f"{len(new)} new in {into}")


def data_folder(given: Path | None) -> Path | None:
    """Return the folder of instance files: the one given, else the environment's, else the usual one if it is there.

    Raises ValueError for a folder that was asked for and does not exist.
    """
    from benchmarks.runner.process import PROJECT

    named = given or (Path(os.environ[DATA_VARIABLE]) if os.environ.get(DATA_VARIABLE) else None)
    if named is not None:
        if not named.is_dir():
            raise ValueError(f"there is no folder of instance files {named}")
        return named
    usual = PROJECT / BESIDE_THE_PROJECT
    return usual.resolve() if usual.is_dir() else None


def _note(line: str) -> None:
    typer.echo(line, err=True)
