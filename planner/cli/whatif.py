"""`homecare whatif`: what scenarios change, held against the day as it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from planner.cli import source
from planner.cli.failure import BAD_CALL, FINDINGS, BadCall, os_reason
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
from planner.cli.output import emit, note, on_terminal, say
from planner.cli.studying import broken_rules, effort_of, end, tell, watching
from planner.cli.words import text
from planner.messages import Lang
from planner.whatif.texts import command_word

if TYPE_CHECKING:
    from planner.domain import Instance
    from planner.errors import Issue
    from planner.horizon.overlap_records import Overlap
    from planner.roads import Ways
    from planner.scenarios.scenario import Scenario
    from planner.whatif.order import Order
    from planner.whatif.records import Comparison, Matrix
    from planner.whatif.study import Findings

Scenarios = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[SCENARIO]...", help="TOML or YAML files of scenarios; each may hold several."),
]


def whatif(
    path: Input,
    files: Scenarios = None,
    edits: Annotated[
        list[str] | None,
        typer.Option(
            "--edit",
            help='An edit of one more scenario, as "absent:W03,W07" or "speeds:factor=0.6"; repeat for several, in order.',
            metavar="TEXT",
        ),
    ] = None,
    crossed: Annotated[
        tuple[Path, Path] | None,
        typer.Option(
            "--cross",
            help="Two files of scenarios: each of the first with each of the second, as a table.",
            metavar="ROWS COLUMNS",
        ),
    ] = None,
    overlap: Annotated[
        Path | None,
        typer.Option(
            "--overlap",
            help="overlap.json of homecare overlap: the memo says what these free together.",
            metavar="FILE",
        ),
    ] = None,
    roads: RoadsOption = None,
    place: PlaceOption = None,
    matrix: MatrixOption = None,
    seeds: Annotated[int, typer.Option("--seeds", help="Paired runs, at least 2; 5 for a report.")] = 5,
    seed: SeedOption = 1,
    runs: Annotated[
        int,
        typer.Option("--runs", help="Runs of every plan under each seed; their mean is the seed's figure."),
    ] = 1,
    iterations: Annotated[
        int | None,
        typer.Option("--iterations", help="Moves of the search a plan (default: by the number of visits)."),
    ] = None,
    seconds: Annotated[
        float | None,
        typer.Option("--seconds", help="Seconds of the search a plan instead; not exactly repeatable."),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", help="Processes; the figures are the same with any number.")
    ] = 2,
    redraw: Annotated[
        bool,
        typer.Option(
            "--redraw/--draw-once",
            help="Whether each seed draws anew whom an edit concerns where it says how many.",
        ),
    ] = True,
    week: Annotated[
        int | None,
        typer.Option("--week", help="The week of technologies that come gradually (default: all have come)."),
    ] = None,
    case: Annotated[
        str, typer.Option("--case", help="Of uncertain parameters: low, base or high.", metavar="CASE")
    ] = "base",
    rate: Annotated[float, typer.Option("--rate", help="Kroner an hour.", metavar="KR_PER_HOUR")] = 490.0,
    days_per_week: Annotated[
        float, typer.Option("--days-per-week", help="How many such days a week has; assumed.")
    ] = 7.0,
    day: DateOption = None,
    out: Annotated[
        Path,
        typer.Option("--out", help="Folder for the pages, comparison.json, lists and plans.", metavar="DIR"),
    ] = Path("whatif-out"),
    as_json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what went wrong.")] = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Hold scenarios against the day of INPUT: everything planned by the same solver, effort and seeds; each difference with its
    95 % interval.

    A scenario is a list of edits: workers absent, another screen unit, slower roads, technologies. whatif.html, memo.html,
    comparison.json, lists and plans in --out. Ctrl-C ends it without figures.
    """
    from planner.formats.reader import has_errors
    from planner.roads import Basis, Sources
    from planner.savings.solving import RuleBrokenError
    from planner.scenarios.ways import ways_for
    from planner.whatif.report_lines import comparison_lines
    from planner.whatif.study import compare

    order = _order(
        seeds, seed, runs, iterations, seconds, jobs, redraw, week, case, rate, days_per_week, lang
    )
    source.require(*(files or []), *(crossed or ()), overlap, roads, matrix)
    source.one_network(roads, place)
    scenarios, table = _scenarios(files or [], edits or [], crossed, lang)
    together = None if overlap is None else _together(overlap, lang)
    loaded = source.read(path)
    if not as_json:
        tell(loaded.issues, quiet, lang)
    instance = source.one_day(loaded.instance, day)
    if not (instance.visits and instance.shifts):
        what = text("no_visits" if not instance.visits else "no_shifts", lang)
        key = "nothing_usable" if has_errors(loaded.issues) else "nothing_to_plan"
        end(text(key, lang, what=what), FINDINGS, as_json)
    ways = ways_for(instance, scenarios, Sources(matrix, roads, loaded.matrix, loaded.roads, place))
    if not as_json:
        tell(list(ways.issues), quiet, lang)
    if instance.settings.screen.require_fallback and not quiet:
        note(command_word("fallback_waived", lang))
    try:
        with watching(not as_json and not quiet and on_terminal(), *_progress_words(lang)) as progress:
            findings = compare(instance, ways.travel, scenarios, order, progress, matrix=table)
    except RuleBrokenError as error:
        rules = broken_rules(error, instance, lang)
        why = command_word("broken", lang, seed=error.seed, count=len(error.violations), rules=rules)
        end(why, BAD_CALL, as_json)
    written = _write(out, findings, instance, ways, together, lang)
    if as_json:
        emit(_record(findings.comparison, written))
    elif not quiet:
        for line in comparison_lines(findings.comparison, lang):
            say(line)
        if ways.basis is Basis.STRAIGHT_LINE:
            say(text("straight_line_notice", lang))
        say(f"{text('written', lang)}: {out}")
        say(f"{command_word('page', lang)}: {written[0]}")
        say(f"{command_word('memo', lang)}: {written[1]}")
    raise typer.Exit(FINDINGS if has_errors((*loaded.issues, *ways.issues)) else 0)


def _order(
    seeds: int,
    first: int,
    runs: int,
    iterations: int | None,
    seconds: float | None,
    jobs: int,
    redraw: bool,
    week: int | None,
    case: str,
    rate: float,
    days: float,
    lang: Lang,
) -> Order:
    """Return what is asked of the comparison; ends the command for what no input could make good."""
    from math import isfinite

    from planner.whatif.order import Case, Order

    faults = {
        "seeds": seeds < 2,
        "runs": runs < 1,
        "jobs": jobs < 1,
        "rate": not rate >= 0 or not isfinite(rate),
        "days": not 0 < days <= 7,
        "week": week is not None and week < 0,
        "case": case not in get_args(Case),
        "one_effort": iterations is not None and seconds is not None,
    }
    for key in (k for k, wrong in faults.items() if wrong):
        raise BadCall("bad_argument", why=command_word(key, lang).rstrip("."))
    return Order(
        effort_of(iterations, seconds),
        seeds=seeds,
        first_seed=first,
        runs=runs,
        redraw=redraw,
        week=week,
        case=cast(Case, case),
        jobs=jobs,
        kroner_per_hour=rate,
        days_per_week=days,
    )


def _scenarios(
    files: Sequence[Path], edits: Sequence[str], crossed: tuple[Path, Path] | None, lang: Lang
) -> tuple[list[Scenario], Matrix | None]:
    """Return the scenarios of the files, that of the edits, and those of the matrix; the faults of all files at once.

    Raises InputError; BadCall without scenarios, and for two of one code.
    """
    from planner.errors import InputError
    from planner.scenarios.options import scenario_from_options
    from planner.scenarios.read import read_scenarios
    from planner.whatif.matrix import cross
    from planner.whatif.records import BASE

    issues: list[Issue] = []

    def read(reading: Callable[[], list[Scenario]]) -> list[Scenario]:
        try:
            return reading()
        except InputError as error:
            issues.extend(error.issues)
            return []

    found = [s for path in files for s in read(partial(read_scenarios, path))]
    if edits:
        found += read(lambda: [scenario_from_options(edits)])
    crossing = [read(partial(read_scenarios, path)) for path in crossed or ()]
    if issues:
        raise InputError(issues)
    table = None
    if crossing:
        cells, table = cross(*crossing)
        found += cells
    if not found:
        raise BadCall("bad_argument", why=command_word("nothing_asked", lang).rstrip("."))
    seen = {BASE}
    for scenario in found:
        if scenario.code in seen:
            why = command_word("same_code", lang, code=scenario.code, base=BASE)
            raise BadCall("bad_argument", why=why)
        seen.add(scenario.code)
    return found, table


def _progress_words(lang: Lang) -> tuple[str, Callable[[int, int], str]]:
    return command_word("comparing", lang), lambda done, given: command_word(
        "counted", lang, done=done, given=given
    )


def _together(path: Path, lang: Lang) -> Overlap:
    """Return the overlap study of a file. Raises BadCall for a file of anything else."""
    from planner.horizon.overlap_records import from_json

    try:
        return from_json(path.read_bytes())
    except OSError as error:
        raise BadCall("bad_argument", why=os_reason(error, lang)) from error
    except ValueError:
        raise BadCall("bad_argument", why=command_word("no_overlap", lang, file=path)) from None


def _write(
    out: Path, findings: Findings, instance: Instance, ways: Ways, together: Overlap | None, lang: Lang
) -> list[Path]:
    from planner.cli.whatif_files import write_findings

    try:
        return write_findings(out, findings, instance, ways, lang, together)
    except OSError as error:
        raise BadCall("not_written", out=out, why=os_reason(error, lang)) from error


def _record(comparison: Comparison, files: list[Path]) -> dict[str, object]:
    from planner.whatif.records import to_json

    return {
        "status": "compared",
        "files": [str(f) for f in files],
        "comparison": json.loads(to_json(comparison)),
    }
