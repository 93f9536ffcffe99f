"""`modes`: modes decided inside the routes against modes chosen first, and search against proof on small days with modes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from benchmarks.modes.land import Land

MAPS_VARIABLE = "HOMECARE_MAPS"
BESIDE_THE_PROJECT = Path("..") / "shared" / "maps"


def modes(
    days: Annotated[int, typer.Option("--days", help="How many days.", min=1)] = 20,
    seconds: Annotated[
        float | None,
        typer.Option("--seconds", help="Search for each plan (default 30, with --proofs 5).", min=0),
    ] = None,
    proofs: Annotated[
        bool, typer.Option("--proofs", help="Small days, against the optimum that CP-SAT proves.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help="Folder for table and rows; days that it holds are not made again.",
            metavar="FOLDER",
        ),
    ] = None,
    maps: Annotated[
        Path | None,
        typer.Option(
            "--maps",
            help=f"Folder with the roads and addresses of Bornholm (default: {MAPS_VARIABLE} in the environment); "
            "without them a made-up municipality.",
            metavar="DIR",
        ),
    ] = None,
) -> None:
    """Compare deciding modes inside the routes with choosing the calls first, each with the same time, and print the table."""
    from benchmarks.modes.land import land
    from benchmarks.runner.environment import environment
    from benchmarks.runner.stdout import stdout_kept

    found = environment("modes")
    with stdout_kept():
        there = land(_maps_folder(maps))
        typer.echo(f"{days} days in {there.name}", err=True)
        part = _proofs if proofs else _comparison
        table, name = part(days, seconds, out, there, found)
    if out is not None:
        (out / name).write_text(table, encoding="utf-8")
        typer.echo(f"written: {out / name}", err=True)
    typer.echo(table)


def _comparison(
    count: int, seconds: float | None, out: Path | None, there: Land, found: dict[str, Any]
) -> tuple[str, str]:
    from benchmarks.modes.compare import whole_days
    from benchmarks.modes.day import make_day
    from benchmarks.modes.kept import Kept
    from benchmarks.modes.name import days
    from benchmarks.modes.row import NAMES, ModesRow
    from benchmarks.modes.strategies import plans_of
    from benchmarks.modes.tables import report
    from solvers.base import Budget

    budget = Budget(seconds=30.0 if seconds is None else seconds)
    kept = Kept(out, "modes.jsonl", ModesRow, found)
    names = days(count)
    done = {(r.day, r.budget_seconds) for r in kept.rows}
    for number, name in enumerate(names, start=1):
        if (str(name), budget.seconds) not in done:
            rows = list(plans_of(make_day(name, there), budget))
            kept.add(rows)
            costs = ", ".join(f"{NAMES[r.strategy]} {r.cost:,}" for r in rows)
            typer.echo(f"[{number}/{count}] {name}: {costs}", err=True)
    wanted = {str(name) for name in names}
    mine = [r for r in kept.rows if r.day in wanted and r.budget_seconds == budget.seconds]
    return report(whole_days(mine, list(NAMES)), found), "modes.md"


def _proofs(
    count: int, seconds: float | None, out: Path | None, there: Land, found: dict[str, Any]
) -> tuple[str, str]:
    from benchmarks.modes.kept import Kept
    from benchmarks.modes.proofs import SEARCH_SECONDS, ProofRow, proofs_report, prove
    from benchmarks.modes.small import make_small_day, small_days
    from solvers.base import Budget

    budget = Budget(seconds=SEARCH_SECONDS if seconds is None else seconds)
    kept = Kept(out, "proofs.jsonl", ProofRow, found)
    names = small_days(count)
    done = {(r.day, r.search_seconds) for r in kept.rows}
    for number, name in enumerate(names, start=1):
        if (str(name), budget.seconds) not in done:
            row = prove(make_small_day(name, there), budget)
            kept.add([row])
            typer.echo(
                f"[{number}/{count}] {name}: search {row.search_cost:,}, CP-SAT {row.proof_cost:,} "
                f"({'proven' if row.proven else 'not proven'}, {row.proof_seconds} s)",
                err=True,
            )
    wanted = {str(name) for name in names}
    mine = [r for r in kept.rows if r.day in wanted and r.search_seconds == budget.seconds]
    return proofs_report(mine, found), "proofs.md"


def _maps_folder(given: Path | None) -> Path | None:
    """Return the folder given, else the environment's, else the usual one if it is there.

    Raises ValueError for a folder that was asked for and does not exist.
    """
    from benchmarks.runner.process import PROJECT

    named = given or (Path(os.environ[MAPS_VARIABLE]) if os.environ.get(MAPS_VARIABLE) else None)
    if named is not None:
        if not named.is_dir():
            raise ValueError(f"there is no folder of maps {named}")
        return named
    usual = PROJECT / BESIDE_THE_PROJECT
    return usual.resolve() if usual.is_dir() else None
