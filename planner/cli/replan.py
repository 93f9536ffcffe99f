"""`homecare replan`: what has happened today, and two or three ways to plan the rest of the day anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.failure import FINDINGS, BadCall, os_reason
from planner.cli.options import DateOption, JsonOption, LangOption, MatrixOption, RoadsOption, SeedOption
from planner.cli.output import emit, note, on_terminal, say
from planner.cli.progress import working
from planner.cli.replan_standing import PlanReference, Standing, refused, standing_plan
from planner.cli.store_open import DEFAULT_PLACE, StoreOption, reader, store_faults
from planner.messages import Lang

if TYPE_CHECKING:
    from datetime import datetime

    from planner.replan.located import Happened
    from planner.replan.order import Order
    from planner.replan.records import Replanning

OUT = Path("replan-out")


@store_faults
def replan(
    plan: PlanReference,
    input_path: Annotated[
        Path | None,
        typer.Argument(metavar="[INPUT]", help="The input of a plan.json; a plan of the store has its own."),
    ] = None,
    now: Annotated[str, typer.Option("--now", help="What time it is, as 07:20.", metavar="TIME")] = "",
    events: Annotated[
        list[str] | None,
        typer.Option(
            "--event", help='As "sick:m3@06:10"; repeat for several. See docs/replan.md.', metavar="TEXT"
        ),
    ] = None,
    events_file: Annotated[
        Path | None, typer.Option("--events", help="A TOML file of events.", metavar="FILE")
    ] = None,
    change_price: Annotated[
        int | None,
        typer.Option("--change-price", help="What changing one visit may cost, in points (100 a second)."),
    ] = None,
    alternatives: Annotated[int, typer.Option("--alternatives", help="How many to look for.")] = 3,
    curve: Annotated[bool, typer.Option("--curve", help="Also the gain for each number of changes.")] = False,
    phone_after: Annotated[
        float,
        typer.Option("--phone-after", help="Minutes that a start moves before citizens are told.", min=0),
    ] = 20.0,
    publish: Annotated[
        int | None, typer.Option("--publish", help="Publish this alternative in the store.", metavar="NUMBER")
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Who approves it.", metavar="NAME")] = "",
    why: Annotated[str, typer.Option("--why", help="Why; kept in the history.")] = "",
    district: Annotated[str | None, typer.Option("--district", help="The district of the plan.")] = None,
    day: DateOption = None,
    roads: RoadsOption = None,
    matrix: MatrixOption = None,
    seed: SeedOption = 1,
    iterations: Annotated[
        int | None, typer.Option("--iterations", help="Moves of each search (default: by the visits).")
    ] = None,
    tries: Annotated[int, typer.Option("--tries", help="Searches at each price.")] = 2,
    jobs: Annotated[int, typer.Option("--jobs", help="Searches at once; the answer is the same.")] = 2,
    out: Annotated[Path, typer.Option("--out", help="Folder to write to.", metavar="DIR")] = OUT,
    place: StoreOption = DEFAULT_PLACE,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Plan the rest of a day anew after what has happened: alternatives from the fewest changes on, each a checked plan.

    PLAN is a plan.json, a plan's number in the store, or the word "published" with --district and --date. What is done or under way
    at --now stays. Writes replan.json, and for each alternative its plan and the list of what changes, to --out.
    """
    order = _order(change_price, alternatives, curve, phone_after, seed, iterations, tries, jobs, lang)
    if publish is not None and not (by.strip() and why.strip()):
        raise refused("publish_who", lang)
    standing = standing_plan(
        plan, input_path, place, district, day, roads, matrix, reader(by or None, why or "replan"), lang
    )
    if publish is not None and standing.saved is None and district is None:
        raise refused("publish_where", lang)
    found = _found(standing, now, _events(events or [], events_file), order, as_json, lang)
    if publish is not None and not 1 <= publish <= len(found.alternatives):
        raise refused("no_such", lang, number=publish, count=len(found.alternatives))
    files = _written(found, out, lang)
    number = (
        None if publish is None else _published(found, publish, standing, place, district, day, by, why, lang)
    )
    _report(found, out, files, publish, number, as_json, lang)
    raise typer.Exit(FINDINGS if any(a.violations for a in found.alternatives) else 0)


def _order(
    price: int | None,
    alternatives: int,
    curve: bool,
    phone_after: float,
    seed: int,
    iterations: int | None,
    tries: int,
    jobs: int,
    lang: Lang,
) -> Order:
    from planner.replan.order import CHANGE_PRICE, Order

    if (iterations or 0) < 0:
        raise BadCall("negative_budget")
    try:
        return Order(
            CHANGE_PRICE if price is None else price, alternatives, curve, notice=round(60 * phone_after),
            seed=seed, moves=iterations, tries=tries, jobs=jobs,
        )  # fmt: skip
    except ValueError:
        raise refused("bad_order", lang) from None


def _events(texts: list[str], file: Path | None) -> list[Happened]:
    """All events; the faults of the file and of the command line at once."""
    from planner.cli import source
    from planner.errors import InputError, Issue
    from planner.replan.read import parse_events, read_events

    source.require(file)
    found: list[Happened] = []
    issues: list[Issue] = []
    for read in (lambda: [] if file is None else read_events(file), lambda: parse_events(texts)):
        try:
            found += read()
        except InputError as error:
            issues += error.issues
    if issues:
        raise InputError(issues)
    return found


def _found(
    standing: Standing, now: str, happened: list[Happened], order: Order, as_json: bool, lang: Lang
) -> Replanning:
    from planner.replan.study import replan as study
    from planner.replan.texts import word

    at = _now(standing, now, lang)
    with working(not as_json and on_terminal(), word("searching", lang)):
        return study(standing.instance, standing.travel, standing.plan, at, happened, order)


def _now(standing: Standing, value: str, lang: Lang) -> datetime:
    from datetime import datetime

    from pydantic import TypeAdapter, ValidationError

    from planner.replan.clock import now_of
    from planner.scenarios.edits.fields import Clock

    if not (standing.instance.visits and standing.instance.shifts):
        raise refused("no_plan", lang)
    if not value:
        raise refused("needs_now", lang)
    try:
        return now_of(standing.instance, TypeAdapter(Clock).validate_python(value))
    except ValidationError:
        pass
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        raise refused("bad_now", lang, value=value) from None
    if instant.utcoffset() is None or instant.microsecond:
        raise refused("bad_now", lang, value=value)
    return instant


def _written(found: Replanning, out: Path, lang: Lang) -> list[Path]:
    from planner.exports.replan import write_replanning
    from planner.report.replan import write_replan_page

    try:
        return [*write_replanning(found, out, lang), write_replan_page(found, out, lang)]
    except OSError as error:
        raise BadCall("not_written", out=out, why=os_reason(error, lang)) from error


def _published(
    found: Replanning,
    number: int,
    standing: Standing,
    place: str,
    district: str | None,
    day: str | None,
    by: str,
    why: str,
    lang: Lang,
) -> int:
    """Store the alternative as a plan of the day under way, and publish it over what stood when it was looked at."""
    from planner.cli.replan_standing import day_of
    from planner.cli.store_open import opened
    from planner.store import ANY, Kind

    chosen, situation = found.alternatives[number - 1], found.situation
    saved = standing.saved
    with opened(place, lang, create=saved is None) as store:
        stored = store.save_plan(
            chosen.plan,
            kind=Kind.INTRADAY,
            district=saved.district if saved is not None else district or "",
            day=saved.day if saved is not None else day_of(situation.before, day),
            instance=situation.instance,
            travel=situation.travel,
            violations=chosen.violations,
            parameters={"now": found.now.isoformat(), "change_price": chosen.price, "alternative": number},
            by=by,
            why=why,
        )
        expecting = ANY if saved is None or not standing.stands else saved.plan_id
        return store.publish(stored.plan_id, by=by, why=why, expecting=expecting).plan_id


def _report(
    found: Replanning,
    out: Path,
    files: list[Path],
    publish: int | None,
    plan: int | None,
    as_json: bool,
    lang: Lang,
) -> None:
    from planner.exports.replan import replan_record
    from planner.replan.lines import replan_lines
    from planner.replan.texts import word

    if as_json:
        record = {"status": "replanned", "files": [str(f) for f in files], "published": plan}
        emit(record | replan_record(found))
        return
    for line in replan_lines(found, lang):
        say(line)
    note(word("written", lang, out=out, page=files[-1]))
    if plan is None and found.alternatives[0].difference.changes:
        note(word("choose", lang))
    if plan is not None:
        say(word("published", lang, number=publish, plan=plan))
