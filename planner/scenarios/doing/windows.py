"""Windows made wider or narrower."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from planner.domain import Instance, TimeWindow, Visit
from planner.scenarios.doing.choosing import require_services
from planner.scenarios.doing.clocks import at_minute
from planner.scenarios.doing.desk import Desk, changed, note
from planner.scenarios.edits.services import WindowsWidened
from planner.scenarios.records import Situation

LAST_MINUTE: Final = 24 * 60 - 1
"""Of a day, in minutes after midnight."""


def windows(edit: WindowsWidened, situation: Situation, desk: Desk) -> Situation:
    """Let care start earlier and later than its windows say."""
    instance = situation.instance
    require_services(desk, "services", edit.services, instance)
    services = set(edit.services)
    chosen = [v for v in instance.visits if not services or (v.services and set(v.services) <= services)]
    if desk.sound and not chosen:
        desk.fault("scenario_no_visits", "services")
    if not desk.sound:
        return situation
    wider = {v.visit_id: _widened(v, edit, instance) for v in chosen}
    after = instance.model_copy(update={"visits": tuple(wider.get(v.visit_id, v) for v in instance.visits)})
    said = note("windows", count=len(chosen), earlier=edit.earlier, later=edit.later)
    joined = sum(len(v.windows) - len(wider[v.visit_id].windows) for v in chosen)
    notes = [note("windows_joined", count=joined)] if joined else []
    return changed(situation, said, *notes, instance=after, citizens={v.citizen_id for v in chosen})


def _widened(visit: Visit, edit: WindowsWidened, instance: Instance) -> Visit:
    later = timedelta(minutes=edit.later)
    promised = None if visit.promised_latest is None else visit.promised_latest + later
    found: list[TimeWindow] = []
    for window in (_moved(w, edit, instance) for w in visit.windows):
        if found and window.start_earliest <= found[-1].start_latest:
            found[-1] = _joined(found[-1], window)
        else:
            found.append(window)
    return visit.model_copy(update={"windows": tuple(found), "promised_latest": promised})


def _moved(window: TimeWindow, edit: WindowsWidened, instance: Instance) -> TimeWindow:
    """Within the local days of its ends; the middle where it would end before it begins."""
    first = max(
        window.start_earliest - timedelta(minutes=edit.earlier), _midnight(instance, window.start_earliest, 0)
    )
    last = min(
        window.start_latest + timedelta(minutes=edit.later),
        _midnight(instance, window.start_latest, LAST_MINUTE),
    )
    if last < first:
        middle = first + timedelta(seconds=(last - first) // timedelta(seconds=2))
        first = last = middle
    end = None if window.end_latest is None else window.end_latest + timedelta(minutes=edit.later)
    return TimeWindow(start_earliest=first, start_latest=last, end_latest=end)


def _midnight(instance: Instance, instant: datetime, minute: int) -> datetime:
    """A minute of the local day of an instant."""
    day = instant.astimezone(ZoneInfo(instance.settings.timezone)).date()
    return at_minute(instance, day, minute)


def _joined(one: TimeWindow, other: TimeWindow) -> TimeWindow:
    ends = [w.end_latest for w in (one, other)]
    end = None if None in ends else max(e for e in ends if e is not None)
    return TimeWindow(
        start_earliest=one.start_earliest,
        start_latest=max(one.start_latest, other.start_latest),
        end_latest=end,
    )
