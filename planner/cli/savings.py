"""`homecare savings`: what screen visits save, measured as the difference of solved plans."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from planner.savings.texts import command_word

if TYPE_CHECKING:
    from planner.domain import Instance
    from planner.roads import Ways
    from planner.savings.order import Order
    from planner.savings.records import Study
    from planner.savings.study import Findings


def savings(
    path: Input,
    roads: RoadsOption = None,
    place: PlaceOption = None,
    matrix: MatrixOption = None,
    seeds: Annotated[int, typer.Option("--seeds", help="Paired runs, at least 2; 5 for a report.")] = 5,
    seed: SeedOption = 1,
    runs: Annotated[
        int,
        typer.Option("--runs", help="Runs of both plans under each seed; their mean is the seed's figure."),
    ] = 14,
    iterations: Annotated[
        int | None,
        typer.Option("--iterations", help="Moves of the search a run (default: by the number of visits)."),
    ] = None,
    seconds: Annotated[
        float | None,
        typer.Option("--seconds", help="Seconds of the search a run instead; not exactly repeatable."),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", help="Processes; the figures are the same with any number.")
    ] = 2,
    rate: Annotated[float, typer.Option("--rate", help="Kroner an hour.", metavar="KR_PER_HOUR")] = 490.0,
    days_per_week: Annotated[
        float, typer.Option("--days-per-week", help="How many such days a week has; assumed.")
    ] = 7.0,
    day: DateOption = None,
    out: Annotated[
        Path, typer.Option("--out", help="Folder for the page, study.json, lists and plans.", metavar="DIR")
    ] = Path("savings-out"),
    as_json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what went wrong.")] = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Measure what screen visits save on the day of INPUT: planned with and without them, by the same solver, effort and seeds;
    savings.html, study.json, lists and both plans in --out.

    With every visit's part in it, the citizens to talk to about a screen, and the saving by number of screen visits and by size of
    the screen unit. Takes minutes. Ctrl-C ends it without figures.
    """
    from planner.formats.reader import has_errors
    from planner.roads import Basis, Sources, choose_ways
    from planner.savings.report_lines import study_lines
    from planner.savings.solving import RuleBrokenError
    from planner.savings.study import study_savings

    order = _order(seeds, seed, runs, iterations, seconds, jobs, rate, days_per_week, lang)
    source.require(roads, matrix)
    source.one_network(roads, place)
    loaded = source.read(path)
    if not as_json:
        tell(loaded.issues, quiet, lang)
    instance = source.one_day(loaded.instance, day)
    if not (instance.visits and instance.shifts):
        what = text("no_visits" if not instance.visits else "no_shifts", lang)
        key = "nothing_usable" if has_errors(loaded.issues) else "nothing_to_plan"
        end(text(key, lang, what=what), FINDINGS, as_json)
    ways = choose_ways(instance, Sources(matrix, roads, loaded.matrix, loaded.roads, place))
    if not as_json:
        tell(list(ways.issues), quiet, lang)
    if instance.settings.screen.require_fallback and not quiet:
        note(command_word("fallback_waived", lang))
    try:
        with watching(not as_json and not quiet and on_terminal(), *_progress_words(lang)) as progress:
            findings = study_savings(instance, ways.travel, order, progress)
    except RuleBrokenError as error:
        rules = broken_rules(error, instance, lang)
        why = command_word("broken", lang, seed=error.seed, count=len(error.violations), rules=rules)
        end(why, BAD_CALL, as_json)
    files = _write(out, findings, instance, ways, lang)
    if as_json:
        emit(_record(findings.study, files))
    elif not quiet:
        for line in study_lines(findings.study, lang):
            say(line)
        if ways.basis is Basis.STRAIGHT_LINE:
            say(text("straight_line_notice", lang))
        say(f"{text('written', lang)}: {out}")
        say(f"{command_word('page', lang)}: {files[0]}")
    found = has_errors((*loaded.issues, *ways.issues)) or findings.plan.unplanned
    raise typer.Exit(FINDINGS if found else 0)


def _order(
    seeds: int,
    first: int,
    runs: int,
    iterations: int | None,
    seconds: float | None,
    jobs: int,
    rate: float,
    days: float,
    lang: Lang,
) -> Order:
    """Return what is asked of the study; ends the command for what no input could make good."""
    from math import isfinite

    from planner.savings.order import Order

    faults = {
        "seeds": seeds < 2,
        "runs": runs < 1,
        "jobs": jobs < 1,
        "rate": not rate >= 0 or not isfinite(rate),
        "days": not 0 < days <= 7,
        "one_effort": iterations is not None and seconds is not None,
    }
    for key in (k for k, wrong in faults.items() if wrong):
        raise BadCall("bad_argument", why=command_word(key, lang).rstrip("."))
    return Order(
        effort_of(iterations, seconds),
        seeds=seeds,
        first_seed=first,
        runs=runs,
        jobs=jobs,
        kroner_per_hour=rate,
        days_per_week=days,
    )


def _progress_words(lang: Lang) -> tuple[str, Callable[[int, int], str]]:
    return command_word("studying", lang), lambda done, given: command_word(
        "counted", lang, done=done, given=given
    )


def _write(out: Path, findings: Findings, instance: Instance, ways: Ways, lang: Lang) -> list[Path]:
    from planner.cli.savings_files import write_study

    try:
        return write_study(out, findings, instance, ways, lang)
    except OSError as error:
        raise BadCall("not_written", out=out, why=os_reason(error, lang)) from error


def _record(study: Study, files: list[Path]) -> dict[str, object]:
    from planner.savings.records import to_json

    return {"status": "measured", "files": [str(f) for f in files], "study": json.loads(to_json(study))}
