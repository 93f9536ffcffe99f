"""`homecare whatif`: scenarios from files and options, a matrix, what is written, and calls that make no sense."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from planner.cli.whatif import whatif
from planner.cli.whatif_files import plan_names
from planner.exports.plan_json import read_plan
from planner.formats.writer import write_folder
from planner.horizon.overlap_records import to_json as overlap_json
from planner.whatif.order import Order
from planner.whatif.records import from_json
from tests.planner.horizon_samples import overlap
from tests.planner.savings.days import screen_day

FAST = ("--seeds", 2, "--iterations", 200, "--jobs", 1)
SEVERAL = """
[[scenarios]]
code = "sick"
title = "En er syg"
edits = [{edit = "absent", workers = ["W1"]}]

[[scenarios]]
code = "storm"
edits = [{edit = "speeds", weather = "storm"}]
"""
UNITS = """
scenarios:
  - {code: none, edits: [{edit: screen_unit, operators: 0}]}
  - {code: two, edits: [{edit: screen_unit, operators: 2}]}
"""

Call = Callable[..., Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_folder(screen_day()[0], tmp_path_factory.mktemp("day"))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Scenario files by name; they are not changed."""
    place = tmp_path_factory.mktemp("scenarios")
    texts = {
        "several.toml": SEVERAL,
        "units.yaml": UNITS,
        "none.toml": "scenarios = []",
        "wrong.toml": 'edits = [{edit = "absent", who = "W1"}]',
        "other.toml": 'edits = [{edit = "vanish"}]',
    }
    for name, text in texts.items():
        (place / name).write_text(text)
    return {name: place / name for name in texts}


@pytest.fixture(scope="module")
def made(
    call: Call, folder: Path, files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Any, Path]:
    out = tmp_path_factory.mktemp("out")
    edits = ("--edit", "discharged:count=1", "--edit", "stop_overhead:8")
    return call("whatif", folder, files["several.toml"], *edits, *FAST, "--out", out, "--json"), out


def test_json_has_every_scenario(made: tuple[Any, Path]) -> None:
    answer, out = made
    assert answer.exit_code == 0, answer.output
    record = json.loads(answer.stdout)
    assert record["status"] == "compared"
    found = from_json((out / "comparison.json").read_text())
    assert found == from_json(json.dumps(record["comparison"]))
    assert [o.code for o in found.options] == ["sick", "storm", "edits"]
    assert found.option("sick").title == "En er syg"
    assert [e["edit"] for e in found.option("edits").edits] == ["discharged", "stop_overhead"]
    assert (found.method.iterations, found.method.seeds) == (200, (1, 2))


def test_files(made: tuple[Any, Path]) -> None:
    answer, out = made
    assert {f.name for f in (out / "plans").iterdir()} == {
        "base.json",
        "sick.json",
        "storm.json",
        "edits.json",
    }
    assert {"whatif.html", "memo.html", "comparison.json", "whatif_figures.csv"} <= {
        f.name for f in out.iterdir()
    }
    assert all(Path(f).exists() for f in json.loads(answer.stdout)["files"])
    assert read_plan(out / "plans" / "storm.json").run.solver == "search"
    with (out / "whatif_figures.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert len(list(csv.reader(lines, delimiter=";"))) > 3 * 20


def test_a_matrix_of_two_files(call: Call, folder: Path, files: dict[str, Path], tmp_path: Path) -> None:
    crossed = ("--cross", files["units.yaml"], files["several.toml"])
    answer = call("whatif", folder, *crossed, *FAST, "--out", tmp_path / "out", "--lang", "en")
    assert answer.exit_code == 0, answer.output
    found = from_json((tmp_path / "out" / "comparison.json").read_text())
    assert found.matrix is not None
    assert found.matrix.cells == (("none+sick", "none+storm"), ("two+sick", "two+storm"))
    assert "Time in all, h a day" in answer.stdout


def test_a_second_comparison_takes_the_first_ones_plans_away(
    call: Call, folder: Path, files: dict[str, Path], tmp_path: Path
) -> None:
    plans = tmp_path / "plans"
    for given in ((files["several.toml"],), ("--edit", "absent:W1")):
        assert call("whatif", folder, *given, *FAST, "--out", tmp_path, "--quiet").exit_code == 0
    assert {f.name for f in plans.iterdir()} == {"base.json", "edits.json"}


def test_the_memo_takes_an_overlap(call: Call, folder: Path, tmp_path: Path) -> None:
    """What several free together stands in the memo; a comparison's own JSON is no such study, and is told before anything else."""
    given = tmp_path / "overlap.json"
    given.write_text(overlap_json(overlap()), encoding="utf-8")
    edit = ("--edit", "stop_overhead:8", *FAST)
    answer = call("whatif", folder, *edit, "--overlap", given, "--out", tmp_path / "with", "--quiet")
    assert answer.exit_code == 0, answer.output
    call("whatif", folder, *edit, "--out", tmp_path / "without", "--quiet")
    said = "Overlap i tabellen"
    assert said in (tmp_path / "with" / "memo.html").read_text(encoding="utf-8")
    assert said not in (tmp_path / "without" / "memo.html").read_text(encoding="utf-8")
    wrong = tmp_path / "with" / "comparison.json"
    answer = call("whatif", folder, *edit, "--overlap", wrong, "--out", tmp_path / "none", "--lang", "en")
    assert answer.exit_code == 2
    assert "is not an overlap.json" in answer.stderr


def test_quiet_says_nothing(call: Call, folder: Path, tmp_path: Path) -> None:
    answer = call("whatif", folder, "--edit", "absent:W1", *FAST, "--out", tmp_path / "out", "--quiet")
    assert (answer.exit_code, answer.stdout) == (0, "")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "at least one scenario"),
        (("--edit", "absent:W1", "--seeds", 1), "--seeds must be at least 2"),
        (("--edit", "absent:W1", "--runs", 0), "--runs"),
        (("--edit", "absent:W1", "--jobs", 0), "--jobs"),
        (("--edit", "absent:W1", "--rate", -1), "--rate"),
        (("--edit", "absent:W1", "--days-per-week", 8), "--days-per-week"),
        (("--edit", "absent:W1", "--week", -1), "--week"),
        (("--edit", "absent:W1", "--case", "worst"), "--case"),
        (("--edit", "absent:W1", "--iterations", 10, "--seconds", 1), "not both"),
        (("--edit", "absent:W1", "--iterations", -1), "cannot be negative"),
        (("--edit", "absent:W1", "--seconds", "inf"), "finite"),
    ],
)
def test_calls_that_make_no_sense(
    call: Call, folder: Path, tmp_path: Path, options: tuple[Any, ...], words: str
) -> None:
    answer = call("whatif", folder, *options, "--out", tmp_path / "out", "--lang", "en")
    assert answer.exit_code == 2
    assert words in answer.stderr
    assert not (tmp_path / "out").exists()


def test_two_scenarios_of_one_code(call: Call, folder: Path, files: dict[str, Path]) -> None:
    answer = call("whatif", folder, files["several.toml"], files["several.toml"], "--lang", "en")
    assert answer.exit_code == 2
    assert "two scenarios are called sick" in answer.stderr


def test_the_faults_of_all_files_are_told_at_once(call: Call, folder: Path, files: dict[str, Path]) -> None:
    given = ("--edit", "absent", "--lang", "en", "--json")
    answer = call("whatif", folder, files["wrong.toml"], files["other.toml"], files["none.toml"], *given)
    assert answer.exit_code == 1
    issues = json.loads(answer.stdout)["issues"]
    assert {i["file"] for i in issues} == {"wrong.toml", "other.toml", "none.toml", "--edit"}


def test_an_edit_of_what_is_not_there(call: Call, folder: Path, tmp_path: Path) -> None:
    answer = call("whatif", folder, "--edit", "absent:W9", *FAST, "--out", tmp_path / "out", "--lang", "en")
    assert answer.exit_code == 1
    assert "W9" in answer.stderr
    assert not (tmp_path / "out").exists()


def test_an_own_network_serves_a_means_that_only_a_scenario_has(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    """Bicycles have times of their own, and are not lent those of cars."""
    out = tmp_path / "out"
    answer = call("whatif", folder, "--edit", "means:to=bicycle", *FAST, "--out", out, "--json")
    assert answer.exit_code == 0, answer.output
    notes = json.loads(answer.stdout)["comparison"]["options"][0]["notes"]
    assert "means_changed" in {n["code"] for n in notes}
    assert "means_borrowed" not in {n["code"] for n in notes}


def test_nothing_to_plan(call: Call, tmp_path: Path) -> None:
    empty = write_folder(screen_day()[0].model_copy(update={"visits": ()}), tmp_path)
    answer = call("whatif", empty, "--edit", "absent:W1", "--json")
    assert answer.exit_code == 1
    assert json.loads(answer.stdout)["status"] == "failed"


def test_as_much_is_asked_from_the_command_as_from_python() -> None:
    given = signature(whatif).parameters
    order = Order()
    for option, name in {
        "seeds": "seeds",
        "seed": "first_seed",
        "runs": "runs",
        "redraw": "redraw",
        "week": "week",
        "case": "case",
        "jobs": "jobs",
        "rate": "kroner_per_hour",
        "days_per_week": "days_per_week",
    }.items():
        assert given[option].default == getattr(order, name)


def test_codes_become_file_names_that_do_not_collide() -> None:
    assert plan_names(["base", "Å 1", "a/b", "a:b", "a_b-2", "A?B", ".."]) == {
        "base": "base.json",
        "Å 1": "Å_1.json",
        "a/b": "a_b.json",
        "a:b": "a_b-2.json",
        "a_b-2": "a_b-2-2.json",
        "A?B": "A_B-3.json",
        "..": "_.json",
    }
