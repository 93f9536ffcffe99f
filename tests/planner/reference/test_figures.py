"""Each figure of a source is worked out again, and is reproducible exactly where that gives the number printed."""

from __future__ import annotations

import inspect

import pytest

from planner.messages import Text
from planner.reference import BY_CODE, FIGURES, Chapter, Figure, Source, Unit, figures_of
from planner.reference.arithmetic import ratio
from planner.reference.vejle import FIGURES as VEJLE
from planner.reference.vejle import OUR_READING

# Every number that domain.md 3.7 lists as reproducible, by the figure that gives it.
REPRODUCIBLE = {
    "vejle.entry": 19.70,
    "scaling.visits_year": 90_000,
    "scaling.visits_week": 1_730.77,
    "scaling.citizens": 310.31,
    "scaling.hours": 35_030,
    "scaling.fte": 18.21,
    "scaling.national_hours": 2_034_000,
    "scaling.national_fte": 1_057.17,
    "training.completed": 0.75,
    "training.hours": 2_106,
    "training.fte": 1.09,
    "training.national_10_hours": 405_000,
    "training.national_50_hours": 2_025_000,
    "training.national_10_fte": 210.5,
    "training.national_50_fte": 1_052.5,
    "medicine.robot_hours": 10_400,
    "medicine.robot_fte": 5.41,
    "medicine.robots_3_hours": 248_040,
    "medicine.robots_3_fte": 128.9,
    "medicine.robots_10_hours": 800_800,
    "medicine.robots_10_fte": 416.2,
    "medicine.packing_posts": 14,
    "medicine.packing_fte": 307.26,
    "medicine.all": 710,
    "medicine.aarhus_month": 728,
    "medicine.aarhus_week": 14,
    "digirehab.completed": 0.781,
    "digirehab.dropped_out": 37,
    "digirehab.net_during": 7,
    "digirehab.trained_since_first": 14,
    "digirehab.control_since_first": 35,
    "digirehab.budget": 1_030_830.84,
    "digirehab.overrun": 18_720.84,
}  # fmt: skip

# What it lists as not reproducible, with what the source's own inputs give instead (None: it gives none).
NOT_REPRODUCIBLE = {
    "vejle.hours_per_citizen": 69.81,
    "vejle.fte": 1.45,
    "scaling.citizens_rounded": 314.5,
    "scaling.national_citizens": None,
    "scaling.realistic_low": None,
    "scaling.realistic_high": None,
    "training.of_recipients": 0.139,
    "training.claim": None,
    "medicine.recipients": 6_451.6,
    "other.hjoerring": None,
    "other.lemvig": None,
}


@pytest.mark.parametrize(("code", "value"), REPRODUCIBLE.items())
def test_reproducible_figures_come_out(code: str, value: float) -> None:
    figure = BY_CODE[code]
    assert figure.value == pytest.approx(value, rel=1e-3, abs=0.01)
    assert figure.reproducible


@pytest.mark.parametrize(("code", "value"), NOT_REPRODUCIBLE.items())
def test_the_others_do_not_and_say_why(code: str, value: float | None) -> None:
    figure = BY_CODE[code]
    assert not figure.reproducible
    assert figure.reason
    assert figure.value == (None if value is None else pytest.approx(value, rel=5e-3))


def test_an_outcome_without_a_base_is_never_reproducible() -> None:
    outcomes = [f for f in FIGURES if f.source is Source.KL_GUIDE]
    assert len(outcomes) >= 9
    assert not any(f.reproducible for f in outcomes)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda f: f.code)
def test_every_figure_is_whole(figure: Figure) -> None:
    """Both languages everywhere, a code in its chapter, and inputs that are arguments of its formula."""
    texts = [figure.name, figure.unit.value, figure.source.value, figure.reason or Text("–", "–")]
    assert all(t.da and t.en for t in texts)
    assert figure.code.startswith(f"{figure.chapter}.")
    if figure.formula is not None:
        assert set(figure.inputs) <= set(inspect.signature(figure.formula).parameters)
    assert figure.tolerance <= 0.1 * figure.stated or figure.code == "vejle.visits_per_citizen"


def test_codes_are_unique_and_chapters_complete() -> None:
    assert len(BY_CODE) == len(FIGURES)
    assert sum(len(figures_of(c)) for c in Chapter) == len(FIGURES)
    assert {f.code for f in figures_of(Chapter.VEJLE, reproducible=False)} == {
        "vejle.hours_per_citizen",
        "vejle.fte",
    }
    assert figures_of(Chapter.VEJLE) == VEJLE


def test_the_boundary_of_the_sources_rounding() -> None:
    """3 / 2 = 1.5 is half from 1: within 0.5, not within 0.4."""
    given = {"part": 3.0, "whole": 2.0}

    def stated(tolerance: float, reason: Text | None = None) -> Figure:
        return Figure(
            "x.y",
            Chapter.OTHER,
            Text("a", "a"),
            1.0,
            Unit.TIMES,
            Source.AARHUS,
            tolerance,
            ratio,
            given,
            reason,
        )

    assert stated(0.5).reproducible
    assert not stated(0.4, Text("nej", "no")).reproducible
    with pytest.raises(ValueError, match="say why"):
        stated(0.4)
    with pytest.raises(ValueError, match="no formula"):
        Figure("x.y", Chapter.OTHER, Text("a", "a"), 1.0, Unit.TIMES, Source.AARHUS, inputs=given)


def test_the_reading_of_the_claim_is_called_ours() -> None:
    claim = BY_CODE["vejle.hours_per_citizen"].reason
    assert claim is not None
    assert OUR_READING.da in claim.da
    assert OUR_READING.da.startswith("Vores læsning")
    assert OUR_READING.en.startswith("Our reading")
