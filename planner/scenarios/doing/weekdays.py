"""Services on other weekdays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from planner.calendar_days import week_of
from planner.day import dates_of, visit_dates
from planner.domain import Instance, TimeWindow, Visit
from planner.scenarios.doing.choosing import require_known, require_services
from planner.scenarios.doing.clocks import fixed
from planner.scenarios.doing.desk import Desk, changed, listed, note
from planner.scenarios.doing.hiring import free_id
from planner.scenarios.edits.fields import Weekday
from planner.scenarios.edits.services import ServicesMoved
from planner.scenarios.records import Note, Situation
from planner.technologies.care import without


class _Moves:
    """What has become of the visits so far."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.visits: list[Visit] = []
        self.moved: set[str] = set()
        self.citizens: set[str] = set()
        self.parts = self.stuck = 0
        self.taken = set(instance.visit)

    def stay(self, visit: Visit) -> None:
        self.visits.append(visit)

    def move(self, visit: Visit, services: set[str], day: date, target: date) -> None:
        """Move a visit, or the part of it that is these services."""
        self.citizens.add(visit.citizen_id)
        rest, part = without(visit, services), without(visit, set(visit.services) - services)
        if rest is None or part is None:
            self.moved.add(visit.visit_id)
            self.visits.append(_on(visit, day, target, self.instance))
            return
        self.parts += 1
        new = free_id(f"{visit.visit_id}+", self.taken)
        self.taken.add(new)
        part = part.model_copy(update={"visit_id": new})
        self.visits += [rest, _on(part, day, target, self.instance)]


def services_moved(edit: ServicesMoved, situation: Situation, desk: Desk) -> Situation:
    """Give services on the weekdays asked for."""
    instance = situation.instance
    require_services(desk, "services", edit.services, instance)
    require_known(desk, "citizens", edit.citizens, instance.citizen)
    _require_days(edit, instance, desk)
    if not desk.sound:
        return situation
    dates, services, allowed = visit_dates(instance), set(edit.services), set(edit.to)
    moves = _Moves(instance)
    for visit in instance.visits:
        day = dates[visit.visit_id]
        asked = services & set(visit.services) and (not edit.citizens or visit.citizen_id in edit.citizens)
        if not asked or Weekday(day.weekday()) in allowed:
            moves.stay(visit)
        elif (target := _nearest(day, allowed, instance)) is None:
            moves.stuck += 1
            moves.stay(visit)
        else:
            moves.move(visit, services, day, target)
    after, notes = _untied(instance.model_copy(update={"visits": tuple(moves.visits)}), moves.moved)
    count = len(moves.moved) + moves.parts
    said = note("services_moved", count=count, parts=moves.parts, citizens=len(moves.citizens))
    if moves.stuck:
        notes = [*notes, note("services_not_moved", count=moves.stuck)]
    return changed(situation, said, *notes, instance=after, citizens=moves.citizens)


def _require_days(edit: ServicesMoved, instance: Instance, desk: Desk) -> None:
    dates = dates_of(instance)
    if len(dates) < 2:
        desk.fault("scenario_one_date", "to", listed(map(str, dates)))
        return
    for day in edit.to:
        if day not in {d.weekday() for d in dates}:
            desk.fault("scenario_no_weekday", "to", day.name.lower(), known=listed(map(str, dates)))


def _nearest(day: date, allowed: Iterable[Weekday], instance: Instance) -> date | None:
    """The nearest date of the same week on a weekday that is allowed, the earlier of two."""
    wanted = set(allowed)
    dates = [d for d in dates_of(instance) if week_of(d) == week_of(day) and Weekday(d.weekday()) in wanted]
    return min(dates, key=lambda d: (abs((d - day).days), d), default=None)


def _on(visit: Visit, day: date, target: date, instance: Instance) -> Visit:
    """The visit on another date, at the same times of the clock; windows of several dates come to lie on one."""
    zone = ZoneInfo(instance.settings.timezone)

    def there(instant: datetime, by: timedelta) -> datetime:
        local = instant.astimezone(zone).replace(tzinfo=None) + by
        return fixed(local.replace(tzinfo=zone))

    def moved(window: TimeWindow) -> TimeWindow:
        by = target - day
        end = None if window.end_latest is None else there(window.end_latest, by)
        return TimeWindow(
            start_earliest=there(window.start_earliest, by),
            start_latest=there(window.start_latest, by),
            end_latest=end,
        )

    own = [
        w for w in visit.windows if w.start_earliest.astimezone(zone).date() in (day, day + timedelta(days=1))
    ]
    promised = None if visit.promised_latest is None else there(visit.promised_latest, target - day)
    windows = tuple(moved(w) for w in own or visit.windows[:1])
    return visit.model_copy(update={"windows": windows, "promised_latest": promised})


def _untied(instance: Instance, moved: set[str]) -> tuple[Instance, list[Note]]:
    """Locks of what has moved are opened, and links that now join two dates are loosened."""
    dates = visit_dates(instance)
    links = tuple(
        k
        for k in instance.links
        if dates.get(k.first) == dates.get(k.second) or not {k.first, k.second} & moved
    )
    pins = tuple(p for p in instance.pins if p.visit_id not in moved and p.after not in moved)
    notes = []
    if len(links) < len(instance.links):
        notes.append(note("links_gone", count=len(instance.links) - len(links)))
    if len(pins) < len(instance.pins):
        notes.append(note("locks_gone", count=len(instance.pins) - len(pins)))
    return instance.model_copy(update={"links": links, "pins": pins}), notes
