"""Reports and contingency copies of a night: written anew where they show something else than what stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.atomic import write_whole
from planner.errors import InputError
from planner.logs import Log
from planner.messages import Lang
from planner.nightly.config import NightConfig
from planner.nightly.copies.words import copy_word, kind_word
from planner.nightly.course import Course
from planner.nightly.crew import Job
from planner.nightly.deliver import Deliver, Shown
from planner.nightly.files import NAMES_FILE, STATUS_FILE, copies_folder, read_note, unit_folder
from planner.nightly.guard import Answer, Bounds
from planner.nightly.records import Outcome, Setback, Standing, Step
from planner.nightly.setbacks import setback_of
from planner.nightly.standing import heading, shown, standing
from planner.report.numbers import hours, long_date
from planner.store import Names, Store, StoreError, merged, names_of, read_names

DELIVER_SECONDS = 300.0

_log = Log(__name__)


class Delivery:
    """Writes each unit's files, and says beside them how old they are."""

    def __init__(self, config: NightConfig, store: Store, began: datetime, lang: Lang) -> None:
        self._config, self._store, self._began, self._lang = config, store, began, lang
        self._unwritten: set[int] = set()

    def jobs(self, courses: Iterable[Course]) -> Iterator[Job]:
        """One for each unit whose files do not show what they should."""
        limits = self._config.limits
        bounds = Bounds(DELIVER_SECONDS + limits.grace_seconds, limits.start_seconds, limits.memory_megabytes)
        for course in courses:
            try:
                self._look(course)
                work = self._work(course)
            except Exception as error:  # the store, which may be away: the other units' files are written
                self._unwritten.add(id(course))
                self._failed(course, setback_of(error, Step.DELIVER))
                continue
            if work is not None:
                yield Job(work, bounds, _nothing, partial(self._delivered, course), here=True)

    def look(self, courses: Iterable[Course]) -> None:
        """Find what stands for the days of which that is not known yet, since the store was away or the night is cut short."""
        with suppress(StoreError, OSError):
            for course in courses:
                if course.standing is None:
                    self._look(course)

    def finish(self, courses: Iterable[Course]) -> None:
        """Write beside each unit's copies which plan they are of, and mark the one that was not renewed."""
        for course in courses:
            folder = copies_folder(self._config, course.day, course.district)
            if course.outcome is Outcome.EMPTY and not folder.is_dir():
                continue
            try:
                write_whole(folder / STATUS_FILE, self._status(course) + "\n")
            except OSError as error:
                self._failed(course, setback_of(error, Step.DELIVER))

    def _look(self, course: Course) -> None:
        course.standing = standing(self._store, course.district, course.day, self._began, course.plan_id)

    def _work(self, course: Course) -> Deliver | None:
        """What is to be written; None if all is there."""
        folder = unit_folder(self._config, course.day, course.district)
        note = read_note(folder)
        stands = course.standing
        copied = None if stands is None else stands.plan_id
        report = course.plan_id if course.plan_id is not None else note.plan_id if note else None
        same = note is not None and (note.copied_id, note.plan_id) == (copied, report)
        if stands is None or (same and note is not None and note.lang == self._lang.value):
            return None
        made = self._made(course)
        names = self._names(course, folder)
        return Deliver(
            folder=folder,
            made=made,
            violations=course.violations,
            plan_id=report,
            copies=copies_folder(self._config, course.day, course.district),
            standing=made if made and copied == course.plan_id else shown(self._store, stands.plan_id, names),
            heading=heading(course.district, stands),
            names=names,
            roads=None if course.imported is None else course.imported.roads,
            lang=self._lang,
        )

    def _names(self, course: Course, folder: Path) -> Names:
        """Tonight's, and those that the files were last written with: an input that cannot be read must not cost them these."""
        try:
            older = read_names(folder / NAMES_FILE)
        except InputError:
            older = Names()
        return older if course.imported is None else merged(older, names_of(course.instance))

    def _made(self, course: Course) -> Shown | None:
        if course.plan is None or course.plan_id is None or course.imported is None:
            return None
        return Shown(course.plan, course.instance, course.imported.travel)

    def _delivered(self, course: Course, answer: Answer) -> list[Job]:
        course.spend(deliver=answer.started + answer.seconds)
        course.peak_megabytes = max(course.peak_megabytes, answer.peak_megabytes)
        if answer.fault is None:
            return []
        self._unwritten.add(id(course))
        seconds = round(answer.seconds, 1)
        self._failed(
            course, Setback(step=Step.DELIVER, fault=answer.fault, detail=answer.detail, seconds=seconds)
        )
        return []

    def _failed(self, course: Course, setback: Setback) -> None:
        course.outcome = Outcome.FAILED
        course.setbacks.append(setback)
        _log.warning(
            "delivery_failed", district=course.district, day=course.day.isoformat(), fault=setback.fault.value
        )

    def _status(self, course: Course) -> str:
        zone, lang, stands = ZoneInfo(self._config.timezone), self._lang, course.standing
        now = _moment(self._began.astimezone(zone), lang)
        if stands is None:
            key = "status_unwritten" if id(course) in self._unwritten else "status_none"
            return copy_word(key, lang, now=now)
        renewed = course.outcome in (Outcome.MADE, Outcome.DONE)
        lines = [
            copy_word(
                "status_fresh" if renewed or id(course) in self._unwritten else "status_old",
                lang,
                plan_id=stands.plan_id,
                kind=kind_word(stands.kind, lang),
                made_at=_moment(stands.made_at.astimezone(zone), lang),
                age=_age(stands, lang),
                now=now,
            )
        ]
        if id(course) in self._unwritten:
            lines.append(copy_word("status_unwritten", lang))
        return "\n".join(lines)


def _moment(local: datetime, lang: Lang) -> str:
    return f"{long_date(local.date(), lang)} {local:%H:%M}"


def _age(stands: Standing, lang: Lang) -> str:
    return hours(stands.age_seconds, lang)


def _nothing() -> None:
    """What writing files begins with."""
