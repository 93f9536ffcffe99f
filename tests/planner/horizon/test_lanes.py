"""What is followed: scenarios alone, all together, and what happens anyway."""

from __future__ import annotations

import pytest

from planner.horizon.breaks import step_weeks
from planner.horizon.lanes import is_background, lanes_of
from planner.horizon.records import TOGETHER, UNTREATED
from planner.scenarios.edits.staff import Absent
from planner.scenarios.scenario import Scenario
from tests.planner.horizon.samples import drift, technology, training

AWAY = Scenario(code="away", title="En syg", edits=(Absent(workers=("W2",)),))
ROBOT = technology("robot_aalborg", uptake=0.5)


def test_one_scenario_is_not_together_with_itself() -> None:
    lanes, background = lanes_of([AWAY])
    assert [(lane.code, lane.title, lane.kind) for lane in lanes] == [("away", "En syg", "scenario")]
    assert background == ()


def test_several_are_together_last() -> None:
    lanes, _ = lanes_of([ROBOT, AWAY])
    assert [lane.kind for lane in lanes] == ["technology", "scenario", "together"]
    assert lanes[-1].members == ("robot_aalborg", "away")


def test_technologies_come_side_by_side_after_the_other_edits() -> None:
    """So that the ladder decides who has a dose, whichever scenario names a technology first."""
    lanes, _ = lanes_of([ROBOT, AWAY, training()])
    assert lanes[-1].edits == (*AWAY.edits, *ROBOT.edits, *training().edits)


def test_what_happens_anyway_is_in_no_lane_and_told_once() -> None:
    both = Scenario(code="both", edits=(*training().edits, *drift().edits))
    lanes, background = lanes_of([both, ROBOT, drift()])
    assert background == drift().edits
    assert [lane.code for lane in lanes] == ["both", "robot_aalborg", TOGETHER]
    assert lanes[0].edits == training().edits
    assert lanes[0].kind == "technology"


def test_background_is_a_technology_that_nobody_chooses() -> None:
    assert is_background(drift().edits[0])
    assert not is_background(training().edits[0])
    assert not is_background(AWAY.edits[0])
    assert not is_background(technology("nobody_knows").edits[0])


def test_nothing_but_what_happens_anyway_is_no_question() -> None:
    with pytest.raises(ValueError, match="happen anyway"):
        lanes_of([drift()])


@pytest.mark.parametrize("code", ["away", TOGETHER, UNTREATED])
def test_codes_of_their_own(code: str) -> None:
    with pytest.raises(ValueError, match="codes of their own"):
        lanes_of([AWAY, ROBOT.model_copy(update={"code": code})])


def test_training_steps_where_it_ends_and_its_effect_sets_in() -> None:
    """12 weeks of training are weeks 1 to 12 of the year; the effect is there from week 13 on."""
    assert step_weeks(training().edits, ["base"], 52) == (12, 13)
    assert step_weeks(training().edits, ["base"], 12) == (12,)


def test_a_later_start_is_a_step_of_its_own() -> None:
    """From its week 4, counted from 0, the fifth of the year."""
    later = training().edits[0].use.model_copy(update={"start_week": 4})
    edits = [training().edits[0].model_copy(update={"use": later})]
    assert step_weeks(edits, ["low", "base"], 52) == (4, 5, 16, 17)


def test_a_ramp_has_no_steps() -> None:
    assert step_weeks(training(ramp_weeks=10).edits, ["base"], 52) == ()


def test_nothing_steps_where_nothing_has_a_week() -> None:
    assert step_weeks([*AWAY.edits, *ROBOT.edits], ["base"], 52) == ()
