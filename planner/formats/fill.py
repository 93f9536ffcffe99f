"""Values to cell texts that read back as the same values; what cannot be held in a cell is refused."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from planner.formats.schema import COMMENT_MARK, LIST_MARK, NONE_MARK, Kind
from planner.formats.vocabulary import WORDS, word_for
from planner.messages import Lang

_WORD_LISTS = (Kind.MODES, Kind.LEVELS)


def cell(kind: Kind, value: Any, lang: Lang) -> str:
    """Return the text of a value in a column of `kind`; None gives an empty cell.

    Raises ValueError for a text that would not read back: an id or list member with |, a text with spaces
    around it.
    """
    if value is None:
        return ""
    if kind in (Kind.LIST, Kind.TASKS, Kind.SERVICES, *_WORD_LISTS):
        return _joined(kind, value, lang)
    if kind is Kind.NUMBER:
        return _decimal(value, lang)
    if kind is Kind.MINUTES:
        # Five decimals of a minute are 0.6 ms, so the whole second always comes back.
        return _decimal(round(value / 60, 5), lang)
    if kind is Kind.YES_NO:
        return word_for(kind, "yes" if value else "no", lang)
    if kind in WORDS:
        return word_for(kind, str(value), lang)
    if kind is Kind.PLACE and value == NONE_MARK:
        return NONE_MARK
    return _text(str(value), is_id=kind in (Kind.ID, Kind.PLACE))


def _text(text: str, *, is_id: bool = False) -> str:
    if text != text.strip() or "\ufffd" in text or (is_id and _unfit(text)):
        raise ValueError(f"{text!r} cannot be written to a table; JSON can hold it")
    return text


def _unfit(text: str) -> bool:
    return (
        LIST_MARK in text
        or text.startswith(COMMENT_MARK)
        or text in ("", NONE_MARK)
        or not text.isprintable()
    )


def _joined(kind: Kind, values: Iterable[str], lang: Lang) -> str:
    if kind in _WORD_LISTS:
        words = [word_for(kind, str(v), lang) for v in values]
        return LIST_MARK.join(sorted(words) if isinstance(values, frozenset) else words)
    if list(values) == [NONE_MARK]:
        return NONE_MARK
    texts = [_text(v, is_id=True) for v in (sorted(values) if isinstance(values, frozenset) else values)]
    if kind is Kind.SERVICES and any("+" in text for text in texts):
        raise ValueError(f"a service with + in its name cannot be written to a table: {texts}")
    return LIST_MARK.join(texts)


def _decimal(value: float, lang: Lang) -> str:
    text = format(Decimal(repr(value)), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang is Lang.DA else text
