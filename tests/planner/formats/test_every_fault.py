"""Each fault of a table bites alone, at its place and in both languages; the clean input gives none."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.errors import Severity
from planner.formats.texts import ISSUES
from planner.issue_texts import describe
from planner.messages import Lang
from tests.planner.formats.cases import CASES, Case
from tests.planner.formats.tables_of import clean, read, save

# Faults of whole files, of workbooks and of JSON, which `test_files`, `test_workbook` and `test_json_form`
# show.
ELSEWHERE = {
    "input_not_found", "unknown_format", "no_tables", "unknown_sheet", "empty_file", "encoding", "csv_quotes",
    "workbook_unreadable", "formula_without_value", "json_syntax", "json_not_object", "json_no_version",
    "json_other_version", "json_unknown_field", "json_value",
}  # fmt: skip
# Faults that the tables cannot hold, or say otherwise; `test_validate` shows them on an instance.
ON_INSTANCES = {
    "duplicate_id",
    "overhead_missing",
    "mode_twice",
    "no_visits",
    "no_shifts",
    "seats_out_of_order",
}


def test_the_clean_input_has_no_fault(tmp_path: Path) -> None:
    loaded = read(save(clean(), tmp_path))
    assert loaded.issues == []
    assert [v.visit_id for v in loaded.instance.visits] == ["BS1", "BS2", "BS3"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_fault_is_found_at_its_place(case: Case, tmp_path: Path) -> None:
    tables = clean()
    case.change(tables)
    found = [i for i in read(save(tables, tmp_path)).issues if i.code == case.code]
    places = [(i.file, i.row, i.column) for i in found]
    assert (case.file, case.row, case.column) in places
    told = " ".join(" ".join(describe(i, Lang.DA)) for i in found)
    assert case.danish in told
    if case.file is not None:
        assert case.file in told
    english = " ".join(" ".join(describe(i, Lang.EN)) for i in found)
    assert english != told


def test_every_code_has_a_case() -> None:
    assert {case.code for case in CASES} | ELSEWHERE | ON_INSTANCES == set(ISSUES)


def test_danish_and_english_say_different_words() -> None:
    for code, text in ISSUES.items():
        assert text.wrong.da != text.wrong.en, code
        assert text.todo.da != text.todo.en, code


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_the_rest_of_the_input_still_loads(case: Case, tmp_path: Path) -> None:
    """Whatever one fault is, every visit is either in the instance or among the issues that are errors."""
    tables = clean()
    case.change(tables)
    loaded = read(save(tables, tmp_path))
    missing = {"BS1", "BS2", "BS3"} - set(loaded.instance.visit)
    errors = [i for i in loaded.issues if i.severity is Severity.ERROR]
    if missing:
        assert errors
    whole_table = any(i.row is None or i.code in ("missing_column", "depends_on_table") for i in errors)
    assert whole_table or missing <= {name for i in errors for name in i.ids} | {i.value for i in errors}
