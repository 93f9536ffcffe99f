"""What changed between two plans, by small plans laid out by hand.

On the line B, A1, A2, A3 a step is 60 s; a stop costs 200 s before and 118 s after ten minutes of care.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings

from planner.difference import ChangeKind, difference
from planner.difference.texts import describe_change, describe_difference
from planner.domain import Instance, Plan
from planner.messages import Lang
from tests.builders import Entry, grid_times, instance, plan_of, shift, splits, visit
from tests.planner.store.plans_strategy import plans

WORKER, MOVED, MODE = ChangeKind.WORKER, ChangeKind.MOVED, ChangeKind.MODE
LEFT_OUT, TAKEN_IN, GONE = ChangeKind.LEFT_OUT, ChangeKind.TAKEN_IN, ChangeKind.GONE
ZONE = "Europe/Copenhagen"


def a_day() -> Instance:
    """Three visits, one of them also by screen, one of two workers, one that may be split; three shifts."""
    return instance(
        [
            visit("V1"),
            visit("V2", staff_required=2),
            visit("V3", screen_seconds=300, services=("medicine", "cleaning"), split=splits()),
        ],
        [shift("S1"), shift("S2"), shift("S3")],
    )


def laid(departures: dict[str, str] | None = None, **sequences: list[Entry]) -> Plan:
    """A plan of the day."""
    day = a_day()
    return plan_of(day, grid_times(day), sequences, departures)


def kinds(before: Plan, after: Plan, **given: object) -> dict[str, tuple[ChangeKind, ...]]:
    """What changed for each visit."""
    return {c.visit_id: c.kinds for c in difference(before, after, **given).changes}  # type: ignore[arg-type]


def test_a_plan_does_not_differ_from_itself() -> None:
    plan = laid(S1=["V1", "V2"], S2=["V2"])
    found = difference(plan, plan)
    assert found.changes == ()
    assert (found.common, found.kept, found.kept_share) == (2, 2, 1.0)


def test_another_worker() -> None:
    assert kinds(laid(S1=["V1"]), laid(S2=["V1"])) == {"V1": (WORKER,)}


def test_one_of_two_workers_changes_and_which_seat_is_whose_does_not_matter() -> None:
    before = laid(S1=[("V2", 0)], S2=[("V2", 1)])
    assert kinds(before, laid(S1=[("V2", 1)], S2=[("V2", 0)])) == {}
    assert kinds(before, laid(S1=[("V2", 0)], S3=[("V2", 1)])) == {"V2": (WORKER,)}


def test_moved_by_more_than_a_quarter_of_an_hour_and_not_by_just_that() -> None:
    """Who leaves 900 s later starts 900 s later: allowed; a second more is not. Earlier counts alike."""
    base = laid({"S1": "07:30:00"}, S1=["V1"])
    assert kinds(base, laid({"S1": "07:45:00"}, S1=["V1"])) == {}
    later = difference(base, laid({"S1": "07:45:01"}, S1=["V1"])).changes[0]
    assert (later.kinds, later.moved_seconds) == ((MOVED,), 901)
    earlier = difference(base, laid({"S1": "07:14:59"}, S1=["V1"])).changes[0]
    assert (earlier.kinds, earlier.moved_seconds) == ((MOVED,), -901)
    assert kinds(base, laid({"S1": "07:31:00"}, S1=["V1"]), tolerance_seconds=59) == {"V1": (MOVED,)}
    with pytest.raises(ValueError, match="at least 0"):
        difference(base, base, tolerance_seconds=-1)


def test_to_screen_and_split() -> None:
    """By screen at once from 07:00 and 60 s of set-up; at home from 07:00 + 180 s + 200 s: 320 s apart, not moved."""
    home, screen = laid(S1=["V3"]), laid(S1=[("V3", "screen")])
    found = difference(home, screen).changes[0]
    assert (found.kinds, found.moved_seconds) == ((MODE,), -320)
    split = laid(S1=[("V3", "call"), ("V3", "rest")])
    assert kinds(home, split) == {"V3": (WORKER, MODE)}  # one worker twice is not one worker once
    assert kinds(split, laid(S1=[("V3", "call")], S2=[("V3", "rest")])) == {"V3": (WORKER,)}


def test_the_part_of_a_split_visit_that_moves_most_counts() -> None:
    """The call stays at 07:01; the rest moves with its worker from 07:00 to 08:00."""
    before = laid(S1=[("V3", "call")], S2=[("V3", "rest")])
    after = laid({"S2": "08:00"}, S1=[("V3", "call")], S2=[("V3", "rest")])
    found = difference(before, after).changes[0]
    assert (found.kinds, found.moved_seconds) == ((MOVED,), 3600)
    assert (
        describe_change(found, Lang.EN, ZONE) == "1 h later: 07:06:20 → 08:06:20"
    )  # 180 s of way, 200 s arriving


def test_left_out_and_taken_in() -> None:
    with_it, without = laid(S1=["V1"]), laid()
    assert kinds(with_it, without) == {"V1": (LEFT_OUT,)}
    assert kinds(without, with_it) == {"V1": (TAKEN_IN,)}
    assert kinds(without, without) == {}


def test_a_visit_that_one_of_the_days_does_not_have() -> None:
    """Cancelled is not left out; new and planned is taken in, new and not planned is left out."""
    day = a_day()
    fewer = day.model_copy(update={"visits": day.visits[1:]})
    small = plan_of(fewer, grid_times(day), {})
    assert kinds(laid(S1=["V1"]), small) == {"V1": (GONE,)}
    assert kinds(laid(), small) == {"V1": (GONE,)}
    taken = difference(small, laid(S1=["V1"])).changes[0]
    assert (taken.kinds, taken.new) == ((TAKEN_IN,), True)
    left = difference(small, laid()).changes[0]
    assert (left.kinds, left.new) == ((LEFT_OUT,), True)


def test_counts_and_what_is_kept() -> None:
    """V1 to another worker an hour later; V2 as it was; V3 left out: 1 of 2 kept."""
    before = laid(S1=["V1", "V3"], S2=[("V2", 0)], S3=[("V2", 1)])
    day = a_day()
    after = plan_of(
        day.model_copy(update={"shifts": (*day.shifts, shift("S4", start="08:00"))}), grid_times(day),
        {"S2": [("V2", 0)], "S3": [("V2", 1)], "S4": ["V1"]},
    )  # fmt: skip
    found = difference(before, after)
    assert {c.visit_id: c.kinds for c in found.changes} == {"V1": (WORKER, MOVED), "V3": (LEFT_OUT,)}
    assert (found.common, found.kept, found.kept_share) == (2, 1, 0.5)
    assert (found.count(), found.count(WORKER), found.count(WORKER, MOVED), found.count(MODE)) == (2, 1, 1, 0)
    assert found.changes[0].workers == {"W1", "W4"}
    without = difference(before, after, ignoring={"V1"})
    assert (without.common, without.kept, without.count()) == (1, 1, 1)


def test_nothing_in_common_is_all_kept() -> None:
    assert difference(laid(), laid()).kept_share == 1.0


def test_a_change_in_words() -> None:
    """07:04:20 is 60 s of way and 200 s of arriving after 07:00."""
    day = a_day()
    moved = difference(laid(S1=["V1"]), laid({"S2": "08:00"}, S2=["V1"])).changes[0]
    assert describe_change(moved, Lang.DA, ZONE) == (
        "anden medarbejder: W1 → W2; 1 t senere: 07:04:20 → 08:04:20"
    )
    named = describe_change(moved, Lang.EN, ZONE, {"W1": "Mette", "W2": "Bo"}.__getitem__)
    assert named == "other worker: Mette → Bo; 1 h later: 07:04:20 → 08:04:20"
    to_screen = difference(laid(S1=["V3"]), laid(S1=[("V3", "screen")])).changes[0]
    assert describe_change(to_screen, Lang.DA, ZONE) == "anden besøgsform: fysisk besøg → skærmbesøg"
    double = difference(laid(S1=[("V2", 0)], S2=[("V2", 1)]), laid()).changes[0]
    assert describe_change(double, Lang.EN, ZONE) == (
        "no longer planned (was W1 and W2 07:05:20, physical visit)"
    )
    small = plan_of(day.model_copy(update={"visits": day.visits[1:]}), grid_times(day), {})
    sentences = [
        describe_change(difference(one, other).changes[0], Lang.DA, ZONE)
        for one, other in ((small, laid(S1=["V1"])), (small, laid()), (laid(), small))
    ]
    assert sentences == ["nyt: W1 07:04:20, fysisk besøg", "nyt, og ikke planlagt", "findes ikke længere"]


def test_a_difference_in_short() -> None:
    """Of what did not happen nothing is said."""
    one, other = laid(S1=["V1"], S2=["V3"]), laid(S2=["V1"])
    found = difference(one, other)
    assert describe_difference(found, Lang.DA) == (
        "2 ændrede besøg: 1 får en anden medarbejder, 1 tages ud. 0 af 1 beholder medarbejder og tid."
    )
    assert describe_difference(found, Lang.EN) == (
        "2 visits changed: 1 gets another worker, 1 is left out. 0 of 1 keep their worker and time."
    )
    assert describe_difference(difference(one, one), Lang.EN) == "No changes in 2 visits."


def test_a_single_change_in_short() -> None:
    """V3 is left out, V1 stays: one visit, one change, one kept."""
    both, first = laid(S1=["V1"], S2=["V3"]), laid(S1=["V1"])
    found = difference(both, first)
    assert describe_difference(found, Lang.DA) == (
        "1 ændret besøg: 1 tages ud. 1 af 1 beholder medarbejder og tid."
    )
    assert describe_difference(found, Lang.EN) == (
        "1 visit changed: 1 is left out. 1 of 1 keeps its worker and time."
    )
    assert describe_difference(difference(first, first), Lang.EN) == "No changes in 1 visit."


@settings(max_examples=40, derandomize=True, deadline=None)
@given(before=plans, after=plans)
def test_forwards_and_backwards_tell_the_same(before: Plan, after: Plan) -> None:
    """Whatever the plans: who moved how far is the same, left out and taken in change places, and nobody is named twice."""
    there, back = difference(before, after), difference(after, before)
    moved = {c.visit_id: c.moved_seconds for c in there.changes if {WORKER, MOVED, MODE} & set(c.kinds)}
    assert moved == {
        c.visit_id: -c.moved_seconds for c in back.changes if {WORKER, MOVED, MODE} & set(c.kinds)
    }
    assert (there.common, there.kept) == (back.common, back.kept)
    assert 0 <= there.kept <= there.common
    ids = [c.visit_id for c in there.changes]
    assert ids == sorted(set(ids))
    assert difference(before, before).changes == ()


def test_moving_every_instant_moves_every_visit() -> None:
    plan = laid(S1=["V1", "V3"], S2=[("V2", 0)], S3=[("V2", 1)])
    shifted = plan.model_copy(
        update={
            "routes": tuple(
                r.model_copy(
                    update={
                        "activities": tuple(
                            a.model_copy(update={"start": a.start + timedelta(hours=1)}) for a in r.activities
                        )
                    }
                )
                for r in plan.routes
            )
        }
    )
    found = difference(plan, shifted)
    assert [c.kinds for c in found.changes] == [(MOVED,)] * 3
    assert found.kept == 0
