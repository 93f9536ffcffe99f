"""A year on a day without chance in it: every figure is care, and can be worked out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from planner.errors import InputError
from planner.horizon.order import HorizonOrder
from planner.horizon.records import CASES, TOGETHER, Horizon, Series, from_json, to_json
from planner.horizon.study import study_horizon
from planner.savings.solving import Effort
from planner.scenarios.apply import apply_scenario
from planner.scenarios.edits.staff import Absent
from planner.scenarios.scenario import Scenario
from tests.planner.horizon.samples import cared_for, drift, hygiene_day, technology, training

QUICK = HorizonOrder(
    weeks=16, every=5, effort=Effort(iterations=400), seeds=2, jobs=1, runs=1, cases=("base",)
)


@cache
def trained() -> Horizon:
    """Training with drift behind it, 16 weeks."""
    return study_horizon(*hygiene_day(), [training(), drift()], QUICK)


@cache
def undrifted() -> Horizon:
    """The same without drift."""
    return study_horizon(*hygiene_day(), [training()], QUICK)


def care_hours(week: int, *scenarios: Scenario) -> float:
    """Hours of care a week, a mean over the two seeds, in a week of the year (from 1) as the technologies count it (from 0)."""
    day, travel = hygiene_day()
    whole = Scenario(code="all", edits=tuple(e for s in scenarios for e in s.edits))
    seconds = [
        cared_for(apply_scenario(whole, day, travel, seed=seed, week=week - 1).instance) for seed in (1, 2)
    ]
    return sum(seconds) / 2 * 7 / 3600


def net(series: Series) -> list[float]:
    return [w.net.mean for w in series.weeks]


def test_each_solved_week_is_that_weeks_care() -> None:
    """What is freed is what the week's visits have less care for; the drive is the shortest with and without."""
    series = undrifted().track("training").case("base")
    for week in undrifted().solved_weeks:
        found = series.weeks[week - 1]
        assert found.how == "solved"
        assert found.net.mean == pytest.approx(care_hours(week) - care_hours(week, training()), abs=0.01)


def test_training_takes_before_it_gives() -> None:
    """Weeks 1 to 12 hold the training; from week 13 on 47 minutes less for each of four, 3.13 h, a little less every week."""
    freed = net(undrifted().track("training").case("base"))
    assert max(freed[:12]) < 0
    assert freed[12] == pytest.approx(4 * 47 / 60, abs=0.01)
    assert 2.9 < freed[15] < freed[12]


def test_both_sides_of_the_step_are_planned() -> None:
    """Every fifth week alone would be 1, 6, 11 and 16, and the line from 11 to 16 would cross the step between 12 and 13."""
    assert undrifted().solved_weeks == (1, 6, 11, 12, 13, 16)


def test_a_week_of_the_same_days_is_known_and_not_drawn() -> None:
    """While all train, every week is the same; afterwards the effect wanes, and weeks 14 and 15 are drawn between 13 and 16."""
    weeks = undrifted().track("training").case("base").weeks
    assert [w.how for w in weeks[:12]] == [
        "solved",
        *["same"] * 4,
        "solved",
        *["same"] * 4,
        "solved",
        "solved",
    ]
    assert [w.how for w in weeks[12:]] == ["solved", "drawn", "drawn", "solved"]
    first, last = weeks[12].net.mean, weeks[15].net.mean
    assert weeks[13].net.mean == pytest.approx(first + (last - first) / 3)


def test_weeks_drawn_as_the_last_solved() -> None:
    order = replace(QUICK, between="last")
    weeks = study_horizon(*hygiene_day(), [training()], order).track("training").case("base").weeks
    assert weeks[13].how == "drawn"
    assert weeks[13].net == weeks[14].net == weeks[12].net != weeks[15].net


def test_equal_days_are_planned_once() -> None:
    """6 weeks of track and untreated and today, of 2 seeds each: 26 asked for. Distinct of a seed: today, which is every untreated
    week too, weeks 1 to 12, 13 and 16; under the seed whose day has no training, weeks 1 to 12 are today."""
    method = undrifted().method
    assert method.asked == 26
    assert method.plans == 4 + 3


def test_every_run_of_a_seed_is_another_search() -> None:
    """Three runs make three times the plans, and a seed's figures are their means."""
    method = study_horizon(*hygiene_day(), [training()], replace(QUICK, runs=3)).method
    assert (method.asked, method.plans, method.runs) == (78, 21, 3)


def test_drift_is_in_the_baseline_of_its_week() -> None:
    """1.7 minutes a week for each of four, every week: after 15 weeks 102 minutes, 1.7 h. Trained citizens do not drift, so that
    the track frees that too; against today it frees what it does without drift."""
    horizon = trained()
    assert [t.code for t in horizon.tracks] == ["training"]
    last = horizon.untreated["base"][-1]
    assert last.drift.mean == pytest.approx(1.7, abs=0.02)
    week, plain = (h.track("training").case("base").weeks[-1] for h in (horizon, undrifted()))
    assert week.against_today.mean == pytest.approx(plain.net.mean, abs=0.01)
    assert week.net.mean == pytest.approx(plain.net.mean + last.drift.mean, abs=0.02)
    assert horizon.untreated["base"][0].drift.mean == 0


def test_cumulative_hours_are_the_sum_of_the_weeks() -> None:
    series = trained().track("training").case("base")
    freed = net(series)
    assert [w.cumulative.mean for w in series.weeks] == pytest.approx(
        [sum(freed[: k + 1]) for k in range(16)]
    )
    assert series.total.net_hours.mean == pytest.approx(sum(freed))
    assert series.total.kroner.mean == pytest.approx(490 * sum(freed))


def test_together_and_alone_on_one_axis() -> None:
    """Two who are away and training: together is a track of both, in every case that was asked for."""
    order = replace(QUICK, weeks=1, cases=CASES)
    away = Scenario(code="away", title="En syg", edits=(Absent(workers=("W2",)),))
    horizon = study_horizon(*hygiene_day(), [away, training()], order)
    assert [(t.code, t.kind, t.members) for t in horizon.tracks] == [
        ("away", "scenario", ("away",)),
        ("training", "technology", ("training",)),
        (TOGETHER, "together", ("away", "training")),
    ]
    assert [s.case for s in horizon.track(TOGETHER).series] == list(CASES)
    assert horizon.track("away").title == "En syg"
    assert {n.code for n in horizon.track("training").notes} >= {"technology_users"}


def test_the_low_case_has_less_effect() -> None:
    """A year after the training the low case has nothing left of it (weeks are counted from the citizen's first)."""
    order = replace(QUICK, weeks=53, every=60, cases=CASES)
    track = study_horizon(*hygiene_day(), [training()], order).track("training")
    assert track.case("low").weeks[-1].net.mean == pytest.approx(0, abs=0.01)
    assert track.case("base").weeks[-1].net.mean == pytest.approx(4 * 33 / 60, abs=0.01)


def test_an_empty_effect_frees_exactly_nothing() -> None:
    """Nobody begins: every week's days are today's, planned once, so that the difference is 0 without an interval's doubt."""
    horizon = study_horizon(*hygiene_day(), [training(uptake=0)], QUICK)
    series = horizon.track("training").case("base")
    assert {(w.net.mean, w.net.half_width) for w in series.weeks} == {(0, 0)}
    assert horizon.method.plans == 2
    assert series.total.pays_from is None


def test_expected_response_is_work_too() -> None:
    """A robot's alarms are in no plan, and are taken off."""
    day, travel = hygiene_day()
    visits = tuple(v.model_copy(update={"services": ("medicine",)}) for v in day.visits)
    robot = technology("robot_aalborg", uptake=1, missed_rate=1.0)
    order = replace(QUICK, weeks=1)
    horizon = study_horizon(day.model_copy(update={"visits": visits}), travel, [robot], order)
    week = horizon.track("robot_aalborg").case("base").weeks[0]
    assert week.response.mean > 0
    assert week.net.mean == pytest.approx(
        week.field_freed.mean
        - week.unit_used.mean
        - week.fallback.mean
        - week.left_out.mean
        - week.response.mean
    )


def test_the_same_figures_again_and_as_json() -> None:
    again = study_horizon(*hygiene_day(), [training()], QUICK)
    assert again == undrifted()
    assert from_json(to_json(again)) == again


def test_faults_are_located_and_come_before_any_plan() -> None:
    away = Scenario(code="away", edits=(Absent(workers=("W9",)),))
    with pytest.raises(InputError) as caught:
        study_horizon(*hygiene_day(), [away, technology("robot_hjoerring", smiles=3)], QUICK)
    assert len(caught.value.issues) >= 2


def test_one_technology_in_two_scenarios_cannot_be_together() -> None:
    with pytest.raises(InputError) as caught:
        study_horizon(*hygiene_day(), [training(), training().model_copy(update={"code": "more"})], QUICK)
    assert {i.code for i in caught.value.issues} == {"technology_twice"}


@pytest.mark.parametrize(
    "fields",
    [
        {"seeds": 1},
        {"weeks": 0},
        {"cases": ()},
        {"every": 0},
        {"kroner_per_hour": -1},
        {"runs": 0},
        {"cases": ("worst",)},
        {"cases": ("low", "base")},
    ],
)
def test_orders_that_cannot_be_meant(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"must be|cannot|cases are"):
        replace(QUICK, **fields)
