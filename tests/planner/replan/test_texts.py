"""Every note and every fault of events has its words in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import planner.replan
from planner.issue_texts import ISSUES
from planner.messages import Lang
from planner.reason_texts import REASONS
from planner.replan.lines import describe_note, replan_lines
from planner.replan.texts import NOTES
from tests.planner.replan.samples import replanned, two_routes

SOURCES = [p.read_text(encoding="utf-8") for p in Path(planner.replan.__file__).parent.rglob("*.py")]


def named(pattern: str) -> set[str]:
    """What the sources of the package name so."""
    return {name for text in SOURCES for name in re.findall(pattern, text)}


def test_every_fault_that_the_code_names_has_its_sentences() -> None:
    """And no sentence is of a fault that nothing names."""
    codes = named(r'"(events?_[a-z_]+)"') - {"event_of"}
    fields = {
        "event_unknown_worker",
        "event_unknown_visit",
        "event_unknown_citizen",
        "event_unknown_near",
        "event_unknown_between",
    }
    assert codes | fields == {code for code in ISSUES if code.startswith(("event_", "events_"))}


def test_every_note_has_its_sentence() -> None:
    """As above."""
    assert named(r'desk\.note\(\s*"([a-z_]+)"') == set(NOTES)


def test_the_reason_of_a_window_that_is_over_has_its_sentence() -> None:
    """It is said by re-planning alone."""
    assert named(r'Reason\(code="([a-z_]+)"') <= set(REASONS)


@pytest.mark.parametrize("lang", Lang)
def test_a_re_planning_is_told_in_lines(lang: Lang) -> None:
    """What stays, what happened, and the table."""
    found = replanned(two_routes(), "07:10", "sick:W1", "storm")
    lines = list(replan_lines(found, lang))
    assert "07:10" in lines[0]
    assert [describe_note(n, found.situation.instance, lang) for n in found.situation.notes] == [
        line.strip() for line in lines[1:3]
    ]
    assert any(line.endswith(f" {found.alternatives[0].changes}") for line in lines)
