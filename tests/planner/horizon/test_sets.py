"""Which sets an overlap compares, and which it plans."""

from __future__ import annotations

import pytest

from planner.horizon.sets import compared, planned, without


def test_two_members_are_one_pair() -> None:
    assert compared(("a", "b")) == (("a", "b"),)
    assert planned(("a", "b")) == (("a",), ("b",), ("a", "b"))


def test_of_three_the_others_are_the_pairs() -> None:
    assert planned(("a", "b", "c")) == (
        ("a",),
        ("b",),
        ("c",),
        ("a", "b", "c"),
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    )


def test_of_four_all_but_one_are_planned_too() -> None:
    """4 alone, 1 whole, 6 pairs, 4 of three."""
    sets = planned(("a", "b", "c", "d"))
    assert len(sets) == len(set(sets)) == 15
    assert {("b", "c", "d"), ("a", "c", "d"), ("a", "b", "d"), ("a", "b", "c")} <= set(sets)


def test_every_set_that_a_comparison_reads_is_planned() -> None:
    for count in range(2, 7):
        codes = tuple("abcdef"[:count])
        sets = set(planned(codes))
        for group in compared(codes):
            assert group in sets
            assert all((c,) in sets and without(group, c) in sets for c in group)


@pytest.mark.parametrize("codes", [(), ("a",), ("a", "b", "a")])
def test_no_overlap_with_oneself(codes: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="two or more"):
        planned(codes)
