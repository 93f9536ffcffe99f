"""The figures of a plan: where the paid time goes, how far it is, and what the citizens meet.

Definitions after domain.md 6.4. Every figure is read from the plan, which `planner.check` has found right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from statistics import fmean, pstdev
from zoneinfo import ZoneInfo

from planner.domain import Activity, Instance, Means, Mode, Plan, Route, Shift, Visit, seconds_between
from planner.travel.times import TravelTimes


@dataclass(frozen=True)
class Tally:
    """Time, distance and work of one or more routes; all in seconds and metres, and tallies add up.

    For every used shift, and so for every sum of them, the time adds up to the second:
    `paid + unpaid_break = idle_start + travel + stop_overhead + care (both) + screen_work + waiting + break +
    idle_end`.

    A *call* is one worker at one visit: a double-staffed visit is two calls. `paid_seconds` is the length of
    the used shifts less their unpaid breaks, plus overtime. A shift without visits counts in nothing but
    `unused_shift_seconds`: whoever is on it is free for other work, and its hours would flatter no share and
    hide in no other. `driving_seconds` is travel by any means. `idle_start_seconds` is from the start of the
    shift to the departure, `idle_end_seconds` from the return to its end.
    """

    paid_seconds: int = 0
    driving_seconds: int = 0
    stop_overhead_seconds: int = 0
    care_physical_seconds: int = 0
    care_screen_seconds: int = 0
    screen_work_seconds: int = 0
    waiting_seconds: int = 0
    break_seconds: int = 0
    unpaid_break_seconds: int = 0
    overtime_seconds: int = 0
    idle_start_seconds: int = 0
    idle_end_seconds: int = 0
    unused_shift_seconds: int = 0
    car_metres: int = 0
    bicycle_metres: int = 0
    walking_metres: int = 0
    physical_calls: int = 0
    screen_calls: int = 0
    stops: int = 0
    routes_used: int = 0
    routes_unused: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def care_seconds(self) -> int:
        """Care given, in the home and by screen."""
        return self.care_physical_seconds + self.care_screen_seconds

    @property
    def metres(self) -> dict[Means, int]:
        """Distance by means of travel."""
        return {
            Means.CAR: self.car_metres,
            Means.BICYCLE: self.bicycle_metres,
            Means.WALKING: self.walking_metres,
        }

    @property
    def distance_metres(self) -> int:
        """Distance by all means of travel."""
        return sum(self.metres.values())

    @property
    def driving_share(self) -> float:
        """Vejtid: travel / paid time; 0 when nothing is paid."""
        return share(self.driving_seconds, self.paid_seconds)

    @property
    def care_share(self) -> float:
        """Brugertid: care in citizens' homes / paid time; 0 when nothing is paid."""
        return share(self.care_physical_seconds, self.paid_seconds)

    @property
    def direct_share(self) -> float:
        """Direkte tid: care in the home and by screen / paid time; 0 when nothing is paid."""
        return share(self.care_seconds, self.paid_seconds)

    @property
    def driving_minutes_per_visit(self) -> float:
        """Minutes of travel per physical call; 0 without calls."""
        return share(self.driving_seconds, 60 * self.physical_calls)


@dataclass(frozen=True)
class Punctuality:
    """Planned visits and how late they start after `promised_latest`; a double-staffed visit counts once."""

    visits: int = 0
    late_visits: int = 0
    late_seconds: int = 0
    max_late_seconds: int = 0

    @property
    def share(self) -> float:
        """Visits that start in time / planned visits; 0 when none is planned."""
        return share(self.visits - self.late_visits, self.visits)


@dataclass(frozen=True)
class RouteFigures:
    """One shift's figures."""

    shift_id: str
    worker_id: str
    means: Means
    tally: Tally
    punctuality: Punctuality

    @property
    def used(self) -> bool:
        """Whether the shift has visits."""
        return self.tally.routes_used > 0


@dataclass(frozen=True)
class DayFigures:
    """The shifts that start on one local date."""

    day: date
    tally: Tally
    punctuality: Punctuality


@dataclass(frozen=True)
class Continuity:
    """Whom the citizens meet, screen visits included.

    `workers_by_citizen`: distinct workers in this plan, for each citizen with a planned visit (the reference
    figure of domain.md 4.6 is over 14 days; a plan of one day cannot show that). `preferred_calls` of
    `asked_calls`, the calls on citizens who prefer someone.
    """

    workers_by_citizen: dict[str, int]
    preferred_calls: int
    asked_calls: int

    @property
    def mean_workers(self) -> float:
        """Mean of distinct workers per citizen; 0 without citizens."""
        return fmean(self.workers_by_citizen.values()) if self.workers_by_citizen else 0.0

    @property
    def max_workers(self) -> int:
        """Most distinct workers that one citizen meets."""
        return max(self.workers_by_citizen.values(), default=0)

    @property
    def preferred_share(self) -> float:
        """Calls by a preferred worker / calls on citizens who prefer someone; 0 if nobody does."""
        return share(self.preferred_calls, self.asked_calls)


@dataclass(frozen=True)
class LoadSpread:
    """Care (both modes) plus travel, in seconds, of each worker with a used shift."""

    seconds_by_worker: dict[str, int]

    @property
    def min_seconds(self) -> int:
        """The lightest load; 0 without workers."""
        return min(self.seconds_by_worker.values(), default=0)

    @property
    def max_seconds(self) -> int:
        """The heaviest load; 0 without workers."""
        return max(self.seconds_by_worker.values(), default=0)

    @property
    def std_seconds(self) -> float:
        """Standard deviation over these workers (of the whole group, not a sample); 0 without workers."""
        return pstdev(self.seconds_by_worker.values()) if self.seconds_by_worker else 0.0


@dataclass(frozen=True)
class Figures:
    """All figures of a plan. `attribution` names the source of the road data and is shown wherever they are.

    `planned` and `unplanned` count visits by priority 1..5.
    """

    total: Tally
    punctuality: Punctuality
    days: tuple[DayFigures, ...]
    routes: tuple[RouteFigures, ...]
    planned: dict[int, int]
    unplanned: dict[int, int]
    continuity: Continuity
    load: LoadSpread
    attribution: str


def figures(instance: Instance, travel: TravelTimes, plan: Plan) -> Figures:
    """Return the figures of a plan, in all, per local date and per route (in the order of the plan).

    Raises
    ------
    KeyError
        If the plan names a shift, visit or citizen that the instance does not have.
    """
    by_route = [route_figures(instance, r) for r in plan.routes]
    by_day: dict[date, list[Route]] = defaultdict(list)
    zone = ZoneInfo(instance.settings.timezone)
    for route in plan.routes:
        by_day[instance.shift[route.shift_id].start.astimezone(zone).date()].append(route)
    tallies = {r.shift_id: r.tally for r in by_route}
    return Figures(
        total=sum((r.tally for r in by_route), Tally()),
        punctuality=_punctuality(instance, plan.routes),
        days=tuple(
            DayFigures(
                day, sum((tallies[r.shift_id] for r in routes), Tally()), _punctuality(instance, routes)
            )
            for day, routes in sorted(by_day.items())
        ),
        routes=tuple(by_route),
        planned=_by_priority(instance.visit[v] for v in {a.visit_id for _, a in _calls(plan.routes)} if v),
        unplanned=_by_priority(instance.visit[u.visit_id] for u in plan.unplanned),
        continuity=_continuity(instance, plan),
        load=_load(by_route),
        attribution=travel.attribution,
    )


def share(part: int, whole: int) -> float:
    """Return part / whole, and 0 for a share of nothing."""
    return part / whole if whole else 0.0


def route_figures(instance: Instance, route: Route) -> RouteFigures:
    """Return the figures of one route.

    Raises
    ------
    KeyError
        If the route names a shift or visit that the instance does not have.
    """
    shift = instance.shift[route.shift_id]
    used = any(a.kind == "visit" for a in route.activities)
    length = seconds_between(shift.start, shift.end)
    tally = _used_tally(shift, route, length) if used else Tally(unused_shift_seconds=length, routes_unused=1)
    return RouteFigures(route.shift_id, route.worker_id, route.means, tally, _punctuality(instance, [route]))


def _used_tally(shift: Shift, route: Route, length: int) -> Tally:
    visits = [a for a in route.activities if a.kind == "visit"]
    physical = [a for a in visits if a.mode is Mode.PHYSICAL]
    screen = [a for a in visits if a.mode is Mode.SCREEN]
    unpaid = sum(b.duration for b in shift.breaks if not b.paid)
    overtime = max(0, seconds_between(shift.end, route.return_time))
    metres = route.return_travel_metres + sum(a.travel_metres for a in route.activities)
    return Tally(
        paid_seconds=length - unpaid + overtime,
        driving_seconds=route.return_travel_seconds + sum(a.travel_seconds for a in route.activities),
        stop_overhead_seconds=sum(a.arriving_seconds + a.leaving_seconds for a in physical),
        care_physical_seconds=sum(_lasting(a) for a in physical),
        care_screen_seconds=sum(_lasting(a) for a in screen),
        screen_work_seconds=sum(a.arriving_seconds + a.leaving_seconds for a in screen),
        waiting_seconds=sum(a.wait_seconds for a in route.activities),
        break_seconds=sum(_lasting(a) for a in route.activities if a.kind == "break"),
        unpaid_break_seconds=unpaid,
        overtime_seconds=overtime,
        idle_start_seconds=seconds_between(shift.start, route.departure),
        idle_end_seconds=max(0, seconds_between(route.return_time, shift.end)),
        car_metres=metres if route.means is Means.CAR else 0,
        bicycle_metres=metres if route.means is Means.BICYCLE else 0,
        walking_metres=metres if route.means is Means.WALKING else 0,
        physical_calls=len(physical),
        screen_calls=len(screen),
        stops=_stops(route.activities),
        routes_used=1,
    )


def _lasting(activity: Activity) -> int:
    return seconds_between(activity.start, activity.end)


def _stops(activities: Sequence[Activity]) -> int:
    """Maximal runs of physical visits in a row at one address."""
    places = [a.address_id if a.kind == "visit" and a.mode is Mode.PHYSICAL else None for a in activities]
    before = [None, *places]
    return sum(1 for here, last in zip(places, before, strict=False) if here is not None and here != last)


def _calls(routes: Iterable[Route]) -> list[tuple[Route, Activity]]:
    return [(r, a) for r in routes for a in r.activities if a.kind == "visit"]


def _punctuality(instance: Instance, routes: Iterable[Route]) -> Punctuality:
    starts: dict[str, datetime] = {}
    for _, a in _calls(routes):
        if a.visit_id is not None:  # of a split visit, the part that begins last
            starts[a.visit_id] = max(a.start, starts.get(a.visit_id, a.start))
    late = []
    for visit_id, start in starts.items():
        promised = instance.visit[visit_id].promised_latest
        if promised is not None and start > promised:
            late.append(seconds_between(promised, start))
    return Punctuality(len(starts), len(late), sum(late), max(late, default=0))


def _by_priority(visits: Iterable[Visit]) -> dict[int, int]:
    counts = Counter(v.priority for v in visits)
    return {priority: counts[priority] for priority in range(1, 6)}


def _continuity(instance: Instance, plan: Plan) -> Continuity:
    workers: dict[str, set[str]] = defaultdict(set)
    preferred = asked = 0
    for route, activity in _calls(plan.routes):
        citizen = instance.citizen[instance.visit[activity.visit_id or ""].citizen_id]
        workers[citizen.citizen_id].add(route.worker_id)
        asked += bool(citizen.preferred_workers)
        preferred += route.worker_id in citizen.preferred_workers
    return Continuity({c: len(w) for c, w in sorted(workers.items())}, preferred, asked)


def _load(routes: Iterable[RouteFigures]) -> LoadSpread:
    seconds: Counter[str] = Counter()
    for route in routes:
        if route.used:
            seconds[route.worker_id] += route.tally.care_seconds + route.tally.driving_seconds
    return LoadSpread(dict(sorted(seconds.items())))
