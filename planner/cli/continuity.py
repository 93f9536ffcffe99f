"""`homecare continuity`: whom citizens meet and how evenly lists are shared, from the plans that a store has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from planner.cli.continuity_words import word
from planner.cli.options import JsonOption, LangOption
from planner.cli.output import emit, note, say
from planner.cli.store_open import (
    ByOption,
    DistrictOption,
    WhyOption,
    opened,
    reader,
    require_known,
    store_faults,
)
from planner.messages import Lang

if TYPE_CHECKING:
    from datetime import date

    from planner.continuity import ContinuityFigures, CurvePoint, FairnessFigures
    from planner.store import Store

Place = Annotated[
    str,
    typer.Argument(
        metavar="STORE", envvar="HOMECARE_STORE", help="The store: a file, or postgresql://user@host/db."
    ),
]
DayOption = Annotated[
    str | None,
    typer.Option(
        "--day",
        metavar="DATE",
        help="The last of the 14 days, as 2026-03-02; by default the last one with a plan.",
    ),
]
CurveOption = Annotated[
    bool,
    typer.Option("--curve", help="Also plan the day under several weights of known faces; takes a while."),
]
IterationsOption = Annotated[
    int, typer.Option("--iterations", min=1, help="Of the search, for each plan of the curve.")
]


@store_faults
def continuity(
    place: Place,
    district: DistrictOption = None,
    day: DayOption = None,
    curve: CurveOption = False,
    iterations: IterationsOption = 200_000,
    by: ByOption = None,
    why: WhyOption = "continuity",
    as_json: JsonOption = False,
    lang: LangOption = Lang.DA,
) -> None:
    """Tell whom citizens met over 14 days, the ten who met most, new faces in the day's plan, and how evenly lists are shared.

    The look is logged for each citizen named. With --curve: what known faces cost in driving, each point a checked plan.
    """
    from planner.cli.source import parse_date

    wanted = None if day is None else parse_date(day, "--day")
    with opened(place, lang) as store:
        require_known(store, district, lang)
        names = store.districts() if district is None else (district,)
        found = [
            told for name in names if (told := _district(store, name, wanted, iterations if curve else None))
        ]
        seen = {m["citizen_id"] for each in found for m in each["continuity"]["worst"]}
        looker = reader(by, why)
        if seen:
            store.log_access(looker, sorted(seen), "continuity")
    if as_json:
        emit({"districts": found})
        return
    if not found:
        say(word("nothing", lang))
        return
    for each in found:
        for line in _lines(each, lang):
            say(line)
    if seen:
        note(word("logged", lang, who=looker.who, why=looker.why))


def _district(store: Store, name: str, wanted: date | None, iterations: int | None) -> dict[str, Any] | None:
    """What there is to tell of a district; None where no day of the window has a plan."""
    from planner.continuity import (
        continuity_figures,
        fairness_figures,
        stored_day,
        stored_history,
        with_plan,
    )

    last = wanted or max((saved.day for saved in store.plans(district=name)), default=None)
    if last is None:
        return None
    history, plan = stored_history(store, name, last), stored_day(store, name, last)
    window = history if plan is None else with_plan(history, plan)
    if not window.planned:
        return None
    return {
        "district": name,
        "day": last.isoformat(),
        "continuity": _plain(continuity_figures(history, plan)),
        "fairness": _plain(fairness_figures(window)),
        "curve": [] if iterations is None else _curve(store, name, last, iterations),
    }


def _curve(store: Store, name: str, day: date, iterations: int) -> list[dict[str, Any]]:
    """The day planned anew from its stored input and travel times; nothing where the store does not have them."""
    from planner.continuity import stored_history
    from planner.continuity.curve import trade_off
    from planner.store import Kind
    from solvers.base import Budget

    saved = store.published(name, day) or store.last(name, day, Kind.NIGHTLY, Kind.INTRADAY)
    if saved is None:
        return []
    try:
        given, travel = store.instance(saved.instance_hash), store.travel(saved.travel_hash)
    except LookupError:
        return []
    points = trade_off(given, travel, stored_history(store, name, day), budget=Budget(iterations=iterations))
    return [_plain(p) for p in points]


def _plain(record: ContinuityFigures | FairnessFigures | CurvePoint) -> dict[str, Any]:
    return record.model_dump(mode="json")


def _lines(each: dict[str, Any], lang: Lang) -> list[str]:
    from datetime import date

    from planner.continuity import ContinuityFigures, CurvePoint, FairnessFigures
    from planner.report.numbers import decimal, hours, kilometres, percent

    met, fair = (
        ContinuityFigures.model_validate(each["continuity"]),
        FairnessFigures.model_validate(each["fairness"]),
    )
    head = word(
        "head", lang, district=each["district"], day=f"{date.fromisoformat(each['day']):%d.%m.%Y}",
        days=met.days, planned=met.planned_days,
    )  # fmt: skip
    lines = [head, word("met", lang, citizens=met.citizens, mean=decimal(met.mean_workers, 1, lang),
                        median=decimal(met.median_workers, 1, lang), most=met.most_workers,
                        over=met.over_limit, limit=met.limit)]  # fmt: skip
    if met.primary_share is not None:
        lines.append(word("primary", lang, share=percent(met.primary_share, lang)))
    if met.known_share is not None:
        lines.append(word("known", lang, share=percent(met.known_share, lang), new=met.new_faces))
    lines += [
        word("worst", lang, citizen=m.citizen_id, workers=m.workers, visits=m.visits,
             share=percent(m.primary_share, lang))
        for m in met.worst
    ]  # fmt: skip
    lines.append(word("heavy", lang, most=decimal(fair.most_heavy_a_day, 1, lang),
                      least=decimal(fair.least_heavy_a_day, 1, lang), lists=len(fair.heavy_lists), cap=fair.cap))  # fmt: skip
    lines.append(word("care", lang, most=hours(fair.most_care_a_day, lang), least=hours(fair.least_care_a_day, lang),
                      longest=hours(fair.longest_day, lang)))  # fmt: skip
    for point in (CurvePoint.model_validate(p) for p in each["curve"]):
        share = "-" if point.known_share is None else percent(point.known_share, lang)
        lines.append(word("point", lang, weight=decimal(point.weight, 0, lang), share=share, new=point.new_faces,
                          driving=hours(point.driving_seconds, lang), way=kilometres(point.driving_metres, lang),
                          left_out=point.left_out))  # fmt: skip
    return lines
