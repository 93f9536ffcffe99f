"""What is found: the shifts to offer, what none of them could cover, and how they were found. Ids only, no names."""

from __future__ import annotations

from typing import Final, Literal

from planner.domain import Break, Instant, Level, Means, Mode, Reason, Record

SCHEMA_VERSION: Final = 1


class Handed(Record):
    """A task at one citizen that a nurse must hand over to whoever takes the shift (opgaveoverdragelse)."""

    citizen_id: str
    task: str


class OpenShift(Record):
    """A shift to offer (åben vagt): who may take it, where it begins, when, and how the worker travels.

    `level`, `certificates` and `delegations`: what its visits ask for together; a nurse needs no delegation. `district`: the
    label of the base, or of the screen unit for a shift without a base. `visits`: those it has in the plan that was found.
    `needed_for`: those that are left out when the day is planned again without this shift, so never empty.
    """

    open_shift_id: str
    start: Instant
    end: Instant
    level: Level
    certificates: tuple[str, ...] = ()
    delegations: tuple[Handed, ...] = ()
    start_address: str | None = None
    end_address: str | None = None
    unit_id: str | None = None
    district: str = ""
    means: Means = Means.CAR
    modes: frozenset[Mode] = frozenset({Mode.PHYSICAL})
    breaks: tuple[Break, ...] = ()
    visits: tuple[str, ...] = ()
    needed_for: tuple[str, ...] = ()

    @property
    def seconds(self) -> int:
        """Length of the shift."""
        return int((self.end - self.start).total_seconds())


class NotCovered(Record):
    """A visit that no open shift tried could cover, and why, most telling first; the words are in `planner.openshifts.texts`."""

    visit_id: str
    priority: int
    reasons: tuple[Reason, ...] = ()


class Method(Record):
    """How the set was found. `moves` of a search of the whole, and `trial_moves` of one with a shift less, shorter or easier;
    `solves` of them in all; `candidates` the shifts offered to the search. `shortest` and `step` in seconds. `kept`: the
    plan's visits stay with whoever has them. `fallback_waived`: planned without the rule that asks for a fallback for every
    screen visit.
    """

    seed: int
    moves: int
    trial_moves: int
    solves: int
    candidates: int
    shortest: int
    step: int
    kept: bool = False
    fallback_waived: bool = False
    version: str = ""
    instance_hash: str = ""
    travel_hash: str = ""


class OpenShifts(Record):
    """The answer. `demand`: visits left out of the plan; of these `found_room` went in by planning again without any new
    shift, `not_covered` (and whatever gave way to a visit of the demand) stay out with all of `shifts`. The set is the
    smallest found: without any one of its shifts more would be left out; it is not proven that no other set is smaller.
    """

    schema_version: Literal[1] = SCHEMA_VERSION
    title: str = ""
    synthetic: bool = False
    timezone: str = "Europe/Copenhagen"
    dates: tuple[str, ...] = ()
    demand: tuple[str, ...] = ()
    found_room: tuple[str, ...] = ()
    shifts: tuple[OpenShift, ...] = ()
    not_covered: tuple[NotCovered, ...] = ()
    method: Method

    @property
    def covered(self) -> tuple[str, ...]:
        """The demand that is covered, with new shifts or without."""
        out = {n.visit_id for n in self.not_covered}
        return tuple(v for v in self.demand if v not in out)

    @property
    def seconds(self) -> int:
        """Length of all shifts together."""
        return sum(s.seconds for s in self.shifts)


def to_json(found: OpenShifts) -> str:
    """Return the answer as JSON text, indented; equal answers give equal text."""
    return found.model_dump_json(indent=1) + "\n"
