"""Suite files: what they say, and every fault in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.runner.jobs import jobs_in, jobs_of
from benchmarks.runner.process import PROJECT
from benchmarks.runner.sources import open_source
from benchmarks.runner.suite import expand, in_family, read_suite

SUITES = sorted((PROJECT / "benchmarks" / "suites").glob("*.toml"))
TWENTY = PROJECT / "benchmarks" / "suites" / "small-vrptw" / "instances" / "twenty.txt"


def suite(folder: Path, text: str) -> Path:
    file = folder / "mine.toml"
    file.write_text(f'title = "mine"\n{text}', encoding="utf-8")
    return file


def jobs(file: Path, data: Path | None = None, only: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{j.row.instance} {j.row.solver} {j.row.seed} {j.row.budget_seconds:g} {j.row.threads}"
        for j in jobs_in(jobs_of(read_suite(file), file, data), only, file)
    ]


def test_braces_are_written_out() -> None:
    """Each combination once; none without braces."""
    assert expand("care-{5,9}-{plain,links}-1") == [
        "care-5-plain-1", "care-5-links-1", "care-9-plain-1", "care-9-links-1",
    ]  # fmt: skip
    assert expand("care-5-plain-1") == ["care-5-plain-1"]


def test_a_family_has_parts() -> None:
    """ "care" is all care days; "car" is nothing."""
    assert in_family("care-plain", "care")
    assert in_family("care-plain", "care-plain")
    assert not in_family("care-plain", "car")
    assert not in_family("care", "care-plain")


def test_runs_come_by_time_threads_seed_instance_solver(tmp_path: Path) -> None:
    """2 times x 2 seeds x 2 days x 2 solvers = 16 runs; the solvers of one day beside each other, seeds whole."""
    file = suite(
        tmp_path,
        '[[group]]\ncare = ["care-{5,6}-plain-1"]\nsolvers = ["search", "greedy"]\nseeds = [1, 2]\nseconds = [1, 10]\n',
    )
    found = jobs(file)
    assert len(found) == 16
    assert found[:5] == [
        "care-5-plain-1 search 1 1 1", "care-5-plain-1 greedy 1 1 1",
        "care-6-plain-1 search 1 1 1", "care-6-plain-1 greedy 1 1 1",
        "care-5-plain-1 search 2 1 1",
    ]  # fmt: skip


def test_a_run_in_two_groups_is_made_once(tmp_path: Path) -> None:
    """The second group adds greedy only."""
    group = '[[group]]\ncare = ["care-5-plain-1"]\nseconds = 1\n'
    file = suite(tmp_path, f'{group}solvers = ["search"]\n{group}solvers = ["search", "greedy"]\n')
    assert jobs(file) == ["care-5-plain-1 search 1 1 1", "care-5-plain-1 greedy 1 1 1"]


def test_files_are_found_in_the_data_folder_and_beside_the_suite(tmp_path: Path) -> None:
    """The same instance under two names, one from each place."""
    for place in ("data", "own"):
        (tmp_path / place).mkdir()
        (tmp_path / place / f"{place}.txt").write_text(TWENTY.read_text(encoding="utf-8"), encoding="utf-8")
    file = suite(
        tmp_path,
        '[[group]]\ninstances = ["*.txt"]\nbeside = ["own/*.txt"]\nsolvers = ["greedy"]\nseconds = 1\n',
    )
    assert jobs(file, tmp_path / "data") == ["own greedy 1 1 1", "data greedy 1 1 1"]


def test_families_can_be_chosen(tmp_path: Path) -> None:
    """By the caller, and by the group itself."""
    group = '[[group]]\ncare = ["care-5-{plain,links}-1"]\nsolvers = ["greedy"]\nseconds = 1\n'
    assert jobs(suite(tmp_path, group), only=("care-links",)) == ["care-5-links-1 greedy 1 1 1"]
    assert len(jobs(suite(tmp_path, group), only=("care",))) == 2
    assert jobs(suite(tmp_path, group + 'families = ["care-plain"]\n')) == ["care-5-plain-1 greedy 1 1 1"]
    with pytest.raises(ValueError, match="no runs of the families mankowska in this suite"):
        jobs(suite(tmp_path, group), only=("mankowska",))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "group: Field required"),
        ("[[group", "Expected ']]' at the end"),
        ('[[group]]\nsolvers = ["search"]\nseconds = 1', "group 1: names no instances; give care, instances"),
        (
            '[[group]]\ncare = ["care-5-plain-1"]\nsolvers = ["search"]',
            "group 1: has no budget; give seconds",
        ),
        (
            '[[group]]\ncare = ["care-5-plain-1"]\nsolvers = []\nseconds = 1',
            "group 1 solvers: .* at least 1 item",
        ),
        (
            '[[group]]\ncare = ["care-x"]\nsolvers = ["search"]\nseconds = 1',
            "group 1: no care day is named 'care-x'",
        ),
        (
            '[[group]]\ncare = ["care-5-plain-1"]\nsolvers = ["search"]\nseconds = -1',
            "group 1 seconds 1: .*greater",
        ),
        (
            '[[group]]\ncare = ["care-5-plain-1"]\nsolvers = ["search"]\nsecond = 1',
            "group 1 second: Extra inputs",
        ),
    ],
)
def test_a_bad_suite_says_where(tmp_path: Path, text: str, sentence: str) -> None:
    """The file, the group counted from 1, the field, and what is wrong."""
    with pytest.raises(ValueError, match=f"mine.toml: {sentence}"):
        read_suite(suite(tmp_path, text))


def test_every_fault_of_a_suite_is_told_at_once(tmp_path: Path) -> None:
    """Two groups, a fault in each."""
    good = 'care = ["care-5-plain-1"]\nsolvers = ["search"]\n'
    with pytest.raises(ValueError, match=r"group 1 seconds 1: .*\n.*group 2 seeds 1: ") as caught:
        read_suite(
            suite(tmp_path, f'[[group]]\n{good}seconds = 0\n[[group]]\n{good}seconds = 1\nseeds = ["a"]')
        )
    assert len(str(caught.value).splitlines()) == 2


def test_what_a_suite_names_must_exist(tmp_path: Path) -> None:
    """A solver, a data folder, files that fit, and files that can be read."""
    (tmp_path / "odd.txt").write_text("nothing of the kind", encoding="utf-8")
    (tmp_path / "odd.doc").write_text("", encoding="utf-8")

    def wrong(line: str, data: Path | None, solver: str = "greedy") -> str:
        file = suite(tmp_path, f'[[group]]\n{line}\nsolvers = ["{solver}"]\nseconds = 1\n')
        with pytest.raises(ValueError, match=r"\w") as caught:
            jobs(file, data)
        return str(caught.value)

    assert "no solver is named 'cplex'" in wrong('care = ["care-5-plain-1"]', None, "cplex")
    assert "--data" in wrong('instances = ["*.json"]', None)
    assert "fits 'x*.json'" in wrong('instances = ["x*.json"]', tmp_path)
    assert "must be relative" in wrong('instances = ["/etc/*"]', tmp_path)
    both = wrong('instances = ["odd.*"]', tmp_path).splitlines()
    assert any("odd.doc" in line for line in both)
    assert any("odd.txt" in line for line in both)


@pytest.mark.parametrize("file", SUITES, ids=lambda file: file.stem)
def test_the_suites_at_hand_are_sound(file: Path) -> None:
    """Their values hold, and every care day and solver in them exists."""
    read = read_suite(file)
    groups = [g.model_copy(update={"instances": ()}) for g in read.group if g.care or g.beside]
    assert groups or read.title.startswith("public")
    if groups:
        assert jobs_of(read.model_copy(update={"group": tuple(groups)}), file, None)


@pytest.mark.shared
@pytest.mark.parametrize("title", ["public", "public-all"])
def test_the_public_suites_find_their_files(shared: Path, title: str) -> None:
    """Every glob fits something, and the first file that fits is an instance with a family of its own set."""
    read = read_suite(PROJECT / "benchmarks" / "suites" / f"{title}.toml")
    patterns = {pattern for group in read.group for pattern in group.instances}
    first = {p: next(iter(sorted((shared / "benchmarks").glob(p))), None) for p in patterns}
    assert [p for p, file in first.items() if file is None] == []
    families = {open_source(str(first[p])).family for p in patterns if "HCSRP" not in p and "uhhc" not in p}
    assert families == {"italian", "kummer", "solomon", "homberger-200", "homberger-1000", "pcvrptw-1000"}


def test_the_quick_suite_is_quick() -> None:
    """Under three minutes in all: at most 90 seconds of search, and 41 runs of about 2 seconds to start each."""
    file = PROJECT / "benchmarks" / "suites" / "quick.toml"
    found = jobs_of(read_suite(file), file, None)
    assert sum(j.row.budget_seconds or 0 for j in found) <= 90
    assert len(found) <= 41
    assert {j.row.solver for j in found} == {"search", "greedy", "routing", "cpsat", "pyvrp", "vroom"}


def test_a_runs_limit_follows_its_budget(tmp_path: Path) -> None:
    """300 s to get ready and one and a half times 60 s; or what the suite says."""
    group = '[[group]]\ncare = ["care-5-plain-1"]\nsolvers = ["search"]\nseconds = 60\n'
    for more, limit in (("", 390.0), ("limit_seconds = 100", 100.0)):
        file = suite(tmp_path, group + more)
        assert [job.limit for job in jobs_of(read_suite(file), file, None)] == [limit]
