"""Citizens who come and leave, visits called off or longer, calls without an answer: biting, and not."""

from __future__ import annotations

from planner.domain import Mode
from tests.builders import at, grid_times, instance, pause, plan_of, shift, visit, window
from tests.planner.replan.samples import after, codes, faults, held, replanned, two_routes

NEW = (
    'new_citizen:{"citizen_id": "N1", "address": "A2", '
    '"visits": [{"services": ["wash"], "minutes": 10, "earliest": "08:00", "latest": "09:00"}]}'
)
MORE = 'new_visits:{"citizen": "C2", "visits": [{"services": ["wash"], "minutes": 10, "earliest": "08:00", "latest": "09:00"}]}'
SERVICE = {"services": ("wash",)}


def serving():  # type: ignore[no-untyped-def]
    """The two routes, where somebody is washed."""
    given, travel, plan = two_routes()
    visits = tuple(v.model_copy(update=SERVICE) for v in given.visits)
    return given.model_copy(update={"visits": visits}), travel, plan


def test_a_new_citizen_is_visited() -> None:
    """By whoever changes least, and nobody else is moved."""
    found = replanned(serving(), "07:10", NEW)
    first = found.alternatives[0]
    assert first.plan.unplanned == ()
    assert first.changes == 0
    assert {c.visit_id for c in first.difference.changes} == {"N1-1"}


def test_a_citizen_who_is_known_gets_visits_more() -> None:
    """For C2, with no citizen more."""
    situation = after(serving(), "07:10", MORE)
    assert len(situation.instance.citizens) == 6
    assert sum(v.citizen_id == "C2" for v in situation.instance.visits) == 2


def test_an_id_or_a_place_that_does_not_do_is_a_fault() -> None:
    """C2 is there already; nobody knows C9, nor A9."""
    taken = NEW.replace("N1", "C2")
    nowhere = NEW.replace("A2", "A9")
    assert codes(faults(serving(), "07:10", taken)) == ["scenario_id_taken"]
    assert codes(faults(serving(), "07:10", nowhere)) == ["scenario_unknown_address"]
    assert codes(faults(serving(), "07:10", MORE.replace("C2", "C9"))) == ["event_unknown_citizen"]


def test_who_is_discharged_has_no_visits_more() -> None:
    """V3 starts at 07:36:56."""
    situation = after(two_routes(), "07:10", "discharged:C3")
    assert situation.gone == {"V3"}
    assert "V3" not in situation.instance.visit


def test_what_the_citizen_has_had_stays() -> None:
    """V1 began at 07:04:20."""
    situation = after(two_routes(), "07:10", "discharged:C1")
    assert situation.gone == set()
    assert "V1" in held(situation)


def test_a_visit_is_cancelled_before_it_begins() -> None:
    """V2 is to start at 07:20:38; W1 is on the way there from 07:16:18 on."""
    situation = after(two_routes(), "07:18", "cancelled:V2")
    assert situation.gone == {"V2"}
    assert "V2" not in held(situation)
    assert codes(faults(two_routes(), "07:21", "cancelled:V2")) == ["event_begun"]


def test_a_visit_that_was_cancelled_earlier_was_not_carried_out() -> None:
    """By 07:40 V2 would have been over, had it not been cancelled at 06:30; V3 is under way all the same."""
    situation = after(two_routes(), "07:40", "cancelled:V2@06:30")
    assert held(situation) >= {"V1", "V3"}
    assert situation.gone == {"V2"}


def test_a_visit_under_way_takes_longer() -> None:
    """V2 by 15 minutes: to 07:45:38. Its start stays, and V3 starts 15 minutes later, at 07:51:56."""
    found = replanned(two_routes(), "07:25", "extended:V2+15")
    acts = {a.visit_id: a for r in found.alternatives[0].plan.routes for a in r.activities}
    assert (acts["V2"].start, acts["V2"].end) == (at("07:20:38"), at("07:45:38"))
    assert acts["V3"].start == at("07:51:56")


def test_a_visit_that_is_over_gets_no_longer() -> None:
    """V1 ends at 07:14:20."""
    assert codes(faults(two_routes(), "07:14:20", "extended:V1+15")) == ["event_over"]
    assert faults(two_routes(), "07:14", "extended:V1+15") == []


def called():  # type: ignore[no-untyped-def]
    """V1 by screen from 07:01 for five minutes, V2 at home: W1 alone."""
    given = instance([visit("V1", screen_seconds=300), visit("V2")], [shift("S1"), shift("S2")])
    travel = grid_times(given)
    return given, travel, plan_of(given, travel, {"S1": [("V1", "screen")], "S2": ["V2"]})


def test_a_call_without_an_answer_is_made_at_the_door_in_time() -> None:
    """The last attempt was at 07:10: somebody starts by 08:10, and after now."""
    found = replanned(called(), "07:12", "unanswered:V1@07:10")
    for alternative in found.alternatives:
        (act,) = (a for r in alternative.plan.routes for a in r.activities if a.visit_id == "V1")
        assert act.mode is Mode.PHYSICAL
        assert at("07:12") < act.start <= at("08:10")
        assert alternative.consequences.from_screen == ("V1",)
        assert "C1" in alternative.consequences.phone


def test_a_call_that_was_answered_stays() -> None:
    """Nothing has happened to it."""
    assert held(after(called(), "07:12")) == {"V1", "V2"}


def test_only_a_call_that_has_been_tried_can_be_unanswered() -> None:
    """V2 is at home, and V1 starts at 07:01."""
    assert codes(faults(called(), "07:12", "unanswered:V2")) == ["event_no_call"]
    assert codes(faults(called(), "07:12", "unanswered:V1@07:00")) == ["event_no_call"]


def test_what_comes_too_late_is_left_out_and_says_so() -> None:
    """V2 was to start by 07:30; at 07:40 W1, who never came, has missed it."""
    given = instance([visit("V1"), visit("V2", None, window("07:00", "07:30"))], [shift("S1"), shift("S2")])
    travel = grid_times(given)
    day = given, travel, plan_of(given, travel, {"S1": ["V2"], "S2": ["V1"]})
    for alternative in replanned(day, "07:40", "sick:W1@06:00").alternatives:
        (left,) = alternative.plan.unplanned
        assert (left.visit_id, [r.code for r in left.reasons]) == ("V2", ["window_over"])
        assert [v.visit_id for v in alternative.consequences.left_out] == ["V2"]


def test_a_break_that_has_lost_its_time_is_held_later() -> None:
    """V1, 07:04:20-07:14:20, takes an hour more and is left at 08:16:18; the break was to begin by 08:00 and has room until the
    shift ends at 15:00."""
    given = instance([visit("V1")], [shift("S1", breaks=(pause("07:30", "08:00"),))])
    travel = grid_times(given)
    day = given, travel, plan_of(given, travel, {"S1": ["V1", "break"]})
    situation = after(day, "07:10", "extended:V1+60")
    (later,) = situation.instance.shift["S1"].breaks
    assert (later.start_earliest, later.start_latest) == (at("08:16:18"), at("14:30"))
    assert [n.code for n in situation.notes] == ["extended", "break_later"]
    found = replanned(day, "07:10", "extended:V1+60")
    assert all(not a.violations for a in found.alternatives)
    assert [n.code for n in after(day, "07:10", "extended:V1+30").notes] == ["extended"]  # left at 07:46:18


def test_a_break_without_room_falls_away() -> None:
    """V1 is left at 14:46:18, and half an hour of break does not fit before 15:00."""
    given = instance([visit("V1")], [shift("S1", breaks=(pause("07:30", "08:00"),))])
    travel = grid_times(given)
    day = given, travel, plan_of(given, travel, {"S1": ["V1", "break"]})
    situation = after(day, "07:10", "extended:V1+450")
    assert situation.instance.shift["S1"].breaks == ()
    assert [n.code for n in situation.notes] == ["extended", "breaks_gone"]


def test_what_is_said_of_a_visit_that_is_gone_is_told_and_does_nothing() -> None:
    """V6 is cancelled first."""
    situation = after(two_routes(), "07:10", "cancelled:V6", "extended:V6+10", "discharged:C6")
    assert "V6" not in situation.instance.visit
    assert [n.code for n in situation.notes] == ["cancelled", "gone_already", "discharged"]
