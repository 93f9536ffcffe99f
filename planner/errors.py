"""What can go wrong with a planner's data, as records: `Issue` for the input, `Violation` for a plan.

Exceptions
└── ValueError
    └── InputError      the input has faults; carries every `Issue` found
Bad calls raise the fitting built-in exception; an infeasible day is a normal result with reasons.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    ERROR = "error"  # the input cannot be planned before this is mended
    WARNING = "warning"  # planning goes on; somebody should look


@dataclass(frozen=True)
class Issue:
    """One located fault in the input.

    `code` names the fault and finds its text in `planner.issue_texts` (Danish and English); `params` fill that text.
    `file`, `row` (1 = the heading line, as a spreadsheet shows it) and `column` say where; each is None where
    the fault has no such place. `value` is what stood there.
    """

    code: str
    severity: Severity = Severity.ERROR
    file: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    ids: tuple[str, ...] = ()
    params: dict[str, Any] = field(default_factory=dict)


class InputError(ValueError):
    """The input cannot be used; `issues` lists every fault found, not only the first."""

    def __init__(self, issues: list[Issue]) -> None:
        self.issues = issues
        super().__init__(
            f"{len(issues)} fault(s) in the input: " + ", ".join(sorted({i.code for i in issues}))
        )


@dataclass(frozen=True)
class Violation:
    """One broken rule in a plan: which rule, whom it concerns, by how much.

    `rule` finds its text in `planner.check_texts`; `amount` is in `unit` ("seconds", "workers", "visits", ...).
    """

    rule: str
    ids: tuple[str, ...] = ()
    amount: float = 0
    unit: str = ""
    params: dict[str, Any] = field(default_factory=dict)
