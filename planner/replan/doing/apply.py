"""A published plan at an instant, and what has happened, as the day that is left to plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final, Literal

from planner.domain import Instance, Pin, Plan
from planner.errors import InputError, Issue, Severity
from planner.replan.doing import care, staff, ways
from planner.replan.doing.desk import Desk
from planner.replan.doing.pauses import settle_breaks
from planner.replan.located import Happened
from planner.replan.past import past_of
from planner.replan.records import Situation
from planner.travel.times import TravelTimes
from planner.validate import validate

Step = Callable[[Any, Desk], None]

OF_THE_PAST: Final[dict[str, Step]] = {
    "sick": staff.sick_past,
    "late": staff.late_past,
    "car_broken": staff.car_past,
    "discharged": care.leaves_past,
    "cancelled": care.cancelled_past,
    "extended": care.extended_past,
    "unanswered": care.unanswered_past,
}
"""What an event says of what has been done so far, and what speaks against it."""

MAKERS: Final[dict[str, Step]] = {
    "sick": staff.sick,
    "late": staff.late,
    "car_broken": staff.car,
    "new_citizen": care.comes,
    "new_visits": care.added,
    "discharged": care.leaves,
    "cancelled": care.cancelled,
    "extended": care.extended,
    "unanswered": care.unanswered,
    "road_closed": ways.closed,
    "storm": ways.storm,
}
"""What makes each event true for the rest of the day."""


def situation_of(
    instance: Instance, travel: TravelTimes, plan: Plan, now: datetime, happened: Iterable[Happened] = ()
) -> Situation:
    """Return the day after the events: what is done or under way at `now` is locked, the rest is to be planned anew.

    Parameters
    ----------
    instance, travel
        What the published plan was made from. They stay as they are.
    now
        With a UTC offset.
    happened
        Events in their order.

    Raises
    ------
    ValueError
        If `now` has no offset.
    InputError
        With an issue for everything that events name and the day does not have, or that cannot have happened, and for every rule
        of the input that they would break. All at once.
    """
    if now.utcoffset() is None:
        raise ValueError(f"now needs a UTC offset, got {now}")
    desk = Desk(instance, travel, plan, now)
    events = _once(happened, desk)
    _run(OF_THE_PAST, events, desk)
    if desk.faults:
        _try_the_rest(events, desk)
        raise InputError(desk.faults)
    desk.past = past_of(instance, travel, plan, now, desk.cuts, desk.missed, desk.longer)
    _run(MAKERS, events, desk)
    if not desk.faults:
        settle_breaks(desk)
        _lock(desk)
        desk.add(_unsound(desk))
    if desk.faults:
        raise InputError(desk.faults)
    return Situation(
        desk.instance, desk.travel, instance, plan, desk.past, frozenset(desk.struck), frozenset(desk.gone),
        frozenset(desk.ended), tuple(desk.goes_on.items()), frozenset(desk.forbidden), tuple(desk.notes),
    )  # fmt: skip


def _once(happened: Iterable[Happened], desk: Desk) -> list[Happened]:
    """Without events that say the same as an earlier one: of two who report it, one would have been enough."""
    events: list[Happened] = []
    for one in happened:
        if any(one.event == other.event for other in events):
            desk.note("twice", event=one.event.event, number=one.origin.number)
        else:
            events.append(one)
    return events


def _run(steps: dict[str, Step], events: Iterable[Happened], desk: Desk) -> None:
    for number, happened in enumerate(events):
        desk.at(number, happened)
        step = steps.get(happened.event.event)
        if step is not None:
            step(happened.event, desk)


def _try_the_rest(events: list[Happened], desk: Desk) -> None:
    """Also the faults of events that say nothing of the past, so that all are told at once."""
    _run({k: v for k, v in MAKERS.items() if k not in OF_THE_PAST}, events, desk)


def _lock(desk: Desk) -> None:
    """Lock what is held to its shift, start and mode. Parts of split visits cannot be locked so; the engine holds them."""
    held = {(v, seat) for v, seat, _ in desk.past.held}
    old = {(p.visit_id, p.seat): p for p in desk.instance.pins}
    pins = [p for p in desk.instance.pins if (p.visit_id, p.seat) not in held]
    pins += _pins(desk, old)
    desk.instance = desk.instance.model_copy(update={"pins": tuple(pins)})


def _pins(desk: Desk, old: Mapping[tuple[str, Literal[0, 1]], Pin]) -> Iterator[Pin]:
    for shift_id, standing in desk.past.standings.items():
        for a in standing.done:
            if a.visit_id is not None and a.part == "whole" and a.visit_id in desk.instance.visit:
                seat: Literal[0, 1] = 1 if a.seat else 0
                given = old.get((a.visit_id, seat))
                after = given.after if given is not None and given.after in desk.past.visits else None
                # the second of two workers may be on screen where the visit itself may not
                offered = {m.mode for m in desk.instance.visit[a.visit_id].modes}
                mode = a.mode if a.mode in offered else None
                yield Pin(
                    visit_id=a.visit_id, shift_id=shift_id, start=a.start, mode=mode, after=after, seat=seat
                )


def _unsound(desk: Desk) -> Iterator[Issue]:
    """Errors that the day did not have before; not laid to any one event."""
    known = {(i.code, i.ids) for i in validate(desk.before)}
    for issue in validate(desk.instance):
        if issue.severity is Severity.ERROR and (issue.code, issue.ids) not in known:
            yield issue
