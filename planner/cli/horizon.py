"""`homecare horizon`: what technologies and other scenarios free, week by week over a year."""

from __future__ import annotations

import json
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from planner.cli.days import days_of
from planner.cli.failure import BAD_CALL, FINDINGS
from planner.cli.members import members
from planner.cli.options import (
    DateOption,
    Input,
    JsonOption,
    LangOption,
    MatrixOption,
    PlaceOption,
    RoadsOption,
    SeedOption,
)
from planner.cli.output import emit
from planner.cli.study_end import horizon_files, stopped, tell_result, watched, write_study
from planner.cli.study_faults import common_faults, require
from planner.cli.study_options import (
    DaysOption,
    IterationsOption,
    JobsOption,
    Members,
    OutOption,
    QuietOption,
    RedrawOption,
    RunsOption,
    SecondsOption,
    SeedsOption,
)
from planner.cli.studying import effort_of, end
from planner.messages import Lang

if TYPE_CHECKING:
    from planner.horizon.records import Between


def horizon(
    path: Input,
    scenarios: Members,
    weeks: Annotated[int, typer.Option("--weeks", help="How many weeks.")] = 52,
    every: Annotated[
        int,
        typer.Option(
            "--every",
            help="Every so many weeks are planned; so are the last, and those where something steps.",
        ),
    ] = 4,
    between: Annotated[
        str,
        typer.Option(
            "--between",
            help="How the other weeks are drawn: linear (on a straight line) or last (as the last planned).",
            metavar="HOW",
        ),
    ] = "linear",
    spread: Annotated[
        bool,
        typer.Option(
            "--spread/--base-only", help="Whether uncertain parameters have their low and high case too."
        ),
    ] = True,
    roads: RoadsOption = None,
    place: PlaceOption = None,
    matrix: MatrixOption = None,
    seeds: SeedsOption = 5,
    seed: SeedOption = 1,
    runs: RunsOption = 2,
    iterations: IterationsOption = None,
    seconds: SecondsOption = None,
    jobs: JobsOption = 2,
    redraw: RedrawOption = True,
    rate: Annotated[float, typer.Option("--rate", help="Kroner an hour.", metavar="KR_PER_HOUR")] = 490.0,
    days_per_week: DaysOption = 7.0,
    day: DateOption = None,
    out: OutOption = Path("horizon-out"),
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Follow scenarios over the weeks of a year: each alone, and all together; hours freed a week against the same week without.

    Ramps, training before its effect, decay and drift are as the technologies say, in their low, base and high case. A week is the
    days of INPUT as they are in it, planned. horizon.html, horizon.json and lists in --out. Takes minutes. Ctrl-C ends it without
    figures.
    """
    from planner.horizon.order import HorizonOrder
    from planner.horizon.records import CASES, to_json
    from planner.horizon.study import study_horizon
    from planner.horizon.year_lines import year_lines
    from planner.savings.solving import RuleBrokenError

    require(common_faults(seeds, runs, jobs, iterations, seconds, days_per_week), lang)
    require(_faults(weeks, every, between, rate), lang)
    order = HorizonOrder(
        weeks=weeks,
        every=every,
        between=cast("Between", between),
        cases=CASES if spread else ("base",),
        effort=effort_of(iterations, seconds),
        seeds=seeds,
        first_seed=seed,
        runs=runs,
        redraw=redraw,
        jobs=jobs,
        kroner_per_hour=rate,
        days_per_week=days_per_week,
    )
    asked = members(scenarios, 1, lang)
    days = days_of(path, day, roads, place, matrix, asked, as_json=as_json, quiet=quiet, lang=lang)
    try:
        with watched("following", not as_json and not quiet, lang) as progress:
            found = study_horizon(days.instance, days.ways.travel, asked, order, progress)
    except RuleBrokenError as error:
        end(stopped(error, days.instance, lang), BAD_CALL, as_json)
    files = write_study(out, horizon_files(found, lang), lang)
    if as_json:
        emit({"status": "followed", "files": files, "horizon": json.loads(to_json(found))})
    elif not quiet:
        tell_result(year_lines(found, lang), days, out, files, lang)
    raise typer.Exit(FINDINGS if days.flawed else 0)


def _faults(weeks: int, every: int, between: str, rate: float) -> dict[str, bool]:
    """What no input could make good, by the key of its words."""
    from planner.horizon.records import Between

    return {
        "weeks": not 1 <= weeks <= 520,
        "every": every < 1,
        "between": between not in get_args(Between),
        "rate": not rate >= 0 or not isfinite(rate),
    }
