"""The words for every fault that reading and validating an input can find, in Danish and English."""

from __future__ import annotations

from planner.formats.texts_cells import CELLS, FILES, HEADINGS, ROWS
from planner.formats.texts_rules import RULES
from planner.formats.texts_screen import SCREEN
from planner.messages import IssueText

ISSUES: dict[str, IssueText] = FILES | HEADINGS | CELLS | ROWS | RULES | SCREEN
