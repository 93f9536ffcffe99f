"""`homecare explain`: why a visit has this worker, time and mode, or no place; and what else it would cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planner.cli.failure import FINDINGS
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
    SeedOption,
)
from planner.cli.output import emit, note, reason_record, say
from planner.cli.store_open import DEFAULT_PLACE, StoreOption, store_faults
from planner.cli.suggest import fix_lines, fix_record, suggestion_record
from planner.cli.suggest_words import phrase
from planner.messages import Lang

if TYPE_CHECKING:
    from planner.domain import Instance
    from planner.explain import Explanation


@store_faults
def explain(
    plan_file: PlanFile,
    path: Input,
    visit: Annotated[str, typer.Argument(metavar="VISIT", help="The id of a visit of INPUT.")],
    moves: Annotated[
        int | None, typer.Option("--moves", help="Moves of each search (default: 20000).", min=0)
    ] = None,
    seed: SeedOption = 1,
    roads: RoadsOption = None,
    matrix: MatrixOption = None,
    day: DateOption = None,
    district: FacesOption = None,
    place: StoreOption = DEFAULT_PLACE,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Explain VISIT in PLAN: why this worker, this time, this mode, what binds it, and what the next best would cost.

    For a visit that is left out: a smallest set of rules that leaves it no place, and what would make room, both found by solving
    again.
    """
    from planner.cli.stored import open_plan
    from planner.explain import MOVES
    from planner.explain import explain as study

    stored = open_plan(plan_file, path, roads, matrix, day)
    if visit not in stored.instance.visit:
        raise no_such("visit", visit, stored.instance.visit, lang)
    effort = MOVES if moves is None else moves
    known = known_workers(place, district, stored.instance, lang)
    found = study(
        stored.instance, stored.ways.travel, stored.plan, visit, moves=effort, seed=seed, known=known
    )
    if as_json:
        emit(_record(found, stored.instance, lang))
    else:
        for line in stored.notes(lang):
            note(line)
        for line in _lines(found, stored.instance, lang):
            say(line)
    raise typer.Exit(0 if found.planned else FINDINGS)


def _lines(found: Explanation, instance: Instance, lang: Lang) -> Iterator[str]:
    from planner.explain.texts import describe_crew, describe_improvable, headline

    yield headline(found, instance, lang)
    first, *others = describe_crew(found.crew, lang)
    yield phrase("who", lang, text=first)
    yield from (f"  - {line}" for line in others)
    yield from _planned(found, instance, lang) if found.planned else _unplanned(found, instance, lang)
    if found.improvable:
        yield describe_improvable(found, lang)


def _planned(found: Explanation, instance: Instance, lang: Lang) -> Iterator[str]:
    from planner.explain.texts import describe_next, describe_rule
    from planner.reason_texts import describe_reason

    for reason in found.mode:
        yield phrase("mode", lang, text=describe_reason(reason, lang))
    if found.binding:
        yield phrase("binds", lang)
        yield from (f"  - {describe_rule(rule, instance, lang)}" for rule in found.binding)
    yield phrase("next", lang)
    yield from (f"  - {describe_next(n, instance, lang)}" for n in found.next_best)


def _unplanned(found: Explanation, instance: Instance, lang: Lang) -> Iterator[str]:
    from planner.explain.texts import describe_conflict, describe_room
    from planner.reason_texts import describe_reason

    if found.room is not None:
        yield describe_room(found.room, instance, lang)
        return
    for reason in found.reasons:
        yield phrase("why", lang, why=describe_reason(reason, lang))
    if found.conflict is not None:
        yield from describe_conflict(found.conflict, instance, lang)
    yield from fix_lines(found.fixes, instance, lang)


def _record(found: Explanation, instance: Instance, lang: Lang) -> dict[str, Any]:
    """The explanation as JSON: its fields, and the sentences under `lines`."""
    return {
        **found.model_dump(mode="json"),
        "mode": [reason_record(r, lang) for r in found.mode],
        "reasons": [reason_record(r, lang) for r in found.reasons],
        "room": None if found.room is None else suggestion_record(found.room, instance, lang),
        "fixes": [fix_record(f, instance, lang) for f in found.fixes],
        "lines": list(_lines(found, instance, lang)),
    }
