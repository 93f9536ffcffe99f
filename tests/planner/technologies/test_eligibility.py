"""Every rule of who may have a technology, biting and not."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain import Level, Visit
from planner.scenarios.records import Claim, Situation
from planner.technologies.effects import Remove
from planner.technologies.records import Eligibility, Share
from planner.technologies.values import Measure
from tests.planner.technologies.conftest import Enter
from tests.planner.technologies.samples import brought, care, figure, notes, situation, technology

TOILET = frozenset({"toilet"})


def qualify(enter: Enter, given: Situation, *figures: Any, **rule: Any) -> int:
    """How many citizens may have a technology that takes over toilet visits, by this rule."""
    own = [figure(name, base, measure) for name, base, measure in figures]
    code = enter(technology("trial", Remove(TOILET), figures=own, eligibility=Eligibility(**rule)))
    return int(notes(brought(given, code), "technology_users")[0]["eligible"])


def day(*services: str, **fields: Any) -> Situation:
    """One citizen with one visit."""
    return situation(care("V1", *services, **fields))


def test_only_those_with_a_service_it_acts_on(enter: Enter) -> None:
    assert qualify(enter, day("toilet", "meal")) == 1
    assert qualify(enter, day("meal")) == 0


def test_alone_asks_for_a_visit_of_nothing_else(enter: Enter) -> None:
    assert qualify(enter, day("toilet"), alone=True) == 1
    assert qualify(enter, day("toilet", "meal"), alone=True) == 0


def test_mixed_visits_are_left_alone_where_only_others_are_meant(enter: Enter) -> None:
    """The citizen qualifies by V1; V2 is mixed, and keeps its toilet."""
    code = enter(technology("trial", Remove(TOILET), eligibility=Eligibility(alone=True)))
    after = brought(situation(care("V1", "toilet"), care("V2", "toilet", "meal", citizen="C1")), code)
    assert [v.services for v in after.instance.visits] == [("toilet", "meal")]


def test_has_asks_for_a_service_beside_it(enter: Enter) -> None:
    """Acting on toilet and meals, for those with meals: the count is of meals."""
    for services, expected in ((("toilet", "meal"), 1), (("toilet",), 0)):
        code = enter(
            technology("trial", Remove(TOILET | {"meal"}), eligibility=Eligibility(has=frozenset({"meal"})))
        )
        assert notes(brought(day(*services), code), "technology_users")[0]["eligible"] == expected


def test_without_speaks_against_it(enter: Enter) -> None:
    """A service in another visit counts."""
    given = situation(care("V1", "toilet"), care("V2", "insulin", citizen="C1"))
    assert qualify(enter, given, without=frozenset({"insulin"})) == 0
    assert qualify(enter, given, without=frozenset({"wound"})) == 1


@pytest.mark.parametrize(("count", "expected"), [(1, 0), (2, 1), (4, 1), (5, 0)])
def test_times_a_day(enter: Enter, count: int, expected: int) -> None:
    """From two to four."""
    given = situation(*(care(f"V{n}", "toilet", citizen="C1") for n in range(count)))
    limits = (("least", 2, Measure.TIMES), ("most", 4, Measure.TIMES))
    assert qualify(enter, given, *limits, times_a_day=("least", "most")) == expected


@pytest.mark.parametrize(("minutes", "expected"), [(17, 0), (18, 1), (25, 1), (26, 0)])
def test_care_a_week(enter: Enter, minutes: int, expected: int) -> None:
    """From 120 to 180 minutes a week: 7 x 17 = 119, 7 x 18 = 126, 7 x 25 = 175, 7 x 26 = 182."""
    limits = (("least", 120, Measure.MINUTES_WEEK), ("most", 180, Measure.MINUTES_WEEK))
    given = day("toilet", seconds=60 * minutes)
    assert qualify(enter, given, *limits, care_minutes_week=("least", "most")) == expected


def test_levels(enter: Enter) -> None:
    given = day("toilet", level=Level.SSA)
    assert qualify(enter, given, levels=frozenset({Level.SSA, Level.NURSE})) == 1
    assert qualify(enter, given, levels=frozenset({Level.SSH})) == 0


def test_two_workers(enter: Enter) -> None:
    assert qualify(enter, day("toilet", staff_required=2), two_workers=True) == 1
    assert qualify(enter, day("toilet"), two_workers=True) == 0


def many(count: int = 200) -> tuple[Visit, ...]:
    """One toilet visit each."""
    return tuple(care(f"V{n}", "toilet") for n in range(count))


def test_what_the_data_cannot_say_is_a_share(enter: Enter) -> None:
    """Of 200 citizens 40 %: 80, within four standard deviations of 6.9."""
    rule = {"shares": (Share("trait", "part"),)}
    assert 53 <= qualify(enter, situation(*many()), ("part", 0.4, Measure.SHARE), **rule) <= 107


def test_a_trait_is_the_same_citizens_for_every_technology(enter: Enter) -> None:
    """Two devices for the dose-packed, one after the other: the second finds only those whom the first left out (none)."""
    codes = [
        enter(
            technology(code, Remove(TOILET), figures=[figure("part", 0.4, Measure.SHARE)],
                       eligibility=Eligibility(shares=(Share("trait", "part"),)))
        )
        for code in ("a", "b")
    ]  # fmt: skip
    told = notes(brought(situation(*many()), *codes), "technology_users")
    assert told[0]["users"] == told[0]["eligible"] > 0
    assert told[1]["eligible"] == 0


def test_a_trait_may_be_granted_by_another_technology(enter: Enter) -> None:
    """A share of none, but C1 has got dose packing."""
    rule = {"shares": (Share("dose_packed", "part", frozenset({"packing"})),)}
    given = situation(*many(3))
    granted = Situation(given.instance, given.travel, frozenset({Claim("C1", "dispensing", "packing")}))
    assert qualify(enter, given, ("part", 0, Measure.SHARE), **rule) == 0
    assert qualify(enter, granted, ("part", 0, Measure.SHARE), **rule) == 1


def test_what_is_claimed_is_not_there(enter: Enter) -> None:
    """Somebody else's, by a claim from before: of the service, or of a topic."""
    given = day("toilet")
    taken = Situation(given.instance, given.travel, frozenset({Claim("C1", "toilet", "other")}))
    assert (qualify(enter, given), qualify(enter, taken)) == (1, 0)
    topic = enter(technology("topic", Remove(TOILET), topics=frozenset({"physique"})))
    busy = Situation(given.instance, given.travel, frozenset({Claim("C1", "physique", "other")}))
    assert notes(brought(busy, topic), "technology_users")[0]["eligible"] == 0
