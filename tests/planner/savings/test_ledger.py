"""The division: exact whatever was sampled, and right where the game is known."""

from __future__ import annotations

from itertools import permutations
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.savings.ledger import Game, fallback_seconds, ledger, whole_seconds
from planner.savings.parts import parts_of
from tests.builders import plan_of
from tests.planner.savings.days import screen_day

WORTH = {frozenset(): 0, frozenset({"V1"}): 600, frozenset({"V2"}): 300, frozenset({"V1", "V2"}): 700}


def marginals(order: tuple[str, ...]) -> dict[str, float]:
    return {v: WORTH[frozenset(order[: k + 1])] - WORTH[frozenset(order[:k])] for k, v in enumerate(order)}


def test_two_neighbours_share_what_they_save_together() -> None:
    """V1 alone is worth 600, V2 300, both 700: V1 gets (600 + 400) / 2 = 500, V2 (300 + 100) / 2 = 200."""
    day, travel = screen_day()
    game = Game([marginals(p) for p in permutations(("V1", "V2"))], {"V1": 400, "V2": 100}, {}, 700.0)
    found = ledger(day, travel, [game])
    assert [(e.visit_id, e.fair_seconds, e.own.mean) for e in found.entries] == [
        ("V1", 500, 400),
        ("V2", 200, 100),
    ]
    assert (found.joint_seconds, found.sampled_seconds, found.residual_seconds) == (700, 700, 0)
    assert found.paths == 4
    # two values 600 and 400: variance 20,000, of their mean 10,000; 100 of 500
    assert found.entries[0].standard_error == pytest.approx(100)
    assert found.entries[0].relative_error == pytest.approx(0.2)
    assert [e.distance_metres for e in found.entries] == [500, 1000]


def test_the_residual_is_shared_evenly_among_the_visits_of_its_plan() -> None:
    """Seed 1: V1 and V2 sampled 500 and 200, measured 800: 50 more each. Seed 2: V1 alone, 600 of 700. Means: V1 (550 + 700) / 2 =
    625, V2 250 / 2 = 125; together 750."""
    day, travel = screen_day()
    games = [Game([{"V1": 500, "V2": 200}], {}, {}, 800.0), Game([{"V1": 600}], {}, {}, 700.0)]
    found = ledger(day, travel, games)
    assert {e.visit_id: (e.fair_seconds, e.plans) for e in found.entries} == {"V1": (625, 2), "V2": (125, 1)}
    assert (found.joint_seconds, found.sampled_seconds, found.residual_seconds) == (750, 650, 100)


def test_expected_fallbacks_come_off_the_visit_that_may_fail() -> None:
    day, travel = screen_day()
    found = ledger(
        day, travel, [Game([{"V1": 500, "V2": 200}], {"V1": 450}, {"V1": 40.0, "V2": 10.0}, 650.0)]
    )
    assert [(e.fair_seconds, e.fallback) for e in found.entries] == [(460, 40.0), (190, 10.0)]
    assert found.entries[0].own.mean == 410


def test_nothing_on_screen_divides_nothing() -> None:
    day, travel = screen_day()
    found = ledger(day, travel, [Game([{}], {}, {}, 37.0)])
    assert (found.joint_seconds, found.entries) == (0, ())


@given(
    st.dictionaries(st.sampled_from([f"V{k}" for k in range(1, 7)]), st.floats(-9000, 9000), min_size=1),
    st.integers(-20_000, 20_000),
)
@settings(derandomize=True, max_examples=50, deadline=None)
def test_whole_seconds_add_up_and_stay_near(value: dict[str, float], total: int) -> None:
    found = whole_seconds(value, total)
    assert sum(found.values()) == total
    shift = (total - sum(value.values())) / len(value)
    assert all(abs(found[v] - value[v] - shift) < 2 for v in value)


def test_seconds_cannot_be_divided_among_nobody() -> None:
    assert whole_seconds({}, 0) == {}
    with pytest.raises(ValueError, match="nobody"):
        whole_seconds({}, 5)


def test_fallbacks_by_visit_add_up_to_the_plans() -> None:
    """Nobody drives but S1, who is busy; whether a call is covered or not, its price is somewhere."""
    day, travel = screen_day()
    for within in (3600, 60):  # within a minute nobody can be there
        rules = day.settings.screen.model_copy(update={"fallback_within": within})
        other = day.model_copy(update={"settings": day.settings.model_copy(update={"screen": rules})})
        plan = plan_of(other, travel, {"S1": ["V1"], "O1": [("V2", "screen"), ("V5", "screen")]})
        found = fallback_seconds(other, travel, plan)
        parts = parts_of(other, travel, plan)
        assert set(found) == {"V2", "V5"}
        assert parts.covered == (2 if within == 3600 else 0)
        assert sum(found.values()) == pytest.approx(parts.fallback)
        assert fmean(found.values()) > 0
