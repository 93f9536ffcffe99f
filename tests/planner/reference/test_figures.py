"""Each figure of a source is worked out again, and is reproducible exactly where that gives the number printed."""

from __future__ import annotations

import inspect

import pytest

from planner.messages import Text
from planner.reference import BY_CODE, DERIVED, FIGURES, Chapter, Derived, Figure, Source, Unit, figures_of
from planner.reference.arithmetic import ratio
from planner.reference.vejle import FIGURES as VEJLE
from planner.reference.vejle import OUR_READING

# Every number that domain.md 3.7 lists as reproducible, by the figure that gives it.
REPRODUCIBLE = {
    "vejle.citizens": 40.55,
    "vejle.entry": 19.70,
    "scaling.visits_year": 90_000,
    "scaling.visits_week": 1_730.77,
    "scaling.citizens": 310.31,
    "scaling.hours": 35_030,
    "scaling.fte": 18.21,
    "scaling.national_hours": 2_034_000,
    "scaling.national_fte": 1_057.17,
    "training.completed": 0.75,
    "training.minutes_week": 31.15,
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
    "medicine.robots_10": 15_363.2,
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
    "other.glass_function": 0.741,
    "other.glass_life": 0.889,
    "other.radar": 1.0,
    "other.inspections": 0.179,
    "total.high": 2_000,
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
    "training.drift": None,
    "training.strength": None,
    "training.physique": None,
    "training.claim": None,
    "medicine.recipients": 6_451.6,
    "other.hjoerring": None,
    "other.lemvig": None,
    "total.low": 1_800,
}

# What domain.md 3.1-3.6 works out from the figures, though no source prints it.
DERIVED_VALUES = {
    "vejle.driving_visit": 9.148, "vejle.measured_visit": 14.448, "vejle.measured_week": 53.698, "vejle.measured_year": 2_792.3,
    "vejle.claim_visit": 23.387, "vejle.gap_visit": 8.939, "vejle.close_twice": 114.0, "vejle.close_gross_up": 0.618,
    "vejle.close_hours": 1_163.5, "vejle.close_citizens": 24.71, "vejle.close_weeks": 84.17, "vejle.close_entry": 14.239,
    "scaling.measured_hours": 21_672, "scaling.measured_fte": 11.264, "scaling.fte_effective": 25.02, "scaling.share": 0.1172,
    "scaling.vejle_recipients": 2_645.9, "scaling.national_measured_hours": 1_256_541, "scaling.national_measured_fte": 653.1,
    "scaling.national_visits_fte": 644.3, "scaling.realistic_low_share": 0.473, "scaling.realistic_high_share": 0.662,
    "scaling.effective_hours": 1_427, "training.national_10_exact": 215.6, "training.claim_citizens": 42_756,
    "training.claim_share": 0.2783, "training.rate": 474.8, "medicine.packing_hours": 25.65, "medicine.packing_minutes": 29.6,
    "medicine.all_low": 440, "medicine.aarhus_citizen": 60.67, "medicine.aarhus_hours_month": 175.3, "medicine.aarhus_hours": 2_104,
    "medicine.aarhus_fte": 1.093, "medicine.aarhus_citizen_week": 3.371, "medicine.aarhus_bound": 97_067,
    "medicine.stavanger": 2.07, "medicine.spread_aalborg": 60, "medicine.spread_aarhus": 202.3, "medicine.spread_hjoerring": 8.571,
    "digirehab.against_control": 67, "digirehab.against_control_net": 27, "digirehab.against_control_after": 88,
    "digirehab.training_hours": 1_056, "digirehab.training_hours_all": 1_352, "digirehab.training_rate": 438.2,
    "digirehab.training_rate_all": 342.2, "digirehab.per_completed": 7_809, "digirehab.per_screened": 6_100,
    "digirehab.care_during": 103.4, "digirehab.training_during": 88, "digirehab.net_hours": 15.4, "digirehab.care_after": 72.6,
    "digirehab.care_after_year": 3_775.2, "digirehab.fte_after": 1.962, "digirehab.drift_low": 1.296,
    "digirehab.drift_high": 2.059, "other.lemvig_year": 3_463.2, "other.lemvig_week": 66.6, "other.lemvig_day": 9.514,
}  # fmt: skip


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


@pytest.mark.parametrize("derived", DERIVED, ids=lambda d: d.code)
def test_what_the_figures_amount_to(derived: Derived) -> None:
    assert derived.value == pytest.approx(DERIVED_VALUES[derived.code], rel=1e-3)
    assert set(derived.inputs) <= set(inspect.signature(derived.formula).parameters)
    assert derived.code.startswith(f"{derived.chapter}.")
    assert all(t.da and t.en for t in (derived.name, derived.note or Text("–", "–")))


def test_every_derived_figure_is_held_to_a_number_and_no_code_is_used_twice() -> None:
    codes = [d.code for d in DERIVED]
    assert sorted(codes) == sorted(DERIVED_VALUES)
    assert not set(codes) & set(BY_CODE)


def test_the_headline_is_the_top_of_a_range() -> None:
    """500 + 600 + 700 = 1,800 and 700 + 600 + 700 = 2,000; both warn that the parts overlap."""
    low, high = (BY_CODE[f"total.{end}"] for end in ("low", "high"))
    assert (low.value, high.value) == (1_800, 2_000)
    assert (low.reproducible, high.reproducible) == (False, True)
    for figure in (low, high):
        assert figure.reason
        assert "mest medicin" in figure.reason.da
        assert "mostly medicine" in figure.reason.en


def test_an_outcome_without_a_base_is_never_reproducible() -> None:
    outcomes = [f for f in FIGURES if f.source is Source.KL_GUIDE and f.formula is None]
    assert len(outcomes) >= 12
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
