"""Differences of paired outcomes by hand: the sign, the intervals, what is noise, and hours, posts and kroner."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.savings.records import LINES, Estimate, Parts
from planner.whatif.figures import figures, periods, unpaired_half_width, value, within_noise
from planner.whatif.records import FIGURES, Figure, Outcome


def outcome(seed: int, **parts: float) -> Outcome:
    """A plan of ten visits that cost nothing."""
    return Outcome(seed, Parts(**parts), cost=0, visits=10)


def figure(name: str, base: list[Outcome], scenario: list[Outcome]) -> Figure:
    return next(f for f in figures(base, scenario) if f.name == name)


def test_every_figure_of_a_savings_study_is_compared_and_response_work_too() -> None:
    found = figures([outcome(1)], [outcome(1)])
    assert [f.name for f in found] == list(FIGURES)
    assert FIGURES.keys() == (LINES.keys() - {"net"}) | {"response_field", "response_unit", "total"}
    assert all(FIGURES[name] == unit for name, unit in LINES.items() if name != "net")


def test_a_difference_is_scenario_less_base_seed_by_seed() -> None:
    """Of 100, 200, 300 and 90, 180, 297: -10, -20, -3; mean -11, s = 8.544, t(2) = 4.303: 4.303 x 8.544 / sqrt(3) = 21.22."""
    base = [outcome(s, driving=d) for s, d in ((1, 100), (2, 200), (3, 300))]
    scenario = [outcome(s, driving=d) for s, d in ((1, 90), (2, 180), (3, 297))]
    found = figure("driving", base, scenario)
    assert (found.base.mean, found.scenario.mean, found.difference.mean) == (200, 189, -11)
    assert found.difference.half_width == pytest.approx(21.22, abs=0.01)
    assert found.unit == "s"


def test_pairing_takes_out_what_both_have() -> None:
    """The seeds differ by 100, the scenario by 9 to 11: paired, s = 1 and 4.303 / sqrt(3) = 2.48; not paired, both have s = 100 or
    so, and t(4) = 2.776: 2.776 x sqrt(2 x 100^2 / 3) = 227."""
    base = [outcome(s, driving=100.0 * s) for s in (1, 2, 3)]
    scenario = [outcome(s, driving=100.0 * s + more) for s, more in ((1, 9), (2, 10), (3, 11))]
    found = figure("driving", base, scenario)
    assert found.difference.half_width == pytest.approx(2.48, abs=0.01)
    assert found.unpaired == pytest.approx(227, abs=2)
    assert not found.noise


def test_the_interval_that_is_not_paired_is_welchs() -> None:
    """Variances 1 and 1 of three each: f = (2/3)^2 / (2 x (1/3)^2 / 2) = 4, t(4) = 2.776, x sqrt(2/3) = 2.267."""
    assert unpaired_half_width([1, 2, 3], [11, 12, 13]) == pytest.approx(2.267, abs=0.001)
    assert unpaired_half_width([5, 5], [7, 7]) == 0
    assert unpaired_half_width([5], [7, 8]) is None


@pytest.mark.parametrize(
    ("difference", "noise"),
    [
        (Estimate(2.0, 2.0), True),  # zero is the end of the interval
        (Estimate(2.0, 1.9), False),
        (Estimate(-2.0, 1.9), False),
        (Estimate(0.0, 0.0), True),  # all seeds agree that there is none
        (Estimate(1.0, 0.0), False),  # all seeds agree that there is one
        (Estimate(1.0, None), True),  # one seed can say nothing
    ],
)
def test_noise_is_an_interval_with_zero_in_it(difference: Estimate, noise: bool) -> None:
    assert within_noise(difference) is noise


def test_the_total_is_all_the_work_and_what_is_to_be_expected() -> None:
    """Field 1 + 2 + 3 + 4, unit 5, fallback 6, left out 7, response 8 and 9: 45. Waiting is no work."""
    parts = Parts(
        driving=1, stop_overhead=2, physical_care=3, route_calls=4, unit=5, fallback=6, left_out=7, waiting=99
    )
    found = Outcome(1, parts, cost=0, visits=1, response_field=8, response_unit=9)
    assert value("total", found) == 45
    assert value("field", found) == 10
    assert (value("response_field", found), value("response_unit", found)) == (8, 9)


def test_the_share_that_is_covered_is_of_the_calls() -> None:
    assert value("covered_share", outcome(1, covered=3, screen_visits=4)) == 0.75
    assert value("covered_share", outcome(1)) == 0
    with pytest.raises(AttributeError):
        value("profit", outcome(1))


def test_hours_posts_and_kroner() -> None:
    """An hour more a day: 7 a week, 364 a year: 0.189 of 1,924 h or 0.26 of 1,400 h, 178,360 kr. at 490 kr."""
    base = [outcome(s, driving=3600) for s in (1, 2)]
    scenario = [outcome(s, driving=7200, distance_metres=2000) for s in (1, 2)]
    day, week, year = periods(base, scenario, days_per_week=7, kroner_per_hour=490)
    assert [p.total_hours.mean for p in (day, week, year)] == [1, 7, 364]
    assert [p.driving_hours.mean for p in (day, week, year)] == [1, 7, 364]
    assert (day.kilometres.mean, year.kroner.mean) == (2, pytest.approx(178_360))
    assert year.fte_gross is not None
    assert year.fte_effective is not None
    assert (year.fte_gross.mean, year.fte_effective.mean) == pytest.approx((0.1892, 0.26), abs=1e-4)
    assert (day.fte_gross, week.fte_effective) == (None, None)


def test_the_hours_of_a_period_add_up() -> None:
    """-1 of field, 2 of the unit, 0.5 of fallback, 3 of visits left out, 0.25 + 0.25 of response: 5."""
    base = [outcome(s, driving=3600) for s in (1, 2)]
    after = [outcome(s, unit=7200, fallback=1800, left_out=10_800) for s in (1, 2)]
    scenario = [replace(o, response_field=900, response_unit=900) for o in after]
    day = periods(base, scenario, days_per_week=7, kroner_per_hour=0)[0]
    parts = (day.field_hours, day.unit_hours, day.fallback_hours, day.left_out_hours, day.response_hours)
    assert [p.mean for p in parts] == [-1, 2, 0.5, 3, 0.5]
    assert (day.total_hours.mean, day.kroner.mean) == (5, 0)


def test_an_instance_of_two_days_is_shared_out() -> None:
    base, scenario = [outcome(1)], [outcome(1, driving=7200)]
    found = periods(base, scenario, days=2, days_per_week=5, kroner_per_hour=1)
    assert [p.total_hours.mean for p in found] == [1, 5, 260]


def test_only_pairs_are_compared() -> None:
    with pytest.raises(ValueError, match=r"paired by seed, got \[1, 2\] and \[2, 1\]"):
        figures([outcome(1), outcome(2)], [outcome(2), outcome(1)])
    with pytest.raises(ValueError, match="paired by seed"):
        periods([outcome(1)], [], days_per_week=7, kroner_per_hour=1)
