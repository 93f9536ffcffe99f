"""`homecare report`: the report of a stored plan, once more or in the other language."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.failure import FINDINGS
from planner.cli.options import (
    DateOption,
    Input,
    JsonOption,
    LangOption,
    MatrixOption,
    PlanFile,
    RoadsOption,
)
from planner.cli.output import emit, note, say
from planner.cli.words import text
from planner.messages import Lang


def report(
    plan_file: PlanFile,
    path: Input,
    roads: RoadsOption = None,
    matrix: MatrixOption = None,
    day: DateOption = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Folder for report.html (default: beside PLAN).", metavar="DIR"),
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Write report.html for PLAN, made from INPUT."""
    from planner.check import check as judge
    from planner.cli.stored import open_plan
    from planner.report.write import write_report

    stored = open_plan(plan_file, path, roads, matrix, day)
    violations = judge(stored.instance, stored.ways.travel, stored.plan)
    folder = plan_file.parent if out is None else out
    network = stored.ways.network
    files = write_report(
        folder, stored.instance, stored.ways.travel, stored.plan, violations, network=network, lang=lang
    )
    if as_json:
        emit(
            {
                "files": [str(f) for f in files],
                "violations": len(violations),
                "unplanned": len(stored.plan.unplanned),
            }
        )
    else:
        for line in stored.notes(lang):
            note(line)
        for file in files:
            say(f"{text('report_at', lang)}: {file}")
    raise typer.Exit(FINDINGS if violations else 0)
