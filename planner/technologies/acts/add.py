"""Further services, such as training for some weeks or a device's refill: in a visit of the day where they fit, or alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from planner.domain import Mode, TimeWindow, Visit, VisitMode
from planner.services import BY_CODE, Service, screen_use
from planner.technologies.acts.turn import Turn
from planner.technologies.adopters import Adopter
from planner.technologies.care import care_seconds
from planner.technologies.draws import due_on
from planner.technologies.effects import Add

OPENS, CLOSES = time(8), time(14)  # when a visit of its own may start; assumed
ROOM: Final = timedelta(minutes=30)  # the least width of a window into which further care is put; assumed


def add(turn: Turn, effect: Add, adopter: Adopter) -> None:
    """Give the adopter the service on the days on which it is due."""
    draft, service = turn.draft, BY_CODE[effect.service]
    seconds = round(60 * turn.values[effect.minutes])
    times, days = turn.values[effect.times], turn.values[effect.days]
    phase = turn.chance("days", effect.service, adopter.citizen_id)
    for day in draft.dates:
        for _ in range(due_on(day, times, days, phase)):
            host = _host(turn, adopter, service, seconds, day) if turn.value(effect.merge) else None
            if host is None:
                draft.add(_own(turn, effect, adopter, seconds, day))
            else:
                draft.put(host, _longer(host, service, seconds))
            turn.done["visits_added"] += host is None
            turn.done["services_merged"] += host is not None
            turn.done["seconds_added"] += seconds


def _host(turn: Turn, adopter: Adopter, service: Service, seconds: int, day: date) -> Visit | None:
    """Return the visit of the day that can best be longer: the least qualified worker who may, then the widest window."""
    found = [v for v in _hosts(turn, adopter, service, day) if _fits(v, care_seconds(v) + seconds)]
    return min(found, key=lambda v: (v.level.rank, -_width(v).total_seconds(), v.visit_id), default=None)


def _hosts(turn: Turn, adopter: Adopter, service: Service, day: date) -> Iterator[Visit]:
    """The day's visits at home by one worker who is qualified, that nothing holds to the minute or to the screen."""
    draft = turn.draft
    held = {p.visit_id for p in draft.pins if p.start is not None or p.mode is Mode.SCREEN}
    held |= {v for k in draft.links if k.max_gap is not None for v in (k.first, k.second)}
    for visit in draft.visits_of(adopter.citizen_id):
        at_home = visit.staff_required == 1 and Mode.PHYSICAL in {m.mode for m in visit.modes}
        today = draft.date_of.get(visit.visit_id) == day
        if at_home and today and visit.level.rank >= service.level.rank and visit.visit_id not in held:
            yield visit


def _fits(visit: Visit, seconds: int) -> bool:
    length = timedelta(seconds=seconds)
    ends = (w.end_latest is None or w.start_earliest + length <= w.end_latest for w in visit.windows)
    return _width(visit) >= ROOM and all(ends)


def _width(visit: Visit) -> timedelta:
    return min(w.start_latest - w.start_earliest for w in visit.windows)


def _longer(visit: Visit, service: Service, seconds: int) -> Visit:
    """The service is part of the visit in either mode; of a split visit, of what is at home."""
    modes = tuple(
        VisitMode(mode=m.mode, service_duration=m.service_duration + seconds)
        for m in visit.modes
        if m.mode is Mode.PHYSICAL or service.screen.possible
    )
    split = visit.split
    if split is not None:
        longer = split.physical_duration + seconds
        split = split.model_copy(update={"physical_duration": longer})
    return visit.model_copy(
        update={"services": (*visit.services, service.code), "modes": modes, "split": split}
    )


def _own(turn: Turn, effect: Add, adopter: Adopter, seconds: int, day: date) -> Visit:
    service, settings = BY_CODE[effect.service], turn.draft.settings
    modes = [VisitMode(service_duration=seconds)]
    if turn.value(effect.by_screen) and screen_use(service.code, settings.service_screen).possible:
        modes.append(VisitMode(mode=Mode.SCREEN, service_duration=seconds))
    zone = ZoneInfo(settings.timezone)
    wish = f"{adopter.citizen_id}.{turn.technology.code}.{day:%Y%m%d}"
    return Visit(
        visit_id=turn.draft.free_id(wish),
        citizen_id=adopter.citizen_id,
        windows=(
            TimeWindow(
                start_earliest=datetime.combine(day, OPENS, zone),
                start_latest=datetime.combine(day, CLOSES, zone),
            ),
        ),
        modes=tuple(modes),
        services=(service.code,),
        level=service.level,
        certificates=frozenset({service.certificate} - {None}),
        priority=service.priority,
    )
