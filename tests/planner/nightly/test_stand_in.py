"""A solver that fails: another stands in, and is marked; where that fails too, the unit does, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.nightly.files import copies_folder
from planner.nightly.records import Fault, Outcome, Step
from planner.store import Store, UnitState
from tests.builders import visit
from tests.planner.nightly.samples import FIRST, SOLVERS, config, night, nord, unit, write_districts


@pytest.mark.parametrize(
    ("solver", "fault", "detail"),
    [
        ("hang", Fault.TIME, ""),
        ("crash", Fault.CRASH, "exit 3"),
        ("hog", Fault.MEMORY, ""),
        ("raise", Fault.ERROR, "RuntimeError"),
    ],
)
def test_where_the_solver_fails_greedy_stands_in_and_is_marked(
    folder: Path, store: Store, solver: str, fault: Fault, detail: str
) -> None:
    """In unit, plan and store: the first attempt failed, the second made the plan. Syd's solver is well. The hang is killed from
    outside, two seconds of grace after the fifth of a second that 200 iterations may take."""
    given = config(
        folder,
        names=("Nord",),
        search={"solver": solver},
        limits={"grace_seconds": 2 if solver == "hang" else 60},
    )
    result = night(given, imports=[SOLVERS])
    made = unit(result, "Nord")
    assert result.good
    assert (made.outcome, made.solver, made.fell_back, made.attempt) == (Outcome.MADE, "greedy", True, 2)
    setback = made.setbacks[0]
    assert (setback.step, setback.fault, setback.solver, setback.detail) == (
        Step.SOLVE,
        fault,
        solver,
        detail,
    )
    assert made.plan_id is not None
    assert store.plan(made.plan_id).run.instead_of == solver
    assert store.saved(made.plan_id).parameters["instead_of"] == solver
    assert [(u.attempt, u.state) for u in store.units()] == [(2, UnitState.FINISHED)]
    assert "Hansen" not in (given.out / "night.log").read_text() + result.model_dump_json()
    again = unit(night(given, imports=[SOLVERS]), "Nord")  # it gets another chance, which does not help
    assert (again.outcome, again.plan_id, again.fell_back) == (Outcome.DONE, made.plan_id, True)
    assert [s.fault for s in again.setbacks] == [fault]


def test_where_even_greedy_fails_the_unit_fails_and_the_others_do_not(folder: Path, store: Store) -> None:
    given = config(folder, search={"solver": "crash"})
    result = night(given, imports=[SOLVERS, "tests.planner.nightly.no_greedy"])
    failed = unit(result, "Nord")
    assert (failed.outcome, [s.solver for s in failed.setbacks]) == (Outcome.FAILED, ["crash", "greedy"])
    assert (failed.plan_id, failed.standing) == (None, None)
    assert "ingen plan" in (copies_folder(given, FIRST, "Nord") / "STATUS.txt").read_text()
    assert unit(result, "Syd").outcome is Outcome.MADE
    states = {u.key.district: u.state for u in store.units()}
    assert states == {"Nord": UnitState.FAILED, "Syd": UnitState.FINISHED}
    assert unit(night(config(folder, search={"solver": "crash"}), imports=[SOLVERS]), "Nord").attempt == 4


def test_where_the_standing_plan_is_what_is_wrong_greedy_begins_from_nothing(
    folder: Path, store: Store
) -> None:
    """Nord's plan stands, then a visit takes longer; whoever starts from that plan crashes."""
    night(config(folder))
    longer = visit("V3", seconds=1500)
    write_districts(folder, Nord=nord(visits=(*nord().visits[:2], longer)))
    given = config(folder, names=("Nord",), search={"solver": "crash"})
    made = unit(night(given, imports=[SOLVERS, "tests.planner.nightly.no_start"]), "Nord")
    assert (made.outcome, made.solver, made.attempt) == (Outcome.MADE, "greedy", 3)
    assert [(s.solver, s.fault) for s in made.setbacks] == [("crash", Fault.CRASH), ("greedy", Fault.CRASH)]
