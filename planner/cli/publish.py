"""`homecare publish`, `undo` and `diff`: what goes out to the workers, taking it back, and what changes by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.options import DateOption, JsonOption, LangOption
from planner.cli.output import emit, note, say
from planner.cli.store_open import (
    DEFAULT_PLACE,
    ByOption,
    NamesOption,
    Refused,
    StoreOption,
    WhyOption,
    opened,
    reader,
    require_district,
    require_known,
    require_words,
    store_faults,
)
from planner.cli.store_words import word
from planner.messages import Lang

if TYPE_CHECKING:
    from planner.difference import Difference
    from planner.domain import Plan
    from planner.store import Saved, Store

PlanReference = Annotated[
    str, typer.Argument(metavar="PLAN", help="A plan's number in the store, or a plan.json.")
]
Approver = Annotated[str, typer.Option("--by", help="Who approves it.", metavar="NAME")]
Cause = Annotated[str, typer.Option("--why", help="Why; kept in the history.")]


@store_faults
def publish(
    plan: PlanReference,
    by: Approver,
    why: Cause,
    input_path: Annotated[
        Path | None, typer.Option("--input", help="The input of a plan.json.", metavar="INPUT")
    ] = None,
    district: Annotated[str | None, typer.Option("--district", help="The district of a plan.json.")] = None,
    day: DateOption = None,
    over: Annotated[
        int | None,
        typer.Option("--over", help="Only if this plan stands now (0: none does).", metavar="NUMBER"),
    ] = None,
    place: StoreOption = DEFAULT_PLACE,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Publish PLAN: from now on it stands for its district and day. Nothing is overwritten, and `homecare undo` takes it back.

    A plan.json is stored first, with --input and --district.
    """
    from planner.cli.store_add import add_file
    from planner.store import ANY, Kind

    require_words(by, why, lang)
    require_district(district, lang)
    expecting = ANY if over is None else over or None
    number = plan_number(plan, lang)
    if number is None and (input_path is None or district is None):
        raise Refused(word("needs_input", lang))
    with opened(place, lang, create=number is None) as store:
        if number is None:
            assert input_path is not None
            assert district is not None
            number = add_file(
                store, Path(plan), input_path, kind=Kind.INTRADAY, district=district, day=day, by=by, why=why,
                lang=lang,
            ).plan_id  # fmt: skip
        _tell(store, store.publish(number, by=by, why=why, expecting=expecting), "published", as_json, lang)


@store_faults
def undo(
    by: Approver,
    why: Cause,
    district: Annotated[str, typer.Option("--district", help="The district.")],
    day: Annotated[str, typer.Option("--date", help="The day, as 2026-03-02.", metavar="DATE")],
    place: StoreOption = DEFAULT_PLACE,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Publish again what stood before the last publication, as a new version. Twice goes back two steps."""
    from planner.cli.source import parse_date

    require_words(by, why, lang)
    require_district(district, lang)
    with opened(place, lang) as store:
        require_known(store, district, lang)
        _tell(store, store.undo(district, parse_date(day), by=by, why=why), "undone", as_json, lang)


@store_faults
def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A plan's number in the store, or a plan.json.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The one to compare it with.")],
    minutes: Annotated[
        float, typer.Option("--minutes", help="A start that moves by no more has not moved.", min=0)
    ] = 15.0,
    place: StoreOption = DEFAULT_PLACE,
    by: ByOption = None,
    why: WhyOption = "diff",
    names: NamesOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Say what changed from plan A to plan B: other worker, moved start, to or from screen, left out, taken in.

    Looking at plans of the store is written in its access log.
    """
    from planner.difference import difference

    numbers = [plan_number(value, lang) for value in (before, after)]
    tolerance = round(60 * minutes)
    if all(number is None for number in numbers):
        found = difference(_read(before), _read(after), tolerance_seconds=tolerance)
    else:
        with opened(place, lang) as store:
            plans = [
                _read(value) if number is None else store.plan(number)
                for value, number in zip((before, after), numbers, strict=True)
            ]
            found = difference(*plans, tolerance_seconds=tolerance)
            _log_look(store, found, [n for n in numbers if n is not None], by, why)
    _show(found, names, as_json, lang)


def plan_number(value: str, lang: Lang) -> int | None:
    """Return the number of a stored plan, None for a file. Raises Refused for what is neither."""
    if not value.strip():
        raise Refused(word("no_plan", lang))
    if value.isdigit():
        return int(value)
    if not Path(value).is_file():
        raise Refused(word("neither", lang, value=value))
    return None


def _read(path: str) -> Plan:
    from planner.exports.plan_json import read_plan

    return read_plan(Path(path))


def _log_look(store: Store, found: Difference, numbers: list[int], by: str | None, why: str) -> None:
    visits = [change.visit_id for change in found.changes]
    for number in numbers:
        store.log_visits(reader(by, why), number, visits, f"diff {number}")


def _tell(store: Store, saved: Saved, key: str, as_json: bool, lang: Lang) -> None:
    """What now stands, and what it changes; sentences alone, since the visits are for those who have a reason to look."""
    from planner.cli.store_tables import saved_words
    from planner.difference.texts import describe_difference

    changes = store.changes(saved.plan_id)
    step = next(s for s in store.history(saved.district, saved.day) if s.saved.plan_id == saved.plan_id)
    if as_json:
        tally = None if step.tally is None else step.tally.model_dump(mode="json")
        emit({"status": key, "plan": saved.model_dump(mode="json"), "changes": tally})
        return
    say(word(key, lang, **saved_words(saved, lang)))
    if changes is not None and step.tally is not None:
        before = step.tally.before_id
        say(word("against", lang, before=before, changes=describe_difference(changes, lang)))
    if saved.broken_rules:
        note(word("broken_rules", lang, count=saved.broken_rules))


def _show(found: Difference, names_file: Path | None, as_json: bool, lang: Lang) -> None:
    from planner.cli.store_tables import TIMEZONE
    from planner.difference import ChangeKind
    from planner.difference.texts import describe_change, describe_difference

    if as_json:
        counts = {kind.value: found.count(kind) for kind in ChangeKind}
        emit(found.model_dump(mode="json") | {"counts": counts, "kept": found.kept})
        return
    name: Callable[[str], str] = str
    if names_file is not None:
        from planner.store import read_names

        name = read_names(names_file).worker
    say(describe_difference(found, lang))
    for change in found.changes:
        say(f"  {change.visit_id}: {describe_change(change, lang, TIMEZONE, name)}")
