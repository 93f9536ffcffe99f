"""The command line: what is printed where, and the exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from benchmarks.care.day import make_day
from benchmarks.cli import app
from benchmarks.row import Row
from benchmarks.runner.process import PROJECT
from solvers.registry import SOLVERS
from tests.benchmarks.runner.crooked import entries

TWENTY = str(PROJECT / "benchmarks" / "suites" / "small-vrptw" / "instances" / "twenty.txt")
DAY = "care-5-plain-1"


made_once = cache(make_day)


@pytest.fixture(autouse=True)
def _crooked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The crooked solvers are there, and the one care day is made once."""
    for name, entry in entries().items():
        monkeypatch.setitem(SOLVERS, name, entry)
    monkeypatch.setattr("benchmarks.care.case.make_day", made_once)


class Said:
    """What a command printed, and how it ended."""

    def __init__(self, capfd: pytest.CaptureFixture[str], *arguments: object) -> None:
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            app([str(a) for a in arguments], prog_name="benchmarks")
        self.code = ended.value.code
        self.out, self.err = capfd.readouterr()

    @property
    def row(self) -> Row:
        """The one object on standard output."""
        return Row.model_validate(json.loads(self.out))


def test_solve_and_check_agree(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The plan that `solve` writes costs the same when `check` reads it, and is a start for another search."""
    plan = tmp_path / "plan.sol"
    solved = Said(capfd, "solve", TWENTY, "--solver", "greedy", "--iterations", 1, "--out", plan, "--json")
    assert (solved.code, solved.row.solver, solved.row.budget_iterations) == (0, "greedy", 1)
    checked = Said(capfd, "check", TWENTY, plan, "--json")
    assert (checked.code, checked.row.cost, checked.row.feasible) == (0, solved.row.cost, True)
    better = Said(capfd, "solve", TWENTY, "--iterations", 2000, "--start", plan, "--json").row
    assert better.cost is not None
    assert solved.row.cost is not None
    assert better.cost <= solved.row.cost
    assert better.best_known == better.bound == 651.6


def test_without_json_people_read_it(capfd: pytest.CaptureFixture[str]) -> None:
    """Cost, parts, best known and gap."""
    said = Said(capfd, "solve", TWENTY, "--solver", "greedy", "--iterations", 1)
    assert said.code == 0
    for words in (
        "twenty (vrptw, size 20): cost ",
        "  distance ",
        "best known 651.600; gap +",
        "lower bound 651.600",
    ):
        assert words in said.out


def test_nothing_but_json_is_on_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    """The noisy solver prints twice, once below Python; all of that and the progress go to standard error."""
    said = Said(capfd, "solve", DAY, "--solver", "noisy", "--iterations", 1, "--json")
    assert (said.code, said.row.instance, said.row.cost) == (0, DAY, 5 * 36_000)
    assert "solving\n" in said.err
    assert "solving, says the library" in said.err
    assert "iterations  best 360,000.000" in said.err


def test_an_infeasible_plan_is_a_result(capfd: pytest.CaptureFixture[str]) -> None:
    """Exit code 0, and the row says what is broken."""
    said = Said(capfd, "solve", DAY, "--solver", "breaks_rules", "--iterations", 1, "--json")
    assert (said.code, said.row.status, said.row.feasible) == (0, "infeasible", False)
    assert said.row.faults
    told = Said(capfd, "solve", DAY, "--solver", "breaks_rules", "--iterations", 1)
    assert f"infeasible, {len(said.row.faults)} rule(s) broken" in told.out
    assert told.out.count("broken: ") == len(said.row.faults)


def test_check_ends_with_1_and_every_fault(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The plan of a solver that breaks rules, from its file."""
    plan = tmp_path / "plan.json"
    solved = Said(capfd, "solve", DAY, "--solver", "breaks_rules", "--iterations", 1, "--out", plan, "--json")
    said = Said(capfd, "check", DAY, plan)
    assert said.code == 1
    assert said.out.count("broken: ") == len(solved.row.faults) > 1
    assert Said(capfd, "check", DAY, plan, "--json").row.faults == solved.row.faults


@pytest.mark.parametrize(
    ("solver", "status", "words"),
    [("raises", "failed", "the wheel came off"), ("poor", "unsupported", "visits that may be left out")],
)
def test_nothing_made_ends_with_2(
    capfd: pytest.CaptureFixture[str], solver: str, status: str, words: str
) -> None:
    """The row is printed all the same, and the reason told."""
    said = Said(capfd, "solve", DAY, "--solver", solver, "--iterations", 1, "--json")
    assert (said.code, said.row.status) == (2, status)
    assert words in said.row.reason
    assert words in said.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["solve", "nothing.txt"], "there is no file or folder nothing.txt"),
        (["solve", "care-5-odd-1"], "no care day is named 'care-5-odd-1'"),
        (["solve", DAY, "--solver", "serch"], "no solver is named 'serch'"),
        (["solve", DAY, "--iterations", "1", "--out", "no/such/folder/plan.json"], "does not exist"),
        (["solve", DAY, "--iterations", "1", "--start", "gone.json"], "gone.json: No such file"),
        (["check", DAY, "gone.json"], "gone.json: No such file"),
        (["check", TWENTY, TWENTY], "twenty.txt"),
        (["run", "gone.toml", "--out", "results"], "gone.toml: No such file"),
        (["run", "gone.toml", "--out", "results", "--data", "nowhere"], "gone.toml"),
        (["report", "nowhere"], "nowhere"),
    ],
)
def test_a_bad_call_is_one_sentence(
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    sentence: str,
) -> None:
    """Exit code 2, nothing on standard output, no traceback."""
    monkeypatch.chdir(tmp_path)
    said = Said(capfd, *arguments)
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
    assert "Traceback" not in said.err


def test_a_suite_is_run_and_reported(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Two runs the first time, none the second; the report reads what was written."""
    suite, results = tmp_path / "mine.toml", tmp_path / "results"
    suite.write_text(
        f'title = "mine"\n[[group]]\ncare = ["{DAY}"]\nsolvers = ["greedy", "cpsat"]\nseconds = 20\n',
        encoding="utf-8",
    )
    first = Said(capfd, "run", suite, "--out", results, "--jobs", 2)
    assert first.code == 0, first.err
    assert "mine: 2 runs, 2 to make" in first.err
    assert "share the memory's bandwidth" in first.err
    assert "/2] care-plain care-5-plain-1, cpsat, seed 1, 20 s: cost " in first.err
    rows = [Row.model_validate_json(line) for line in (results / "runs.jsonl").read_text().splitlines()]
    assert sorted((r.solver, r.status) for r in rows) == [("cpsat", "ok"), ("greedy", "ok")]
    assert all(r.bound == r.cost for r in rows if r.solver == "cpsat")
    second = Said(capfd, "run", suite, "--out", results, "--jobs", 2)
    assert "mine: 2 runs, 0 to make" in second.err
    assert len((results / "runs.jsonl").read_text().splitlines()) == 2
    assert Said(capfd, "report", results).code == 0
    assert "mine" in (results / "report.md").read_text(encoding="utf-8")
    alone = Said(capfd, "run", suite, "--out", results)
    assert alone.code == 2
    assert "jobs: 2 there, 1 here" in alone.err


def test_a_part_of_a_suite_is_reported_as_a_part(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Two families, one of them run: 1 of 2; with the other added the folder is whole."""
    suite, results = tmp_path / "mine.toml", tmp_path / "results"
    suite.write_text(
        'title = "mine"\n[[group]]\ncare = ["care-5-{plain,breaks}-1"]\nsolvers = ["greedy"]\niterations = 1\n',
        encoding="utf-8",
    )
    for only, said in ((["--only", "care-plain"], "1 of 2 runs of the suite, "), ([], "2 runs, ")):
        assert Said(capfd, "run", suite, "--out", results, *only).code == 0
        assert Said(capfd, "report", results).code == 0
        assert f"\n{said}" in (results / "report.md").read_text(encoding="utf-8")


def test_a_picture_is_drawn_and_no_report(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The instance at hand has a published value, the care day none."""
    for source, code, said in ((TWENTY, 0, "the picture is "), (DAY, 2, "nothing to draw")):
        results = tmp_path / Path(source).stem
        results.mkdir()
        made = Said(capfd, "solve", source, "--solver", "greedy", "--iterations", 1, "--json").row
        (results / "runs.jsonl").write_text(made.model_dump_json() + "\n", encoding="utf-8")
        (results / "environment.json").write_text("{}", encoding="utf-8")
        drawn = Said(capfd, "report", results, "--picture", results / "gaps.png")
        assert drawn.code == code
        assert said in drawn.out + drawn.err
        assert (results / "gaps.png").exists() is (code == 0)
        assert not (results / "report.md").exists()


def test_rows_of_another_commit_stop_a_suite(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Exit code 2, and the difference by name."""
    suite, results = tmp_path / "mine.toml", tmp_path / "results"
    suite.write_text(
        f'title = "mine"\n[[group]]\ncare = ["{DAY}"]\nsolvers = ["greedy"]\niterations = 1\n',
        encoding="utf-8",
    )
    assert Said(capfd, "run", suite, "--out", results).code == 0
    file = results / "environment.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**kept, "commit": "c0ffee"}), encoding="utf-8")
    said = Said(capfd, "run", suite, "--out", results)
    assert said.code == 2
    assert "commit: c0ffee there" in said.err


def test_the_data_folder_comes_from_the_option_the_environment_or_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In that order; one that was asked for and is not there is an error."""
    from benchmarks.cli.suites import data_folder

    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    monkeypatch.setenv("HOMECARE_BENCHMARKS", str(tmp_path / "b"))
    assert data_folder(tmp_path / "a") == tmp_path / "a"
    assert data_folder(None) == tmp_path / "b"
    monkeypatch.setenv("HOMECARE_BENCHMARKS", str(tmp_path / "c"))
    with pytest.raises(ValueError, match=r"there is no folder of instance files .*c"):
        data_folder(None)


def test_it_runs_as_a_module() -> None:
    """`python -m benchmarks` with JSON alone on standard output."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "solve", TWENTY, "--solver", "greedy", "--iterations", "1", "--json"],
        cwd=PROJECT, capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    assert Row.model_validate_json(done.stdout).feasible
