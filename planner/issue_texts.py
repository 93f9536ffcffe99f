"""An `Issue` in words: where it is, what is wrong and what to do, in Danish or English."""

from __future__ import annotations

from planner.errors import Issue
from planner.exports.plan_json import PLAN_TEXTS
from planner.formats import texts as input_texts
from planner.messages import IssueText, Lang, Text, fill
from planner.nightly.issue_texts import NIGHTLY_ISSUES
from planner.openshifts.issue_texts import OPEN_SHIFT_ISSUES
from planner.potential.source_texts import SOURCE_TEXTS
from planner.replan_texts import EVENT_ISSUES
from planner.roads_texts import ROADS_TEXTS
from planner.scenarios.texts import SCENARIO_TEXTS
from planner.store_texts import STORE_ISSUES
from planner.synthetic.address_texts import ADDRESS_TEXTS
from planner.technology_texts import TECHNOLOGY_ISSUES
from planner.travel import texts as travel_texts
from planner.wish_texts import WISH_ISSUES

ISSUES: dict[str, IssueText] = (
    input_texts.ISSUES
    | travel_texts.ISSUES
    | ROADS_TEXTS
    | ADDRESS_TEXTS
    | PLAN_TEXTS
    | OPEN_SHIFT_ISSUES
    | SOURCE_TEXTS
    | TECHNOLOGY_ISSUES
    | SCENARIO_TEXTS
    | STORE_ISSUES
    | EVENT_ISSUES
    | NIGHTLY_ISSUES
    | WISH_ISSUES
)
_ROW, _COLUMN = Text("række {}", "row {}"), Text("kolonne '{}'", "column '{}'")
_LINE, _FIELD = Text("linje {}", "line {}"), Text("felt '{}'", "field '{}'")
_WRITTEN = (".toml", ".yaml", ".yml")
"""Files of lines and fields; others have rows and columns."""


def describe(issue: Issue, lang: Lang) -> tuple[str, str]:
    """Return what is wrong, with its place in front, and what to do.

    Raises KeyError for a code without a text or a text whose parameter is missing: a fault of this program.
    """
    text = ISSUES[issue.code]
    params = {
        "value": issue.value or "",
        "column": issue.column or "",
        "row": issue.row or "",
        "file": issue.file or "",
        "ids": ", ".join(issue.ids),
    } | issue.params
    wrong, todo = (fill(part, params, lang) for part in text)
    where = location(issue, lang)
    return (f"{where}: {wrong}" if where else wrong), todo


def location(issue: Issue, lang: Lang) -> str:
    """Return the place of an issue, such as "besoeg.csv, række 12, kolonne 'senest'", or "storm.toml, linje 3, felt 'factor'";
    empty if it has none."""
    parts = [issue.file] if issue.file else []
    written = (issue.file or "").endswith(_WRITTEN) or (issue.file or "").startswith("--")
    row, column = (_LINE, _FIELD) if written else (_ROW, _COLUMN)
    if issue.row is not None:
        parts.append(getattr(row, lang.value).format(issue.row))
    if issue.column:
        parts.append(getattr(column, lang.value).format(issue.column))
    if not parts and issue.ids:
        parts.append(", ".join(issue.ids))
    return ", ".join(parts)
