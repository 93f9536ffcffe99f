"""The template reads without an error, its examples plan, and the documentation is the schema's own."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from planner.errors import Severity
from planner.formats.documentation import FILES, document
from planner.formats.schema import folded
from planner.formats.tables import TABLES
from planner.formats.template import example, write_template
from planner.messages import Lang
from tests.planner.formats.tables_of import codes, read


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("name", ["sæt", "sæt.xlsx"])
def test_template_has_no_errors_and_only_says_that_it_is_empty(lang: Lang, name: str, tmp_path: Path) -> None:
    loaded = read(write_template(tmp_path / name, lang))
    assert codes(loaded.issues) == {"no_rows"}
    assert {i.severity for i in loaded.issues} == {Severity.WARNING}


@pytest.mark.parametrize("lang", list(Lang))
def test_examples_are_a_clean_input_once_their_mark_is_taken_off(lang: Lang, tmp_path: Path) -> None:
    folder = write_template(tmp_path, lang)
    for path in folder.glob("*.csv"):
        text = path.read_text("utf-8-sig")
        kept = [line for line in text.splitlines() if not line.startswith(("# ", '"# '))]
        path.write_text("\n".join(line.removeprefix("#") for line in kept), "utf-8")
    loaded = read(folder)
    assert loaded.issues == []
    assert loaded.instance == example()


def test_every_column_is_explained(tmp_path: Path) -> None:
    write_template(tmp_path, Lang.DA)
    for path in tmp_path.glob("*.csv"):
        headings, explained, *examples = list(
            csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";")
        )
        assert len(headings) == len(explained) == len(examples[0])
        assert all(explained)
        assert explained[0].startswith("# ")


def test_nothing_filled_in_is_overwritten(tmp_path: Path) -> None:
    write_template(tmp_path)
    with pytest.raises(FileExistsError, match="exists already"):
        write_template(tmp_path)


def test_headings_of_a_table_are_unambiguous() -> None:
    for table in TABLES:
        names = [folded(h) for c in table.columns for h in {folded(x) for x in (c.name, *c.danish)}]
        assert len(names) == len(set(names)), table.name


@pytest.mark.parametrize("lang", list(Lang))
def test_documentation_is_not_stale(lang: Lang) -> None:
    """Mend with: python -m planner.formats.documentation"""
    path = Path(__file__).parents[3] / "docs" / FILES[lang]
    assert path.read_text("utf-8") == document(lang)
