"""Solutions better than published: which are kept, and that those in the repository are what they are said to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.formats import open_case
from benchmarks.records import TABLE, Record, keep_records, read_records
from benchmarks.row import Row
from benchmarks.runner.process import PROJECT

KEPT = PROJECT / "benchmarks" / "results" / "records"


def results(folder: Path, *rows: Row) -> Path:
    """A results folder with these rows, and a file for each solution that they name."""
    folder.mkdir()
    (folder / "environment.json").write_text(json.dumps({"commit": "0123456789abcdef"}))
    (folder / "runs.jsonl").write_text("".join(f"{r.model_dump_json()}\n" for r in rows))
    for row in rows:
        if "solution" in row.extra:
            (folder / row.extra["solution"]).write_text(f"{row.instance} at {row.cost}")
    return folder


def row(instance: str, cost: float, best: float | None = 1000.0, *, feasible: bool = True) -> Row:
    return Row(
        instance=instance,
        family="toy",
        size=3,
        solver="search",
        seed=4,
        budget_seconds=60,
        status="ok",
        cost=cost,
        best_known=best,
        feasible=feasible,
        iterations=700,
        extra={"solution": f"{instance}-{cost}.sol", "source": f"toy/{instance}.txt"},
    )


def test_what_is_better_than_published_is_kept_with_how_it_was_found(tmp_path: Path) -> None:
    """990 of 1000 is 1 % better. Equal, better by rounding (0.004 %), worse, infeasible, and without a published cost: not kept."""
    made = results(
        tmp_path / "made",
        row("better", 990),
        row("equal", 1000),
        row("rounded", 999.96),
        row("worse", 1001),
        row("broken", 900, feasible=False),
        row("unknown", 900, best=None),
    )
    found = keep_records(made, tmp_path / "kept")
    expected = Record(
        family="toy",
        instance="better",
        cost=990,
        best_published=1000,
        gap_percent=-1,
        file="toy-better.sol",
        seed=4,
        seconds=60,
        threads=1,
        commit="0123456",
        iterations=700,
        command="python -m benchmarks solve $HOMECARE_BENCHMARKS/toy/better.txt --seconds 60 --seed 4 --out toy-better.sol",
    )
    assert found == [expected] == read_records(tmp_path / "kept")
    assert {f.name for f in (tmp_path / "kept").iterdir()} == {TABLE, "toy-better.sol"}


def test_a_record_gives_way_to_a_better_one_alone(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    keep_records(results(tmp_path / "one", row("a", 990), row("b", 980)), kept)
    assert keep_records(results(tmp_path / "two", row("a", 995)), kept) == []
    assert (kept / "toy-a.sol").read_text() == "a at 990.0"
    better = keep_records(results(tmp_path / "three", row("a", 970)), kept)
    assert [r.gap_percent for r in better] == [-3]
    assert (kept / "toy-a.sol").read_text() == "a at 970.0"
    assert [(r.instance, r.cost) for r in read_records(kept)] == [("a", 970), ("b", 980)]


def test_the_command_names_all_that_is_not_the_default(tmp_path: Path) -> None:
    """Solver, threads, a second budget, and a file whose name a shell would take apart."""
    peer = row("a b", 990).model_copy(update={"solver": "pyvrp", "threads": 2, "budget_iterations": 900})
    (found,) = keep_records(results(tmp_path / "made", peer), tmp_path / "kept")
    assert found.command == (
        "python -m benchmarks solve $HOMECARE_BENCHMARKS/'toy/a b.txt' --solver pyvrp --seconds 60 --seed 4 --iterations 900 "
        "--threads 2 --out 'toy-a b.sol'"
    )


def test_an_older_table_is_filled_in_from_the_rows_it_came_from(tmp_path: Path) -> None:
    """Without iterations and command it is read; the same results complete it, others (b cost 1 less) and a second time do not."""
    made, kept = results(tmp_path / "made", row("a", 990), row("b", 980)), tmp_path / "kept"
    whole = keep_records(made, kept)
    lines = (kept / TABLE).read_text().splitlines()
    older = "\n".join(",".join(line.split(",")[:10]) for line in lines).replace("980.0", "979.0") + "\n"
    (kept / TABLE).write_text(older)
    assert [(r.iterations, r.command) for r in read_records(kept)] == [(None, "")] * 2
    assert keep_records(made, kept) == []
    a, b = read_records(kept)
    assert a == whole[0]
    assert (b.cost, b.iterations, b.command) == (979, None, "")
    once = (kept / TABLE).read_text()
    assert keep_records(made, kept) == []
    assert (kept / TABLE).read_text() == once


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / TABLE).write_text("family,instance\ntoy,a\n")
    with pytest.raises(ValueError, match="cost"):
        read_records(tmp_path)


@pytest.mark.parametrize("record", read_records(KEPT), ids=lambda r: f"{r.family}-{r.instance}")
def test_a_kept_record_is_feasible_and_costs_what_it_is_said_to(record: Record, shared: Path) -> None:
    """The strict checker judges the file against the published instance and its best published cost."""
    (file,) = [
        f
        for f in (shared / "benchmarks").rglob(f"instances/**/{record.instance}.*")
        if record.family in f.as_posix()
    ]
    case = open_case(file)
    assert record.command == (
        f"python -m benchmarks solve $HOMECARE_BENCHMARKS/{file.relative_to(shared / 'benchmarks').as_posix()} "
        f"--seconds {record.seconds:g} --seed {record.seed} --out {record.file}"
    )
    assert record.iterations
    verdict = case.judge(case.read_plan(KEPT / record.file))
    assert verdict.feasible, verdict
    assert verdict.cost == pytest.approx(record.cost, abs=0.002)
    assert case.best_known is not None
    assert case.best_known.cost == pytest.approx(record.best_published, abs=0.002)
    assert verdict.cost < case.best_known.cost


def test_every_solution_has_its_row() -> None:
    named = {r.file for r in read_records(KEPT)}
    assert named == {f.name for f in KEPT.iterdir()} - {TABLE, "README.md"}
