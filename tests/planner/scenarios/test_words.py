"""Every edit, note and fault has its words, in Danish and English."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import planner.scenarios as package
from planner.messages import Lang
from planner.scenarios import words
from planner.scenarios.edits import BY_NAME
from planner.scenarios.faults import RULES
from planner.scenarios.options import scenario_from_options
from planner.scenarios.records import Note
from planner.scenarios.texts import NOTES, SCENARIO_TEXTS
from planner.scenarios.words import edit_words, note_words
from planner.technologies import Use
from tests.planner.scenarios.days import made, scenario, town

SOURCES = [p.read_text(encoding="utf-8") for p in Path(package.__path__[0]).rglob("*.py")]


def test_every_edit_and_field_has_a_name() -> None:
    assert BY_NAME.keys() == words.EDITS.keys()
    fields = {f for record in (*BY_NAME.values(), Use) for f in record.model_fields} - {"edit", "use"}
    assert fields == words.FIELDS.keys()


def test_every_fault_that_code_names_has_words_and_none_is_idle() -> None:
    named = {code for text in SOURCES for code in re.findall(r'"(scenario_\w+)"(?!:)', text)}
    assert named | {f"scenario_{rule}" for rule in RULES} == SCENARIO_TEXTS.keys()


def test_every_rule_of_the_validators_is_known() -> None:
    raised = {code for text in SOURCES for code in re.findall(r'PydanticCustomError\(\s*"(\w+)"', text)}
    assert raised == RULES


def test_every_note_that_code_names_has_words_and_none_is_idle() -> None:
    named = {code for text in SOURCES for code in re.findall(r'note\(\s*"(\w+)"', text)}
    assert named == NOTES.keys()


def test_both_languages_use_the_same_parameters() -> None:
    for text in [*NOTES.values(), *(t for pair in SCENARIO_TEXTS.values() for t in pair)]:
        used = [{name for _, name, _, _ in string.Formatter().parse(part) if name} for part in text]
        assert used[0] == used[1]


@pytest.mark.parametrize(
    ("option", "danish", "english"),
    [
        ("absent:count=2,level=ssh", "Fravær: uddannelse social- og sundhedshjælper, antal 2",
         "Absence: level social and health care helper (SSH), number 2"),
        ("absent:W1,date=2026-03-02", "Fravær: medarbejdere W1, dato 02.03.2026", "Absence: workers W1, date 02.03.2026"),
        ("speeds:0.6,means=car,bicycle", "Hastigheder: faktor 0,6, transportmiddel bil, cykel",
         "Speeds: factor 0.6, means of travel car, bicycle"),
        ("means:e_bike,share=0.5", "Andet transportmiddel: til elcykel, andel 50 %",
         "Another means of travel: to e-bike, share 50 %"),
        ("consent:0.3,assess=true", "Samtykkekampagne: andel 30 %, vurdering med ja",
         "Consent campaign: share 30 %, assessed too yes"),
        ("services_moved:cleaning,to=tue", "Ydelser på andre ugedage: ydelser Rengøring, til tirsdag",
         "Services on other weekdays: services Cleaning, to Tuesday"),
        ("districts_merged", "Distrikter slås sammen", "Districts merged"),
        ('open_shifts:{"shifts": [{"level": "ssh", "base": "B", "start": "7", "end": "9"}]}',
         "Åbne vagter, der er taget: vagter 1", "Open shifts accepted: shifts 1"),
        ("technology:robot_aalborg,uptake=0.25", "Medicinrobot: andel, der begynder 25 %", "Medicine robot: share who begin 25 %"),
        ("technology:nothing", "nothing", "nothing"),
    ],
)  # fmt: skip
def test_an_edit_in_words(option: str, danish: str, english: str) -> None:
    (edit,) = scenario_from_options([option]).edits
    assert (edit_words(edit, Lang.DA), edit_words(edit, Lang.EN)) == (danish, english)


def test_notes_in_words() -> None:
    found = made(
        town(), {"edit": "means", "to": "e_bike", "workers": ["W1"]}, {"edit": "speeds", "factor": 0.75}
    )
    assert [note_words(n, Lang.EN) for n in found.notes] == [
        "Shifts that change from car to e-bike: 1 of 1 (S1); travel takes 75 % of the table's time.",
        "All speeds are multiplied by 0.75 (car, bicycle).",
    ]
    assert note_words(found.notes[1], Lang.DA) == "Alle hastigheder ganges med 0,75 (bil, cykel)."


def test_a_finding_is_told_in_its_own_words() -> None:
    found = made(town(), {"edit": "absent", "workers": ["O1"]})
    assert [note_words(n, Lang.EN) for n in found.notes][1:] == [
        "A reason to look: U: No shift belongs to the screen unit U."
    ]


def test_several_findings_of_a_kind_name_all() -> None:
    params = {"finding": "unit_without_operators", "count": 2, "ids": "U, V", "first_ids": "U", "value": ""}
    assert note_words(Note("finding", params), Lang.EN).endswith("(2 in all: U, V)")


def test_a_technology_tells_in_its_own_words() -> None:
    edit = {"edit": "technology", "technology": "robot_aalborg", "uptake": 0.5}
    found = made(town(), edit)
    assert all(note_words(n, lang) for n in found.notes for lang in Lang)
    assert scenario(edit).edits[0].edit == "technology"


def test_a_note_without_words_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        note_words(Note("nothing", {}), Lang.DA)
