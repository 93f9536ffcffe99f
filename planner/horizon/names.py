"""What a scenario or a technology is called."""

from __future__ import annotations

from planner.horizon.records import TOGETHER
from planner.horizon.texts import word
from planner.messages import Lang
from planner.technologies.catalogue import BY_CODE


def name_of(code: str, title: str, lang: Lang) -> str:
    """Return the title if there is one, a technology's name with its municipality, the words for all together, or the code."""
    if title:
        return title
    if code == TOGETHER:
        return word("together", lang)
    return str(getattr(BY_CODE[code].title, lang.value)) if code in BY_CODE else code
