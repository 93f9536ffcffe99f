"""Who travels long, and whose list is heavy."""

from __future__ import annotations

import pytest

from planner.brief import BriefRules
from planner.brief.content import content_of
from tests.builders import instance, shift, visit
from tests.planner.brief.samples import told

# S1: B-A1-A2-A2-A3-B is 1 + 1 + 0 + 1 + 3 = 6 steps of 60 s: 360 s of 8 paid hours, 28,800 s: 1.25 %.
SHARE = 360 / 28_800


def test_a_list_beyond_the_share_travels_long() -> None:
    """A hair below the list's own share, the list is beyond it; S2 has no visits and is not in use."""
    found = content_of(told(), BriefRules(driving_share=SHARE - 0.0001)).driving
    assert [(d.shift_id, d.worker_id, d.driving_seconds, d.paid_seconds) for d in found.over] == [
        ("S1", "W1", 360, 28_800)
    ]
    assert (found.lists_used, found.driving_seconds, found.share) == (1, 360, SHARE)


def test_a_list_of_exactly_the_share_does_not() -> None:
    """S1 has 360 s again, S2 120 s: none is beyond, so that both are named as those that travel longest."""
    given = told({"S1": ["V2", "V3", "V4"], "S2": ["V1"]})
    found = content_of(given, BriefRules(driving_share=SHARE)).driving
    assert found.over == ()
    assert [d.shift_id for d in found.lists] == ["S1", "S2"]


def test_only_the_longest_few_are_named_where_none_is_beyond() -> None:
    """S1 goes to A3 and back, 360 s; S2 to A1 and back, 120 s."""
    given = told({"S1": ["V2", "V3", "V4"], "S2": ["V1"]})
    assert [d.shift_id for d in content_of(given, BriefRules()).driving.lists] == ["S1", "S2"]
    assert [d.shift_id for d in content_of(given, BriefRules(longest=1)).driving.lists] == ["S1"]


def test_a_list_with_more_heavy_visits_than_the_limit_is_heavy() -> None:
    """S1 has V1, V2 and V3 at home, of which V1 and V2 are heavy, S2 has V1 as its second worker: three in all."""
    day = instance(
        [visit("V1", staff_required=2), visit("V2", services=("transfer",)), visit("V3")],
        [shift("S1"), shift("S2")],
    )
    given = told({"S1": ["V1", "V2", "V3"], "S2": ["V1"]}, day)
    found = content_of(given, BriefRules(heavy_visits=1)).heavy
    assert [(h.shift_id, h.heavy_visits, h.overtime_seconds) for h in found.lists] == [
        ("S1", ("V1", "V2"), 0)
    ]
    assert (found.in_all, found.fewest, found.most) == (3, 1, 2)
    assert content_of(given, BriefRules(heavy_visits=2)).heavy.lists == ()


def test_a_caller_may_name_the_heavy_visits() -> None:
    """None of the four is heavy by itself; what is by screen is nobody's burden."""
    given = told({"S1": ["V1", "V2", "V3", ("V4", "screen")]}, heavy_visits=frozenset({"V3", "V4"}))
    found = content_of(given, BriefRules(heavy_visits=0)).heavy
    assert [(h.shift_id, h.heavy_visits) for h in found.lists] == [("S1", ("V3",))]
    assert content_of(told(), BriefRules(heavy_visits=0)).heavy.lists == ()


def test_overtime_makes_a_list_heavy() -> None:
    """The shift ends 07:30, 1,800 s after it began. The route: 360 s on the way, three stops of 318 s and four visits of 600 s make
    3,714 s: 1,914 s of overtime."""
    day = told().instance
    early = day.model_copy(update={"shifts": (shift("S1", end="07:30", max_overtime=3600), shift("S2"))})
    found = content_of(told(instance=early), BriefRules()).heavy
    assert [(h.shift_id, h.heavy_visits, h.overtime_seconds) for h in found.lists] == [("S1", (), 1914)]


@pytest.mark.parametrize(
    "given", [{"driving_share": 1.01}, {"driving_share": -0.1}, {"heavy_visits": -1}, {"longest": -1}]
)
def test_rules_that_mean_nothing_are_refused(given: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="from 0"):
        BriefRules(**given)  # type: ignore[arg-type]
