"""What every edit has at hand while it is made: the seed, where it is written, and where to put the faults it finds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from planner.domain import Instance
from planner.errors import Issue, Severity
from planner.scenarios.faults import pointer
from planner.scenarios.records import Note, Situation
from planner.scenarios.scenario import Origin
from planner.technologies.values import Case
from planner.travel.times import TravelTimes


@dataclass(frozen=True)
class Desk:
    """`number`: the edit's, from 0; `name`: its name. `faults`: what was found so far; an edit with faults changes nothing."""

    seed: int = 1
    week: int | None = None
    case: Case = "base"
    number: int = 0
    name: str = ""
    origin: Origin = field(default_factory=Origin)
    faults: list[Issue] = field(default_factory=list)

    def fault(self, code: str, at: str = "", value: object = None, **params: Any) -> None:
        """Note what the instance says against the edit's field `at`; "" against the edit as a whole."""
        path = ("edits", self.number, at) if at else ("edits", self.number)
        self.faults.append(
            Issue(
                code,
                file=self.origin.file,
                row=self.row(at),
                column=pointer(path, self.name),
                value=None if value is None else str(value),
                params=params,
            )
        )

    def row(self, at: str = "") -> int | None:
        """Return the line of the edit, or of its field `at`."""
        return self.origin.line("edits", self.number, *([at] if at else []))

    def unsound(self, issue: Issue) -> Issue:
        """Return a fault of the instance as one that the edit would make."""
        place = pointer(("edits", self.number), self.name)
        return replace(issue, file=self.origin.file, row=self.row(), column=place)

    @property
    def sound(self) -> bool:
        """Whether nothing speaks against the edit."""
        return not any(f.severity is Severity.ERROR for f in self.faults)


def changed(
    situation: Situation,
    *notes: Note,
    instance: Instance | None = None,
    travel: TravelTimes | None = None,
    citizens: Iterable[str] = (),
    workers: Iterable[str] = (),
) -> Situation:
    """Return the situation with another instance or travel times, these citizens and workers concerned too, and notes added."""
    return replace(
        situation,
        instance=instance or situation.instance,
        travel=travel or situation.travel,
        citizens=situation.citizens | set(citizens),
        workers=situation.workers | set(workers),
        notes=(*situation.notes, *notes),
    )


def note(code: str, **params: str | int | float) -> Note:
    """Return what an edit did."""
    return Note(code, params)


def listed(ids: Iterable[str]) -> str:
    """Return ids in a sentence; all of them, since a reader may want to find each."""
    return ", ".join(ids) or "-"
