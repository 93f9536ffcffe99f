"""What a scenario is and did, in words: its edits, its notes, and how many of each technology are in use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from pydantic import TypeAdapter

from planner.horizon.names import name_of
from planner.messages import Lang
from planner.report.numbers import plain
from planner.report.whatif.words import word
from planner.scenarios.edits import Edit
from planner.scenarios.words import Told, edit_words, note_words
from planner.whatif.records import Option


@cache
def _adapter() -> TypeAdapter[Edit]:
    return TypeAdapter(Edit)


def edits_of(option: Option) -> tuple[Edit, ...]:
    """Return the edits of a scenario as records. Raises pydantic.ValidationError for what is none."""
    return tuple(_adapter().validate_python(e) for e in option.edits)


def edit_texts(option: Option, lang: Lang) -> tuple[str, ...]:
    """Return each edit in words."""
    return tuple(edit_words(e, lang) for e in edits_of(option))


def note_texts(notes: Sequence[Told], lang: Lang) -> tuple[str, ...]:
    """Return each note as a sentence, each once."""
    return tuple(dict.fromkeys(note_words(n, lang) for n in notes))


def note_points(name: str, notes: Sequence[Told], lang: Lang) -> tuple[str, ...]:
    """Return the notes with the name of whose they are, unless they begin with it."""
    return tuple(n if n.startswith(f"{name}:") else f"{name}: {n}" for n in note_texts(notes, lang))


def device_text(devices: Mapping[str, int], lang: Lang) -> tuple[str, ...]:
    """Return how many of each technology are in use, as one sentence; nothing where there are none."""
    named = [f"{name_of(code, '', lang)}: {plain(count, lang)}" for code, count in devices.items() if count]
    return (word("devices", lang, list=", ".join(named)),) if named else ()
