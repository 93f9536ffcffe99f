"""The words a cell may use for a closed set of values, in Danish and English; the first word of a language
is written."""

from __future__ import annotations

from planner.formats.schema import Kind, folded
from planner.messages import Lang

# canonical value -> (Danish words, English words)
Words = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]

_LEVEL: Words = {
    "unskilled": (("ufaglært",), ("unskilled",)),
    "ssh": (("ssh", "social- og sundhedshjælper", "sosu-hjælper"), ("ssh",)),
    "ssa": (("ssa", "social- og sundhedsassistent", "sosu-assistent"), ("ssa",)),
    "nurse": (("sygeplejerske", "spl"), ("nurse",)),
}
_MODE: Words = {
    "physical": (("fysisk", "hjemme"), ("physical",)),
    "screen": (("skærm", "skærmbesøg", "virtuelt"), ("screen",)),
}

WORDS: dict[Kind, Words] = {
    Kind.LEVEL: _LEVEL,
    Kind.LEVELS: _LEVEL,
    Kind.MEANS: {
        "car": (("bil",), ("car",)),
        "bicycle": (("cykel",), ("bicycle", "bike")),
        "walking": (("gang", "til fods", "gående"), ("walking", "foot")),
    },
    Kind.MODE: _MODE,
    Kind.MODES: _MODE,
    Kind.YES_NO: {
        "yes": (("ja", "sand", "1"), ("yes", "true")),
        "no": (("nej", "falsk", "0"), ("no", "false")),
    },
    Kind.LINK_WORKER: {
        "any": (("ligegyldigt", "alle"), ("any",)),
        "same": (("samme",), ("same",)),
        "different": (("forskellige", "forskellig"), ("different",)),
    },
    Kind.WINDOW_KIND: {
        "critical": (("kritisk",), ("critical",)),
        "tight": (("snæver",), ("tight",)),
        "meal": (("måltid",), ("meal",)),
        "normal": (("normal",), ("normal",)),
        "half_day": (("halv dag",), ("half day",)),
        "workday": (("arbejdsdag",), ("workday",)),
    },
    Kind.CONSENT: {
        "given": (("givet", "ja"), ("given", "yes")),
        "refused": (("afslået", "nej"), ("refused", "no")),
        "unknown": (("ukendt", "ikke spurgt"), ("unknown", "not asked")),
    },
    Kind.SCREEN_USE: {
        "no": (("nej",), ("no",)),
        "guided": (("vejledt", "guidet"), ("guided",)),
        "yes": (("ja",), ("yes",)),
        "first_choice": (("førstevalg",), ("first choice",)),
    },
    Kind.SCREEN_POLICY: {
        "opt_in": (("tilvalg",), ("opt in",)),
        "first_choice": (("førstevalg",), ("first choice",)),
    },
}

_MEANING = {
    kind: {folded(word): value for value, pair in words.items() for word in (*pair[0], *pair[1], value)}
    for kind, words in WORDS.items()
}


def meaning(kind: Kind, word: str) -> str | None:
    """Return the canonical value that `word` stands for, None for an unknown word."""
    return _MEANING[kind].get(folded(word))


def word_for(kind: Kind, value: str, lang: Lang) -> str:
    """Return the word written for a canonical value. Raises KeyError for an unknown value."""
    danish, english = WORDS[kind][value]
    return danish[0] if lang is Lang.DA else english[0]


def choices(kind: Kind, lang: Lang) -> str:
    """Return the words to choose from, for a sentence."""
    return ", ".join(word_for(kind, value, lang) for value in WORDS[kind])
