"""Why a visit is in no route: rules that cannot be kept together, and what would make room, by solving again."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import check
from planner.domain import Instance, Level, Mode
from planner.explain import Explanation, explain
from planner.explain.rules import groups_of
from planner.explain.solving import Solving
from planner.explain.texts import RULES, WORDS, describe_conflict, describe_room, describe_rule
from planner.messages import Lang
from planner.suggest import suggest
from tests.builders import (
    citizen,
    consenting,
    grid_times,
    instance,
    link,
    pin,
    plan_of,
    shift,
    visit,
    window,
)

LINE = grid_times(["B", "A1", "A2", "A3", "A4"])
MOVES = 200
EIGHT = window("08:00", "08:00")
LATER = window("10:00", "11:00")


def told(i: Instance, sequences: dict[str, list[Any]] | None = None, visit_id: str = "V2") -> Explanation:
    found = explain(i, LINE, plan_of(i, LINE, sequences or {}), visit_id, moves=MOVES)
    for lang in Lang:
        lines = list(describe_conflict(found.conflict, i, lang)) if found.conflict is not None else []
        lines += [describe_room(found.room, i, lang)] if found.room is not None else []
        assert not any("{" in line for line in lines)
    return found


def rules(i: Instance, sequences: dict[str, list[Any]] | None = None) -> list[str]:
    conflict = told(i, sequences).conflict
    assert conflict is not None
    assert conflict.verified
    return [r.code for r in conflict.rules]


def alone(*windows: Any, **v2: Any) -> Instance:
    """V2 at A2 and one shift from 07 to 15."""
    fields = {name: v2.pop(name) for name in ("citizens", "links", "pins") if name in v2}
    return instance([visit("V2", None, *(windows or (LATER,)), **v2)], [shift("S1")], **fields)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (alone(window("03:00", "03:05")), ["hours", "window"]),
        (alone(level=Level.NURSE), ["level"]),
        (alone(certificates=frozenset({"catheter"})), ["certificate"]),
        (alone(delegated_tasks=frozenset({"insulin"})), ["delegation"]),
        (alone(staff_required=2), ["two_workers"]),
        (alone(citizens=[citizen("C2", required_workers=frozenset({"W9"}))]), ["only_required"]),
        (alone(citizens=[citizen("C2", forbidden_workers=frozenset({"W1"}))]), ["forbidden"]),
        (alone(pins=(pin("V2", shift_id="S9"),)), ["locks"]),
    ],
)
def test_one_thing_in_the_way_is_found_and_proven(case: Instance, expected: list[str]) -> None:
    """Each of these stands in the way of the visit even if there were no other; nothing else is named."""
    conflict = told(case).conflict
    assert conflict is not None
    assert [r.code for r in conflict.rules] == expected
    assert conflict.verified
    assert conflict.proven is (expected != ["locks"])


def test_without_any_one_of_the_rules_there_is_room_and_with_all_there_is_none() -> None:
    """Checked again here, rule by rule, by the same finder."""
    i = alone(window("03:00", "03:05"))
    find = Solving(LINE, plan_of(i, LINE, {}), "V2", MOVES)
    groups = {g.rule.code: g for g in groups_of(i, LINE, i.visit["V2"])}
    assert find(i) is None
    for code in ("hours", "window"):
        assert find(groups[code].given_up(i)) is not None
    assert find(groups["breaks"].given_up(i)) is None


def test_a_full_route_conflicts_with_the_window() -> None:
    """Both at eight sharp on one shift; the other visit is locked there. No proof: the others could be anywhere."""
    i = instance([visit("V1", None, EIGHT), visit("V2", None, EIGHT)], [shift("S1")])
    found = told(i, {"S1": ["V1"]})
    assert found.conflict is not None
    assert [r.code for r in found.conflict.rules] == ["others", "window"]
    assert not found.conflict.proven
    assert [r.code for r in found.reasons] == ["routes_full"]


def test_rules_of_the_screen() -> None:
    """By screen alone, and the citizen has no device."""
    only_screen = visit("V2", None, LATER, screen_seconds=300)
    only_screen = only_screen.model_copy(
        update={"modes": tuple(m for m in only_screen.modes if m.mode is Mode.SCREEN)}
    )
    i = instance([only_screen], [shift("S1")], citizens=[citizen("C2", screen=consenting(has_device=False))])
    assert rules(i) == ["screen_rules"]


def test_a_tie_to_another_visit() -> None:
    """V2 at ten, and at most an hour after V1 at eight: both on empty routes, and the tie is in the way."""
    i = instance(
        [visit("V1", None, EIGHT), visit("V2", None, LATER)],
        [shift("S1"), shift("S2")],
        links=(link("V1", "V2", 0, 3600),),
    )
    conflict = told(i, {"S1": ["V1"]}).conflict
    assert conflict is not None
    assert [r.code for r in conflict.rules] == ["link", "window"]
    assert conflict.rules[0].params == {"visit": "V1"}


def test_a_place_without_roads_is_beyond_all_rules() -> None:
    mainland = grid_times(["B", "A1"])
    i = alone()
    found = explain(i, mainland, plan_of(i, mainland, {}), "V2", moves=MOVES)
    assert found.conflict is not None
    assert found.conflict.rules == ()
    assert [r.code for r in found.reasons] == ["address_unreachable"]


def test_room_that_the_search_missed_is_said() -> None:
    found = told(alone())
    assert found.room is not None
    assert (found.conflict, found.fixes, found.reasons) == (None, (), ())


def test_solving_again_makes_room_where_nothing_can_just_be_put_in() -> None:
    """V2 at eight is for W1 alone, who has V1 at eight: W2 could take that. `suggest` moves nobody, `explain` does."""
    i = instance(
        [visit("V1", None, EIGHT), visit("V2", None, EIGHT)],
        [shift("S1"), shift("S2")],
        citizens=[citizen("C2", required_workers=frozenset({"W1"}))],
    )
    plan = plan_of(i, LINE, {"S1": ["V1"]})
    assert suggest(i, LINE, plan, "V2").suggestions == ()
    room = told(i, {"S1": ["V1"]}).room
    assert room is not None
    assert check(i, LINE, room.plan) == []
    assert room.consequences.other_worker == ("V1",)
    # the day with both, each B-A-B by its worker, less the day with V1: B-A2-B, 240 s and 2,000 m, and a stop
    assert room.points == (240 + 318) * 100 + 2000 * 3


def test_what_would_make_room_is_solved_again_too() -> None:
    """V2 needs 12 minutes after V1 as in `suggest`; but V1 may be with W2 at 08:05 at the latest, so that one rule is enough."""
    i = instance(
        [visit("V1", None, EIGHT), visit("V2", None, window("08:00", "08:05"))],
        [shift("S1"), shift("S2")],
        citizens=[citizen(c, required_workers=frozenset({"W1"})) for c in ("C1", "C2")],
    )
    found = told(i, {"S1": ["V1"]})
    assert [(f.kind, f.minutes) for f in found.fixes][:3] == [
        ("window_later", 12),
        ("window_earlier", 17),
        ("worker_accepted", None),
    ]


def test_every_rule_has_words_in_both_languages() -> None:
    for texts in (RULES, WORDS):
        for text in texts.values():
            assert text.da
            assert text.en
    i = alone(
        level=Level.SSA,
        certificates=frozenset({"catheter"}),
        delegated_tasks=frozenset({"insulin"}),
        staff_required=2,
        citizens=[citizen("C2", required_workers=frozenset({"W1"}), forbidden_workers=frozenset({"W2"}))],
        links=(link("V2", "V1"),),
        pins=(pin("V2", shift_id="S1"),),
    )
    groups = groups_of(i, LINE, i.visit["V2"])
    assert len(groups) == 12
    for group in groups:
        assert all("{" not in describe_rule(group.rule, i, lang) for lang in Lang)
