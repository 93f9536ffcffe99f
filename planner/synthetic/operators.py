"""A made-up screen unit: its operators, their shifts by day and evening, its seats, and what they may do for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

import numpy as np

from planner.day import dates_of
from planner.domain import (
    Break,
    Delegation,
    Instance,
    Level,
    Mode,
    ScreenUnit,
    Seats,
    Shift,
    Worker,
)
from planner.services import MEDICINE_CERTIFICATE
from planner.synthetic.matching import DELEGATED_ASSISTANTS
from planner.synthetic.staff import FULL_WEEK, PAID_BREAK, works_on

UNIT_ID, UNIT_LABEL = "E1", "Skærmenheden"
OPENS, CLOSES = 7, 22  # o'clock; assumed. The unit closes with the last shift on the road, if that is earlier
HOURS = 8  # of a shift; where day and evening overlap there are seats for the day's operators only
BREAK_FROM, BREAK_TO = timedelta(hours=3, minutes=30), timedelta(hours=5, minutes=30)  # into the shift


def add_operators(rng: np.random.Generator, instance: Instance, operators: int) -> Instance:
    """Return the instance with a unit of `operators` at work on each day, half of them in the evening; 0 for no unit."""
    if operators == 0:
        return instance
    dates = dates_of(instance)
    spans = [_span(instance, day) for day in dates]
    team = _team(len(instance.workers), operators, len(dates))
    unit = ScreenUnit(unit_id=UNIT_ID, label=UNIT_LABEL, seats=tuple(_seats(spans, operators)))
    shifts = _shifts(len(instance.shifts), team, spans)
    return instance.model_copy(
        update={
            "workers": (*instance.workers, *team),
            "delegations": (*instance.delegations, *_delegations(rng, instance, team)),
            "units": (unit,),
            "shifts": (*instance.shifts, *shifts),
        }
    )


def _team(before: int, operators: int, days: int) -> list[Worker]:
    """Nurses and assistants in turn; over more than five days enough that everybody has two off in seven."""
    count = operators if days <= FULL_WEEK else ceil(operators * 7 / FULL_WEEK)
    return [
        Worker(
            worker_id=f"W{number:02d}",
            level=Level.NURSE if (number - before) % 2 else Level.SSA,
            label=f"Medarbejder {number:02d} (skærmenhed)",
            certificates=frozenset({MEDICINE_CERTIFICATE}),
        )
        for number in range(before + 1, before + count + 1)
    ]


def _span(instance: Instance, day: date) -> tuple[datetime, datetime]:
    """Return when the unit opens and closes on a day: on the clock of the wall, and no later than the routes end."""
    zone = ZoneInfo(instance.settings.timezone)
    opens = datetime.combine(day, time(OPENS), zone)
    ends = [s.end for s in instance.shifts if s.start.astimezone(zone).date() == day]
    closes = min([datetime.combine(day, time(CLOSES), zone), *([max(ends).astimezone(zone)] if ends else [])])
    return opens, max(closes, opens + timedelta(hours=1))


def _turns(span: tuple[datetime, datetime]) -> list[tuple[datetime, datetime]]:
    """Return the shifts of a day: one from opening, and one until closing if the day is long enough for two."""
    opens, closes = span
    length = timedelta(hours=HOURS)
    first = (opens, min(closes, opens + length))
    return [first] if closes - first[1] < timedelta(hours=2) else [first, (closes - length, closes)]


def _seats(spans: list[tuple[datetime, datetime]], operators: int) -> Iterator[Seats]:
    """Yield seats for those of the day until they go home, then for those of the evening, then none."""
    for opens, closes in spans:
        turns = _turns((opens, closes))
        by_day, by_evening = (operators, 0) if len(turns) == 1 else (ceil(operators / 2), operators // 2)
        yield Seats(start=opens, count=by_day)
        if by_evening not in (0, by_day):
            yield Seats(start=turns[0][1], count=by_evening)
        yield Seats(start=closes if by_evening else turns[0][1], count=0)


def _shifts(before: int, team: list[Worker], spans: list[tuple[datetime, datetime]]) -> Iterator[Shift]:
    """Yield every operator's shifts; who works by day always does, for nobody opens in the morning after closing."""
    number = before
    for day, span in enumerate(spans):
        turns = _turns(span)
        for place, worker in enumerate(team):
            if not works_on(place + 1, day, len(spans)):
                continue
            number += 1
            start, end = turns[place % len(turns)]
            yield Shift(
                shift_id=f"S{number:02d}",
                worker_id=worker.worker_id,
                start=start,
                end=end,
                start_address=None,
                end_address=None,
                breaks=_breaks(start, end),
                modes=frozenset({Mode.SCREEN}),
                unit_id=UNIT_ID,
            )


def _breaks(start: datetime, end: datetime) -> tuple[Break, ...]:
    if end - start < BREAK_TO:
        return ()
    pause = Break(start_earliest=start + BREAK_FROM, start_latest=start + BREAK_TO, duration=60 * PAID_BREAK)
    return (pause,) if end - start > BREAK_TO + timedelta(minutes=PAID_BREAK) else ()


def _delegations(rng: np.random.Generator, instance: Instance, team: list[Worker]) -> Iterator[Delegation]:
    """Hand the assistants among them the tasks of most visits that could be by screen; nurses need no handing over."""
    wanted = sorted(
        {
            (v.citizen_id, task)
            for v in instance.visits
            if v.split is not None or any(m.mode is Mode.SCREEN for m in v.modes)
            for task in v.delegated_tasks
        }
    )
    for worker in team:
        taken = rng.random(len(wanted)) < DELEGATED_ASSISTANTS
        for (citizen_id, task), holds in zip(wanted, taken.tolist(), strict=True):
            if holds and worker.level is not Level.NURSE:
                yield Delegation(worker_id=worker.worker_id, citizen_id=citizen_id, task=task)
