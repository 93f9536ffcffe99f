"""Runs in processes of their own: whatever happens in there is a row out here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.row import Row
from benchmarks.runner.folder import ResultsFolder
from benchmarks.runner.jobs import Job, key_of
from benchmarks.runner.process import PROJECT, Runs
from benchmarks.runner.run import Header, empty_row
from benchmarks.runner.series import CodeChangedError, run_all
from solvers.base import Budget

CROOKED = (sys.executable, "-m", "tests.benchmarks.runner.crooked")
TWENTY = PROJECT / "benchmarks" / "suites" / "small-vrptw" / "instances" / "twenty.txt"


def job(solver: str, seed: int = 1, limit: float = 120) -> Job:
    """A run on the small instance at hand, whose optimum is 651.6."""
    header = Header("twenty", "vrptw", 20, None)
    row = empty_row(header, solver, Budget(iterations=1), seed, 1)
    return Job(source=str(TWENTY), label="small/twenty.txt", row=row, limit_seconds=limit)


def made(tmp_path: Path, solver: str, limit: float = 120) -> Row:
    return Runs(tmp_path, CROOKED).make(job(solver, limit=limit))


def test_a_run_gives_its_row(tmp_path: Path) -> None:
    """Judged there, whole here; what the solver printed is not in the way."""
    row = made(tmp_path, "noisy")
    assert (row.instance, row.size, row.status) == ("twenty", 20, "infeasible")
    assert row.extra["source"] == "small/twenty.txt"
    assert row.extra["peak_memory_mb"] > 10


@pytest.mark.parametrize(
    ("solver", "limit", "reason"),
    [
        ("raises", 120, "RuntimeError: the wheel came off"),
        ("crashes", 120, "the process ended with exit code 3: segment of a fault"),
        ("killed", 120, "the process was ended by SIGKILL, which is how a system short of memory ends one"),
        ("hangs", 0.2, "ran far over its time: ended after 0.2 s"),
    ],
)
def test_a_run_that_goes_wrong_is_a_row(tmp_path: Path, solver: str, limit: float, reason: str) -> None:
    """An exception, a crash, a kill and a hang: which run it was, and what came of it."""
    row = made(tmp_path, solver, limit)
    assert (row.status, row.solver, row.cost) == ("failed", solver, None)
    assert row.reason.startswith(reason)
    assert row.extra == {"source": "small/twenty.txt"} or solver == "raises"
    assert key_of(row) == job(solver).key


def test_an_instance_that_is_gone_is_a_row(tmp_path: Path) -> None:
    """Deleted while the suite ran."""
    gone = job("greedy").model_copy(update={"source": str(tmp_path / "gone.txt")})
    row = Runs(tmp_path, CROOKED).make(gone)
    assert row.status == "failed"
    assert "there is no file or folder" in row.reason


def test_a_plan_as_good_as_the_best_known_is_kept(tmp_path: Path) -> None:
    """CP-SAT proves 651.6, which is the best known; greedy does not get there, and its plan is not kept."""
    runs = Runs(tmp_path / "solutions", CROOKED)
    given = Budget(seconds=60)
    row = runs.make(
        job("cpsat").model_copy(
            update={"row": empty_row(Header("twenty", "vrptw", 20, None), "cpsat", given, 1, 1)}
        )
    )
    assert row.cost == row.best_known == 651.6
    file = tmp_path / row.extra["solution"]
    assert file.name == "twenty--cpsat-60s-1t-seed1.sol"
    assert file.read_text(encoding="utf-8").startswith("Route")
    worse = runs.make(job("greedy"))
    assert worse.cost is not None
    assert worse.cost > 651.6
    assert "solution" not in worse.extra


def test_a_run_ends_with_who_started_it() -> None:
    """Standard input closes, as it does when the runner is killed; the solver would hang for ever."""
    order = json.dumps({"job": job("hangs").model_dump(), "solutions": "/nowhere"}).encode()
    with subprocess.Popen(CROOKED, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROJECT) as process:
        said, _ = process.communicate(order + b"\n", timeout=120)
    assert (process.returncode, said) == (1, b"")


def test_a_series_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    """Stopped after the first of three runs and in the middle of a line: one row each in the end, in two goes."""
    jobs = [job("noisy", seed) for seed in (1, 2, 3)]
    here = {"commit": "c0ffee"}

    def go_on(results: ResultsFolder) -> list[tuple[int, int, int]]:
        runs = Runs(results.solutions, CROOKED)
        steps = run_all(jobs, results, 2, runs=runs, digest=lambda: "same")
        return [(s.row.seed, s.done, s.total) for s in steps]

    with ResultsFolder(tmp_path, here) as results:
        steps = run_all(jobs, results, runs=Runs(results.solutions, CROOKED), digest=lambda: "same")
        assert next(steps).row.seed == 1
        steps.close()
    with (tmp_path / "runs.jsonl").open("ab") as file:
        file.write(b'{"instance":"twenty","fam')
    with ResultsFolder(tmp_path, here) as results:
        second = go_on(results)
    assert sorted(seed for seed, _, _ in second) == [2, 3]
    assert [(done, total) for _, done, total in second] == [(2, 3), (3, 3)]
    with ResultsFolder(tmp_path, here) as results:
        assert results.done == {j.key for j in jobs}
        assert go_on(results) == []
    assert len((tmp_path / "runs.jsonl").read_text(encoding="utf-8").splitlines()) == 3


def test_a_series_stops_when_the_code_changes(tmp_path: Path) -> None:
    """Two runs of the same code; before the third it is another."""
    digests = iter(["old", "old", "old", "new"])
    jobs = [job("raises", seed) for seed in (1, 2, 3)]
    with ResultsFolder(tmp_path, {}) as results:
        steps = run_all(jobs, results, runs=Runs(results.solutions, CROOKED), digest=lambda: next(digests))
        assert [next(steps).row.seed, next(steps).row.seed] == [1, 2]
        with pytest.raises(CodeChangedError, match="the code was changed"):
            next(steps)
        assert len(results.done) == 2
