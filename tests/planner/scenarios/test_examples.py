"""The example scenarios and those of the documentation are read, and the former made true on the embedded example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.domain import Instance
from planner.messages import Lang
from planner.roads import Sources
from planner.scenarios.apply import apply_scenario
from planner.scenarios.edits import BY_NAME
from planner.scenarios.options import scenario_from_options
from planner.scenarios.read import read_scenarios
from planner.scenarios.scenario import Scenario
from planner.scenarios.ways import ways_for
from planner.scenarios.words import edit_words, note_words
from planner.synthetic import generate, with_screen
from planner.travel.times import TravelTimes
from planner.validate import validate

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted((ROOT / "examples" / "whatif").glob("*.*ml"))
SCENARIOS = [s for f in FILES for s in read_scenarios(f)]
DOC = (ROOT / "docs" / "scenarios.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def embedded() -> tuple[Instance, TravelTimes]:
    """What `homecare generate` makes, on straight roads: a day on which someone's medicine is dispensed."""
    day = with_screen(generate(citizens=200, seed=1)[0], operators=2, seed=1)
    return day, ways_for(day, SCENARIOS, Sources()).travel


def test_there_are_a_dozen_named_examples_or_more() -> None:
    assert len(FILES) >= 12
    assert len({s.code for s in SCENARIOS}) == len(SCENARIOS)
    assert all(s.title and s.edits for s in SCENARIOS)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.code)
def test_an_example_is_made_true(embedded: tuple[Instance, TravelTimes], scenario: Scenario) -> None:
    """It says what it did, in both languages, and leaves an input that can be planned."""
    found = apply_scenario(scenario, *embedded)
    assert found.notes
    assert all(note_words(n, lang) for n in found.notes for lang in Lang)
    assert not [i for i in validate(found.instance) if i.severity == "error"]
    same = (found.instance, found.travel.digest) == (embedded[0], embedded[1].digest)
    # as many operators as the day has
    assert same is (scenario.code == "unit-2")


def test_more_consent_holds_the_less(embedded: tuple[Instance, TravelTimes]) -> None:
    """Who says yes at 30 % says yes at 45 and 60 %."""
    campaigns = [s for s in SCENARIOS if s.code.startswith("consent-")]
    yes = [apply_scenario(s, *embedded).citizens for s in campaigns]
    assert len(campaigns) == 3
    assert yes[0] < yes[1] < yes[2]


def test_equal_arguments_give_equal_situations(embedded: tuple[Instance, TravelTimes]) -> None:
    drawing = next(s for s in SCENARIOS if s.code == "discharges")
    one, other, third = (apply_scenario(drawing, *embedded, seed=s) for s in (3, 3, 4))
    assert one == other
    assert one.citizens != third.citizens


def test_the_documentation_has_every_edit_and_field() -> None:
    for name, record in BY_NAME.items():
        part = DOC.partition(f"### `{name}`")[2].partition("\n### ")[0]
        assert part, name
        missing = [f for f in record.model_fields if f not in ("edit", "use") and f"`{f}`" not in part]
        assert not missing, (name, missing)


def test_the_documentations_files_are_scenarios(tmp_path: Path) -> None:
    for kind in ("toml", "yaml"):
        for number, text in enumerate(re.findall(rf"```{kind}\n(.*?)```", DOC, re.S)):
            path = tmp_path / f"{number}.{kind}"
            path.write_text(text, encoding="utf-8")
            assert all(edit_words(e, Lang.DA) for s in read_scenarios(path) for e in s.edits)


def test_the_documentations_options_are_edits() -> None:
    """Every edit has one at least."""
    options = re.findall(r"--edit '(.*?)'", DOC)
    assert {scenario_from_options([o]).edits[0].edit for o in options} == BY_NAME.keys()
