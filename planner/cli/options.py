"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.messages import Lang

Input = Annotated[
    Path, typer.Argument(metavar="INPUT", help="A folder of CSV files, an Excel workbook or a JSON file.")
]
PlanFile = Annotated[Path, typer.Argument(metavar="PLAN", help="The plan.json of a plan.")]
LangOption = Annotated[Lang, typer.Option("--lang", help="Language of output: da or en.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object on stdout, nothing else.")]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
RoadsOption = Annotated[
    Path | None,
    typer.Option(
        "--roads", help="Street network: .osm.pbf, .osm(.bz2|.gz), .graphml or .npz.", metavar="FILE"
    ),
]
PlaceOption = Annotated[
    str | None,
    typer.Option(
        "--place",
        help='Fetch the street network of a place, such as "Bornholm, Danmark", instead of --roads; needs a connection.',
        metavar="NAME",
    ),
]
MatrixOption = Annotated[
    Path | None,
    typer.Option(
        "--matrix", help="Ready travel times (.npz, .csv, .parquet) instead of --roads.", metavar="FILE"
    ),
]
DateOption = Annotated[
    str | None, typer.Option("--date", help="Only this day of the input, as 2026-03-02.", metavar="DATE")
]
SeedOption = Annotated[int, typer.Option("--seed", help="Same seed, same result.", min=0)]
