"""A nightly run, from the lock to the result."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from planner.logs import Log, logged_to
from planner.messages import Lang
from planner.nightly.cluster import DaskCluster
from planner.nightly.concluding import conclude
from planner.nightly.config import NightConfig
from planner.nightly.course import Course
from planner.nightly.crew import Crew, Executor, LocalProcesses
from planner.nightly.days import days_from, first_day
from planner.nightly.delivering import Delivery
from planner.nightly.files import LOG_FILE, remove_old, remove_unfinished, unit_folder
from planner.nightly.importing import Importing
from planner.nightly.lock import night_lock
from planner.nightly.planning import Planning
from planner.nightly.records import NightResult
from planner.nightly.stopwatch import Now, Stopwatch
from planner.planning import package_version
from planner.store import Patience, Store, open_store, utc_now

ExecutorName = Literal["local", "dask"]
_log = Log(__name__)


def run_nightly(
    config: NightConfig,
    *,
    clock: Callable[[], datetime] = utc_now,
    first: date | None = None,
    executor: ExecutorName = "local",
    scheduler: str | None = None,
    lang: Lang = Lang.DA,
    imports: Sequence[str] = (),
    patience: Patience | None = None,
    seconds: Now = time.monotonic,
) -> NightResult:
    """Plan every district and day that is not done yet; store, report and copy what stands.

    Parameters
    ----------
    clock
        Tells the night's instants.
    first
        The first day to plan; by default `planner.nightly.days.first_day`.
    executor, scheduler
        "dask" and the scheduler's address: whose workers plan; everything else is done here.
    imports
        Modules that each process imports before it works, for example to register a solver of your own.
    patience
        How long a database that is away is waited for.
    seconds
        Tells seconds by a clock that only goes forward, for how long the night takes.

    Returns
    -------
    NightResult
        Also written to `night.json` in the night's folder, and told of in the morning brief beside it.

    Raises
    ------
    AnotherRunError
        If another run holds the lock.
    StoreError, OSError
        If there is no store to begin with, or no folder to write to.
    NoClusterError, ImportError
        For Dask without a cluster, or without the extra [cluster].
    ValueError
        For Dask without a scheduler.
    """
    watch = Stopwatch(seconds)
    began = clock().replace(microsecond=0)
    days = days_from(first or first_day(began, config.timezone), config.days)
    with ExitStack() as stack:
        stack.enter_context(night_lock(config))
        stack.enter_context(logged_to(config.out / LOG_FILE))
        store = stack.enter_context(open_store(config.store, clock=clock, patience=patience))
        crew = stack.enter_context(_crew(config, executor, scheduler, imports, watch))
        night = _Night(config, store, crew, began, days, lang)
        _log.info(
            "night_begun", day=days[0].isoformat(), count=len(config.districts), version=package_version()
        )
        interrupted = night.run()
        result = NightResult(
            started_at=began,
            ended_at=clock().replace(microsecond=0),
            days=days,
            timezone=config.timezone,
            place=store.place,
            version=package_version(),
            solver=config.search.solver,
            seed=config.search.seed,
            executor=executor,
            jobs=config.jobs,
            budget_seconds=config.search.seconds,
            budget_iterations=config.search.iterations,
            districts=tuple(night.importing.results),
            units=tuple(c.result(_seen_from(config, c)) for c in night.courses),
            interrupted=interrupted,
        )
        _log.info("night_ended", count=len(result.units), left_out=sum(u.left_out for u in result.units))
        return conclude(result, night.courses, store, config, clock, lang, watch)


class _Night:
    """The steps of a night, one after another."""

    def __init__(
        self,
        config: NightConfig,
        store: Store,
        crew: Crew,
        began: datetime,
        days: tuple[date, ...],
        lang: Lang,
    ) -> None:
        self._config, self._store, self._crew = config, store, crew
        self._began, self._first, self._lang = began, days[0], lang
        self.importing = Importing(config, store, days)
        self.delivery = Delivery(config, store, began, lang)
        self.courses: list[Course] = []

    def run(self) -> bool:
        """Do it all; whether it was ended by hand."""
        try:
            self._crew.do(self.importing.jobs())
            self.courses = self.importing.courses()
            planning = Planning(self._config, self._store, self.courses, self._lang)
            planning.take_up()
            self._crew.do(self.delivery.jobs([c for c in planning.ours() if c.outcome is not None]))
            for jobs in planning.rounds():
                self._crew.do(jobs)
                self._crew.do(self.delivery.jobs(planning.changed()))
            self.delivery.look(self.courses)
            self.delivery.finish(planning.ours())
            self._tidy(planning.ours())
        except KeyboardInterrupt:
            _log.warning("night_interrupted")
            self.delivery.look(self.courses)
            return True
        return False

    def _tidy(self, ours: list[Course]) -> None:
        """Let go of what is no longer kept, and of what is half-written of our own units: another run may be writing its files.
        That it cannot be done tonight harms nobody."""
        today = min(self._began.astimezone(ZoneInfo(self._config.timezone)).date(), self._first)
        try:
            removed = remove_unfinished(self._config, ((c.day, c.district) for c in ours))
            removed += remove_old(self._config, today)
            _log.info("old_removed", count=len(removed))
            if self._config.retention is not None:
                self._store.retain(self._config.retention, dry_run=False, today=today)
        except Exception as error:
            _log.error("not_tidied", error)


@contextmanager
def _crew(
    config: NightConfig,
    executor: ExecutorName,
    scheduler: str | None,
    imports: Sequence[str],
    watch: Stopwatch,
) -> Iterator[Crew]:
    if executor == "dask" and not scheduler:
        raise ValueError("a cluster needs the address of its scheduler")
    here = LocalProcesses(config.jobs)
    anywhere: Executor = here
    try:
        if executor == "dask":
            anywhere = DaskCluster.at(str(scheduler))
        yield Crew(anywhere, here, config.limits.stall_seconds, imports, watch)
    finally:
        for each in {id(e): e for e in (here, anywhere)}.values():
            each.close()


def _seen_from(config: NightConfig, course: Course) -> str:
    """Empty where there is no folder: the day was another run's, whose files may be elsewhere."""
    folder = unit_folder(config, course.day, course.district)
    return folder.relative_to(config.out).as_posix() if folder.is_dir() else ""
