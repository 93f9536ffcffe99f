"""`homecare horizon` and `homecare overlap`: figures as JSON, files and lines, and calls that make no sense."""

from __future__ import annotations

import json
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from planner.cli import app
from planner.cli.horizon import horizon
from planner.cli.overlap import overlap
from planner.formats.writer import write_folder
from planner.horizon import overlap_records, records
from planner.horizon.order import HorizonOrder, OverlapOrder
from tests.planner.horizon.samples import hygiene_day

TRAINING = "training_viborg,uptake=1,completion=1,care_least=0"
QUICK = ("--seeds", 2, "--runs", 1, "--iterations", 300, "--jobs", 1)


def call(*arguments: Any) -> Any:
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_folder(hygiene_day()[0], tmp_path_factory.mktemp("day"))


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scenarios") / "away.toml"
    path.write_text('title = "En er syg"\n[[edits]]\nedit = "absent"\nworkers = ["W2"]\n', "utf-8")
    return path


@pytest.fixture(scope="module")
def year(folder: Path, scenario: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path]:
    out = tmp_path_factory.mktemp("year")
    options = ("--weeks", 14, "--every", 20, "--base-only", "--out", out, "--json")
    return call("horizon", folder, TRAINING, scenario, *QUICK, *options), out


def test_a_year_as_json_and_files(year: tuple[Any, Path]) -> None:
    answer, out = year
    assert answer.exit_code == 0, answer.output
    record = json.loads(answer.stdout)
    assert record["status"] == "followed"
    study = records.from_json((out / "horizon.json").read_text())
    assert records.from_json(json.dumps(record["horizon"])) == study
    assert [t.code for t in study.tracks] == ["training_viborg", "away", "together"]
    assert study.solved_weeks == (1, 12, 13, 14)
    assert record["files"][0] == str(out / "horizon.html")
    assert all(Path(f).is_file() for f in record["files"])
    assert '<html lang="da"' in (out / "horizon.html").read_text()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "da",
            ("Timer frigjort netto pr. uge", "Træning", "En er syg", "Alle sammen", "ret linje", "uge 14"),
        ),
        (
            "en",
            ("Net hours freed a week", "Training", "En er syg", "All together", "straight line", "week 14"),
        ),
    ],
)
def test_what_a_reader_of_a_year_sees(
    folder: Path, scenario: Path, tmp_path: Path, lang: str, words: tuple[str, ...]
) -> None:
    options = ("--weeks", 14, "--every", 20, "--out", tmp_path, "--lang", lang)
    answer = call("horizon", folder, TRAINING, "drift,care_least=0", scenario, *QUICK, *options)
    assert answer.exit_code == 0, answer.output
    assert [w for w in words if w not in answer.stdout] == []
    assert "{" not in answer.stdout
    assert answer.stdout.splitlines()[-1].endswith("horizon.html")


def test_weeks_as_the_last_planned_say_so(folder: Path, tmp_path: Path) -> None:
    options = ("--weeks", 5, "--between", "last", "--base-only", "--out", tmp_path, "--lang", "en")
    answer = call("horizon", folder, TRAINING, *QUICK, *options)
    assert (
        "drawn as the last planned one" not in answer.stdout
    )  # weeks 1 and 5 are planned, and 2 to 4 are known
    assert "2 of them planned: 1, 5" in answer.stdout


def test_an_overlap_as_json_and_files(folder: Path, scenario: Path, tmp_path: Path) -> None:
    answer = call("overlap", folder, TRAINING, scenario, *QUICK, "--out", tmp_path, "--json")
    assert answer.exit_code == 0, answer.output
    record = json.loads(answer.stdout)
    study = overlap_records.from_json((tmp_path / "overlap.json").read_text())
    assert overlap_records.from_json(json.dumps(record["overlap"])) == study
    assert record["files"][0] == str(tmp_path / "overlap.html")
    assert all(Path(f).is_file() for f in record["files"])


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("da", ("Timer frigjort pr. typisk uge", "alene", "Lagt sammen", "Overlap", "Alle sammen", "uge 3")),
        ("en", ("Hours freed a typical week", "alone", "Added up", "Overlap", "All together", "week 3")),
    ],
)
def test_what_a_reader_of_an_overlap_sees(
    folder: Path, scenario: Path, tmp_path: Path, lang: str, words: tuple[str, ...]
) -> None:
    options = ("--week", 3, "--case", "low", "--out", tmp_path, "--lang", lang)
    members = ("robot_aalborg,uptake=1", TRAINING, "drift,care_least=0", scenario)
    answer = call("overlap", folder, *members, *QUICK, *options)
    assert answer.exit_code == 0, answer.output
    assert [w for w in words if w not in answer.stdout] == []
    assert "{" not in answer.stdout


@pytest.mark.parametrize(
    ("command", "wrong", "words"),
    [
        ("horizon", (TRAINING, "--seeds", 1), "--seeds"),
        ("horizon", (TRAINING, "--weeks", 0), "--weeks"),
        ("horizon", (TRAINING, "--every", 0), "--every"),
        ("horizon", (TRAINING, "--between", "curve"), "--between"),
        ("horizon", (TRAINING, "--rate", -1), "--rate"),
        ("horizon", (TRAINING, "--iterations", 1, "--seconds", 1), "--seconds"),
        ("horizon", ("nobody_knows",), "drift"),
        ("horizon", ("nobody.toml",), "nobody.toml"),
        ("horizon", ("drift",), "happens anyway"),
        ("horizon", (TRAINING, "training_viborg"), "training_viborg"),
        ("horizon", ("robot_aalborg,uptake",), "name=value"),
        ("overlap", (TRAINING,), "at least two"),
        ("overlap", (TRAINING, "drift"), "at least two"),
        ("overlap", (TRAINING, "robot_aalborg,uptake=1", "--week", -1), "--week"),
        ("overlap", (TRAINING, "robot_aalborg,uptake=1", "--case", "worst"), "--case"),
    ],
)
def test_calls_that_make_no_sense(folder: Path, command: str, wrong: tuple[Any, ...], words: str) -> None:
    answer = call(command, folder, *wrong, "--lang", "en")
    assert answer.exit_code == 2
    assert words in answer.stderr
    assert "Traceback" not in answer.output


@pytest.mark.parametrize("code", ["together", "untreated", "base"])
def test_codes_that_are_taken(folder: Path, tmp_path: Path, code: str) -> None:
    path = tmp_path / f"{code}.toml"
    path.write_text('[[edits]]\nedit = "absent"\nworkers = ["W2"]\n', "utf-8")
    answer = call("horizon", folder, path, "--lang", "en")
    assert answer.exit_code == 2
    assert code in answer.stderr


def test_faults_of_all_members_are_told_at_once(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "away.toml"
    path.write_text('[[edits]]\nedit = "absent"\nworker = ["W2"]\n', "utf-8")
    answer = call("horizon", folder, path, "robot_aalborg,uptake=many", "--lang", "en")
    assert answer.exit_code == 1
    assert "away.toml" in answer.stderr
    assert "robot_aalborg,uptake=many" in answer.stderr


def test_a_figure_that_nobody_gives_is_asked_for(folder: Path) -> None:
    answer = call("horizon", folder, "robot_aalborg", "--lang", "en", "--json")
    assert answer.exit_code == 1
    issues = json.loads(answer.stdout)["issues"]
    assert [i["code"] for i in issues] == ["technology_parameter_missing"]


def test_as_much_is_asked_from_the_commands_as_from_python() -> None:
    given, order = signature(horizon).parameters, HorizonOrder()
    names = {"seed": "first_seed", "rate": "kroner_per_hour"}
    for name in (
        "weeks",
        "every",
        "between",
        "seeds",
        "seed",
        "runs",
        "redraw",
        "rate",
        "days_per_week",
    ):
        assert given[name].default == getattr(order, names.get(name, name)), name
    assert given["spread"].default is (order.cases == records.CASES)
    compared, whatif = signature(overlap).parameters, OverlapOrder()
    for name in ("week", "case", "seeds", "seed", "runs", "redraw", "days_per_week"):
        assert compared[name].default == getattr(whatif, names.get(name, name)), name


def test_nothing_to_plan(tmp_path: Path) -> None:
    empty = write_folder(hygiene_day()[0].model_copy(update={"visits": ()}), tmp_path)
    answer = call("overlap", empty, TRAINING, "robot_aalborg,uptake=1", "--json")
    assert answer.exit_code == 1
    assert json.loads(answer.stdout)["status"] == "failed"
