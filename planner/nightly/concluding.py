"""The end of a night: its morning brief and its result as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime

from planner.atomic import write_whole
from planner.brief import DayOfBrief, morning_brief
from planner.logs import Log
from planner.messages import Lang
from planner.nightly.briefing import days_of_brief
from planner.nightly.config import NightConfig
from planner.nightly.course import Course
from planner.nightly.files import RESULT_FILE
from planner.nightly.records import NightResult, Outcome, Step, Timings, UnitResult
from planner.nightly.setbacks import setback_of
from planner.nightly.stopwatch import Stopwatch
from planner.report.brief import write_brief
from planner.store import Store

_log = Log(__name__)


def conclude(
    night: NightResult,
    courses: Sequence[Course],
    store: Store,
    config: NightConfig,
    clock: Callable[[], datetime],
    lang: Lang,
    watch: Stopwatch,
) -> NightResult:
    """Write the morning brief and the result, with what an earlier run of the same night did; return the night, with what went
    wrong in writing and the time that it took until the result was written."""
    earlier = _earlier(config)

    def brief(days: Sequence[DayOfBrief]) -> None:
        told = continued(_timed(night, watch), earlier)
        write_brief(morning_brief(told, days, clock, copies=str(config.copies_folder)), config.out, lang)

    night = _done(night, lambda: brief(list(days_of_brief(store, courses))))
    if night.setbacks:
        with suppress(
            Exception
        ):  # without what the plans hold it still tells how each unit ended and what stands
            brief([])
    night = _timed(night, watch)
    told = continued(night, earlier).model_dump_json(indent=1)
    return _done(night, lambda: write_whole(config.out / RESULT_FILE, told + "\n"))


def _timed(night: NightResult, watch: Stopwatch) -> NightResult:
    return night.model_copy(update={"work_seconds": round(watch.seconds, 3)})


def continued(night: NightResult, earlier: NightResult | None) -> NightResult:
    """Return what is told of a night that was begun again: of each unit that an earlier run of it had finished, how that run came
    to its plan, and of every unit the time that it took in all runs.

    The night itself where there is no earlier run of the same days. The plan that stands is as old as at the first beginning.
    """
    if earlier is None or earlier.days != night.days:
        return night
    before = {(u.key, u.plan_id): u for u in earlier.units}
    # By district and day: an attempt that failed, or was made from another input, is part of the same night's time.
    spent = {(u.district, u.day): u.timings for u in earlier.units}
    units = tuple(
        _continued(_spending(u, spent.get((u.district, u.day))), before.get((u.key, u.plan_id)))
        for u in night.units
    )
    seconds = round(earlier.work_seconds + night.work_seconds, 3)
    return night.model_copy(
        update={"started_at": earlier.started_at, "units": units, "work_seconds": seconds}
    )


def _spending(unit: UnitResult, before: Timings | None) -> UnitResult:
    if before is None:
        return unit
    now = unit.timings.model_dump()
    both = {step: round(seconds + now[step], 3) for step, seconds in before.model_dump().items()}
    return unit.model_copy(update={"timings": Timings(**both)})


def _continued(unit: UnitResult, before: UnitResult | None) -> UnitResult:
    if before is None or unit.outcome is not Outcome.DONE:
        return unit
    same = unit.standing and before.standing and unit.standing.plan_id == before.standing.plan_id
    return unit.model_copy(
        update={
            "outcome": Outcome.MADE if before.outcome is Outcome.MADE else unit.outcome,
            "rounds": before.rounds + unit.rounds,
            "setbacks": before.setbacks + unit.setbacks,
            "peak_megabytes": max(before.peak_megabytes, unit.peak_megabytes),
            "standing": before.standing if same else unit.standing,
        }
    )


def _earlier(config: NightConfig) -> NightResult | None:
    """What the last run told; None where there is none that can be read."""
    try:
        return NightResult.model_validate_json((config.out / RESULT_FILE).read_bytes())
    except (OSError, ValueError):
        return None


def _done(night: NightResult, write: Callable[[], object]) -> NightResult:
    """Whatever is wrong with a page, the plans are made and stored: the night goes on to tell of them."""
    try:
        write()
    except Exception as error:
        setback = setback_of(error, Step.BRIEF)
        _log.error("not_concluded", error, step=Step.BRIEF.value, fault=setback.fault.value)
        return night.model_copy(update={"setbacks": (*night.setbacks, setback)})
    return night
