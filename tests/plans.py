"""Plans laid out in time from first principles, sharing no code with the planner.

Used through `tests.builders`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from planner.domain import (
    Activity,
    Instance,
    Mode,
    Plan,
    Route,
    RunInfo,
    Shift,
    StopOverhead,
    Unplanned,
    Visit,
)
from planner.travel.times import TravelTimes

CET = timezone(timedelta(hours=1))
MAX_ROUNDS = 100

Entry = (
    str | tuple[str | int, ...]
)  # "V1", ("V1", "screen"), ("V1", 1) for seat 1, ("V1", "call"), ("V1", "rest"), "break"
PARTS = {"call": (Mode.SCREEN, "screen"), "rest": (Mode.PHYSICAL, "remaining")}


def at(clock: str | datetime, day: int = 0) -> datetime:
    """Return the instant of "08:30" or "08:30:15" on Monday 2 March 2026, or `day` days later."""
    if isinstance(clock, datetime):
        return clock
    hours, minutes, *rest = (int(part) for part in clock.split(":"))
    midnight = datetime(2026, 3, 2, tzinfo=CET) + timedelta(days=day)
    return midnight + timedelta(hours=hours, minutes=minutes, seconds=rest[0] if rest else 0)


def after(instant: datetime, seconds: int) -> datetime:
    """Return `instant` moved by `seconds`."""
    return instant + timedelta(seconds=seconds)


def run_info(**fields: Any) -> RunInfo:
    """Where a plan came from: here, nowhere."""
    return RunInfo(
        **{
            "solver": "by hand",
            "seed": 0,
            "iterations": 0,
            "seconds": 0.0,
            "status": "feasible",
            "cost": 0,
            "terms": {},
            **fields,
        }
    )


def plan_of(
    instance: Instance,
    travel: TravelTimes,
    sequences: Mapping[str, Sequence[Entry]],
    departures: Mapping[str, str | datetime] | None = None,
) -> Plan:
    """Lay a plan out in time from the order of each shift's visits and breaks.

    Parameters
    ----------
    sequences
        Per shift id: "V1" for a visit in its first mode, ("V1", "screen") in a given mode, ("V1", 1) for seat
        1 of a double visit (seat 0 is the first one named), ("V1", "call") and ("V1", "rest") for the parts of a split visit,
        "break" for the shift's next break. A shift that is not named stays empty; a visit that is not named is unplanned.
    departures
        When a shift leaves its base; by default when the shift starts.

    Returns
    -------
    Plan
        Everything happens as early as windows, pinned starts, equal starts and least gaps allow. Nothing is
        refused: what comes too late for its window, or for the end of the shift, is planned too late.

    Raises
    ------
    ValueError
        If double visits or least gaps wait for each other in a circle.
    """
    not_before = {p.visit_id: p.start for p in instance.pins if p.start is not None}
    for _ in range(MAX_ROUNDS):
        seats: dict[str, set[int]] = {}
        routes = tuple(
            _lay_out(instance, travel, s, sequences.get(s.shift_id, ()), not_before, seats, departures or {})
            for s in instance.shifts
        )
        if not _push(instance, routes, not_before):
            break
    else:
        raise ValueError("the sequences wait for each other in a circle")
    left_out = [v for v in instance.visits if v.visit_id not in seats]
    unplanned = tuple(Unplanned(visit_id=v.visit_id, priority=v.priority) for v in left_out)
    return Plan(routes=routes, unplanned=unplanned, run=run_info())


def _push(instance: Instance, routes: Sequence[Route], not_before: dict[str, datetime]) -> bool:
    """Raise `not_before` where two seats or linked visits are too close; return whether that was needed."""
    acts = [a for r in routes for a in r.activities]
    calls = [(a.visit_id, a.start) for a in acts if a.visit_id is not None and a.part != "screen"]
    due: dict[str, datetime] = {}
    for visit_id, start in calls:
        due[visit_id] = max(start, due.get(visit_id, start))
    for k in instance.links:
        if k.first in due and k.second in due:
            due[k.second] = max(due[k.second], after(due[k.first], k.min_gap))
    raised = {visit_id: due[visit_id] for visit_id, start in calls if start < due[visit_id]}
    not_before.update(raised)
    return bool(raised)


def _lay_out(
    instance: Instance,
    travel: TravelTimes,
    s: Shift,
    entries: Sequence[Entry],
    not_before: Mapping[str, datetime],
    seats: dict[str, set[int]],
    departures: Mapping[str, str | datetime],
) -> Route:
    departure = at(departures.get(s.shift_id, s.start))
    steps = _steps(instance, s, entries, seats)
    now, here = departure, s.start_address
    activities = []
    for number, step in enumerate(steps):
        before = steps[number - 1] if number else None
        following = steps[number + 1] if number + 1 < len(steps) else None
        seconds, metres = _leg(travel, s, here, step["address_id"])
        arriving, leaving = _around(instance, s, before, step, following)
        arrival = after(now, seconds)
        ready = after(arrival, arriving)
        start = _first_start(ready, step.pop("windows"), not_before.get(step["visit_id"] or ""))
        end = after(start, step.pop("seconds"))
        now, here = after(end, leaving), step["address_id"] or here
        activities.append(
            Activity(
                **step,
                travel_seconds=seconds,
                travel_metres=metres,
                arriving_seconds=arriving,
                wait_seconds=int((start - ready).total_seconds()),
                leaving_seconds=leaving,
                arrival=arrival,
                start=start,
                end=end,
                departure=now,
            )
        )
    seconds, metres = _leg(travel, s, here, s.end_address) if steps else (0, 0)
    return Route(
        shift_id=s.shift_id,
        worker_id=s.worker_id,
        means=s.means,
        departure=departure,
        return_time=after(now, seconds),
        return_travel_seconds=seconds,
        return_travel_metres=metres,
        activities=tuple(activities),
    )


def _steps(
    instance: Instance, s: Shift, entries: Sequence[Entry], seats: dict[str, set[int]]
) -> list[dict[str, Any]]:
    """What each entry says, as fields of an `Activity`, with its windows and length."""
    breaks = iter(s.breaks)
    steps = []
    for entry in entries:
        name, *details = (entry,) if isinstance(entry, str) else entry
        if name == "break":
            b = next(breaks)
            steps.append(
                {
                    "kind": "break",
                    "visit_id": None,
                    "address_id": b.address_id,
                    "windows": [(b.start_earliest, b.start_latest)],
                    "seconds": b.duration,
                }
            )
            continue
        v = instance.visit[str(name)]
        said = next((d for d in details if isinstance(d, str)), v.modes[0].mode.value)
        mode, part = PARTS[said] if said in PARTS else (Mode(said), "whole")
        taken = seats.setdefault(v.visit_id, set())
        seat = 0 if part != "whole" else next((d for d in details if isinstance(d, int)), len(taken))
        taken.add(seat)
        steps.append(
            {
                "kind": "visit",
                "visit_id": v.visit_id,
                "seat": seat,
                "mode": mode,
                "part": part,
                "address_id": instance.citizen[v.citizen_id].address_id if mode is Mode.PHYSICAL else None,
                "windows": [(w.start_earliest, w.start_latest) for w in v.windows],
                "seconds": _care(v, mode, part),
            }
        )
    return steps


def _care(v: Visit, mode: Mode, part: str) -> int:
    """Seconds of care: of a part as the split says, of a second worker on screen as of the first one."""
    if part != "whole" and v.split is not None:
        return v.split.screen_duration if part == "screen" else v.split.physical_duration
    return next((m.service_duration for m in v.modes if m.mode is mode), v.modes[0].service_duration)


def _leg(travel: TravelTimes, s: Shift, here: str | None, there: str | None) -> tuple[int, int]:
    return (0, 0) if here is None or there is None else travel.leg(s.means, here, there)


def _around(
    instance: Instance,
    s: Shift,
    before: dict[str, Any] | None,
    step: dict[str, Any],
    following: dict[str, Any] | None,
) -> tuple[int, int]:
    """Seconds before and after care: stop overhead at the ends of a stop, screen set-up and documentation."""
    if step["kind"] == "break":
        return 0, 0
    if step["mode"] is Mode.SCREEN:
        return instance.settings.screen_setup, instance.settings.screen_documentation
    overhead: StopOverhead = instance.address[step["address_id"]].overhead.get(
        s.means, instance.settings.overhead[s.means]
    )
    same = [
        other is not None and other["kind"] == "visit" and other["address_id"] == step["address_id"]
        for other in (before, following)
    ]
    return (0 if same[0] else overhead.arriving), (0 if same[1] else overhead.leaving)


def _first_start(
    ready: datetime, windows: Sequence[tuple[datetime, datetime]], not_before: datetime | None
) -> datetime:
    ready = max(ready, not_before or ready)
    return next((max(ready, earliest) for earliest, latest in windows if ready <= latest), ready)
