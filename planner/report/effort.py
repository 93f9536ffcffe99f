"""How much work went into a plan, and which rule it was made without, in words."""

from __future__ import annotations

from planner.messages import Lang, render
from planner.report.numbers import decimal, plain
from planner.report.study_words import STUDY_WORDS


def effort_text(iterations: int | None, seconds: float | None, lang: Lang) -> str:
    """Return the moves of a search, or its seconds where it was told those instead."""
    if iterations is not None:
        return render(STUDY_WORDS, "moves", {"count": decimal(iterations, 0, lang)}, lang)
    return render(STUDY_WORDS, "seconds", {"count": plain(seconds or 0.0, lang)}, lang)


def waived_facts(waived: bool, lang: Lang) -> list[tuple[str, str, str]]:
    """Return code, value and note of the requirement of a fallback, where plans were made without it."""
    if not waived:
        return []
    value, note = (render(STUDY_WORDS, f"fallback_waived_{part}", {}, lang) for part in ("value", "note"))
    return [("fallback_waived", value, note)]
