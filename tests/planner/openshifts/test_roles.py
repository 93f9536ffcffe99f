"""Whom a shift is for: the level, the certificates and the delegations of its visits, and no more."""

from __future__ import annotations

from typing import Any

from planner.domain import Instance, Level
from planner.openshifts.needs import Role, easier, joined, role_of
from planner.openshifts.records import Handed
from tests.builders import delegation, instance, operator, screen_unit, shift, visit, worker
from tests.planner.openshifts.days import clocks, found, levels, sharp
from tests.planner.savings.days import OPEN

SSH, SSA, NURSE = Level.SSH, Level.SSA, Level.NURSE


def test_role_of_several_visits() -> None:
    """The highest level, every certificate; a task counts for its citizen."""
    visits = [
        visit("V1", level=SSH, delegated_tasks=frozenset({"insulin"})),
        visit("V2", level=SSA, certificates=frozenset({"medicine"})),
    ]
    assert role_of(visits) == Role(SSA, frozenset({"medicine"}), frozenset({("C1", "insulin")}))
    assert role_of(visits, level=SSH) == Role(SSH, frozenset(), frozenset({("C1", "insulin")}))
    assert role_of([]) == Role(Level.UNSKILLED)


def test_a_nurse_needs_no_delegation() -> None:
    visits = [visit("V1", level=NURSE), visit("V2", level=SSH, delegated_tasks=frozenset({"insulin"}))]
    assert role_of(visits).handed == frozenset()
    assert joined([role_of(visits[:1]), role_of(visits[1:])]) == Role(NURSE)


def test_easier_by_one_thing_each() -> None:
    role = Role(SSH, frozenset({"medicine"}), frozenset({("C1", "a"), ("C2", "b")}))
    assert list(easier(role, ())) == [
        role._replace(level=Level.UNSKILLED),
        role._replace(certificates=frozenset()),
        role._replace(handed=frozenset()),
        role._replace(handed=frozenset({("C2", "b")})),
        role._replace(handed=frozenset({("C1", "a")})),
    ]
    assert list(easier(Role(Level.UNSKILLED), ())) == []


def test_below_a_nurse_tasks_are_handed_over() -> None:
    asked = visit("V1", level=SSH, delegated_tasks=frozenset({"insulin"}))
    levels_tried = {role.level: role.handed for role in easier(Role(NURSE), [asked])}
    assert levels_tried[SSA] == levels_tried[SSH] == {("C1", "insulin")}
    assert levels_tried[Level.UNSKILLED] == frozenset()


def _two_at_eight(**asked: Any) -> Instance:
    """V2 asks for something that nobody has; W1, an unskilled worker, has V1 at the same time."""
    return instance(
        [sharp("V1", "08:00"), sharp("V2", "08:00", **asked)],
        [shift("S1")],
        workers=[worker("W1", Level.UNSKILLED)],
    )


def test_delegation_is_named_with_its_citizen() -> None:
    """A helper with insulin handed over at C2 does; a nurse would do without."""
    day = _two_at_eight(level=SSH, delegated_tasks=frozenset({"insulin"}))
    (one,) = found(day).answer.shifts
    assert (one.level, one.delegations) == (SSH, (Handed(citizen_id="C2", task="insulin"),))


def test_nurse_visits_ask_for_a_nurse_and_no_delegation() -> None:
    day = _two_at_eight(level=NURSE, delegated_tasks=frozenset({"insulin"}))
    (one,) = found(day).answer.shifts
    assert (one.level, one.delegations) == (NURSE, ())


def test_certificate_is_named() -> None:
    (one,) = found(_two_at_eight(certificates=frozenset({"medicine"}))).answer.shifts
    assert (one.level, one.certificates) == (Level.UNSKILLED, ("medicine",))


def test_whoever_has_been_told_goes_rather_than_a_stranger() -> None:
    """W1 has insulin handed over at C2, so that the open shift takes V1, which asks for nothing."""
    day = instance(
        [sharp("V1", "08:00"), sharp("V2", "08:00", delegated_tasks=frozenset({"insulin"}))],
        [shift("S1")],
        delegations=(delegation("W1", "C2", "insulin"),),
    )
    (one,) = found(day).answer.shifts
    assert (one.visits, one.delegations) == (("V1",), ())


def test_a_visit_by_screen_only_asks_for_an_operator() -> None:
    """Two calls at 08:00 and one operator: one more, in the unit, where there is a seat; nobody drives."""
    calls = [
        sharp(f"V{k}", "08:00").model_copy(update={"modes": visit(screen_seconds=1800).modes[1:]})
        for k in (1, 2)
    ]
    home = sharp("V3", "08:00")
    day = instance(
        [*calls, home], [shift("S1", modes=frozenset({"physical"})), operator("U1")], units=(screen_unit(),)
    )
    rules = day.settings.model_copy(update={"screen": OPEN})
    findings = found(day.model_copy(update={"settings": rules}))
    (one,) = findings.answer.shifts
    assert (one.unit_id, one.start_address) == ("U", None)
    # set-up of 60 s before 08:00, documentation of 120 s after 08:30
    assert clocks(findings) == [("07:45", "08:45")]
    assert levels(findings) == [Level.UNSKILLED]
