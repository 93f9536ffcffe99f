"""A technology as one declarative record: who it is for, what it does to services, with which figures, from which source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Final, Literal

from planner.domain import Level
from planner.messages import Text
from planner.reference.figure import Source
from planner.technologies.effects import Add, Effect, Respond
from planner.technologies.values import Parameter, Quoted


class Step(IntEnum):
    """The order in which technologies come to a citizen: the first to take a dose has it.

    0 to 6 is Aarhus' ladder, lightest first, with the robots of other municipalities beside its last device; a screen visit,
    possible on several of its steps, comes to what is left. The order of the others among themselves is ours.
    """

    SELF_RELIANT = 0
    DOSE_PACKED = 1
    FLEXSMART = 2
    MEDIDOCLOCK = 3
    SMILA = 4
    MEDIMISMART = 5
    ROBOT = 6
    SELF_HELP = 10
    AID = 20
    TRAINING = 30
    DRIFT = 31
    CLINIC = 40
    SCREEN = 50
    WATCH = 60
    SUPPLY = 70


STANDARD: Final = (
    "uptake",  # share of the eligible who begin, once all have begun who will
    "ramp_from",  # share of the uptake that is there from the first week on
    "ramp_wait",  # weeks until the others begin
    "ramp_weeks",  # weeks over which the others begin, evenly
    "completion",  # share of those who begin that complete
    "dropout_weeks",  # how long the others are with it
    "loss_week",  # share of the users who stop, every week
    "capacity",  # devices or places there are
    "cost_once",
    "cost_year",
)
"""Parameters that hold for a technology as a whole; all but "uptake" may be absent, for none."""


@dataclass(frozen=True)
class Share:
    """A trait that no data tell, such as dose-packed medicine: a share of the citizens has it, the same for all technologies.

    `parameter` names the share. `granted_by`: whoever uses one of these technologies has it for certain.
    """

    trait: str
    parameter: str
    granted_by: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Eligibility:
    """Who may have a technology. A citizen is eligible with at least one visit in which it can act, and if all of this holds.

    Of visits: `alone`: only those made of nothing but its services; `on_screen`: only those that could be by screen, as far as
    their services and the visit itself go; `two_workers`: only those that take two; `levels`: only those asking for such a
    level. Of citizens: `has`: gets one of these services; `without`: none of these; `times_a_day`: (least, most), names of
    parameters, of the services in `has` (none named: that it acts on); `care_minutes_week`: the same, of care in all. `able`:
    assessed as able to use a screen, or, where nothing is known, by a share. `willing`: has not refused screens, and does not
    have one yet. `screening`: the step of the screening table that must fit. `shares`: what the data cannot say.
    """

    has: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    alone: bool = False
    on_screen: bool = False
    two_workers: bool = False
    levels: frozenset[Level] = frozenset()
    times_a_day: tuple[str | None, str | None] = (None, None)
    care_minutes_week: tuple[str | None, str | None] = (None, None)
    able: Literal["assessed", "assessed_or_share"] | None = None
    willing: bool = False
    screening: str | None = None
    shares: tuple[Share, ...] = ()

    def parameters(self) -> tuple[str, ...]:
        """Return the names of all parameters that it reads."""
        spans = (*self.times_a_day, *self.care_minutes_week)
        return (*(n for n in spans if n is not None), *self.needs())

    def needs(self) -> tuple[str, ...]:
        """Return the names of the parameters without whose value it cannot be judged."""
        able = ("able_share",) if self.able == "assessed_or_share" else ()
        return (*(s.parameter for s in self.shares), *able)


@dataclass(frozen=True)
class Technology:
    """One technology of Danish home care.

    `classes`: letters of domain.md 2.1. `source` publishes it, `quoted` are its figures, `numbers` its rows in the inventory.
    `topics`: what else than the services that it removes, moves or converts it takes for itself (one dose, one solution); a
    later technology leaves to it what it has taken. `legal`: paragraphs that the source names. `visitation`: whether it needs a
    grant; None where the source does not say. `package_changed`: citizens got smaller packages, so that minutes are money.
    `background`: nobody's choice, but what happens anyway. `elsewhere`: for one without effects on visits, where to find what
    it does. `nursing_home`: the source tells of a nursing home; for own homes it is a question.

    Raises ValueError for a record that contradicts itself: a parameter that is named and not there, there and not named, or twice.
    """

    code: str
    name: Text
    municipality: str
    classes: str
    source: Source
    summary: Text
    step: Step
    numbers: tuple[int, ...] = ()
    since: str = ""
    effects: tuple[Effect, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    eligibility: Eligibility = Eligibility()
    topics: frozenset[str] = frozenset()
    quoted: tuple[Quoted, ...] = ()
    legal: tuple[str, ...] = ()
    visitation: bool | None = None
    package_changed: bool = False
    background: bool = False
    nursing_home: bool = False
    elsewhere: Text | None = None

    def __post_init__(self) -> None:
        names = [p.name for p in self.parameters]
        if len(set(names)) != len(names):
            raise ValueError(f"{self.code} names a parameter twice")
        read = {*self.eligibility.parameters(), *(n for e in self.effects for n in e.parameters())}
        if missing := sorted(read - set(names)):
            raise ValueError(f"{self.code} reads {', '.join(missing)} and has no such parameter")
        if idle := sorted(set(names) - read - set(STANDARD)):
            raise ValueError(f"{self.code} has {', '.join(idle)} and does not read it")
        if loose := [n for n in self.eligibility.needs() if not self.parameter[n].required]:
            raise ValueError(f"{self.code} cannot do without {', '.join(loose)}, which is not required")
        if bool(self.effects) is (self.elsewhere is not None):
            raise ValueError(f"{self.code} has effects, or says where else to look: one of the two")
        if self.effects and "uptake" not in names:
            raise ValueError(f"{self.code} has no uptake")

    @cached_property
    def parameter(self) -> dict[str, Parameter]:
        """Parameters by name."""
        return {p.name: p for p in self.parameters}

    @property
    def title(self) -> Text:
        """Its name, with the municipality where there is one."""
        place = f" ({self.municipality})" if self.municipality else ""
        return Text(self.name.da + place, self.name.en + place)

    @cached_property
    def services(self) -> frozenset[str]:
        """Codes of all services that it changes."""
        return frozenset(s for e in self.effects for s in e.services)

    @cached_property
    def taken(self) -> frozenset[str]:
        """What it takes for itself at a citizen: services that it removes or moves, and its topics. A screen visit takes those
        that it finds on the screen.
        """
        kinds = ("remove", "relocate")
        return self.topics | {s for e in self.effects if e.kind in kinds for s in e.services}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its effects, each once, in their order."""
        return tuple(dict.fromkeys(e.kind for e in self.effects))

    @property
    def follow_ups(self) -> tuple[Add, ...]:
        """Visits for its upkeep."""
        return tuple(e for e in self.effects if isinstance(e, Add) and e.follow_up)

    @property
    def responses(self) -> tuple[Respond, ...]:
        """Alarms and the like that somebody must answer."""
        return tuple(e for e in self.effects if isinstance(e, Respond))
