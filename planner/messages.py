"""How a sentence in Danish and English is kept and filled; the sentences themselves stand in catalogues elsewhere.

A record (`Issue`, `Violation`, `Reason`) carries a code and parameters, and text is never parsed back. The words are in
`planner.issue_texts`, `planner.check_texts` and `planner.reason_texts`. A code without a text is a bug that a test finds.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from string import Formatter
from typing import Any, NamedTuple


class Lang(StrEnum):
    DA = "da"
    EN = "en"


class Text(NamedTuple):
    """One message in both languages: `str.format` templates over the record's parameters.

    Words that follow a count stand in both forms, `{count:one|many}`: "{count} {count:regel|regler}".
    """

    da: str
    en: str


def fill(text: Text, params: Mapping[str, Any], lang: Lang) -> str:
    """Return a message in `lang`, filled with `params`. Raises KeyError for a parameter of the template that is missing.

    >>> rules = Text("{count} {count:regel|regler} brydes", "{count} {count:rule is|rules are} broken")
    >>> fill(rules, {"count": 1}, Lang.DA), fill(rules, {"count": 2}, Lang.EN)
    ('1 regel brydes', '2 rules are broken')
    """
    return _FILLER.vformat(getattr(text, lang.value), (), params)


def render(catalogue: Mapping[str, Text], code: str, params: Mapping[str, Any], lang: Lang) -> str:
    """Return the text of `code` in `lang`, filled with `params`.

    Raises
    ------
    KeyError
        If the catalogue has no such code or a parameter of the template is missing.
    """
    return fill(catalogue[code], params, lang)


class IssueText(NamedTuple):
    """The two sentences of an `Issue`: what is wrong, and what to do about it."""

    wrong: Text
    todo: Text


class _Filler(Formatter):
    """`str.format` that also knows `{count:one|many}`."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return one if _is_one(value) else many


def _is_one(value: object) -> bool:
    """Whether a count is told in the singular, as 1 and a difference of 1 are; counts come as numbers and as written ones."""
    return str(value).lstrip("+-−") == "1"


_FILLER = _Filler()
