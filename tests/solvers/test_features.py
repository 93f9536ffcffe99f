"""A feature is used when it can matter, and every solver is refused what it cannot express."""

from __future__ import annotations

from typing import Any

import pytest

from solvers import Budget, UnsupportedError, solve
from solvers.features import ALL_FEATURES, Feature, features
from solvers.problem import DIFFERENT_WORKER, NO_PLACE, SAME_WORKER, Weights
from tests.solvers.days import full_day
from tests.solvers.problems import every_feature, four_visits, one_visit

PLAIN = one_visit(weights=Weights())
TWO: dict[str, Any] = {
    "visits": 2,
    "option_visit": [0, 1],
    "option_place": [1, 1],
    "option_duration": [600, 600],
}
LINK: dict[str, Any] = {**TWO, "link_first": [0], "link_second": [1]}
AT_ONCE: dict[str, Any] = {"shift_leaves_at_start": [True]}
SCREEN: dict[str, Any] = {"option_place": [NO_PLACE]}
QUOTA: dict[str, Any] = {"quota_offset": [0, 1], "quota_option": [0]}
NO_SEATS: dict[str, Any] = {"shift_unit": [0], "seats_offset": [0, 1], "seats_from": [0], "seats": [0]}

# what makes each feature used, and the features used then
USES: list[tuple[dict[str, Any], set[Feature]]] = [
    ({"window_offset": [0, 2], "window_early": [0, 9], "window_late": [5, 19]}, {Feature.SEVERAL_WINDOWS}),
    ({"soft_latest": [10], "weights": Weights(lateness=1)}, {Feature.SOFT_LATEST}),
    ({**TWO, "visits": 1, "option_visit": [0, 0]}, {Feature.SEVERAL_OPTIONS}),
    (SCREEN, {Feature.PLACELESS}),
    ({"arriving": [[0, 1]]}, {Feature.STOP_OVERHEAD}),
    ({"leaving": [[0, 1]]}, {Feature.STOP_OVERHEAD}),
    ({"break_shift": [0]}, {Feature.BREAKS}),
    ({"break_shift": [0], "break_place": [1]}, {Feature.BREAKS, Feature.BREAK_PLACES}),
    (LINK, {Feature.LINKS}),
    ({**LINK, "link_worker": [SAME_WORKER]}, {Feature.LINKS, Feature.SAME_WORKER}),
    ({**LINK, "link_worker": [DIFFERENT_WORKER]}, {Feature.LINKS, Feature.DIFFERENT_WORKER}),
    ({**LINK, "link_together": [True]}, {Feature.LINKS, Feature.TOGETHER}),
    ({**LINK, "link_same_window": [True]}, {Feature.LINKS, Feature.SAME_WINDOW}),
    ({"shift_end": [5], "weights": Weights(overtime=1)}, {Feature.OVERTIME}),
    ({"shift_fixed_cost": [5], "weights": Weights(shift_use=1)}, {Feature.FIXED_COST}),
    ({"shift_start_place": [NO_PLACE]}, {Feature.OPEN_ENDS}),
    ({"shift_end_place": [NO_PLACE]}, {Feature.OPEN_ENDS}),
    ({"option_cost": [1]}, {Feature.OPTION_COST}),
    ({"preference": [[1]], "weights": Weights(preference=1)}, {Feature.PREFERENCE}),
    ({"client": [0], "weights": Weights(continuity=1)}, {Feature.CONTINUITY}),
    ({"weights": Weights(waiting=1)}, {Feature.WAITING}),
    ({**SCREEN, "weights": Weights(screen_work=1)}, {Feature.PLACELESS, Feature.SCREEN_WORK}),
    ({"weights": Weights(work=1)}, {Feature.WORK}),
    ({"required": [False]}, {Feature.OPTIONAL}),
    ({"shifts": 2, "shift_worker": [0, 0]}, {Feature.OVERLAPPING_SHIFTS}),
    ({"option_load": [1], "shift_capacity": [5]}, {Feature.LOADS}),
    ({**AT_ONCE, "weights": Weights(waiting=1)}, {Feature.WAITING, Feature.LEAVES_AT_START}),
    (
        {"shifts": 2, "shift_worker": [0, 0], "shift_leaves_at_start": [True, False]},
        {Feature.OVERLAPPING_SHIFTS, Feature.LEAVES_AT_START},
    ),
    ({"break_shift": [0], "break_skip_cost": [0]}, {Feature.BREAKS, Feature.OPTIONAL_BREAKS}),
    ({"soft_latest": [10], "weights": Weights(lateness_max=1)}, {Feature.LATENESS_MAX}),
    ({"shift_end": [900], "weights": Weights(idle_max=1)}, {Feature.IDLE_MAX}),
    ({"shifts": 2, "weights": Weights(balance=1)}, {Feature.BALANCE}),
    ({**QUOTA, "quota_max": [0]}, {Feature.QUOTAS}),
    ({**SCREEN, **NO_SEATS}, {Feature.PLACELESS, Feature.SEATS}),
]  # fmt: skip

# the same without what would make it matter: a weight of 0, a value that never bites
UNUSED: list[dict[str, Any]] = [
    {"soft_latest": [10]},
    {"weights": Weights(lateness=1)},
    {"shift_end": [5]},
    {"weights": Weights(overtime=1)},
    {"shift_fixed_cost": [5]},
    {"preference": [[1]]},
    {"client": [0]},
    {"weights": Weights(continuity=1)},
    {"weights": Weights(screen_work=1)},
    {"weights": Weights(waiting=1), "waiting_rate": [0]},
    {"weights": Weights(work=1), "work_rate": [0]},
    {"option_setup": [5], "option_wrap_up": [5]},
    {"option_load": [1]},
    {"shift_capacity": [5]},
    AT_ONCE,
    {**AT_ONCE, "weights": Weights(waiting=1), "waiting_rate": [0]},
    {"weights": Weights(lateness_max=1)},
    {"shift_end": [900]},
    {"weights": Weights(balance=1)},
    {**QUOTA, "quota_max": [1]},
    NO_SEATS,
]


def test_a_plain_problem_uses_nothing() -> None:
    assert features(PLAIN) == frozenset()


@pytest.mark.parametrize(("changes", "used"), USES)
def test_used(changes: dict[str, Any], used: set[Feature]) -> None:
    assert features(one_visit(**changes)) == used


@pytest.mark.parametrize("changes", UNUSED)
def test_unused(changes: dict[str, Any]) -> None:
    assert features(one_visit(**changes)) == frozenset()


def test_every_feature_is_shown_above_and_has_words() -> None:
    assert set().union(*(used for _, used in USES)) == ALL_FEATURES
    assert all(" " in feature.value or feature.value.isalpha() for feature in Feature)


def test_the_random_problems_use_every_feature() -> None:
    used = [features(every_feature(seed, paired=True)) for seed in range(12)]
    assert frozenset().union(*used, features(full_day(1, modes=1))) == ALL_FEATURES


def test_shifts_of_one_worker_that_overlap_are_a_feature_that_search_refuses() -> None:
    """0..100 and 90..200 of one worker overlap; 0..90 and 90..200 do not."""
    shifts = {"shift_worker": [0, 0], "shift_earliest": [0, 90]}
    apart = four_visits(**shifts, shift_latest=[90, 200], shift_end=[90, 200])
    overlapping = four_visits(**shifts, shift_latest=[100, 200], shift_end=[90, 200])
    assert Feature.OVERLAPPING_SHIFTS not in features(apart)
    assert Feature.OVERLAPPING_SHIFTS in features(overlapping)
    with pytest.raises(UnsupportedError, match="shifts of one worker that overlap in time"):
        solve(overlapping, "search", budget=Budget(iterations=1))
