"""How a sentence in Danish and English is kept and filled; the sentences themselves stand in catalogues elsewhere.

A record (`Issue`, `Violation`, `Reason`) carries a code and parameters, and text is never parsed back. The words are in
`planner.issue_texts`, `planner.check_texts` and `planner.reason_texts`. A code without a text is a bug that a test finds.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple


class Lang(StrEnum):
    DA = "da"
    EN = "en"


class Text(NamedTuple):
    """One message in both languages; `str.format` templates over the record's parameters."""

    da: str
    en: str


def render(catalogue: Mapping[str, Text], code: str, params: Mapping[str, Any], lang: Lang) -> str:
    """Return the text of `code` in `lang`, filled with `params`.

    Raises
    ------
    KeyError
        If the catalogue has no such code or a parameter of the template is missing.
    """
    return getattr(catalogue[code], lang.value).format(**params)


class IssueText(NamedTuple):
    """The two sentences of an `Issue`: what is wrong, and what to do about it."""

    wrong: Text
    todo: Text
