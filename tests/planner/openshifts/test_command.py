"""`homecare openshifts`: files and exit codes, and the way back into an input that is planned."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from planner.cli import app
from planner.domain import Level
from planner.exports.plan_json import read_plan
from planner.formats.reader import read_input
from planner.formats.writer import write_folder
from planner.openshifts.records import OpenShifts
from tests.builders import address, instance, shift, visit, window
from tests.planner.openshifts.days import sharp

FEW = ("--iterations", 400, "--shortest", 1)


def call(*arguments: Any) -> Any:
    return CliRunner().invoke(app, [str(a) for a in arguments])


def _places() -> list[Any]:
    return [
        address(a, latitude=55.10, longitude=14.70 + k / 600) for k, a in enumerate(("B", "A1", "A2", "A3"))
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two visits at 08:00, one worker: one open shift."""
    visits = [sharp(v, "08:00", level=Level.SSH) for v in ("V1", "V2")]
    day = instance(visits, [shift("S1")], addresses=_places())
    return write_folder(day, tmp_path_factory.mktemp("day"))


@pytest.fixture(scope="module")
def made(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path]:
    out = tmp_path_factory.mktemp("out")
    return call("openshifts", folder, *FEW, "--out", out, "--json"), out


def test_files_and_json(made: tuple[Any, Path]) -> None:
    answer, out = made
    assert answer.exit_code == 0, answer.output
    assert {f.name for f in out.iterdir()} == {
        "open_shifts.json",
        "open_shifts.csv",
        "open_shifts.ics",
        "plan.json",
    }
    told = json.loads(answer.stdout)
    assert told["status"] == "found"
    stored = OpenShifts.model_validate_json((out / "open_shifts.json").read_text())
    assert OpenShifts.model_validate(told["open_shifts"]) == stored
    assert len(stored.shifts) == 1
    assert len(stored.demand) == 1


def test_danish_for_the_planner(folder: Path, tmp_path: Path) -> None:
    answer = call("openshifts", folder, *FEW, "--out", tmp_path)
    assert answer.exit_code == 0
    assert "Ikke planlagt: 1 besøg. Åbne vagter: 1, i alt 1 t; de dækker 1 af besøgene." in answer.stdout
    assert "02.03.2026 07:45-08:45 · social- og sundhedshjælper" in answer.stdout
    assert call("openshifts", folder, *FEW, "--out", tmp_path, "--quiet").stdout == ""


def test_of_a_plan(folder: Path, tmp_path: Path) -> None:
    """The demand is that of the plan, with the travel times beside it; V2 is what it leaves out or V1."""
    call("plan", folder, "--iterations", 100, "--out", tmp_path / "plan", "--quiet")
    answer = call(
        "openshifts",
        folder,
        "--plan",
        tmp_path / "plan" / "plan.json",
        *FEW,
        "--out",
        tmp_path / "o",
        "--json",
    )
    assert answer.exit_code == 0, answer.output
    told = json.loads(answer.stdout)["open_shifts"]
    plan = read_plan(tmp_path / "plan" / "plan.json")
    assert told["demand"] == [u.visit_id for u in plan.unplanned]
    assert told["method"]["travel_hash"] == plan.run.travel_hash


def test_plan_of_another_input(made: tuple[Any, Path], folder: Path, tmp_path: Path) -> None:
    other = instance([visit("V1")], [shift("S1")], addresses=_places())
    write_folder(other, tmp_path / "other")
    call("plan", tmp_path / "other", "--iterations", 10, "--out", tmp_path / "plan", "--quiet")
    answer = call(
        "openshifts", folder, "--plan", tmp_path / "plan" / "plan.json", *FEW, "--out", tmp_path / "o"
    )
    assert "et andet input" in answer.stderr


def test_what_cannot_be_covered_is_a_finding(tmp_path: Path) -> None:
    day = instance([visit("V1", None, window("22:00", "23:00"))], [shift("S1")], addresses=_places())
    answer = call("openshifts", write_folder(day, tmp_path / "in"), *FEW, "--out", tmp_path / "o")
    assert answer.exit_code == 1
    assert "Ingen vagt har tid til besøget i dets tidsvindue 22:00-23:00." in answer.stdout


def test_nothing_to_plan(tmp_path: Path) -> None:
    day = instance([visit("V1")], [], addresses=_places())
    answer = call("openshifts", write_folder(day, tmp_path / "in"), *FEW, "--out", tmp_path / "o")
    assert answer.exit_code == 1
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--iterations", -1), "--iterations"),
        (("--shortest", 0), "--shortest"),
        (("--base", "X"), "--base X"),
        (("--plan", "nowhere.json"), "nowhere.json"),
        (("--accept", "nowhere.csv"), "nowhere.csv"),
        (("--roads", "a", "--place", "b"), "a"),
    ],
)
def test_calls_that_make_no_sense(folder: Path, tmp_path: Path, options: tuple[Any, ...], said: str) -> None:
    answer = call("openshifts", folder, *options, "--out", tmp_path / "o")
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert not (tmp_path / "o").exists()


def _filled(out: Path, **cells: str) -> Path:
    """The list as the booking app gives it back, with somebody in every shift."""
    rows = list(csv.DictReader((out / "open_shifts.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    file = out / "taget.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows({**row, **cells} for row in rows)
    return file


def test_taken_shifts_work_in_the_next_plan(made: tuple[Any, Path], folder: Path, tmp_path: Path) -> None:
    _, out = made
    taken = _filled(out, medarbejder_id="N1", faggruppe="ssa")
    answer = call("openshifts", folder, "--accept", taken, "--out", tmp_path / "in")
    assert answer.exit_code == 0, answer.output
    assert "Åbne vagter taget og lagt til: 1 af 1. Stadig åbne: 0." in answer.stdout
    again = call("plan", tmp_path / "in", "--iterations", 400, "--out", tmp_path / "plan", "--quiet")
    assert again.exit_code == 0, again.output
    plan = read_plan(tmp_path / "plan" / "plan.json")
    assert plan.unplanned == ()
    assert {r.worker_id for r in plan.routes if r.activities} == {"W1", "N1"}


def test_the_next_plan_may_begin_where_the_shifts_were_found(
    made: tuple[Any, Path], folder: Path, tmp_path: Path
) -> None:
    """Begun from the plan found, without a single move, the next plan is that plan, with N1 in it."""
    _, out = made
    taken = _filled(out, medarbejder_id="N1", faggruppe="ssa")
    answer = call("openshifts", folder, "--accept", taken, "--out", tmp_path / "in")
    assert f"--start {out / 'plan.json'}" in answer.stdout
    options = ("--iterations", 0, "--start", out / "plan.json", "--out", tmp_path / "plan", "--quiet")
    assert call("plan", tmp_path / "in", *options).exit_code == 0
    found, plan = (read_plan(f / "plan.json") for f in (out, tmp_path / "plan"))
    assert [r.activities for r in plan.routes] == [r.activities for r in found.routes]
    assert [r.worker_id for r in plan.routes] == ["W1", "N1"]
    missing = call("plan", tmp_path / "in", "--start", "nowhere.json", "--out", tmp_path / "no")
    assert (missing.exit_code, "nowhere.json" in missing.stderr) == (2, True)


def test_faults_of_the_file_are_findings(made: tuple[Any, Path], folder: Path, tmp_path: Path) -> None:
    """Too low a level: the new input is written without the shift, and the row is named."""
    _, out = made
    taken = _filled(out, medarbejder_id="N1", faggruppe="ufaglært")
    answer = call("openshifts", folder, "--accept", taken, "--out", tmp_path / "in", "--json")
    assert answer.exit_code == 1
    told = json.loads(answer.stdout)
    assert (told["taken"], len(told["still_open"])) == ([], 1)
    (issue,) = told["issues"]
    assert (issue["code"], issue["file"], issue["row"]) == ("taker_too_low", "taget.csv", 2)
    assert read_input(tmp_path / "in").instance == read_input(folder).instance


def test_input_with_errors_is_not_rewritten(made: tuple[Any, Path], folder: Path, tmp_path: Path) -> None:
    """Rows that cannot be read would be missing from the new input without a word."""
    _, out = made
    bad = tmp_path / "bad"
    bad.mkdir()
    for file in folder.iterdir():
        (bad / file.name).write_bytes(file.read_bytes())
    table = bad / "vagter.csv"
    table.write_text(table.read_text("utf-8") + "S2;W9;2026-03-02;07:00;15:00;;B;B;;;;\n", "utf-8")
    answer = call("openshifts", bad, "--accept", _filled(out, medarbejder_id="N1"), "--out", tmp_path / "in")
    assert answer.exit_code == 1
    assert "Ret fejlene først" in answer.stderr
    assert not (tmp_path / "in").exists()


def test_the_old_input_is_never_written_over(made: tuple[Any, Path], folder: Path) -> None:
    _, out = made
    before = {f.name: f.read_bytes() for f in folder.iterdir()}
    answer = call("openshifts", folder, "--accept", _filled(out, medarbejder_id="N1"), "--out", folder)
    assert answer.exit_code == 2
    assert {f.name: f.read_bytes() for f in folder.iterdir()} == before


def test_ready_travel_times_are_named_as_seen_from_the_new_input(
    made: tuple[Any, Path], folder: Path, tmp_path: Path
) -> None:
    """The old input names its travel times; the new one, beside it, names the same file."""
    _, out = made
    old = tmp_path / "old"
    call("plan", folder, "--iterations", 10, "--out", tmp_path / "plan", "--quiet")
    write_folder(read_input(folder).instance, old, matrix="../plan/travel.npz")
    taken = _filled(out, medarbejder_id="N1", faggruppe="ssa")
    assert call("openshifts", old, "--accept", taken, "--out", tmp_path / "in").exit_code == 0
    loaded = read_input(tmp_path / "in")
    assert loaded.matrix is not None
    assert loaded.matrix.resolve() == (tmp_path / "plan" / "travel.npz").resolve()
