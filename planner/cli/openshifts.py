"""`homecare openshifts`: which shifts to offer for what nobody can take, and the ones taken as an input to plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from planner.cli import source
from planner.cli.failure import FINDINGS, BadCall, os_reason
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
from planner.cli.output import count_line, emit, issue_lines, issue_record, note, on_terminal, say
from planner.cli.progress import working
from planner.cli.words import text
from planner.messages import Lang
from planner.openshifts.order import SHORTEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain import Instance, Plan
    from planner.errors import Issue
    from planner.openshifts.order import Order
    from planner.openshifts.study import Findings
    from planner.roads import Ways

FOUND, ACCEPTED = Path("openshifts-out"), Path("openshifts-input")
PLAN_FILE = "plan.json"


def openshifts(
    path: Input,
    plan_file: Annotated[
        Path | None,
        typer.Option("--plan", help="The plan.json whose unplanned visits are meant.", metavar="PLAN"),
    ] = None,
    roads: RoadsOption = None,
    place: PlaceOption = None,
    matrix: MatrixOption = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Every planned visit stays with the worker who has it.")
    ] = False,
    shortest: Annotated[
        float, typer.Option("--shortest", help="No open shift is shorter.", metavar="HOURS")
    ] = SHORTEST / 3600,
    base: Annotated[
        list[str] | None,
        typer.Option("--base", help="Address id where open shifts begin; may be given again.", metavar="ID"),
    ] = None,
    seed: SeedOption = 1,
    iterations: Annotated[
        int | None,
        typer.Option("--iterations", help="Moves of a search of the whole (default: by the visits)."),
    ] = None,
    day: DateOption = None,
    accept: Annotated[
        Path | None,
        typer.Option(
            "--accept", help="CSV of the shifts taken; --out becomes an input with them.", metavar="CSV"
        ),
    ] = None,
    offered: Annotated[
        Path | None,
        typer.Option("--offered", help="open_shifts.json (default: beside the CSV).", metavar="FILE"),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help=f"Folder to write to (default {FOUND}, {ACCEPTED}).", metavar="DIR"),
    ] = None,
    as_json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what went wrong.")] = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Turn the visits of INPUT that nobody can take into the smallest set of open shifts found, by solving again;
    open_shifts.json, .csv and .ics in --out, and the plan with them.

    With --accept, write an input for `homecare plan` in which those who took the shifts are at work.
    """
    from planner.cli.openshifts_accept import accept_into

    if accept is not None:
        accept_into(out or ACCEPTED, path, accept, offered, as_json=as_json, quiet=quiet, lang=lang)
        return
    order = _order(seed, iterations, shortest, base or [], keep, lang)
    source.require(roads, matrix, plan_file)
    source.one_network(roads, place)
    instance, plan, ways, issues = _opened(path, plan_file, roads, place, matrix, day, lang)
    if not as_json:
        tell_issues(issues, quiet=quiet, lang=lang)
    if not (instance.visits and instance.shifts):
        _nothing(instance, issues, as_json, lang)
    unknown = next((b for b in order.bases if b not in instance.address), None)
    if unknown is not None:
        raise _bad("base", lang, base=unknown)
    findings = _found(
        instance, ways, order, plan, watched=not as_json and not quiet and on_terminal(), lang=lang
    )
    files = _write(out or FOUND, findings, instance, lang)
    _report(findings, files, issues, as_json=as_json, quiet=quiet, lang=lang)
    bad = any(i.severity.value == "error" for i in issues) or findings.answer.not_covered
    raise typer.Exit(FINDINGS if bad else 0)


def _order(
    seed: int, iterations: int | None, shortest: float, bases: Sequence[str], keep: bool, lang: Lang
) -> Order:
    from planner.openshifts.order import Order

    if (iterations or 0) < 0:
        raise _bad("moves", lang)
    if not 0.25 <= shortest <= 24:
        raise _bad("shortest", lang)
    return Order(seed, iterations, round(shortest * 3600), bases=tuple(bases), keep=keep)


def _bad(key: str, lang: Lang, **params: str) -> BadCall:
    from planner.openshifts.texts import open_word

    return BadCall("bad_argument", why=open_word(key, lang, **params))


def _opened(
    path: Path,
    plan_file: Path | None,
    roads: Path | None,
    place: str | None,
    matrix: Path | None,
    day: str | None,
    lang: Lang,
) -> tuple[Instance, Plan | None, Ways, list[Issue]]:
    """The input, or the day of it that the plan is of; the plan; travel times, those beside the plan if nothing else is said."""
    from planner.cli.files import TRAVEL_FILE
    from planner.digest import instance_digest
    from planner.exports.plan_json import read_plan
    from planner.roads import Sources, choose_ways

    loaded = source.read(path)
    sources = Sources(matrix, roads, loaded.matrix, loaded.roads, place)
    if plan_file is None:
        instance, plan = source.one_day(loaded.instance, day), None
    else:
        plan = read_plan(plan_file)
        instance = source.planned_part(loaded.instance, plan, day)
        beside = plan_file.parent / TRAVEL_FILE
        if matrix is None and roads is None and place is None and beside.is_file():
            sources = Sources(matrix=beside, own_roads=loaded.roads)
        if instance_digest(instance) != plan.run.instance_hash:
            note(text("other_input", lang))
    ways = choose_ways(instance, sources)
    return instance, plan, ways, [*loaded.issues, *ways.issues]


def tell_issues(issues: Sequence[Issue], *, quiet: bool, lang: Lang) -> None:
    """List faults on stderr; only errors where `quiet`."""
    shown = [i for i in issues if i.severity.value == "error" or not quiet]
    for line in issue_lines(shown, lang):
        note(line)
    if shown:
        note(count_line(shown, lang))


def _nothing(instance: Instance, issues: Sequence[Issue], as_json: bool, lang: Lang) -> NoReturn:
    from planner.formats.reader import has_errors

    what = text("no_visits" if not instance.visits else "no_shifts", lang)
    sentence = text("nothing_usable" if has_errors(issues) else "nothing_to_plan", lang, what=what)
    if as_json:
        records = [issue_record(i, lang) for i in issues]
        emit({"status": "nothing_to_plan", "error": sentence, "issues": records})
    else:
        note(sentence)
    raise typer.Exit(FINDINGS)


def _found(
    instance: Instance, ways: Ways, order: Order, plan: Plan | None, *, watched: bool, lang: Lang
) -> Findings:
    from planner.openshifts.study import find_open_shifts
    from planner.openshifts.texts import open_word

    with working(watched, open_word("searching", lang)):
        return find_open_shifts(instance, ways.travel, order, plan=plan)


def _write(out: Path, findings: Findings, instance: Instance, lang: Lang) -> list[Path]:
    from planner.exports.open_shifts import write_open_shift_lists
    from planner.exports.plan_json import write_plan
    from planner.openshifts.stored import write_open_shifts

    try:
        record = write_open_shifts(out, findings.answer)
        plan = write_plan(out / PLAN_FILE, findings.plan)
        return [record, plan, *write_open_shift_lists(out, findings.answer, instance, lang)]
    except OSError as error:
        raise BadCall("not_written", out=out, why=os_reason(error, lang)) from error


def _report(
    findings: Findings,
    files: Sequence[Path],
    issues: Sequence[Issue],
    *,
    as_json: bool,
    quiet: bool,
    lang: Lang,
) -> None:
    from planner.openshifts.report_lines import open_shift_lines

    if as_json:
        emit(
            {
                "status": "found",
                "files": [str(f) for f in files],
                "open_shifts": findings.answer.model_dump(mode="json"),
                "issues": [issue_record(i, lang) for i in issues],
            }
        )
    elif not quiet:
        for line in open_shift_lines(findings.answer, lang):
            say(line)
        say(f"{text('written', lang)}: {files[0].parent}")
