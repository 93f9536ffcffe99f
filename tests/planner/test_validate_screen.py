"""Each rule about screen visits bites, stops biting one step away, and says what kind of fault it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.domain import (
    Consent,
    Instance,
    Mode,
    ScreenRules,
    ScreenUnit,
    ScreenUse,
    Seats,
    Settings,
    VisitMode,
    VisitSplit,
    Weights,
)
from planner.errors import Severity
from planner.issue_texts import describe
from planner.messages import Lang
from planner.validate import validate
from planner.validation.weights import comfort_of_a_day
from tests.builders import SCREEN, at, citizen, consenting, instance, shift, visit, window

SUNDAY, MONDAY, TUESDAY = (date(2026, 3, n) for n in (1, 2, 3))
ERROR, WARNING = Severity.ERROR, Severity.WARNING
OPERATOR: dict[str, Any] = {
    "start_address": None,
    "end_address": None,
    "modes": frozenset({SCREEN}),
    "unit_id": "E1",
}


def found(given: Instance) -> dict[str, Severity]:
    """The codes of all issues, each put into both languages."""
    issues = validate(given)
    for issue in issues:
        for lang in Lang:
            assert all(describe(issue, lang))
    return {i.code: i.severity for i in issues}


def unit(*seats: tuple[str, int]) -> ScreenUnit:
    return ScreenUnit(
        unit_id="E1", seats=tuple(Seats(start=at(start), count=count) for start, count in seats)
    )


def day(*seats: tuple[str, int], **fields: Any) -> Instance:
    """One visit, one shift on the road, one operator of unit E1 from 07 to 15."""
    return instance([visit()], [shift("S1"), shift("S2", **(OPERATOR | fields))], units=[unit(*seats)])


def test_a_sound_unit_has_no_issues() -> None:
    """Whether it has seats by the hour or one for everybody."""
    assert found(day(("07:00", 1), ("12:15", 2), ("15:00", 0))) == {}
    assert found(day()) == {}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"unit_id": "E2"}, {"unknown_unit": ERROR, "unit_without_operators": WARNING}),
        ({"unit_id": None}, {"unit_without_operators": WARNING}),
        ({"start_address": "B"}, {"unit_shift_with_place": ERROR}),
        ({"end_address": "B"}, {"unit_shift_with_place": ERROR}),
        ({"modes": frozenset()}, {"unit_shift_not_by_screen": ERROR}),
    ],
)
def test_a_shift_in_a_unit_is_only_that(fields: dict[str, Any], expected: dict[str, Severity]) -> None:
    assert found(day(**fields)) == expected


def test_a_shift_in_a_unit_takes_no_physical_visits() -> None:
    """With a place it would be a route; without one it lacks a start and an end too."""
    codes = found(day(modes=frozenset(Mode)))
    assert codes == {
        "unit_shift_not_by_screen": ERROR,
        "shift_without_start": ERROR,
        "shift_without_end": ERROR,
    }


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("07:15", {}),
        ("07:00", {"seats_out_of_order": ERROR}),
        ("06:45", {"seats_out_of_order": ERROR}),
        ("07:20", {"seats_off_quarter": ERROR}),
    ],
)
def test_seats_ascend_by_quarters(second: str, expected: dict[str, Severity]) -> None:
    assert found(day(("07:00", 1), (second, 2))) == expected


@pytest.mark.parametrize(
    ("seats", "shut"),
    [
        ((("15:00", 1),), True),
        ((("14:45", 1),), False),
        ((("06:00", 1), ("07:00", 0)), True),
        ((("06:00", 1), ("07:15", 0)), False),
        ((("07:00", 0),), True),
    ],
)
def test_an_operator_has_a_seat_some_time(seats: tuple[tuple[str, int], ...], shut: bool) -> None:
    """The shift lasts from 07 to 15; a quarter of an hour of it is enough."""
    assert found(day(*seats)) == ({"unit_shut_all_shift": WARNING} if shut else {})


def of_record(**fields: Any) -> dict[str, Severity]:
    return found(instance([visit()], [shift()], citizens=[citizen(screen=consenting(**fields))]))


@pytest.mark.parametrize(
    ("bites", "spares", "code"),
    [
        ({"assessed_on": MONDAY, "reassess_by": SUNDAY}, {"assessed_on": MONDAY, "reassess_by": MONDAY},
         "reassess_before_assessed"),
        ({"assessed_by": None}, {"able": None, "assessed_by": None}, "assessor_missing"),
        ({"consent": Consent.REFUSED, "consent_until": MONDAY}, {"consent_until": MONDAY}, "consent_until_without_consent"),
        ({"first_visit_done": False}, {"first_visit_done": False, "last_physical": None}, "last_without_first_visit"),
        ({"assessed_on": TUESDAY}, {"assessed_on": MONDAY}, "screen_date_ahead"),
        ({"last_physical": TUESDAY}, {"last_physical": MONDAY}, "screen_date_ahead"),
    ],
)  # fmt: skip
def test_a_record_that_contradicts_itself_is_a_warning(
    bites: dict[str, Any], spares: dict[str, Any], code: str
) -> None:
    """The care is not in doubt, so that it is planned all the same."""
    assert of_record(**bites) == {code: WARNING}
    assert of_record(**spares) == {}


@pytest.mark.parametrize(
    ("least", "before", "later", "bites"),
    [(4, 2, 0, True), (3, 2, 0, False), (4, 2, 1, False), (None, 0, 0, False)],
)
def test_the_least_number_of_physical_visits_can_be_reached(
    least: int | None, before: int, later: int, bites: bool
) -> None:
    """One visit in the plan: 2 + 1 = 3 in the week, or 4 with one to come. The rule for all citizens says nothing here."""
    record = {"physical_this_week": before, "physical_later_this_week": later, "min_physical_per_week": least}
    assert of_record(**record) == ({"min_physical_unreachable": WARNING} if bites else {})


def test_each_week_of_a_plan_counts_by_itself() -> None:
    """Monday and the Monday after: what was before counts in the first week, what comes after in the second."""
    visits = [visit("V1"), visit("V2", "C1", window(day=7))]
    shifts = [shift("S1"), shift("S2", "W1", day=7)]
    record = consenting(physical_this_week=1, physical_later_this_week=1, min_physical_per_week=2)
    assert found(instance(visits, shifts, citizens=[citizen(screen=record)])) == {}
    less = record.model_copy(update={"physical_later_this_week": 0})
    (issue,) = validate(instance(visits, shifts, citizens=[citizen(screen=less)]))
    assert (issue.code, issue.params["week"]) == ("min_physical_unreachable", "2026-03-09")


def split(*services: str, screen: int = 540, physical: int = 2100) -> VisitSplit:
    return VisitSplit(services=services, screen_duration=screen, physical_duration=physical)


def of_visit(settings: Settings | None = None, **fields: Any) -> dict[str, Severity]:
    shifts = [shift("S1"), shift("S2")]
    return found(instance([visit(**fields)], shifts, settings=settings or Settings()))


@pytest.mark.parametrize(
    ("services", "parts", "expected"),
    [
        (("medicine", "bath"), split("medicine"), {}),
        (("medicine", "bath"), split("meal"), {"split_not_in_visit": ERROR}),
        (("medicine", "bath"), split("medicine", "medicine"), {"split_not_in_visit": ERROR}),
        (("medicine",), split("medicine"), {"split_takes_all": ERROR}),
        (("medicine", "bath"), split("bath"), {"split_not_by_screen": WARNING}),
        (("medicine", "bath"), split("medicine", screen=0), {"split_without_length": ERROR}),
        (("medicine", "bath"), split("medicine", physical=0), {"split_without_length": ERROR}),
    ],
)
def test_a_split_takes_some_of_the_services(
    services: tuple[str, ...], parts: VisitSplit, expected: dict[str, Severity]
) -> None:
    assert of_visit(services=services, split=parts) == expected


def test_the_municipality_says_which_services_may_be_split_off() -> None:
    own = Settings(service_screen={"bath": ScreenUse.GUIDED})
    assert of_visit(own, services=("medicine", "bath"), split=split("bath")) == {}


def test_a_visit_of_two_workers_is_not_split() -> None:
    fields: dict[str, Any] = {"services": ("medicine", "bath"), "split": split("medicine")}
    assert of_visit(**fields, staff_required=2) == {"split_two_workers": WARNING}


def test_physical_by_name_leaves_a_way_to_be_physical() -> None:
    """A visit that offers both is the usual case; one that offers the screen alone could never be held."""
    screen = VisitMode(mode=SCREEN, service_duration=300)
    assert of_visit(must_be_physical=True, screen_seconds=300) == {}
    assert of_visit(must_be_physical=True, modes=(screen,)) == {"must_be_physical_only_screen": ERROR}
    assert of_visit(modes=(screen,)) == {}


@pytest.mark.parametrize(
    "fields",
    [
        {"services": ("medicine", "bath"), "split": split("medicine")},
        {"staff_required": 2, "second_on_screen": True},
    ],
)
def test_physical_by_name_is_physical_throughout(fields: dict[str, Any]) -> None:
    assert of_visit(**fields) == {}
    assert of_visit(**fields, must_be_physical=True) == {"must_be_physical_in_part": WARNING}


def test_a_second_on_screen_needs_a_first() -> None:
    assert of_visit(second_on_screen=True) == {"second_on_screen_alone": WARNING}


def test_a_distance_rule_needs_both_halves() -> None:
    def codes(**fields: Any) -> dict[str, Severity]:
        return of_visit(Settings(screen=ScreenRules(**fields)))

    assert codes(far_share=0.2) == {"far_share_alone": WARNING}
    assert codes(far_metres=8000) == {"far_metres_alone": WARNING}
    assert codes(far_share=0.2, far_metres=8000) == {}


def test_what_a_screen_visit_is_worth_counts_as_comfort() -> None:
    """Either way: one visit more by screen, or one fewer where it is worth less than a physical one."""
    usual = sum(comfort_of_a_day(Weights()).values())
    for value in (500, -500):
        assert sum(comfort_of_a_day(Weights(screen_value=value)).values()) == usual + 500
