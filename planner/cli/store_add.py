"""A plan from its file into the store, with its input, judged on the way."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.store_open import Refused, require_district
from planner.cli.store_words import word
from planner.messages import Lang

if TYPE_CHECKING:
    from planner.domain import Instance
    from planner.store import Kind, Saved, Store


def add_file(
    store: Store,
    plan_file: Path,
    input_path: Path,
    *,
    kind: Kind,
    district: str,
    day: str | None,
    by: str,
    why: str,
    lang: Lang,
) -> Saved:
    """Store a plan file and its input; the rules that it breaks are found and kept with it.

    Travel times are those beside the plan, else what the input names; they are kept where they are those of the plan.
    Raises Refused for an empty district, a plan of another input, or one of several days if none is chosen; InputError for files
    that cannot be used.
    """
    from planner.check import check
    from planner.cli.stored import open_plan
    from planner.store import Kind

    require_district(district, lang)
    if kind is Kind.PUBLISHED:
        raise Refused(word("kind_published", lang))
    stored = open_plan(plan_file, input_path, None, None, day)
    if not stored.same_input:
        raise Refused(word("other_input", lang, input=input_path))
    return store.save_plan(
        stored.plan,
        kind=kind,
        district=district,
        day=_day_of(stored.instance, day, lang),
        instance=stored.instance,
        travel=stored.ways.travel if stored.same_travel else None,
        violations=check(stored.instance, stored.ways.travel, stored.plan),
        by=by,
        why=why,
    )


def _day_of(instance: Instance, given: str | None, lang: Lang) -> date:
    """The day that the plan is of: the one given, else the only one there is."""
    from planner.cli.source import parse_date
    from planner.day import dates_of

    if given is not None:
        return parse_date(given)
    dates = dates_of(instance)
    if len(dates) != 1:
        raise Refused(word("several_days", lang, dates=", ".join(map(str, dates)) or "-"))
    return dates[0]
