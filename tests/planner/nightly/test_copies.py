"""Contingency copies: what is in them, their files' names, and which are removed."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from planner.domain import Level, Mode
from planner.messages import Lang
from planner.nightly.copies import Heading, write_copies
from planner.nightly.copies.build import file_names, urgent_calls
from planner.nightly.files import NOTE_FILE, STATUS_FILE, remove_old
from planner.report.reader import Reader
from planner.store import Kind
from tests.builders import SCREEN, at, citizen, grid_times, instance, plan_of, shift, visit, worker
from tests.planner.nightly.samples import config

HEADING = Heading("Nord", 12, Kind.PUBLISHED, at("02:10"))


def two_workers() -> tuple:  # type: ignore[type-arg]
    """W1 goes to C1 and calls C2 and C3; W2 has nothing to do. C3's call is the more urgent, and later."""
    day = instance(
        [
            visit("V1"),
            visit("V2", screen_seconds=300, priority=3),
            visit("V3", screen_seconds=300, priority=1),
        ],
        [shift("S1"), shift("S2")],
        citizens=[citizen("C1", label="Karen Hansen"), citizen("C2"), citizen("C3", label="Poul Jensen")],
        workers=[worker("W1", Level.SSA, label="Mette Madsen"), worker("W2")],
    )
    plan = plan_of(day, grid_times(day), {"S1": ["V1", ("V2", SCREEN), ("V3", SCREEN)]})
    return day, plan


def test_each_worker_with_something_to_do_has_a_page_and_a_table(tmp_path: Path) -> None:
    """Whole in itself: nothing is fetched, nothing runs. It says which plan it is of, and when that was made."""
    day, plan = two_workers()
    written = write_copies(tmp_path, day, plan, HEADING, travel=grid_times(day), lang=Lang.EN)
    names = {"W1.html", "W1.csv", "screen.html", "screen.csv", "unplanned.csv", "index.html"}
    assert {p.name for p in written} == {p.name for p in tmp_path.iterdir()} == names
    page = (tmp_path / "W1.html").read_text()
    assert all(
        word in page for word in ("Mette Madsen", "Karen Hansen", "Poul Jensen", "C2", "Plan 12, published")
    )
    assert "Monday 2 March 2026 02:10" in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    with (tmp_path / "W1.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["visit"] for r in rows] == ["", "V1", "V2", "V3", ""]  # departure, three visits, back
    assert {r["worker"] for r in rows} == {"W1"}


def test_calls_are_listed_by_urgency_with_who_could_take_them_over() -> None:
    """V3 first, of priority 1, though V2 is earlier; W2, who is free, could go."""
    day, plan = two_workers()
    calls = urgent_calls(Reader(day, plan, Lang.EN), grid_times(day))
    assert [(c.priority, c.citizen, c.address) for c in calls] == [(1, "Poul Jensen", "A3"), (3, "C2", "A2")]
    assert all(c.caller == "Mette Madsen" and c.takers for c in calls)
    assert [c.takers for c in urgent_calls(Reader(day, plan, Lang.EN), None)] == [(), ()]


def test_a_worker_with_nothing_to_do_any_more_loses_the_page_and_nobody_elses_files_are_touched(
    tmp_path: Path,
) -> None:
    day, plan = two_workers()
    write_copies(tmp_path, day, plan, HEADING)
    (tmp_path / "notat.html").write_text("<p>ours</p>")
    other = plan_of(day, grid_times(day), {"S2": ["V1"]})
    write_copies(tmp_path, day, other, HEADING)
    names = {p.name for p in tmp_path.iterdir()}
    assert names == {"W2.html", "W2.csv", "unplanned.csv", "index.html", "notat.html"}
    assert all(a.mode is not Mode.SCREEN for r in other.routes for a in r.activities)


def test_ids_become_names_that_every_system_takes() -> None:
    """Signs are replaced; what would be the same file where capitals do not count gets a number, and so does a page of our own."""
    assert file_names(["W1", "w1", "a/b", "a:b", "index", "Åse"]) == {
        "W1": "W1",
        "w1": "w1-2",
        "a/b": "a_b",
        "a:b": "a_b-2",
        "index": "index-2",
        "Åse": "Åse",
    }


def test_copies_go_after_three_days_and_nothing_else_does(tmp_path: Path) -> None:
    """On 6 March those of 3 March stay, those of 2 March go; a folder that is not ours stays."""
    given = config(tmp_path)
    for day in ("2026-03-02", "2026-03-03"):
        folder = given.copies_folder / day / "Nord"
        folder.mkdir(parents=True)
        (folder / STATUS_FILE).write_text("x")
    (given.copies_folder / "2026-03-01" / "billeder").mkdir(parents=True)
    (given.copies_folder / "arkiv").mkdir()
    (given.copies_folder / "2026-03-02" / "Thumbs.db").write_text("x")
    (given.copies_folder / "2026-03-02" / ".writing-1").mkdir()
    removed = remove_old(given, date(2026, 3, 6))
    assert [p.name for p in removed] == ["2026-03-02"]
    assert {p.name for p in given.copies_folder.iterdir()} == {"2026-03-01", "2026-03-03", "arkiv"}


def test_reports_hold_names_too_and_go_after_their_own_days(tmp_path: Path) -> None:
    """Kept 10 days: on 13 March those of 3 March stay, those of 2 March go; the log and what others put there stay."""
    given = config(tmp_path, keep_days=10)
    for day in ("2026-03-02", "2026-03-03"):
        folder = given.out / day / "Nord"
        folder.mkdir(parents=True)
        (folder / NOTE_FILE).write_text("{}")
    (given.out / "2026-03-01" / "billeder").mkdir(parents=True)
    (given.out / "night.log").write_text("x")
    assert remove_old(given, date(2026, 3, 13)) == [given.out / "2026-03-02"]
    assert {p.name for p in given.out.iterdir()} == {"2026-03-01", "2026-03-03", "night.log"}
