"""The commands, put together.

Exit codes: 0 good; 1 the input or the plan has findings; 2 a bad call, or a fault that left nothing made.
"""

from __future__ import annotations

import sys

import typer

from planner.cli.check import check
from planner.cli.continuity import continuity
from planner.cli.explain import explain
from planner.cli.failure import told
from planner.cli.generate import generate
from planner.cli.horizon import horizon
from planner.cli.nightly import nightly
from planner.cli.openshifts import openshifts
from planner.cli.overlap import overlap
from planner.cli.plan import plan
from planner.cli.potential import potential
from planner.cli.publish import diff, publish, undo
from planner.cli.replan import replan
from planner.cli.report import report
from planner.cli.savings import savings
from planner.cli.solvers import solvers
from planner.cli.store import store_app
from planner.cli.suggest import suggest
from planner.cli.technologies import technologies
from planner.cli.template import template
from planner.cli.validate import validate
from planner.cli.whatif import whatif

app = typer.Typer(
    name="homecare",
    help="Plan a day of home care on real roads: checked routes, and a report that can be read and printed.",
    epilog="Exit codes: 0 good, 1 the input or the plan has findings, 2 bad call or nothing made.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
for command in (
    generate,
    template,
    validate,
    plan,
    savings,
    whatif,
    openshifts,
    horizon,
    overlap,
    potential,
    technologies,
    check,
    report,
    nightly,
    replan,
    publish,
    undo,
    diff,
    continuity,
    suggest,
    explain,
    solvers,
):
    app.command(command.__name__)(told(command))
app.add_typer(store_app)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Danish letters must get through where the locale is plain ASCII, as in cron and bare containers.
            stream.reconfigure(encoding="utf-8", errors="replace")
    app(prog_name="homecare")
