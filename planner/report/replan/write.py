"""A re-planning as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from planner.atomic import write_whole
from planner.difference.texts import describe_change
from planner.messages import Lang, Text, render
from planner.reason_texts import describe_reason
from planner.replan.lines import clock, describe_note, head, in_minutes, side_by_side
from planner.replan.order import CHANGE_PRICE
from planner.replan.records import Alternative, Replanning
from planner.replan.texts import WORDS
from planner.report import page
from planner.report.figure_rows import Fact
from planner.report.numbers import decimal
from planner.report.section import Section
from planner.report.study_view import StudyView
from planner.report.study_words import STUDY_WORDS
from planner.report.table import Head, Row, Table

PAGE_FILE: Final = "replan.html"
STYLES = ("report.css", "study.css")

_WORDS: dict[str, Text] = {
    **STUDY_WORDS,
    **WORDS,
    "page": Text("Omplanlægning", "Re-planning"),
    "method": Text("Sådan er forslagene fundet", "How the alternatives were found"),
    "method_help": Text(
        "Hvert forslag er en hel plan for dagen, lagt og kontrolleret; det, der er udført, er det samme i dem alle.",
        "Every alternative is a whole plan of the day, made and checked; what is done is the same in all of them.",
    ),
    "references": Text("Kilder", "Sources"),
    "ranked": Text(
        "Færrest ændringer først. Et forslag med flere ændringer er kun med, hvis det koster mindre.",
        "Fewest changes first. An alternative with more changes is here only if it costs less.",
    ),
    "points_second": Text(
        "point; 100 point er et sekunds arbejde", "points; 100 points are a second of work"
    ),
    "usual_price": Text(
        "antaget, når intet andet er sagt: {price}", "assumed unless said otherwise: {price}"
    ),
    "no_changes": Text("Intet besøg ændres.", "No visit changes."),
    "headline": Text(
        "{count} forslag; det første ændrer {changes} besøg",
        "{count} alternatives; the first changes {changes} visits",
    ),
    "gain_col": Text("Arbejde vundet, minutter", "Work gained, minutes"),
}


def replan_page(replanning: Replanning, lang: Lang = Lang.DA) -> str:
    """Return the page as one self-contained HTML text. It names ids only, no labels."""
    return page.render(
        "study.html.j2", STYLES, (), None, view=_view(replanning, lang), t=partial(_word, lang=lang)
    )


def write_replan_page(replanning: Replanning, folder: Path, lang: Lang = Lang.DA) -> Path:
    """Write `replan.html` into `folder`; return it. Raises OSError where it cannot be written."""
    return write_whole(folder / PAGE_FILE, replan_page(replanning, lang))


def _word(key: str, lang: Lang, **params: object) -> str:
    return render(_WORDS, key, params, lang)


def _view(replanning: Replanning, lang: Lang) -> StudyView:
    situation, made = replanning.situation, replanning.alternatives
    day = replanning.now.astimezone(ZoneInfo(situation.instance.settings.timezone))
    sections = [_happened(replanning, lang), _compared(replanning, lang)]
    sections += [_changes(replanning, n, a, lang) for n, a in enumerate(made, start=1)]
    if replanning.curve:
        sections.append(_curve(replanning, lang))
    return StudyView(
        lang=lang,
        title=_word("title", lang, now=clock(replanning.now, situation.instance)),
        dates=f"{day:%d.%m.%Y}",
        synthetic=situation.instance.synthetic,
        attribution=situation.travel.attribution,
        headline=_word("headline", lang, count=len(made), changes=made[0].changes),
        sentences=(head(replanning, lang),),
        cards=(),
        sections=tuple(sections),
        method=tuple(_method(made, lang)),
    )


def _happened(replanning: Replanning, lang: Lang) -> Section:
    notes = tuple(describe_note(n, replanning.situation.instance, lang) for n in replanning.situation.notes)
    return Section("happened", _word("happened", lang), points=notes)


def _compared(replanning: Replanning, lang: Lang) -> Section:
    first, *rest = side_by_side(replanning, lang)
    heads = (Head(_word("what", lang), "name"), *(Head(name, "num") for name in first[1]))
    rows = tuple(Row((name, *cells)) for name, cells in rest)
    table = Table("alternatives", heads, rows)
    return Section("alternatives", _word("side_by_side", lang), _word("ranked", lang), tables=(table,))


def _changes(replanning: Replanning, number: int, alternative: Alternative, lang: Lang) -> Section:
    instance, visits = replanning.situation.instance, replanning.situation.before.visit
    known = {**visits, **instance.visit}
    told = set(alternative.consequences.phone)
    zone = instance.settings.timezone
    rows = []
    for change in alternative.difference.changes:
        citizen = known[change.visit_id].citizen_id if change.visit_id in known else ""
        phone = citizen in told and change.visit_id not in replanning.situation.gone
        rows.append(
            Row(
                (
                    change.visit_id,
                    citizen,
                    describe_change(change, lang, zone),
                    _word("yes" if phone else "no", lang),
                )
            )
        )
    heads = tuple(Head(_word(key, lang).capitalize()) for key in ("visit", "citizen", "change", "phone_head"))
    return Section(
        f"changes-{number}",
        _word("changes_of", lang, number=number),
        points=tuple(_left_out(alternative, lang)),
        tables=(Table(f"changes-{number}", heads, tuple(rows)),) if rows else (),
        empty=_word("no_changes", lang),
    )


def _left_out(alternative: Alternative, lang: Lang) -> Iterator[str]:
    for one in sorted(alternative.plan.unplanned, key=lambda u: u.priority):
        why = " ".join(describe_reason(r, lang) for r in one.reasons)
        yield _word("left_row", lang, visit=one.visit_id, priority=one.priority, why=why)


def _curve(replanning: Replanning, lang: Lang) -> Section:
    heads = (Head(_word("changes", lang), "num"), Head(_word("gain_col", lang), "num"))
    rows = tuple(Row((str(a.changes), str(in_minutes(replanning, a.gain)))) for a in replanning.curve)
    return Section("curve", _word("curve", lang).rstrip(":"), tables=(Table("curve", heads, rows),))


def _method(made: tuple[Alternative, ...], lang: Lang) -> Iterator[Fact]:
    note = _word("usual_price", lang, price=decimal(CHANGE_PRICE, 0, lang))
    prices = " · ".join(decimal(a.price, 0, lang) for a in made)
    yield Fact("price", _word("price", lang), f"{prices} {_word('points_second', lang)}", note)
    yield Fact(
        "moves",
        _word("effort", lang),
        _word("moves", lang, count=decimal(made[0].plan.run.budget_iterations or 0, 0, lang)),
    )
    yield Fact("repeatable", _word("repeatable", lang), _word("repeatable_yes", lang))
