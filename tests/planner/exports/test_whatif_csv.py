"""What-if studies as CSV: every table, Danish and English, figures that are the study's."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

from planner.exports.horizon import write_horizon_csv, write_overlap_csv
from planner.exports.whatif import write_comparison_csv
from planner.messages import Lang
from tests.planner.horizon_samples import horizon, overlap
from tests.planner.savings_samples import MARKUP
from tests.planner.whatif_samples import comparison, crossed, option

DA, EN = Lang.DA, Lang.EN


def rows_of(path: Path, lang: Lang = EN) -> list[dict[str, str]]:
    text = path.read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";" if lang is DA else ","))


def test_a_file_for_each_table_of_a_comparison(tmp_path: Path) -> None:
    """Four scenarios: 20 figures and three periods of each, eight kinds of change, three seeds of base and each."""
    paths = write_comparison_csv(comparison(), tmp_path, EN)
    counts = {p.name.removeprefix("whatif_").removesuffix(".csv"): len(rows_of(p)) for p in paths}
    figures = len(comparison().options[0].figures)
    assert counts == {
        "figures": 4 * figures, "periods": 12, "scenarios": 4, "citizens": 32, "visits": 2, "workers": 2, "seeds": 15,
        "assumptions": 0,
    }  # fmt: skip


def test_danish_files_as_a_danish_spreadsheet_opens_them(tmp_path: Path) -> None:
    """Byte order mark, semicolons, decimal commas: 728 / 1,924 = 0.3784 posts fewer."""
    write_comparison_csv(comparison(), tmp_path, DA)
    raw = (tmp_path / "whatif_periods.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfscenarie;periode;netto_timer;netto_timer_usikkerhed;")
    rows = rows_of(tmp_path / "whatif_periods.csv", DA)
    year = next(r for r in rows if (r["scenarie"], r["periode"]) == ("unit", "year"))
    assert year["årsværk_brutto"] == "-0,3784"
    assert next(r for r in rows if r["periode"] == "day")["årsværk_brutto"] == ""
    assert (
        rows_of(tmp_path / "whatif_visits.csv", DA)[1]["hvad_der_er_anderledes"]
        == "anden medarbejder, andet tidspunkt"
    )


def test_figures_have_difference_interval_and_verdict(tmp_path: Path) -> None:
    write_comparison_csv(comparison(), tmp_path, EN)
    rows = rows_of(tmp_path / "whatif_figures.csv")
    found = {(r["scenario"], r["figure"]): r for r in rows}
    unit = found["unit", "driving"]
    assert (unit["base"], unit["scenario_value"], unit["difference"], unit["verdict"]) == (
        "26400",
        "17400",
        "-9000",
        "frees",
    )
    assert found["campaign", "driving"]["verdict"] == "noise"
    assert rows_of(tmp_path / "whatif_scenarios.csv")[2]["title"] == f"Samtykke {MARKUP}"


def test_a_matrix_is_a_list_of_its_cells(tmp_path: Path) -> None:
    paths = write_comparison_csv(crossed(), tmp_path, EN)
    assert paths[-1].name == "whatif_matrix.csv"
    cells = rows_of(paths[-1])
    assert [(c["row"], c["column"]) for c in cells][:4] == [
        ("c30", "u0"),
        ("c30", "u1"),
        ("c30", "u2"),
        ("c60", "u0"),
    ]
    assert cells[5]["net_difference_seconds"] == "-4860"  # 2 x (1,500 + 900) + 60


def test_assumptions_are_listed_with_unit_and_reason(tmp_path: Path) -> None:
    edit = {"edit": "technology", "use": {"technology": "robot_aalborg", "uptake": 0.3}}
    write_comparison_csv(comparison(option("robot", less=600, edits=(edit,))), tmp_path, EN)
    rows = {r["parameter"]: r for r in rows_of(tmp_path / "whatif_assumptions.csv")}
    assert (rows["uptake"]["value"], rows["uptake"]["own"]) == ("0.3", "yes")
    assert (rows["refill_minutes"]["unit"], rows["refill_minutes"]["own"]) == ("minutes", "no")


def test_a_year_is_a_line_for_each_week_track_and_case(tmp_path: Path) -> None:
    """Three tracks, three cases, 52 weeks."""
    paths = {p.name: p for p in write_horizon_csv(horizon(), tmp_path, DA)}
    weeks = rows_of(paths["horizon_weeks.csv"], DA)
    assert len(weeks) == 3 * 3 * 52
    first = next(r for r in weeks if (r["kode"], r["skøn"], r["uge"]) == ("training", "base", "1"))
    assert (first["netto_timer"], first["netto_timer_usikkerhed"], first["hvordan"]) == (
        "-6",
        "0,4",
        "solved",
    )
    total = next(
        r for r in rows_of(paths["horizon_totals.csv"], DA) if (r["kode"], r["skøn"]) == ("training", "base")
    )
    assert (total["netto_timer"], total["overskud_fra_uge"], total["tjent_ind_i_uge"]) == ("206", "13", "21")
    assert len(rows_of(paths["horizon_untreated.csv"], DA)) == 3 * 52
    assert len(rows_of(paths["horizon_notes.csv"], DA)) == 1


def test_an_overlap_adds_up_in_the_file(tmp_path: Path) -> None:
    """Sum of each alone less the overlap is together, by the digits, for every figure of every set."""
    paths = {p.name: p for p in write_overlap_csv(overlap(), tmp_path, EN)}
    found: dict[tuple[str, str], dict[str, Decimal]] = {}
    for row in rows_of(paths["overlap_figures.csv"]):
        found.setdefault((row["set"], row["figure"]), {})[row["what"]] = Decimal(row["value"])
    assert len(found) == 4 * len(overlap().whole.figures)
    for key, of in found.items():
        alone = sum((v for k, v in of.items() if k not in ("overlap", "together")), Decimal(0))
        assert alone - of["overlap"] == of["together"], key
    taken = rows_of(paths["overlap_taken.csv"])
    assert taken[0]["taken"] == "6.95"
    assert len(rows_of(paths["overlap_members.csv"])) == 3
