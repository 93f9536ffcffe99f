"""What a study or a scenario is scaled from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.potential.bases import Found, of_comparison, of_study
from planner.potential.records import Skipped
from planner.potential.targets import family
from planner.savings.records import Estimate
from tests.planner.potential.made import comparison, group, made_study, option, parts, plain_study

near = pytest.approx


def _found(result: Found | Skipped) -> Found:
    assert isinstance(result, Found)
    return result


def test_a_visit_of_a_study() -> None:
    """Ten visits, each 8 min of driving, 5 of stops, 10 of care moved to the unit: field 23, unit -10, net 13."""
    basis = _found(of_study(plain_study(8), "study.json", 120.0)).basis
    each = basis.per_unit
    minutes = [
        60 * v.mean
        for v in (each.driving, each.stop_overhead, each.physical_care, each.field, each.unit, each.net)
    ]
    assert minutes == near([8, 5, 10, 23, -10, 13])
    assert each.net.half_width == near(0)
    assert (basis.source, basis.density, basis.units.mean, basis.seeds) == ("study.json", 120.0, 10.0, 3)


def test_a_year_and_a_citizen_of_a_study() -> None:
    """130 min a day, 364 days: 788.67 h. Two citizens have the ten visits: 35 a week each, 394.33 h a year each."""
    basis = _found(of_study(plain_study(8), "s")).basis
    assert basis.year.net.mean == near(130 / 60 * 364)
    assert basis.citizens == 2
    assert basis.visits_per_citizen_week == near(10 * 7 / 2)
    assert basis.per_citizen_year is not None
    assert basis.per_citizen_year.net.mean == near(130 / 60 * 364 / 2)


def test_citizens_are_counted_by_the_plans_they_are_in() -> None:
    """Over four plans: C1 in all, C2 in two, and in one more with another visit: 1 + 2 / 4 = 1.5, at least."""
    pair = (parts(driving=2), parts(driving=1, screen=3))
    found = of_study(made_study([pair] * 4, citizens=[("C1", 4), ("C2", 2), ("C2", 1)]), "s")
    assert _found(found).basis.citizens == 1.5


def test_without_a_ledger_nothing_is_said_of_citizens() -> None:
    basis = _found(of_study(made_study([(parts(driving=2), parts(driving=1, screen=3))] * 2), "s")).basis
    assert (basis.citizens, basis.visits_per_citizen_week, basis.per_citizen_year) == (None, None, None)


def test_several_days_are_shared_out() -> None:
    """Two days with 10 visits and 130 min: 5 visits a day; half as much a year; the visit itself is the same."""
    one = _found(of_study(plain_study(8), "s")).basis
    two = _found(of_study(replace(plain_study(8), dates=("2026-03-02", "2026-03-03")), "s")).basis
    assert two.units.mean == near(5)
    assert two.year.net.mean == near(one.year.net.mean / 2)
    assert two.per_unit.net.mean == near(one.per_unit.net.mean)


def test_seeds_that_save_differently_leave_an_interval() -> None:
    """Driving saved 60 and 120 min by 10 visits: 9 min each; (6, 12) have s = 4.243, t(1) = 12.706: +- 38.1."""
    pairs = [(parts(driving=5), parts(driving=4, screen=10)), (parts(driving=5), parts(driving=3, screen=10))]
    driving = _found(of_study(made_study(pairs), "s")).basis.per_unit.driving
    assert 60 * driving.mean == near(9)
    assert 60 * (driving.half_width or 0) == near(38.12, abs=0.01)


def test_a_study_without_screen_visits_is_skipped_with_the_reason() -> None:
    study = made_study([(parts(driving=2), parts(driving=2))] * 2, title="Uden")
    assert of_study(study, "s.json") == Skipped("s.json", "Uden", "no_screen_visits")
    assert of_study(made_study([]), "s").reason == "no_screen_visits"  # type: ignore[union-attr]


def test_districts_of_a_study() -> None:
    """Base A: 2 h for 8 visits, 15 min each +- a tenth, 728 h a year; base B has no visits to divide by."""
    pair = (parts(driving=4), parts(driving=2, screen=8))
    study = made_study(
        [pair] * 2, groups=[group("A", 2, 8), group("B", 0.1, 0), replace(group("07", 1, 1), kind="hour")]
    )
    first, second = _found(of_study(study, "s")).basis.districts
    assert first.per_visit is not None
    assert (60 * first.per_visit.mean, 60 * (first.per_visit.half_width or 0)) == near((15, 1.5))
    assert (first.year.mean, first.visits) == near((728, 8))
    assert (second.per_visit, second.year.mean) == (None, near(36.4))


def test_a_scenario_with_more_screen_visits_is_counted_by_the_visit() -> None:
    """4 more than the base's 2; 1 h saved: 15 min each."""
    base, after = parts(driving=5, screen=2), parts(driving=4, screen=6)
    found = _found(
        of_comparison(comparison([base, base], [option("unit", [after, after], title="Enhed")]), "c.json")[0]
    )
    assert (found.code, found.title, found.kind, found.family) == ("unit", "Enhed", "visit", "screen")
    assert 60 * found.basis.per_unit.net.mean == near(15)
    assert found.basis.citizens is None


def test_a_scenario_with_devices_is_counted_by_the_user_over_a_year() -> None:
    """Two devices save 1 h a day, of which answering alarms takes a quarter: 0.75 x 364 / 2 = 136.5 h each."""
    base, after = parts(driving=5), parts(driving=4)
    option_ = option(
        "robots", [after, after], devices={"smila_aarhus": 1, "medimismart_aarhus": 1}, response=0.25
    )
    found = _found(of_comparison(comparison([base, base], [option_]), "c.json")[0])
    assert (found.kind, found.family) == ("user", "robot")
    assert found.basis.units == Estimate(2.0, 0.0)
    assert found.basis.per_unit.net.mean == near(136.5)
    assert found.basis.per_unit.response.mean == near(-0.25 * 364 / 2)


def test_a_scenario_with_both_is_counted_by_whom_it_concerns() -> None:
    """Devices and screen visits cannot be told apart: three citizens, 1 h a day, 364 / 3 = 121.3 h each."""
    base, after = parts(driving=5), parts(driving=4, screen=5)
    both = option("both", [after, after], devices={"smila_aarhus": 2}, concerned=["C1", "C2", "C3"])
    found = _found(of_comparison(comparison([base, base], [both]), "c")[0])
    assert found.kind == "citizen"
    assert found.basis.per_unit.net.mean == near(364 / 3)


def test_a_scenario_with_nothing_to_count_is_skipped() -> None:
    base = parts(driving=5)
    found = of_comparison(comparison([base], [option("sick", [base], title="To syge")]), "c.json")
    assert found == [Skipped("c.json", "To syge", "nothing_to_count")]


def test_seeds_are_matched_by_number() -> None:
    """The scenario's seed 2 is held against the base's seed 2: 9 - 5 = 4 h, whatever seed 1 has; other seeds are no pair."""
    base = [parts(driving=1), parts(driving=9)]
    one = option("x", [parts(driving=5)], concerned=["C1"])
    second = replace(one, outcomes=(replace(one.outcomes[0], seed=2),))
    found = _found(of_comparison(comparison(base, [second]), "c")[0])
    assert found.basis.year.net.mean == near(4 * 364)
    third = replace(one, outcomes=(replace(one.outcomes[0], seed=3),))
    assert of_comparison(comparison(base, [third]), "c") == [Skipped("c", "x", "no_seeds")]


def test_screen_technologies_are_counted_by_the_visit() -> None:
    """Whoever uses them has a screen: there is nothing else to tell apart."""
    base, after = parts(driving=5), parts(driving=4, screen=4)
    screen = option("koege", [after, after], devices={"screen_koege": 3}, concerned=["C1"])
    assert _found(of_comparison(comparison([base, base], [screen]), "c")[0]).kind == "visit"


def test_screen_visits_that_chance_may_have_moved_are_not_counted() -> None:
    """0 and 2 more: 1 on average, and 12.7 to either side. The devices are what the scenario is counted by."""
    base = parts(driving=5)
    after = [parts(driving=4), parts(driving=4, screen=2)]
    one = option("robots", after, devices={"robot_aalborg": 2})
    assert _found(of_comparison(comparison([base, base], [one]), "c")[0]).kind == "user"
    alone = option("else", after, concerned=["C1"])
    assert _found(of_comparison(comparison([base, base], [alone]), "c")[0]).kind == "citizen"


@pytest.mark.parametrize(
    ("users", "expected"),
    [
        ({}, None), ({"robot_aalborg": 0}, None), ({"flexsmart_aarhus": 2, "robot_hjoerring": 1}, "robot"),
        ({"dose_packing_aalborg": 3}, "packing"), ({"training_viborg": 4}, "training"), ({"screen_vejle": 4}, "screen"),
        ({"robot_vacuum_assens": 1}, "other"), ({"training_viborg": 1, "robot_aalborg": 1}, "other"), ({"unheard_of": 1}, "other"),
    ],
)  # fmt: skip
def test_technologies_belong_to_the_sources_numbers(users: dict[str, int], expected: str | None) -> None:
    assert family(users) == expected


def test_users_are_counted_under_every_seed() -> None:
    """One seed draws one user and frees 1 h a day, the other three and 3 h: (1 + 3) x 364 / (1 + 3) = 364 h each, for certain."""
    base, few, many = parts(driving=5), parts(driving=4), parts(driving=2)
    robots = option("robots", [few, many])
    outcomes = (
        replace(robots.outcomes[0], devices={"smila_aarhus": 1}),
        replace(robots.outcomes[1], devices={"smila_aarhus": 2, "medimismart_aarhus": 1}),
    )
    drawn = comparison([base, base], [replace(robots, outcomes=outcomes, devices={})])
    found = _found(of_comparison(drawn, "c")[0])
    assert (found.kind, found.family, found.basis.units.mean) == ("user", "robot", 2)
    assert found.basis.per_unit.net == Estimate(near(364), near(0))


def test_a_seed_that_draws_nobody_counts_as_none() -> None:
    """Nobody and nothing under one seed, two and 2 h under the other: 364 h each; the seed that draws nobody is not left out."""
    base, after = parts(driving=5), parts(driving=3)
    packing = option("packing", [base, after])
    nobody, two = packing.outcomes
    outcomes = (nobody, replace(two, devices={"dose_packing_aalborg": 2}))
    found = _found(of_comparison(comparison([base, base], [replace(packing, outcomes=outcomes)]), "c")[0])
    assert (found.kind, found.basis.units.mean) == ("user", 1)
    assert found.basis.per_unit.net.mean == near(364)
