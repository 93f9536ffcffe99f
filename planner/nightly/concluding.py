"""The end of a night: its morning brief and its result as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from planner.atomic import write_whole
from planner.brief import morning_brief
from planner.logs import Log
from planner.messages import Lang
from planner.nightly.briefing import days_of_brief
from planner.nightly.config import NightConfig
from planner.nightly.course import Course
from planner.nightly.files import RESULT_FILE
from planner.nightly.records import Fault, NightResult, Setback, Step
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
) -> NightResult:
    """Write the morning brief and the result; return the result, with what went wrong in doing so."""

    def brief() -> None:
        days = list(days_of_brief(store, courses))
        write_brief(morning_brief(night, days, clock, copies=str(config.copies_folder)), config.out, lang)

    night = _done(night, brief)
    return _done(night, lambda: _write_result(config, night))


def _write_result(config: NightConfig, night: NightResult) -> None:
    write_whole(config.out / RESULT_FILE, night.model_dump_json(indent=1) + "\n")


def _done(night: NightResult, write: Callable[[], object]) -> NightResult:
    """Whatever is wrong with a page, the plans are made and stored: the night goes on to tell of them."""
    try:
        write()
    except Exception as error:
        fault = Fault.DISK if isinstance(error, OSError) else Fault.ERROR
        detail = (error.strerror or "") if isinstance(error, OSError) else type(error).__name__
        _log.error("not_concluded", error, step=Step.BRIEF.value, fault=fault.value)
        setback = Setback(step=Step.BRIEF, fault=fault, detail=detail)
        return night.model_copy(update={"setbacks": (*night.setbacks, setback)})
    return night
