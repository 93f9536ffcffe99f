"""Who begins, when, and who sees it through."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.technologies.adopters import adopters
from planner.technologies.draws import draw, due_on

PEOPLE = [f"C{n}" for n in range(300)]
SHARE = st.floats(0, 1)


def begun(
    week: int | None = None, *, at_most: float | None = None, seed: int = 1, **values: float
) -> set[str]:
    """Citizens who use technology "T"."""
    found = adopters(PEOPLE, "T", {"uptake": 1, **values}, at_most=at_most, seed=seed, week=week)
    return {a.citizen_id for a in found}


def test_a_draw_is_the_same_in_every_process() -> None:
    """Fixed for good: a study must come out again on another machine."""
    assert draw(1, "T", "C1") == 0.32514140472549025
    assert draw(2, "T", "C1") != draw(1, "T", "C1") != draw(1, "T", "C2")


def test_uptake_is_a_share_of_the_eligible() -> None:
    """30 % of 300: 90, within four standard deviations of 7.9; none and all exactly."""
    assert 58 <= len(begun(uptake=0.3)) <= 122
    assert (len(begun(uptake=0)), len(begun(uptake=1))) == (0, 300)


@settings(derandomize=True, max_examples=40, deadline=None)
@given(uptakes=st.tuples(SHARE, SHARE), seed=st.integers(0, 99), week=st.none() | st.integers(0, 30))
def test_less_uptake_is_contained_in_more(uptakes: tuple[float, float], seed: int, week: int | None) -> None:
    less, more = sorted(uptakes)
    fields = {"seed": seed, "ramp_weeks": 20}
    assert begun(week, uptake=less, **fields) <= begun(week, uptake=more, **fields)


@settings(derandomize=True, max_examples=40, deadline=None)
@given(weeks=st.tuples(st.integers(-2, 40), st.integers(-2, 40)), share=SHARE, wait=st.integers(0, 9))
def test_a_week_is_contained_in_the_next(weeks: tuple[int, int], share: float, wait: int) -> None:
    first, second = sorted(weeks)
    fields = {"uptake": 0.7, "ramp_weeks": 20.0, "ramp_from": share, "ramp_wait": float(wait)}
    assert begun(first, **fields) <= begun(second, **fields) <= begun(None, **fields)


@settings(derandomize=True, max_examples=20, deadline=None)
@given(places=st.tuples(st.integers(0, 320), st.integers(0, 320)))
def test_fewer_places_are_contained_in_more(places: tuple[int, int]) -> None:
    few, more = sorted(places)
    assert begun(at_most=few) <= begun(at_most=more)
    assert len(begun(at_most=few)) == min(few, 300)


def test_all_have_begun_when_the_ramp_ends() -> None:
    """Ten weeks: a tenth of 300 each, about 30; all in week 9, none before week 0."""
    counts = [len(begun(w, ramp_weeks=10)) for w in (-1, 0, 4, 9)]
    assert (counts[0], counts[3]) == (0, 300)
    assert 12 <= counts[1] <= 48
    assert 115 <= counts[2] <= 185


def test_some_begin_at_once_and_the_others_later() -> None:
    """Half in week 0, none more until week 8."""
    counts = [len(begun(w, ramp_from=0.5, ramp_wait=8)) for w in (0, 7, 8)]
    assert counts[0] == counts[1]
    assert 116 <= counts[0] <= 184
    assert counts[2] == 300


def test_places_are_filled_over_the_ramp() -> None:
    """Forty devices over four weeks: ten a week."""
    assert [len(begun(w, at_most=40, ramp_weeks=4)) for w in range(4)] == [10, 20, 30, 40]


def test_everybody_counts_weeks_from_the_own_start() -> None:
    """In week 9 of a ramp of ten, somebody is new and somebody is in the tenth week."""
    weeks = [
        a.weeks for a in adopters(PEOPLE, "T", {"uptake": 1, "ramp_weeks": 10}, at_most=None, seed=1, week=9)
    ]
    assert (min(w for w in weeks if w is not None), max(w for w in weeks if w is not None)) == (0, 9)
    assert {a.weeks for a in adopters(PEOPLE, "T", {"uptake": 1}, at_most=None, seed=1, week=None)} == {None}


def test_users_who_stop_every_week_are_gone_for_good() -> None:
    """10 % a week: 0.9^10 = 35 % are left of 300 after ten weeks, 105; those of week 10 were there in week 9."""
    left = [begun(w, loss_week=0.1) for w in (0, 9, 10)]
    assert len(left[0]) == 300
    assert left[2] <= left[1]
    assert 72 <= len(left[2]) <= 138
    assert len(begun(None, loss_week=0.1)) == 300


def test_a_share_completes() -> None:
    """78 % of 300: 234, within four standard deviations of 7.2; the same whatever the week."""
    values = {"uptake": 1, "completion": 0.78}
    both = [adopters(PEOPLE, "T", values, at_most=None, seed=1, week=w) for w in (0, None)]
    found = [{a.citizen_id for a in people if a.completes} for people in both]
    assert found[0] == found[1]
    assert 205 <= len(found[0]) <= 263


@settings(derandomize=True, max_examples=60, deadline=None)
@given(times=st.integers(1, 5), days=st.integers(1, 21), phase=st.floats(0, 0.999), start=st.integers(0, 400))
def test_what_is_due_so_often_in_a_period_is(times: int, days: int, phase: float, start: int) -> None:
    """In any period, and spread: never two on one day unless there are more times than days."""
    first = date(2026, 1, 1) + timedelta(days=start)
    each = [due_on(first + timedelta(days=k), times, days, phase) for k in range(days)]
    assert sum(each) == times
    assert max(each) - min(each) <= 1


@pytest.mark.parametrize(("times", "days", "expected"), [(1, 14, 1 / 14), (2, 7, 2 / 7)])
def test_on_any_day_a_share_of_the_phases_is_due(times: int, days: int, expected: float) -> None:
    """2,000 phases evenly apart: a fourteenth, or two sevenths."""
    due = sum(due_on(date(2026, 3, 2), times, days, k / 2000) for k in range(2000))
    assert due / 2000 == pytest.approx(expected, abs=0.001)
