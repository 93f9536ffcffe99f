"""The savings page: the answer it gives, charts that hold what they say, tables, and one file that asks for nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner.messages import Lang
from planner.report.amounts import with_interval
from planner.report.drawing.bars import bar_cells
from planner.report.drawing.route_maps import Ground, route_map, worker_looks
from planner.report.drawing.svg import ticks
from planner.report.reader import Reader
from planner.report.savings import savings_page
from planner.report.savings.amounts import day_unit
from planner.report.savings.answer import cards, headline, sentences
from planner.report.savings.curve import curve_chart, curve_sentence, is_cut
from planner.report.savings.day_tables import (
    group_tables,
    lines_table,
    scaled_table,
    seeds_table,
    unit_tables,
)
from planner.report.savings.people_tables import (
    conversions_table,
    fairness_table,
    ledger_sentences,
    ledger_table,
)
from planner.report.savings.waterfall import bars, waterfall
from planner.report.savings.words import WORDS, word
from planner.savings.records import Curve, Estimate, Fairness, Ledger, Study
from tests.planner.savings_samples import MARKUP, gain, screen_day, study

DA, EN = Lang.DA, Lang.EN


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def page_of(made: Study | None = None, lang: Lang = DA) -> str:
    day, travel, baseline, plan = screen_day()
    return savings_page(made or study(), instance=day, travel=travel, baseline=baseline, plan=plan, lang=lang)


def with_net(mean: float, half: float | None) -> Study:
    made = study()
    return replace(made, gain=replace(made.gain, net=Estimate(mean, half)))


def told(made: Study, lang: Lang = EN) -> tuple[str, str]:
    unit = day_unit(made, lang)
    return plain(headline(made, unit, lang)), plain(sentences(made, unit, lang)[0])


def test_the_answer_comes_first_with_its_interval() -> None:
    """7,200 s = 2 h net, 6 % either way: from 1.88 to 2.12 h."""
    assert told(study()) == (
        "Screen visits free 2.00 hours net a day.",
        "The 95% interval runs from 1.88 hours to 2.12 hours a day.",
    )
    page = plain(page_of())
    assert page.index("Skærmbesøg frigør netto 2,00 timer om dagen.") < page.index("<figure")


def test_an_interval_about_zero_is_no_saving() -> None:
    """An hour, give or take an hour and a half: nothing is claimed."""
    head, said = told(with_net(3_600, 5_400))
    assert head == "Whether screen visits save time here cannot be told."
    assert (
        said
        == "The net figure is 1.00 hours a day, and the 95% interval from −0.50 hours to 2.50 hours includes zero."
    )


def test_a_loss_is_called_a_cost_and_no_posts_are_counted() -> None:
    """Half an hour lost for certain."""
    made = with_net(-1_800, 60)
    assert told(made)[0] == "Screen visits cost 0.50 hours net a day."
    assert not any("FTE" in s for s in sentences(made, day_unit(made, EN), EN))
    assert any("FTE" in s for s in sentences(study(), day_unit(study(), EN), EN))


def test_one_seed_has_no_interval_and_says_so() -> None:
    assert (
        told(with_net(7_200, None))[1] == "With one seed there is no interval: the figure cannot stand alone."
    )


def test_no_screen_visits_save_nothing() -> None:
    made = replace(study(), gain=gain(0, 0, 0))
    assert told(made) == (
        "No visit went to the screen, so nothing is saved.",
        "0 of the day's 90 visits are by screen; 30 could be.",
    )
    assert "card_each" not in {f.key for f in cards(made, day_unit(made, EN), EN)}


def test_gross_and_effective_posts_are_apart() -> None:
    """728 h a year: 728 / 1,924 = 0.38 and 728 / 1,400 = 0.52."""
    posts = plain(sentences(study(), day_unit(study(), EN), EN)[-1])
    assert posts.startswith(
        "The year's hours are 0.38 ± 0.02 FTE of 1,924 h gross, or 0.52 ± 0.03 FTE of 1,400 h effective time."
    )


def test_small_days_are_told_in_minutes() -> None:
    """Hours from two hours on, minutes below."""
    assert day_unit(study(), DA).name == "t"
    assert day_unit(replace(study(), gain=gain(3_600, 600, 3)), DA).name == "min"


def test_cards() -> None:
    """728 h at 490 kr. = 356,720 kr.; 7,200 s over 22 visits = 5.5 min each."""
    found = {f.key: (plain(f.value), plain(f.note)) for f in cards(study(), day_unit(study(), DA), DA)}
    assert found["card_day"] == ("2,00 t", "± 0,12 t")
    assert found["card_kroner"] == ("356.720 kr.", "± 21.403 kr. · ved 490 kr. i timen")
    assert found["card_each"][0] == "5,5 min"


def test_waterfall_steps_stand_on_one_another_and_end_at_the_net() -> None:
    """6,600 + 6,000 + 7,200 - 1,200 = 18,600 field; less 10,200 and 1,200 = 7,200 net."""
    rows = {b.kind: (b.start, b.end) for b in bars(study(), DA)}
    assert rows == {
        "driving": (0, 6_600), "stop_overhead": (6_600, 12_600), "physical_care": (12_600, 19_800),
        "route_calls": (19_800, 18_600), "field": (0, 18_600), "unit": (18_600, 8_400),
        "fallback": (8_400, 7_200), "net": (0, 7_200),
    }  # fmt: skip


def with_left_out() -> Study:
    """The baseline leaves two visits of 1,467 s out: 2,934 s more are saved."""
    made = study()
    pairs = tuple(
        replace(p, baseline=replace(p.baseline, unplanned_visits=2, left_out=2934)) for p in made.pairs
    )
    lines = tuple(replace(k, saved=Estimate(2934.0)) if k.name == "left_out" else k for k in made.lines)
    gains = replace(made.gain, left_out=Estimate(-2934.0))
    units = tuple(replace(u, gain=gains) for u in made.units)
    return replace(made, pairs=pairs, lines=lines, gain=gains, units=units)


def test_visits_left_out_are_said_beside_the_headline() -> None:
    """In both languages, and where nothing is by screen; not where every visit found room."""
    made = with_left_out()
    said = plain(" ".join(sentences(made, day_unit(made, EN), EN)))
    assert "on average 2.0 are left out all physical and 0.0 with screen" in said
    assert "9.15 minutes of driving" in said
    page = plain(page_of(made))
    assert page.index("i gennemsnit mangler 2,0 med alt fysisk og 0,0 med skærm") < page.index("<figure")
    none = replace(made, gain=gain(0, 0, 0))
    assert "left out" in sentences(none, day_unit(none, EN), EN)[0]
    assert "Not every visit" not in page_of(lang=EN)


def test_visits_left_out_have_a_bar_and_a_column() -> None:
    """After the fallbacks at 7,200 s, up by 2,934; the column stands only where it says something."""
    made = with_left_out()
    rows = {b.kind: (b.start, b.end) for b in bars(made, DA)}
    assert rows["left_out"] == (7_200, 10_134)
    assert 'class="part p-left_out"' in waterfall(made, day_unit(made, DA), DA)
    assert 'class="part p-left_out"' not in waterfall(study(), day_unit(study(), DA), DA)
    for one, found in ((made, True), (study(), False)):
        table = unit_tables(one, day_unit(one, EN), EN)[0]
        assert ("Left out (estimated)" in [h.text for h in table.heads]) is found
        assert {len(r.cells) for r in table.rows} == {len(table.heads)}
        names = [r.cells[0] for r in scaled_table(one, EN).rows]
        assert ("Left out (estimated), hours" in names) is found


def test_a_requirement_that_was_not_applied_is_in_the_method() -> None:
    made = study()
    waived = replace(made, method=replace(made.method, fallback_waived=True))
    assert "alle planer er lavet uden kravet" in page_of(waived)
    assert "alle planer er lavet uden kravet" not in page_of(made)


def test_waterfall_draws_each_bar_with_its_whisker() -> None:
    """Eight bars and eight whiskers; without intervals, no whisker."""
    made = study()
    picture = waterfall(made, day_unit(made, DA), DA)
    assert len(re.findall(r'class="part ', picture)) == 8
    assert picture.count('class="whisker"') == 8
    bare = replace(made, lines=tuple(replace(k, saved=Estimate(k.saved.mean)) for k in made.lines))
    assert 'class="whisker"' not in waterfall(bare, day_unit(made, DA), DA)


def test_bars_of_a_column_share_their_scale() -> None:
    """Widths 100 : 50, and a negative one to the left of the common zero."""
    half, whole, below = bar_cells([Estimate(50), Estimate(100), Estimate(-100)])
    width = [float(re.search(r'width="([\d.]+)"', b).group(1)) for b in (half, whole, below)]  # type: ignore[union-attr]
    assert width == pytest.approx([43, 86, 86], abs=0.1)  # 172 units for 200
    assert "below" in below
    assert "below" not in half


def test_curve_marks_where_the_next_visit_does_not_pay() -> None:
    """Most is saved with 15 of up to 30."""
    made = study()
    assert curve_sentence(made.curve, EN) == "After 15 screen visits the next one does not pay."
    assert "Most at 15" in curve_chart(made.curve, day_unit(made, EN), EN)
    last = len(made.curve.points) - 1
    assert curve_sentence(replace(made.curve, best=last), EN).startswith(
        "It pays right up to 30 screen visits"
    )
    assert curve_sentence(replace(made.curve, best=0), EN) == "No number of screen visits pays here."
    assert curve_sentence(Curve(), EN) == ""
    assert curve_chart(Curve(), day_unit(made, EN), EN) == ""


def test_a_wide_interval_does_not_flatten_the_curve() -> None:
    """Give or take 100 h at one point: the axis stays within a span of the means, and the page says that the band goes on."""
    made = study()
    unit = day_unit(made, EN)
    assert not is_cut(made.curve, unit)
    points = list(made.curve.points)
    points[2] = replace(points[2], gain=replace(points[2].gain, net=Estimate(5_800, 360_000)))
    wide = replace(made, curve=Curve(tuple(points), 3))
    assert is_cut(wide.curve, unit)
    assert "Where the band reaches the edge" in page_of(wide, EN)
    marks = re.findall(r'text-anchor="end">(−?[\d.,]+)<', curve_chart(wide.curve, unit, EN))
    assert max(float(m.replace(",", "").replace("−", "-")) for m in marks) <= 15  # the means reach 5.6 h


def test_a_whisker_that_is_cut_has_no_end() -> None:
    """One of the two ends lies beyond three times the bar."""
    (whole,) = bar_cells([Estimate(10, 5)])
    (cut,) = bar_cells([Estimate(10, 500)])
    assert whole.count("5v8") == 2
    assert cut.count("5v8") == 0
    assert bar_cells([]) == []


@pytest.mark.parametrize(
    ("low", "high"), [(0, 1), (-3.2, 7.9), (0, 0), (0.001, 0.0042), (-50, -10), (0, 12_345)]
)
def test_axes_have_round_numbers_that_cover_the_data(low: float, high: float) -> None:
    """Every tick is 1, 2, 2.5 or 5 times a power of ten apart, and nothing sticks out."""
    found = ticks(low, high)
    assert found[0] <= low
    assert found[-1] >= high
    assert 2 <= len(found) <= 12
    assert np.allclose(np.diff(found), found[1] - found[0])


def test_lines_have_every_figure() -> None:
    """A line for each record; net is 100,800 s = 28 h before and 26 h after, and strong; coverage is the plan's alone."""
    made = study()
    rows = {plain(r.cells[0]): r for r in lines_table(made, day_unit(made, DA), DA).rows}
    assert len(rows) == len(made.lines)
    net = rows["Netto"]
    assert [plain(c) for c in net.cells[1:]] == ["28,00 ± 0,28 t", "26,00 ± 0,26 t", "2,00 ± 0,12 t"]
    assert net.strong
    covered = rows["Skærmbesøg, en rute kan overtage i tide"].cells
    assert (covered[1], plain(covered[2]), covered[3]) == ("", "96 ± 1 %", "")


def test_posts_stand_under_the_year_only() -> None:
    rows = {plain(r.cells[0]): r.cells[1:] for r in scaled_table(study(), EN).rows}
    assert rows["FTE of 1,924 h gross"][:2] == ("", "")
    assert plain(rows["FTE of 1,400 h effective time"][2]) == "0.52 ± 0.03"
    assert plain(rows["Net, hours"][2]) == "728 ± 44"


def test_groups_have_names() -> None:
    """A base by its label, an hour as a span, services in the reader's words."""
    day, _, _, plan = screen_day()
    tables = {
        t.key: [r.cells[0] for r in t.rows]
        for t in group_tables(study(), Reader(day, plan, EN), day_unit(study(), EN))
    }
    assert tables == {
        "district": ["Solsiden"],
        "hour": ["07–08", "08–09"],
        "service": ["Medicine administration", f"Personal hygiene, {MARKUP}"],
    }


def test_ledger_adds_up_to_the_second_and_says_so() -> None:
    """22 shares of 7,200 s; one second lost and the page says that it does not balance."""
    made, (day, _, _, plan) = study(), screen_day()
    assert (
        ledger_sentences(made, EN)[0]
        == "The 22 shares come to 7,200 s, and the joint saving is 7,200 s: they agree to the second."
    )
    off = replace(made, ledger=replace(made.ledger, joint_seconds=7_201))
    assert ledger_sentences(off, EN)[0].endswith("the ledger does not balance.")
    table = ledger_table(made, Reader(day, plan, EN))
    assert sum(int(r.cells[5].replace(",", "")) for r in table.rows[:-1]) == 7_200
    assert table.rows[-1].cells[5] == "7,200"
    assert "128 paths" in ledger_sentences(made, EN)[1]


def test_ten_citizens_with_each_reason_once() -> None:
    """Twelve candidates, ten are shown, the best first; a reason that two visits share is told once."""
    day, _, _, plan = screen_day()
    made = study()
    first = made.conversions[0]
    twice = replace(made, conversions=(replace(first, obstacles=first.obstacles * 2), *made.conversions[1:]))
    rows = conversions_table(twice, Reader(day, plan, EN)).rows
    assert [r.cells[0] for r in rows] == [str(n) for n in range(1, 11)]
    assert rows[0].cells[5] == "The citizen has not consented to screen visits. The citizen has no device."


def test_fairness_bands_with_and_without_a_limit() -> None:
    """0-2, 2-5 and over 5 km; the limit's columns are there only if it was solved."""
    rows = fairness_table(study(), EN).rows
    assert [r.cells[0] for r in rows] == ["0.0–2.0 km", "2.0–5.0 km", "over 5.0 km"]
    assert len(rows[0].cells) == 6
    free = replace(
        study().fairness, bands=tuple(replace(b, limited_share=None) for b in study().fairness.bands)
    )
    assert len(fairness_table(replace(study(), fairness=free), EN).rows[0].cells) == 4


def test_seed_by_seed() -> None:
    """Odd seeds save a minute more: 7,260 s = 2.02 h."""
    rows = seeds_table(study(), day_unit(study(), EN), EN).rows
    assert [plain(r.cells[3]) for r in rows] == ["2.02 h", "2.00 h", "2.02 h", "2.00 h", "2.02 h"]


def test_same_worker_has_the_same_colour_before_and_after() -> None:
    """Operators have no route to colour; they come last."""
    day, _, baseline, plan = screen_day()
    readers = [Reader(day, p, EN) for p in (baseline, plan)]
    looks = worker_looks(readers)
    assert looks == {"W1": 0, "W2": 1, "O1": 2, "O2": 3}
    ground = Ground.of(day.addresses)
    assert ground is not None
    before, after = (route_map(ground, r, looks, None, "x") for r in readers)
    assert before.count('class="called"') == 0
    assert after.count('class="called"') == 4  # V1, V2's part, V4, and V6's second worker
    assert before.count('class="base"') == after.count('class="base"') == 1


def test_ground_holds_every_address_in_true_proportion() -> None:
    """All within the picture; a kilometre east is as long as a kilometre north."""
    day, *_ = screen_day()
    ground = Ground.of(day.addresses)
    assert ground is not None
    spots = ground.put([(a.latitude, a.longitude) for a in day.addresses])
    assert ((spots >= 0) & (spots <= (640, ground.height))).all()
    assert ground.per_degree[1] / ground.per_degree[0] == pytest.approx(np.cos(np.radians(55.13)), abs=1e-3)
    assert Ground.of(()) is None


def test_whole_intervals_only() -> None:
    """No ± where there is no interval, or where all seeds agree."""
    assert plain(with_interval(Estimate(2.5, 0.25), 1, DA, "t")) == "2,5 ± 0,2 t"
    assert plain(with_interval(Estimate(22, 0.0), 0, DA)) == "22"
    assert plain(with_interval(Estimate(22), 0, DA)) == "22"


def test_nothing_from_the_data_is_markup_and_nothing_is_fetched() -> None:
    """Labels and codes are text everywhere; the policy forbids scripts and requests."""
    page = page_of()
    assert "<b onclick" not in page
    assert "&lt;b onclick=" in page
    assert not re.search(r'(?:src|href)="(?!#|data:,)', page)
    assert "<script" not in page
    assert "script-src &#39;none&#39;" in page or "script-src 'none'" in page


def test_every_part_is_on_the_page_in_both_languages() -> None:
    """All sections, their own language, and the same number of tables."""
    pages = {lang: page_of(lang=lang) for lang in Lang}
    for key in (
        "answer", "bridge", "scaled", "groups", "overheads", "curve", "units", "ledger", "conversions", "fairness",
        "maps", "method",
    ):  # fmt: skip
        assert all(f'<section id="{key}"' in page for page in pages.values()), key
    assert "Vejtid" not in pages[EN]
    assert "Net a year" not in pages[DA]
    assert pages[DA].count("<table") == pages[EN].count("<table") == 13
    assert "Shapley, L. S. (1953)" in pages[EN]


def test_parts_that_were_not_studied_are_left_out_or_said() -> None:
    """No curve, units, groups or bands: no empty tables; an empty ledger and list say why."""
    made = replace(
        study(), groups=(), overheads=(), curve=Curve(), units=(), openings=(), fairness=Fairness(), conversions=(),
        ledger=Ledger(0, 0.0, 0.0, 0, "shapley_antithetic_permutations", ()),
    )  # fmt: skip
    page = page_of(made, EN)
    for key in ("groups", "overheads", "curve", "units", "fairness"):
        assert f'<section id="{key}"' not in page
    assert "There are no screen visits to divide the saving among." in page
    assert "No citizen lacks only a conversation or an action." in page


@pytest.mark.parametrize("code", sorted(WORDS))
def test_every_text_takes_the_same_parameters_in_both_languages(code: str) -> None:
    names = [set(re.findall(r"{(\w+)}", text)) for text in WORDS[code]]
    assert names[0] == names[1]
    assert word(code, DA, **dict.fromkeys(names[0], "x"))


@pytest.mark.browser
def test_opens_in_silence_fits_and_prints(tmp_path: Path, open_page: Any) -> None:
    """No message, no request, no sideways scrolling from desk to phone; on paper everything is there."""
    path = tmp_path / "savings.html"
    path.write_text(page_of(), encoding="utf-8")
    page, seen = open_page(path)
    assert (seen.messages, seen.requests) == ([], [path.as_uri()])
    for width in (1280, 800, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.emulate_media(media="print")
    for key in ("answer", "bridge", "ledger", "maps", "method"):
        assert page.locator(f"#{key}").is_visible(), key
    held = page.locator('[data-table="ledger"]').evaluate(
        "t => t.parentNode.scrollHeight <= t.parentNode.clientHeight + 1"
    )
    assert held  # no row of the ledger is behind a scroll bar
