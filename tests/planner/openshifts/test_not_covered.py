"""What no open shift could cover is listed, with the reason in words."""

from __future__ import annotations

from planner.domain import Instance, Level
from planner.messages import Lang
from planner.openshifts.records import NotCovered
from planner.openshifts.texts import why_not
from tests.builders import citizen, instance, plan_of, shift, visit, window, worker
from tests.planner.openshifts.days import LINE, found, sharp


def _only(day: Instance) -> NotCovered:
    answer = found(day).answer
    assert answer.shifts == ()
    (one,) = answer.not_covered
    for reason in one.reasons:
        for lang in Lang:
            assert "{" not in why_not(reason, lang)
    return one


def test_required_worker() -> None:
    """Only W1 may come to C1 and C2, and is wanted at both at 08:00: no stranger helps, and that is said first."""
    people = [citizen(c, required_workers=frozenset({"W1"})) for c in ("C1", "C2")]
    one = _only(instance([sharp("V1", "08:00"), sharp("V2", "08:00")], [shift("S1")], citizens=people))
    assert one.reasons[0].code == "only_these_workers"
    assert why_not(one.reasons[0], Lang.DA) == "Kun W1 må komme hos borgeren, så en åben vagt hjælper ikke."


def test_required_worker_who_is_relieved_of_others() -> None:
    """Only W1 may come to C1, but anyone to C2: the open shift takes V2."""
    people = [citizen("C1", required_workers=frozenset({"W1"}))]
    day = instance([sharp("V1", "08:00"), sharp("V2", "08:00")], [shift("S1")], citizens=people)
    (one,) = found(day).answer.shifts
    assert one.visits == ("V2",)


def test_relieved_by_a_role_that_the_demand_does_not_ask_for() -> None:
    """V1 asks for no level, but for W1, who is kept by V2, which matters more; an SSA who takes V2 frees W1."""
    people = [citizen("C1", required_workers=frozenset({"W1"}))]
    visits = [sharp("V1", "08:00", priority=4), sharp("V2", "08:00", level=Level.SSA, priority=2)]
    day = instance(visits, [shift("S1")], citizens=people, workers=[worker("W1", Level.SSA)])
    answer = found(day, plan=plan_of(day, LINE, {"S1": ["V2"]})).answer
    assert [(s.level, s.visits) for s in answer.shifts] == [(Level.SSA, ("V2",))]
    assert answer.not_covered == ()


def test_nobody_works_then() -> None:
    one = _only(instance([visit("V1", None, window("22:00", "23:00"))], [shift("S1")]))
    assert [r.code for r in one.reasons] == ["no_shift_in_window"]
    assert one.reasons[0].params["window"] == "22:00-23:00"


def test_no_start_keeps_the_window() -> None:
    """Ten minutes of care that must be over five minutes after the earliest start."""
    one = _only(instance([visit("V1", None, window("08:00", "08:05", "08:05"))], [shift("S1")]))
    assert [r.code for r in one.reasons] == ["no_shift_in_window"]


def test_address_without_travel_times() -> None:
    one = _only(instance([visit("V9")], [shift("S1")]))
    assert [r.code for r in one.reasons] == ["address_unreachable"]


def test_too_far_for_any_shift_names_its_time_and_base() -> None:
    """At 07:00 sharp at A1, 60 s and 200 s after the earliest departure: 260 s too little for shifts that begin at 07:00."""
    (reason,) = _only(instance([sharp("V1", "07:00")], [shift("S1")])).reasons
    assert (reason.code, reason.params["lack_seconds"]) == ("too_far", 260)
    assert reason.params["shift"] in ("S1", "07:00-15:00 B")


def test_the_rest_is_covered_all_the_same() -> None:
    day = instance([sharp("V1", "08:00"), sharp("V2", "08:00"), sharp("V9", "09:00")], [shift("S1")])
    answer = found(day).answer
    assert len(answer.shifts) == 1
    assert [n.visit_id for n in answer.not_covered] == ["V9"]
    assert set(answer.covered) | {"V9"} == set(answer.demand)


def test_without_any_shift_nothing_can_be_learnt() -> None:
    answer = found(instance([visit("V1")], [])).answer
    assert [n.visit_id for n in answer.not_covered] == ["V1"]
    assert answer.not_covered[0].reasons
