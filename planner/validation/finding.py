"""What a rule says: a fault, and the record of the instance that carries it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from planner.domain import Instance
from planner.errors import Issue, Severity

# Position of a record in its tuple of the Instance; a break is (position of the shift, position of the
# break).
Index = int | tuple[int, int]


@dataclasses.dataclass(frozen=True)
class Finding:
    """A fault of the record `kind[index]`; `field` is the schema's column name, None if it concerns the
    whole record.

    `target` is set for a reference that leads nowhere: the kind and id that were looked for. `instead`: for settings,
    other keys that share the blame, to point at where `field` was left to its default.
    """

    code: str
    kind: str
    index: Index = 0
    ids: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None
    severity: Severity = Severity.ERROR
    params: dict[str, Any] = dataclasses.field(default_factory=dict)
    target: tuple[str, str] | None = None
    instead: tuple[str, ...] = ()

    def issue(
        self,
        file: str | None = None,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> Issue:
        """Return the fault as an issue at a place in a file."""
        shown = self.value if value is None else value
        return Issue(self.code, self.severity, file, row, column, shown, self.ids, self.params)


Rule = Callable[[Instance], Iterator[Finding]]
