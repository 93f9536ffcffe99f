"""`solve` and `check`: one instance, one row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from benchmarks.cli.failure import BAD_CALL, BROKEN

if TYPE_CHECKING:
    from benchmarks.case import Case
    from benchmarks.row import Row
    from solvers.base import Progress, ProgressCallback

DEFAULT_SECONDS = 60.0
SHOWN_EVERY = 5.0

Source = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help="An instance file, a care day such as care-300-links-breaks-1, or an input folder of `homecare plan`.",
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="One JSON object on standard output, nothing else there.")
]


def solve(
    file: Source,
    solver: Annotated[str, typer.Option("--solver", help="Which solver.")] = "search",
    seconds: Annotated[
        float | None,
        typer.Option("--seconds", help=f"How long to search (default {DEFAULT_SECONDS:.0f}).", min=0),
    ] = None,
    iterations: Annotated[
        int | None,
        typer.Option("--iterations", help="Search so many iterations: the same plan every time.", min=0),
    ] = None,
    threads: Annotated[int, typer.Option("--threads", help="Processor threads.", min=1)] = 1,
    seed: Annotated[int, typer.Option("--seed", help="Same seed, same search.", min=0)] = 1,
    start: Annotated[
        Path | None, typer.Option("--start", help="A solution to improve on.", metavar="SOLUTION")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", help="Write the solution there, in the benchmark's own format.", metavar="SOLUTION"
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Solve FILE and judge the plan by the benchmark's own rules. An infeasible plan is a result too, and said to be one."""
    from benchmarks.runner import open_source, run_case
    from benchmarks.runner.stdout import stdout_kept
    from solvers.base import Budget

    if seconds is None and iterations is None:
        seconds = DEFAULT_SECONDS
    _require_folder(out)
    with stdout_kept():
        case = open_source(file)
        plan = None if start is None else case.read_plan(start)
        progress = _shown(case)
        row, made = run_case(case, solver, Budget(seconds, iterations), seed, threads, plan, progress)
        if out is not None and made is not None:
            case.write_plan(made, out)
            typer.echo(f"written: {out}", err=True)
    _print(row, as_json)
    if row.status in ("unsupported", "failed"):
        if as_json:
            typer.echo(f"{row.status}: {row.reason}", err=True)
        raise typer.Exit(BAD_CALL)


def check(
    file: Source,
    solution: Annotated[
        Path, typer.Argument(metavar="SOLUTION", help="A plan in the benchmark's own format.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Judge SOLUTION of FILE: its cost, and every rule that it breaks."""
    from benchmarks.runner import open_source
    from benchmarks.runner.run import judge_plan
    from benchmarks.runner.stdout import stdout_kept

    with stdout_kept():
        case = open_source(file)
        row = judge_plan(case, case.read_plan(solution))
    _print(row, as_json)
    if not row.feasible:
        raise typer.Exit(BROKEN)


def _require_folder(out: Path | None) -> None:
    """Before the search, not after it: a plan that cannot be written is an hour lost."""
    if out is not None and not out.resolve().parent.is_dir():
        raise ValueError(f"the folder of {out} does not exist")


def _print(row: Row, as_json: bool) -> None:
    if as_json:
        typer.echo(row.model_dump_json(indent=2))
        return
    from benchmarks.runner.words import row_lines

    for line in row_lines(row):
        typer.echo(line)


def _shown(case: Case) -> ProgressCallback:
    """Return a callback that tells of the search on standard error now and then."""
    from benchmarks.runner.run import cost_in_unit

    next_at = 0.0

    def tell(sign: Progress) -> None:
        nonlocal next_at
        if sign.seconds < next_at:
            return
        next_at = sign.seconds + SHOWN_EVERY
        cost = cost_in_unit(case, sign.cost)
        typer.echo(f"{sign.seconds:7.1f} s  {sign.iterations:>14,} iterations  best {cost:,.3f}", err=True)

    return tell
