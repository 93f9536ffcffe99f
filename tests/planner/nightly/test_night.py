"""Whole nights of two small districts: what is made, what is not done again, and what stands."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

from planner.messages import Lang
from planner.nightly.files import copies_folder, read_note, unit_folder
from planner.nightly.records import Fault, Outcome
from planner.store import Kind, Store, open_store
from tests.builders import visit
from tests.planner.nightly.samples import EVENING, FIRST, config, night, nord, unit, write_districts


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


def test_an_input_that_has_nothing_at_all_is_missing_on_every_day(folder: Path) -> None:
    """It did not end early: both days fail, not only the first."""
    for path in (folder / "Syd").iterdir():
        path.unlink()
    result = night(config(folder, names=("Syd",), days=2))
    assert [(u.outcome, u.setbacks[0].fault) for u in result.units] == [(Outcome.FAILED, Fault.INPUT)] * 2


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
