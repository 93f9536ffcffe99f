"""The catalogue and the inventory: complete, and every figure with its source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.reference.figure import Source
from planner.services import BY_CODE as SERVICES
from planner.technologies import BY_CODE, CATALOGUE, INVENTORY
from planner.technologies.effects import Add
from planner.technologies.inventory import EVIDENCE
from planner.technologies.records import Technology
from planner.technologies.values import Quoted, Status

NAMED = (
    "route_planning_lemvig", "screen_vejle", "screen_assens", "screen_koege", "screen_soroe", "eteam_aarhus", "self_reliant_aarhus",
    "flexsmart_aarhus", "medidoclock_aarhus", "smila_aarhus", "medimismart_aarhus", "robot_aalborg", "robot_hjoerring",
    "dose_packing_aalborg", "dose_packing_rksk", "training_kerteminde", "training_viborg", "training_koebenhavn",
    "training_fredensborg", "clinic_soroe", "shift_app_koege", "early_detection_gentofte", "telecare_morsoe", "sensorble_assens",
    "glass_aarhus", "stockings_soroe", "robot_vacuum_assens", "toilet_vejen", "two_to_one_slagelse",
)  # fmt: skip
EACH = pytest.mark.parametrize("technology", CATALOGUE, ids=lambda t: t.code)

Rows = dict[int, list[str]]


@pytest.fixture(scope="session")
def rows(shared: Path) -> Rows:
    """The cells of every row of the two inventory tables, by number."""
    text = (shared / "domain" / "domain.md").read_text(encoding="utf-8")
    part = text[text.index("### 2.2 ") : text.index("### 2.4 ")]
    found = re.findall(r"^\| (\d+) \|(.+)\|$", part, flags=re.MULTILINE)
    return {int(number): [c.strip().replace("*", "") for c in cells.split("|")] for number, cells in found}


def test_everything_that_was_asked_for_is_there() -> None:
    assert set(NAMED) <= set(BY_CODE)
    assert set(BY_CODE) - set(NAMED) == {"drift"}


@EACH
def test_a_record_names_its_solution_and_services_that_there_are(technology: Technology) -> None:
    """In both directions; and what it adds has its row in the catalogue of services."""
    numbers = {s.number for s in INVENTORY if technology.code in s.technologies}
    assert (technology.background and not numbers) or numbers <= set(technology.numbers)
    added = {e.service for e in technology.effects if isinstance(e, Add)}
    assert technology.services | added <= set(SERVICES)


def test_every_solution_in_the_catalogue_is_there() -> None:
    assert {code for s in INVENTORY for code in s.technologies} == set(NAMED)


@EACH
def test_nothing_is_made_up(technology: Technology) -> None:
    """A value has a source or says why it is assumed; an assumption is never passed off as the source's."""
    for parameter in technology.parameters:
        assert parameter.status is Status.ASKED or parameter.source is not None or parameter.why is not None
        assert parameter.status is not Status.COMPUTED or parameter.why is not None
        assert parameter.question.da.endswith("?")
        assert parameter.question.en.endswith("?")


@EACH
def test_words_are_in_both_languages(technology: Technology) -> None:
    texts = [technology.name, technology.summary, *(p.question for p in technology.parameters)]
    texts += [p.why for p in technology.parameters if p.why is not None]
    assert all(t.da and t.en for t in texts)


def test_there_are_forty_six_solutions() -> None:
    """39 in KL's guide, numbered 1 to 39, and seven that the other documents describe."""
    numbers = [s.number for s in INVENTORY]
    assert numbers[:39] == list(range(1, 40))
    assert numbers[39:] == [40, 44, 48, 50, 55, 57, 59]
    assert len(numbers) == 46


@pytest.mark.shared
def test_no_row_of_the_inventory_is_missing(rows: Rows) -> None:
    """Every row of both tables is a solution, or evidence about some; and none more."""
    solutions = {s.number for s in INVENTORY}
    assert solutions | set(EVIDENCE) == set(rows)
    assert solutions.isdisjoint(EVIDENCE)
    assert all(solutions >= set(about) for about in EVIDENCE.values())


@pytest.mark.shared
def test_municipality_and_classes_are_the_table_s(rows: Rows) -> None:
    """Classes are the letters of the row, without those of a bracket."""
    for solution in INVENTORY:
        cells = rows[solution.number]
        classes = cells[4] if solution.number < 40 else cells[3]
        letters = re.sub(r"\bindirectly|cleaning|re-timing.*|but.*|shares.*", "", classes)
        assert set(solution.classes) == set(re.findall(r"\b[a-j]\b", letters)), solution.number
        if solution.number < 40:
            assert solution.municipality == cells[0]
        elif solution.number not in (55, 57, 59):  # Aarhus and Viborg are named elsewhere
            assert solution.municipality in cells[1]


@pytest.mark.shared
def test_what_is_out_of_scope_for_being_in_a_nursing_home_is_in_one(rows: Rows) -> None:
    """Where the table has NH, and no home; and no record of the catalogue is, unless it says so."""
    for solution in INVENTORY:
        where = rows[solution.number][5] if solution.number < 40 else "home"
        for code in solution.technologies:
            assert BY_CODE[code].nursing_home is (where == "NH"), code
        if solution.outside is not None and "nursing" in solution.outside.en:
            assert where == "NH"


def number_in(words: str) -> set[float]:
    """Every number of a text; a percentage as its share too."""
    found = set()
    for sign, digits, percent in re.findall(r"(-?)(\d[\d,]*(?:\.\d+)?)\s*(%?)", words):
        value = float(digits.replace(",", "")) * (-1 if sign else 1)
        found |= {value, round(value / 100, 6)} if percent else {value}
    return found


ALL_QUOTED = [(t, q) for t in CATALOGUE for q in t.quoted]


@pytest.mark.parametrize(("technology", "quoted"), ALL_QUOTED, ids=lambda x: getattr(x, "code", None))
def test_a_quoted_figure_is_a_number_of_the_words_that_are_quoted(
    technology: Technology, quoted: Quoted
) -> None:
    """The value stands in the words; a range's end or a negative share by its number."""
    numbers = number_in(quoted.words)
    assert {quoted.value, abs(quoted.value)} & (numbers | {abs(n) for n in numbers})


@pytest.mark.shared
@pytest.mark.parametrize(("technology", "quoted"), ALL_QUOTED, ids=lambda x: getattr(x, "code", None))
def test_the_words_that_are_quoted_stand_in_the_source_s_row(
    rows: Rows, technology: Technology, quoted: Quoted
) -> None:
    assert any(quoted.words in cell for n in technology.numbers for cell in rows[n]), quoted.words


@pytest.mark.shared
@EACH
def test_a_stated_parameter_is_a_number_of_its_rows(rows: Rows, technology: Technology) -> None:
    """What is called stated stands in a row of the technology, or of the DigiRehab pilot where that is the source."""
    numbers = {*technology.numbers, *((59,) if technology.step.name in ("TRAINING", "DRIFT") else ())}
    known = {abs(n) for row in numbers for cell in rows[row] for n in number_in(cell)}
    for parameter in technology.parameters:
        if parameter.status is Status.STATED and parameter.base is not None and parameter.name != "add_days":
            assert abs(parameter.base) in known, (parameter.name, parameter.base)


@pytest.mark.shared
@EACH
def test_since_when_stands_in_a_row(rows: Rows, technology: Technology) -> None:
    assert any(technology.since in cell for n in technology.numbers for cell in rows[n])


def test_sources_are_four_documents() -> None:
    assert {t.source for t in CATALOGUE} == {
        Source.IT_BRANCHEN,
        Source.KL_GUIDE,
        Source.AARHUS,
        Source.DIGIREHAB,
    }


def test_what_is_computed_comes_out_again() -> None:
    """Worked out from figures that the sources print."""
    values = {(t.code, p.name): p.base for t in CATALOGUE for p in t.parameters}
    assert values["training_kerteminde", "uptake"] == round(104 / 560, 3)
    assert values["training_kerteminde", "less_at_end"] == round(27 * 60 / 52, 1)
    assert values["training_viborg", "month8_week"] == round(8 * 52 / 12, 2)
    assert values["drift", "drift_weeks"] == round(8 * 52 / 12, 2)
    assert values["sensorble_assens", "toilet_factor"] == 1 - 0.25
    assert values["glass_aarhus", "recording_factor"] == 1 - 0.48
    assert values["screen_soroe", "ramp_from"] == 1 / 2
    assert values["screen_soroe", "ramp_wait"] == (2023 - 2020) * 52
    assert values["robot_aalborg", "visit_minutes"] == pytest.approx(5.3 + 34 * 60 / 223 + 9, abs=0.01)


def test_no_figure_of_the_claims_that_cannot_be_worked_out_is_used() -> None:
    """Vejle's 113 hours and 2.4 full-time equivalents, Aalborg's 60 and Hjørring's 120 minutes steer nothing."""
    used = {p.base for t in CATALOGUE for p in t.parameters}
    assert not used & {113, 2.4, 120 / 60, 60, 23.4} - {2}
    assert BY_CODE["robot_hjoerring"].parameter["handling_minutes"].base == 5
