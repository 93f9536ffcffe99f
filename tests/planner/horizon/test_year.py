"""From hours of work to what a year frees."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from planner.horizon.hours import WORK, freed, hours_of
from planner.horizon.year import Work, series_of, untreated_weeks
from planner.savings.records import Parts
from planner.whatif.records import Outcome

TODAY = np.array([[100.0, 0, 0, 0, 0], [102.0, 0, 0, 0, 0]])  # two seeds, field hours alone


def work(*weeks: Any, how: tuple[Any, ...] = ()) -> Work:
    """Weeks of rows, one for each seed: hours of field, unit, fallback, left out, response."""
    rows = np.array([[[*row, *[0.0] * (len(WORK) - len(row))] for row in week] for week in weeks])
    return Work(rows, how or ("solved",) * len(weeks))


def test_hours_of_a_week_out_of_the_seconds_of_the_input() -> None:
    """Two days of 3,600 s of driving make 7 / 2 x 1 h = 3.5 h a week; calls of 1,800 s in the unit 1.75 h; 60 s of response work on
    the road and 120 s in the unit (3,600 s = 1 h) 180 x 3.5 / 3,600 = 0.175 h."""
    outcome = Outcome(1, Parts(driving=3600, unit=1800, fallback=360, left_out=720), 0, 4, 60.0, 120.0)
    assert hours_of([outcome], 3.5).tolist() == [pytest.approx([3.5, 1.75, 0.35, 0.7, 0.175])]


def test_what_is_freed_is_all_work_before_less_all_work_after() -> None:
    before, after = np.array([[10.0, 0, 0, 1, 0]]), np.array([[6.0, 1, 0.5, 0, 0.5]])
    assert freed(before, after).tolist() == [3.0]  # 11 - 8


def test_a_week_in_its_parts() -> None:
    """Field 100 -> 90 and 102 -> 94 frees 9 on average; 3 and 1 h in the unit, 0.5 h fallback, 1 h left out and 0.25 h response are
    taken off: 9 - 2 - 0.5 - 1 - 0.25 = 5.25."""
    untreated = work([[100.0], [102.0]])
    track = work([[90.0, 3, 0.5, 1, 0.25], [94.0, 1, 0.5, 1, 0.25]])
    (week,) = series_of("base", track, untreated, TODAY, 490).weeks
    assert week.field_freed.mean == 9
    assert (week.unit_used.mean, week.fallback.mean, week.left_out.mean, week.response.mean) == (
        2,
        0.5,
        1,
        0.25,
    )
    assert week.net.mean == 5.25
    # t(1; 97.5 %) = 12.706; the seeds' net hours are 5.25 and 5.25
    assert week.net.half_width == pytest.approx(0)
    assert week.field_freed.half_width == pytest.approx(12.706, abs=1e-3)  # 10 and 8: s / sqrt(2) = 1


def test_drift_is_in_the_weeks_own_baseline_and_told_apart() -> None:
    """Untreated work grows from 101 to 105 h; the track holds it at 99: it frees 2 and 6 h, of which against today always 2."""
    untreated = work([[100.0], [102.0]], [[104.0], [106.0]])
    track = work([[98.0], [100.0]], [[98.0], [100.0]])
    weeks = series_of("base", track, untreated, TODAY, 490).weeks
    assert [w.net.mean for w in weeks] == [2, 6]
    assert [w.against_today.mean for w in weeks] == [2, 2]
    assert [w.cumulative.mean for w in weeks] == [2, 8]
    assert [(u.week, u.hours.mean, u.drift.mean) for u in untreated_weeks(untreated, TODAY)] == [
        (1, 101, 0),
        (2, 105, 4),
    ]


def test_first_more_work_then_less() -> None:
    """Net -4, -4, 3, 3, 3 h: pays from week 3; cumulative -4, -8, -5, -2, 1: paid back in week 5; the year 1 h = 490 kr."""
    untreated = work(*[[[100.0], [102.0]]] * 5)
    track = work(*[[[100.0 - n], [102.0 - n]] for n in (-4, -4, 3, 3, 3)])
    total = series_of("base", track, untreated, TODAY, 490).total
    assert (total.pays_from, total.paid_back) == (3, 5)
    assert total.net_hours.mean == 1
    assert total.kroner.mean == 490
    assert total.fte_gross.mean == pytest.approx(52 / 5 / 1924)
    assert total.fte_effective.mean == pytest.approx(52 / 5 / 1400)


def test_what_never_pays_is_never_paid_back() -> None:
    untreated = work([[100.0], [102.0]])
    total = series_of("base", untreated, untreated, TODAY, 490).total
    assert (total.pays_from, total.paid_back, total.net_hours.mean) == (None, None, 0)


def test_a_week_within_chance_does_not_pay() -> None:
    """4 and 0 h under the two seeds: 2 +- 12.7 x 2, which holds 0."""
    total = series_of("base", work([[96.0], [102.0]]), work([[100.0], [102.0]]), TODAY, 490).total
    assert total.net_hours.mean == 2
    assert total.pays_from is None


def test_what_is_still_owed_at_the_end_is_not_paid_back() -> None:
    untreated = work(*[[[100.0], [102.0]]] * 2)
    total = series_of("base", work([[105.0], [107.0]], [[96.0], [98.0]]), untreated, TODAY, 490).total
    assert (total.pays_from, total.paid_back) == (2, None)


def test_a_difference_is_known_as_the_worse_known_side() -> None:
    one = work(*[[[1.0], [1.0]]] * 3, how=("solved", "same", "same"))
    other = work(*[[[1.0], [1.0]]] * 3, how=("same", "drawn", "same"))
    assert [w.how for w in series_of("base", one, other, TODAY, 490).weeks] == ["same", "drawn", "same"]


def test_one_good_week_of_many_that_may_be_chance_is_no_beginning() -> None:
    """Week 1 frees 3 h under both seeds, weeks 2 and 3 free 20 and -20 h: from week 1 on 43 and -37 h together, which may be 0."""
    untreated = work(*[[[100.0], [102.0]]] * 3)
    track = work([[97.0], [99.0]], [[80.0], [122.0]], [[80.0], [122.0]])
    series = series_of("base", track, untreated, TODAY, 490)
    assert [w.net.low > 0 for w in series.weeks] == [True, False, False]
    assert series.total.pays_from is None


def test_more_used_than_freed_is_debt() -> None:
    """Net -1 and 3 h: below 0 after week 1; 3 and -1 h never."""
    untreated = work(*[[[100.0], [102.0]]] * 2)
    late = work([[101.0], [103.0]], [[97.0], [99.0]])
    soon = work([[97.0], [99.0]], [[101.0], [103.0]])
    assert series_of("base", late, untreated, TODAY, 490).in_debt
    assert not series_of("base", soon, untreated, TODAY, 490).in_debt
