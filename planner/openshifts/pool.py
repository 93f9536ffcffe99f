"""The shifts that a search may choose from: every base, means and shift time in use, shorter ones too, for every role wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from planner.day import window_date
from planner.domain import Instance, Level, Mode, Visit
from planner.openshifts.habits import Ground, Habits, Span
from planner.openshifts.needs import Role, role_of
from planner.openshifts.offers import Offer

DAY = 86_400
Kind = tuple[Ground, date, tuple[int, int], Role]


@dataclass(frozen=True)
class Pool:
    """What may be offered to cover `demand`, for roles that may do what `served` visits ask for."""

    habits: Habits
    demand: tuple[Visit, ...]
    served: tuple[Visit, ...]
    shortest: int
    step: int

    def offers(self, copies: Counter[Kind] | None = None) -> list[Offer]:
        """Return one offer of each kind, or as many as `copies` says; two where the demand has visits for two workers."""
        least = max((v.staff_required for v in self.demand), default=1)
        names = free_names(self.habits.instance)
        given = copies or Counter()
        return [
            Offer(next(names), ground, day, Span(*span), role)
            for ground, day, span, role in self.kinds()
            for _ in range(max(least, given[ground, day, span, role]))
        ]

    def kinds(self) -> Iterator[Kind]:
        """Yield every kind once, each day's by base, longest times first."""
        roles = self.roles()
        for day in self._days():
            for ground in self.habits.grounds(screen=self._by_screen):
                for span in self._spans(ground):
                    if day in self._dates or span.end > DAY:
                        yield from ((ground, day, span[:2], role) for role in roles)

    def spare(self, left_out: Collection[str]) -> list[Offer]:
        """Return the longest offers for the highest role, on the days of some visits, to ask why not even those would do."""
        late = Pool(self.habits, _named(self.demand, left_out), self.served, self.shortest, self.step)
        highest = self.roles()[-1:]
        names = free_names(self.habits.instance, mark="+")
        return [
            Offer(next(names), ground, day, Span(*span[:2]), role)
            for day in late._days()
            for ground in self.habits.grounds(screen=self._by_screen)
            for span in self.habits.longest(ground)
            if day in late._dates or span.end > DAY
            for role in highest
            for _ in range(2)
        ]

    def roles(self) -> list[Role]:
        """Return a role for each level that the demand asks for, lowest first; the highest may do all that `served` visits
        ask for."""
        levels = {v.level for v in self.served} or {Level.UNSKILLED}
        return [role_of(self.served, level=level) for level in sorted(levels, key=lambda each: each.rank)]

    @property
    def _by_screen(self) -> bool:
        return any(m.mode is Mode.SCREEN for v in self.demand for m in v.modes)

    @property
    def _dates(self) -> set[date]:
        return {window_date(self.habits.instance, w) for v in self.demand for w in v.windows}

    def _days(self) -> list[date]:
        """The days of the demand, and those before, whose night shifts reach into them."""
        return sorted({d - timedelta(days=k) for d in self._dates for k in (0, 1)})

    def _spans(self, ground: Ground) -> Sequence[Span]:
        """Times in use, and halves of the longest of them."""
        every = (*self.habits.spans(ground), *self.habits.halves(ground, self.shortest, self.step))
        once = {s[:2]: s for s in reversed(every)}
        return sorted(once.values(), key=lambda s: (s.start - s.end, s.start))


def _named(visits: Iterable[Visit], ids: Collection[str]) -> tuple[Visit, ...]:
    return tuple(v for v in visits if v.visit_id in ids)


def free_names(instance: Instance, mark: str = "?") -> Iterator[str]:
    """Yield ids that no worker or shift of the input has."""
    taken = instance.worker.keys() | instance.shift.keys()
    return (name for name in (f"{mark}{n}" for n in count(1)) if name not in taken)


def kind_of(offer: Offer) -> Kind:
    """Return what an offer of the pool is one of."""
    return offer.ground, offer.day, offer.span[:2], offer.role
