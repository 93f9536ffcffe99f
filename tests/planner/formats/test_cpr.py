"""CPR numbers are refused and never repeated; numbers that only resemble them are not. All numbers here are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.formats.cpr import first_cpr, heading_says_cpr, hidden
from planner.issue_texts import describe
from planner.messages import Lang
from tests.planner.formats.tables_of import clean, codes, put, read, save


@pytest.mark.parametrize("value", ["010150-1234", "3112991234", "Ring til 010150-1234 først", "010150 1234"])
def test_one_value_is_enough(value: str) -> None:
    assert first_cpr(["B1", "", value, "B2"]) == 2


@pytest.mark.parametrize(
    "value",
    [
        "20304050",  # a telephone number
        "4520304050",  # with the country's 45: no 45th day
        "3002501234",  # 30 February
        "1000000001",  # a running number: month 00
        "2026030201",  # a date with a serial: month 26
        "550101501234",  # twelve digits
        "14.0101501234",  # decimals of a coordinate
        "2026-03-02",
    ],
)
def test_other_numbers_pass(value: str) -> None:
    assert first_cpr([value]) is None


def test_random_ten_digit_ids_pass_until_half_could_be_cpr() -> None:
    """One of three could be: 2 * 1 < 3 passes. Two of four: 2 * 2 >= 4 is refused, at the first of them."""
    plain, possible = "9912345678", "0101501234"
    assert first_cpr([plain, possible, plain]) is None
    assert first_cpr([plain, possible, plain, possible]) == 1


def test_headings() -> None:
    assert heading_says_cpr("CPR-nr.")
    assert heading_says_cpr("borgers_cpr")
    assert heading_says_cpr("Personnummer")
    assert not heading_says_cpr("borger_id")


def test_hidden_leaves_no_digit_behind() -> None:
    assert hidden("ring 010150-1234 eller 0101501234") == "ring ••••••-•••• eller ••••••-••••"
    assert hidden("2026-03-02 07:00") == "2026-03-02 07:00"


def test_refused_id_column_is_one_issue_and_values_are_nowhere(tmp_path: Path) -> None:
    tables = clean()
    for table, rows in (("borgere", (2,)), ("besoeg", (2, 3)), ("delegationer", (2,))):
        for row in rows:
            put(tables, table, row, "borger_id", "010150-1234")
    loaded = read(save(tables, tmp_path))
    assert [(i.file, i.column) for i in loaded.issues if i.code == "cpr_column"] == [
        ("borgere.csv", "borger_id"), ("delegationer.csv", "borger_id"), ("besoeg.csv", "borger_id"),
    ]  # fmt: skip
    assert loaded.instance.citizens == ()
    assert "unknown_citizen" not in codes(loaded.issues)
    everything = repr(loaded) + "".join(" ".join(describe(i, lang)) for i in loaded.issues for lang in Lang)
    assert "010150" not in everything
    assert "1234" not in everything


def test_refused_extra_column_leaves_the_rows_alone(tmp_path: Path) -> None:
    tables = clean()
    put(tables, "borgere", 2, "CPR", "x")
    put(tables, "borgere", 3, "CPR", "")
    loaded = read(save(tables, tmp_path))
    assert codes(loaded.issues) == {"cpr_column"}
    assert len(loaded.instance.citizens) == 2


def test_value_in_a_number_column_is_hidden_in_its_own_fault(tmp_path: Path) -> None:
    tables = clean()
    put(tables, "adresser", 2, "breddegrad", "010150-1234")
    issue = next(i for i in read(save(tables, tmp_path)).issues if i.code == "bad_number")
    assert issue.value == "••••••-••••"
