"""A study as CSV: every table, both languages, figures that are the study's."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

from planner.exports.savings import write_savings_csv
from planner.messages import Lang
from planner.savings.records import Estimate
from tests.planner.savings_samples import MARKUP, study

NAMES = (
    "lines",
    "scaled",
    "groups",
    "ledger",
    "conversions",
    "curve",
    "units",
    "openings",
    "overheads",
    "fairness",
)


def rows_of(folder: Path, name: str, lang: Lang = Lang.EN) -> list[dict[str, str]]:
    text = (folder / f"savings_{name}.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";" if lang is Lang.DA else ","))


def test_a_file_for_each_table(tmp_path: Path) -> None:
    paths = write_savings_csv(study(), tmp_path, Lang.EN)
    assert [p.name for p in paths] == [f"savings_{n}.csv" for n in NAMES]
    counts = {n: len(rows_of(tmp_path, n)) for n in NAMES}
    assert counts == {
        "lines": 19, "scaled": 3, "groups": 5, "ledger": 22, "conversions": 12, "curve": 6, "units": 3, "openings": 2,
        "overheads": 3, "fairness": 3,
    }  # fmt: skip


def test_danish_files_as_a_danish_spreadsheet_opens_them(tmp_path: Path) -> None:
    """Byte order mark, semicolons, decimal commas: 728 / 1,924 = 0.3784 posts, 6 % either way."""
    write_savings_csv(study(), tmp_path, Lang.DA)
    raw = (tmp_path / "savings_scaled.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfperiode;")
    year = rows_of(tmp_path, "scaled", Lang.DA)[2]
    assert (year["årsværk_brutto"], year["årsværk_brutto_usikkerhed"]) == ("0,3784", "0,0227")
    assert rows_of(tmp_path, "scaled", Lang.DA)[0]["årsværk_brutto"] == ""


def test_every_figure_has_its_half_width_beside_it(tmp_path: Path) -> None:
    """Net 100,800 s before and 93,600 s after, 7,200 s saved; without an interval its cell is empty."""
    made = study()
    write_savings_csv(
        replace(made, lines=tuple(replace(k, plan=Estimate(k.plan.mean)) for k in made.lines)),
        tmp_path,
        Lang.EN,
    )
    net = next(r for r in rows_of(tmp_path, "lines") if r["figure"] == "net")
    assert net == {
        "figure": "net", "unit": "s", "baseline": "100800", "baseline_half_width": "1008", "plan": "93600",
        "plan_half_width": "", "saved": "7200", "saved_half_width": "432",
    }  # fmt: skip


def test_what_is_left_out_has_its_line_and_columns(tmp_path: Path) -> None:
    """Two visits of 1,467 s more are left out of the baseline: 2,934 s, 0.815 hours."""
    made = study()
    left = tuple(replace(k, baseline=Estimate(2934.0)) if k.name == "left_out" else k for k in made.lines)
    day = replace(made.scaled[0], left_out_hours=Estimate(-0.815))
    point = replace(made.units[0], gain=replace(made.units[0].gain, left_out=Estimate(-2934.0)))
    write_savings_csv(replace(made, lines=left, scaled=(day,), units=(point,)), tmp_path, Lang.EN)
    row = next(r for r in rows_of(tmp_path, "lines") if r["figure"] == "left_out")
    assert (row["unit"], row["baseline"], row["plan"]) == ("s", "2934", "0")
    assert rows_of(tmp_path, "scaled")[0]["left_out_hours"] == "-0.815"
    assert rows_of(tmp_path, "units")[0]["left_out_seconds"] == "-2934"


def test_ledger_sums_to_the_joint_saving(tmp_path: Path) -> None:
    write_savings_csv(study(), tmp_path, Lang.EN)
    rows = rows_of(tmp_path, "ledger")
    assert sum(int(r["fair_seconds"]) for r in rows) == 7_200
    assert rows[0]["services"] == f"hygiene+{MARKUP}"


def test_conversions_are_all_there_with_reasons_in_words(tmp_path: Path) -> None:
    """The page shows ten; the file has twelve."""
    write_savings_csv(study(), tmp_path, Lang.DA)
    rows = rows_of(tmp_path, "conversions", Lang.DA)
    assert (
        rows[0]["årsager"]
        == "V23: Borgeren har ikke givet samtykke til skærmbesøg. / V23: Borgeren har ingen skærm."
    )
    assert [r["nr"] for r in rows] == [str(n) for n in range(1, 13)]


def test_gains_are_seconds_and_open_ends_are_empty(tmp_path: Path) -> None:
    """18,600 - 10,200 - 1,200 = 7,200; the last band has no upper end, the whole opening no hours."""
    write_savings_csv(study(), tmp_path, Lang.EN)
    two = rows_of(tmp_path, "units")[2]
    assert (two["operators"], two["field_freed_seconds"], two["unit_used_seconds"]) == ("2", "18600", "10200")
    assert rows_of(tmp_path, "openings")[1]["hours"] == ""
    assert rows_of(tmp_path, "fairness")[2]["to_metres"] == ""
    assert rows_of(tmp_path, "curve")[3]["net_seconds"] == "7190"  # 15,000 - 7,000 - 54 x 15
