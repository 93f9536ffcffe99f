"""Whole nights of two small districts: what is made, what is not done again, and what stands when something fails."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.domain import Plan
from planner.messages import Lang
from planner.nightly import concluding
from planner.nightly.crew import Crew, Job
from planner.nightly.files import copies_folder, read_note, unit_folder
from planner.nightly.lock import AnotherRunError, night_lock
from planner.nightly.records import Fault, NightResult, Outcome, Step
from planner.store import Kind, Saved, Store, StoreUnavailableError, UnitState, open_store
from tests.builders import visit
from tests.planner.nightly.samples import EVENING, FIRST, SOLVERS, config, night, nord, unit, write_districts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the inputs of both districts."""
    write_districts(tmp_path)
    return tmp_path


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """The store of the nights in `folder`, opened when it is first used after one."""
    with open_store(folder / "plans.sqlite", clock=lambda: EVENING) as opened:
        yield opened


def test_a_night_plans_stores_reports_and_copies(folder: Path) -> None:
    """Each district has one plan, its report, and its worker a page and a table with the names that the store lacks."""
    given = config(folder)
    result = night(given, lang=Lang.EN)
    assert result.good
    assert [(u.district, u.outcome, u.visits, u.planned) for u in result.units] == [
        ("Nord", Outcome.MADE, 3, 3),
        ("Syd", Outcome.MADE, 2, 2),
    ]
    with open_store(given.store) as store:
        assert [(p.district, p.kind) for p in store.plans()] == [
            ("Nord", Kind.NIGHTLY),
            ("Syd", Kind.NIGHTLY),
        ]
        assert {u.plan_id for u in store.units()} == {u.plan_id for u in result.units}
        assert "Karen Hansen" not in store.instance(store.plans()[0].instance_hash).model_dump_json()
    assert "Karen Hansen" in (unit_folder(given, FIRST, "Nord") / "report.html").read_text()
    copies = copies_folder(given, FIRST, "Nord")
    assert {"index.html", "W1.html", "W1.csv", "unplanned.csv", "STATUS.txt"} == {
        p.name for p in copies.iterdir()
    }
    assert "Karen Hansen" in (copies / "W1.html").read_text()
    assert "made in the night, not published" in (copies / "STATUS.txt").read_text()
    assert json.loads((given.out / "night.json").read_text())["units"][0]["outcome"] == "made"
    assert "Nord" in (given.out / "brief.html").read_text()
    log = (given.out / "night.log").read_text()
    assert "plan_saved" in log
    assert "Hansen" not in log


def test_what_is_done_is_not_done_again_until_its_input_changes(folder: Path, store: Store) -> None:
    """The second night finds both done; a fourth visit in Nord makes that district's day, and no other, another unit."""
    first = night(config(folder))
    again = night(config(folder))
    assert [(u.outcome, u.plan_id, u.attempt) for u in again.units] == [
        (Outcome.DONE, u.plan_id, 1) for u in first.units
    ]
    assert len(store.plans()) == 2
    write_districts(folder, Nord=nord(visits=(*nord().visits, visit("V4", "C1"))))
    changed = night(config(folder))
    assert [u.outcome for u in changed.units] == [Outcome.MADE, Outcome.DONE]
    assert unit(changed, "Nord").visits == 4
    assert [p.district for p in store.plans()] == ["Nord", "Nord", "Syd"]


def test_lost_files_are_written_again_without_planning_again(folder: Path, store: Store) -> None:
    """As after a kill between storing and writing."""
    given = config(folder)
    night(given)
    (unit_folder(given, FIRST, "Nord") / "unit.json").unlink()
    (unit_folder(given, FIRST, "Nord") / "report.html").unlink()
    again = night(given)
    assert unit(again, "Nord").outcome is Outcome.DONE
    assert unit(again, "Nord").timings.deliver > 0
    assert unit(again, "Syd").timings.deliver == 0
    assert (unit_folder(given, FIRST, "Nord") / "report.html").is_file()
    assert len(store.plans()) == 2


def test_a_broken_input_fails_alone_and_the_last_good_plan_stands_marked_with_its_age(folder: Path) -> None:
    """Nord's visits are gone on the next day at the same hour: its plan is 24 hours old, and the copies say so."""
    given = config(folder)
    made = unit(night(given), "Nord").plan_id
    for path in (folder / "Nord").iterdir():
        path.unlink()
    (folder / "Nord" / "besoeg.csv").write_text("dette er ikke\n")
    later = EVENING + timedelta(days=1)
    result = night(given, later, first=FIRST)
    failed = unit(result, "Nord")
    assert not result.good
    assert (failed.outcome, failed.setbacks[-1].fault) == (Outcome.FAILED, Fault.INPUT)
    assert unit(result, "Syd").outcome is Outcome.DONE
    assert failed.standing is not None
    assert (failed.standing.plan_id, failed.standing.age_seconds) == (made, 86_400)
    assert not failed.standing.tonight
    assert {d.district for d in result.districts if d.errors} == {"Nord"}
    status = (copies_folder(given, FIRST, "Nord") / "STATUS.txt").read_text()
    assert "ikke fornyet" in status
    assert "24\u00a0t\u00a000\u00a0min gammel" in status
    assert "Karen Hansen" in (copies_folder(given, FIRST, "Nord") / "W1.html").read_text()


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


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), Fault.DISK),
        (StoreUnavailableError("x", 120, "gone"), Fault.NO_DATABASE),
    ],
)
def test_a_plan_that_cannot_be_stored_fails_its_unit_alone(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch, error: Exception, fault: Fault
) -> None:
    """The store fills up, or goes away, with Nord, and is well again for Syd; the next run takes Nord up at its second attempt."""
    save = Store.save_plan

    def full(self: Store, plan: Plan, **given: Any) -> Saved:
        if given["district"] == "Nord":
            raise error
        return save(self, plan, **given)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "save_plan", full)
        result = night(config(folder))
    failed = unit(result, "Nord")
    assert (failed.outcome, failed.setbacks[-1].step, failed.setbacks[-1].fault) == (
        Outcome.FAILED,
        Step.STORE,
        fault,
    )
    assert unit(result, "Syd").outcome is Outcome.MADE
    again = unit(night(config(folder)), "Nord")
    assert (again.outcome, again.attempt) == (Outcome.MADE, 2)
    assert [p.district for p in store.plans()] == ["Nord", "Syd"]


def test_a_brief_that_cannot_be_written_is_told_and_costs_no_plan(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(concluding, "write_brief", full)
    result = night(config(folder, names=("Syd",)))
    assert not result.good
    assert [(s.step, s.fault) for s in result.setbacks] == [(Step.BRIEF, Fault.DISK)]
    assert unit(result, "Syd").outcome is Outcome.MADE
    assert json.loads((folder / "night" / "night.json").read_text())["setbacks"][0]["step"] == "brief"


def test_a_brief_that_cannot_be_told_whole_still_tells_how_the_night_went(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One plan that cannot be told of costs the brief the plans' contents, and not what planners must know at five."""

    def wrong(*_: object) -> None:
        raise KeyError("V1")

    monkeypatch.setattr(concluding, "days_of_brief", wrong)
    result = night(config(folder))
    assert [(s.step, s.fault, s.detail) for s in result.setbacks] == [(Step.BRIEF, Fault.ERROR, "KeyError")]
    page = (folder / "night" / "brief.html").read_text()
    assert "Skrivningen af morgenoverblik og resultat fejlede (KeyError)." in page
    assert "Alle planer er klar: 2 af 2" in page


def test_a_night_ended_by_hand_says_so_and_keeps_what_is_finished(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C when the plans are stored and the files are not written: they stand, and the next run writes the files."""
    calls = iter(range(99))
    do = Crew.do

    def interrupted(self: Crew, jobs: Iterable[Job]) -> None:
        if next(calls) == 3:  # after import, what is done before, and the plans
            raise KeyboardInterrupt
        do(self, jobs)

    with monkeypatch.context() as patch:
        patch.setattr(Crew, "do", interrupted)
        result = night(config(folder))
    assert (result.interrupted, result.good) == (True, False)
    assert len(store.plans()) == 2
    assert [u.standing.plan_id for u in result.units if u.standing] == [p.plan_id for p in store.plans()]
    assert not (unit_folder(config(folder), FIRST, "Nord") / "report.html").exists()
    assert night(config(folder)).good
    assert (unit_folder(config(folder), FIRST, "Nord") / "report.html").exists()


def test_a_full_disk_costs_the_files_and_not_the_plan(folder: Path, store: Store) -> None:
    """The report of the night before stays whole; when there is room again the next run writes the new one, and plans nothing."""
    given = config(folder, names=("Nord",))
    night(given)
    report = unit_folder(given, FIRST, "Nord") / "report.html"
    before, copy = report.read_bytes(), (copies_folder(given, FIRST, "Nord") / "W1.html").read_bytes()
    write_districts(folder, Nord=nord(visits=nord().visits[:2]))
    result = night(given, imports=["tests.planner.nightly.full_disk"])
    full = unit(result, "Nord")
    assert (full.outcome, full.setbacks[-1].step, full.setbacks[-1].fault) == (
        Outcome.FAILED,
        Step.DELIVER,
        Fault.DISK,
    )
    assert full.setbacks[-1].detail == "No space left on device"
    assert full.standing is not None
    assert full.plan_id == full.standing.plan_id == store.plans()[-1].plan_id
    assert (report.read_bytes(), (copies_folder(given, FIRST, "Nord") / "W1.html").read_bytes()) == (
        before,
        copy,
    )
    assert not list(given.out.rglob(".writing-*")) + list(given.out.rglob(".new-*"))
    assert "kunne ikke skrives" in (copies_folder(given, FIRST, "Nord") / "STATUS.txt").read_text()
    again = unit(night(given), "Nord")
    assert (again.outcome, again.plan_id) == (Outcome.DONE, full.plan_id)
    assert report.read_bytes() != before
    assert len(store.plans()) == 2


def test_the_published_plan_stands_and_is_what_is_copied_and_compared_with(
    folder: Path, store: Store
) -> None:
    """Published with three visits; the night's plan has two: one visit is gone, and the emergency drive keeps what was sent out."""
    given = config(folder, names=("Nord",))
    first = unit(night(given), "Nord").plan_id
    assert first is not None
    published = store.publish(first, by="planner", why="test")
    write_districts(folder, Nord=nord(visits=nord().visits[:2]))
    result = unit(night(given, lang=Lang.EN), "Nord")
    assert result.changes is not None
    assert (result.changes.before_id, result.changes.gone, result.changes.common) == (published.plan_id, 1, 2)
    assert result.standing is not None
    assert (result.standing.plan_id, result.standing.kind) == (published.plan_id, Kind.PUBLISHED)
    note = read_note(unit_folder(given, FIRST, "Nord"))
    assert note is not None
    assert (note.plan_id, note.copied_id) == (result.plan_id, published.plan_id)
    page = (copies_folder(given, FIRST, "Nord") / "W1.html").read_text()
    assert f"Plan {published.plan_id}, published" in page
    assert page.count('class="visit"') == 3
    assert "Karen Hansen" in page


def test_a_day_without_anything_is_empty_later_and_a_fault_first(folder: Path) -> None:
    """The input has Monday 2 March alone: Tuesday has nothing to plan; a night for Tuesday has lost its input."""
    result = night(config(folder, names=("Syd",), days=2))
    assert [u.outcome for u in result.units] == [Outcome.MADE, Outcome.EMPTY]
    assert result.good
    assert [i.code for i in result.units[1].issues] == ["nightly_day_empty"]
    lost = night(config(folder, names=("Syd",)), EVENING + timedelta(days=1))
    assert [(u.outcome, u.setbacks[0].fault) for u in lost.units] == [(Outcome.FAILED, Fault.INPUT)]


def test_a_second_run_at_the_same_time_does_nothing(folder: Path) -> None:
    given = config(folder)
    with night_lock(given), pytest.raises(AnotherRunError, match=r"plans\.sqlite\.night\.lock"):
        night(given)
    assert not Path(given.store).exists()


def test_a_night_begun_again_tells_of_the_whole_night(folder: Path) -> None:
    """The second run finds both done; brief and result still tell how the first made them, and who is younger than it."""
    given = config(folder)
    first = night(given)
    again = night(given, EVENING + timedelta(hours=6))
    assert [u.outcome for u in again.units] == [Outcome.DONE, Outcome.DONE]
    told = NightResult.model_validate_json((given.out / "night.json").read_bytes())
    assert (told.started_at, told.ended_at) == (EVENING, EVENING + timedelta(hours=6))
    for unit_told, made in zip(told.units, first.units, strict=True):
        assert (unit_told.outcome, unit_told.plan_id) == (Outcome.MADE, made.plan_id)
        assert (unit_told.rounds, unit_told.timings) == (made.rounds, made.timings)
        assert unit_told.standing == made.standing
    write_districts(folder, Nord=nord(visits=(*nord().visits, visit("V4", "C1"))))
    changed = night(given, EVENING + timedelta(hours=7))
    told = NightResult.model_validate_json((given.out / "night.json").read_bytes())
    assert unit(told, "Nord").plan_id == unit(changed, "Nord").plan_id
    assert unit(told, "Nord").rounds == unit(changed, "Nord").rounds
    next_night = night(given, EVENING + timedelta(days=1))
    told = NightResult.model_validate_json((given.out / "night.json").read_bytes())
    assert told == next_night


def test_a_night_made_long_afterwards_keeps_its_plans(folder: Path, store: Store) -> None:
    """Nightly plans are kept 10 days: half a year late, the night's own stay; 11 days further on they go."""
    given = config(folder, retention={"nightly": 10})
    late = EVENING + timedelta(days=180)
    night(given, late, first=FIRST)
    assert [p.removed for p in store.plans()] == [False, False]
    night(given, late, first=FIRST + timedelta(days=11))
    assert [p.removed for p in store.plans() if p.day == FIRST] == [True, True]


def test_a_second_round_goes_where_something_is_still_gained(folder: Path, store: Store) -> None:
    """Both are solved best at once: nothing is gained in the second half, and no second round is held. 0.7 of 200 iterations is
    140, of which 3/5 and 2/5 by visits."""
    result = night(config(folder, search={"further_rounds": 2}))
    assert [len(u.rounds) for u in result.units] == [1, 1]
    assert [r.budget_iterations for u in result.units for r in u.rounds] == [84, 56]
    assert len(store.plans()) == 2
