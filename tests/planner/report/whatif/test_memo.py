"""The committee memo: what it says first, what it does not leave unsaid, and that four options are one sheet of paper."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planner.messages import Lang
from planner.report.whatif import memo_page, write_memo
from planner.report.whatif.memo import memo_of
from planner.whatif.records import Affected, Comparison
from tests.planner.horizon_samples import overlap
from tests.planner.whatif_samples import comparison, method, option

DA, EN = Lang.DA, Lang.EN
PARTS = {
    "in_short": ("Kort fortalt", "In short"),
    "options": ("Mulighederne", "The options"),
    "how_sure": ("Hvor sikre er tallene?", "How sure are the figures?"),
    "who": ("Hvem berører det?", "Who is affected?"),
    "not_counted": ("Det er ikke regnet med", "What is not counted"),
    "assumptions": ("Tallene hviler på", "What the figures rest on"),
}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def technology(code: str, name: str, less: float, **use: Any) -> Any:
    return option(
        code, name, less=less, spread=630, edits=({"edit": "technology", "use": {"technology": code, **use}},)
    )


def four(**fields: Any) -> Comparison:
    """Four technologies of the catalogue, as long as names and assumptions get."""
    return comparison(
        technology("robot_aalborg", "Medicinrobotter hos borgere med fast medicin", 5_400, uptake=0.3),
        technology("dose_packing_aalborg", "Dosispakket medicin fra apoteket", 1_200),
        technology("screen_vejle", "Skærmbesøg med medicin og kompressionsstrømper", 9_000, uptake=0.4),
        technology("training_viborg", "Træning med DigiRehab i hjemmet", 3_000, package_changed=True),
        **fields,
    )


def test_the_best_option_comes_first_in_both_kinds_of_posts() -> None:
    """7,200 s a day: 728 h a year; 728 / 1,924 = 0.38 and 728 / 1,400 = 0.52."""
    short = plain(" ".join(memo_of(comparison(), DA, "whatif.html").short))
    assert "»Skærmenhed med to« frigør mest: 728 ± 30 timer om året. Det er 0,38 årsværk" in short
    assert "1.924 løntimer, eller 0,52 årsværk, hvis det er de 1.400 timer" in short
    assert "Med »To syge« bruges der mere tid." in short
    assert "kan vi ikke sige, om der er en forskel" in short
    assert "Med »nothing« bliver tiden den samme." in short
    assert "Med »To syge« får 2 besøg ikke plads (i dag 0)." in short


def test_where_nothing_is_sure_no_option_is_praised() -> None:
    made = comparison(option("campaign", "Samtykke", less=300, spread=-200))
    short = plain(" ".join(memo_of(made, EN, "whatif.html").short))
    assert "None of the options frees time that we can be sure of." in short
    assert "frees the most" not in short


def test_two_that_free_alike_are_not_ranked_beyond_chance() -> None:
    """Paired by seed, 7,200 +- 300 and 7,100 -+ 300 s apart by 100 +- 4.303 x 600 / sqrt 3: chance. 3,600 s fewer is not."""
    one = option("one", "En", less=7_200, spread=900)
    near, far = option("near", "To", less=7_100, spread=300), option("far", "Tre", less=3_600, spread=900)
    short = " ".join(memo_of(comparison(one, near, far), EN, "p").short)
    assert "“En” frees the most" in short
    assert "The difference from “To” may be chance, though." in short
    assert "chance, though" not in " ".join(memo_of(comparison(one, far), EN, "p").short)


def test_many_options_are_counted_in_sentences_not_named() -> None:
    """Six that free the same: the first is named, the five others counted."""
    made = comparison(*(option(f"o{n}", f"Option {n}", less=7_200, unplanned_visits=1) for n in range(6)))
    short = " ".join(memo_of(made, EN, "p").short)
    assert "Time is also freed by 5 of the options." in short
    assert "With 6 of the options more visits than today find no room." in short
    assert "Option 4" not in short


def test_the_table_tells_hours_posts_kroner_and_how_sure() -> None:
    found = memo_of(comparison(), EN, "p").table.rows
    rows = {re.sub("<.*", "", str(r.cells[0])): [plain(str(c)) for c in r.cells[2:]] for r in found}
    assert rows["Skærmenhed med to"] == ["728 ± 30", "0.38 ± 0.02", "0.52 ± 0.02", "357 ± 15", "Yes"]
    assert rows["To syge"][-1] == "Yes, takes time"
    assert rows["nothing"] == ["0", "0.00", "0.00", "0", "No difference"]


def test_what_is_not_counted_is_said() -> None:
    """Wages, packages, overlap between several options, purchase, quality; one option overlaps with nothing."""
    said = " ".join(memo_of(comparison(), EN, "p").not_counted)
    for part in ("Wages saved", "Smaller packages", "must not be added", "purchase", "better or worse off"):
        assert part in said
    alone = " ".join(memo_of(comparison(option("unit", less=7_200)), EN, "p").not_counted)
    assert "must not be added" not in alone


def test_packages_that_are_made_smaller_are_named() -> None:
    said = memo_of(four(), EN, "p").not_counted[1]
    assert said.startswith("Citizens' granted packages are unchanged, except in Træning med DigiRehab")


@pytest.mark.parametrize(
    ("figures", "says"),
    [
        ("as they are", "27.25 hours a week, but together only 20.30. The 6.95 ± 0.80 hours between"),
        ("wide", "The difference may be chance (± 9.00)"),
    ],
)
def test_overlap_is_told_with_its_interval(figures: str, says: str) -> None:
    made = overlap()
    if figures == "wide":
        whole = made.sets[0]
        total = whole.figure("total")
        wide = replace(total, overlap=replace(total.overlap, half_width=type(total.overlap.value)("9.00")))
        made = replace(made, sets=(replace(whole, figures=(wide, *whole.figures[1:])), *made.sets[1:]))
    assert says in plain(" ".join(memo_of(four(), EN, "p", made).not_counted))


def test_assumptions_that_carry_the_figures_are_named() -> None:
    """The year, the price of an hour, phasing-in, and each technology's own, those of most weight first."""
    said = [plain(s) for s in memo_of(four(), EN, "p").assumptions]
    assert said[0] == "That a year is 7 days a week in 52 weeks like the one worked on."
    assert said[1] == "That an hour is worth DKK 490."
    assert said[2].startswith("That phasing-in has ended")
    robots = "Medicine robot (Aalborg), assumed without a source: What share of the citizens who may will begin? 30%;"
    assert said[3].startswith(robots)
    early = memo_of(four(method=method(week=6, case="low")), EN, "p").assumptions
    assert early[2:4] == ("Week 6 of phasing-in.", "The low estimate of all that is uncertain.")


def test_citizens_and_workers_are_counted_and_chance_beside_them() -> None:
    table = memo_of(comparison(), EN, "p").who
    assert table.rows[0].cells == ("To syge", "0", "1", "2")
    assert "about 1 of the citizens get it anyway" in table.note


def test_numbers_of_who_takes_part_are_of_one_draw() -> None:
    """Where each of three seeds draws anew; not where all have the same citizens, or nobody is drawn."""
    drawn = comparison(replace(four().options[0], affected=Affected(concerned_citizens=("C1",))))
    assert "drawn 3 times; the numbers here are from one of them" in memo_of(drawn, EN, "p").who.note
    kept = replace(drawn, method=replace(drawn.method, redrawn=False))
    assert "from one of them" not in memo_of(kept, EN, "p").who.note
    nobody = comparison(replace(drawn.options[0], affected=Affected()))
    assert "from one of them" not in memo_of(nobody, EN, "p").who.note


def test_every_part_is_there_in_both_languages_and_nothing_is_markup(tmp_path: Path) -> None:
    for place, lang in enumerate(Lang):
        (path,) = write_memo(comparison(), tmp_path, lang)
        page = path.read_text(encoding="utf-8")
        assert all(f'id="{key}"' in page and heads[place] in page for key, heads in PARTS.items())
        assert "<b onclick" not in page
        assert not re.search(r'(?:src|href)="(?!#|data:,)', page)
        assert path.name == "memo.html"


@pytest.mark.browser
@pytest.mark.parametrize("lang", list(Lang))
def test_four_options_are_one_sheet_of_paper(tmp_path: Path, open_page: Any, lang: Lang) -> None:
    """Four technologies with assumptions and an overlap: one page of A4; nothing to scroll sideways on a phone."""
    path = tmp_path / "memo.html"
    path.write_text(memo_page(four(), lang, overlap=overlap()), encoding="utf-8")
    page, seen = open_page(path, width=400)
    assert (seen.messages, seen.requests) == ([], [path.as_uri()])
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    sheet = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    assert b"/MediaBox [0 0 594.95" in sheet or b"/MediaBox [0 0 595" in sheet
