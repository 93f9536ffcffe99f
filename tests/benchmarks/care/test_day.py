"""Generated care days: as many visits as the name says, and what the kind says."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.care import CareName
from benchmarks.care.day import LEFT_OUT, make_day
from solvers.features import Feature, features
from tests.benchmarks.care.days import day

LINKS = {Feature.LINKS, Feature.DIFFERENT_WORKER, Feature.TOGETHER}


@pytest.mark.parametrize("visits", [5, 50])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_day_has_exactly_as_many_visits_as_its_name_says(visits: int, seed: int) -> None:
    """Each visit of a plain day is one visit of the engine."""
    case = day(f"care-{visits}-plain-{seed}")
    assert case.size == visits
    assert case.problem().num_visits == visits


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("plain", set()),
        ("links", LINKS),
        ("breaks", {Feature.BREAKS}),
        ("links-breaks", LINKS | {Feature.BREAKS}),
    ],
)
def test_a_kind_asks_for_what_it_is_called_and_no_more(kind: str, asked: set[Feature]) -> None:
    """Leaving visits out is allowed everywhere, so that every solver has an answer."""
    problem = day(f"care-50-{kind}-1").problem()
    assert features(problem) == asked | {Feature.OPTIONAL}


def test_a_whole_day_keeps_what_the_generator_made() -> None:
    """Stop overhead, overtime, promised times and preferences besides links and breaks."""
    asked = features(day("care-50-whole-1").problem())
    assert asked >= LINKS | {
        Feature.BREAKS, Feature.STOP_OVERHEAD, Feature.OVERTIME, Feature.SOFT_LATEST, Feature.PREFERENCE,
    }  # fmt: skip


def test_levels_stay_in_a_plain_day() -> None:
    """Some visits are beyond some workers, and every visit is within somebody's reach."""
    eligible = day("care-50-plain-1").problem().eligible
    assert not eligible.all()
    assert eligible.any(axis=1).all()


def test_overhead_becomes_care_in_a_plain_day() -> None:
    """The whole and the plain day have the same visits; each of the latter is 200 + 118 s longer, and no stop costs any."""
    whole, plain = (day(f"care-50-{kind}-1") for kind in ("whole", "plain"))
    longer = {v.visit_id: v.modes[0].service_duration for v in plain.day[0].visits}
    assert longer == {v.visit_id: v.modes[0].service_duration + 318 for v in whole.day[0].visits}
    assert not plain.problem().arriving.any()


def test_every_visit_left_out_costs_ten_hours() -> None:
    """36,000 s of 100 points; two seats of a double visit share it: 18,000 s each."""
    assert LEFT_OUT == 3_600_000
    assert set(day("care-50-plain-1").problem().unplanned_cost.tolist()) == {3_600_000}
    assert set(day("care-50-links-1").problem().unplanned_cost.tolist()) == {3_600_000, 1_800_000}


def test_one_name_is_one_day() -> None:
    """Made twice, equal to the last cell of the travel times."""
    first, second = (make_day(CareName(12, "links-breaks", 1)) for _ in range(2))
    assert first[0] == second[0]
    assert first[1].digest == second[1].digest


def test_another_seed_is_another_day() -> None:
    """Inland for odd seeds, at a coast for even ones; and other people."""
    odd, even = (day(f"care-50-plain-{seed}").day[0] for seed in (1, 2))
    assert odd.visits != even.visits
    assert odd.title != even.title


def test_roads_are_not_symmetric() -> None:
    """Days lie on roads with one-way streets, not on straight lines."""
    seconds = day("care-50-plain-1").problem().travel_time[0]
    assert np.any(seconds != seconds.T)
