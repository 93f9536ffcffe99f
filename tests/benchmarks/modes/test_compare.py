"""What rows come to, by hand."""

from __future__ import annotations

import pytest

from benchmarks.modes.compare import DayRows, interval, whole_days
from benchmarks.modes.name import days
from benchmarks.modes.row import NAMES, ModesRow, Strategy
from benchmarks.modes.tables import report, share_words

ENVIRONMENT = {
    "started": "2026-03-02T10:00:00+00:00", "machine": {"cpu": "a processor", "cores": 2}, "python": "3.11", "commit": "abc",
    "dirty": False,
}  # fmt: skip


def row(strategy: Strategy, minutes: int, calls: int, cost: int, day: str = "modes-80-1") -> ModesRow:
    return ModesRow(
        day=day, land="x", visits=80, able=24, operators=1, cap=8, strategy=strategy, seed=1, budget_seconds=30,
        budget_iterations=None, status="feasible", cost=cost, driving_seconds=60 * minutes, driving_metres=0, screen_visits=calls,
        unplanned_visits=0, iterations=1, seconds=30.0,
    )  # fmt: skip


def rows(day: str = "modes-80-1", joint: int = 480) -> list[ModesRow]:
    """600 minutes at home; 8 calls save 120 minutes when joint, 60 at random, 100 by isolation, 80 by detour."""
    return [
        row("physical", 600, 0, 1000, day), row("joint", joint, 8, 700, day), row("random", 540, 8, 900, day),
        row("isolated", 500, 8, 700, day), row("detour", 520, 8, 699, day), row("isolated_full", 490, 10, 750, day),
    ]  # fmt: skip


def test_driving_saved_per_call_and_beyond_another() -> None:
    """120 / 8 = 15 minutes against 60 / 8 = 7.5: twice as much, 100 % beyond; 110 / 10 = 11: 36 %."""
    day = DayRows({r.strategy: r for r in rows()})
    assert day.per_call("joint") == 15
    assert day.beyond("random") == pytest.approx(1.0)
    assert day.beyond("isolated_full") == pytest.approx(15 / 11 - 1)
    assert day.per_call("physical") is None


def test_equal_cost_is_at_least_as_good_and_less_is_not() -> None:
    day = DayRows({r.strategy: r for r in rows()})
    assert day.at_least_as_good("isolated")
    assert not day.at_least_as_good("detour")


def test_no_saving_has_no_share() -> None:
    day = DayRows({r.strategy: r for r in [*rows(), row("random", 600, 8, 900)]})
    assert day.beyond("random") is None


def test_interval_by_students_t() -> None:
    """1, 2, 3: mean 2, deviation 1, t(2) = 4.3027: 4.3027 / sqrt(3) = 2.4842."""
    found = interval([1, 2, 3])
    assert (found.mean, found.count) == (2, 3)
    assert found.half_width == pytest.approx(2.4842, abs=1e-4)
    assert share_words(interval([0.5])) == "50.0 %"
    with pytest.raises(ValueError, match="no values"):
        interval([])


def test_only_whole_days_are_compared() -> None:
    half = rows("modes-90-2")[:3]
    assert [d.size.day for d in whole_days([*half, *rows()], list(NAMES))] == ["modes-80-1"]
    with pytest.raises(ValueError, match="no day"):
        report([], ENVIRONMENT)


def test_the_report_says_what_came_out() -> None:
    """Two days: 15 and (600 - 440) / 8 = 20 minutes a call against 12.5: 20 % and 60 % beyond, 40 % on average."""
    text = report(whole_days([*rows(), *rows("modes-81-2", joint=440)], list(NAMES)), ENVIRONMENT)
    assert "2026-03-02" in text
    assert "| most isolated first | 2 of 2 | 0.0 % ± 0.0 | 40.0 % ± 254.1 | 0 of 2 |" in text
    assert "| largest detour first | 0 of 2 |" in text
    assert "480.0, 8, 15.00" in text


def test_days_are_spread_in_size() -> None:
    names = days(20)
    assert [names[0].visits, names[-1].visits, len({n.seed for n in names})] == [80, 300, 20]
    assert [d.visits for d in days(1)] == [80]
    with pytest.raises(ValueError, match="1 day or more"):
        days(0)
