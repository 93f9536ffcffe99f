"""The command `python -m benchmarks`: each command parses, calls and prints; everything else is in the packages beside.

Exit codes: 0 good, an infeasible result of `solve` too; 1 `check` found a broken rule; 2 a bad call or file, or nothing made.
"""

from __future__ import annotations

import sys

import typer

from benchmarks.cli.failure import told
from benchmarks.cli.modes import modes
from benchmarks.cli.one import check, solve
from benchmarks.cli.suites import records, report, run

app = typer.Typer(
    name="benchmarks",
    help="Compare solvers on public instances and on days of home care, judged by each benchmark's own rules.",
    epilog="Exit codes: 0 good, 1 check found a broken rule, 2 bad call, bad file or nothing made.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (solve, check, run, report, records, modes):
    app.command(command.__name__)(told(command))


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app(prog_name="python -m benchmarks")


__all__ = ["app", "main"]
