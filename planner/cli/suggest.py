"""`homecare suggest`: where one visit more can go, what follows from it, and what it would take where it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planner.cli.failure import FINDINGS, BadCall
from planner.cli.known import FacesOption, known_workers
from planner.cli.naming import no_such
from planner.cli.options import (
    DateOption,
    Input,
    JsonOption,
    LangOption,
    MatrixOption,
    PlanFile,
    RoadsOption,
)
from planner.cli.output import emit, note, reason_record, say
from planner.cli.store_open import DEFAULT_PLACE, StoreOption, store_faults
from planner.cli.suggest_words import phrase
from planner.domain import Level
from planner.messages import Lang

if TYPE_CHECKING:
    from planner.domain import Instance, TimeWindow, Visit
    from planner.suggest.records import Advice, Fix, Suggestion


@store_faults
def suggest(
    plan_file: PlanFile,
    path: Input,
    visit: Annotated[
        str | None,
        typer.Option("--visit", help="A TOML file that describes the visit, or the id of one in INPUT."),
    ] = None,
    citizen: Annotated[str | None, typer.Option("--citizen", help="Whom a new visit is for.")] = None,
    services: Annotated[
        list[str] | None, typer.Option("--services", help="Code of a service; may be given again.")
    ] = None,
    minutes: Annotated[
        int | None, typer.Option("--minutes", help="Minutes of care (default: the catalogue's).")
    ] = None,
    between: Annotated[
        str | None, typer.Option("--between", help="When care may start.", metavar="08:00-10:00")
    ] = None,
    staff: Annotated[
        int | None, typer.Option("--staff", help="Workers; 2 for double staffing (default: 1).")
    ] = None,
    level: Annotated[Level | None, typer.Option("--level", help="The least professional level.")] = None,
    screen: Annotated[bool, typer.Option("--screen", help="It could be by screen.")] = False,
    most: Annotated[int, typer.Option("--most", help="How many suggestions.")] = 5,
    roads: RoadsOption = None,
    matrix: MatrixOption = None,
    day: DateOption = None,
    district: FacesOption = None,
    place: StoreOption = DEFAULT_PLACE,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Find the best places in PLAN for one visit, new or left out: who, when and how, and what follows from each.

    Nobody else changes worker. Where there is no place, the changes that would make room, mildest first, each tried.
    """
    from planner.cli.stored import open_plan
    from planner.suggest import suggest as advise
    from planner.suggest.reach import reaching

    given = {
        "citizen": citizen, "services": services, "minutes": minutes, "between": between, "staff": staff,
        "level": level, "screen": screen or None,
    }  # fmt: skip
    fields = {name: value for name, value in given.items() if value not in (None, [])}
    _judge_call(visit, fields, most, lang)
    stored = open_plan(plan_file, path, roads, matrix, day)
    instance, asked = _asked(stored.instance, visit, fields, lang)
    home = instance.citizen[asked.citizen_id].address_id
    reached = reaching(instance, stored.ways.travel, home, stored.ways.network)
    known = known_workers(place, district, instance, lang)
    advice = advise(instance, reached.travel, stored.plan, asked.visit_id, most=most, known=known)
    if as_json:
        emit({**_record(advice, asked, instance, lang), "straight_line": reached.straight})
    else:
        if not stored.same_travel or (visit in stored.instance.visit and not stored.same_input):
            for line in stored.notes(lang):
                note(line)
        if reached.straight:
            note(phrase("straight", lang, address=home))
        for line in _lines(advice, asked, instance, lang):
            say(line)
    raise typer.Exit(0 if advice.suggestions else FINDINGS)


def _judge_call(visit: str | None, fields: dict[str, Any], most: int, lang: Lang) -> None:
    """Raise BadCall for a call that no input could make good."""
    why = None
    if (visit is None) is ("citizen" not in fields):
        why = phrase("visit_or_citizen", lang)
    elif visit is not None and fields:
        why = phrase("only_with_citizen", lang, options=", ".join(f"--{name}" for name in fields))
    elif visit is None and "between" not in fields:
        why = phrase("between", lang)
    elif most < 1:
        why = phrase("most", lang)
    if why is not None:
        raise BadCall("bad_argument", why=why)


def _asked(
    instance: Instance, visit: str | None, fields: dict[str, Any], lang: Lang
) -> tuple[Instance, Visit]:
    """The day with the visit in it, and the visit. A name that is both is the file."""
    from planner.suggest.wish import OPTIONS, read_wish, wish_of, with_wish

    if visit is None:
        if not fields["citizen"].strip():
            raise no_such("citizen", fields["citizen"], instance.citizen, lang)
        return with_wish(instance, wish_of(fields, OPTIONS))
    file = Path(visit)
    if file.is_file():
        return with_wish(instance, read_wish(file), file.name)
    if visit in instance.visit:
        return instance, instance.visit[visit]
    raise no_such("visit_or_file", visit, instance.visit, lang)


def _span(window: TimeWindow, instance: Instance, lang: Lang) -> str:
    """A window that ends on another date says so: times the wrong way round are the night between."""
    from zoneinfo import ZoneInfo

    from planner.wording import local_span

    zone = ZoneInfo(instance.settings.timezone)
    first, last = (t.astimezone(zone).date() for t in (window.start_earliest, window.start_latest))
    span = local_span(window.start_earliest, window.start_latest, instance)
    return span if first == last else f"{span} ({phrase('next_day', lang)})"


def _lines(advice: Advice, asked: Visit, instance: Instance, lang: Lang) -> Iterator[str]:
    from planner.reason_texts import describe_reason
    from planner.suggest.texts import describe_consequences, describe_place
    from planner.wording import length

    window = ", ".join(_span(w, instance, lang) for w in asked.windows)
    care = length(asked.modes[0].service_duration, lang)
    head = {"visit": asked.visit_id, "citizen": asked.citizen_id, "window": window, "length": care}
    if advice.not_kept:
        yield phrase("not_kept", lang, visits=", ".join(advice.not_kept))
    if advice.suggestions:
        yield phrase("asked", lang, **head, count=len(advice.suggestions))
        for number, found in enumerate(advice.suggestions, start=1):
            yield f"{number}. {describe_place(found, instance, lang)}"
            yield f"   {describe_consequences(found.consequences, lang)}"
        return
    yield phrase("none", lang, **head)
    for reason in advice.reasons:
        yield phrase("why", lang, why=describe_reason(reason, lang))
    yield from fix_lines(advice.fixes, instance, lang)


def fix_lines(fixes: tuple[Fix, ...], instance: Instance, lang: Lang) -> Iterator[str]:
    """Yield what would make room, mildest first, and where the visit then goes."""
    from planner.suggest.texts import describe_consequences, describe_fix, describe_place

    if not fixes:
        yield phrase("no_fix", lang)
        return
    yield phrase("it_takes", lang)
    for number, fix in enumerate(fixes, start=1):
        yield f"{number}. {describe_fix(fix, instance, lang)}"
        yield f"   {phrase('then', lang, place=describe_place(fix.suggestion, instance, lang))}"
        yield f"   {describe_consequences(fix.suggestion.consequences, lang)}"


def _record(advice: Advice, asked: Visit, instance: Instance, lang: Lang) -> dict[str, Any]:
    return {
        "visit": asked.model_dump(mode="json"),
        "suggestions": [suggestion_record(s, instance, lang) for s in advice.suggestions],
        "reasons": [reason_record(r, lang) for r in advice.reasons],
        "fixes": [fix_record(f, instance, lang) for f in advice.fixes],
        "not_kept": list(advice.not_kept),
    }


def suggestion_record(found: Suggestion, instance: Instance, lang: Lang) -> dict[str, Any]:
    """Return a suggestion as JSON: its fields, and both its sentences."""
    from planner.suggest.texts import describe_consequences, describe_place

    text = f"{describe_place(found, instance, lang)}; {describe_consequences(found.consequences, lang)}"
    return {**found.model_dump(mode="json"), "text": text}


def fix_record(fix: Fix, instance: Instance, lang: Lang) -> dict[str, Any]:
    """Return a fix as JSON: its fields, and its phrase."""
    from planner.suggest.texts import describe_fix

    then = suggestion_record(fix.suggestion, instance, lang)
    return {**fix.model_dump(mode="json"), "suggestion": then, "text": describe_fix(fix, instance, lang)}
