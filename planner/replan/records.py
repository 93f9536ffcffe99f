"""What re-planning gives: the day after the events, and alternatives with what each of them costs."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from planner.difference import Difference
from planner.domain import Instance, Instant, Plan, Record, Seconds
from planner.errors import Violation
from planner.replan.past import Past
from planner.travel.times import TravelTimes


class Note(Record):
    """What an event did, as code and parameters; the words are in `planner.replan.texts`."""

    code: str
    params: dict[str, str | int | float] = Field(default_factory=dict)


@dataclass(frozen=True)
class Situation:
    """A published plan at an instant, and the day as events have left it.

    `instance`, `travel`: the day after the events, with what stays locked; a shift that goes on otherwise than it began (by other
    means, in a storm) is two: what is done, and what is to come, by `goes_on`. `before`: the day that the plan was made from.
    `struck`: visits that events hit, which no plan can leave as they are. `gone`: those that are no more. `ended`: shifts that take
    nothing more. `forbidden`: (means, from, to) ways that are barred though the travel times keep them, since they have been
    driven today.
    """

    instance: Instance
    travel: TravelTimes
    before: Instance
    plan: Plan
    past: Past
    struck: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()
    goes_on: tuple[tuple[str, str], ...] = ()
    forbidden: frozenset[tuple[str, str, str]] = frozenset()
    notes: tuple[Note, ...] = ()


class Change(Record):
    """Time and distance of a plan as published and in an alternative; seconds and metres."""

    before: int
    after: int

    @property
    def more(self) -> int:
        """How much more it is than as published."""
        return self.after - self.before


class LeftOut(Record):
    """A visit that is not carried out, its priority, and whether it was in the published plan."""

    visit_id: str
    priority: int
    was_planned: bool


class Consequences(Record):
    """What an alternative costs, counted in visits, each by its id; against the published plan.

    `changes`: visits with another worker, start or mode, left out or taken in; those that are gone and those that came with an
    event are not among them, unless they are left out. `moved`: by more than `tolerance_seconds`. `postponed`: left out, of
    priority 5 (cleaning, laundry, shopping; domain.md 4.5). `phone`: citizens to be told: a visit moved by more than
    `notice_seconds`, in another mode, or not carried out. `untouched`: visits in both plans that no event hit and that were
    still to come; `untouched_kept` of them keep their workers and start within the tolerance.
    """

    tolerance_seconds: Seconds
    notice_seconds: Seconds
    changes: int = Field(ge=0)
    other_worker: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    to_screen: tuple[str, ...] = ()
    from_screen: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    postponed: tuple[str, ...] = ()
    taken_in: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    untouched: int = Field(ge=0)
    untouched_kept: int = Field(ge=0)
    overtime_seconds: Change
    driving_seconds: Change
    driving_metres: Change

    @property
    def kept_share(self) -> float:
        """`untouched_kept` of `untouched`; 1 where there are none."""
        return self.untouched_kept / self.untouched if self.untouched else 1.0


@dataclass(frozen=True)
class Alternative:
    """One answer: a whole plan of the day, judged; what changes by it, and what that costs.

    `price`: of a change, in points, at which it was found. `gain`: how many points of cost it saves against the alternative with
    the fewest changes; the price of changes is in neither. `violations`: rules that it breaks, none in a good plan.
    """

    price: int
    plan: Plan
    difference: Difference
    consequences: Consequences
    violations: tuple[Violation, ...] = ()
    gain: int = 0

    @property
    def changes(self) -> int:
        """How many visits it changes."""
        return self.consequences.changes


@dataclass(frozen=True)
class Replanning:
    """The situation and the alternatives, fewest changes first; no two alike, and none that another one beats in changes and cost
    both. `curve`: the same for more prices, if asked for."""

    now: Instant
    situation: Situation
    alternatives: tuple[Alternative, ...]
    curve: tuple[Alternative, ...] = ()
