"""The year and the overlap: charts that show what was solved and how sure it is, and figures that add up as printed."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from planner.horizon.overlap_records import Amount
from planner.messages import Lang
from planner.report.whatif import horizon_page, overlap_page, write_horizon, write_overlap
from planner.report.whatif.horizon import horizon_view
from planner.report.whatif.horizon_charts import year_chart
from planner.report.whatif.notes import note_points
from planner.report.whatif.overlap import overlap_chart, overlap_view
from planner.savings.records import Estimate
from planner.scenarios.records import Note
from tests.planner.horizon_samples import NAMES, SOLVED, horizon, overlap, robots, track

DA, EN = Lang.DA, Lang.EN


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def table(view: Any, section: str) -> list[list[str]]:
    found = next(s for s in view.sections if s.key == section)
    return [[plain(str(c)) for c in r.cells] for r in found.tables[0].rows]


def test_the_year_in_words() -> None:
    """0.9 x (robots 582 + training 206) = 709 hours; training spends twelve weeks and has them back in week 21."""
    view = horizon_view(horizon(), EN)
    said = plain(" ".join(view.sentences))
    assert view.headline == "All together: 709 hours freed over 52 weeks."
    assert "The 95% interval runs from 689 to 729 hours." in said
    assert "With low estimates of what is uncertain it is 400 hours, with high ones 941." in said
    assert "0.37 ± 0.01 FTE of 1,924 h gross or 0.51 ± 0.01 of 1,400 h" in said
    assert "Medicinrobotter frees time from week 1 on." in said
    assert "Træning frees time from week 13 on. The hours spent first are earned back in week 21." in said


def test_what_cannot_be_told_is_not_told() -> None:
    made = horizon()
    last = made.tracks[-1]
    base = last.series[1]
    wide = replace(base, total=replace(base.total, net_hours=Estimate(709, 800), pays_from=None))
    unsure = replace(made, tracks=(replace(last, series=(last.series[0], wide, last.series[2])),))
    assert (
        horizon_view(unsure, DA).headline == "Det kan ikke afgøres, om »Alle sammen« frigør tid over 52 uger."
    )


def test_lines_of_a_year_have_bands_dots_and_the_main_ones_intervals() -> None:
    """Three lines, three bands, a dot for each solved week of each; whiskers only on the line of all together."""
    made = horizon()
    chart = str(year_chart([(t.code, t) for t in made.tracks], made.solved_weeks, EN))
    assert chart.count('class="area ') == 3
    assert chart.count('class="line ') == 3
    assert chart.count("<circle") == 3 * len(SOLVED)
    assert chart.count("whisker w-sum") == len(SOLVED)
    assert "robots: 1.5 in week 1, 12.0 in week 52" in plain(chart)
    assert 'class="line l-sum"' in chart


def test_one_track_without_cases_is_a_line_without_a_band() -> None:
    made = horizon(tracks=(track("robots", "Robotter", robots, cases=("base",)),))
    chart = str(year_chart([("robots", made.tracks[0])], made.solved_weeks, EN))
    assert "area" not in chart
    assert "whisker w-1" in chart
    assert horizon_view(made, EN).headline == "Robotter: 582 hours freed over 52 weeks."


def test_names_at_the_ends_of_lines_keep_apart() -> None:
    """Five lines that end on one another: every name on a line of its own."""
    many = [(f"Line {n}", track(f"t{n}", "", robots)) for n in range(5)]
    chart = str(year_chart(many, SOLVED, EN))
    levels = sorted(float(y) for y in re.findall(r'class="line-name[^>]* y="([\d.]+)"', chart))
    assert len(levels) == 5
    assert all(b - a >= 14 for a, b in pairwise(levels))


def test_weeks_totals_drift_and_notes_are_tables() -> None:
    view = horizon_view(horizon(), EN)
    assert table(view, "year")[1] == [
        "Træning",
        "95 ± 20",
        "206 ± 20",
        "289 ± 20",
        "0.11 ± 0.01",
        "0.15 ± 0.01",
        "13",
        "21",
    ]
    assert table(view, "weeks")[0] == [
        "1",
        "1.5 ± 0.4 (0.9 to 2.0)",
        "−6.0 ± 0.4 (−6.0 to −6.0)",
        "−4.0 ± 0.4 (−4.6 to −3.6)",
    ]
    assert table(view, "drift")[-1] == ["52", "610.4 ± 3.0", "10.4 ± 0.5"]
    notes = next(s for s in view.sections if s.key == "notes")
    assert notes.points[0].startswith("Medicinrobotter: Robot: ")


def test_the_overlap_adds_up_as_it_is_printed() -> None:
    """12.40 + 5.10 + 9.75 - 6.95 = 20.30, and so for every figure and every pair: by the digits on the page."""
    view = overlap_view(overlap(), EN)
    assert view.headline == "Together they free 20.30 hours a week, not 27.25"
    assert (
        view.sentences[0]
        == "Medicinrobotter 12.40 + Dosispakning 5.10 + Skærmbesøg 9.75 − overlap 6.95 = 20.30 hours a week."
    )

    def number(cell: str) -> Decimal:
        return Decimal(cell.split("±")[0].strip().replace("−", "-"))

    for cells in table(view, "figures"):
        *alone, over, together = (number(c) for c in cells[1:])
        assert sum(alone) - over == together, cells[0]
    for cells in table(view, "pairs"):
        assert number(cells[1]) - number(cells[2]) == number(cells[3]), cells[0]


def test_the_picture_of_an_overlap_is_steps_down_to_what_is_freed_together() -> None:
    chart = str(overlap_chart(overlap().whole, NAMES, EN))
    parts = re.findall(r'class="part p-([\w-]+)"', chart)
    assert parts == ["member-1", "member-2", "member-3", "overlap", "total"]
    assert "Overlap: 6.95 ± 0.80; Together: 20.30 ± 0.80" in plain(chart)


def test_an_overlap_within_noise_is_said_to_be() -> None:
    made = overlap()
    whole = made.sets[0]
    total = whole.figure("total")
    over, together = (
        Amount(a.value, Decimal(h)) for a, h in ((total.overlap, "9.00"), (total.together, "30.00"))
    )
    wide = replace(total, overlap=over, together=together)
    unsure = replace(made, sets=(replace(whole, figures=(wide, *whole.figures[1:])), *made.sets[1:]))
    view = overlap_view(unsure, EN)
    assert (
        plain(view.headline) == "Whether they free time together cannot be told: 20.30 ± 30.00 hours a week"
    )
    assert "cannot be told from zero" in " ".join(view.sentences)


def test_who_takes_what_and_what_others_have_taken() -> None:
    """Robots' share of the overlap: 12.40 - (20.30 - 14.85) = 6.95."""
    view = overlap_view(overlap(), EN)
    assert table(view, "overlap")[0] == [
        "Medicinrobotter",
        "12.40 ± 0.80 h",
        "6.95 ± 0.80 h",
        "30%",
        "20",
        "15",
    ]
    assert table(view, "winners")[-1] == ["none of them", "2"]


def test_notes_do_not_say_a_name_twice() -> None:
    """A note that begins with the technology's name needs no other before it."""
    note = Note(
        "technology_users",
        {"technology": "x", "name": "Robot", "name_da": "Robot", "eligible": 9, "users": 3},
    )
    assert note_points("Robot", [note], EN) == ("Robot: in use at 3 of 9 citizens who qualify.",)
    assert note_points("Alt", [note], EN) == ("Alt: Robot: in use at 3 of 9 citizens who qualify.",)


def test_a_headline_claims_no_overlap_that_may_be_chance() -> None:
    """20.30 h together are sure, 27.25 one by one too, but their difference 6.95 +- 9 is not."""
    made = overlap()
    whole = made.sets[0]
    total = whole.figure("total")
    wide = replace(total, overlap=Amount(total.overlap.value, Decimal("9.00")))
    unsure = replace(made, sets=(replace(whole, figures=(wide, *whole.figures[1:])), *made.sets[1:]))
    assert plain(overlap_view(unsure, EN).headline) == (
        "Together they free 20.30 ± 0.80 hours a week. Whether that is less than each alone (27.25) cannot be told"
    )


@pytest.mark.browser
def test_both_pages_open_in_silence_and_fit(tmp_path: Path, open_page: Any) -> None:
    paths = [*write_horizon(horizon(), tmp_path, DA), *write_overlap(overlap(), tmp_path, EN)]
    assert [p.name for p in paths] == ["horizon.html", "overlap.html"]
    for path in paths:
        page, seen = open_page(path, width=1300)
        assert (seen.messages, seen.requests) == ([], [path.as_uri()])
        for width in (1300, 400):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_rule_that_was_not_applied_is_in_the_method() -> None:
    made, both = horizon(), overlap()
    for plain_view, waived in (
        (
            horizon_view(made, EN),
            horizon_view(replace(made, method=replace(made.method, fallback_waived=True)), EN),
        ),
        (
            overlap_view(both, EN),
            overlap_view(replace(both, method=replace(both.method, fallback_waived=True)), EN),
        ),
    ):
        assert "fallback_waived" not in [f.key for f in plain_view.method]
        assert next(f.value for f in waived.method if f.key == "fallback_waived") == "not applied"


def test_languages_do_not_mix() -> None:
    assert "Uncertain" not in overlap_page(overlap(), DA)
    assert "Usikre" not in overlap_page(overlap(), EN)
    assert "Overskud" not in horizon_page(horizon(), EN)
