"""The page and the lists: whole, self-contained, honest, and equal to the records."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from planner.exports.potential import potential_tables
from planner.exports.tables import csv_bytes
from planner.messages import Lang
from planner.potential.assumption_texts import describe_assumption
from planner.potential.order import Order
from planner.potential.outlook import outlook
from planner.potential.records import Outlook
from planner.potential.sources import Given
from planner.reference import FIGURES
from planner.report.potential import potential_page
from planner.report.potential.answer import headline
from planner.report.potential.view import potential_view
from planner.report.potential.words import WORDS
from planner.savings.records import Estimate
from tests.planner.potential.made import comparison, group, option, parts, plain_study

MARKUP = '<b onclick="x()">Ærø & Co</b>'
ORDER = Order(("Lemvig",))


def _given() -> list[Given]:
    base, after = parts(driving=5), parts(driving=4)
    town = replace(
        plain_study(6, "town", MARKUP), synthetic=True, groups=(group("A", 1, 5), group("B", 0.5, 5))
    )
    robots = option("robots", [after, after], title="Robotter", devices={"smila_aarhus": 2})
    return [
        Given("town.json", town, 900.0),
        Given("country.json", plain_study(12, "country", "Land"), 40.0),
        Given("whatif.json", comparison([base, base], [robots, option("sick", [after], title="Syge")])),
    ]


@pytest.fixture(scope="module")
def made() -> Outlook:
    return outlook(_given(), ORDER)


class Reader(HTMLParser):
    """Collects ids, links to them, tables by their key, and whatever would fetch something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tables: list[str] = []
        self.fetches: list[str] = []
        self.scripts = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {k: v or "" for k, v in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.tables += [given["data-table"]] if "data-table" in given else []
        self.scripts += tag == "script"
        link = given.get("href", "") or given.get("src", "")
        self.targets += [link[1:]] if link.startswith("#") else []
        self.fetches += [link] if "//" in link else []


@pytest.mark.parametrize("lang", list(Lang))
def test_the_page_is_whole_and_asks_for_nothing(made: Outlook, lang: Lang) -> None:
    text = potential_page(made, lang)
    found = Reader(text)
    assert f'<html lang="{lang.value}"' in text
    assert (found.fetches, found.scripts) == ([], 0)
    assert len(found.ids) == len(set(found.ids))
    assert set(found.targets) <= set(found.ids)
    assert {
        "claims_vejle",
        "claims_total",
        "derived_medicine",
        "bases_line0",
        "places_line0_screen_citizens",
        "beside_line0",
    } <= set(found.tables)
    assert "worth_line1_robots_10" in found.tables
    assert "districts_line0" in found.tables
    assert "{{" not in text
    assert MARKUP not in text
    assert "&lt;b onclick" in text


@pytest.mark.parametrize("lang", list(Lang))
def test_assumptions_stand_with_each_figure(made: Outlook, lang: Lang) -> None:
    sections = {s.key: s for s in potential_view(made, lang).sections}
    for k, line in enumerate(made.lines):
        for p in line.projections:
            points = sections[f"line{k}-{p.target}"].points
            assert all(describe_assumption(a, lang) in points for a in p.assumptions)


def test_the_claim_is_never_in_a_column_of_measurements(made: Outlook) -> None:
    view = potential_view(made, Lang.EN)
    (table,) = next(s for s in view.sections if s.key == "line0-beside").tables
    heads = [h.text for h in table.heads]
    stated = heads.index("Stated, not measured")
    for row in table.rows:
        assert not [
            c for k, c in enumerate(row.cells) if k != stated and re.fullmatch(r"113(\.0)?|23\.39", c)
        ]
    assert any(row.cells[stated] == "113" for row in table.rows)
    assert any("stated, not measured" in s for s in view.sentences)
    assert any("must not be added" in s for s in view.sentences)


def test_the_answer_gives_a_range_of_gross_full_time_equivalents(made: Outlook) -> None:
    line = made.line("screen")
    nation = line.projections[-1]
    wide = replace(nation, fte_gross=Estimate(600.0, 40.0))
    assert headline(made, Lang.EN).startswith("Screen visits: ")
    one = replace(made, lines=(replace(line, projections=(wide,)),))
    assert (
        headline(one, Lang.EN)
        == "Screen visits: 560 to 640 FTE of 1,924 hours in the whole country, if the assumptions hold."
    )
    unsure = replace(one, lines=(replace(line, projections=(replace(wide, fte_gross=Estimate(3.0, 5.0)),)),))
    assert "cannot be told (−2.0 to 8.0" in headline(unsure, Lang.EN)
    alone = replace(one, lines=(replace(line, projections=(replace(wide, fte_gross=Estimate(3.0)),)),))
    assert "the interval is not known" in headline(alone, Lang.EN)


def test_without_studies_the_page_is_of_the_sources_alone() -> None:
    view = potential_view(outlook(), Lang.DA)
    yes = sum(f.reproducible for f in FIGURES)
    assert view.headline.startswith(f"{yes} af kildernes {len(FIGURES)} tal")
    assert view.sections[0].key == "claims-total"
    assert [c.key for c in view.cards] == ["card_claims"]
    assert not view.synthetic
    assert len(view.references) == 5


def test_every_word_is_there_in_both_languages() -> None:
    assert all(t.da and t.en for t in WORDS.values())


def rows_of(made: Outlook, name: str, lang: Lang) -> list[dict[str, str]]:
    heads, rows = potential_tables(made, ORDER, lang)[name]
    data = csv_bytes([getattr(h, lang.value) for h in heads], rows, lang).decode("utf-8-sig")
    return list(csv.DictReader(data.splitlines(), delimiter=";" if lang is Lang.DA else ","))


@pytest.mark.parametrize("lang", list(Lang))
def test_every_list_is_rectangular(made: Outlook, lang: Lang) -> None:
    for name, (heads, rows) in potential_tables(made, ORDER, lang).items():
        assert {len(row) for row in rows} == {len(heads)}, name
        assert len({h.da for h in heads}) == len({h.en for h in heads}) == len(heads), name


def test_the_lists_hold_the_records(made: Outlook) -> None:
    """The nation's hours, the minutes of a visit, and all 98 municipalities for each line and number."""
    nation = made.line("screen").projections[-1]
    row = next(
        r
        for r in rows_of(made, "places", Lang.EN)
        if r["place"] == "The nation" and r["line"] == "Screen visits"
    )
    assert float(row["net_hours_year"]) == pytest.approx(nation.hours.net.mean, abs=1e-3)
    assert float(row["net_minutes_per_unit"]) == pytest.approx(60 * nation.per_unit.net.mean, abs=1e-3)
    assert float(row["fte_1924_hours"]) * 1924 == pytest.approx(float(row["fte_1400_hours"]) * 1400, rel=1e-4)
    everyone = rows_of(made, "municipalities", Lang.EN)
    assert len(everyone) == 98 * 3  # screen citizens; 4,770 and 15,400 robots
    claims = {r["code"]: r for r in rows_of(made, "sources", Lang.EN)}
    assert claims["vejle.hours_per_citizen"]["verdict"] == "not reproducible"
    assert claims["vejle.hours_per_citizen"]["inputs"].startswith("driving_hours_week = 34 / ")
    assert claims["scaling.national_citizens"]["worked_out_again"] == ""


def test_lists_of_scaled_figures_only_where_something_was_scaled() -> None:
    assert set(potential_tables(outlook(), Order(), Lang.DA)) == {"sources", "derived"}


def test_districts_are_listed_below_their_study(made: Outlook) -> None:
    """Base A: 1 h for 5 visits, 12 min each, 364 h a year."""
    rows = [r for r in rows_of(made, "districts", Lang.EN) if r["file"] == "town.json"]
    assert [r["district"] for r in rows] == ["", "A", "B"]
    assert (float(rows[1]["net_minutes_per_unit"]), float(rows[1]["net_hours_year"])) == pytest.approx(
        (12, 364)
    )
    assert rows[0]["density_per_km2"] == "900"
