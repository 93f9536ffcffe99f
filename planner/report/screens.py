"""The day's screen visits as a list, and why every other visit that could be one is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from planner.domain import Activity, Instance, Mode, Reason, Route, Visit, seconds_between
from planner.fallback import Coverage, ScreenCall
from planner.fallback.texts import describe_miss
from planner.messages import Lang
from planner.reason_texts import describe_reason
from planner.report import numbers
from planner.report.company import company, tags
from planner.report.figure_rows import Fact
from planner.report.reader import Reader
from planner.report.words import word

Why = Mapping[str, Sequence[Reason]]
"""By visit id, why it is, or is not, by screen in the plan."""


@dataclass(frozen=True)
class ScreenRow:
    """One call: `by_unit` whether an operator makes it; `cover` what happens if nobody answers, `covered` None where that
    was not asked."""

    visit_id: str
    time: str
    citizen: str
    tags: tuple[str, ...]
    caller: str
    unit: str
    minutes: str
    services: tuple[str, ...]
    company: tuple[str, ...]
    covered: bool | None
    cover: str
    why: str


@dataclass(frozen=True)
class NotRow:
    """A reason why visits are not by screen, how many it keeps off it, and whose they are, with their times."""

    reason: str
    count: int
    citizens: tuple[str, ...]


@dataclass(frozen=True)
class ScreenView:
    """The section on screen visits."""

    facts: tuple[Fact, ...]
    rows: tuple[ScreenRow, ...]
    nots: tuple[NotRow, ...]


def screen_view(reader: Reader, coverage: Coverage | None, why: Why | None) -> ScreenView | None:
    """Return the day's screen visits in order of time; None for a day that knows nothing of the screen."""
    if not knows_screen(reader.instance) and not _calls(reader):
        return None
    cover = {c.visit_id: c for c in coverage.calls} if coverage else {}
    calls = sorted(_calls(reader), key=lambda c: (c[1].start, c[1].visit_id or ""))
    return ScreenView(
        facts=_facts(reader, coverage),
        rows=tuple(_row(reader, r, a, cover.get(a.visit_id or ""), why or {}) for r, a in calls),
        nots=_nots(reader, why or {}),
    )


def knows_screen(instance: Instance) -> bool:
    """Whether any visit could be by screen, wholly, in part, or for a second worker."""
    return any(
        v.split is not None or v.second_on_screen or any(m.mode is Mode.SCREEN for m in v.modes)
        for v in instance.visits
    )


def why_lines(reader: Reader, why: Why | None) -> dict[str, str]:
    """Return by visit id a line that says why it is, or is not, by screen."""
    on_screen = {a.visit_id for _, a in _calls(reader)}
    return {
        visit_id: word(
            "why_screen" if visit_id in on_screen else "why_not_screen",
            reader.lang,
            reasons=_sentences(reasons, reader.lang),
        )
        for visit_id, reasons in (why or {}).items()
        if reasons
    }


def _calls(reader: Reader) -> list[tuple[Route, Activity]]:
    return [(r, a) for r in reader.plan.routes for a in r.activities if a.mode is Mode.SCREEN]


def _facts(reader: Reader, coverage: Coverage | None) -> tuple[Fact, ...]:
    lang, calls = reader.lang, _calls(reader)
    by_unit = sum(bool(reader.unit_of(r)) for r, _ in calls)
    rows = [
        ("screen_visits", len({a.visit_id for _, a in calls}), ""),
        ("screen_by_unit", by_unit, ""),
        ("screen_by_routes", len(calls) - by_unit, word("screen_by_routes_note", lang)),
    ]
    found = [Fact(k, word(k, lang), numbers.decimal(n, 0, lang), note) for k, n, note in rows]
    if coverage is not None and coverage.share_covered is not None:
        share = numbers.percent(coverage.share_covered, lang, 0)
        expected = numbers.decimal(coverage.expected.fallbacks, 1, lang)
        note = word("screen_covered_note", lang, count=expected)
        found.append(Fact("screen_covered", word("screen_covered", lang), share, note))
    return tuple(found)


def _row(reader: Reader, route: Route, activity: Activity, call: ScreenCall | None, why: Why) -> ScreenRow:
    visit, lang = reader.visit_of(activity), reader.lang
    day = reader.days[0] if len(reader.days) == 1 else None
    length = seconds_between(activity.start, activity.end)
    return ScreenRow(
        visit_id=activity.visit_id or "",
        time=f"{_date(reader, activity.start)}{reader.clock(activity.start, day)}–{reader.clock(activity.end, day)}",
        citizen=reader.citizen(visit) if visit else activity.visit_id or "",
        tags=tuple(t for t in tags(reader, activity) if t != word("screen", lang)),
        caller=reader.worker(route.worker_id),
        unit=reader.unit_of(route),
        minutes=numbers.minutes(length, lang),
        services=reader.services(visit, activity.part) if visit else (),
        company=company(reader, activity, reader.day(activity.start)),
        covered=call.covered if call else None,
        cover=_cover(reader, activity, call),
        why=_sentences(why.get(activity.visit_id or "", ()), lang),
    )


def _date(reader: Reader, instant: datetime) -> str:
    return "" if len(reader.days) < 2 else numbers.short_date(reader.day(instant), reader.lang) + numbers.NBSP


def _cover(reader: Reader, activity: Activity, call: ScreenCall | None) -> str:
    """What happens if nobody answers: who comes, by when; or why nobody can."""
    if call is None:
        there = any(o.mode is Mode.PHYSICAL and o.part == "whole" for o in reader.others(activity))
        return word("cover_there", reader.lang) if there else ""
    if call.miss is not None and not call.covered:
        return describe_miss(call.miss, reader.instance, reader.lang)
    names = ", ".join(reader.worker(t.worker_id) for t in call.takeovers)
    start = max(t.start for t in call.takeovers)
    return word(
        "cover_by", reader.lang, name=names, time=reader.clock(start), due=reader.clock(call.deadline)
    )


def _nots(reader: Reader, why: Why) -> tuple[NotRow, ...]:
    """The planned visits that are not by screen, under each of their reasons; most visits first."""
    on_screen = {a.visit_id for _, a in _calls(reader)}
    planned = {a.visit_id: a.start for r in reader.plan.routes for a in r.activities if a.visit_id}
    by_reason: dict[str, list[Visit]] = defaultdict(list)
    for visit in reader.instance.visits:
        if visit.visit_id in planned and visit.visit_id not in on_screen:
            for reason in why.get(visit.visit_id, ()):
                by_reason[describe_reason(reason, reader.lang)].append(visit)
    rows = [
        NotRow(reason, len(visits), _by_citizen(reader, visits, planned))
        for reason, visits in by_reason.items()
    ]
    return tuple(sorted(rows, key=lambda r: (-r.count, r.reason)))


def _by_citizen(reader: Reader, visits: Sequence[Visit], starts: Mapping[str, datetime]) -> tuple[str, ...]:
    """Each citizen once, with the times of the visits: Borger 3 07:46, 19:40."""
    times: dict[str, list[datetime]] = defaultdict(list)
    names: dict[str, str] = {}
    for visit in visits:
        names[visit.citizen_id] = reader.citizen(visit)
        times[visit.citizen_id].append(starts[visit.visit_id])
    return tuple(
        f"{names[c]} {', '.join(_date(reader, t) + reader.clock(t) for t in sorted(own))}"
        for c, own in times.items()
    )


def _sentences(reasons: Sequence[Reason], lang: Lang) -> str:
    return " ".join(describe_reason(r, lang) for r in reasons)
