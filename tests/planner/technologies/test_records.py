"""A record that contradicts itself is refused when it is written."""

from __future__ import annotations

import math

import pytest

from planner.messages import Text
from planner.reference.figure import Source
from planner.technologies.effects import Remove
from planner.technologies.inventory import Solution
from planner.technologies.records import Eligibility, Share
from planner.technologies.values import Measure, Parameter, Quoted, Status
from tests.planner.technologies.samples import figure, technology

ASK, WHY, KL = Text("Hvad?", "What?"), Text("prøve", "trial"), Source.KL_GUIDE


def test_a_parameter_knows_where_its_value_is_from() -> None:
    found = [
        Parameter("a", ASK, Measure.SHARE, 0.5, source=KL),
        Parameter("a", ASK, Measure.SHARE, 0.5, source=KL, computed=True),
        Parameter("a", ASK, Measure.SHARE, 0.5, why=WHY),
        Parameter("a", ASK, Measure.SHARE),
    ]
    assert [p.status for p in found] == [Status.STATED, Status.COMPUTED, Status.ASSUMED, Status.ASKED]


def test_a_case_without_a_value_has_the_base_s() -> None:
    """The low case is the least effect, here the larger number."""
    minutes = Parameter("a", ASK, Measure.MINUTES, 10, low=15, why=WHY)
    assert [minutes.at(c) for c in ("low", "base", "high")] == [15, 10, 10]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"base": 1.5, "why": WHY}, "out of range"),
        ({"base": math.inf, "why": WHY}, "out of range"),
        ({"low": 0.1}, "no base"),
        ({"source": KL}, "no value"),
        ({"base": 0.5}, "say why"),
    ],
)
def test_a_parameter_that_contradicts_itself(fields: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Parameter("a", ASK, Measure.SHARE, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"figures": [figure("a", 1), figure("a", 2)]}, "twice"),
        ({"figures": [figure("idle", 1)]}, "does not read"),
        ({"eligibility": Eligibility(times_a_day=("least", None))}, "no such parameter"),
        ({"elsewhere": WHY}, "one of the two"),
        ({"parameters": ()}, "no uptake"),
        (
            {
                "eligibility": Eligibility(shares=(Share("t", "part"),)),
                "figures": [figure("part", None, Measure.SHARE, required=False)],
            },
            "not required",
        ),
    ],
)
def test_a_technology_that_contradicts_itself(fields: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        technology("t", Remove(frozenset({"toilet"})), **fields)  # type: ignore[arg-type]


def test_a_solution_is_in_the_catalogue_or_outside_with_a_reason() -> None:
    for fields in ({}, {"technologies": ("a",), "outside": WHY}):
        with pytest.raises(ValueError, match="outside with a reason"):
            Solution(1, "Assens", WHY, "d", **fields)  # type: ignore[arg-type]


def test_a_quoted_figure_is_a_number() -> None:
    with pytest.raises(ValueError, match="no figure"):
        Quoted(WHY, math.nan, None, KL, "nan")
