"""Reading studies and comparisons: each known by what it holds, every fault located, none counted twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planner.errors import InputError
from planner.issue_texts import describe
from planner.messages import Lang
from planner.potential.sources import read_given
from planner.savings.records import Study
from planner.savings.records import to_json as study_json
from planner.whatif.records import Comparison
from planner.whatif.records import to_json as comparison_json
from tests.planner.potential.made import comparison, option, parts, plain_study


def write(folder: Path, name: str, content: str | dict[str, Any]) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def faults(*paths: Path) -> list[tuple[str, str | None, str | None]]:
    with pytest.raises(InputError) as caught:
        read_given(paths)
    for issue in caught.value.issues:
        assert all(all(describe(issue, lang)) for lang in Lang)
    return [(i.code, i.file, i.column) for i in caught.value.issues]


def test_a_study_and_a_comparison_are_told_apart(tmp_path: Path) -> None:
    study = write(tmp_path, "study.json", study_json(plain_study(8)))
    base = parts(driving=2)
    other = write(tmp_path, "comparison.json", comparison_json(comparison([base], [option("x", [base])])))
    first, second = read_given([study, other], [120.0, None])
    assert isinstance(first.content, Study)
    assert isinstance(second.content, Comparison)
    assert (first.name, first.density, second.density) == ("study.json", 120.0, None)
    assert first.content == plain_study(8)


def test_files_of_the_same_name_are_told_by_their_folders(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, f"{place}/study.json", study_json(plain_study(8, place)))
        for place in ("town", "country")
    ]
    assert [g.name for g in read_given(paths)] == ["town/study.json", "country/study.json"]


def test_every_file_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    damaged = json.loads(study_json(plain_study(8)))
    damaged["pairs"][1]["plan"]["driving"] = "much"
    damaged["visits"] = None
    found = faults(
        write(tmp_path, "a.json", "{not json"),
        write(tmp_path, "b.json", "[1, 2]"),
        write(tmp_path, "c.json", {"routes": []}),
        write(tmp_path, "d.json", damaged),
        write(tmp_path, "e.json", '{"pairs": [NaN]}'),
    )
    assert found == [
        ("json_syntax", "a.json", None),
        ("json_not_object", "b.json", None),
        ("not_a_study", "c.json", None),
        ("study_field", "d.json", "visits"),
        ("study_field", "d.json", "pairs.1.plan.driving"),
        ("study_not_finite", "e.json", None),
    ]


def test_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    path.write_bytes('{"title": "Ærø"}'.encode("latin-1"))
    assert faults(path) == [("encoding", "study.json", None)]


def test_the_same_day_twice_is_refused(tmp_path: Path) -> None:
    """Two studies of one day are not independent; a study and a comparison of it are two lines, and may be."""
    first = write(tmp_path, "first.json", study_json(plain_study(8, "day")))
    second = write(tmp_path, "second.json", study_json(plain_study(9, "day")))
    assert faults(first, second) == [("same_study", "second.json", None)]
    base = parts(driving=2)
    one, two, same = (
        write(tmp_path, f"{k}.json", comparison_json(comparison([base], [option(code, [base])], key="day")))
        for k, code in (("one", "x"), ("two", "y"), ("same", "x"))
    )
    assert len(read_given([first, one, two])) == 3
    assert faults(one, same) == [("same_study", "same.json", None)]


def test_as_many_densities_as_files(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="zip"):
        read_given([write(tmp_path, "s.json", study_json(plain_study(8)))], [1.0, 2.0])


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"gone\.json"):
        read_given([tmp_path / "gone.json"])
