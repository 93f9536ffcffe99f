"""Tables of best known values: which column counts, and what a broken table is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.case import BestKnown
from benchmarks.formats.best_known import find_best_known


def _table(folder: Path, text: str) -> Path:
    (folder / "set" / "instances").mkdir(parents=True)
    (folder / "set" / "best_known.csv").write_text(text, encoding="utf-8")
    return folder / "set" / "instances" / "one.json"


def test_a_proven_optimum_is_its_own_bound(tmp_path: Path) -> None:
    """The table lies one folder above the instance; capitals do not matter."""
    path = _table(
        tmp_path,
        "instance,best_known,source,proven_optimal,lower_bound\none,12.5,paper,yes,\ntwo,7,paper,,6\n",
    )
    assert find_best_known(path, "ONE") == BestKnown(12.5, "paper", 12.5, True)
    assert find_best_known(path, "two") == BestKnown(7.0, "paper", 6.0, False)
    assert find_best_known(path, "three") is None


def test_the_lower_of_published_and_found_counts(tmp_path: Path) -> None:
    """10 was published and 9 found for `one`; for `two` the published 8 is lower. A label names an instance as well."""
    rows = "label,instance,best_known,source,proven_optimal,found_while_checking\nA1,one,10,paper,,9\nA2,two,8,paper,,9\n"
    path = _table(tmp_path, rows)
    first, second = find_best_known(path, "a1"), find_best_known(path, "two")
    assert first is not None
    assert second is not None
    assert (first.cost, "found" in first.source, second.cost, second.source) == (9.0, True, 8.0, "paper")


def test_distance_alone_counts_where_a_table_has_two_conventions(tmp_path: Path) -> None:
    """Fewest vehicles first is another problem, with other values."""
    path = _table(
        tmp_path,
        "instance,best_known_dimacs_distance,source_dimacs,proven_optimal_dimacs,best_known_distance_min_vehicles\none,827.3,C,yes,828.9\n",
    )
    assert find_best_known(path, "one") == BestKnown(827.3, "C", 827.3, True)


def test_the_folder_decides_between_families_of_one_table(tmp_path: Path) -> None:
    """Two families with an instance D2 each: the one of the file's own folder is meant."""
    path = _table(
        tmp_path, "family,instance,best_known,source,proven_optimal\nx,D2,1,a,\ninstances,D2,2,b,\n"
    )
    found = find_best_known(path, "D2")
    assert found is not None
    assert found.cost == 2


def test_no_table_no_value(tmp_path: Path) -> None:
    assert find_best_known(tmp_path / "a" / "b" / "c" / "d" / "one.json", "one") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "instance,best_known,source,proven_optimal\none,many,paper,\n",
            "one, column best_known: not a number: 'many'",
        ),
        ("name,value\none,1\n", "no column 'instance'"),
    ],
)
def test_a_broken_table_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = _table(tmp_path, text)
    with pytest.raises(ValueError, match=message):
        find_best_known(path, "one")
