"""Folders and files: encodings, separators, names, what is missing or cut, and what depends on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.errors import Severity
from planner.formats.writer import write_folder
from planner.issue_texts import describe
from planner.messages import Lang
from tests.builders import four_visits
from tests.planner.formats.tables_of import clean, codes, put, read, save


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separator_and_bom_do_not_matter(tmp_path: Path, encoding: str, separator: str) -> None:
    usual = read(save(clean(), tmp_path / "usual")).instance
    loaded = read(save(clean(), tmp_path / "other", encoding, separator))
    assert loaded.issues == []
    assert loaded.instance == usual


def test_english_names_decimal_point_and_excel_sep_line(tmp_path: Path) -> None:
    write_folder(four_visits(), tmp_path, lang=Lang.EN)
    path = tmp_path / "visits.csv"
    path.write_text("sep=,\n" + path.read_text("utf-8-sig"), "utf-8")
    loaded = read(tmp_path)
    assert loaded.issues == []
    assert loaded.instance == four_visits()


def test_headings_are_known_without_case_spaces_and_danish_letters(tmp_path: Path) -> None:
    tables = clean()
    tables["besoeg"][0] = [h.upper().replace("Ø", "OE").replace("_", "-") + " " for h in tables["besoeg"][0]]
    assert read(save(tables, tmp_path)).issues == []


def test_latin_1_is_named_and_the_rest_loads(tmp_path: Path) -> None:
    """æ is byte E6 in Latin-1, which cannot stand alone in UTF-8. Only the citizens' file is lost."""
    save(clean(), tmp_path)
    (tmp_path / "borgere.csv").write_bytes("borger_id;adresse_id\nBæ;A1\n".encode("latin-1"))
    loaded = read(tmp_path)
    issue = next(i for i in loaded.issues if i.code == "encoding")
    assert (issue.file, issue.row, issue.params["seems"]) == ("borgere.csv", 2, "Latin-1 (Windows-1252)")
    wrong, todo = describe(issue, Lang.DA)
    assert "ikke UTF-8" in wrong
    assert "CSV UTF-8" in todo
    assert "UTF-8" in describe(issue, Lang.EN)[1]
    assert len(loaded.instance.addresses) == 3
    assert len(loaded.instance.shifts) == 3


def test_windows_1252_and_utf_16_are_told_apart(tmp_path: Path) -> None:
    """Byte 96 is a dash in Windows-1252 and a control code in Latin-1; FF FE opens a UTF-16 file."""
    save(clean(), tmp_path)
    (tmp_path / "borgere.csv").write_bytes("borger_id;adresse_id\nB–æ;A1\n".encode("cp1252"))
    (tmp_path / "vagter.csv").write_bytes("vagt_id\n".encode("utf-16"))
    seems = {i.file: i.params["seems"] for i in read(tmp_path).issues if i.code == "encoding"}
    assert seems == {"borgere.csv": "Windows-1252", "vagter.csv": "UTF-16"}


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\r\n;;\r\n"])
def test_empty_file(tmp_path: Path, content: bytes) -> None:
    """Everything that needs the citizens is named once, by table: three visits and one delegation's citizen."""
    save(clean(), tmp_path)
    (tmp_path / "borgere.csv").write_bytes(content)
    loaded = read(tmp_path)
    found = [i for i in loaded.issues if i.severity is Severity.ERROR]
    assert [(i.code, i.file) for i in found][:2] == [
        ("empty_file", "borgere.csv"),
        ("depends_on_table", "besoeg.csv"),
    ]
    assert found[1].params["rows"] == 3
    assert loaded.instance.visits == ()
    assert len(loaded.instance.workers) == 3


def test_open_quotation_mark_keeps_the_rows_before_it(tmp_path: Path) -> None:
    save(clean(), tmp_path)
    path = tmp_path / "adresser.csv"
    path.write_text(
        'adresse_id;breddegrad;længdegrad\nBASE;55,1;14,7\nA1;55,1;14,7\n"A2;55,1;14,7\n', "utf-8"
    )
    loaded = read(tmp_path)
    issue = next(i for i in loaded.issues if i.code == "csv_quotes")
    assert issue.row == 4
    assert set(loaded.instance.address) == {"BASE", "A1"}
    assert set(loaded.instance.citizen) == {"B1"}
    assert "depends_on_table" in codes(loaded.issues)
    assert "unknown_address" not in codes(loaded.issues)


def test_row_numbers_are_those_of_a_spreadsheet(tmp_path: Path) -> None:
    """Blank rows and comments count, and a cell with a line break is still one row: the fault is in row 5."""
    save(clean(), tmp_path)
    text = 'adresse_id;breddegrad;længdegrad;navn\n\n#note\nBASE;55,1;14,7;"to\nlinjer"\nA1;x;14,7;\nA2;55,1;14,7;\n'
    (tmp_path / "adresser.csv").write_text(text, "utf-8")
    assert [i.row for i in read(tmp_path).issues if i.code == "bad_number"] == [5]


def test_cut_row_names_its_dependents(tmp_path: Path) -> None:
    """A row with too many cells is not guessed at, but its id is known, so citizen B1 and his visits name the cause."""
    tables = clean()
    tables["adresser"][1] = ["A1", "55", "10", "14", "70"]
    loaded = read(save(tables, tmp_path))
    dependents = [(i.file, i.row) for i in loaded.issues if i.code == "depends_on_faulty"]
    assert dependents[:3] == [("borgere.csv", 2), ("besoeg.csv", 2), ("besoeg.csv", 3)]
    assert "unknown_address" not in codes(loaded.issues)


def test_dependents_are_named_once_with_the_root_cause(tmp_path: Path) -> None:
    """Address A1 is faulty, so B1, BS1, BS2, their link and pin go: five rows, each with the address's row as cause."""
    tables = clean()
    put(tables, "adresser", 2, "breddegrad", "")
    loaded = read(save(tables, tmp_path))
    found = [i for i in loaded.issues if i.code == "depends_on_faulty"]
    assert sorted((i.file or "", i.row) for i in found) == [
        ("besoeg.csv", 2), ("besoeg.csv", 3), ("besoegsafstande.csv", 2), ("borgere.csv", 2), ("laaste.csv", 2),
    ]  # fmt: skip
    assert {(i.params["cause_file"], i.params["cause_row"]) for i in found} == {("adresser.csv", "2")}
    assert [v.visit_id for v in loaded.instance.visits] == ["BS3"]


def test_what_is_not_a_table_is_left_alone(tmp_path: Path) -> None:
    save(clean(), tmp_path)
    (tmp_path / "LAESMIG.txt").write_text("hej")
    (tmp_path / "veje.osm.pbf").write_bytes(b"x")
    assert read(tmp_path).issues == []


def test_roads_and_matrix_are_paths_from_the_folder(tmp_path: Path) -> None:
    tables = clean()
    tables["indstillinger"] += [["vejnet", "kort/veje.pbf"], ["rejsetider", "tider.npz"]]
    save(tables, tmp_path)
    (tmp_path / "kort").mkdir()
    (tmp_path / "kort" / "veje.pbf").write_bytes(b"x")
    (tmp_path / "tider.npz").write_bytes(b"x")
    loaded = read(tmp_path)
    assert loaded.issues == []
    assert (loaded.roads, loaded.matrix) == (tmp_path / "kort" / "veje.pbf", tmp_path / "tider.npz")


def test_nothing_there(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(b"")
    (tmp_path / "plan.doc").write_bytes(b"")
    assert codes(read(tmp_path / "nowhere").issues) == {"input_not_found"}
    assert codes(read(tmp_path / "plan.doc").issues) == {"unknown_format"}
    issue = next(i for i in read(tmp_path).issues if i.code == "no_tables")
    assert issue.params["instead"] == "plan.xlsx"


@pytest.mark.parametrize("table", ["medarbejdere", "borgere", "vagter", "delegationer"])
def test_a_lost_table_is_not_told_again_by_what_follows_from_it(tmp_path: Path, table: str) -> None:
    """Nobody can take a visit when all workers are lost with their file; the lost file is what must be said."""
    save(clean(), tmp_path)
    (tmp_path / f"{table}.csv").write_bytes(b"")
    told = codes(read(tmp_path).issues)
    assert "empty_file" in told
    assert told <= {"empty_file", "depends_on_table", "depends_on_faulty"}
