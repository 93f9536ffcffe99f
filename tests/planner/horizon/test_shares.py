"""Alone, together and the overlap: exact on every figure."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain, combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.horizon.overlap_records import FIGURES, Contest, OverlapSet, Taking
from planner.horizon.sets import Codes, compared
from planner.horizon.shares import Plans
from planner.savings.records import Parts
from planner.whatif.records import Outcome
from tests.planner.horizon.samples import outcomes

NOTHING = Contest(Taking(0, 0, 0), {})
WEEK = 1.0  # a typical week has the input's days once: seconds stay what they are


def hours(text: str) -> Decimal:
    return Decimal(text)


def test_two_that_would_take_the_same_drives() -> None:
    """Without: 36,000 s. A alone saves 7,200 s, B alone 10,800 s, both together 14,400 s: 1 h is counted twice. B has taken that
    hour, half of A's 2 h and a third of B's 3 h, from the other's point of view."""
    plans = Plans(
        {
            (): outcomes(36000, 36000),
            ("a",): outcomes(28800, 28800),
            ("b",): outcomes(25200, 25200),
            ("a", "b"): outcomes(21600, 21600),
        },
        WEEK,
    )
    found = plans.set_of(("a", "b"), NOTHING).figure("driving")
    assert [a.value for a in found.alone] == [hours("2.00"), hours("3.00")]
    assert found.together.value == hours("4.00")
    assert found.overlap.value == hours("1.00")
    assert [(t.code, t.amount.value) for t in found.taken] == [("a", hours("1.00")), ("b", hours("1.00"))]
    assert [t.share for t in found.taken] == [pytest.approx(1 / 2), pytest.approx(1 / 3)]


def test_members_that_help_each_other_overlap_below_zero() -> None:
    """1 h and 1 h alone, 3 h together."""
    plans = Plans(
        {
            (): outcomes(36000, 36000),
            ("a",): outcomes(32400, 32400),
            ("b",): outcomes(32400, 32400),
            ("a", "b"): outcomes(25200, 25200),
        },
        WEEK,
    )
    assert plans.set_of(("a", "b"), NOTHING).figure("driving").overlap.value == hours("-1.00")


def test_of_three_what_the_other_two_have_taken() -> None:
    """Alone 2, 2 and 1 h; a and b are the same 2 h; c is its own. Together 3 h: overlap 2 h. b and c together free 3 h, so of a's
    2 h all is taken; of c's hour nothing is."""
    seconds = {(): 0, "a": 2, "b": 2, "c": 1, "ab": 2, "ac": 3, "bc": 3, "abc": 3}
    plans = Plans({tuple(k): outcomes(*[36000 - 3600 * n] * 2) for k, n in seconds.items()}, WEEK)
    found = plans.set_of(("a", "b", "c"), NOTHING).figure("driving")
    assert found.overlap.value == hours("2.00")
    assert [t.amount.value for t in found.taken] == [hours("2.00"), hours("2.00"), hours("0.00")]
    assert [t.share for t in found.taken] == [1.0, 1.0, 0.0]
    assert plans.set_of(("a", "c"), NOTHING).figure("driving").overlap.value == 0


def test_the_interval_is_of_paired_seeds() -> None:
    """The days differ by 1 h between the seeds, each effect by nothing: the effects' intervals are 0 wide."""
    plans = Plans(
        {
            (): outcomes(36000, 39600),
            ("a",): outcomes(32400, 36000),
            ("b",): outcomes(32400, 36000),
            ("a", "b"): outcomes(30600, 32400),
        },
        WEEK,
    )
    found = plans.set_of(("a", "b"), NOTHING).figure("driving")
    assert [a.half_width for a in found.alone] == [hours("0.00")] * 2
    # together 1.5 and 2 h: s = 0.35355, / sqrt(2) = 0.25, x 12.706 = 3.18; the overlap 0.5 and 0 h: as wide
    assert (found.together.value, found.together.half_width) == (hours("1.75"), hours("3.18"))
    assert (found.overlap.value, found.overlap.half_width) == (hours("0.25"), hours("3.18"))


def test_no_share_of_an_effect_that_may_be_chance() -> None:
    """2 and 0 h: 1 h, give or take 12.7."""
    plans = Plans(
        {
            (): outcomes(36000, 36000),
            ("a",): outcomes(28800, 36000),
            ("b",): outcomes(32400, 32400),
            ("a", "b"): outcomes(28800, 28800),
        },
        WEEK,
    )
    assert [t.share for t in plans.set_of(("a", "b"), NOTHING).figure("driving").taken] == [None, 0.0]


def test_levels_and_effects_are_the_same_numbers() -> None:
    rows = {(): outcomes(36000, 36001), ("a",): outcomes(32417, 32300), ("b",): outcomes(32000, 31123)}
    plans = Plans({**rows, ("a", "b"): outcomes(30011, 30599)}, WEEK)
    level = {lv.codes: lv.amounts for lv in plans.levels()}
    assert plans.levels()[0].codes == ()
    found = plans.set_of(("a", "b"), NOTHING)
    for figure in found.figures:
        assert level[()][figure.name] - level["a", "b"][figure.name] == figure.together.value
        assert level[()][figure.name] - level[("a",)][figure.name] == figure.alone[0].value


SETS = [tuple(s) for s in chain.from_iterable(combinations("abc", n) for n in range(4))]
NAMES = (
    "driving",
    "unit",
    "fallback",
    "left_out",
    "distance_metres",
    "screen_visits",
    "workers_met",
    "covered",
)


def outcome(seed: int, chance: Random) -> Outcome:
    """A plan of anything; every other figure is a whole number."""
    parts = Parts(**{n: chance.choice([chance.random() * 1e6, chance.randrange(10**6)]) for n in NAMES})
    return Outcome(seed, parts, 0, 0, chance.random() * 1e4, chance.random())


@given(st.integers(0, 10**9), st.sampled_from([1.0, 3.5, 7.0, 7 / 3]))
@settings(max_examples=15, derandomize=True, deadline=None)
def test_the_sum_alone_less_the_overlap_is_together_exactly(number: int, per_week: float) -> None:
    """On every figure of every set, to the last digit, whatever the plans; printed numbers add up as they stand."""
    chance = Random(number)
    rows: dict[Codes, list[Outcome]] = {s: [outcome(k, chance) for k in (1, 2, 5)] for s in SETS}
    plans = Plans(rows, per_week)
    for codes in compared(("a", "b", "c")):
        _adds_up(plans.set_of(codes, NOTHING))


def _adds_up(found: OverlapSet) -> None:
    assert [f.name for f in found.figures] == list(FIGURES)
    for figure in found.figures:
        alone = sum((a.value for a in figure.alone), Decimal())
        assert alone - figure.overlap.value == figure.together.value
        printed = [
            f"{v:.{FIGURES[figure.name].places}f}"
            for v in (alone, figure.overlap.value, figure.together.value)
        ]
        assert Decimal(printed[0]) - Decimal(printed[1]) == Decimal(printed[2])
        if len(found.codes) == 2:
            assert all(t.amount.value == figure.overlap.value for t in figure.taken)


def test_other_seeds_are_no_pairs() -> None:
    with pytest.raises(ValueError, match="same seeds"):
        Plans({(): outcomes(1, 2), ("a",): outcomes(1, 2, seeds=(1, 3))}, WEEK)
    with pytest.raises(ValueError, match="same seeds"):
        Plans({(): []}, WEEK)
