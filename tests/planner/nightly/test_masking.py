"""A name in a column of numbers is in no file, page or log of a night; where it stands is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.errors import Issue
from planner.nightly.masking import MASK, without_data
from planner.nightly.records import NightResult
from tests.planner.nightly.samples import config, night, write_districts


def test_what_stood_in_a_cell_is_masked_wherever_it_is_repeated() -> None:
    """The record's id and the length stay, by which the fault is found."""
    fault = Issue(
        "x",
        file="besoeg.csv",
        row=3,
        column="varighed",
        value="Karen Hansen",
        ids=("V1",),
        params={
            "value": "Karen Hansen",
            "why": "'Karen Hansen' is none",
            "minutes": 5,
            "label": "Karen",
            "id": "V1",
        },
    )
    told = without_data(fault)
    assert (told.file, told.row, told.column, told.ids) == ("besoeg.csv", 3, "varighed", ("V1",))
    assert told.value == MASK
    assert told.params == {"value": MASK, "why": MASK, "minutes": 5, "label": "V1", "id": "V1"}


@pytest.mark.parametrize(
    ("fault", "value", "ids"),
    [
        (Issue("duplicate_id", value="V1", ids=("V1",)), "V1", ("V1",)),
        (Issue("bad_id", value="Karen; Hansen", ids=("Karen; Hansen",)), MASK, ()),
        (Issue("unknown_worker", value="Karen Hansen", ids=("C1", "Karen Hansen")), MASK, ("C1",)),
        (Issue("no_visits"), None, ()),
    ],
)
def test_an_id_stays_unless_it_can_be_none(fault: Issue, value: str | None, ids: tuple[str, ...]) -> None:
    told = without_data(fault)
    assert (told.value, told.ids) == (value, ids)


def test_where_a_citizen_lives_is_masked() -> None:
    """An address that lies outside the map; 55.1 is in the parameters as a number."""
    params = {"address": "A1", "label": "Søndergade 7", "latitude": 55.1, "longitude": 14.7, "metres": 900}
    told = without_data(Issue("address_far_from_road", value="55.1, 14.7", ids=("A1",), params=params))
    assert told.value == MASK
    assert told.params == {
        "address": "A1", "label": "A1", "latitude": MASK, "longitude": MASK, "metres": 900
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "column", "told"),
    [
        ("unknown_column", "Karen Hansen", MASK),
        ("unknown_column", "Søndergade 7, st. tv.", MASK),
        ("unknown_column", "12345678", MASK),
        ("heading_twice", "Karen Hansen", MASK),
        ("cpr_column", "Karen ••••••-••••", MASK),
        ("cpr_column", "citizens[].label", "citizens[].label"),
        ("json_unknown_field", "Karen Hansen", MASK),
        ("json_value", "visits[3].windows[0].start_latest", "visits[3].windows[0].start_latest"),
        ("json_value", "citizens[0].Karen. Hansen", f"citizens[0].{MASK}"),
        ("bad_number", "varighed", "varighed"),
        ("no_visits", None, None),
    ],
)
def test_a_column_that_is_the_files_own_text_is_masked_but_for_the_fields_of_the_domain(
    code: str, column: str | None, told: str | None
) -> None:
    assert without_data(Issue(code, column=column)).column == told


def test_of_a_table_without_its_heading_line_nobody_is_named(tmp_path: Path) -> None:
    """Karen Hansen, C1, is then the headings of the citizens' table."""
    write_districts(tmp_path)
    table = tmp_path / "Nord" / "borgere.csv"
    _, *records = table.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    assert "Karen Hansen" in records[0]
    table.write_text("".join(records), encoding="utf-8")
    given = config(tmp_path, names=("Nord",))
    (nord,) = night(given).districts
    assert ("unknown_column", "borgere.csv", MASK) in {(i.code, i.file, i.column) for i in nord.issues}
    for name in ("night.json", "brief.json", "brief.html", "night.log"):
        assert "Hansen" not in (given.out / name).read_text(encoding="utf-8"), name


def test_a_name_in_a_column_of_numbers_is_in_nothing_that_a_night_writes(
    tmp_path: Path,
) -> None:
    """Ellen Holm as the length of V2, and as a worker whom C1 prefers and nobody knows. Result, brief, page and log name file, row
    and column; the other visits are planned."""
    write_districts(tmp_path)
    spoil(tmp_path / "Nord" / "besoeg.csv", "V2", "varighed")
    spoil(tmp_path / "Nord" / "borgere.csv", "C1", "foretrukne_medarbejdere")
    given = config(tmp_path, names=("Nord",))
    result = night(given)
    (nord,) = result.districts
    found = {i.file: (i.column, i.value, i.row) for i in nord.issues if i.value is not None}
    assert found == {
        "besoeg.csv": ("varighed", MASK, 3),
        "borgere.csv": ("foretrukne_medarbejdere", MASK, 2),
    }
    for name in ("night.json", "brief.json", "brief.html", "night.log"):
        text = (given.out / name).read_text(encoding="utf-8")
        assert "Holm" not in text, name
    assert "besoeg.csv" in (given.out / "brief.html").read_text(encoding="utf-8")
    written = json.loads((given.out / "night.json").read_text(encoding="utf-8"))
    assert NightResult.model_validate(written).districts == result.districts


def spoil(table: Path, key: str, column: str) -> None:
    """Write a name into a cell of a table: the row of the record `key`, the column that the heading says."""
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    mark = ";" if ";" in lines[0] else ","
    place = next(i for i, head in enumerate(lines[0].split(mark)) if head.startswith(column))
    for number, line in enumerate(lines):
        cells = line.split(mark)
        if key in cells:
            cells[place] = "Ellen Holm"
            lines[number] = mark.join(cells)
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
