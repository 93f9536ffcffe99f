"""The screening table: what it lets through, and every fault of a file at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.errors import InputError, Issue
from planner.issue_texts import describe
from planner.messages import Lang
from planner.technologies import CATALOGUE, Use
from planner.technologies.screening import SHIPPED, Form, FunctionalLevel, Screening, read_screening
from tests.planner.technologies.samples import ALL_MAY, brought, care, notes, situation

STEPS = ("self_reliant", "flexsmart", "medidoclock", "smila", "medimismart", "robot", "physical")


def found(tmp_path: Path, text: str) -> list[Issue]:
    """The faults of a table."""
    path = tmp_path / "table.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_screening(path, STEPS)
    return raised.value.issues


def proposed(form: Form, administrations: float = 2) -> str:
    """The first step of the shipped table that can be used for a citizen with these answers."""
    table = Screening.of(SHIPPED.read_text(encoding="utf-8"))
    known = table.model_copy(update={"citizen": {"C1": form}})
    return next(step for step in STEPS if known.fits(step, "C1", administrations, seed=1))


def answers(level: str, *, locked: bool = False, seen: bool = False) -> Form:
    return Form(functional_level=FunctionalLevel(level), must_be_locked=locked, intake_must_be_seen=seen)


@pytest.mark.parametrize(
    ("form", "step"),
    [
        (answers("independent"), "self_reliant"),
        (answers("independent", locked=True), "physical"),
        (answers("reminder"), "flexsmart"),
        (answers("reminder", locked=True), "medidoclock"),
        (answers("device"), "medidoclock"),
        (answers("device", seen=True), "smila"),
        (answers("help"), "physical"),
    ],
)
def test_the_shipped_table_proposes_the_lightest_step_that_fits(form: Form, step: str) -> None:
    assert proposed(form) == step


def test_the_shipped_table_is_assumed_and_knows_every_step_of_the_catalogue() -> None:
    table = read_screening(None, STEPS)
    assert table.assumed
    named = {t.eligibility.screening for t in CATALOGUE} - {None}
    assert named | {"physical"} == {row.step for row in table.step} == set(STEPS)


def test_the_number_of_administrations_decides_where_a_row_says_so() -> None:
    text = ALL_MAY + '\n[[step]]\nstep = "physical"\ndaily_administrations = [2, 3]\n'
    table = Screening.of(text)
    assert [table.fits("physical", "C1", n, seed=1) for n in (1, 2, 3, 4)] == [False, True, True, False]


def test_answers_that_nobody_has_given_are_drawn_by_their_shares() -> None:
    """500 citizens: 40 % need a device, 200 within four standard deviations of 11; 30 % must lock, 150 of 10."""
    table = read_screening(None, STEPS)
    forms = [table.form(f"C{n}", seed=1) for n in range(500)]
    assert 156 <= sum(f.functional_level is FunctionalLevel.DEVICE for f in forms) <= 244
    assert 109 <= sum(bool(f.must_be_locked) for f in forms) <= 191


def test_what_the_form_says_of_a_citizen_goes_before_the_shares(tmp_path: Path) -> None:
    """In ALL_MAY all need a device; C2 is independent. Only that step is open to the independent."""
    path = tmp_path / "table.toml"
    text = ALL_MAY.replace('step = "robot"', 'step = "robot"\nfunctional_level = ["independent"]')
    path.write_text(text + '\n[citizen.C2]\nfunctional_level = "independent"\n', encoding="utf-8")
    given = situation(care("V1", "medicine"), care("V2", "medicine"))
    after = brought(given, Use(technology="robot_hjoerring", uptake=1, screening=str(path)))
    assert after.citizens == {"C2"}


def test_an_own_table_lets_in_whom_the_shipped_one_does_not(all_may: str) -> None:
    given = situation(*(care(f"V{n}", "medicine") for n in range(40)))
    shipped, own = (
        notes(brought(given, Use(technology="robot_hjoerring", uptake=1, screening=path)), "technology_users")[0]["eligible"]
        for path in (None, all_may)
    )  # fmt: skip
    assert shipped < own == 40


ROBOT = 'step = "robot"'
ROBOT_LINE = ALL_MAY.splitlines().index(ROBOT) + 1


@pytest.mark.parametrize(
    ("change", "code", "row", "column"),
    [
        (("must_be_locked = 0", "must_be_locked = 2"), "screening_value", 4, "answers.must_be_locked"),
        (("device = 1", "device = 0.5"), "screening_value", 3, "answers.functional_level"),
        (("reminder = 0,", "remainder = 0,"), "screening_value", 3, "answers.functional_level.remainder"),
        (("must_be_locked = 0\n", ""), "screening_missing", 2, "answers.must_be_locked"),
        (("must_be_locked = 0\n", "must_be_locked = 0\nlocked = 1\n"), "screening_unknown", 5, "answers.locked"),
        ((ROBOT, 'step = "robott"'), "screening_unknown_step", ROBOT_LINE, "step"),
        ((ROBOT, ROBOT + "\ndaily_administrations = [3, 1]"), "screening_value", ROBOT_LINE + 1, "step.daily_administrations"),
        ((ROBOT, ROBOT + '\nintake_must_be_seen = "maybe"'), "screening_value", ROBOT_LINE + 1, "step.intake_must_be_seen"),
    ],
)  # fmt: skip
def test_every_fault_is_told_at_its_line(
    tmp_path: Path, change: tuple[str, str], code: str, row: int, column: str
) -> None:
    issue = found(tmp_path, ALL_MAY.replace(*change))[0]
    assert (issue.code, issue.row, issue.column) == (code, row, column)
    assert issue.file is not None
    assert issue.file.endswith("table.toml")
    for lang in Lang:
        assert all(describe(issue, lang))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = ALL_MAY.replace("must_be_locked = 0", "must_be_locked = 7").replace("seen = 0", "seen = -1")
    assert [i.code for i in found(tmp_path, text)] == ["screening_value", "screening_value"]


def test_a_file_that_is_no_toml(tmp_path: Path) -> None:
    issue = found(tmp_path, "[answers\n")[0]
    assert issue.code == "screening_not_toml"
    assert "line 1" in describe(issue, Lang.EN)[0]


def test_a_file_that_is_not_there_is_a_fault_of_the_use(tmp_path: Path) -> None:
    use = Use(technology="robot_aalborg", uptake=1, screening=str(tmp_path / "none.toml"))
    with pytest.raises(InputError) as raised:
        brought(situation(care("V1", "medicine")), use)
    assert [i.code for i in raised.value.issues] == ["screening_unreadable"]
    assert "none.toml" in describe(raised.value.issues[0], Lang.DA)[0]
