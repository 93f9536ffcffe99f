"""Options that the commands for a year of weeks and for an overlap share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Members = Annotated[
    list[str],
    typer.Argument(
        metavar="SCENARIO...",
        help='Scenario files (.toml, .yaml), or technologies by code, with own figures as "robot_aalborg,uptake=0.2".',
    ),
]
SeedsOption = Annotated[int, typer.Option("--seeds", help="Paired runs, at least 2; 5 for a report.")]
RunsOption = Annotated[
    int, typer.Option("--runs", help="Runs of every plan under each seed; their mean is the seed's figure.")
]
IterationsOption = Annotated[
    int | None,
    typer.Option(
        "--iterations",
        help="Moves of the search a run (default: by the number of visits).",
    ),
]
SecondsOption = Annotated[
    float | None,
    typer.Option("--seconds", help="Seconds of the search a run instead; not exactly repeatable."),
]
JobsOption = Annotated[
    int, typer.Option("--jobs", help="Processes; the figures are the same with any number.")
]
RedrawOption = Annotated[
    bool,
    typer.Option(
        "--redraw/--draw-once",
        help="Whether each seed draws anew whom an edit concerns where it says how many.",
    ),
]
DaysOption = Annotated[float, typer.Option("--days-per-week", help="How many such days a week has; assumed.")]
OutOption = Annotated[Path, typer.Option("--out", help="Folder for the page, JSON and lists.", metavar="DIR")]
QuietOption = Annotated[bool, typer.Option("--quiet", help="Say only what went wrong.")]
