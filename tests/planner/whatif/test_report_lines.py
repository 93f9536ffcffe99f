"""What the command says: tables of a day, a year and a matrix, in Danish and English, from figures made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.messages import Lang
from planner.savings.records import Parts
from planner.whatif.figures import figures, periods
from planner.whatif.records import Affected, Choice, Comparison, Matrix, Method, Option, Outcome, Said
from planner.whatif.report_lines import aligned, comparison_lines, day_table, matrix_table, year_table
from planner.whatif.texts import COMMAND_TEXTS

METHOD = Method(
    solver="search",
    seeds=(1, 2),
    iterations=12_000,
    seconds=None,
    repeatable=True,
    runs=1,
    redrawn=True,
    days_per_week=7.0,
    weeks_per_year=52,
    fte_gross_hours=1924,
    fte_effective_hours=1400,
    kroner_per_hour=490.0,
    time_limit=900,
    shown_seed=2,
    version="1",
    instance_hash="i",
    travel_hash="t",
)
BASE = (Outcome(1, Parts(driving=7200), 0, 10), Outcome(2, Parts(driving=9000), 0, 10))


def option(code: str, drivings: tuple[float, float], title: str = "", **parts: float) -> Option:
    """A scenario with this driving under each seed, and the same of everything else."""
    outcomes = tuple(
        Outcome(s, Parts(driving=d, **parts), 0, 10) for s, d in zip((1, 2), drivings, strict=True)
    )
    scaled = periods(BASE, outcomes, days_per_week=7, kroner_per_hour=490)
    affected = Affected(citizens={"any": 7, "time": 5}, by_chance={"any": 3})
    return Option(code, title, (), 10, figures(BASE, outcomes), scaled, outcomes, affected)


def comparison(*options: Option, matrix: Matrix | None = None) -> Comparison:
    return Comparison("Prøve", True, "", ("2026-03-02",), 10, 4, 3, METHOD, BASE, options, matrix)


def test_a_row_for_the_day_and_for_each_scenario() -> None:
    """2 and 2.5 h of driving, 2.25 on average; an hour less under both seeds; one visit left out."""
    table = day_table(comparison(option("a", (3600, 5400), "En", unplanned_visits=1)), Lang.DA)
    assert table[0][:3] == ["Scenarie", "Tid i alt (t)", "Vejtid (t)"]
    assert table[1] == ["Dagen, som den er", "2,25", "2,25", "0,0", "0", "0", "0,0", "0,00", ""]
    assert table[2][:4] == ["a: En", "−1,00", "−1,00", "+1,0"]
    assert table[2][-1] == "7 (3)"


def test_what_is_within_noise_has_a_mark() -> None:
    """+600 and -300 s: mean 150, s = 636.4, t(1) = 12.706: half width 5717.7 s = 1.588 h."""
    rows = day_table(comparison(option("a", (7800, 8700))), Lang.EN)
    assert rows[2][2] == "~+0.04\u00a0±\u00a01.59"


def test_a_year_has_both_kinds_of_posts() -> None:
    """An hour less a day is 364 h a year: 0.19 of 1,924 h or 0.26 of 1,400 h, 178,360 kr."""
    heads, row = year_table(comparison(option("a", (3600, 5400))), Lang.EN)
    assert heads == ["A year", "Hours", "FTE of 1,924 h", "FTE of 1,400 h", "Kroner"]
    assert row == ["a", "−364", "−0.19", "−0.26", "−178,360"]


def test_a_matrix_has_a_row_and_a_column_for_each_choice() -> None:
    matrix = Matrix((Choice("r", "Række"),), (Choice("x"), Choice("y", "Y")), (("r+x", "r+y"),))
    cells = (option("r+x", (7200, 9000)), option("r+y", (3600, 5400)))
    found = comparison(*cells, matrix=matrix)
    assert matrix_table(found, matrix, Lang.DA) == [
        ["Tid i alt, t om dagen", "x", "Y"],
        ["Række", "0,00", "−1,00"],
    ]
    assert any(line.startswith("Tid i alt, t om dagen") for line in comparison_lines(found, Lang.DA))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            Lang.DA,
            (
                "10 besøg hos 4 borgere",
                "2 parrede gentagelser",
                "12.000 søgeskridt",
                "gentagelse 2",
                "over 15 minutter",
            ),
        ),
        (Lang.EN, ("10 visits to 4 citizens", "2 paired seeds", "12,000 moves", "seed 2", "than 15 minutes")),
    ],
)
def test_the_lines_say_how_it_was_measured(lang: Lang, words: tuple[str, ...]) -> None:
    text = "\n".join(comparison_lines(comparison(option("a", (3600, 5400))), lang))
    assert all(w in text for w in words)
    assert "Prøve" in text


def test_visits_left_out_are_explained_only_where_there_are_some() -> None:
    note = COMMAND_TEXTS["left_out_note"].en
    assert note not in set(comparison_lines(comparison(option("a", (1, 2))), Lang.EN))
    some = comparison(option("a", (1, 2), unplanned_visits=1))
    assert note in set(comparison_lines(some, Lang.EN))


@pytest.mark.parametrize(("lang", "word"), [(Lang.DA, "vagt"), (Lang.EN, "shift")])
def test_what_the_edits_did_is_said_once(lang: Lang, word: str) -> None:
    note = Said("absent", {"count": 1, "ids": "W1", "shifts": 1, "hours": 8.0})
    lines = list(comparison_lines(comparison(replace(option("a", (1, 2)), notes=(note, note))), lang))
    said = lines[lines.index("a:") + 1]
    assert "W1" in said
    assert word in said
    assert lines.count(said) == 1


def test_an_effort_in_seconds_says_so() -> None:
    timed = replace(comparison(option("a", (1, 2))), method=replace(METHOD, iterations=None, seconds=2.0))
    assert "2.0 seconds; not exactly repeatable" in "\n".join(comparison_lines(timed, Lang.EN))


def test_columns_are_as_wide_as_their_longest_cell() -> None:
    assert list(aligned([["a", "b", "c"], ["long", "1", "22"]])) == ["a     b   c", "long  1  22"]
