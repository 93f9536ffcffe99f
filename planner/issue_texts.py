"""An `Issue` in words: where it is, what is wrong and what to do, in Danish or English."""

from __future__ import annotations

from planner.errors import Issue
from planner.exports.plan_json import PLAN_TEXTS
from planner.formats import texts as input_texts
from planner.messages import IssueText, Lang, Text
from planner.roads_texts import ROADS_TEXTS
from planner.synthetic.address_texts import ADDRESS_TEXTS
from planner.travel import texts as travel_texts

ISSUES: dict[str, IssueText] = (
    input_texts.ISSUES | travel_texts.ISSUES | ROADS_TEXTS | ADDRESS_TEXTS | PLAN_TEXTS
)
_ROW, _COLUMN = Text("række {}", "row {}"), Text("kolonne '{}'", "column '{}'")


def describe(issue: Issue, lang: Lang) -> tuple[str, str]:
    """Return what is wrong, with its place in front, and what to do.

    Raises KeyError for a code without a text or a text whose parameter is missing: a fault of this program.
    """
    text = ISSUES[issue.code]
    fill = {
        "value": issue.value or "",
        "column": issue.column or "",
        "row": issue.row or "",
        "file": issue.file or "",
        "ids": ", ".join(issue.ids),
    } | issue.params
    wrong, todo = (getattr(part, lang.value).format(**fill) for part in text)
    where = location(issue, lang)
    return (f"{where}: {wrong}" if where else wrong), todo


def location(issue: Issue, lang: Lang) -> str:
    """Return the place of an issue, such as "besoeg.csv, række 12, kolonne 'senest'"; empty if it has
    none."""
    parts = [issue.file] if issue.file else []
    if issue.row is not None:
        parts.append(getattr(_ROW, lang.value).format(issue.row))
    if issue.column:
        parts.append(getattr(_COLUMN, lang.value).format(issue.column))
    if not parts and issue.ids:
        parts.append(", ".join(issue.ids))
    return ", ".join(parts)
