"""Ids that a caller gives: what is said of one that the input does not have."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from planner.cli.failure import BadCall
from planner.cli.suggest_words import phrase
from planner.messages import Lang

SHOWN = 5
"""Ids named in one sentence."""


def no_such(what: str, asked: str, known: Collection[str], lang: Lang) -> BadCall:
    """Return what to raise for an id that the input does not have, or an empty one: it names those like it, else some.

    Parameters
    ----------
    what
        Of what it is the id: `visit`, `visit_or_file` or `citizen`.
    known
        The ids that the input has.
    """
    key = f"no_{what}" if asked.strip() else f"empty_{what}"
    return BadCall("bad_argument", why=phrase(key, lang, asked=asked, ids=_ids(asked, sorted(known), lang)))


def _ids(asked: str, known: list[str], lang: Lang) -> str:
    near = get_close_matches(asked, known, SHOWN)
    if near:
        return phrase("near_ids", lang, ids=", ".join(near))
    if not known:
        return phrase("no_ids", lang)
    return phrase("all_ids" if len(known) <= SHOWN else "some_ids", lang, ids=", ".join(known[:SHOWN]))
