"""The sections over all districts and days: the overview, what went wrong, and where contingency copies are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from markupsafe import Markup

from planner.brief.records import DayBrief
from planner.errors import Issue, Severity
from planner.issue_texts import describe
from planner.nightly.records import Outcome, Standing
from planner.nightly.texts import describe_setback, outcome_word
from planner.report.brief.saying import Saying, bad, ready
from planner.report.numbers import short_date
from planner.report.section import Section
from planner.report.table import Row, Table

NONE = "–"


def overview(saying: Saying) -> Section:
    """Return the section with a row for each district and day."""
    heads = saying.heads(
        ("district", "name"), ("day", "text"), ("outcome", "wide"), ("plan", "wide"), ("planned_of", "num"),
        ("left_out", "num"), ("broken_head", "num"), ("changed", "num"), ("driving_share", "num"),
        ("could_be", "num"), ("report", "text"),
    )  # fmt: skip
    rows = tuple(
        Row((*_unit(saying, d), *_content(saying, d), _report(saying, d))) for d in saying.brief.days
    )
    return Section(
        "overview", saying.word("overview"), saying.word("overview_help"),
        tables=(Table("overview", heads, rows),) if rows else (),
    )  # fmt: skip


def _unit(saying: Saying, day: DayBrief) -> tuple[str, ...]:
    unit = day.unit
    link = Markup('<a href="#{}">{}</a>').format(saying.anchor(day), unit.district)
    outcome = outcome_word(unit.outcome, saying.lang)
    if day.instead_of:
        outcome = f"{outcome}: {saying.word('card_fell_back').lower()}"
    failed = unit.outcome is Outcome.FAILED or day.instead_of
    return (
        link,
        short_date(unit.day, saying.lang),
        bad(outcome) if failed else outcome,
        _plan(saying, day),
    )


def _plan(saying: Saying, day: DayBrief) -> str:
    """The plan that the row tells of; below it what holds for the day, where that is another."""
    unit = day.unit
    if unit.plan_id is not None and (ready(day) or day.of_tonight):
        made = saying.word("made_before" if unit.outcome is Outcome.DONE else "tonight")
        lines = (
            []
            if unit.standing is None or unit.standing.plan_id == unit.plan_id
            else [_holds(saying, unit.standing)]
        )
        return Markup("{}").format(unit.plan_id) + _small([made, *lines])
    if unit.standing is not None:
        return bad(str(unit.standing.plan_id)) + _small([_holds(saying, unit.standing)])
    return NONE if unit.outcome is Outcome.EMPTY else bad(NONE)


def _holds(saying: Saying, standing: Standing) -> str:
    age = saying.hours(saying.brief.age_seconds(standing))
    kind = saying.word(f"is_{standing.kind.value}")
    return saying.word("holds", plan_id=standing.plan_id, kind=kind, age=age)


def _small(lines: Sequence[str]) -> Markup:
    return Markup("").join(Markup("<small>{}</small>").format(line) for line in lines)


def _content(saying: Saying, day: DayBrief) -> tuple[str, ...]:
    content = day.content
    if content is None:
        return (NONE,) * 6
    planned = saying.word("part_of", part=saying.count(content.planned), whole=saying.count(content.visits))
    # an older plan that stands has changed nothing tonight
    changes = content.changes if day.of_tonight else None
    changed = NONE if changes is None else saying.count(changes.difference.count())
    return (
        planned,
        _alarming(saying, len(content.unplanned)),
        _alarming(saying, len(content.broken)),
        changed,
        saying.share(content.driving.share) if content.driving.paid_seconds else NONE,
        saying.count(len(content.screen.candidates)),
    )


def _alarming(saying: Saying, number: int) -> str:
    return bad(saying.count(number)) if number else saying.count(0)


def _report(saying: Saying, day: DayBrief) -> str:
    """A link to the report beside the brief; a failed unit has none of tonight."""
    if not (ready(day) and day.unit.folder):
        return NONE
    target = quote(f"{day.unit.folder}/report.html")
    return Markup('<a href="{}">{}</a>').format(target, saying.word("open_report"))


def faults(saying: Saying) -> Section | None:
    """Return the section of all that went wrong; None if nothing did."""
    points = tuple(_points(saying))
    if not points:
        return None
    return Section("faults", saying.word("faults"), saying.word("faults_help"), points=points)


def _points(saying: Saying) -> Iterator[str]:
    night, lang = saying.brief.night, saying.lang
    if night.interrupted:
        yield saying.word("cut_short")
    for setback in night.setbacks:
        yield describe_setback(setback, lang)
    for district in night.districts:
        for setback in district.setbacks:
            yield saying.word("fault", unit=district.district, text=describe_setback(setback, lang))
        if district.errors:
            text = saying.word("input_errors", count=saying.count(len(district.errors)))
            yield saying.word("fault", unit=district.district, text=text)
    for day in saying.brief.days:
        says = [describe_setback(s, lang) for s in day.unit.setbacks]
        if day.instead_of and day.content is not None:
            says.append(saying.word("fell_back", solver=day.content.solver, asked=day.instead_of))
        if day.unit.outcome is Outcome.FAILED:
            says.append(saying.stands(day.unit))
        if says:
            yield saying.word("fault", unit=saying.unit(day.unit), text=" ".join(says))


def issues(saying: Saying) -> Section | None:
    """Return the section of what is wrong with the inputs, errors first; None where nothing is. Ids, never labels."""
    night = saying.brief.night
    found = [(d.district, issue) for d in night.districts for issue in d.issues]
    found += [(saying.unit(d.unit), issue) for d in saying.brief.days for issue in d.unit.issues]
    if not found:
        return None
    found.sort(key=lambda pair: pair[1].severity is not Severity.ERROR)
    heads = saying.heads(("district", "text"), ("severity", "text"), ("wrong", "wide"), ("todo", "wide"))
    rows = [Row((where, *_issue(saying, issue))) for where, issue in found]
    return Section("issues", saying.word("issues"), tables=(saying.table("issues", heads, rows),))


def _issue(saying: Saying, issue: Issue) -> tuple[str, str, str]:
    wrong, todo = describe(issue, saying.lang)
    severity = saying.word(issue.severity.value)
    return (bad(severity) if issue.severity is Severity.ERROR else severity, wrong, todo)


def copies(saying: Saying) -> Section | None:
    """Return the section of contingency copies; None where there are none."""
    heads = saying.heads(
        ("district", "text"), ("day", "text"), ("plan", "num"), ("written", "text"), ("folder", "wide")
    )
    rows = tuple(
        Row(
            (
                d.district,
                short_date(d.day, saying.lang),
                str(d.copies.plan_id),
                saying.word("yes") if d.copies.good else bad(saying.word("not_written")),
                Markup('<span class="folder">{}</span>').format(d.copies.folder),
            )
        )
        for d in saying.brief.days
        if d.copies is not None
    )
    if not rows:
        return None
    return Section(
        "copies", saying.word("copies"), saying.word("copies_help"), tables=(Table("copies", heads, rows),)
    )
