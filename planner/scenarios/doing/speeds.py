"""Speeds by weather and by slice of the day, and the time that a stop takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from planner.domain import Instance, Means, Shift, seconds_between
from planner.savings.variants import with_overhead
from planner.scenarios.doing.choosing import on_the_road
from planner.scenarios.doing.clocks import span_on
from planner.scenarios.doing.desk import Desk, changed, note
from planner.scenarios.doing.roads import scaled
from planner.scenarios.edits.travel import Speeds, StopTime
from planner.scenarios.records import Situation
from planner.travel.times import TravelTimes


def speeds(edit: Speeds, situation: Situation, desk: Desk) -> Situation:
    """Let everybody travel faster or slower, all day or in a slice of it."""
    instance, travel = situation.instance, situation.travel
    means = _travelled(edit.means, instance, desk)
    if not desk.sound:
        return situation
    if edit.start is not None and edit.end is not None:
        return _in_slice(edit, edit.start, edit.end, means, situation, desk)
    slower = scaled(travel, dict.fromkeys(means, edit.times))
    said = note("speeds", factor=edit.times, means=", ".join(m.value for m in means))
    return changed(situation, said, travel=slower)


def _travelled(asked: tuple[Means, ...], instance: Instance, desk: Desk) -> list[Means]:
    """The means named, or all, that somebody travels by; a fault for one that is named and nobody's."""
    used = {s.means for s in on_the_road(instance.shifts)}
    for idle in sorted(set(asked) - used):
        desk.fault("scenario_no_shift_by", "means", idle.value)
    if not used:
        desk.fault("scenario_no_shift")
    return [m for m in Means if m in used and (not asked or m in asked)]


def _in_slice(
    edit: Speeds, start: str, end: str, means: list[Means], situation: Situation, desk: Desk
) -> Situation:
    instance, travel = situation.instance, situation.travel
    shifts = [s for s in on_the_road(instance.shifts) if s.means in means]
    inside = {s.shift_id: _share_inside(instance, s, start, end) for s in shifts}
    touched = [s for s in shifts if inside[s.shift_id] > 0]
    if not touched:
        desk.fault("scenario_slice_empty", "start", f"{start}-{end}")
        return situation
    paces = dict(travel.paces)
    for s in touched:
        share = inside[s.shift_id]
        paces[s.shift_id] = max(1, round(travel.pace(s) * (1 - share + share / edit.times)))
    said = note(
        "speeds_in_slice",
        factor=edit.times,
        means=", ".join(m.value for m in means),
        start=start,
        end=end,
        wholly=sum(inside[s.shift_id] == 1 for s in touched),
        partly=sum(inside[s.shift_id] < 1 for s in touched),
        least=min(paces[s.shift_id] for s in touched),
        most=max(paces[s.shift_id] for s in touched),
    )
    slower: TravelTimes = replace(travel, paces=paces)
    return changed(situation, said, travel=slower)


def _share_inside(instance: Instance, shift: Shift, start: str, end: str) -> float:
    """The share of a shift that lies in the slice of the day, whatever days it touches."""
    zone = ZoneInfo(instance.settings.timezone)
    first, last = (t.astimezone(zone).date() for t in (shift.start, shift.end))
    days = (first + timedelta(days=n) for n in range(-1, (last - first).days + 1))
    spans = (span_on(instance, day, start, end) for day in days)
    inside = sum(max(0, seconds_between(max(b, shift.start), min(e, shift.end))) for b, e in spans)
    return inside / seconds_between(shift.start, shift.end)


def stop_overhead(edit: StopTime, situation: Situation, desk: Desk) -> Situation:
    """Let a stop take another time."""
    means = edit.means or tuple(Means)
    after = with_overhead(situation.instance, round(60 * edit.minutes), means)
    used = _travelled(edit.means, situation.instance, desk)
    if not desk.sound:
        return situation
    before = {_usual(situation.instance, m) for m in used}
    said = note(
        "stop_overhead",
        minutes=round(round(60 * edit.minutes) / 60, 2),
        means=", ".join(m.value for m in used),
        least=round(min(before) / 60, 2),
        most=round(max(before) / 60, 2),
    )
    return changed(situation, said, instance=after)


def _usual(instance: Instance, means: Means) -> int:
    overhead = instance.settings.overhead.get(means)
    return 0 if overhead is None else overhead.arriving + overhead.leaving
