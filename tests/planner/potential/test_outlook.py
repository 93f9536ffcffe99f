"""The whole look: the sources' figures, ours beside them, and what may never be said."""

from __future__ import annotations

import pytest

from planner.messages import Lang
from planner.potential.assumption_texts import SENTENCES, describe_assumption
from planner.potential.figure_texts import amounting_text, claim_text, number_text, words_of
from planner.potential.order import Order
from planner.potential.outlook import outlook
from planner.potential.records import Outlook, from_json, to_json
from planner.potential.report_lines import outlook_lines
from planner.potential.sources import Given
from planner.potential.texts import WORDS
from planner.reference import BY_CODE, DERIVED, FIGURES, Unit
from tests.planner.potential.made import comparison, made_study, option, parts, plain_study

near = pytest.approx


@pytest.fixture(scope="module")
def two() -> Outlook:
    """A town and a country district, a comparison with devices and citizens, and a day without screen visits."""
    base, after = parts(driving=5), parts(driving=4)
    options = [
        option("robots", [after, after], title="Robotter", devices={"smila_aarhus": 2}),
        option("training", [after, after], concerned=["C1"]),
        option("sick", [after, after], title="To syge"),
    ]
    given = [
        Given("town.json", plain_study(6, "town", "By"), 900.0),
        Given("country.json", plain_study(12, "country", "Land"), 40.0),
        Given("whatif.json", comparison([base, base], options)),
        Given("none.json", made_study([(base, base)] * 2, key="none", title="Uden skærm")),
    ]
    return outlook(given, Order(("Lemvig", "0461")))


def test_every_figure_of_the_sources_is_there_with_its_verdict() -> None:
    found = outlook()
    assert [c.code for c in found.claims] == [f.code for f in FIGURES]
    assert [d.code for d in found.derived] == [d.code for d in DERIVED]
    for claim in found.claims:
        figure = BY_CODE[claim.code]
        assert (claim.stated, claim.value, claim.reproducible) == (
            figure.stated,
            figure.value,
            figure.reproducible,
        )
    assert (found.lines, found.skipped) == ((), ())


def test_studies_are_one_line_and_each_scenario_another(two: Outlook) -> None:
    assert [(x.code, x.kind, len(x.bases)) for x in two.lines] == [
        ("screen", "visit", 2), ("robots", "user", 1), ("training", "citizen", 1),
    ]  # fmt: skip
    assert [(s.source, s.reason) for s in two.skipped] == [
        ("whatif.json", "nothing_to_count"), ("none.json", "no_screen_visits"),
    ]  # fmt: skip
    assert [p.place.name for p in two.line("screen").projections] == ["Lemvig", "Odense", ""]
    with pytest.raises(KeyError):
        two.line("sick")


def test_scenarios_of_one_code_in_two_comparisons_are_one_line() -> None:
    base, after = parts(driving=5), parts(driving=4, screen=4)
    given = [
        Given(f"{k}.json", comparison([base], [option("unit", [after])], key=k), d)
        for k, d in (("a", 50.0), ("b", 500.0))
    ]
    (line,) = outlook(given).lines
    assert [b.density for b in line.bases] == [50.0, 500.0]


def test_the_claim_stands_under_stated_and_nowhere_else(two: Outlook) -> None:
    """113 hours: stated, beside what the routes are freed of; never measured, never worked out from what was measured."""
    rows = {r.code: r for r in two.line("screen").beside}
    assert rows["field_citizen"].stated == 113
    assert rows["field_visit"].stated == near(23.39, abs=0.01)
    assert rows["way_citizen"].worked_out == near(69.81, abs=0.01)
    assert rows["way_visit"].worked_out == near(14.448, abs=0.001)
    assert rows["entry_visit"].measured == 5.3
    for row in rows.values():
        assert all(v is None or abs(v - 113) > 1 for v in (row.measured, row.worked_out, row.ours.mean))
        assert row.stated is None or (row.measured, row.worked_out) == (None, None)


def test_our_figures_beside_the_sources(two: Outlook) -> None:
    """The nation's visit by the 68 % or so that are like the town: between 6 and 12 min of driving, 5 of stops, net + 0."""
    line = two.line("screen")
    found = next(p for p in line.projections if not p.place.code)
    rows = {r.code: r for r in line.beside}
    driving = 6 * found.weights[0] + 12 * found.weights[1]
    assert rows["driving_visit"].ours.mean == near(driving)
    assert rows["way_visit"].ours.mean == near(driving + 5)
    assert rows["field_visit"].ours.mean == near(driving + 15)
    assert rows["net_citizen"].ours.mean == near((driving + 5) / 60 * 5.5 * 52)
    assert rows["net_gross"].ours.mean == near(found.fte_gross.mean)
    assert rows["way_effective"].ours.mean == near(found.hours.way.mean / 1400)
    assert rows["way_gross"].worked_out == near(644.3, abs=0.1)
    assert rows["field_gross"].stated == 1_000


def test_devices_beside_the_sources_hour_a_week(two: Outlook) -> None:
    """Stated: 10,400 h of 200 robots, 52 each; 130 and 400 FTE. Here 1 h a day over two devices: 182 h each."""
    rows = {r.code: r for r in two.line("robots").beside}
    assert rows["user_year"].stated == 52
    assert rows["user_year"].ours.mean == near(182)
    assert (rows["robots_3_gross"].stated, rows["robots_10_gross"].stated) == (130, 400)
    assert rows["robots_3_effective"].stated is None
    assert rows["robots_3_effective"].ours.mean == near(4_770 * 182 / 1400)


def test_other_numbers_than_the_sources_are_not_laid_beside_them() -> None:
    given = [Given("s.json", plain_study(6))]
    assert outlook(given, Order(national=100)).lines[0].beside == ()


def test_where_no_source_has_a_number_nothing_is_scaled(two: Outlook) -> None:
    assert two.line("training").projections == ()
    text = "\n".join(outlook_lines(two, Lang.EN, whole=False))
    assert "give one with --national" in text


@pytest.mark.parametrize("lang", list(Lang))
def test_what_a_reader_sees(two: Outlook, lang: Lang) -> None:
    """Every assumption of every figure, the range with its warning, both ways of counting, what was left out."""
    text = "\n".join(outlook_lines(two, lang, whole=True))
    assert "{" not in text
    for line in two.lines:
        for p in line.projections:
            assert all(describe_assumption(a, lang) in text for a in p.assumptions)
    words = {
        Lang.DA: (
            "1.800 til 2.000",
            "delene overlapper",
            "à 1.924 timer",
            "à 1.400 effektive",
            "To syge",
            "oplyst, ikke målt 113",
        ),
        Lang.EN: (
            "1,800 to 2,000",
            "the parts overlap",
            "of 1,924 hours",
            "of 1,400 effective",
            "To syge",
            "stated, not measured 113",
        ),
    }[lang]
    assert all(w in text for w in words)


def test_the_claims_alone_are_told_one_by_one() -> None:
    text = "\n".join(outlook_lines(outlook(), Lang.EN, whole=True))
    assert "Time freed per citizen: 113 → 69.81 hours per citizen a year (not reproducible)" in text
    assert "Screen citizens nationally: 18,000 → – citizens (cannot be worked out)" in text
    assert "Medicine robots" not in text
    assert text.count("(reproducible)") == sum(f.reproducible for f in FIGURES)


def test_the_record_comes_back_whole(two: Outlook) -> None:
    assert from_json(to_json(two)) == two
    assert to_json(two) == to_json(from_json(to_json(two)))


@pytest.mark.parametrize("lang", list(Lang))
def test_every_code_has_its_words(two: Outlook, lang: Lang) -> None:
    found = words_of(two, lang)
    assert set(found["sources"]) == {f.code for f in FIGURES}
    assert all(claim_text(c, lang).name for c in two.claims)
    assert all(amounting_text(d, lang).value for d in two.derived)
    assert set(found["assumptions"]) <= set(SENTENCES)
    assert all(t.da and t.en for t in WORDS.values())
    assert all(s.text.da and s.text.en and bool(s.source.da) == bool(s.source.en) for s in SENTENCES.values())


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.117, Unit.SHARE, "11,7 %"), (1_030_830.84, Unit.KRONER, "1.030.830,84"), (100_000, Unit.KRONER, "100.000"),
        (69.808, Unit.HOURS_PER_YEAR, "69,81"), (653.09, Unit.FTE, "653,1"), (1_057.17, Unit.FTE, "1.057"),
        (14.0, Unit.POSTS, "14"),
    ],
)  # fmt: skip
def test_numbers_have_as_many_decimals_as_they_deserve(value: float, unit: Unit, text: str) -> None:
    assert number_text(value, unit, Lang.DA).replace("\N{NO-BREAK SPACE}", " ") == text


def test_training_beside_the_sources_27_hours() -> None:
    """1 h a day of four users: 91 h each; stated 27, and 210 and 1,000 FTE."""
    base, after = parts(driving=5), parts(driving=4)
    given = [
        Given(
            "c.json",
            comparison([base, base], [option("t", [after, after], devices={"training_kerteminde": 4})]),
        )
    ]
    rows = {r.code: r for r in outlook(given).lines[0].beside}
    assert (rows["user_year"].stated, rows["user_year"].ours.mean) == (27, near(91))
    assert (rows["training_10_gross"].stated, rows["training_50_gross"].stated) == (210, 1_000)
    assert rows["training_10_gross"].ours.mean == near(15_000 * 91 / 1924)
