"""Screen visits in calendars and lists: who calls, no address, two events for a split visit."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from icalendar import Calendar

from planner.exports.calendar import write_calendars
from planner.exports.lists import write_lists
from planner.figures import figures
from planner.messages import Lang
from tests.planner.exports.test_calendar import STAMP
from tests.planner.savings_samples import screen_day


def events(folder: Path, worker_id: str) -> dict[str, dict]:
    day, _, _, plan = screen_day()
    write_calendars(folder, day, plan, lang=Lang.EN, stamp=STAMP)
    calendar = Calendar.from_ical((folder / f"{worker_id}.ics").read_bytes())
    return {str(e["SUMMARY"]): e for e in calendar.walk("VEVENT")}


def test_calls_say_who_calls_and_have_no_place(tmp_path: Path) -> None:
    """Dorte of the unit, and Bo from the road."""
    own = events(tmp_path, "O1")["Screen care: Borger 1"]
    assert own["DESCRIPTION"] == "Dorte (Skærmenhed Øst) calls"
    assert "LOCATION" not in own
    assert "GEO" not in own
    road = events(tmp_path, "W2")
    assert road["Screen care: Borger 4"]["DESCRIPTION"] == "Bo Lund calls"
    assert "DESCRIPTION" not in next(
        e for name, e in road.items() if "Ærø" in name
    )  # V5, alone and in person


def test_a_split_visit_is_two_events(tmp_path: Path) -> None:
    """Two UIDs, each for good; the part at home has its address."""
    call = events(tmp_path, "O1")["Part by screen: Borger 2"]
    rest = events(tmp_path, "W1")["The rest at home: Borger 2"]
    assert call["UID"] == "V2-0-screen-20260302@homecare-planner"
    assert rest["UID"] == "V2-0-remaining-20260302@homecare-planner"
    assert rest["LOCATION"] == "A2"
    assert "LOCATION" not in call
    assert rest["DESCRIPTION"] == "Split visit: Dorte does a part by screen at 08:09"


def test_mixed_pair_knows_where_the_other_is(tmp_path: Path) -> None:
    """Emil on screen, Bo there."""
    screen = events(tmp_path, "O2")["Second worker on screen: Borger 6"]
    assert (
        screen["DESCRIPTION"] == "Emil (Skærmenhed Øst) calls\nTogether with Bo Lund, who is with the citizen"
    )
    assert events(tmp_path, "W2")["Borger 6"]["DESCRIPTION"] == "Together with Emil, who is on screen"


def test_lists_name_part_and_unit(tmp_path: Path) -> None:
    """The parts of V2 by their own services; who has the other part is not together with anyone."""
    day, travel, _, plan = screen_day()
    write_lists(tmp_path, day, plan, figures(day, travel, plan), lang=Lang.EN)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "routes.csv").read_text(encoding="utf-8-sig"))))
    parts = [
        (r["shift"], r["part"], r["screen_unit"], r["services"], r["together_with"])
        for r in rows
        if r["visit"] == "V2"
    ]
    assert parts == [
        ("S1", "remaining", "", "Personal hygiene", ""),
        ("U1", "screen", "E", "Medicine administration", ""),
    ]
    assert {r["part"] for r in rows if r["visit"] == "V3"} == {"whole"}
    assert {r["address"] for r in rows if r["mode"] == "screen"} == {""}
