"""The set is the smallest: by heart, by enumeration with a proof for each subset, and by dropping any one."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations_with_replacement
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.check import check
from planner.compile import compile_problem
from planner.domain import Instance, Level
from planner.errors import Violation
from planner.openshifts.habits import Ground, Habits, Span
from planner.openshifts.needs import Role
from planner.openshifts.offers import Offer, with_offers
from planner.openshifts.order import Order
from planner.openshifts.study import find_open_shifts
from planner.planning import PlanRefutedError, solve_day
from solvers.base import Budget
from solvers.solve import solve
from tests.builders import at, citizen, grid_times, instance, pin, plan_of, shift, visit, window, worker
from tests.planner.openshifts.days import HOUR, LINE, clocks, found, levels, rush, sharp


def test_two_shifts_by_heart() -> None:
    """V2 is 120 s from B: away at 08:00 - 200 s - 120 s = 07:54:40, home at 08:30 + 118 s + 120 s = 08:33:58. On the quarter
    that is 07:45 to 08:45. V4 or V5 at 09:15 ends at 09:45 and is home by 09:45 + 118 s + 300 s = 09:51:58, so by 10:00."""
    findings = found(rush())
    assert sorted(clocks(findings)) == [("07:45", "08:45"), ("07:45", "10:00")]
    assert findings.answer.seconds == 11_700  # 1 h + 2 h 15 min
    assert findings.answer.not_covered == ()
    assert findings.plan.unplanned == ()
    assert check(findings.instance, LINE, findings.plan) == []


def _covers(day: Instance, spans: tuple[Span, ...]) -> bool:
    """Whether everything is planned with these shifts; proven either way."""
    base = Ground("B", "B", day.shifts[0].means, day.shifts[0].modes)
    role = Role(Level.SSH)
    offers = [Offer(f"?{n}", base, at("00:00").date(), s, role) for n, s in enumerate(spans)]
    problem = compile_problem(with_offers(Habits(day), offers), LINE).problem
    result = solve(problem, "cpsat", budget=Budget(seconds=60), seed=1)
    assert result.status == "optimal"
    return result.terms["unplanned"] == 0


def test_smallest_of_all_subsets_proven() -> None:
    """On the whole hours from 07 to 11 there are 4 + 3 + 2 + 1 = 10 shifts, so 1 + 10 + 55 sets of two at most, alike or not.
    None with fewer than two covers everything; of the two that do, the shortest is what the search finds: 07-09 and 07-10."""
    day = rush()
    spans = [Span(a * HOUR, b * HOUR) for a in range(7, 11) for b in range(a + 1, 12)]
    sets = [s for n in range(3) for s in combinations_with_replacement(spans, n)]
    assert len(sets) == 66
    good = [s for s in sets if _covers(day, s)]
    assert min(len(s) for s in good) == 2
    fewest_hours = min(sum(x.end - x.start for x in s) for s in good)
    answer = found(day, step=HOUR).answer
    assert (len(answer.shifts), answer.seconds) == (2, fewest_hours) == (2, 5 * HOUR)


def test_each_shift_is_needed() -> None:
    """Without either shift something is left out, and the answer says what."""
    findings = found(rush())
    for shift_ in findings.answer.shifts:
        assert shift_.needed_for
        rest = findings.instance.model_copy(
            update={
                "shifts": tuple(s for s in findings.instance.shifts if s.shift_id != shift_.open_shift_id)
            }
        )
        result = solve(compile_problem(rest, LINE).problem, "cpsat", budget=Budget(seconds=60), seed=1)
        assert result.status == "optimal"
        assert result.terms["unplanned"] > 0


def test_same_seed_same_answer() -> None:
    assert found(rush()).answer == found(rush()).answer


def test_nothing_missing_nothing_offered() -> None:
    findings = found(instance([visit("V1")], [shift("S1")]))
    assert (findings.answer.demand, findings.answer.shifts, findings.answer.not_covered) == ((), (), ())


def test_room_is_no_demand() -> None:
    """A plan leaves V2 out though W1 has the whole day: planned again, it goes in without a new shift."""
    day = instance([visit("V1"), visit("V2")], [shift("S1")])
    plan = plan_of(day, LINE, {"S1": ["V1"]})
    answer = found(day, plan=plan).answer
    assert (answer.demand, answer.found_room, answer.shifts) == (("V2",), ("V2",), ())
    assert answer.covered == ("V2",)


def _nurse_beside_helper() -> Instance:
    """W1, a nurse, has V1, which anyone may take; V2, at the same time, asks for a nurse; W2 has nothing to do."""
    return instance(
        [sharp("V1", "08:00"), sharp("V2", "08:00", level=Level.NURSE)],
        [shift("S1"), shift("S2")],
        workers=[worker("W1", Level.NURSE), worker("W2", Level.UNSKILLED)],
    )


def test_visits_may_change_hands() -> None:
    day = _nurse_beside_helper()
    answer = found(day, plan=plan_of(day, LINE, {"S1": ["V1"]})).answer
    assert (answer.demand, answer.found_room, answer.shifts) == (("V2",), ("V2",), ())


def test_kept_visits_do_not_change_hands() -> None:
    """The same plan, but V1 stays with W1: V2 needs a nurse of its own."""
    day = _nurse_beside_helper()
    findings = found(day, plan=plan_of(day, LINE, {"S1": ["V1"]}), keep=True)
    assert levels(findings) == [Level.NURSE]
    assert clocks(findings) == [("07:45", "08:45")]
    (route,) = (r for r in findings.plan.routes if r.shift_id == "S1")
    assert [a.visit_id for a in route.activities] == ["V1"]


def test_easier_role_by_changing_hands() -> None:
    """V2 asks for an SSA and W1 is one, so the open shift need only be for V1, a helper's visit."""
    day = instance(
        [sharp("V1", "08:00", level=Level.SSH), sharp("V2", "08:00", level=Level.SSA)],
        [shift("S1")],
        workers=[worker("W1", Level.SSA)],
    )
    findings = found(day, plan=plan_of(day, LINE, {"S1": ["V1"]}))
    assert levels(findings) == [Level.SSH]
    assert findings.answer.shifts[0].visits == ("V1",)


def test_double_staffing_takes_two() -> None:
    """W1 alone cannot make a visit for two; one open shift beside W1 does."""
    findings = found(instance([sharp("V1", "08:00", staff_required=2)], [shift("S1")]))
    assert clocks(findings) == [("07:45", "08:45")]
    nobody = instance([sharp("V1", "08:00", staff_required=2), sharp("V2", "08:00")], [shift("S1")])
    assert len(found(nobody).answer.shifts) == 2


def test_no_visit_is_left_out_to_save_a_shift() -> None:
    """At one point for a visit left out no plan would pay for a shift; the question is which shifts would cover it all the same."""
    day = rush()
    cheap = day.settings.weights.model_copy(update={"unplanned": (1, 1, 1, 1, 1), "travel_time": 100})
    day = day.model_copy(update={"settings": day.settings.model_copy(update={"weights": cheap})})
    answer = found(day).answer
    assert len(answer.shifts) == 2
    assert answer.not_covered == ()


def test_several_days() -> None:
    """One visit too many at 08:00 on either day: one shift a day, each on its own date."""
    visits = [sharp(f"V{k}", "08:00", day=d) for k, d in ((1, 0), (2, 0), (3, 1), (4, 1))]
    day = instance(visits, [shift("S1"), shift("S2", "W1", day=1)])
    answer = found(day).answer
    assert [s.start for s in answer.shifts] == [at("07:45"), at("07:45", 1)]
    assert answer.dates == ("2026-03-02", "2026-03-03")


def test_a_day_nobody_works_learns_from_another() -> None:
    """No shift at all on Tuesday: its visit gets a shift at the times and the base of Monday's."""
    day = instance([visit("V1"), sharp("V2", "09:00", day=1)], [shift("S1")])
    answer = found(day).answer
    assert [(s.start, s.end) for s in answer.shifts] == [(at("08:45", 1), at("09:45", 1))]
    assert answer.shifts[0].start_address == "B"


def test_a_plan_that_breaks_a_rule_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the search believes, the domain's own rules have the last word."""

    def refuted(*given: Any, **options: Any) -> Any:
        day = solve_day(*given, **options)
        return replace(day, violations=(Violation("level", ("V1",)),))

    monkeypatch.setattr("planner.openshifts.study.solve_day", refuted)
    with pytest.raises(PlanRefutedError, match="level"):
        found(rush())


def test_a_lock_outside_its_window_is_the_planners_will() -> None:
    """V1 is locked to 07:30, before its window: the lock holds, and V2 beside it gets its shift."""
    day = rush().model_copy(update={"pins": (pin("V1", start=at("07:30")),)})
    findings = found(day)
    (start,) = (a.start for r in findings.plan.routes for a in r.activities if a.visit_id == "V1")
    assert start == at("07:30")
    assert findings.answer.not_covered == ()


def test_unknown_base() -> None:
    with pytest.raises(ValueError, match="no address with id X"):
        found(rush(), bases=("X",))


def test_progress_counts_searches() -> None:
    told: list[int] = []
    findings = find_open_shifts(rush(), LINE, Order(moves=200), progress=told.append)
    assert told == sorted(told)
    assert told[-1] <= findings.answer.method.solves


@given(
    clock=st.lists(st.integers(7 * 4 + 1, 13 * 4), min_size=2, max_size=5),
    level=st.lists(st.sampled_from([Level.UNSKILLED, Level.SSH, Level.SSA]), min_size=5, max_size=5),
)
@settings(max_examples=6, derandomize=True, deadline=None)
def test_always_right_and_needed(clock: list[int], level: list[Level]) -> None:
    """Visits at any quarter for any level: everything is covered, the plan is right, and every shift is for what it has."""
    visits = [
        sharp(f"V{k}", f"{q // 4:02d}:{q % 4 * 15:02d}", level=level[k - 1])
        for k, q in enumerate(clock, start=1)
    ]
    day = instance(visits, [shift("S1")], citizens=[citizen(f"C{k}") for k in range(1, 6)])
    findings = found(day, moves=200)
    travel = grid_times(["B", "A1", "A2", "A3", "A4", "A5"])
    assert check(findings.instance, travel, findings.plan) == []
    assert findings.answer.not_covered == ()
    for one in findings.answer.shifts:
        own = [findings.instance.visit[v] for v in one.visits]
        assert one.needed_for
        assert one.seconds >= HOUR
        assert max(v.level.rank for v in own) == one.level.rank
        assert window("07:00").start_earliest <= one.start < one.end <= at("15:00")
