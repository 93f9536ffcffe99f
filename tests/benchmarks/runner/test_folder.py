"""The results folder: nothing half, nothing twice, nothing mixed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.row import Row
from benchmarks.runner.environment import code_digest, differences, environment
from benchmarks.runner.folder import ResultsFolder
from benchmarks.runner.jobs import key_of

HERE: dict[str, Any] = {
    "suite": "a", "started": "2026-03-02T07:00:00+00:00", "machine": {"cpu": "K6", "cores": 2},
    "planned": 9, "jobs": 1,
    "python": "3.11.7", "packages": {"numpy": "2.0", "ortools": "9.11"}, "commit": "c0ffee", "dirty": False, "code": "1",
}  # fmt: skip


def row(seed: int) -> Row:
    return Row(
        instance="æ", family="f", size=1, solver="s", seed=seed, budget_seconds=1, status="ok", cost=1 / 3
    )


def filled(folder: Path, *seeds: int) -> None:
    with ResultsFolder(folder, HERE) as results:
        for seed in seeds:
            results.add(row(seed))


def lines(folder: Path) -> list[Row]:
    text = (folder / "runs.jsonl").read_text(encoding="utf-8")
    return [Row.model_validate_json(line) for line in text.splitlines()]


def test_rows_are_kept_and_known_again(tmp_path: Path) -> None:
    """Opened a second time, the folder knows both runs, and a third comes after them."""
    filled(tmp_path, 1, 2)
    with ResultsFolder(tmp_path, HERE) as results:
        assert results.done == {key_of(row(1)), key_of(row(2))}
        results.add(row(3))
    assert lines(tmp_path) == [row(1), row(2), row(3)]


def test_a_line_cut_short_by_a_kill_is_dropped(tmp_path: Path) -> None:
    """Wherever the cut falls, also just before the line's end: the run is not done, and its row is written anew."""
    filled(tmp_path, 1, 2)
    whole = (tmp_path / "runs.jsonl").read_bytes()
    start = whole.index(b"\n") + 1
    for cut in (start + 1, start + 20, len(whole) - 1):
        (tmp_path / "runs.jsonl").write_bytes(whole[:cut])
        with ResultsFolder(tmp_path, HERE) as results:
            assert results.done == {key_of(row(1))}
            results.add(row(2))
        assert (tmp_path / "runs.jsonl").read_bytes() == whole


def test_a_broken_line_in_the_middle_is_told(tmp_path: Path) -> None:
    """No kill does that; somebody has edited the file, and nothing is thrown away."""
    filled(tmp_path, 1, 2)
    file = tmp_path / "runs.jsonl"
    file.write_bytes(b'{"instance": 1}\n' + file.read_bytes())
    with pytest.raises(ValueError, match=r"runs.jsonl: line 1 is no row"):
        ResultsFolder(tmp_path, HERE)
    assert len(file.read_bytes().splitlines()) == 3


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"machine": {"cpu": "K7", "cores": 2}}, "machine cpu: K6 there, K7 here"),
        ({"packages": {"numpy": "2.0"}}, "packages ortools: 9.11 there, none here"),
        ({"packages": {"numpy": "2.0", "ortools": "9.12"}}, "packages ortools: 9.11 there, 9.12 here"),
        ({"python": "3.12.0"}, "python: 3.11.7 there, 3.12.0 here"),
        ({"commit": "decaf"}, "commit: c0ffee there, decaf here"),
        ({"dirty": True}, "dirty: False there, True here"),
        ({"code": "2"}, "code: 1 there, 2 here"),
        ({"jobs": 2}, "jobs: 1 there, 2 here"),
    ],
)
def test_rows_from_elsewhere_are_not_mixed_in(tmp_path: Path, change: dict[str, Any], sentence: str) -> None:
    """What differs is said; the folder stays as it was."""
    filled(tmp_path, 1)
    with pytest.raises(ValueError, match=f"must not mix them.*{sentence}$"):
        ResultsFolder(tmp_path, {**HERE, **change})
    filled(tmp_path, 2)
    assert lines(tmp_path) == [row(1), row(2)]


def test_another_suite_on_another_day_goes_into_the_same_table(tmp_path: Path) -> None:
    """Neither changes what a row is worth."""
    filled(tmp_path, 1)
    with ResultsFolder(tmp_path, {**HERE, "suite": "b", "started": "2026-03-03T07:00:00+00:00"}) as results:
        assert len(results.done) == 1


def told(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "environment.json").read_text(encoding="utf-8"))
    return found


def without(*names: str) -> dict[str, Any]:
    """The environment of a folder that was made before these were kept."""
    return {name: value for name, value in HERE.items() if name not in names}


def test_the_runs_of_the_whole_suite_are_told(tmp_path: Path) -> None:
    """9 at first; the suite has grown to 12 when its folder is filled further, and one of another suite is not counted in."""
    filled(tmp_path, 1)
    assert told(tmp_path)["planned"] == 9
    with ResultsFolder(tmp_path, {**HERE, "planned": 12}):
        assert told(tmp_path) == {**HERE, "planned": 12}
    with ResultsFolder(tmp_path, {**HERE, "suite": "b", "planned": 50}):
        assert told(tmp_path) == {**HERE, "planned": 12}


def test_a_folder_that_does_not_tell_the_runs_planned_or_at_a_time_is_filled_further(tmp_path: Path) -> None:
    """It learns how many there are to be; how many at a time its rows were made, nobody knows."""
    with ResultsFolder(tmp_path, without("planned", "jobs")) as results:
        results.add(row(1))
    with ResultsFolder(tmp_path, {**HERE, "jobs": 2}) as results:
        results.add(row(2))
    assert told(tmp_path) == {**without("jobs"), "planned": 9}
    assert lines(tmp_path) == [row(1), row(2)]


def test_a_folder_without_rows_takes_the_new_environment(tmp_path: Path) -> None:
    """A first start that failed binds nobody."""
    filled(tmp_path)
    with ResultsFolder(tmp_path, {**HERE, "commit": "decaf"}):
        assert "decaf" in (tmp_path / "environment.json").read_text(encoding="utf-8")


def test_rows_of_unknown_origin_are_refused(tmp_path: Path) -> None:
    """The environment was deleted, or is no JSON."""
    filled(tmp_path, 1)
    (tmp_path / "environment.json").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match=r"environment.json cannot be read"):
        ResultsFolder(tmp_path, HERE)
    (tmp_path / "environment.json").unlink()
    with pytest.raises(ValueError, match=r"rows without environment\.json"):
        ResultsFolder(tmp_path, HERE)


def test_two_processes_do_not_fill_one_folder(tmp_path: Path) -> None:
    """The second is told; when the first is done, it may."""
    with ResultsFolder(tmp_path, HERE), pytest.raises(ValueError, match="another process is adding rows"):
        ResultsFolder(tmp_path, HERE)
    filled(tmp_path, 1)


def test_this_environment_is_itself() -> None:
    """Asked twice, no difference; machine, versions and commit are all there."""
    now = environment("mine")
    assert differences(now, environment("other")) == []
    assert now["suite"] == "mine"
    assert not {"planned", "jobs"} & set(now)
    whole = environment("mine", planned=258, jobs=2)
    assert (whole["planned"], whole["jobs"]) == (258, 2)
    assert differences(now, whole) == []
    assert {"cpu", "cores", "memory_gb", "system"} == set(now["machine"])
    assert {"numpy", "numba", "ortools"} <= set(now["packages"])
    assert now["commit"]
    assert now["dirty"] in ((None,) if now["commit"] == "unknown" else (True, False))


def test_the_codes_digest_follows_the_code(tmp_path: Path) -> None:
    """One byte in a solver changes it; a results file does not."""
    for name in ("solvers/a.py", "benchmarks/case.py", "benchmarks/row.py", "benchmarks/results/x.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1", encoding="utf-8")
    before = code_digest(tmp_path)
    (tmp_path / "benchmarks/results/x.py").write_text("2", encoding="utf-8")
    assert code_digest(tmp_path) == before
    (tmp_path / "solvers/a.py").write_text("2", encoding="utf-8")
    assert code_digest(tmp_path) != before
