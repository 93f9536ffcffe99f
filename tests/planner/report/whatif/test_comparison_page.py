"""The comparison page: verdicts that keep to the interval, figures side by side, the matrix, people by number, one quiet file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planner.messages import Lang
from planner.report.amounts import minute_unit
from planner.report.reader import Reader
from planner.report.whatif import comparison_page
from planner.report.whatif.effect import effect_chart, effect_table, matrix_tables
from planner.report.whatif.figure_tables import BESIDE, bar_kind, bar_panels, side_by_side
from planner.report.whatif.method import method_tables
from planner.report.whatif.people import SHOWN, about, counts_table, people_tables
from planner.report.whatif.premises import in_short, premise_table, premises
from planner.report.whatif.verdict import Verdict, day_unit, freed, sentences, verdict
from planner.report.whatif.view import comparison_view
from planner.savings.records import Estimate
from planner.whatif.records import Affected, Comparison, Option, VisitChange
from tests.planner.savings_samples import screen_day
from tests.planner.whatif_samples import comparison, crossed, findings, option

DA, EN = Lang.DA, Lang.EN


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def page_of(made: Comparison, lang: Lang = DA) -> str:
    return comparison_page(findings(made), screen_day()[0], lang)


def told(made: Option, lang: Lang = EN) -> tuple[str, ...]:
    return tuple(plain(s) for s in sentences(made, minute_unit(lang), lang))


def row(table: Any, first: str) -> list[str]:
    """The cells of the row with that name, without their markup."""
    rows = [[plain(re.sub(r"<[^>]+>", " ", str(c))).strip() for c in r.cells] for r in table.rows]
    return next(cells for cells in rows if cells[0] == first)


def test_what_a_scenario_comes_to_keeps_to_its_interval() -> None:
    """The interval decides, not the mean; with one seed there is none."""
    sick, unit, campaign, nothing = comparison().options
    assert [verdict(o.figure("total")) for o in (sick, unit, campaign, nothing)] == [
        Verdict.COSTS, Verdict.FREES, Verdict.NOISE, Verdict.SAME,
    ]  # fmt: skip
    assert verdict(option("one", less=600, seeds=(1,)).figure("total")) is Verdict.ALONE


def test_verdicts_in_words() -> None:
    """Freed: 9,000 s of driving less 1,800 s of the unit = 120 min; half of the interval of 120 s apart by seed:
    4.303 x 120 / sqrt 3 = 298 s, five minutes."""
    sick, unit, campaign, nothing = comparison().options
    assert told(unit) == ("frees 120.0 minutes a day (95% interval: 115.0 to 125.0 minutes).",)
    assert told(sick)[0].startswith("takes 90.0 minutes more a day")
    assert told(sick)[1:] == (
        "2 visits find no room; today that is 0.",
        "Lateness rises from 20.0 minutes to 50.0 minutes.",
    )
    assert told(campaign)[0].startswith("no sure difference. The calculation says 5.0 minutes less a day")
    assert "± 33.1 minutes" in told(campaign)[0]
    assert told(nothing) == ("no difference. The plan is as good as today's.",)
    assert told(option("one", less=600, seeds=(1,)))[0].startswith(
        "10.0 minutes less a day, but with one seed"
    )


def test_danish_says_the_same() -> None:
    assert told(comparison().options[1], DA) == (
        "frigør 120,0 minutter om dagen (95 %-interval: 115,0 til 125,0 minutter).",
    )


def test_a_day_is_a_day_where_the_input_has_several() -> None:
    """Seven days' difference of 7,200 s is told as a seventh a day: what `period` says, not the figure of the whole input."""
    made = option("unit", less=7_200)
    week = replace(
        made, periods=(replace(made.period("day"), total_hours=Estimate(-2 / 7)), *made.periods[1:])
    )
    assert freed(week).mean == pytest.approx(7_200 / 7)


def test_figures_stand_side_by_side_with_noise_said_and_grey() -> None:
    """Driving of the campaign is 5 min less, within noise: grey class, the words, and the figure itself below."""
    made = comparison()
    (table,) = side_by_side(made, minute_unit(EN), EN)
    assert [h.text for h in table.heads][:4] == ["Per day", "Today", "To syge", "Skærmenhed med to"]
    driving = row(table, "Driving")
    assert driving[1] == "440.0 ± 24.8 min"
    assert driving[2].startswith("+60.0 ± 1.2 min")
    assert driving[3].startswith("−150.0 ± 5.0 min")
    assert driving[4].startswith("−5.0 ± 33.1 min")
    assert driving[4].endswith("435.0 min · within noise")
    assert driving[5] == "no difference  440.0 min"
    cells = [str(c) for c in next(r for r in table.rows if r.cells[0] == "Driving").cells]
    assert ['class="d-noise"' in c for c in cells] == [False, False, False, False, True, False]


def test_figures_that_never_happen_are_left_out() -> None:
    names = [r.cells[0] for r in side_by_side(comparison(), minute_unit(EN), EN)[0].rows]
    assert "Lateness" in names
    assert "Overtime" not in names


def test_many_scenarios_go_into_tables_that_fit_on_paper() -> None:
    """Six scenarios, four beside one another: two tables of six and four columns."""
    tables = side_by_side(crossed(), minute_unit(EN), EN)
    assert [len(t.heads) for t in tables] == [2 + BESIDE, 2 + 2]
    assert [t.title for t in tables] == ["Scenarios 1–4 of 6", "Scenarios 5–6 of 6"]


def test_bars_are_less_more_neither_or_within_noise() -> None:
    sick, unit, campaign, _ = comparison().options
    kinds = [
        bar_kind(f) for f in (unit.figure("driving"), sick.figure("driving"), campaign.figure("driving"))
    ]
    assert kinds == ["less", "more", "noise"]
    assert bar_kind(unit.figure("screen_visits")) == "count"


def test_a_panel_for_each_figure_that_differs_somewhere() -> None:
    """Distance is the same in all: no panel."""
    keys = [t.key for t in bar_panels(comparison(), minute_unit(EN), EN)]
    assert keys[0] == "bars-total"
    assert "bars-unplanned_visits" in keys
    assert "bars-distance_metres" not in keys


def test_chart_and_table_of_the_effect() -> None:
    """A year of 7,200 s a day: 728 h, x 490 = 356,720 kr., / 1,924 = 0.38, / 1,400 = 0.52."""
    made = comparison()
    unit = day_unit(made, EN)
    assert unit.seconds == 3600
    chart = str(effect_chart(made, unit, EN))
    assert 'role="img"' in chart
    assert "Skærmenhed med to: 2.00 ± 0.08 h" in plain(chart)
    assert chart.count("<rect") == 4
    assert 'class="b-noise"' in chart
    table = effect_table(made, unit, EN)
    assert row(table, "Skærmenhed med to")[1:] == [
        "2.00 ± 0.08 h", "yes, frees time", "728 ± 30", "356,720 ± 14,769", "0.38 ± 0.02", "0.52 ± 0.02",
    ]  # fmt: skip
    assert row(table, "To syge")[5] == "−0.284 ± 0.004"  # an interval narrower than two decimals can say
    assert row(table, "nothing")[2] == "no difference"


def test_a_matrix_has_a_field_for_every_combination() -> None:
    made = crossed()
    (table,) = matrix_tables(made, minute_unit(EN), EN)
    assert [h.text for h in table.heads[1:]] == ["0 operatører", "1 operatører", "2 operatører"]
    assert row(table, "Samtykke 60 %")[1:] == ["1.0 ± 6.2 min", "41.0 ± 6.2 min", "81.0 ± 6.2 min"]
    first = next(r for r in table.rows if r.cells[0] == "Samtykke 30 %")
    assert ["m-noise" in str(c) for c in first.cells] == [False, True, False, False]
    assert matrix_tables(comparison(), minute_unit(EN), EN) == ()


def test_who_is_affected_stands_beside_what_chance_changes() -> None:
    table = counts_table(comparison(), EN)
    assert row(table, "To syge") == ["To syge", "0", "1", "2 / 1", "1 / 1", "1 / 0", "1 / 0", "2"]


def test_lists_have_those_concerned_first_and_only_numbers_for_names() -> None:
    day, _, baseline, _ = screen_day()
    visits, workers = people_tables(comparison().options[0], Reader(day, baseline, EN))
    assert [plain(c) for c in visits.rows[0].cells] == ["C2", "V2", "left out", "07:12 W1", "–"]
    assert [plain(c) for c in visits.rows[1].cells] == [
        "C5",
        "V5",
        "other worker, other time",
        "09:00 W2",
        "10:30 W1 screen",
    ]
    assert [r.cells[0] for r in workers.rows] == ["W2", "W1"]
    assert workers.rows[0].strong
    assert plain(workers.rows[0].cells[4]) == "3 h 20 min"


def test_long_lists_are_cut_and_say_so() -> None:
    day, _, baseline, _ = screen_day()
    many = tuple(VisitChange(f"V{n}", f"C{n:02}", ("time",)) for n in range(SHOWN + 3))
    made = replace(comparison().options[0], affected=Affected(visits=many))
    (table,) = people_tables(made, Reader(day, baseline, EN))
    assert len(table.rows) == SHOWN
    assert table.note == f"The first {SHOWN} of {SHOWN + 3}; the rest are in the list whatif_visits.csv."
    ids = tuple(f"C{n:02}" for n in range(23))
    assert about(Affected(concerned_citizens=ids), EN)[0].endswith("C19 and 3 more")


def robot_option(**use: Any) -> Option:
    edit = {"edit": "technology", "use": {"technology": "robot_aalborg", **use}}
    return option("robot", "Robotter", less=600, edits=(edit,), devices={"robot_aalborg": 4})


def test_assumptions_are_told_with_whose_they_are() -> None:
    """The share who begin is the municipality's own; how long a filling takes is ours."""
    made = comparison(robot_option(uptake=0.3))
    table = premise_table(premises(made).items(), EN)
    found = {plain(r.cells[1]): (plain(r.cells[2]), r.cells[3]) for r in table.rows}
    assert found["What share of the citizens who may will begin?"] == ("30%", "your own")
    assert found["How long does it take to fill the device?"] == ("10 minutes", "ours")
    assert table.rows[0].cells[2] == "30%"  # what scales everything comes first
    assert in_short(made.options[0], DA) == ("Medicinrobot (Aalborg) hos 4 borgere",)


def test_pairing_is_laid_open() -> None:
    """The sample's unpaired intervals are 2.5 times as wide."""
    seeds, pairing = method_tables(comparison(), minute_unit(EN), EN)
    assert row(pairing, "Skærmenhed med to")[3] == "0.40"
    assert row(seeds, "Today")[1:] == ["1,670.0 min", "1,680.0 min", "1,690.0 min"]


def test_every_section_is_there_in_both_languages_and_nothing_is_markup_or_a_name() -> None:
    """Titles from files are escaped; labels of citizens and workers are nowhere; the policy forbids requests."""
    for lang in Lang:
        page = page_of(comparison(), lang)
        for key in (
            "answer",
            "effect",
            "figures",
            "bars",
            "maps",
            "who",
            "scenario-1",
            "scenario-4",
            "method",
        ):
            assert f'<section id="{key}"' in page, key
        assert "<b onclick" not in page
        assert "&lt;b onclick=" in page
        assert not re.search(r'(?:src|href)="(?!#|data:,)', page)
        assert not re.search("Anna Holm|Bo Lund|Dorte|Emil|Borger [1-6]|Solsiden", page)
    assert "Fravær: medarbejdere W2" in page_of(comparison(), DA)
    assert "Vejtid" not in page_of(comparison(), EN)


def test_one_scenario_is_its_own_headline_and_none_says_so() -> None:
    one, none = comparison(option("unit", "Unit", less=7_200)), replace(comparison(), options=())
    days = {code: (s.instance, findings(one).plans[code]) for code, s in findings(one).situations.items()}
    assert plain(comparison_view(one, days, EN).headline).startswith("Unit: frees 2.00 hours a day")
    assert comparison_view(none, {}, EN).headline == "No scenarios to compare"
    assert "No scenarios to compare" in page_of(none, EN)


def test_of_many_scenarios_the_sure_extremes_are_told_and_the_rest_counted() -> None:
    """Six free 300 s to 1,800 s, one takes 900 s, one does nothing: two best and the one worst are told, and all are linked to."""
    freeing = [option(f"f{n}", f"Frees {n}", less=300 * n) for n in range(1, 7)]
    made = comparison(*freeing, option("worse", "Worse", less=-900), option("nothing", "Nothing"))
    shown = findings(made)
    view = comparison_view(made, {c: (s.instance, shown.plans[c]) for c, s in shown.situations.items()}, EN)
    assert (
        view.sentences[0]
        == "Of 8 scenarios, 6 free time for sure and 1 takes time for sure; for 1 it cannot be said."
    )
    assert [s.split(":")[0] for s in view.sentences[1:]] == ["Frees 6", "Frees 5", "Worse"]
    page = page_of(made, EN)
    assert page.count('href="#scenario-8"') == 1  # in the table of who is affected, not at the top
    assert page_of(comparison(), EN).count('href="#scenario-4"') == 2


def test_what_is_neither_good_nor_bad_has_no_colour_of_either() -> None:
    (table,) = side_by_side(comparison(), minute_unit(EN), EN)
    visits = next(r for r in table.rows if r.cells[0] == "Screen visits")
    assert 'class="d-sure">+22.0<' in str(visits.cells[3])


@pytest.mark.browser
def test_opens_in_silence_fits_and_prints(tmp_path: Path, open_page: Any) -> None:
    """No message, no request, no sideways scrolling from desk to phone; all figures are on paper."""
    path = tmp_path / "whatif.html"
    path.write_text(page_of(crossed()), encoding="utf-8")
    page, seen = open_page(path)
    assert (seen.messages, seen.requests) == ([], [path.as_uri()])
    for width in (1300, 800, 400):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 700, "height": 900})
    page.emulate_media(media="print")
    too_wide = (
        "all => all.filter(t => t.scrollWidth > t.parentNode.clientWidth + 1).map(t => t.dataset.table)"
    )
    assert page.locator("table").evaluate_all(too_wide) == []
