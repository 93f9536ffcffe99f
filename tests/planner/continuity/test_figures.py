"""Figures of continuity and of fair lists, computed by hand."""

from __future__ import annotations

import pytest

from planner.continuity import (
    PlannedDay,
    continuity_figures,
    faces_of,
    fairness_figures,
    history_of,
    with_plan,
)
from planner.continuity.brief import for_brief
from planner.continuity.records import CurvePoint
from tests.planner.continuity.samples import at_clock, day_of, on


def twice_a_day(day: int, first: str, second: str) -> PlannedDay:
    """C1 at 8 and at 12 by two workers, C3 at 9 by the first."""
    visits = [
        at_clock("V1", "C1", "08:00", day), at_clock("V2", "C1", "12:00", day), at_clock("V3", "C3", "09:00", day)
    ]  # fmt: skip
    tours: dict[str, list[str]] = {"S" + first[1:]: ["V1", "V3"]}
    tours.setdefault("S" + second[1:], []).append("V2")
    return day_of(day, visits, tours)


def test_distinct_workers_of_citizens_with_two_visits_a_day() -> None:
    """C1: W1 W2, W1 W3, W1 W4 over three days: 4 workers, 6 visits; the team of three is W1 (3), W2, W3 (1 each) = 5 of 6.
    C3 has one visit a day and is not counted."""
    history = history_of(
        [twice_a_day(0, "W1", "W2"), twice_a_day(1, "W1", "W3"), twice_a_day(2, "W1", "W4")], on(3)
    )
    found = continuity_figures(history, limit=3)
    assert (found.citizens, found.mean_workers, found.most_workers, found.over_limit) == (1, 4, 4, 1)
    assert found.worst[0].primary_team == ("W1", "W2", "W3")
    assert found.primary_share == pytest.approx(5 / 6)
    assert found.worst[0].primary_share == pytest.approx(5 / 6)
    assert (continuity_figures(history, limit=4).over_limit, found.planned_days, found.known_share) == (
        0,
        3,
        None,
    )


def test_the_worst_ten_come_first_and_the_rest_are_in_the_mean() -> None:
    """12 citizens by two visits each; of number k the second is by W2 if k > 5: 7 x 2 + 5 x 1 = 19 workers, 19 / 12."""
    visits = [at_clock(f"V{k}{n}", f"C{k}", f"{7 + k}:{n}0") for k in range(1, 13) for n in (1, 4)]
    tours = {
        "S1": [v.visit_id for v in visits if v.visit_id[-1] == "1" or int(v.visit_id[1:-1]) <= 5],
        "S2": [v.visit_id for v in visits if v.visit_id[-1] == "4" and int(v.visit_id[1:-1]) > 5],
    }
    found = continuity_figures(history_of([day_of(0, visits, tours)], on(1)))
    assert [m.workers for m in found.worst] == [2] * 7 + [1] * 3
    assert found.mean_workers == pytest.approx(19 / 12)
    assert found.median_workers == 2


def test_known_and_new_faces_of_a_plan() -> None:
    """C1 knows W1 and W2, C3 knows W1. Tuesday W1 (V1, V3) and W3 (V2): 2 of 3 visits by known, one new pair, C1 and W3."""
    history = history_of([twice_a_day(0, "W1", "W2")], on(1))
    plan = twice_a_day(1, "W1", "W3")
    faces = faces_of(history, plan)
    assert (faces.known, faces.visits, faces.new, faces.new_citizens) == (2, 3, 1, 0)
    found = continuity_figures(history, plan)
    assert found.known_share == pytest.approx(2 / 3)
    assert (found.new_faces, found.most_workers, found.before) == (1, 3, on(2))
    nobody = faces_of(history_of([], on(1)), plan)
    assert (nobody.known_share, nobody.new, nobody.new_citizens) == (None, 0, 2)


def test_the_window_with_a_plan_stays_as_long() -> None:
    """Of two days before day 2 the first drops out when day 2 comes in."""
    history = history_of([twice_a_day(0, "W5", "W6"), twice_a_day(1, "W1", "W2")], on(2), length=2)
    assert with_plan(history, twice_a_day(2, "W1", "W2")).planned == (on(1), on(2))
    with pytest.raises(ValueError, match="the plan is of 2026-03-03, the history ends before 2026-03-04"):
        with_plan(history, twice_a_day(1, "W1", "W2"))
    with pytest.raises(ValueError, match="at least 1, got 0"):
        continuity_figures(history, limit=0)


def baths(day: int, first: int, second: int) -> PlannedDay:
    """So many baths of ten minutes for W1, then for W2."""
    names = [f"V{k}" for k in range(1, first + second + 1)]
    visits = [at_clock(v, "C1", f"{7 + k:02d}:00", day, services=("bath",)) for k, v in enumerate(names)]
    return day_of(day, visits, {"S1": names[:first], "S2": names[first:]})


def test_heavy_lists_and_the_spread_between_workers() -> None:
    """W1: 4 and 2 baths on two days, W2: 1 and 3. A day 3 and 2: spread 1. Only the 4 are over 3. Care: 10 minutes a bath, so that
    W1 has 30 minutes a day, W2 20, and the longest list is 40."""
    found = fairness_figures(history_of([baths(0, 4, 1), baths(1, 2, 3)], on(2)))
    assert [(h.day, h.worker_id, h.heavy) for h in found.heavy_lists] == [(on(0), "W1", 4)]
    assert (found.most_heavy_a_day, found.least_heavy_a_day, found.heavy_spread) == (3, 2, 1)
    assert (found.care_spread, found.longest_day) == (600, 2400)
    assert [(w.worker_id, w.days, w.heavy, w.most_heavy_a_day) for w in found.workers] == [
        ("W1", 2, 6, 4), ("W2", 2, 4, 3),
    ]  # fmt: skip
    assert fairness_figures(history_of([baths(0, 4, 1)], on(1)), cap=4).heavy_lists == ()
    with pytest.raises(ValueError, match="from 0, got -1"):
        fairness_figures(history_of([], on(1)), cap=-1)


def test_no_history_gives_figures_of_nothing() -> None:
    history = history_of([], on(0))
    found, fair = continuity_figures(history), fairness_figures(history)
    assert (found.citizens, found.mean_workers, found.primary_share, found.worst) == (0, 0, None, ())
    assert (fair.heavy_spread, fair.care_spread, fair.longest_day, fair.workers) == (0, 0, 0, ())


def test_the_brief_gets_the_same_figures() -> None:
    history = history_of([twice_a_day(0, "W1", "W2")], on(1))
    common = {"strangers": 1, "driving_metres": 5, "left_out": 0, "cost": 9, "new_faces": 1}
    curve = [
        CurvePoint(weight=0, known_share=0.5, driving_seconds=600, **common),
        CurvePoint(weight=9, known_share=None, driving_seconds=700, **common),
    ]
    told = for_brief(continuity_figures(history, twice_a_day(1, "W1", "W3")), curve)
    assert (told.citizens, told.most_workers, told.worst) == (1, 3, {"C1": 3})
    assert [(p.weight, p.known_share, p.driving_seconds) for p in told.trade_off] == [(0, 0.5, 600)]
