"""The week itself: evening, night and morning, day after day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from examples.week.account import account_of
from examples.week.district import RealRoads, make_district, with_following
from examples.week.happenings import Rates
from examples.week.morning import Morning, meet
from examples.week.records import DayOfWeek, MorningBrief, NightBrief, WeekBrief
from planner.continuity import (
    carried,
    continuity_figures,
    fairness_figures,
    stored_day,
    stored_days,
    stored_history,
)
from planner.day import dates_of
from planner.domain import Instance
from planner.figures import figures
from planner.formats.json_form import write_json
from planner.messages import Lang
from planner.nightly.config import District, NightConfig, Search
from planner.nightly.night import run_nightly
from planner.nightly.records import UnitResult
from planner.planning import package_version
from planner.replan import Order
from planner.store import Store, open_store

DISTRICT = "Uge"
EVENING = time(20)
STORE_FILE, INPUT_FILE, NIGHT_FOLDER = "plans.sqlite", "input.json", "night"
Tell = Callable[[str], None]


class NightFailedError(RuntimeError):
    """A night has led to no plan."""

    def __init__(self, day: date, unit: UnitResult) -> None:
        faults = ", ".join(f"{s.step}: {s.fault} {s.detail}".rstrip() for s in unit.setbacks) or unit.outcome
        super().__init__(f"{day}: {faults}")


@dataclass(frozen=True)
class Settings:
    """How the week is made. `seconds` or `iterations`: of search, each night. `real`: roads and addresses to make it up on.

    `order`: how mornings are re-planned.
    """

    nights: int = 7
    citizens: int = 40
    seed: int = 1
    seconds: float | None = None
    iterations: int | None = None
    real: RealRoads | None = None
    rates: Rates = field(default_factory=Rates)
    order: Order = field(default_factory=Order)


def live(folder: Path, settings: Settings, lang: Lang = Lang.DA, tell: Tell = lambda _: None) -> WeekBrief:
    """Live through the week in `folder`; return what came of it.

    The clock is the week's own. A week that was lived before, or broken off, is taken up: what is done is not done again. `tell` is
    told of each day.

    Raises
    ------
    NightFailedError
        If a night leads to no plan.
    VisitLostError
        If a visit is lost.
    """
    week, roads = make_district(folder, settings.citizens, settings.nights, settings.seed, settings.real)
    config = _config(folder, roads, settings)
    morning = Morning(settings.rates, settings.seed, settings.order)
    made = []
    for day in dates_of(week)[: settings.nights]:
        one, week = _day(folder, config, week, day, morning, lang)
        made.append(one)
        tell(
            f"{day}: {len(one.account.planned)} + {len(one.account.cancelled)} + {len(one.account.left_out)} "
            f"= {len(one.account.visits)}"
        )
    end = made[-1].day + timedelta(days=1)
    with open_store(config.store, clock=lambda: _at(week, end, EVENING)) as store:
        history = stored_history(store, DISTRICT, end)
        attribution = store.plan(made[-1].published_id).attribution
    return WeekBrief(
        title=week.title,
        seed=settings.seed,
        citizens=len(week.citizens),
        workers=len(week.workers),
        budget_seconds=settings.seconds,
        budget_iterations=settings.iterations,
        version=package_version(),
        attribution=attribution,
        days=tuple(made),
        continuity=continuity_figures(history),
        fairness=fairness_figures(history),
    )


def _config(folder: Path, roads: Path, settings: Settings) -> NightConfig:
    return NightConfig(
        store=str(folder / STORE_FILE),
        out=folder / NIGHT_FOLDER,
        days=1,
        jobs=1,
        search=Search(seconds=settings.seconds, iterations=settings.iterations, seed=settings.seed),
        districts=(District(name=DISTRICT, input=folder / INPUT_FILE, roads=roads.resolve()),),
    )


def _day(
    folder: Path, config: NightConfig, week: Instance, day: date, morning: Morning, lang: Lang
) -> tuple[DayOfWeek, Instance]:
    """One day, and the week as it is known after it."""
    evening = _at(week, day - timedelta(days=1), EVENING)
    with open_store(config.store, clock=lambda: evening) as store:
        given = _extract(store, week, day)
    write_json(given, folder / INPUT_FILE)
    unit = run_nightly(config, clock=lambda: evening, lang=lang).units[0]
    night = _brief(day, unit)
    with open_store(config.store, clock=lambda: _at(week, day, time(6))) as store:
        met = meet(store, DISTRICT, day, night.plan_id, morning)
        due = {v.visit_id for v in given.visits} | set(met.added)
        one = _concluded(store, day, night, met, due)
        standing = stored_day(store, DISTRICT, day)
    if standing is None:
        raise NightFailedError(day, unit)
    return one, with_following(week, standing.instance, met.added)


def _extract(store: Store, week: Instance, day: date) -> Instance:
    """What the care record system hands over in the evening: the day, with screen records as the week has made them. Whom citizens
    know, the night reads from the store."""
    before = stored_days(store, DISTRICT, dates_of(week)[0], day - timedelta(days=1))
    return carried(week, before, day)


def _brief(day: date, unit: UnitResult) -> NightBrief:
    if unit.plan_id is None or unit.cost is None or not unit.status or unit.failure is not None:
        raise NightFailedError(day, unit)
    return NightBrief(
        outcome=unit.outcome,
        plan_id=unit.plan_id,
        visits=unit.visits,
        planned=unit.planned,
        left_out=unit.left_out,
        broken_rules=unit.broken_rules,
        status=unit.status,
        solver=unit.solver,
        instead_of=unit.instead_of,
        cost=unit.cost,
        timings=unit.timings,
        setbacks=unit.setbacks,
    )


def _concluded(store: Store, day: date, night: NightBrief, met: MorningBrief, due: set[str]) -> DayOfWeek:
    """Everything that is told of the day is read from what stands in the store."""
    saved, standing = store.published(DISTRICT, day), stored_day(store, DISTRICT, day)
    if saved is None or standing is None:
        raise LookupError(f"nothing is published for {day}")
    travel = store.travel(saved.travel_hash)
    account = account_of(due, met.happened.cancelled, standing.instance, travel, standing.plan)
    total = figures(standing.instance, travel, standing.plan).total
    faces = continuity_figures(stored_history(store, DISTRICT, day), standing)
    return DayOfWeek(
        day=day,
        night=night,
        morning=met,
        account=account,
        published_id=saved.plan_id,
        routes=total.routes_used,
        driving_seconds=total.driving_seconds,
        driving_metres=total.distance_metres,
        paid_seconds=total.paid_seconds,
        overtime_seconds=total.overtime_seconds,
        known_share=faces.known_share,
        new_faces=faces.new_faces,
        median_workers=faces.median_workers,
    )


def _at(week: Instance, day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(week.settings.timezone))
