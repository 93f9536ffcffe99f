"""A plan of a care day as a JSON file: per shift the visits and breaks in order, with the second at which each starts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from planner.compile import Compiled
from planner.domain import Mode
from solvers.problem import Solution


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Stop(_Record):
    """A visit (with `seat` 1 for the second worker of a double one), or else break number `pause` of the shift.

    `start`: seconds since local midnight of the day's beginning.
    """

    visit: str | None = None
    seat: Literal[0, 1] = 0
    mode: Mode = Mode.PHYSICAL
    pause: int | None = None
    start: int

    @model_validator(mode="after")
    def _one_of_two(self) -> Stop:
        if (self.visit is None) == (self.pause is None):
            raise ValueError("a stop is either a visit or a pause")
        return self


class ShiftPlan(_Record):
    shift: str
    stops: tuple[Stop, ...]


class PlanFile(_Record):
    """`instance` is the day's name, for the reader."""

    instance: str = ""
    routes: tuple[ShiftPlan, ...]


def write_plan(path: Path, name: str, compiled: Compiled, solution: Solution) -> None:
    """Write the used shifts of `solution`."""
    problem, shifts = compiled.problem, compiled.instance.shifts

    def stop(activity: int, start: int) -> dict[str, Any]:
        if problem.is_break(activity):
            return {"pause": compiled.break_number[activity - problem.num_options], "start": start}
        seat = compiled.seats[int(problem.option_visit[activity])]
        mode = compiled.modes[activity]
        return {"visit": seat.visit_id, "seat": seat.seat, "mode": mode.value, "start": start}

    routes = [
        {
            "shift": shifts[s].shift_id,
            "stops": [stop(int(a), int(t)) for a, t in zip(route, solution.starts[s], strict=True)],
        }
        for s, route in enumerate(solution.routes)
        if route
    ]
    text = json.dumps({"instance": name, "routes": routes}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def read_plan(path: Path, compiled: Compiled) -> Solution:
    """Read a plan of the day.

    Raises ValueError naming file and place for what is no plan, or speaks of shifts, visits or breaks that the day lacks.
    """
    try:
        plan = PlanFile.model_validate_json(path.read_text(encoding="utf-8"))
    except (ValidationError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: {_first_fault(error)}") from error
    rows = {shift.shift_id: s for s, shift in enumerate(compiled.instance.shifts)}
    routes: list[tuple[int, ...]] = [() for _ in rows]
    starts: list[tuple[int, ...]] = [() for _ in rows]
    for route in plan.routes:
        s = rows.get(route.shift)
        if s is None:
            raise ValueError(f"{path}: the day has no shift {route.shift!r}")
        if routes[s]:
            raise ValueError(f"{path}: shift {route.shift!r} stands twice")
        pauses = _pauses(compiled, s)
        routes[s] = tuple(_activity(path, compiled, pauses, s, stop) for stop in route.stops)
        starts[s] = tuple(stop.start for stop in route.stops)
    return Solution(tuple(routes), tuple(starts))


def _first_fault(error: ValidationError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "no text in UTF-8"
    first = error.errors()[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}" if where else str(first["msg"])


def _pauses(compiled: Compiled, s: int) -> Mapping[int, int]:
    offset = compiled.problem.break_offset
    return {
        compiled.break_number[b]: compiled.problem.num_options + b
        for b in range(int(offset[s]), int(offset[s + 1]))
    }


def _activity(path: Path, compiled: Compiled, pauses: Mapping[int, int], s: int, stop: Stop) -> int:
    if stop.visit is None:
        found = pauses.get(stop.pause if stop.pause is not None else -1)
        what = f"pause {stop.pause}"
    else:
        found = compiled.option_on(s, (stop.visit, stop.seat, stop.mode, "whole"))
        what = f"visit {stop.visit!r} (seat {stop.seat}, {stop.mode.value})"
    if found is None:
        shift = compiled.instance.shifts[s].shift_id
        raise ValueError(f"{path}: shift {shift!r}: the day has no {what}")
    return found
