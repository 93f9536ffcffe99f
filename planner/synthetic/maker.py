"""One run of the generator: people behind doors, visits on dates, staff on shifts, joined to one
`Instance`."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.domain import Address, Citizen, Instance, Pin, Settings, Shift, Visit, VisitLink
from planner.synthetic.doors import DoorPool, leg_minutes, room_shares
from planner.synthetic.layers import DAY, cover_for
from planner.synthetic.matching import draw_delegations, draw_preferences, may_do
from planner.synthetic.people import draw_doors, draw_people
from planner.synthetic.randomness import stream
from planner.synthetic.staff import (
    Bases,
    Member,
    duty_sets,
    employed,
    make_members,
    make_shift,
    size_teams,
    works_on,
)
from planner.synthetic.visits import Draft, dose_links, draw_drafts, to_visit

PINS_FROM_VISITS = 40  # smaller instances stay free of them
WORKER_HOMES = 6  # doors where workers who start from home may live

Handed = frozenset[tuple[str, str, str]]  # (worker, citizen, task)


class Maker:
    """Draws everything from named streams of one seed; `instance` joins it. Arguments as of `generate`."""

    def __init__(
        self,
        pool: DoorPool,
        citizens: int,
        workers: int | None,
        days: int,
        seed: int,
        first_day: date,
        *,
        cycling: bool,
    ) -> None:
        self._pool, self._seed = pool, seed
        self._zone = ZoneInfo(Settings().timezone)
        self._dates = [first_day + timedelta(days=d) for d in range(days)]
        self._cover = cover_for(citizens, workers)
        self._people = draw_people(stream(seed, "people"), citizens, days)
        drafts = draw_drafts(stream(seed, "visits"), self._people, self._cover)
        self._by_day = self._spread(drafts)
        self._drafts_of: list[list[Draft]] = [[] for _ in self._people]
        for draft in drafts:
            self._drafts_of[draft.person].append(draft)
        self._households = 1 + max(p.household for p in self._people)
        self._doors = draw_doors(stream(seed, "doors"), pool.households, self._households + WORKER_HOMES)
        self._members = self._staff(workers, cycling)
        self._duty = duty_sets(len(self._members), days)

    def instance(self, title: str) -> Instance:
        """Return everything as one record."""
        delegations = draw_delegations(
            stream(self._seed, "delegations"),
            [d for drafts in self._drafts_of for d in drafts],
            self._members,
            self._duty,
            self._cover,
            {p.number: _citizen_id(p.number) for p in self._people},
        )
        handed = frozenset((d.worker_id, d.citizen_id, d.task) for d in delegations)
        citizens, shifts = self._citizens(handed), self._shifts()
        visits, links = self._visits()
        return Instance(
            title=title,
            synthetic=True,
            addresses=self._addresses(),
            citizens=tuple(citizens),
            workers=tuple(m.worker for m in self._members),
            delegations=tuple(delegations),
            shifts=tuple(shifts),
            visits=tuple(visits),
            links=tuple(links),
            pins=tuple(self._pins(visits, shifts, citizens, handed)),
        )

    def _spread(self, drafts: list[Draft]) -> list[list[Draft]]:
        """Return the drafts of each day: daily visits on all, each seldom-visited citizen's on one working
        day."""
        days = range(len(self._dates))
        working = [d for d in days if self._dates[d].weekday() < 5] or list(days)
        turn = stream(self._seed, "weekdays").choice(working, size=len(self._people))
        return [[d for d in drafts if self._people[d.person].daily or turn[d.person] == day] for day in days]

    def _staff(self, workers: int | None, cycling: bool) -> list[Member]:
        days, point = len(self._dates), self._pool.point[self._doors[: self._households]]
        busiest = max(self._by_day, key=len)
        at_work = workers if workers is None or days <= 5 else max(2, workers * 5 // 7)
        teams = size_teams(busiest, self._cover, leg_minutes(point), at_work)
        homes = tuple(f"H{k}" for k in range(1, WORKER_HOMES + 1))
        return make_members(
            stream(self._seed, "staff"),
            [employed(team, days) for team in teams],
            self._cover,
            Bases(room_shares(self._pool, point), homes),
            days=days,
            cycling=cycling,
        )

    def _addresses(self) -> tuple[Address, ...]:
        """Homes of citizens, team rooms, and those homes of workers that a shift starts from."""
        doors = self._doors.tolist()
        living = [
            self._pool.address(d, f"A{k:03d}") for k, d in enumerate(doors[: self._households], start=1)
        ]
        used = {m.base for m in self._members}
        homes = [self._pool.address(d, f"H{k}") for k, d in enumerate(doors[self._households :], start=1)]
        return (*living, *(a for a in (*self._pool.rooms, *homes) if a.address_id in used))

    def _citizens(self, handed: Handed) -> list[Citizen]:
        rng = stream(self._seed, "preferences")
        return [
            draw_preferences(
                rng,
                Citizen(
                    citizen_id=_citizen_id(p.number),
                    address_id=f"A{p.household + 1:03d}",
                    label=f"Borger {p.number + 1:03d}",
                ),
                p,
                self._drafts_of[p.number],
                self._members,
                self._duty,
                handed,
                self._cover,
            )
            for p in self._people
        ]

    def _shifts(self) -> list[Shift]:
        days = len(self._dates)
        turns = [
            (member, day)
            for d, day in enumerate(self._dates)
            for number, member in enumerate(self._members, start=1)
            if works_on(number, d, days)
        ]
        return [make_shift(m, f"S{k:02d}", day, self._zone) for k, (m, day) in enumerate(turns, start=1)]

    def _visits(self) -> tuple[list[Visit], list[VisitLink]]:
        visits: list[Visit] = []
        links: list[VisitLink] = []
        for day, drafts in zip(self._dates, self._by_day, strict=True):
            midnight = datetime.combine(day, time(), self._zone)
            made = [
                to_visit(draft, f"V{k:04d}", _citizen_id(draft.person), midnight, self._cover)
                for k, draft in enumerate(drafts, start=len(visits) + 1)
            ]
            links += dose_links(drafts, [v.visit_id for v in made])
            visits += made
        return visits, links

    def _pins(
        self, visits: list[Visit], shifts: list[Shift], citizens: list[Citizen], handed: Handed
    ) -> list[Pin]:
        """Lock one visit of the first day to a shift and another to its usual start, as a planner has
        promised."""
        today = list(zip(visits, self._by_day[0], strict=False))
        free = [
            (visit, draft)
            for visit, draft in today
            if draft.staff == 1
            and not draft.critical
            and draft.usual < DAY.end - 120
            and citizens[draft.person].required_workers
            == citizens[draft.person].forbidden_workers
            == frozenset()
        ]
        if len(today) < PINS_FROM_VISITS or len(free) < 2:
            return []
        first, second = stream(self._seed, "pins").permutation(len(free))[:2].tolist()
        visit, draft = free[first]
        able = [
            s
            for s, m in zip(shifts, self._on_first_day(), strict=False)
            if may_do(m, draft, visit.citizen_id, handed, self._cover)
        ]
        midnight = datetime.combine(self._dates[0], time(), self._zone)
        usual = midnight + timedelta(minutes=free[second][1].usual)
        return [
            Pin(visit_id=visit.visit_id, shift_id=able[0].shift_id),
            Pin(visit_id=free[second][0].visit_id, start=usual),
        ]

    def _on_first_day(self) -> list[Member]:
        return [self._members[k] for k in sorted(self._duty[0])]


def _citizen_id(number: int) -> str:
    return f"C{number + 1:03d}"
