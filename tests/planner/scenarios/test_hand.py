"""A sick call as a scenario, and the same removal made by hand in the input's tables: one day, one plan, one set of figures."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.digest import instance_digest
from planner.domain import Instance
from planner.figures import figures
from planner.formats.reader import has_errors, read_input
from planner.formats.writer import write_folder
from planner.messages import Lang
from planner.planning import plan_day
from planner.roads import Sources, choose_ways
from planner.scenarios.apply import apply_scenario
from planner.scenarios.options import scenario_from_options
from planner.synthetic import generate, with_screen
from solvers.base import Budget
from tests.builders import pin

SICK = ("W01", "W04")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up day as tables, with a lock to a shift of one who falls sick, and one to another's."""
    day = with_screen(generate(citizens=12, seed=1)[0], seed=1)
    own = next(s for s in day.shifts if s.worker_id == SICK[0])
    other = next(s for s in day.shifts if s.worker_id not in SICK and s.start_address)
    first, second = day.visits[0], day.visits[1]
    locked = (pin(first.visit_id, shift_id=own.shift_id), pin(second.visit_id, shift_id=other.shift_id))
    out = tmp_path_factory.mktemp("input")
    write_folder(day.model_copy(update={"pins": locked}), out, lang=Lang.EN)
    return out


def without_rows(path: Path, gone: Callable[[dict[str, str]], bool]) -> list[dict[str, str]]:
    """Delete rows of a table as somebody with a spreadsheet would; return them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows, heads = list(reader), reader.fieldnames or []
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, heads)
        writer.writeheader()
        writer.writerows(r for r in rows if not gone(r))
    return [r for r in rows if gone(r)]


def by_hand(folder: Path, out: Path) -> Instance:
    """The input again without the sick workers' shifts, the breaks of these, and the locks to them."""
    out.mkdir()
    for path in folder.iterdir():
        (out / path.name).write_bytes(path.read_bytes())
    shifts = {r["shift_id"] for r in without_rows(out / "shifts.csv", lambda r: r["worker_id"] in SICK)}
    assert len(shifts) == 2
    assert without_rows(out / "breaks.csv", lambda r: r["shift_id"] in shifts)
    assert without_rows(out / "pins.csv", lambda r: r["shift_id"] in shifts)
    loaded = read_input(out)
    assert not has_errors(loaded.issues)
    return loaded.instance


def test_a_sick_call_is_the_same_removal_made_by_hand(folder: Path, tmp_path: Path) -> None:
    instance = read_input(folder).instance
    travel = choose_ways(instance, Sources()).travel
    scenario = scenario_from_options(["absent:" + ",".join(SICK)])
    sick, edited = apply_scenario(scenario, instance, travel), by_hand(folder, tmp_path / "edited")
    assert instance_digest(sick.instance) == instance_digest(edited)
    assert sick.travel is travel
    plans = [plan_day(day, travel, budget=Budget(iterations=2000), seed=5) for day in (sick.instance, edited)]
    assert plans[0].routes == plans[1].routes
    assert plans[0].unplanned == plans[1].unplanned
    assert figures(sick.instance, travel, plans[0]) == figures(edited, travel, plans[1])
    with_everybody = plan_day(instance, travel, budget=Budget(iterations=2000), seed=5)
    assert with_everybody.routes != plans[0].routes
