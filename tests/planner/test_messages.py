"""How a template is filled, and the word that goes with a count."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache

import pytest

import planner
from planner.cli.store_words import TEXTS as STORE
from planner.cli.words import TEXTS as COMMANDS
from planner.messages import IssueText, Lang, Text, fill, render
from planner.reason_texts import REASONS
from planner.suggest.texts import WORDS as SUGGEST

RULES = Text("{count} {count:regel er|regler er} brudt", "{count} {count:rule is|rules are} broken")


@pytest.mark.parametrize(
    ("count", "da", "en"),
    [
        (0, "0 regler er brudt", "0 rules are broken"),
        (1, "1 regel er brudt", "1 rule is broken"),
        (2, "2 regler er brudt", "2 rules are broken"),
        (21, "21 regler er brudt", "21 rules are broken"),
    ],
)
def test_one_has_its_own_word_in_both_languages(count: int, da: str, en: str) -> None:
    assert fill(RULES, {"count": count}, Lang.DA) == da
    assert fill(RULES, {"count": count}, Lang.EN) == en


@pytest.mark.parametrize(
    ("written", "word"), [("1", "shift"), ("+1", "shift"), ("−1", "shift"), ("-1", "shift")]
)
def test_a_count_may_be_written_and_a_difference(written: str, word: str) -> None:
    assert fill(Text("", "{n} {n:shift|shifts}"), {"n": written}, Lang.EN) == f"{written} {word}"


@pytest.mark.parametrize("written", ["1.000", "1,0", "11", "0", "-2"])
def test_what_only_looks_like_one_is_many(written: str) -> None:
    """A thousand as it is written in Danish, an hour with a decimal, eleven, none, and two fewer."""
    assert fill(Text("{n:time|timer}", ""), {"n": written}, Lang.DA) == "timer"


def test_a_form_may_hold_the_count() -> None:
    days = Text("mindst {days:hver|hver {days}.} dag", "")
    assert fill(days, {"days": 1}, Lang.DA) == "mindst hver dag"
    assert fill(days, {"days": 3}, Lang.DA) == "mindst hver 3. dag"


def test_what_is_no_plural_is_formatted_as_ever() -> None:
    assert render({"t": Text("", "{seconds:.0f} s")}, "t", {"seconds": 2.6}, Lang.EN) == "3 s"


def test_a_missing_parameter_is_a_fault_of_this_program() -> None:
    with pytest.raises(KeyError):
        fill(RULES, {}, Lang.DA)


@pytest.mark.parametrize(
    ("catalogue", "code", "params", "da", "en"),
    [
        (COMMANDS, "plan_broken", {"count": 1}, "Planen bryder 1 regel:", "The plan breaks 1 rule:"),
        (COMMANDS, "plan_broken", {"count": 2}, "Planen bryder 2 regler:", "The plan breaks 2 rules:"),
        (
            COMMANDS, "read_counts", {"visits": 1, "citizens": 1, "shifts": 2}, "Læst: 1 besøg hos 1 borger, 2 vagter.",
            "Read: 1 visit to 1 citizen, 2 shifts.",
        ),
        (
            COMMANDS, "issue_count", {"errors": 2, "warnings": 1}, "2 fejl og 1 advarsel.", "2 errors and 1 warning.",
        ),
        (
            STORE, "broken_rules", {"count": 1}, "OBS: planen bryder 1 regel.", "NOTE: the plan breaks 1 rule.",
        ),
        (
            SUGGEST, "nudged", {"count": 1, "length": "5 min"}, "1 besøg flyttes højst 5 min", "1 visit moves by at most 5 min",
        ),
        (
            REASONS, "routes_full", {"workers": "1", "window": "8-9", "shift": "S1", "lack": "9 min"},
            "1 medarbejder kunne komme, men ruten er fuld i tidsvinduet 8-9; tættest på er vagt S1, hvor der mangler 9 min.",
            "1 worker could take it, but the route is full in the window 8-9; nearest is shift S1, which is 9 min short.",
        ),
        (
            REASONS, "routes_full", {"workers": "3", "window": "8-9", "shift": "S1", "lack": "9 min"},
            "3 medarbejdere kunne komme, men deres ruter er fulde i tidsvinduet 8-9; tættest på er vagt S1, hvor der mangler "
            "9 min.",
            "3 workers could take it, but their routes are full in the window 8-9; nearest is shift S1, which is 9 min short.",
        ),
        (
            REASONS, "week_physical", {"week": "02.03.2026", "needed": "1", "there": "0", "visits": "2"},
            "I ugen fra 02.03.2026 skal der være mindst 1 fysisk besøg: 0 er sikre, og planen har 2.",
            "The week from 02.03.2026 must have at least 1 physical visit: 0 are certain, and the plan has 2.",
        ),
    ],
)  # fmt: skip
def test_texts_that_planners_read_of_one_and_of_many(
    catalogue: dict[str, Text], code: str, params: dict[str, object], da: str, en: str
) -> None:
    assert (render(catalogue, code, params, Lang.DA), render(catalogue, code, params, Lang.EN)) == (da, en)


# Fields that hold an id or a name: what follows them is not what they count.
_NAMES = {"shift", "other_shift", "visit", "worker", "citizen", "name", "base", "seed", "unit"}
_FORMS = re.compile(r"\{[a-z_]+:[^{}|]*(?:\{[a-z_]+\}[^{}|]*)*\|(?:[^{}]|\{[a-z_]+\})*\}")
"""The forms of a word that follow a count, which may hold the count themselves."""
_NOUNS = {
    Lang.DA: (
        "ændringer|borgere|medarbejdere|ansatte|vagter|regler|ruter|dage|uger|timer|minutter|sekunder|planer|lister|gange|rækker|"
        "celler|ydelser|hændelser|advarsler|pauser|scenarier|pladser|adresser|forbindelser|modtagere"
    ),
    Lang.EN: (
        "changes|citizens|workers|visits|shifts|rules|routes|days|weeks|hours|minutes|seconds|plans|lists|times|rows|cells|services|"
        "events|errors|warnings|breaks|scenarios|seats|addresses|ways|recipients|calls|stops|points|moves|iterations|suggestions|"
        "alternatives|inputs|tables|entries"
    ),
}


def texts_of(value: object, where: str) -> Iterator[tuple[str, Text]]:
    """Yield every text in a catalogue, with where it stands."""
    if isinstance(value, Text):
        yield where, value
    elif isinstance(value, IssueText):
        yield from ((where, each) for each in value)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from texts_of(each, f"{where}[{key}]")


@cache
def all_texts() -> list[tuple[str, Text]]:
    """Every text that a module of `planner` keeps under a name, each once."""
    found: dict[tuple[str, str], str] = {}
    for module in pkgutil.walk_packages(planner.__path__, "planner."):
        if ".migrations." in module.name:
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for where, text in texts_of(value, f"{module.name}.{name}"):
                found.setdefault((text.da, text.en), where)
    return [(where, Text(*text)) for text, where in found.items()]


@pytest.mark.parametrize("lang", list(Lang))
def test_every_text_that_tells_a_count_has_a_form_for_one(lang: Lang) -> None:
    """A count right before a word in the plural, "{count} visits", reads "1 visits" on the day there is just one."""
    bare = re.compile(rf"\{{([a-z_]+)\}}[ \u00a0](?:[a-zæøå]+ )?(?:{_NOUNS[lang]})\b")
    wrong = [
        f"{where}: {getattr(text, lang.value)}"
        for where, text in all_texts()
        for field in bare.findall(_FORMS.sub("", getattr(text, lang.value)))
        if field not in _NAMES
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", list(Lang))
def test_no_text_leaves_the_choice_of_form_to_the_reader(lang: Lang) -> None:
    """Neither "rule(s)" nor "regel/regler"."""
    hedged = re.compile(r"[a-zæøå]\((?:e|er|r|s|es)\)|\bregel/regler\b")
    assert [where for where, text in all_texts() if hedged.search(getattr(text, lang.value))] == []


@pytest.mark.parametrize("lang", list(Lang))
def test_every_plural_has_two_forms(lang: Lang) -> None:
    plurals = [
        (where, forms)
        for where, text in all_texts()
        for forms in re.findall(r"\{[a-z_]+:([^{}]*\|[^{}]*)\}", getattr(text, lang.value))
    ]
    assert len(plurals) > 100
    assert [where for where, forms in plurals if forms.count("|") != 1 or forms.startswith("|")] == []
