"""Whose doses several technologies would take."""

from __future__ import annotations

from planner.horizon.contest import contest, doses_of, taking
from planner.horizon.overlap_records import Taking
from planner.scenarios.records import Claim
from tests.builders import instance, visit

DAY = instance(
    [
        visit("V1", "C1", services=("medicine", "stockings")),
        visit("V2", "C1", services=("medicine",)),
        visit("V3", "C2", services=("medicine",)),
        visit("V4", "C3", services=("bath",)),
    ]
)
DOSES = doses_of(DAY)


def claims(technology: str, *citizens: str, service: str = "medicine") -> frozenset[Claim]:
    return frozenset(Claim(c, service, technology) for c in citizens)


def test_a_dose_is_a_service_in_a_visit() -> None:
    assert DOSES == {("C1", "medicine"): 2, ("C1", "stockings"): 1, ("C2", "medicine"): 1, ("C3", "bath"): 1}


def test_what_is_taken_over_two_seeds() -> None:
    """C1's medicine (two doses) under both seeds, C2's (one) under the second: 1.5 services, 2.5 doses, 1.5 citizens."""
    rows = [[("C1", "medicine")], [("C1", "medicine"), ("C2", "medicine")]]
    assert taking(rows, DOSES) == Taking(1.5, 2.5, 1.5)


def test_what_is_not_due_is_not_counted() -> None:
    assert taking([[("C1", "dispensing"), ("C9", "medicine")]], DOSES) == Taking(0, 0, 0)


def test_who_has_what_both_would_take() -> None:
    """Dispenser and screen would both take C1's two doses; C2's is the screen's alone. Together the dispenser has C1's."""
    alone = {"box": [claims("dispenser", "C1")], "screen": [claims("call", "C1", "C2")]}
    both = [claims("dispenser", "C1") | claims("call", "C2")]
    found = contest(alone, both, DOSES, {"dispenser": "box", "call": "screen"})
    assert found.taking == Taking(1, 2, 1)
    assert found.winners == {"box": 1, "screen": 0, "": 0}


def test_nothing_is_contested_by_different_services_of_one_citizen() -> None:
    alone = {"box": [claims("dispenser", "C1")], "aid": [claims("stocking", "C1", service="stockings")]}
    found = contest(
        alone, [claims("dispenser", "C1") | claims("stocking", "C1", service="stockings")], DOSES, {}
    )
    assert found.taking == Taking(0, 0, 0)
    assert found.winners == {"box": 0, "aid": 0, "": 0}


def test_what_none_has_in_the_end_is_told() -> None:
    alone = {"a": [claims("x", "C2")], "b": [claims("y", "C2")]}
    found = contest(alone, [frozenset()], DOSES, {"x": "a", "y": "b"})
    assert found.winners == {"a": 0, "b": 0, "": 1}
