"""Breaks taken and breaks due find each other by what they are, not by their number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain import Activity, Break
from planner.pauses import break_differences, match_breaks
from tests.builders import after, at, pause


def taken(clock: str, seconds: int = 1800, address_id: str | None = None) -> Activity:
    start = at(clock)
    end = after(start, seconds)
    return Activity(kind="break", address_id=address_id, arrival=start, start=start, end=end, departure=end)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ([pause("13:00", "14:00"), pause("09:00", "10:00")], {0: 1, 1: 0}),  # by window
        ([pause("09:00", "14:00", 900), pause("09:00", "14:00")], {0: 1, 1: 0}),  # by length
        ([pause("09:00", "14:00"), pause("09:00", "14:00", 900, address_id="B")], {0: 0, 1: 1}),  # by place
        ([pause("08:00", "14:00"), pause("09:00", "10:00")], {0: 1, 1: 0}),  # 13:00 suits the first only
    ],
)
def test_a_break_is_the_one_it_looks_like(due: list[Break], expected: dict[int, int]) -> None:
    """At 09:30 half an hour, then one at 13:00: as long as the other break due."""
    other = next((b for b in due if b.duration == 900), None)
    second = taken("13:00") if other is None else taken("13:00", 900, other.address_id)
    assert match_breaks([taken("09:30"), second], due) == expected


def test_a_tie_goes_to_the_order_of_the_day() -> None:
    """09:30 and 09:50 suit both 09-10 and 09-11; the first taken is the one that is due first."""
    due = [pause("09:00", "11:00"), pause("09:00", "10:00")]
    assert match_breaks([taken("09:30"), taken("09:50")], due) == {0: 1, 1: 0}


def test_too_many_and_too_few() -> None:
    assert match_breaks([taken("09:30"), taken("13:00")], [pause("13:00", "14:00")]) == {1: 0}
    assert match_breaks([taken("13:00")], [pause("09:00", "10:00"), pause("13:00", "14:00")]) == {0: 1}
    assert match_breaks([], [pause()]) == match_breaks([taken("09:30")], []) == {}


@given(st.permutations([("08:00", 900), ("10:00", 1800), ("12:00", 600), ("12:00", 1200)]))
@settings(derandomize=True, max_examples=24, deadline=None)
def test_whatever_the_order_of_the_input_breaks_rightly_taken_have_no_faults(
    order: list[tuple[str, int]],
) -> None:
    due = [pause("07:00", clock, seconds) for clock, seconds in order]
    activities = [taken("07:30", 900), taken("09:00", 1800), taken("11:00", 1200), taken("11:40", 600)]
    pairs = match_breaks(activities, due)
    assert len(pairs) == 4
    assert not [d for a, b in pairs.items() for d in break_differences(activities[a], due[b])]
