"""Every scenario of one list with every one of another."""

from __future__ import annotations

import pytest

from planner.scenarios.scenario import Origin, Scenario
from planner.whatif.matrix import cross


def scenario(code: str, minutes: float, title: str = "", file: str | None = None) -> Scenario:
    edits = [{"edit": "stop_overhead", "minutes": minutes}]
    return Scenario.model_validate({"code": code, "title": title, "edits": edits, "origin": Origin(file)})


def test_the_row_first_and_the_column_after() -> None:
    rows, columns = [scenario("a", 1, "A"), scenario("b", 2)], [scenario("x", 3), scenario("y", 4, "Y")]
    found, matrix = cross(rows, columns)
    assert [s.code for s in found] == ["a+x", "a+y", "b+x", "b+y"]
    assert [s.title for s in found] == ["A · x", "A · Y", "b · x", "b · Y"]
    assert [[e.minutes for e in s.edits] for s in found] == [[1, 3], [1, 4], [2, 3], [2, 4]]  # type: ignore[union-attr]
    assert matrix.cells == (("a+x", "a+y"), ("b+x", "b+y"))
    assert [(c.code, c.title) for c in matrix.rows] == [("a", "A"), ("b", "")]
    assert [c.code for c in matrix.columns] == ["x", "y"]


def test_a_cell_is_of_both_files() -> None:
    found, _ = cross([scenario("a", 1, file="units.toml")], [scenario("x", 2, file="consent.toml")])
    assert found[0].origin.file == "units.toml + consent.toml"
    same, _ = cross([scenario("a", 1, file="both.toml")], [scenario("x", 2, file="both.toml")])
    assert same[0].origin.file == "both.toml"


@pytest.mark.parametrize("empty", [([], [scenario("x", 1)]), ([scenario("a", 1)], [])])
def test_a_matrix_has_rows_and_columns(empty: tuple[list[Scenario], list[Scenario]]) -> None:
    with pytest.raises(ValueError, match="at least one row and one column"):
        cross(*empty)
