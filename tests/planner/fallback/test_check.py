"""The checker's rule: where a fallback is required, a call that nobody can take over in time is a fault."""

from __future__ import annotations

import pytest

from planner.check import check
from planner.check_texts import describe_violation
from planner.domain import Instance, Plan
from planner.messages import Lang
from planner.travel.times import TravelTimes
from tests.builders import shift
from tests.planner.altered import said
from tests.planner.fallback.days import call_at, day, rules


def a_call(within: int, required: bool = True) -> tuple[Instance, TravelTimes, Plan]:
    """S1, idle at the base, begins at A5 500 s after the failure is known at 08:05."""
    settings = rules(require_fallback=required, fallback_within=within)
    return day([call_at()], [shift("S1")], {}, settings=settings)


@pytest.mark.parametrize(("within", "late"), [(499, True), (500, False)])
def test_a_fallback_too_late_is_a_fault(within: int, late: bool) -> None:
    found = said(check(*a_call(within)))
    assert found == ([("fallback_late", ("V5", "S9"), 1, "visits")] if late else [])


def test_it_is_none_where_no_fallback_is_required() -> None:
    assert check(*a_call(499, required=False)) == []


def test_the_fault_has_its_sentence() -> None:
    given = a_call(499)
    (violation,) = check(*given)
    assert violation.params["miss"] == "late"
    assert describe_violation(violation, given[0], Lang.DA) == (
        "Skærmbesøg V5 på vagt S9 08:00: ingen rute kan være fremme senest 08:13:19, hvis opkaldet ikke besvares."
    )
