"""A nightly run killed for good, with all its processes, while it writes files; and begun again."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.nightly.files import copies_folder
from planner.nightly.records import Outcome
from planner.store import UnitState, open_store
from planner.store.backup import require_sound
from tests.builders import visit
from tests.planner.nightly.programs import at_gate, config_of, is_alive, kill_all, program, until, written
from tests.planner.nightly.samples import FIRST, files_of_units, night, nord, unit, write_districts

pytest.importorskip("resource", reason="a process is stopped within a file as on Linux and macOS")

HALF = 1024


@pytest.mark.parametrize(
    ("stop", "renewed"),
    [
        ("half report.html", {"plan.json"}),
        ("half W1.html", {"plan.json", "report.html"}),
        ("before index.html", {"plan.json", "report.html", "W1.html", "W1.csv"}),
    ],
)
def test_a_run_killed_while_it_writes_leaves_whole_files_and_the_next_run_writes_the_rest(
    tmp_path: Path, stop: str, renewed: set[str]
) -> None:
    """Nord has been planned with three visits and is planned again with four, and killed while that plan's files are written:
    with half of a page on the disk, or with some of the copies in their place. Whatever can be seen is a whole file of the first
    plan or of the second; the next run plans nothing, writes what is missing, and removes what was left unfinished."""
    write_districts(tmp_path)
    config = written(tmp_path, solver="greedy")
    given = config_of(config)
    night(given)
    first = files_of_units(given)
    write_districts(tmp_path, Nord=nord(visits=(*nord().visits, visit("V4", "C1"))))
    with program(config, stop=stop) as run:
        writing = at_gate(config, run)
        how, name = stop.split()
        begun = [path for path in given.out.rglob(name) if path not in first]
        assert [path.stat().st_size == HALF for path in begun] == [how == "half"]
        kill_all(run)
        until(lambda: not is_alive(writing))
    left = files_of_units(given)
    with open_store(given.store) as store:
        plans, units = store.plans(), store.units()
        assert [p.district for p in plans] == ["Nord", "Nord", "Syd"]
        assert {(u.state, u.attempt) for u in units} == {(UnitState.FINISHED, 1)}
    require_sound(Path(given.store))
    result = night(given)
    assert result.good
    assert [u.outcome for u in result.units] == [Outcome.DONE, Outcome.DONE]
    last = files_of_units(given)
    assert left.keys() == first.keys() == last.keys()
    changed = {path for path in left if left[path] != first[path]}
    assert {path.name for path in changed} == renewed
    assert all(left[path] == last[path] for path in changed)
    page = copies_folder(given, FIRST, "Nord") / "W1.html"
    assert f"Plan {unit(result, 'Nord').plan_id}," in page.read_text()
    assert not [path for path in given.out.rglob(".*") if path.is_dir()]
    with open_store(given.store) as store:
        assert (store.plans(), store.units()) == (plans, units)
