"""How ids, instants and visits of one plan are named to the person who reads it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from planner.domain import (
    Activity,
    Instance,
    Mode,
    Plan,
    Route,
    Shift,
    TimeWindow,
    Visit,
    seconds_between,
)
from planner.messages import Lang
from planner.report import numbers
from planner.report.words import word
from planner.services import BY_CODE

Part = Literal["whole", "screen", "remaining"]


class Presence(NamedTuple):
    """One worker's share in a visit: which seat, which part, who, in which mode, and when it starts."""

    seat: int
    part: Part
    worker_id: str
    mode: Mode | None
    start: datetime


@dataclass(frozen=True)
class Reader:
    """An instance, its plan and the reader's language; every method returns plain text, never markup.

    Clock times are 24-hour in the instance's time zone.
    """

    instance: Instance
    plan: Plan
    lang: Lang

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.instance.settings.timezone)

    def day(self, instant: datetime) -> date:
        """Return the local date of an instant."""
        return instant.astimezone(self.zone).date()

    def clock(self, instant: datetime, day: date | None = None) -> str:
        """Return the local time as 07:05; on another date than `day` with the days between: 01:15 +1."""
        local = instant.astimezone(self.zone)
        text = f"{local:%H:%M}"
        if day is None or local.date() == day:
            return text
        return f"{text}{numbers.NBSP}{(local.date() - day).days:+d}".replace("-", "−")

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The local dates on which shifts start, ascending; the visits' dates where there are no shifts."""
        starts = [s.start for s in self.instance.shifts]
        starts = starts or [v.windows[0].start_earliest for v in self.instance.visits]
        return tuple(sorted({self.day(s) for s in starts}))

    def dates(self) -> str:
        """Return the plan's date, or its first and last."""
        if not self.days:
            return ""
        first, last = (numbers.long_date(d, self.lang) for d in (self.days[0], self.days[-1]))
        return first if first == last else f"{first} – {last}"

    def worker(self, worker_id: str) -> str:
        """Return the worker's label, or the id where there is none."""
        worker = self.instance.worker.get(worker_id)
        return (worker.label if worker else "") or worker_id

    def address(self, address_id: str | None) -> str:
        """Return the address's label, or the id; empty where there is no place."""
        if address_id is None:
            return ""
        address = self.instance.address.get(address_id)
        return (address.label if address else "") or address_id

    def citizen(self, visit: Visit) -> str:
        """Return the citizen's label, or the id."""
        citizen = self.instance.citizen.get(visit.citizen_id)
        return (citizen.label if citizen else "") or visit.citizen_id

    def visit_of(self, activity: Activity) -> Visit | None:
        """Return the visit of an activity; None for a break, or where a damaged plan names an unknown
        visit."""
        return self.instance.visit.get(activity.visit_id) if activity.visit_id else None

    def shift_of(self, route: Route) -> Shift | None:
        """Return the shift of a route; None where a damaged plan names an unknown shift."""
        return self.instance.shift.get(route.shift_id)

    def shift_span(self, route: Route) -> tuple[datetime, datetime]:
        """Return the first and last instant of a route's shift."""
        shift = self.shift_of(route)
        return (shift.start, shift.end) if shift else (route.departure, route.return_time)

    def shift_text(self, route: Route) -> str:
        """Return the shift's hours, with its date where the plan has several: man. 2/3 07:00–15:00."""
        start, end = self.shift_span(route)
        hours = f"{self.clock(start)}–{self.clock(end, self.day(start))}"
        return hours if len(self.days) < 2 else f"{numbers.short_date(self.day(start), self.lang)} {hours}"

    def services(self, visit: Visit, part: Part = "whole") -> tuple[str, ...]:
        """Return the names of the services of a visit, or of one part of a split one; a code outside the
        catalogue as it is."""
        by_screen = visit.split.services if visit.split else ()
        if part == "screen":
            codes = by_screen
        elif part == "remaining":
            codes = tuple(c for c in visit.services if c not in by_screen)
        else:
            codes = visit.services
        return tuple(self.service(code) for code in codes)

    def service(self, code: str) -> str:
        """Return the name of a service; a code outside the catalogue as it is."""
        return str(getattr(BY_CODE[code].name, self.lang.value)) if code in BY_CODE else code

    def unit_of(self, route: Route) -> str:
        """Return the label of the screen unit that a route's shift belongs to, or its id; empty for a route
        on the road."""
        shift = self.shift_of(route)
        if shift is None or shift.unit_id is None:
            return ""
        unit = self.instance.unit.get(shift.unit_id)
        return (unit.label if unit else "") or shift.unit_id

    def window_of(self, visit: Visit, start: datetime) -> TimeWindow:
        """Return the window that `start` keeps; where it keeps none, the one it misses by least."""
        return min(visit.windows, key=lambda w: max(w.start_earliest - start, start - w.start_latest))

    def agreed(self, window: TimeWindow, day: date | None) -> str:
        """Return the agreed start of a window: Start 07:00–08:00, and its latest end where there is one."""
        earliest, latest = self.clock(window.start_earliest, day), self.clock(window.start_latest, day)
        text = word("agreed", self.lang, earliest=earliest, latest=latest)
        if earliest == latest:
            text = f"{word('start_short', self.lang)} {earliest}"
        if window.end_latest:
            text += ", " + word("end_by", self.lang, time=self.clock(window.end_latest, day))
        return text

    def late_seconds(self, activity: Activity) -> int:
        """Return by how many seconds a visit starts after the promised latest start; 0 when in time."""
        visit = self.visit_of(activity)
        if visit is None or visit.promised_latest is None:
            return 0
        return max(0, seconds_between(visit.promised_latest, activity.start))

    @cached_property
    def routes(self) -> dict[str, list[Route]]:
        """Each worker's routes by worker id, in order of time."""
        found: dict[str, list[Route]] = defaultdict(list)
        for route in sorted(self.plan.routes, key=lambda r: (self.shift_span(r)[0], r.shift_id)):
            found[route.worker_id].append(route)
        return dict(found)

    @cached_property
    def staff(self) -> dict[str, tuple[Presence, ...]]:
        """Everyone who has a share in a visit, by visit id."""
        found: dict[str, list[Presence]] = defaultdict(list)
        for route in self.plan.routes:
            for a in route.activities:
                if a.visit_id:
                    found[a.visit_id].append(Presence(a.seat, a.part, route.worker_id, a.mode, a.start))
        return {visit_id: tuple(sorted(shares, key=lambda s: s[:3])) for visit_id, shares in found.items()}

    def others(self, activity: Activity) -> tuple[Presence, ...]:
        """Return who else has a share in the visit: the second worker, or the other part of a split one."""
        shares = self.staff.get(activity.visit_id or "", ())
        return tuple(s for s in shares if (s.seat, s.part) != (activity.seat, activity.part))

    def colleagues(self, activity: Activity) -> tuple[str, ...]:
        """Return the labels of those who are at the visit at the same time; who has another part of it is not."""
        return tuple(self.worker(o.worker_id) for o in self.others(activity) if o.part == "whole")
