"""The CSV lists, read back as a spreadsheet would."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from planner.exports.lists import write_lists
from planner.exports.tables import csv_bytes
from planner.figures import figures
from planner.messages import Lang
from tests.planner.report.samples import LONG, MARKUP, mixed_day


def lists(folder: Path, lang: Lang = Lang.EN) -> dict[str, list[dict[str, str]]]:
    day, travel, plan = mixed_day()
    paths = write_lists(folder, day, plan, figures(day, travel, plan), lang=lang)
    mark = ";" if lang is Lang.DA else ","
    return {
        p.name: list(csv.DictReader(io.StringIO(p.read_bytes().decode("utf-8-sig")), delimiter=mark))
        for p in paths
    }


def test_danish_spreadsheets_open_it(tmp_path: Path) -> None:
    """Byte order mark, semicolons, decimal comma, Danish headings."""
    day, travel, plan = mixed_day()
    paths = write_lists(tmp_path, day, plan, figures(day, travel, plan))
    raw = (tmp_path / "figures.csv").read_bytes()
    assert [p.name for p in paths] == ["routes.csv", "unplanned.csv", "figures.csv"]
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "tal;værdi;enhed"
    assert "driving_share;0,0495;share" in lines  # 2,760 / 55,800


def test_english_has_points_and_commas(tmp_path: Path) -> None:
    """The same figures for an English reader."""
    found = {r["figure"]: r["value"] for r in lists(tmp_path)["figures.csv"]}
    assert found["driving_share"] == "0.0495"
    assert found["driving_seconds"] == "2760"
    assert found["distance_metres"] == "11000"
    assert found["visits_unplanned"] == found["unplanned_priority_1"] == "1"


def test_routes_row_by_row(tmp_path: Path) -> None:
    """S1: departure, six activities, return; S2 has two activities; S3 none. Times are local with offset."""
    rows = lists(tmp_path)["routes.csv"]
    assert [(r["shift"], r["number"]) for r in rows] == [("S1", str(k)) for k in range(8)] + [
        ("S2", str(k)) for k in range(4)
    ]
    first = rows[1]
    assert (first["visit"], first["stop"], first["start"]) == ("V1", "1", "2026-03-02T07:04:20+01:00")
    assert (first["travel_seconds"], first["stop_overhead_seconds"], first["screen_work_seconds"]) == (
        "60",
        "318",
        "0",
    )
    screen = rows[5]
    assert (screen["mode"], screen["address"], screen["screen_work_seconds"]) == ("screen", "", "180")
    assert (rows[4]["kind"], rows[4]["visit"], rows[4]["waiting_seconds"]) == ("Break", "", "1044")
    assert (rows[6]["seat"], rows[6]["together_with"]) == ("0", LONG)
    assert (rows[7]["kind"], rows[7]["arrival"], rows[7]["travel_seconds"]) == (
        "Back", "2026-03-02T11:16:58+01:00", "300",
    )  # fmt: skip
    assert rows[10]["late_seconds"] == "4698"


def test_route_sums_are_the_figures(tmp_path: Path) -> None:
    """The columns of routes.csv add up to figures.csv."""
    found = lists(tmp_path)
    total = {r["figure"]: r["value"] for r in found["figures.csv"]}
    for column, name in (
        ("travel_seconds", "driving_seconds"),
        ("travel_metres", "distance_metres"),
        ("stop_overhead_seconds", "stop_overhead_seconds"),
        ("screen_work_seconds", "screen_work_seconds"),
        ("waiting_seconds", "waiting_seconds"),
        ("late_seconds", "late_seconds"),
    ):
        assert sum(int(r[column]) for r in found["routes.csv"]) == int(total[name]), column


def test_unplanned_in_words(tmp_path: Path) -> None:
    """Who, when, how urgent and why."""
    (row,) = lists(tmp_path)["unplanned.csv"]
    assert (row["visit"], row["citizen"], row["priority"]) == ("V7", "C7", "1")
    assert row["start_windows"] == "2026-03-02T08:00:00+01:00/2026-03-02T08:30:00+01:00"
    assert row["reasons"].startswith("No worker with delegation for insulin")


def test_quotes_and_separators_in_labels_survive(tmp_path: Path) -> None:
    """A label with quotes and signs comes back as it was."""
    assert lists(tmp_path)["routes.csv"][1]["citizen_label"] == MARKUP


def test_text_is_never_a_formula() -> None:
    """A spreadsheet would run "=1+1" or "@SUM"; an apostrophe makes it text. Numbers may be negative."""
    raw = csv_bytes(["a", "b", "c"], [["=1+1", -1.5, "@x"]], Lang.DA).decode("utf-8-sig")
    assert raw.split("\r\n")[1] == "'=1+1;-1,5;'@x"
