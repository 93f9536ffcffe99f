"""Why a visit is where it is, and what else it would cost, on a line of addresses a minute and 500 metres apart."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import check
from planner.domain import Instance, Level, Mode, Plan
from planner.explain import Explanation, NextBest, explain
from planner.explain.near import near_visit
from planner.explain.texts import describe_crew, describe_next, describe_rule, headline
from planner.messages import Lang
from planner.suggest import suggest
from tests.builders import (
    at,
    citizen,
    four_visits,
    grid_times,
    instance,
    link,
    pause,
    pin,
    plan_of,
    shift,
    visit,
    window,
    worker,
)

LINE = grid_times(["B", "A1", "A2", "A3", "A4"])
MOVES = 300


def told(i: Instance, sequences: dict[str, list[Any]], visit_id: str = "V1") -> Explanation:
    """The explanation, every sentence of it written once in both languages."""
    found = explain(i, LINE, plan_of(i, LINE, sequences), visit_id, moves=MOVES)
    for lang in Lang:
        lines = [headline(found, i, lang), *describe_crew(found.crew, lang)]
        lines += [describe_next(n, i, lang) for n in found.next_best]
        lines += [describe_rule(r, i, lang) for r in found.binding]
        assert not any("{" in line for line in lines)
    return found


def codes(found: Explanation) -> list[str]:
    return [r.code for r in found.binding]


def next_best(found: Explanation, what: str) -> NextBest:
    return next(n for n in found.next_best if n.what == what)


def two_shifts(**fields: Any) -> Instance:
    return instance([visit("V1"), visit("V2")], [shift("S1"), shift("S2")], **fields)


# what the next best costs


def test_another_worker_costs_a_second_way_out() -> None:
    """B-A1-A2-B is 240 s and 2,000 m. With V1 on S2: B-A2-B 240 s and 2,000 m, B-A1-B 120 s and 1,000 m; the stops are as many.
    120 * 100 + 1,000 * 3 = 15,000 points more. Handing V2 over too would cost nothing, and a second visit its worker."""
    found = told(two_shifts(), {"S1": ["V1", "V2"]})
    other = next_best(found, "worker")
    assert (other.barred, [p.worker_id for p in other.parts]) == (("W1",), ["W2"])
    assert other.points == 15_000
    assert other.consequences is not None
    assert (other.consequences.driving_seconds, other.consequences.driving_metres) == (120, 1000)
    assert other.consequences.other_worker == ()


def test_another_time_costs_nothing_where_the_day_is_empty() -> None:
    other = next_best(told(two_shifts(), {"S1": ["V1", "V2"]}), "time")
    assert other.points == 0
    assert abs((other.parts[0].start - at("07:04:20")).total_seconds()) > 900


def test_another_mode_costs_what_it_takes_and_may_save() -> None:
    """V4 at A3, behind V3 at A2, takes 120 s and 1,000 m more than turning round there, a stop of 318 s, and 600 s of care, which
    counts where there is a choice: (120 + 318 + 600) * 100 + 3,000 = 106,800 points. By screen, every call answered:
    (60 + 300 + 120) * 100 = 48,000."""
    i = four_visits()
    answered = i.settings.screen.model_copy(update={"unanswered": 0.0})
    i = i.model_copy(update={"settings": i.settings.model_copy(update={"screen": answered})})
    other = next_best(told(i, {"S1": ["V1", "V2", "V3", "V4"]}, "V4"), "mode")
    assert (other.barred, {p.mode for p in other.parts}) == ((Mode.PHYSICAL,), {Mode.SCREEN})
    assert other.points == 48_000 - 106_800
    back = next_best(told(i, {"S1": ["V1", "V2", "V3", ("V4", "screen")]}, "V4"), "mode")
    assert back.points == 106_800 - 48_000


@pytest.mark.parametrize(
    ("lock", "stuck"),
    [
        ({"shift_id": "S1"}, "worker"),
        ({"start": at("07:04:20")}, "time"),
        ({"mode": Mode.PHYSICAL}, "mode"),
    ],
)
def test_what_is_locked_is_not_tried(lock: dict[str, Any], stuck: str) -> None:
    i = two_shifts(pins=(pin("V1", **lock),))
    found = told(i, {"S1": ["V1", "V2"]})
    assert next_best(found, stuck).stuck == "locked"
    assert codes(found)[0] == {"worker": "locked_shift", "time": "locked_start", "mode": "locked_mode"}[stuck]


def test_what_has_no_other_way_says_so() -> None:
    i = instance([visit("V1", None, window("07:00", "07:10"))], [shift("S1")])
    found = told(i, {"S1": ["V1"]})
    assert {n.what: n.stuck for n in found.next_best} == {
        "worker": "nobody_else",
        "time": "one_time",
        "mode": "one_mode",
    }


def test_a_visit_that_then_has_no_place_is_left_out() -> None:
    """W2, and nobody else, is at A4 all day long for V2, which matters more; only W1 has time for V1."""
    busy = visit("V2", "C4", window("07:30", "07:40"), seconds=7 * 3600, priority=1)
    alone = citizen("C4", required_workers=frozenset({"W2"}))
    first = visit("V1", None, window("09:00", "10:00"))
    i = instance([first, busy], [shift("S1"), shift("S2")], citizens=[alone])
    other = next_best(told(i, {"S1": ["V1"], "S2": ["V2"]}), "worker")
    assert other.parts == ()
    assert other.points > i.settings.weights.unplanned[2] // 2


def test_a_double_visit_is_explained_as_one() -> None:
    i = instance([visit("V1", staff_required=2)], [shift("S1"), shift("S2"), shift("S3"), shift("S4")])
    found = told(i, {"S1": ["V1"], "S2": ["V1"]})
    assert {p.worker_id for p in found.parts} == {"W1", "W2"}
    assert {p.worker_id for p in next_best(found, "worker").parts} == {"W3", "W4"}
    assert "two_together" in codes(found)


def test_a_plan_that_could_be_better_says_by_how_much() -> None:
    """V1 and V2 each with a worker: 120 s and 1,000 m more than both with one, 15,000 points."""
    assert told(two_shifts(), {"S1": ["V1"], "S2": ["V2"]}).improvable == 15_000
    assert told(two_shifts(), {"S1": ["V1", "V2"]}).improvable == 0


def test_the_same_moves_and_seed_give_the_same_answer() -> None:
    i, order = four_visits(), {"S1": ["V1", "V2"], "S2": ["V3", "V4"]}
    assert told(i, order) == told(i, order)


# what binds it


def test_who_may_come_and_why_the_others_may_not() -> None:
    i = instance(
        [visit("V1", level=Level.SSA)],
        [shift("S1"), shift("S2"), shift("S3", start="15:30", end="23:00")],
        workers=[worker("W1", Level.SSA), worker("W2"), worker("W3")],
    )
    found = told(i, {"S1": ["V1"]})
    assert found.crew.may == ("W1",)
    assert [(o.code, o.workers) for o in found.crew.obstacles] == [("level", ("W2",))]  # W3 comes after 15
    assert "few_may" in codes(found)


def test_windows_bind_at_their_ends() -> None:
    """Care starts at 07:04:20 in all three."""
    cases = {("07:04", "15:00"): [], ("07:00", "07:15"): ["window_closes"], ("07:00", "07:25"): []}
    for ends, expected in cases.items():
        i = instance([visit("V1", None, window(*ends))], [shift(f"S{n}") for n in range(1, 6)])
        assert codes(told(i, {"S1": ["V1"]})) == expected
    i = instance([visit("V1", None, window("08:00", "15:00"))], [shift(f"S{n}") for n in range(1, 6)])
    assert codes(told(i, {"S1": ["V1"]})) == ["window_opens"]


def test_links_promises_breaks_neighbours_and_the_end_of_the_shift() -> None:
    others = [shift(f"S{n}") for n in range(2, 6)]
    tied = instance(
        [visit("V1", promised_latest=at("07:00")), visit("V2", "C1")],
        [shift("S1", breaks=(pause("07:20", "08:00"),), end="09:00"), *others],
        links=(link("V1", "V2", 600, 4000, "same"),),
    )
    found = told(tied, {"S1": ["V1", "break", "V2"]})
    assert {"late", "link_same", "break"} <= set(codes(found))
    side_by_side = told(tied, {"S1": ["V1", "V2"]})
    assert {"same_stop", "link_least"} <= set(codes(side_by_side))
    short = instance([visit("V1")], [shift("S1", end="07:20"), *others])
    assert codes(told(short, {"S1": ["V1"]})) == ["shift_ends"]  # home at 07:17:18


def test_continuity_binds() -> None:
    i = two_shifts(citizens=[citizen("C1", preferred_workers=frozenset({"W1"}))])
    assert "preferred" in codes(told(i, {"S1": ["V1", "V2"]}))
    assert "preferred" not in codes(told(i, {"S2": ["V1", "V2"]}))


# what has nothing to do with it


def test_only_routes_that_have_to_do_with_the_visit_change() -> None:
    """V1 goes to S2; on S3 and S4 two visits change places for nothing: that is taken back."""
    i = instance([visit(f"V{n}") for n in range(1, 5)], [shift(f"S{n}") for n in range(1, 5)])
    before = plan_of(i, LINE, {"S1": ["V1"], "S2": ["V2"], "S3": ["V3"], "S4": ["V4"]})
    after = plan_of(i, LINE, {"S2": ["V1", "V2"], "S3": ["V4"], "S4": ["V3"]})
    near = near_visit(i, before, after, "V1")
    assert near.routes == (*after.routes[:2], *before.routes[2:])
    assert near_visit(i, before, after, "V3").routes == (*before.routes[:2], *after.routes[2:])


def test_a_double_visit_that_moves_ties_its_routes() -> None:
    """V5 by S2 and S3 is later in the second plan, since V1 comes before it on S2: S3 must follow."""
    i = instance([visit("V1"), visit("V5", "C4", staff_required=2)], [shift("S1"), shift("S2"), shift("S3")])
    before = plan_of(i, LINE, {"S1": ["V1"], "S2": ["V5"], "S3": ["V5"]})
    after = plan_of(i, LINE, {"S2": ["V1", "V5"], "S3": ["V5"]})
    near = near_visit(i, before, after, "V1")
    assert near.routes == after.routes
    assert check(i, LINE, near) == []


# bad calls


def test_bad_calls() -> None:
    i = four_visits()
    plan: Plan = plan_of(i, LINE, {})
    with pytest.raises(KeyError, match="V9"):
        explain(i, LINE, plan, "V9")
    with pytest.raises(ValueError, match="fewer than 0"):
        explain(i, LINE, plan, "V1", moves=-1)


def test_suggest_and_explain_agree_on_the_next_worker() -> None:
    """Without W1 the visit goes where `suggest` puts it on the other shift."""
    i = two_shifts()
    plan = plan_of(i, LINE, {"S1": ["V1", "V2"]})
    other = next(s for s in suggest(i, LINE, plan, "V1").suggestions if s.parts[0].worker_id == "W2")
    assert [p.worker_id for p in next_best(told(i, {"S1": ["V1", "V2"]}), "worker").parts] == ["W2"]
    assert other.points == (120 + 318) * 100 + 3000
