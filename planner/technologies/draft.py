"""A situation while technologies are brought into it: visits by citizen, what has been claimed, and what has been done."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from planner.calendar_days import local_day
from planner.day import visit_dates
from planner.domain import Citizen, Mode, Visit
from planner.scenarios.records import Claim, Extra, Note, Situation
from planner.technologies.records import Technology
from planner.technologies.ties import kept_links, kept_pins


class Draft:
    """Holds `visits` and `citizens` by id, in the order of the instance, new visits last. `situation` closes it."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        instance = situation.instance
        self.settings = instance.settings
        self.has_unit = bool({s.unit_id for s in instance.shifts} & instance.unit.keys())
        self.has_callers = any(Mode.SCREEN in s.modes for s in instance.shifts)
        self.visits: dict[str, Visit] = dict(instance.visit)
        self.citizens: dict[str, Citizen] = dict(instance.citizen)
        self.links, self.pins = instance.links, instance.pins
        self.date_of = visit_dates(instance)
        shifts = {local_day(instance, s.start) for s in instance.shifts}
        self.dates = tuple(sorted(shifts | set(self.date_of.values())))
        self.claimed: dict[str, dict[str, str]] = defaultdict(dict)
        for claim in situation.claims:
            self.claimed[claim.citizen_id][claim.service] = claim.technology
        self.field_seconds = self.unit_seconds = 0.0
        self.devices = Counter(situation.extra.devices)
        self.concerned = set(situation.citizens)
        self.notes: list[Note] = list(situation.notes)
        self._homes: dict[str, list[str]] = defaultdict(list)
        for visit in instance.visits:
            self._homes[visit.citizen_id].append(visit.visit_id)

    @property
    def days(self) -> int:
        """How many days it covers, at least 1."""
        return max(1, len(self.dates))

    def visits_of(self, citizen_id: str) -> list[Visit]:
        """Return a citizen's visits as they are now."""
        return [self.visits[v] for v in self._homes.get(citizen_id, ()) if v in self.visits]

    def put(self, before: Visit, after: Visit | None) -> None:
        """Let a visit become another of the same id, or go."""
        self.concerned.add(before.citizen_id)
        if after is None:
            del self.visits[before.visit_id]
        else:
            self.visits[before.visit_id] = after

    def add(self, visit: Visit) -> None:
        """Take in a new visit. Raises ValueError for an id that is there."""
        if visit.visit_id in self.visits:
            raise ValueError(f"there is a visit {visit.visit_id} already")
        self.concerned.add(visit.citizen_id)
        self.visits[visit.visit_id] = visit
        self._homes[visit.citizen_id].append(visit.visit_id)

    def free_id(self, wish: str) -> str:
        """Return an id that no visit has or had: the wish, or with a number behind it."""
        used = self.visits.keys() | self._situation.instance.visit.keys()
        numbered = (f"{wish}.{n}" for n in range(2, len(used) + 3))
        return wish if wish not in used else next(i for i in numbered if i not in used)

    def note(self, code: str, technology: Technology, **params: str | int | float) -> None:
        """Tell what a technology has done."""
        names = {"technology": technology.code, "name_da": technology.title.da, "name": technology.title.en}
        self.notes.append(Note(code, {**names, **params}))

    def drop_ties(self) -> tuple[int, int]:
        """Let go of links and locks that have lost an end; return how many links and how many locks."""
        links, pins = kept_links(self.links, self.visits), kept_pins(self.pins, self.visits)
        dropped = len(self.links) - len(links), len(self.pins) - len(pins)
        self.links, self.pins = links, pins
        return dropped

    def situation(self) -> Situation:
        """Return the situation as it has become; the same instance where nothing in it has changed."""
        before, extra = self._situation, self._situation.extra
        update = {
            "visits": tuple(self.visits.values()),
            "citizens": tuple(self.citizens.values()),
            "links": self.links,
            "pins": self.pins,
        }
        same = all(getattr(before.instance, name) == value for name, value in update.items())
        return replace(
            before,
            instance=before.instance if same else before.instance.model_copy(update=update),
            claims=frozenset(Claim(c, s, t) for c, own in self.claimed.items() for s, t in own.items()),
            extra=Extra(
                extra.field_seconds + self.field_seconds / self.days,
                extra.unit_seconds + self.unit_seconds / self.days,
                dict(self.devices),
            ),
            citizens=frozenset(self.concerned),
            notes=tuple(self.notes),
        )
