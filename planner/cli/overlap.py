"""`homecare overlap`: what technologies free alone and together, and how much of it is the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

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
from planner.cli.study_end import overlap_files, stopped, tell_result, watched, write_study
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
    from planner.horizon.records import Case


def overlap(
    path: Input,
    scenarios: Members,
    week: Annotated[
        int | None,
        typer.Option("--week", help="The week of technologies that come gradually (default: all have come)."),
    ] = None,
    case: Annotated[
        str, typer.Option("--case", help="Of uncertain parameters: low, base or high.", metavar="CASE")
    ] = "base",
    roads: RoadsOption = None,
    place: PlaceOption = None,
    matrix: MatrixOption = None,
    seeds: SeedsOption = 5,
    seed: SeedOption = 1,
    runs: RunsOption = 4,
    iterations: IterationsOption = None,
    seconds: SecondsOption = None,
    jobs: JobsOption = 2,
    redraw: RedrawOption = True,
    days_per_week: DaysOption = 7.0,
    day: DateOption = None,
    out: OutOption = Path("overlap-out"),
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Plan technologies, or other scenarios, each alone, in pairs and together, and tell what is counted more than once if their
    hours are added up.

    For every figure, those alone added up less the overlap are those together, to the last digit. overlap.html, overlap.json and
    lists in --out. Takes minutes. Ctrl-C ends it without figures.
    """
    from planner.horizon.order import OverlapOrder
    from planner.horizon.overlap import study_overlap
    from planner.horizon.overlap_lines import overlap_lines
    from planner.horizon.overlap_records import to_json
    from planner.horizon.records import CASES
    from planner.savings.solving import RuleBrokenError

    require(common_faults(seeds, runs, jobs, iterations, seconds, days_per_week), lang)
    require({"week": week is not None and week < 0, "case": case not in CASES}, lang)
    order = OverlapOrder(
        effort=effort_of(iterations, seconds),
        seeds=seeds,
        first_seed=seed,
        runs=runs,
        redraw=redraw,
        week=week,
        case=cast("Case", case),
        jobs=jobs,
        days_per_week=days_per_week,
    )
    asked = members(scenarios, 2, lang)
    days = days_of(path, day, roads, place, matrix, asked, as_json=as_json, quiet=quiet, lang=lang)
    try:
        with watched("comparing", not as_json and not quiet, lang) as progress:
            found = study_overlap(days.instance, days.ways.travel, asked, order, progress)
    except RuleBrokenError as error:
        end(stopped(error, days.instance, lang), BAD_CALL, as_json)
    files = write_study(out, overlap_files(found, lang), lang)
    if as_json:
        emit({"status": "compared", "files": files, "overlap": json.loads(to_json(found))})
    elif not quiet:
        tell_result(overlap_lines(found, lang), days, out, files, lang)
    raise typer.Exit(FINDINGS if days.flawed else 0)
