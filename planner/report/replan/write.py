"""A re-planning as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from planner.atomic import write_whole
from planner.check_texts import describe_violation
from planner.messages import Lang, Text, render
from planner.replan.lines import changes_of, clock, describe_note, head, in_minutes, left_out_of, side_by_side
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
    "phone_list": Text("Ring til: {citizens}.", "To be phoned: {citizens}."),
    "broken_row": Text("Brudt regel: {rule}", "Broken rule: {rule}"),
    "left_out_row": Text("Ikke planlagt: {row}", "Not planned: {row}"),
    "no_changes": Text("Intet besøg ændres.", "No visit changes."),
    "headline_one": Text(
        "Ét forslag: det ændrer {changes} besøg",
        "One alternative: it changes {changes} {changes:visit|visits}",
    ),
    "headline": Text(
        "{count} forslag; det første ændrer {changes} besøg",
        "{count} {count:alternative|alternatives}; the first changes {changes} {changes:visit|visits}",
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
        headline=_word(
            "headline" if len(made) > 1 else "headline_one", lang, count=len(made), changes=made[0].changes
        ),
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
    rows = tuple(Row(row) for row in changes_of(replanning, alternative, lang))
    heads = tuple(Head(_word(key, lang).capitalize()) for key in ("visit", "citizen", "change", "phone_head"))
    return Section(
        f"changes-{number}",
        _word("changes_of", lang, number=number),
        sentences=tuple(_to_phone(alternative, lang)),
        points=tuple(_lacking(replanning, alternative, lang)),
        tables=(Table(f"changes-{number}", heads, rows),) if rows else (),
        empty=_word("no_changes", lang),
    )


def _to_phone(alternative: Alternative, lang: Lang) -> Iterator[str]:
    told = alternative.consequences.phone
    if told:
        yield _word("phone_list", lang, citizens=", ".join(told))


def _lacking(replanning: Replanning, alternative: Alternative, lang: Lang) -> Iterator[str]:
    """Broken rules, then what is left out."""
    for violation in alternative.violations:
        rule = describe_violation(violation, replanning.situation.instance, lang)
        yield _word("broken_row", lang, rule=rule)
    for row in left_out_of(alternative, lang):
        yield _word("left_out_row", lang, row=row)


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
