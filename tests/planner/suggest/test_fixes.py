"""What would make room where there is none: each kind biting and not biting, with the least that is enough."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from planner.check import check
from planner.domain import Consent, Instance, Level
from planner.messages import Lang
from planner.suggest import Advice, Fix, Suggestion, suggest
from planner.suggest.fixes import Case, fixes_for
from planner.suggest.fixes.hours import overtime
from planner.suggest.fixes.least import least_minutes
from planner.suggest.fixes.others import left_out
from planner.suggest.fixes.people import accepted, certified, handed_over
from planner.suggest.fixes.screen import consented
from planner.suggest.fixes.staff import somebody_more
from planner.suggest.fixes.windows import wider_windows
from planner.suggest.insert import Inserting
from planner.suggest.texts import describe_consequences, describe_fix, describe_place
from tests.builders import (
    citizen,
    consenting,
    delegation,
    grid_times,
    instance,
    operator,
    pin,
    plan_of,
    screen_unit,
    shift,
    visit,
    window,
    worker,
)

LINE = grid_times(["B", "A1", "A2", "A3", "A4"])
EIGHT = window("08:00", "08:00")


def taken(**v2: Any) -> Instance:
    """V1 at A1 at eight sharp; V2 at A2 from 08:00 to 08:05; one shift."""
    first = visit("V1", None, EIGHT, priority=v2.pop("other", 3))
    rest = {name: v2.pop(name) for name in ("citizens", "workers", "delegations", "units") if name in v2}
    shifts = v2.pop("shifts", [shift("S1")])
    second = visit("V2", None, v2.pop("at", window("08:00", "08:05")), **{"priority": 3, **v2})
    return instance([first, second], shifts, **rest)


def case(i: Instance) -> Case:
    plan = plan_of(i, LINE, {"S1": ["V1"]})
    return Case(i, LINE, plan, "V2", Inserting(LINE, plan, "V2"))


def advise(i: Instance) -> Advice:
    return suggest(i, LINE, plan_of(i, LINE, {"S1": ["V1"]}), "V2")


def only(fixes: Any) -> Fix:
    (fix,) = fixes
    return fix


def test_the_window_is_widened_by_the_least_minutes_on_each_side() -> None:
    """After V1: 08:10 + 118 + 60 + 200 s = 08:16:18, which is 11 min 18 s after 08:05. Before it: done, with 378 s to V1, by
    08:00, so begun by 07:43:42, which is 16 min 18 s before the window."""
    later, earlier = wider_windows(case(taken()))
    assert (later.kind, later.minutes) == ("window_later", 12)
    assert (earlier.kind, earlier.minutes) == ("window_earlier", 17)


def test_a_locked_start_is_not_widened() -> None:
    i = taken()
    locked = i.model_copy(update={"pins": (pin("V2", start=EIGHT.start_earliest),)})
    assert list(wider_windows(case(locked))) == []


def test_no_window_helps_who_may_not_come() -> None:
    assert list(wider_windows(case(taken(level=Level.NURSE)))) == []


def test_a_delegation_to_the_one_who_would_take_it() -> None:
    i = taken(at=window("10:00", "11:00"), delegated_tasks=frozenset({"insulin"}))
    fix = only(handed_over(case(i)))
    assert (fix.kind, fix.params) == ("delegation", {"worker": "W1", "task": "insulin", "citizen": "C2"})
    given = i.model_copy(update={"delegations": (delegation("W1", "C2", "insulin"),)})
    assert advise(given).suggestions
    assert (
        list(handed_over(case(taken(delegated_tasks=frozenset({"insulin"}))))) == []
    )  # at eight nobody has time


def test_a_certificate_and_with_it_the_task() -> None:
    i = taken(
        at=window("10:00", "11:00"),
        certificates=frozenset({"catheter"}),
        delegated_tasks=frozenset({"insulin"}),
    )
    fix = only(certified(case(i)))
    assert (fix.kind, fix.params["worker"], fix.params["certificate"]) == ("certificate", "W1", "catheter")
    assert fix.asks_seconds == 26_640 + 1_800
    assert list(certified(case(taken(at=window("10:00", "11:00"))))) == []


def test_a_citizen_who_accepts_somebody_more_but_never_one_turned_down() -> None:
    def asked(**home: Any) -> Case:
        people = [citizen("C2", required_workers=frozenset({"W9"}), **home)]
        return case(taken(at=window("10:00", "11:00"), citizens=people, workers=[worker("W1"), worker("W9")]))

    assert only(accepted(asked())).params == {"worker": "W1", "citizen": "C2"}
    assert list(accepted(asked(forbidden_workers=frozenset({"W1"})))) == []
    assert list(accepted(case(taken()))) == []


@pytest.mark.parametrize(
    ("consent", "found"), [(Consent.UNKNOWN, ["screen_consent"]), (Consent.REFUSED, []), (Consent.GIVEN, [])]
)
def test_consent_to_the_screen(consent: Consent, found: list[str]) -> None:
    """An operator has time at eight. A refusal stands; who has said yes needs no fix, and has a place."""
    i = taken(
        screen_seconds=300,
        citizens=[citizen("C2", screen=consenting(consent=consent))],
        shifts=[shift("S1"), operator()],
        units=(screen_unit(),),
    )
    assert [f.kind for f in consented(case(i))] == found
    assert bool(advise(i).suggestions) is (consent is Consent.GIVEN)


def test_overtime_for_the_one_who_takes_it() -> None:
    """From 14:50 at A2: home at 15:00 + 118 + 120 s = 15:03:58, so four minutes."""
    fix = only(overtime(case(taken(at=window("14:50", "14:55")))))
    assert (fix.kind, fix.minutes, fix.params["worker"]) == ("overtime", 4, "W1")
    assert list(overtime(case(taken()))) == []


def test_a_visit_of_lower_priority_gives_way() -> None:
    fix = only(left_out(case(taken(other=5, priority=2))))
    assert (fix.kind, fix.params) == ("leave_out", {"other": "V1", "priority": 5})
    assert fix.suggestion.consequences.left_out == ("V1",)
    assert list(left_out(case(taken(other=2, priority=2)))) == []


def test_a_visit_that_is_locked_does_not_give_way() -> None:
    i = taken(other=5, priority=2)
    locked = i.model_copy(update={"pins": (pin("V1", shift_id="S1"),)})
    assert list(left_out(case(locked))) == []


def test_somebody_more_for_the_shortest_time_by_quarters() -> None:
    """At A2 from 08:00: out at 07:54:20 (120 + 200 s before), home 08:10 + 118 + 120 s = 08:13:58: from 07:45 to 08:15."""
    fix = only(somebody_more(case(taken(level=Level.NURSE))))
    start, end = (datetime.fromisoformat(str(fix.params[k])) for k in ("start", "end"))
    assert (f"{start:%H:%M}", f"{end:%H:%M}", fix.params["level"]) == ("07:45", "08:15", "nurse")
    assert fix.asks_seconds == 1800 + 3600


def test_one_more_is_enough_for_two_if_the_other_has_time() -> None:
    i = taken(at=window("10:00", "11:00"), staff_required=2)
    assert only(somebody_more(case(i))).params["count"] == 1
    assert only(somebody_more(case(taken(staff_required=2)))).params["count"] == 2


def test_fixes_come_mildest_first_with_a_right_plan_each_and_only_where_there_is_no_place() -> None:
    i = taken(other=5, priority=2)
    advice = advise(i)
    assert advice.suggestions == ()
    assert [r.code for r in advice.reasons] == ["routes_full"]
    assert [(f.kind, f.minutes) for f in advice.fixes] == [
        ("leave_out", None),  # 600 + 600
        ("window_later", 12),  # 600 + 720
        ("window_earlier", 17),  # 600 + 1,020
        ("extra_shift", None),  # 3,600 + 1,800
    ]
    assert advise(taken(at=window("10:00", "11:00"))).fixes == ()


def test_what_makes_room_is_judged_by_the_relaxed_input_and_breaks_the_one_given() -> None:
    i = taken()
    fix = next(wider_windows(case(i)))
    assert [v.rule for v in check(i, LINE, fix.suggestion.plan)] == ["window"]


def test_every_kind_has_words_in_both_languages() -> None:
    i = taken(other=5, priority=2)
    kinds = fixes_for(case(i))
    for fix in kinds:
        for lang in Lang:
            shown = describe_fix(fix, i, lang) + describe_place(fix.suggestion, i, lang)
            assert "{" not in shown + describe_consequences(fix.suggestion.consequences, lang)
    later = next(f for f in kinds if f.kind == "window_later")
    assert describe_fix(later, i, Lang.EN) == "a window 12 minutes wider at its late end"
    assert describe_fix(later, i, Lang.DA) == "12 minutter bredere tidsvindue i den sene ende"
    more = next(f for f in kinds if f.kind == "extra_shift")
    assert describe_fix(more, i, Lang.EN) == "1 × unskilled at 07:45-08:15"


@pytest.mark.parametrize("least", [1, 2, 7, 63, 64])
def test_the_least_is_found_by_halving(least: int) -> None:
    answer = Suggestion.model_construct(visit_id="V1")
    asked: list[int] = []

    def works(minutes: int) -> Suggestion | None:
        asked.append(minutes)
        return answer if minutes >= least else None

    assert least_minutes(works, 64) == (least, answer)
    assert len(asked) <= 8
    assert least_minutes(works, least - 1 or 0) is None
