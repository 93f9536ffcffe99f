"""The lines that a year and an overlap end with: what is chance is called so."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from planner.horizon.overlap_lines import overlap_lines
from planner.horizon.overlap_records import Amount, Overlap, Taken
from planner.horizon.year_lines import year_lines
from planner.messages import Lang
from tests.planner.horizon_samples import horizon, overlap

EN = Lang.EN


def with_overlap(made: Overlap, place: int, over: Amount) -> Overlap:
    """The study with another overlap of the net hours in one of its sets."""
    part = made.sets[place]
    figures = tuple(replace(f, overlap=over) if f.name == "total" else f for f in part.figures)
    sets = tuple(replace(part, figures=figures) if n == place else s for n, s in enumerate(made.sets))
    return replace(made, sets=sets)


def test_hours_that_were_never_spent_are_not_earned_back() -> None:
    """Robots free time from week 1 on; training spends twelve weeks first."""
    lines = list(year_lines(horizon(), EN))
    assert "Medicinrobotter: frees time from week 1." in lines
    assert "Træning: frees time from week 13; paid back in week 21." in lines


def test_a_pairs_overlap_has_its_interval() -> None:
    """More than its half width it stands alone, less it may be chance."""
    made = with_overlap(overlap(), 1, Amount(Decimal("2.00"), Decimal("0.50")))
    sure = next(x for x in overlap_lines(made, EN) if "overlap 2.00" in x)
    assert sure.endswith("overlap 2.00 ± 0.50 hours a week")
    wide = with_overlap(overlap(), 1, Amount(Decimal("2.00"), Decimal("9.00")))
    unsure = next(x for x in overlap_lines(wide, EN) if "overlap 2.00" in x)
    assert unsure.endswith("overlap 2.00 ± 9.00 hours a week (may be chance)")


def test_nothing_taken_is_not_called_chance() -> None:
    """A member that does nothing loses nothing, whatever the seed."""
    made = overlap()
    whole = made.sets[0]
    none = Taken(whole.codes[0], Amount(Decimal(0), Decimal(0)), None)
    figures = tuple(replace(f, taken=(none, *f.taken[1:])) if f.name == "total" else f for f in whole.figures)
    lines = list(overlap_lines(replace(made, sets=(replace(whole, figures=figures), *made.sets[1:])), EN))
    assert "Medicinrobotter: the others have taken nothing." in lines
    assert not any("chance" in x and "Medicinrobotter" in x and "taken" in x for x in lines)
