"""The plan that stands, with what it was made from: from files, or from the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.store_open import Refused, opened, require_district
from planner.cli.store_words import word as store_word
from planner.domain import Instance, Plan
from planner.messages import Lang
from planner.travel.times import TravelTimes

if TYPE_CHECKING:
    from planner.store import Reader, Saved, Store

PUBLISHED = "published"

PlanReference = Annotated[
    str,
    typer.Argument(
        metavar="PLAN",
        help='A plan.json, a plan\'s number in the store, or "published" with --district and --date.',
    ),
]


@dataclass(frozen=True)
class Standing:
    """A plan and what it was made from. `saved`: how the store has it, None for files; `stands`: it is what is published."""

    plan: Plan
    instance: Instance
    travel: TravelTimes
    saved: Saved | None = None
    stands: bool = False


def standing_plan(
    plan: str,
    input_path: Path | None,
    place: str,
    district: str | None,
    day: str | None,
    roads: Path | None,
    matrix: Path | None,
    who: Reader,
    lang: Lang,
) -> Standing:
    """Open a plan; who reads one of the store is written down there.

    Raises Refused for what is neither or lacks its input; BadCall and InputError for files; the store's errors.
    """
    require_district(district, lang)
    if not plan.strip():
        raise Refused(store_word("no_plan", lang))
    if plan.isdigit() or plan == PUBLISHED:
        with opened(place, lang) as store:
            saved = store.saved(int(plan)) if plan.isdigit() else _published(store, district, day, lang)
            return _of_store(store, saved, input_path, roads, matrix, who, lang)
    if input_path is None:
        raise refused("needs_input", lang)
    return _of_files(Path(plan), input_path, roads, matrix, day, lang)


def refused(key: str, lang: Lang, **params: object) -> Refused:
    """Return that the command cannot do what is asked, in words of re-planning."""
    from planner.replan.texts import word

    return Refused(word(key, lang, **params))


def day_of(instance: Instance, given: str | None) -> date:
    """Return the date of a plan: the one given, else the first of its input. Raises BadCall."""
    from planner.cli.source import parse_date
    from planner.day import dates_of

    return dates_of(instance)[0] if given is None else parse_date(given)


def _published(store: Store, district: str | None, day: str | None, lang: Lang) -> Saved:
    from planner.cli.source import parse_date

    if district is None or day is None:
        raise refused("which_day", lang)
    saved = store.published(district, parse_date(day))
    if saved is None:
        raise refused("nothing_published", lang, district=district, day=f"{parse_date(day):%d.%m.%Y}")
    return saved


def _of_store(
    store: Store,
    saved: Saved,
    input_path: Path | None,
    roads: Path | None,
    matrix: Path | None,
    who: Reader,
    lang: Lang,
) -> Standing:
    """What the store lacks comes from INPUT, if that is what the plan was made from."""
    plan = store.plan(saved.plan_id, reader=who)
    stands = store.published(saved.district, saved.day)
    is_standing = stands is not None and stands.plan_id == saved.plan_id
    try:
        instance, travel = store.instance(saved.instance_hash), store.travel(saved.travel_hash)
    except LookupError:
        if input_path is None:
            raise refused("no_input", lang, plan=saved.plan_id) from None
        instance, travel = _opened(plan, input_path, roads, matrix, lang)
    return Standing(plan, instance, travel, saved, is_standing)


def _of_files(
    plan_file: Path, input_path: Path, roads: Path | None, matrix: Path | None, day: str | None, lang: Lang
) -> Standing:
    from planner.cli.stored import open_plan

    stored = open_plan(plan_file, input_path, roads, matrix, day)
    if not stored.same_input:
        raise refused("other_input", lang)
    return Standing(stored.plan, stored.instance, stored.ways.travel)


def _opened(
    plan: Plan, input_path: Path, roads: Path | None, matrix: Path | None, lang: Lang
) -> tuple[Instance, TravelTimes]:
    from planner.cli import source
    from planner.digest import instance_digest
    from planner.roads import Sources, choose_ways

    source.require(roads, matrix)
    loaded = source.read(input_path)
    instance = source.planned_part(loaded.instance, plan, None)
    if instance_digest(instance) != plan.run.instance_hash:
        raise refused("other_input", lang)
    return instance, choose_ways(instance, Sources(matrix, roads, loaded.matrix, loaded.roads)).travel
