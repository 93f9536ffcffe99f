"""A scenario: a code, a title and a list of edits, and where each of them is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import Field

from planner.domain import Record
from planner.scenarios.edits import Edit

At = tuple[int | str, ...]
"""Where something is inside a scenario: the edit's number from 0, then field names and numbers."""


@dataclass(frozen=True)
class Origin:
    """Where a scenario was read: the file, and the line of each edit and field, as far as known. Makes no scenario another."""

    file: str | None = field(default=None, compare=False)
    lines: Mapping[At, int] = field(default_factory=dict, compare=False)

    def line(self, *at: int | str) -> int | None:
        """Return the line of the innermost known part that holds this one."""
        return next((self.lines[at[:n]] for n in range(len(at), -1, -1) if at[:n] in self.lines), None)


class Scenario(Record):
    """Edits of an instance, made in their order. `code` names it among others; `title` is what a reader sees."""

    code: str
    title: str = ""
    edits: tuple[Edit, ...] = ()
    origin: Origin = Field(default=Origin(), exclude=True, repr=False)
