"""Outcomes made up by hand, a day without chance in it, and technologies for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planner.domain import Instance
from planner.savings.records import Parts
from planner.scenarios.edits.technology import TechnologyUsed
from planner.scenarios.scenario import Scenario
from planner.technologies.use import Use
from planner.travel.times import TravelTimes
from planner.whatif.records import Outcome
from tests.builders import grid_times, instance, shift, visit, worker

SEEDS = (1, 2)


def outcomes(*driving: float, seeds: Sequence[int] = SEEDS, **parts: Any) -> list[Outcome]:
    """One outcome for each seed."""
    response = parts.pop("response", 0.0)
    return [
        Outcome(s, Parts(driving=d, **parts), 1000, 10, response_field=response)
        for s, d in zip(seeds, driving, strict=True)
    ]


def hygiene_day() -> tuple[Instance, TravelTimes]:
    """Base B and citizens C1 to C4 on a line, five minutes a step, each with half an hour of hygiene; two workers. Every plan that
    is any good drives as little as every other: what differs is care."""
    visits = [visit(f"V{k}", services=("hygiene",), seconds=1800) for k in range(1, 5)]
    day = instance(visits, [shift("S1"), shift("S2")], workers=[worker("W1"), worker("W2")])
    return day, grid_times(day, 300)


def technology(code: str, name: str = "", **figures: float) -> Scenario:
    """A scenario of one technology; `uptake` is of its use, the other figures are parameters."""
    uptake = figures.pop("uptake", None)
    use = Use(technology=code, uptake=uptake, parameters=figures)
    return Scenario(code=name or code, edits=(TechnologyUsed(use=use),))


def training(**figures: float) -> Scenario:
    """Everybody trains and completes, in visits that they get anyway: 12 weeks, then 47 minutes a week less of 210."""
    return technology(
        "training_viborg", "training", **{"uptake": 1, "completion": 1, "care_least": 0, **figures}
    )


def drift() -> Scenario:
    """Everybody's need grows 1.7 minutes a week, every week until week 34.67."""
    return technology("drift", care_least=0)


def cared_for(instance: Instance) -> int:
    """Seconds of care in all visits."""
    return sum(v.modes[0].service_duration for v in instance.visits)
