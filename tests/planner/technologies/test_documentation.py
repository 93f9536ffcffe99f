"""The pages about technologies say what the catalogue says, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.messages import Lang
from planner.technologies import BY_CODE, CATALOGUE, INVENTORY
from planner.technologies.card import card, does, solution_record
from planner.technologies.documentation import FILES, document, main, section
from planner.technologies.values import Measure
from planner.technologies.words import KINDS, STATUSES, WORDS, amount, number

DOCS = Path(__file__).resolve().parents[3] / "docs"


@pytest.mark.parametrize("lang", list(Lang))
def test_the_page_is_the_catalogue_s(lang: Lang) -> None:
    """After a change write it anew with `python -m planner.technologies.documentation`."""
    assert (DOCS / FILES[lang]).read_text(encoding="utf-8") == document(lang)


def test_it_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    main(tmp_path / "pages")
    assert sorted(p.name for p in (tmp_path / "pages").iterdir()) == sorted(FILES.values())


@pytest.mark.parametrize("lang", list(Lang))
def test_the_page_holds_every_technology_and_every_solution(lang: Lang) -> None:
    page = document(lang)
    assert all(f"`{t.code}`\n" in page for t in CATALOGUE)
    assert (
        sum(
            line.startswith(tuple(f"| {s.number} | {s.municipality} |" for s in INVENTORY))
            for line in page.splitlines()
        )
        == 46
    )


def test_a_section_tells_where_figures_are_from() -> None:
    """47 minutes are the source's, how long they last is assumed; an own price may be given, a share of the mobile must."""
    viborg, clinic = (section(BY_CODE[c], Lang.EN) for c in ("training_viborg", "clinic_soroe"))
    assert "| 47 |  | minutes a week | stated by the source |" in viborg
    assert (
        "| `less_later` | How many minutes less a week after a year and later? | 0 | 33 |  | minutes a week | assumed:"
        in viborg
    )
    assert "- Costs, kroner: 1,030,830.84 kroner" in viborg
    assert (
        "| `mobile_share` | What share can come themselves? |  |  |  | share (0-1) | must be given |"
        in clinic
    )
    assert "May be given: `ramp_weeks`, `capacity`" in clinic
    assert "Nobody's choice" in section(BY_CODE["drift"], Lang.EN)
    assert "Kræver ingen visitation." in section(BY_CODE["training_fredensborg"], Lang.DA)
    assert "homecare openshifts" in section(BY_CODE["shift_app_koege"], Lang.DA)


def test_what_a_technology_does_in_words() -> None:
    assert does(BY_CODE["sensorble_assens"], Lang.DA) == "ydelser tager kortere tid; andre tider"
    assert does(BY_CODE["drift"], Lang.EN) == "services take more time"
    assert does(BY_CODE["route_planning_lemvig"], Lang.EN) == "no visit is changed"


def test_numbers_are_written_as_each_language_does() -> None:
    assert [number(1030830.84, lang) for lang in Lang] == ["1.030.830,84", "1,030,830.84"]
    assert amount(0.9988, Measure.SHARE, Lang.DA) == "99,88 %"
    assert amount(1050, Measure.COUNT, Lang.DA) == "1.050"


def test_all_words_are_in_both_languages() -> None:
    texts = [*KINDS.values(), *STATUSES.values(), *WORDS.values()]
    assert all(t.da and t.en for t in texts)
    assert {e.kind for t in CATALOGUE for e in t.effects} == set(KINDS)


def test_a_card_holds_every_figure() -> None:
    """With its three cases, and where it is from."""
    found = card(BY_CODE["screen_vejle"], Lang.EN)
    shorter = next(p for p in found["parameters"] if p["name"] == "shorter_minutes")
    assert (shorter["low"], shorter["base"], shorter["high"], shorter["status"]) == (0, 0, 8.94, "assumed")
    assert next(p for p in found["parameters"] if p["name"] == "capacity")["status"] == "open"
    assert found["effects"][0]["kind"] == "convert_mode"
    assert {"223 screen visits/week", "34 h/week driving"} <= {q["words"] for q in found["quoted"]}


def test_a_solution_s_record_says_why_it_is_outside() -> None:
    outside = solution_record(INVENTORY[1], Lang.DA)
    assert (outside["technologies"], outside["outside"]) == ([], "Kun på plejehjem eller plejecenter.")
    assert solution_record(INVENTORY[26], Lang.EN)["see"] == 21
