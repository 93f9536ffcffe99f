"""Every broken rule has its sentence in both languages."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter

import pytest

import planner.check
from planner.check import check
from planner.check_texts import VIOLATIONS, describe_violation
from planner.errors import Violation
from planner.messages import Lang
from tests.builders import at, delegation, grid_times, instance, plan_of, shift, visit, window, worker


def rules_in_the_source() -> set[str]:
    """Every string literal of the package that is a code of the catalogue or the first argument of a
    Violation.
    """
    found = set()
    for path in Path(planner.check.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in VIOLATIONS:
                found.add(node.value)
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Violation", "_wrong_instant"):
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def test_each_rule_has_a_text_and_each_text_a_rule() -> None:
    assert rules_in_the_source() == set(VIOLATIONS)


def test_both_languages_use_the_same_parameters() -> None:
    for code, text in VIOLATIONS.items():
        names = [{field for _, field, _, _ in Formatter().parse(t) if field} for t in text]
        assert names[0] == names[1], code


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (Lang.DA, "Besøg V1 på vagt S1 starter 07:04:20, 3 min 20 s uden for sit tidsvindue (grænse 07:01)."),
        (Lang.EN, "Visit V1 on shift S1 starts at 07:04:20, 3 min 20 s outside its window (limit 07:01)."),
    ],
)
def test_times_are_local(lang: Lang, expected: str) -> None:
    i = instance([visit("V1", None, window("07:00", "07:01"))], [shift()])
    travel = grid_times(i)
    (violation,) = check(i, travel, plan_of(i, travel, {"S1": ["V1"]}))
    assert describe_violation(violation, i, lang) == expected


def test_the_date_is_told_when_there_are_several() -> None:
    i = instance([visit("V1", None, window("07:00", "07:01"))], [shift(), shift("S2", day=1)])
    travel = grid_times(i)
    (violation,) = check(i, travel, plan_of(i, travel, {"S1": ["V1"]}))
    assert "02.03.2026 07:04:20" in describe_violation(violation, i, Lang.DA)


def test_people_are_called_by_their_labels() -> None:
    i = instance(
        [visit(delegated_tasks=frozenset({"insulin"}))],
        [shift()],
        workers=[worker(label="Anna")],
        delegations=(delegation("W1", "C2", "insulin"),),
    )
    travel = grid_times(i)
    (violation,) = check(i, travel, plan_of(i, travel, {"S1": ["V1"]}))
    assert describe_violation(violation, i, Lang.DA) == (
        "Anna (W1) på vagt S1 har ikke fået overdraget opgaven insulin for C1 (besøg V1)."
    )


def test_every_text_can_be_filled() -> None:
    """With all parameters given, each sentence comes out without a brace left."""
    clock = at("07:00").isoformat()
    ids = dict.fromkeys(
        ("visit", "other_visit", "shift", "other_shift", "pinned_shift", "worker", "owner"), "X"
    )
    more = dict.fromkeys(
        ("citizen", "address", "what", "certificate", "task", "stated", "expected", "seat"), "X"
    )
    words = {"mode": "screen", "means": "car", "other_means": "walking", "level": "ssa", "own_level": "ssh"}
    words |= {"service": "medicine", "unit": "U", "visits": "3", "metres": "900", "until": "2026-03-01"}
    i = instance([visit()], [shift()])
    for rule in VIOLATIONS:
        params = {**ids, **more, **words, "needed": 2, "at": clock, "due": clock}
        for lang in Lang:
            text = describe_violation(Violation(rule, ("X",), 90, "seconds", params), i, lang)
            assert text.endswith(".")
            assert "{" not in text
