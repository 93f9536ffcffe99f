"""What a technology does to services, declared: every number stands behind the name of a parameter.

An effect acts on *services* of an adopter's visits. A visit disappears only when nothing is left in it. Weeks are counted from the
week in which the citizen begins; in the steady state (no week) what lasts a limited number of weeks is over.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar, Literal

Kind = Literal["convert_mode", "remove", "shorten", "add", "relocate", "retime", "reduce_staff", "respond"]


@dataclass(frozen=True)
class Effect:
    """Common to all. `services`: codes it acts on; empty for all that can be meant. `from_week`, `until_week`: parameters that say
    when it begins and ends. `completers`: only for those who complete; without it also for those who give up, as long as they are
    with it (parameter "dropout_weeks").
    """

    kind: ClassVar[Kind]
    services: frozenset[str] = frozenset()
    from_week: str | None = None
    until_week: str | None = None
    completers: bool = True

    NEEDED: ClassVar[frozenset[str]] = frozenset()
    """Fields that name a parameter without whose value the effect cannot be."""
    LIMITS: ClassVar[frozenset[str]] = frozenset()
    """Fields that name a parameter that may be without a value: then nothing is limited."""

    def parameters(self) -> tuple[str, ...]:
        """Return the names of all parameters that it reads."""
        own = [getattr(self, f.name) for f in fields(self) if f.name in self.LIMITS]
        return tuple(n for n in (*self.needs(), *own) if n is not None)

    def needs(self) -> tuple[str, ...]:
        """Return the names of the parameters without whose value it cannot be."""
        own = [getattr(self, f.name) for f in fields(self) if f.name in self.NEEDED]
        return tuple(n for n in (self.from_week, self.until_week, *own, *self.points()) if n is not None)

    def points(self) -> tuple[str, ...]:
        """Return further names, of a schedule."""
        return ()


@dataclass(frozen=True)
class Convert(Effect):
    """Offer the screen for visits made of nothing but `services` (empty: of whatever can be by screen); the plan decides.

    `shorter`: minutes that a call is shorter than the visit. `per_week`: at most so many of a citizen's visits in a week. Adopters
    become assessed and consenting, with a device.
    """

    kind: ClassVar[Kind] = "convert_mode"
    NEEDED: ClassVar = frozenset({"shorter"})
    LIMITS: ClassVar = frozenset({"per_week"})
    shorter: str = "shorter_minutes"
    per_week: str | None = None


@dataclass(frozen=True)
class Remove(Effect):
    """Take the services out of visits. `share`: of their occurrences; None for all."""

    kind: ClassVar[Kind] = "remove"
    LIMITS: ClassVar = frozenset({"share"})
    share: str | None = None


@dataclass(frozen=True)
class Relocate(Effect):
    """Take the services out of visits and give them at a clinic. `factor`: of their care time, what they take there."""

    kind: ClassVar[Kind] = "relocate"
    NEEDED: ClassVar = frozenset({"factor"})
    factor: str = "clinic_factor"


@dataclass(frozen=True)
class Shorten(Effect):
    """Make the services shorter, in one of four ways.

    `factor`: their care time, or the `part` of it, times so much. `minutes`: so many fewer each time. `weekly`: points (week,
    minutes fewer a week), parameters both, on a line between them and as the last after it, shared among all the citizen's care.
    `trend`: (minutes a week fewer for every week, last week of it); below 0 is growth.
    """

    kind: ClassVar[Kind] = "shorten"
    NEEDED: ClassVar = frozenset({"factor", "part", "minutes"})
    factor: str | None = None
    part: str | None = None
    minutes: str | None = None
    weekly: tuple[tuple[str, str], ...] = ()
    trend: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        ways = [self.factor is not None, self.minutes is not None, bool(self.weekly), self.trend is not None]
        if sum(ways) != 1:
            raise ValueError("services are shortened in one way: factor, minutes, weekly or trend")
        if self.part is not None and self.factor is None:
            raise ValueError("a part goes with a factor")

    def points(self) -> tuple[str, ...]:
        return (*(name for point in self.weekly for name in point), *(self.trend or ()))


@dataclass(frozen=True)
class Add(Effect):
    """Give a further service of `minutes`, `times` in every period of `days` days, each citizen's days drawn once by the seed.

    `merge`: 1 puts it into a visit of the day where it fits, at the cost of its minutes only; else it is a visit of its own.
    `follow_up`: it is the technology's own upkeep (refill, control). `by_screen`: 1 offers its own visits by screen too.
    """

    kind: ClassVar[Kind] = "add"
    NEEDED: ClassVar = frozenset({"minutes", "times", "days"})
    LIMITS: ClassVar = frozenset({"merge", "by_screen"})
    service: str = ""
    minutes: str = "add_minutes"
    times: str = "add_times"
    days: str = "add_days"
    merge: str | None = None
    by_screen: str | None = None
    follow_up: bool = False


@dataclass(frozen=True)
class Retime(Effect):
    """Let visits of nothing but the services start `earlier` and `later` than their windows say, in minutes."""

    kind: ClassVar[Kind] = "retime"
    NEEDED: ClassVar = frozenset({"earlier", "later"})
    earlier: str = "earlier_minutes"
    later: str = "later_minutes"


@dataclass(frozen=True)
class ReduceStaff(Effect):
    """One worker instead of two at visits with one of the services. `share`: of such visits."""

    kind: ClassVar[Kind] = "reduce_staff"
    NEEDED: ClassVar = frozenset({"share"})
    share: str = "share"


@dataclass(frozen=True)
class Respond(Effect):
    """Expected work outside the plan: `rate` calls for each dose that the technology has taken over (`per` "dose"), or for each
    citizen and day; `handling` minutes each, and for a share `visits` of them `visit_minutes` of somebody's way and work.
    `promise`: within how many minutes somebody answers or comes; it binds nothing, and is told.
    """

    kind: ClassVar[Kind] = "respond"
    NEEDED: ClassVar = frozenset({"rate", "handling", "visits", "visit_minutes"})
    LIMITS: ClassVar = frozenset({"promise"})
    per: Literal["dose", "citizen"] = "dose"
    rate: str = "missed_rate"
    handling: str = "handling_minutes"
    visits: str = "share_needing_visit"
    visit_minutes: str = "visit_minutes"
    promise: str | None = None
