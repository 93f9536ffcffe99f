"""Scenario files: one and several, TOML and YAML, and every fault with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.errors import InputError, Issue
from planner.issue_texts import describe
from planner.messages import Lang
from planner.scenarios.edits.staff import Absent
from planner.scenarios.edits.travel import Speeds
from planner.scenarios.lines import toml_lines
from planner.scenarios.read import read_scenarios

ONE = """\
code = "storm"
title = "Storm"

[[edits]]
edit = "speeds"
factor = 0.6
"""

SEVERAL = """\
[[scenarios]]
code = "sick"
edits = [
  { edit = "absent", workers = ["W1"], date = 2026-03-02 },
  { edit = "speeds", factor = 0.8, start = 07:00:00, end = "10:30" },
]

[[scenarios]]
code = "none"
"""

YAML_SEVERAL = """\
scenarios:
  - code: sick
    edits:
      - edit: absent
        workers: [W1]
        date: 2026-03-02
      - {edit: speeds, factor: 0.8, start: 7:00, end: 10:30}
  - code: none
"""


def faults(tmp_path: Path, text: str | bytes, name: str = "given.toml") -> list[Issue]:
    """What is wrong with a file; every fault has words in both languages."""
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError) as caught:
        read_scenarios(path)
    for issue in caught.value.issues:
        assert all(all(describe(issue, lang)) for lang in Lang)
        assert issue.file == name
    return caught.value.issues


def written(tmp_path: Path, text: str, name: str) -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


def test_one_scenario_in_a_file(tmp_path: Path) -> None:
    (found,) = read_scenarios(written(tmp_path, ONE, "a.toml"))
    assert (found.code, found.title, found.edits) == ("storm", "Storm", (Speeds(factor=0.6),))


def test_a_file_of_one_needs_no_code(tmp_path: Path) -> None:
    (found,) = read_scenarios(written(tmp_path, 'edits = [{ edit = "absent", count = 2 }]', "two sick.toml"))
    assert found.code == "two sick"


@pytest.mark.parametrize(
    ("text", "name"), [(SEVERAL, "a.toml"), (YAML_SEVERAL, "a.yaml"), (YAML_SEVERAL, "a.yml")]
)
def test_several_scenarios_say_the_same_in_both_formats(tmp_path: Path, text: str, name: str) -> None:
    """10:30 is a time of day in either, and not 630 as in older YAML."""
    sick, none = read_scenarios(written(tmp_path, text, name))
    absent, speeds = sick.edits
    assert isinstance(absent, Absent)
    assert isinstance(speeds, Speeds)
    assert (absent.workers, str(absent.date)) == (("W1",), "2026-03-02")
    assert (speeds.start, speeds.end) == ("07:00", "10:30")
    assert (none.code, none.edits) == ("none", ())


def test_each_edit_and_field_knows_its_line(tmp_path: Path) -> None:
    (one,) = read_scenarios(written(tmp_path, ONE, "a.toml"))
    assert [one.origin.line("edits", 0), one.origin.line("edits", 0, "factor")] == [4, 6]
    several = read_scenarios(written(tmp_path, SEVERAL, "b.toml"))[0]
    assert [several.origin.line("edits", n) for n in range(2)] == [4, 5]
    yaml = read_scenarios(written(tmp_path, YAML_SEVERAL, "c.yaml"))[0]
    assert [
        yaml.origin.line("edits", 0),
        yaml.origin.line("edits", 0, "date"),
        yaml.origin.line("edits", 1),
    ] == [4, 6, 7]


def test_lines_of_toml_over_several_lines() -> None:
    """A list is where it begins, its elements where they stand; a text of several lines where it begins."""
    text = 'a = [\n  1,\n  2,\n]\nb = """\nx\n"""\n\n# no\n[c.d]\ne = 1\n[[f]]\n[[f]]\ng = [\n{h = 1},\n{h = 2}]\n'
    lines = toml_lines(text)
    wanted = {
        ("a",): 1,
        ("a", 0): 2,
        ("a", 1): 3,
        ("b",): 5,
        ("c", "d"): 10,
        ("c", "d", "e"): 11,
        ("f", 1): 13,
    }
    assert {at: lines[at] for at in wanted} == wanted
    assert [lines[("f", 1, "g", n, "h")] for n in range(2)] == [15, 16]


def test_every_fault_of_a_file_at_once(tmp_path: Path) -> None:
    text = """\
title = 3
colour = "red"

[[edits]]
edit = "absent"
count = 0
level = "doctor"

[[edits]]
edit = "vanish"

[[edits]]
count = 1

[[edits]]
edit = "speeds"
factor = "fast"
start = "25:00"

[[edits]]
edit = "open_shifts"
shifts = [{ level = "ssh", base = "B", start = "7" }]

[[edits]]
edit = "shifts_moved"
workers = "W1"
end = 1.5

[[edits]]
edit = "technology"
technology = "robot_aalborg"
uptake = "many"

[[edits]]
edit = "absent"
workers = ["W1"]
count = 2
date = "tomorrow"
"""
    found = {(i.row, i.column, i.code) for i in faults(tmp_path, text)}
    assert found == {
        (1, "title", "scenario_want_text"),
        (2, None, "scenario_field_unknown"),
        (6, "edit 1: absent.count", "scenario_too_small"),
        (7, "edit 1: absent.level", "scenario_not_one_of"),
        (9, "edit 2", "scenario_edit_unknown"),
        (12, "edit 3", "scenario_edit_unnamed"),
        (17, "edit 4: speeds.factor", "scenario_want_number"),
        (18, "edit 4: speeds.start", "scenario_clock"),
        (22, "edit 5: open_shifts.shifts[1].end", "scenario_field_missing"),
        (26, "edit 6: shifts_moved.workers", "scenario_want_list"),
        (27, "edit 6: shifts_moved.end", "scenario_want_whole"),
        (32, "edit 7: technology.use.uptake", "scenario_want_number"),
        (38, "edit 8: absent.date", "scenario_want_date"),
    }


def test_rules_between_fields_and_scenarios(tmp_path: Path) -> None:
    text = """\
scenarios:
  - code: a
    edits:
      - edit: absent
      - {edit: windows}
  - code: b
  - code: b
    name: x
"""
    assert [(i.row, i.code) for i in faults(tmp_path, text, "a.yaml")] == [
        (4, "scenario_nobody_named"),
        (5, "scenario_no_change"),
        (8, "scenario_field_unknown"),
        (7, "scenario_twice"),
    ]


def test_a_scenario_of_several_needs_a_code(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, '[[scenarios]]\ntitle = "A"\n')
    assert (found.row, found.column, found.code) == (1, "code", "scenario_field_missing")


@pytest.mark.parametrize(
    ("name", "text", "code", "row"),
    [
        ("a.json", "{}", "scenario_wrong_kind", None),
        ("a.toml", b"title = '\xe6'", "scenario_not_utf8", None),
        ("a.toml", 'code = "a"\nedits = [\n', "scenario_syntax", 3),
        ("a.toml", 'code = "a"\ncode = "b"\n', "scenario_syntax", 2),
        ("a.yaml", "code: a\nedits: [\n", "scenario_syntax", 3),
        ("a.yaml", "code: a\ncode: b\n", "scenario_syntax", 2),
        ("a.toml", "scenarios = []", "scenario_none", 1),
        ("a.toml", "scenarios = 3", "scenario_none", 1),
        ("a.yaml", "", "scenario_none", 1),
        ("a.yaml", "- a\n- b\n", "scenario_none", 1),
        ("a.toml", 'edits = ["absent"]', "scenario_want_fields", 1),
        ("a.toml", 'title = "010190-1234"', "scenario_cpr", 1),
    ],
)  # fmt: skip
def test_files_that_are_no_scenarios(
    tmp_path: Path, name: str, text: str | bytes, code: str, row: int | None
) -> None:
    (found,) = faults(tmp_path, text, name)
    assert (found.code, found.row) == (code, row)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_scenarios(tmp_path / "a.toml")
    assert [i.code for i in caught.value.issues] == ["scenario_file_missing"]


def test_a_cpr_number_is_not_repeated(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, 'edits = [{ edit = "discharged", citizens = ["010190-1234"] }]')
    assert "010190" not in str(found) + "".join(describe(found, Lang.DA))


def test_a_fault_says_line_and_field() -> None:
    issue = Issue(
        "scenario_too_small",
        file="a.toml",
        row=6,
        column="edit 1: absent.count",
        value="0",
        params={"limit": 1},
    )
    assert describe(issue, Lang.DA)[0] == "a.toml, linje 6, felt 'edit 1: absent.count': 0 er for lidt."
    assert describe(issue, Lang.EN) == (
        "a.toml, line 6, field 'edit 1: absent.count': 0 is too small.",
        "Write 1 or more.",
    )
