"""A shift that travels slower or faster than its table: the same seconds in the plan, the check, and everything that explains."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner.check import check
from planner.compile import compile_problem
from planner.domain import Means
from planner.errors import InputError
from planner.fallback import coverage
from planner.issue_texts import describe
from planner.messages import Lang
from planner.planning import plan_day
from planner.reasons import why_unplanned
from planner.travel.table import read_travel_times, write_travel_times
from planner.travel.times import TravelTimes
from solvers.base import Budget
from tests.builders import grid_times, instance, plan_of, shift, visit, window
from tests.planner.fallback.days import on_screen, rules

DAY = instance(
    [visit("V1"), visit("V2")],
    [shift("S1"), shift("S2"), shift("S3", means=Means.BICYCLE)],
)
PLAIN = grid_times(DAY)  # 60 s a step by car, 180 s by bicycle


def slow(pace: int = 150, **paces: int) -> TravelTimes:
    """S1 at a pace, the others as named."""
    return replace(PLAIN, paces={"S1": pace, **paces})


def test_a_leg_takes_its_percent_rounded_up() -> None:
    """60 x 1.5 = 90; 60 x 1.01 = 60.6, 61; metres stay."""
    assert slow().leg_of(DAY.shift["S1"], "B", "A1") == (90, 500)
    assert slow(101).leg_of(DAY.shift["S1"], "B", "A1") == (61, 500)
    assert slow().leg_of(DAY.shift["S2"], "B", "A1") == (60, 500)
    assert slow().leg(Means.CAR, "B", "A1") == (60, 500)


def test_a_pace_below_one_percent_is_refused() -> None:
    with pytest.raises(ValueError, match="pace"):
        slow(0)


def test_a_table_at_a_pace_has_the_same_cells() -> None:
    times = slow(133)
    table = times.table_at(Means.CAR, 133)
    assert table.dtype == np.int32
    assert [int(table[0, times.index[a]]) for a in ("A1", "A2")] == [
        times.leg_of(DAY.shift["S1"], "B", a)[0] for a in ("A1", "A2")
    ]


def test_the_digest_tells_paces_apart_and_the_usual_pace_is_none() -> None:
    assert len({PLAIN.digest, slow().digest, slow(151).digest}) == 3
    assert slow(100).digest == PLAIN.digest


def test_each_pace_is_a_means_of_the_engine() -> None:
    """Car at 100 and 150, bicycle at 75: three tables, each shift its own."""
    problem = compile_problem(DAY, slow(S3=75)).problem
    assert [int(problem.travel_time[m, 0, 1]) for m in problem.shift_means] == [90, 60, 135]
    assert problem.travel_time.shape[0] == 3
    assert compile_problem(DAY, PLAIN).problem.travel_time.shape[0] == 2


def test_a_plan_is_made_and_checked_at_the_pace() -> None:
    """One shift, one home a step away: there and back 2 x 150 s."""
    day = instance([visit("V1")], [shift("S1")])
    times = replace(grid_times(day), paces={"S1": 250})
    plan = plan_day(day, times, budget=Budget(iterations=200))
    assert plan.routes[0].activities[0].travel_seconds == 150
    assert plan.routes[0].return_travel_seconds == 150
    assert not check(day, times, plan)
    assert {v.rule for v in check(day, grid_times(day), plan)} == {"travel_seconds"}


def test_what_explains_a_visit_left_out_travels_at_the_pace() -> None:
    """From 07:00 to A1 by 07:05, 200 s of arriving: 100 s are left for the way. At 60 s it fits, at 120 s it is too late."""
    day = instance([visit("V1", None, window("07:00", "07:05"))], [shift("S1")])
    left_out = plan_of(day, grid_times(day), {"S1": ()})
    late = why_unplanned(day, replace(grid_times(day), paces={"S1": 200}), left_out)["V1"]
    fits = why_unplanned(day, grid_times(day), left_out)["V1"]
    assert late[0].code != fits[0].code


def test_a_fallback_travels_at_the_pace() -> None:
    """V2's call may fail; whoever takes it over drives there and back."""
    day = instance(
        [visit("V2", None, window("08:00", "12:00"), services=("medicine",), screen_seconds=300)],
        [shift("S1"), shift("S2")],
        citizens=[on_screen("C2", address_id="A2")],
        settings=rules(),
    )
    times = grid_times(["B", "A1", "A2"])
    plan = plan_of(day, times, {"S1": ((("V2", "screen"),)), "S2": ()})
    usual, slower = (
        coverage(day, t, plan).calls[0].takeovers[0]
        for t in (times, replace(times, paces={"S1": 200, "S2": 200}))
    )
    assert slower.travel_seconds == 2 * usual.travel_seconds > 0


def test_paces_are_written_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "times.npz"
    write_travel_times(slow(S3=75), path)
    assert read_travel_times(path).paces == {"S1": 150, "S3": 75}
    assert read_travel_times(path).digest == slow(S3=75).digest
    write_travel_times(PLAIN, path)
    assert not read_travel_times(path).paces


@pytest.mark.parametrize("percent", [[0], [1.5], [100, 100]])
def test_paces_that_cannot_be_meant_are_told(tmp_path: Path, percent: list[float]) -> None:
    path = tmp_path / "times.npz"
    write_travel_times(slow(), path)
    arrays = dict(np.load(path)) | {"pace_percent": np.array(percent)}
    np.savez(path, **arrays)
    with pytest.raises(InputError) as caught:
        read_travel_times(path)
    assert [i.code for i in caught.value.issues] == ["table_bad_pace"]
    assert "pace_percent" in describe(caught.value.issues[0], Lang.DA)[0]
