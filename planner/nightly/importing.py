"""The first step of a night: every district's input read, and its units of work laid out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from planner.day import of_date
from planner.errors import Issue
from planner.logs import Log
from planner.nightly.config import District, NightConfig
from planner.nightly.course import Course, input_hash
from planner.nightly.crew import Job
from planner.nightly.guard import Answer, Bounds
from planner.nightly.masking import without_data
from planner.nightly.past import Library, Past
from planner.nightly.records import DistrictResult, Fault, Outcome, Setback, Step
from planner.nightly.tasks import Import, Imported
from planner.planning import package_version
from planner.store import Store
from planner.store.records import UnitKey

IMPORT_SECONDS = 600.0
"""For reading and for travel times, most of which the cache has from the night before; beyond the grace that every step has."""

_log = Log(__name__)


class Importing:
    """Reads inputs; one that cannot be read costs its own units alone."""

    def __init__(self, config: NightConfig, store: Store, days: tuple[date, ...]) -> None:
        self._config, self._store, self._days = config, store, days
        self._imported: dict[str, Imported] = {}
        self._seconds: dict[str, float] = {}
        self._peak: dict[str, int] = {}
        self._found: dict[str, DistrictResult] = {}

    @property
    def results(self) -> list[DistrictResult]:
        """The districts read, in the order of the configuration."""
        return [self._found[d.name] for d in self._config.districts if d.name in self._found]

    def jobs(self) -> Iterator[Job]:
        """One for each district, on this machine, whose files they are."""
        limits = self._config.limits
        bounds = Bounds(IMPORT_SECONDS + limits.grace_seconds, limits.start_seconds, limits.memory_megabytes)
        for district in self._config.districts:
            yield Job(
                Import(district),
                bounds,
                _nothing,
                partial(self._read, district),
                here=True,
            )

    def courses(self) -> list[Course]:
        """Return every district's days in order, as they stand before planning, with what earlier plans tell them: those that
        cannot be planned have their outcome."""
        library = Library(self._store, self._days)
        found = []
        for district in self._config.districts:
            imported = self._imported.get(district.name)
            past = library.past_of(district.name, None if imported is None else imported.instance)
            courses = [self._course(district, day, past) for day in self._days]
            found += courses
            if imported is not None and not any(c.size or c.instance.shifts for c in courses):
                _fail_empty(courses)
        return found

    def _read(self, district: District, answer: Answer) -> list[Job]:
        name = district.name
        self._seconds[name], self._peak[name] = answer.seconds + answer.started, answer.peak_megabytes
        if answer.fault is None:
            imported: Imported = answer.value
            self._imported[name] = imported
            self._found[name] = DistrictResult(district=name, issues=imported.issues)
            _log.info("imported", district=name, count=len(imported.issues), seconds=round(answer.seconds, 1))
            return []
        setback = Setback(
            step=Step.IMPORT,
            fault=answer.fault,
            detail=answer.detail,
            seconds=round(answer.seconds, 1),
        )
        self._found[name] = DistrictResult(
            district=name, issues=tuple(without_data(i) for i in answer.issues), setbacks=(setback,)
        )
        _log.warning("import_failed", district=name, fault=setback.fault.value, seconds=setback.seconds)
        return []

    def _course(self, district: District, day: date, past: Past) -> Course:
        imported = self._imported.get(district.name)
        course = Course(district.name, day, imported, peak_megabytes=self._peak.get(district.name, 0))
        course.spend(prepare=(self._seconds.get(district.name, 0.0) + past.seconds) / len(self._days))
        if imported is not None:
            course.given = of_date(imported.instance, day)
        past.told_to(course, None if imported is None else imported.instance, enters=district.history)
        found = self._found.get(district.name)
        if imported is None:
            course.outcome = Outcome.FAILED
            course.setbacks += found.setbacks if found else ()
        elif course.size and course.instance.shifts:
            hashed = input_hash(course.instance, imported.travel.digest, self._config.search)
            course.key = UnitKey(
                district=district.name, day=day, input_hash=hashed, version=package_version()
            )
        else:
            self._nothing_to_plan(course)
        return course

    def _nothing_to_plan(self, course: Course) -> None:
        """Nothing at all on a later day: the extract ends before it. On the first day, or by half, something is missing."""
        visits, shifts = bool(course.size), bool(course.instance.shifts)
        code = "nightly_no_shifts" if visits else "nightly_no_visits" if shifts else "nightly_day_empty"
        course.issues.append(Issue(code, params={"day": course.day.isoformat()}))
        if visits or shifts or course.day == self._days[0]:
            course.outcome = Outcome.FAILED
            course.fail(Step.IMPORT, Fault.INPUT)
        else:
            course.outcome = Outcome.EMPTY


def _fail_empty(courses: list[Course]) -> None:
    """No day has anything to plan: the extract did not end early, it is missing."""
    for course in courses:
        if course.outcome is Outcome.EMPTY:
            course.outcome = Outcome.FAILED
            course.fail(Step.IMPORT, Fault.INPUT)


def _nothing() -> None:
    """What an import begins with."""
