"""The pieces of charts that several pages share: bars with colours of their own, cut whiskers, lines, and marks on maps."""

from __future__ import annotations

import re

from planner.domain import Reason, Unplanned
from planner.messages import Lang
from planner.report.amounts import fte, signed, with_interval
from planner.report.drawing.bars import bar_cells
from planner.report.drawing.line_chart import Course, line_chart
from planner.report.drawing.route_maps import map_set
from planner.report.drawing.row_chart import BarRow, row_chart
from planner.report.numbers import date_span, decimal
from planner.report.reader import Reader
from planner.savings.records import Estimate
from tests.planner.savings_samples import screen_day

DA, EN = Lang.DA, Lang.EN


def test_each_bar_may_have_a_colour_of_its_own() -> None:
    cells = bar_cells([Estimate(2), Estimate(-1, 3)], ["more", "noise"])
    assert ["b-more" in str(c) for c in cells] == [True, False]
    assert "b-noise" in str(cells[1])


def test_a_whisker_that_is_cut_off_has_no_end() -> None:
    """The axis reaches as far beyond the means as they span: 0 to 2 gives -2 to 4; 2 +- 40 has no ends, 1 +- 0.5 has both."""
    wide, narrow = BarRow("a", Estimate(2, 40), "net", "2"), BarRow("b", Estimate(1, 0.5), "net", "1")
    whiskers = re.findall(r'class="whisker" d="([^"]+)"', str(row_chart([wide, narrow], "", "", EN)))
    assert ["v10" in w for w in whiskers] == [False, True]
    assert row_chart([], "", "", EN) == ""


def test_long_names_stand_on_three_lines_and_no_more() -> None:
    long = BarRow(
        "Medicinrobotter hos borgere med fast medicin og skærmbesøg morgen og aften hele ugen rundt og i weekenden",
        Estimate(1),
        "net",
        "1",
    )
    chart = str(row_chart([long], "", "", DA))
    names = re.findall(r'class="name"[^>]*text-anchor="end">([^<]+)<', chart)
    assert len(names) == 3
    assert names[2].endswith("…")


def test_a_course_outside_the_axis_is_cut_at_its_edge() -> None:
    """0 to 2 may be stretched to -2 and 4; a band to 100 ends at the edge of the picture's plot."""
    spots = ((1.0, 0.0), (2.0, 2.0))
    course = Course("a", "1", spots, ((1.0, 0.0), (2.0, 0.0)), ((1.0, 100.0), (2.0, 100.0)), frozenset({1.0}))
    chart = str(line_chart([course], "", "", "h", EN))
    heights = [
        float(y) for path in re.findall(r' d="([^"]+)"', chart) for y in re.findall(r"[\d.]+ ([\d.]+)", path)
    ]
    assert min(heights) >= 26
    assert chart.count("<circle") == 1
    assert line_chart([Course("a", "1", ())], "", "", "h", EN) == ""


def test_visits_without_room_are_crosses_on_the_map() -> None:
    """V5 is left out: a cross at its citizen's home and the mark in the key, not where nothing is left out."""
    day, _, baseline, _ = screen_day()
    missing = baseline.model_copy(
        update={"unplanned": (Unplanned(visit_id="V5", priority=3, reasons=(Reason(code="no_room"),)),)}
    )
    maps = map_set({"Today": Reader(day, baseline, EN), "Sick": Reader(day, missing, EN)}, (), None)
    assert maps is not None
    assert [str(m.picture).count('class="missed"') for m in maps.pictures] == [0, 1]
    assert maps.missed
    assert map_set({}, (), None) is None


def test_differences_have_their_sign_and_nothing_has_none() -> None:
    """What rounds to nothing is neither plus nor minus nothing."""
    assert signed(Estimate(5.6), "5,6") == "+5,6"
    assert signed(Estimate(-5.6), "−5,6") == "−5,6"
    assert signed(Estimate(0.01), with_interval(Estimate(0.01), 1, DA)) == "0,0"
    assert decimal(-0.04, 1, DA) == "0,0"


def test_posts_have_the_decimals_that_their_interval_needs() -> None:
    assert fte(Estimate(0.378, 0.02), DA).replace("\u00a0", " ") == "0,38 ± 0,02"
    assert fte(Estimate(0.378, 0.002), DA).replace("\u00a0", " ") == "0,378 ± 0,002"


def test_a_span_of_dates() -> None:
    assert date_span(("2026-03-02",), DA) == "mandag den 2. marts 2026"
    assert date_span(("2026-03-02", "2026-03-08"), EN) == "Monday 2 March 2026 – Sunday 8 March 2026"
    assert date_span((), DA) == ""
