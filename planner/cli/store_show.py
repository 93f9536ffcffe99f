"""`homecare store list`, `show`, `history`, `units` and `log`: what the store holds, and who has looked."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from planner.cli.options import JsonOption, LangOption
from planner.cli.output import emit, note, say
from planner.cli.store_open import (
    DEFAULT_PLACE,
    ByOption,
    DistrictOption,
    NamesOption,
    Refused,
    StoreOption,
    WhyOption,
    opened,
    reader,
    require_known,
    store_faults,
)
from planner.cli.store_words import word
from planner.messages import Lang

if TYPE_CHECKING:
    from datetime import date

    from planner.domain import Plan
    from planner.store import Kind, Names, Saved, Store

Since = Annotated[str | None, typer.Option("--since", help="From this day on.", metavar="DATE")]
Until = Annotated[str | None, typer.Option("--until", help="To this day, included.", metavar="DATE")]
CitizenOption = Annotated[str | None, typer.Option("--citizen", help="Only this citizen.", metavar="ID")]


@store_faults
def list_plans(
    district: DistrictOption = None,
    since: Since = None,
    until: Until = None,
    kind: Annotated[str | None, typer.Option("--kind", help="base, nightly, intraday or published.")] = None,
    place: StoreOption = DEFAULT_PLACE,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """List the versions of plans, by day, district and version. No citizen's data is shown."""
    from planner.cli.store_tables import VERSION_HEADINGS, records, show_table, version_row

    with opened(place, lang) as store:
        require_known(store, district, lang)
        found = store.plans(
            district=district,
            since=_day(since, "--since"),
            until=_day(until, "--until"),
            kind=None if kind is None else kind_of(kind),
        )
    if as_json:
        emit({"plans": records(found)})
    elif not found:
        say(word("nothing", lang))
    else:
        show_table(VERSION_HEADINGS, (version_row(saved, lang) for saved in found), lang)


@store_faults
def show(
    plan: Annotated[int, typer.Argument(metavar="PLAN", help="The plan's number.")],
    visits: Annotated[bool, typer.Option("--visits", help="Also every visit; the look is logged.")] = False,
    citizen: CitizenOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write it as plan.json; the look is logged.", metavar="FILE")
    ] = None,
    names: NamesOption = None,
    by: ByOption = None,
    why: WhyOption = "show",
    place: StoreOption = DEFAULT_PLACE,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Show a plan: how it was made, what it costs and leaves out. Its visits only with --visits, --citizen or --out, and logged."""
    from planner.store import Names, read_names

    known = Names() if names is None else read_names(names)
    with opened(place, lang) as store:
        saved = store.saved(plan)
        looker = reader(by, why)
        everyone = out is not None or (visits and citizen is None)  # the file holds the whole plan
        content = store.plan(plan) if everyone or citizen is not None else None
        rows = [] if content is None else _visit_rows(store, saved, content, citizen, known, lang)
        if citizen is not None and not rows:
            raise Refused(word("unknown_citizen", lang, plan=plan, citizen=citizen))
        if everyone:
            content = store.plan(plan, reader=looker)
        elif citizen is not None:
            store.log_access(looker, [citizen], f"plan {plan}", plan_id=plan)
        terms = store.terms(plan)
    if out is not None and content is not None:
        from planner.exports.plan_json import write_plan

        write_plan(out, content)
    if as_json:
        shown = {} if content is None else {"visits": [dict(zip(_KEYS, row, strict=True)) for row in rows]}
        emit({"plan": saved.model_dump(mode="json"), "terms": terms, **shown})
        return
    _say_saved(saved, terms, lang)
    if visits or citizen is not None:
        from planner.cli.store_tables import show_table

        say()
        show_table(_KEYS, rows, lang)
    if content is not None:
        note(word("logged", lang, who=looker.who, why=looker.why))
    if out is not None:
        say(word("written", lang, path=out))


@store_faults
def history(
    district: Annotated[str, typer.Argument(metavar="DISTRICT")],
    day: Annotated[str, typer.Argument(metavar="DATE", help="As 2026-03-02.")],
    place: StoreOption = DEFAULT_PLACE,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Tell the history of a day: every version, who made or published it, when and why, and how much it changed."""
    from planner.cli.source import parse_date
    from planner.cli.store_tables import STEP_HEADINGS, records, show_table, step_row

    wanted = parse_date(day, "DATE")
    with opened(place, lang) as store:
        require_known(store, district, lang)
        found = store.history(district, wanted)
    if as_json:
        emit({"history": records(found)})
    elif not found:
        say(word("nothing", lang))
    else:
        show_table(STEP_HEADINGS, (step_row(step, lang) for step in found), lang)


@store_faults
def units(
    district: DistrictOption = None,
    since: Since = None,
    until: Until = None,
    place: StoreOption = DEFAULT_PLACE,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """List the nightly run's units of work: what is done, failed or was cut off."""
    from planner.cli.store_tables import UNIT_HEADINGS, records, show_table, unit_row

    with opened(place, lang) as store:
        require_known(store, district, lang)
        found = store.units(district=district, since=_day(since, "--since"), until=_day(until, "--until"))
    if as_json:
        emit({"units": records(found)})
    elif not found:
        say(word("nothing", lang))
    else:
        show_table(UNIT_HEADINGS, (unit_row(unit, lang) for unit in found), lang)


@store_faults
def log(
    citizen: CitizenOption = None,
    since: Since = None,
    until: Until = None,
    place: StoreOption = DEFAULT_PLACE,
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """List who has seen or changed whose data, when and why; of one citizen with --citizen."""
    from planner.cli.store_tables import ACCESS_HEADINGS, access_row, records, show_table

    last = _day(until, "--until")
    with opened(place, lang) as store:
        found = store.accesses(
            citizen_id=citizen,
            since=_midnight(_day(since, "--since")),
            until=None if last is None else _midnight(last + timedelta(days=1)),
        )
    if as_json:
        emit({"accesses": records(found)})
    elif not found:
        say(word("nothing", lang))
    else:
        show_table(ACCESS_HEADINGS, (access_row(access) for access in found), lang)


_KEYS = ("visit", "citizen", "worker", "start", "mode")


def _visit_rows(
    store: Store, saved: Saved, content: Plan, citizen: str | None, names: Names, lang: Lang
) -> list[list[str]]:
    """The visits of a plan by start; those left out last, without a worker."""
    from planner.cli.store_tables import local
    from planner.wording import word as domain_word

    whose = store.whose(saved.plan_id)
    acts = sorted(
        ((a.start, r.worker_id, a) for r in content.routes for a in r.activities if a.visit_id is not None),
        key=lambda found: found[:2],
    )
    rows = [
        [a.visit_id or "", whose.get(a.visit_id or "", "-"), names.worker(worker), local(start)[-5:],
         domain_word(a.mode or "", lang)]
        for start, worker, a in acts
    ]  # fmt: skip
    rows += [
        [u.visit_id, whose.get(u.visit_id, "-"), "-", "-", word("left_out", lang)] for u in content.unplanned
    ]
    kept = [row for row in rows if citizen in (None, row[1])]
    return [[row[0], names.citizen(row[1]), *row[2:]] for row in kept]


def _say_saved(saved: Saved, terms: dict[str, int], lang: Lang) -> None:
    from planner.cli.store_tables import VERSION_HEADINGS, version_row
    from planner.report.numbers import decimal

    cells = dict(zip(VERSION_HEADINGS, version_row(saved, lang), strict=True))
    cells["run"] = f"{saved.solver}, seed {saved.seed}, {saved.version or '-'}, {saved.status}"
    cells |= {f"  {term}": decimal(points, 0, lang) for term, points in sorted(terms.items()) if points}
    labels = {key: word(key, lang) if not key.startswith(" ") else key for key in cells}
    width = max(map(len, labels.values()))
    for key, value in cells.items():
        say(f"{labels[key]:<{width}}  {value}")


def kind_of(value: str) -> Kind:
    """Return the kind of a version by its name. Raises BadCall for another word."""
    from planner.cli.failure import BadCall
    from planner.store import Kind

    try:
        return Kind(value)
    except ValueError:
        raise BadCall("bad_argument", why="--kind: " + ", ".join(Kind)) from None


def _day(value: str | None, of: str) -> date | None:
    from planner.cli.source import parse_date

    return None if value is None else parse_date(value, of)


def _midnight(day: date | None) -> datetime | None:
    from planner.cli.store_tables import TIMEZONE

    return None if day is None else datetime.combine(day, time(), ZoneInfo(TIMEZONE))
