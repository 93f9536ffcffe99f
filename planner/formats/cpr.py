"""Danish civil registration numbers: recognised so that they can be refused, and never repeated.

A CPR number is DDMMYY and four digits. With its hyphen (or a space) it is told from other numbers by one
value alone. Ten digits in a row are less certain: a municipality's own running numbers, order numbers
and dates with a serial may have ten digits too. About one random ten-digit number in 27 starts with a
possible day and month, every CPR number does; so a column is refused when at least half of its ten-digit
numbers could be CPR numbers. Danish telephone numbers have eight digits, and with 45 in front no
possible day. The check digit is not used: since 2007 valid numbers exist without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from planner.errors import Issue
from planner.formats.schema import folded

HIDDEN = "••••••-••••"
_DAY_MONTH = r"(?:(?:0[1-9]|[12]\d)(?:0[1-9]|1[0-2])|30(?:0[13-9]|1[0-2])|31(?:0[13578]|1[02]))"
_MARKED = re.compile(rf"(?<![\d.,]){_DAY_MONTH}\d\d[- ]\d{{4}}(?!\d)")
_BARE = re.compile(rf"(?<![\d.,]){_DAY_MONTH}\d{{6}}(?!\d)")
_TEN_DIGITS = re.compile(r"(?<![\d.,])\d{10}(?!\d)")
_HEADINGS = ("cpr", "personnummer", "personnr", "civilregistrationnumber", "personalidentificationnumber")
_MAY_HOLD = re.compile(r"\d{6}")  # a quick first look: without six digits in a row there is nothing to find


def heading_says_cpr(heading: str) -> bool:
    """Whether a column's heading names the CPR number."""
    name = folded(heading)
    return any(word in name for word in _HEADINGS)


def first_cpr(values: Iterable[str]) -> int | None:
    """Return the position of the first value that makes the column one of CPR numbers, None if none does."""
    ten_digits = bare = 0
    first_bare = None
    for i, value in enumerate(values):
        if not _MAY_HOLD.search(value):
            continue
        if _MARKED.search(value):
            return i
        if _TEN_DIGITS.search(value):
            ten_digits += 1
            if _BARE.search(value):
                bare += 1
                first_bare = i if first_bare is None else first_bare
    return first_bare if 2 * bare >= ten_digits else None


def hidden(text: str) -> str:
    """Return `text` with everything that could be a CPR number replaced."""
    if not _MAY_HOLD.search(text):
        return text
    return _BARE.sub(HIDDEN, _MARKED.sub(HIDDEN, text))


def without_cpr(issue: Issue) -> Issue:
    """Return `issue` with every text in it passed through `hidden`."""
    return replace(
        issue,
        value=None if issue.value is None else hidden(issue.value),
        column=None if issue.column is None else hidden(issue.column),
        ids=tuple(hidden(i) for i in issue.ids),
        params=_hidden_params(issue.params),
    )


def _hidden_params(params: Mapping[str, Any]) -> dict[str, Any]:
    return {key: hidden(value) if isinstance(value, str) else value for key, value in params.items()}
