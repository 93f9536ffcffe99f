"""The faults that real input has: each is an issue or a reason in plain words, and the rest of the input is planned."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from planner.travel.straight import straight_line_times
from planner.travel.table import write_travel_times
from tests.planner.cli.conftest import Call, three_visits

Damage = Callable[[Path], None]


def set_cell(file: str, row: int, column: str, value: str) -> Damage:
    """Change one cell; rows count from 0 below the heading."""

    def damage(folder: Path) -> None:
        head, *rows = _read(folder / file)
        rows[row][head.index(column)] = value
        _write(folder / file, [head, *rows])

    return damage


def add_row(file: str, like: int, **changes: str) -> Damage:
    """Add a copy of a row with some cells changed."""

    def damage(folder: Path) -> None:
        head, *rows = _read(folder / file)
        new = [changes.get(h, cell) for h, cell in zip(head, rows[like], strict=True)]
        _write(folder / file, [head, *rows, new])

    return damage


def new_file(file: str, *lines: str) -> Damage:
    return lambda folder: (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8") and None


def emptied(file: str) -> Damage:
    return lambda folder: (folder / file).write_bytes(b"") and None


def in_latin1(file: str) -> Damage:
    def damage(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8-sig")
        (folder / file).write_bytes((text + "V9;Sørensen\n").encode("latin-1"))

    return damage


def _read(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))


def _write(path: Path, rows: list[list[str]]) -> None:
    path.write_text("\n".join(";".join(row) for row in rows) + "\n", encoding="utf-8")


VISITS, SHIFTS, PLACES, LINKS = "besoeg.csv", "vagter.csv", "adresser.csv", "besoegsafstande.csv"
LINK_HEAD = "første_besøg;andet_besøg"

# what is done to the input, and how many of its three visits are planned all the same; with 0 there is no plan
FAULTS = {
    "a window that ends before it starts": (set_cell(VISITS, 0, "senest", "06:00"), 2),
    "duplicate ids": (add_row(VISITS, 0, varighed="30"), 2),
    "an unknown competence": (set_cell(VISITS, 0, "faggruppe", "tryllekunstner"), 2),
    "an unknown citizen": (set_cell(VISITS, 0, "borger_id", "C77"), 2),
    "a shift with no start place": (set_cell(SHIFTS, 0, "startadresse", "-"), 0),
    "a circle of links": (new_file(LINKS, f"{LINK_HEAD};mindst", "V1;V2;60", "V2;V1;60"), 3),
    "an empty file": (emptied(VISITS), 0),
    "a file in Latin-1": (in_latin1(VISITS), 0),
    "latitude and longitude in words": (set_cell(PLACES, 1, "breddegrad", "nord"), 2),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_an_issue_and_the_rest_is_planned(
    call: Call, little: Path, tmp_path: Path, name: str
) -> None:
    damage, planned = FAULTS[name]
    folder = tmp_path / "input"
    shutil.copytree(little, folder)
    damage(folder)
    sentences = []
    for lang in ("da", "en"):
        result = call("validate", folder, "--json", "--lang", lang)
        record = json.loads(result.stdout)
        assert result.exit_code == 1, record
        assert record["errors"] >= 1
        assert all(i["file"] for i in record["issues"] if i["severity"] == "error")
        sentences.append([i["wrong"] for i in record["issues"]])
    assert sentences[0] != sentences[1]
    result = call("plan", folder, "--iterations", 20, "--out", tmp_path / "out", "--json")
    assert result.exit_code == 1, result.stderr
    record = json.loads(result.stdout)
    assert record.get("planned", 0) == planned
    assert (tmp_path / "out").exists() == (planned > 0)
    assert (record["status"] == "nothing_to_plan") == (planned == 0)


def test_a_visit_that_needs_two_when_one_is_at_work(call: Call, little: Path, tmp_path: Path) -> None:
    """Not a fault of any file: the visit is left out, with the reason."""
    folder = tmp_path / "input"
    shutil.copytree(little, folder)
    set_cell(VISITS, 0, "antal_medarbejdere", "2")(folder)
    record = json.loads(call("plan", folder, "--iterations", 20, "--out", tmp_path / "out", "--json").stdout)
    (left_out,) = record["unplanned_visits"]
    assert [r["code"] for r in left_out["reasons"]] == ["double_staffing"]
    assert record["planned"] == 2


def test_a_citizen_in_the_sea_is_named_and_not_visited(call: Call, tmp_path: Path) -> None:
    """Roads from a made-up place; one home is moved fifty kilometres out."""
    folder = tmp_path / "place"
    call("generate", "--out", folder, "--citizens", 6, "--workers", 4)
    head, *rows = _read(folder / PLACES)
    column = head.index("længdegrad")
    home = next(r for r in rows if not r[0].startswith(("D", "H")))
    home[column] = f"{float(home[column].replace(',', '.')) + 0.8:.6f}".replace(".", ",")
    _write(folder / PLACES, [head, *rows])
    result = call("plan", folder, "--iterations", 20, "--out", tmp_path / "out", "--json")
    record = json.loads(result.stdout)
    assert result.exit_code == 1
    assert home[0] in {i for issue in record["issues"] if issue["severity"] == "error" for i in issue["ids"]}
    codes = {r["code"] for u in record["unplanned_visits"] for r in u["reasons"]}
    assert "address_unreachable" in codes
    assert record["planned"] > 0


def test_a_matrix_of_the_wrong_size(call: Call, little: Path, tmp_path: Path) -> None:
    times = straight_line_times(three_visits().addresses, ["car"])
    write_travel_times(times, tmp_path / "times.npz")
    with np.load(tmp_path / "times.npz") as stored:
        arrays = dict(stored)
    arrays["seconds_car"] = arrays["seconds_car"][:-1]
    np.savez(tmp_path / "times.npz", **arrays)
    for lang in ("da", "en"):
        result = call(
            "plan", little, "--matrix", tmp_path / "times.npz", "--out", tmp_path / "out", "--lang", lang
        )
        assert result.exit_code == 1
        assert "3 x 4" in result.stderr


def test_a_workbook_and_a_json_file_are_inputs_too(call: Call, tmp_path: Path) -> None:
    """Broken ones are issues."""
    for name in ("day.xlsx", "day.json", "day.docx"):
        (tmp_path / name).write_bytes(b"neither of them")
        result = call("validate", tmp_path / name)
        assert result.exit_code == 1
        assert name in result.stdout
