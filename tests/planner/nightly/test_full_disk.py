"""The disk is full when a night writes reports, copies or its store: what does not fit is told, and all the rest is there."""

from __future__ import annotations

import errno
import mmap
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from planner.nightly.config import NightConfig
from planner.nightly.files import LOG_FILE, STATUS_FILE, copies_folder
from planner.nightly.records import Fault, NightResult, Outcome, Step
from planner.store import UnitState, open_store
from planner.store.backup import require_sound
from tests.builders import visit
from tests.disks import may_mount, small_disk
from tests.planner.nightly.programs import at_gate, config_of, ended, open_gate, program, written
from tests.planner.nightly.samples import (
    FIRST,
    SOLVERS,
    config,
    files_of_units,
    night,
    nord,
    unit,
    write_districts,
)

pytest.importorskip("resource", reason="a process's files are limited as on Linux and macOS")

NO_ROOM = os.strerror(errno.ENOSPC)


def test_files_that_the_system_refuses_cost_themselves_and_not_the_plan(folder: Path) -> None:
    """A process that may write no file beyond 8 kB: the report is of some 200."""
    given = config(folder, names=("Nord",))
    before = planned_before(given, folder)
    result = night(given, imports=["tests.planner.nightly.small_files"])
    require_stored(result, os.strerror(errno.EFBIG))
    assert not result.setbacks
    require_whole(given, result, before)


if may_mount():  # elsewhere the test above stands for these

    @pytest.mark.parametrize(
        ("place", "leave", "of_night"),
        [("out", 100_000, 0), ("copies", 20_000, 0), ("out", 0, 2)],
    )
    def test_a_full_disk_costs_files_and_not_the_plan(
        folder: Path, place: str, leave: int, of_night: int
    ) -> None:
        """Half the room for the report or for a page of the copies, of some 200 and 25 kB; or no room at all: then log, brief
        and result cannot be written either, which the night tells whoever started it."""
        with small_disk(folder / "disk") as disk:
            places = {"out": folder / "night", "copies": folder / "copies"} | {place: disk.folder}
            given = config(folder, names=("Nord",), out=places["out"], copies={"folder": places["copies"]})
            before = planned_before(given, folder)
            fill_page(given.out / LOG_FILE)
            disk.fill(leave)
            result = night(given)
            require_stored(result, NO_ROOM)
            assert [(s.step, s.fault, s.detail) for s in result.setbacks] == [
                (Step.BRIEF, Fault.DISK, NO_ROOM)
            ] * of_night
            status = (copies_folder(given, FIRST, "Nord") / STATUS_FILE).read_text()
            assert "kunne ikke skrives" in status
            disk.empty()
            require_whole(given, result, before)

    def test_a_store_on_a_full_disk_costs_the_unit_that_did_not_fit(tmp_path: Path) -> None:
        """Full when Syd is stored and Nord is being planned: the night ends with its brief and exit code 1. With room again, the
        next one leaves Syd as it is and plans Nord at its second attempt."""
        four = nord(visits=(*nord().visits, visit("V4", "C1")))
        write_districts(tmp_path, Nord=nord(), Syd=four)  # the larger goes first
        with small_disk(tmp_path / "disk") as disk:
            config = written(tmp_path, store="disk/plans.sqlite")
            given = config_of(config)
            with program(config) as run:
                at_gate(config, run)
                disk.fill()
                open_gate(config)
                assert ended(run)[::2] == (1, "")
            told = NightResult.model_validate_json((given.out / "night.json").read_bytes())
            assert (unit(told, "Syd").outcome, unit(told, "Nord").outcome) == (Outcome.MADE, Outcome.FAILED)
            assert {(s.step, s.fault, s.detail) for s in unit(told, "Nord").setbacks} == {
                (Step.STORE, Fault.DISK, NO_ROOM)
            }
            assert "der er ikke mere plads på disken" in (given.out / "brief.html").read_text()
            disk.empty()
            require_sound(Path(given.store))
            with open_store(given.store) as store:
                assert {u.key.district: u.state for u in store.units()} == {
                    "Nord": UnitState.STARTED,
                    "Syd": UnitState.FINISHED,
                }
                (syd,) = store.plans()
            again = night(given, imports=[SOLVERS])
            assert again.good
            assert (unit(again, "Syd").outcome, unit(again, "Syd").plan_id) == (Outcome.DONE, syd.plan_id)
            assert (unit(again, "Nord").outcome, unit(again, "Nord").attempt) == (Outcome.MADE, 2)
            with open_store(given.store) as store:
                assert [p.district for p in store.plans()] == ["Nord", "Syd"]
                assert store.plans()[1] == syd


def planned_before(given: NightConfig, folder: Path) -> dict[Path, bytes]:
    """Plan Nord, and have one visit less to plan from then on; return its files."""
    night(given)
    write_districts(folder, Nord=nord(visits=nord().visits[:2]))
    return files_of_units(given)


def fill_page(file: Path) -> None:
    """Make a file end where a page of memory does, so that a full disk in memory has no room for its next line."""
    with file.open("ab") as opened:
        opened.write(b"\n" * (-file.stat().st_size % mmap.PAGESIZE))


def require_stored(result: NightResult, why: str) -> None:
    """See that Nord's new plan stands, though its files could not be written."""
    failed = unit(result, "Nord")
    assert failed.outcome is Outcome.FAILED
    assert {(s.step, s.fault, s.detail) for s in failed.setbacks} == {(Step.DELIVER, Fault.DISK, why)}
    assert failed.standing is not None
    assert (failed.plan_id, failed.standing.plan_id, failed.visits) == (2, 2, 2)


def require_whole(given: NightConfig, result: NightResult, before: Mapping[Path, bytes]) -> None:
    """See that each file is whole, of the plan before or of the new one, with nothing beside it; and that another night, with room,
    writes what is missing and plans nothing."""
    left = files_of_units(given)
    assert not [path for top in (given.out, given.copies_folder) for path in top.rglob(".*")]
    again = night(given)
    assert again.good
    assert (unit(again, "Nord").outcome, unit(again, "Nord").plan_id) == (
        Outcome.DONE,
        unit(result, "Nord").plan_id,
    )
    last = files_of_units(given)
    assert {path.name for path in last if last[path] != before[path]} >= {
        "report.html",
        "W1.html",
        "W1.csv",
        "unit.json",
    }
    neither = [path for path in left if left[path] not in (before[path], last[path])]
    assert [path.name for path in neither] == [STATUS_FILE]  # which says so
    with open_store(given.store) as store:
        assert [p.plan_id for p in store.plans()] == [1, 2]
        assert [(u.state, u.attempt) for u in store.units()] == [(UnitState.FINISHED, 1)] * 2
