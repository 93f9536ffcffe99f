"""`homecare plan`: from input files to a checked plan, its report and its lists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli import source
from planner.cli.failure import FINDINGS
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
from planner.cli.output import count_line, emit, issue_lines, issue_record, note, say
from planner.cli.words import text
from planner.errors import Issue, Severity
from planner.messages import Lang

if TYPE_CHECKING:
    from planner.cli.summary import Made
    from planner.domain import Instance

DEFAULT_SECONDS = 30.0


def plan(
    path: Input,
    roads: RoadsOption = None,
    place: PlaceOption = None,
    matrix: MatrixOption = None,
    solver: Annotated[str, typer.Option("--solver", help="Who plans; see `homecare solvers`.")] = "search",
    seconds: Annotated[
        float | None, typer.Option("--seconds", help=f"How long to search (default {DEFAULT_SECONDS:.0f}).")
    ] = None,
    iterations: Annotated[
        int | None,
        typer.Option("--iterations", help="Search this many iterations instead: the same plan every time."),
    ] = None,
    seed: SeedOption = 1,
    threads: Annotated[int, typer.Option("--threads", help="Processor threads.")] = 1,
    start: Annotated[
        Path | None,
        typer.Option(
            "--start", help="A plan.json to begin from; it may be of a similar input.", metavar="PLAN"
        ),
    ] = None,
    day: DateOption = None,
    out: Annotated[Path, typer.Option("--out", help="Folder for the plan's files.", metavar="DIR")] = Path(
        "plan-out"
    ),
    as_json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what went wrong.")] = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Plan INPUT: routes with times, checked; report.html, plan.json, lists, maps and calendars in --out.

    Ctrl-C ends the search, and the best plan so far is written. Errors in INPUT are listed; what has none is
    planned. Where that leaves no visits or no shifts, nothing is written.
    """
    from planner.cli.making import Order, make
    from planner.cli.summary import plan_record
    from planner.exports.plan_json import read_plan
    from planner.formats.reader import has_errors
    from planner.roads import Sources

    if seconds is None and iterations is None:
        seconds = DEFAULT_SECONDS
    source.require(start)
    order = Order(
        solver,
        seconds,
        iterations,
        seed,
        threads,
        out,
        spoken=not as_json and not quiet,
        lang=lang,
        start=None if start is None else read_plan(start),
    )
    order.require_sense()
    source.require(roads, matrix)
    source.one_network(roads, place)
    loaded = source.read(path)
    if not as_json:
        _tell_issues(loaded.issues, lang, quiet)
    instance = source.one_day(loaded.instance, day)
    if not (instance.visits and instance.shifts):
        _tell_nothing(instance, loaded.issues, as_json, lang)
        raise typer.Exit(FINDINGS)
    if not as_json and has_errors(loaded.issues):
        note(text("planning_the_rest", lang))
    made = make(instance, loaded, Sources(matrix, roads, loaded.matrix, loaded.roads, place), order)
    if as_json:
        emit(plan_record(made, lang))
    else:
        _tell_issues(made.ways.issues, lang, quiet)
        _print(made, quiet, lang)
    found = has_errors(made.issues) or made.violations or made.plan.unplanned
    raise typer.Exit(FINDINGS if found else 0)


def _tell_issues(issues: Sequence[Issue], lang: Lang, quiet: bool) -> None:
    shown = [i for i in issues if i.severity is Severity.ERROR or not quiet]
    for line in issue_lines(shown, lang):
        note(line)
    if shown:
        note(count_line(shown, lang))


def _tell_nothing(instance: Instance, issues: Sequence[Issue], as_json: bool, lang: Lang) -> None:
    """Say why there is no plan: a stored plan of nothing would pass for a good one."""
    from planner.formats.reader import has_errors

    what = text("no_visits" if not instance.visits else "no_shifts", lang)
    sentence = text("nothing_usable" if has_errors(issues) else "nothing_to_plan", lang, what=what)
    if as_json:
        records = [issue_record(i, lang) for i in issues]
        emit({"status": "nothing_to_plan", "error": sentence, "issues": records})
    else:
        note(sentence)


def _print(made: Made, quiet: bool, lang: Lang) -> None:
    from planner.cli.summary import plan_rows, verdict

    if not quiet:
        rows = list(plan_rows(made, lang))
        width = max(len(heading) for heading, _ in rows)
        say(made.plan.title or made.instance.title)
        for heading, value in rows:
            say(f"  {heading:<{width}}  {value}")
        say()
    if not quiet or made.violations or made.plan.unplanned:
        for line in verdict(made, lang):
            say(line)
    if not quiet:
        say(f"{text('written', lang)}: {made.out}")
        say(f"{text('report_at', lang)}: {made.out / 'report.html'}")
