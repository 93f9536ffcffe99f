"""Would a visit fit into a route? Tried at every position, with times laid out plainly; nothing moves but in
time.

What is said to fit, does. What is said not to may still fit after visits have changed route, and in rare
cases with a greatest gap inside the route, which starting the first of the two visits later would keep.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from planner.domain import (
    Activity,
    Instance,
    Means,
    Mode,
    Pin,
    Plan,
    Route,
    Shift,
    StopOverhead,
    Visit,
    VisitLink,
    VisitMode,
    seconds_between,
)
from planner.pauses import match_breaks
from planner.reasons.tasks import (
    Line,
    Task,
    Window,
    epoch_seconds,
    link_bounds,
    pause_task,
    window_of,
    windows_of,
)
from planner.travel.times import TravelTimes
from planner.unit_seats import UnitSeats

CALL = "call"  # the part by screen of a split visit, for which no lock or link asks


class State(NamedTuple):
    """A worker on the way: free to leave `here` at `now`; `lack` and `starts` so far, the last `start`."""

    now: int
    here: str | None
    lack: int
    starts: Mapping[str, int]
    start: int = 0


class Fit(NamedTuple):
    """The best place found: `lack` seconds too little room (0: it fits), its position, start and mode."""

    lack: int
    start: int
    position: int
    mode: Mode


@dataclass(frozen=True)
class Fitter:
    """Tries visits in the routes of one plan."""

    instance: Instance
    travel: TravelTimes
    plan: Plan

    def line(self, shift: Shift) -> Line:
        """Return the day of a shift as planned; only its breaks if it has no visits yet."""
        own = next((r for r in self.plan.routes if r.shift_id == shift.shift_id), None)
        others = [r for r in self.plan.routes if r is not own]
        starts = {
            a.visit_id: epoch_seconds(a.start)
            for r in others
            for a in r.activities
            if a.visit_id is not None and a.visit_id in self._tied and a.part != "screen"
        }
        busy = [r for r in others if r.worker_id == shift.worker_id and r.activities]
        earlier = [epoch_seconds(r.return_time) for r in busy if r.departure < shift.start]
        later = [epoch_seconds(r.departure) for r in busy if r.departure >= shift.start]
        leave = max([epoch_seconds(shift.start), *earlier])
        back_by = min([epoch_seconds(shift.end) + shift.max_overtime, *later])
        return Line(shift, self._tasks(own, shift), leave, back_by, starts)

    @cached_property
    def _seats(self) -> UnitSeats:
        return UnitSeats(self.instance, self.plan)

    def _seated(self, task: Task, shift: Shift) -> Task:
        """A call with its windows cut to when the shift's unit has a seat for all of it; any other task as it is."""
        if shift.unit_id is None or task.place is not None or not task.visit_id:
            return task
        spans = [(b + task.before, e - task.duration - task.after) for b, e in self._seats.free(shift)]
        windows = (
            Window(max(w.earliest, first), min(w.latest, last), w.end_latest)
            for w in task.windows
            for first, last in spans
        )
        return replace(task, windows=tuple(w for w in windows if w.earliest <= w.latest))

    @cached_property
    def _links(self) -> dict[str, list[VisitLink]]:
        links: dict[str, list[VisitLink]] = {}
        for link in self.instance.links:
            for end in dict.fromkeys((link.first, link.second)):
                links.setdefault(end, []).append(link)
        return links

    @cached_property
    def _tied(self) -> set[str]:
        """Visits that hold others to their start."""
        return {*self._links, *(v.visit_id for v in self.instance.visits if v.staff_required == 2)}

    @cached_property
    def _pins(self) -> dict[str, list[Pin]]:
        pins: dict[str, list[Pin]] = {}
        for pin in self.instance.pins:
            pins.setdefault(pin.visit_id, []).append(pin)
        return pins

    def links_of(self, visit_id: str) -> list[VisitLink]:
        """Return the links that a visit is an end of."""
        return self._links.get(visit_id, [])

    def _tasks(self, route: Route | None, shift: Shift) -> tuple[Task, ...]:
        if route is None or not any(a.kind == "visit" for a in route.activities):
            return tuple(pause_task(b) for b in sorted(shift.breaks, key=lambda b: b.start_earliest))
        pauses = [a for a in route.activities if a.kind == "break"]
        due = match_breaks(pauses, shift.breaks)
        taken = {id(a): shift.breaks[due[k]] for k, a in enumerate(pauses) if k in due}
        tasks = []
        for a in route.activities:
            if a.kind == "break":
                if id(a) in taken:
                    tasks.append(pause_task(taken[id(a)]))
            else:
                tasks.append(self._seated(self._planned(a), shift))
        return tuple(tasks)

    def _planned(self, a: Activity) -> Task:
        """What a route does at a visit. The call of a split visit keeps its time where the visit is tied to others, and goes by
        no name: locks and links are about the part at home.
        """
        visit = self.instance.visit[a.visit_id or ""]
        if a.part == "whole" and a.seat == 0:
            return self.task(visit, {m.mode: m for m in visit.modes}[a.mode or Mode.PHYSICAL])
        mode = VisitMode(mode=a.mode or Mode.PHYSICAL, service_duration=seconds_between(a.start, a.end))
        if a.part != "screen":
            return self.task(visit, mode)
        kept = epoch_seconds(a.start) if visit.visit_id in self._tied else None
        return replace(self.task(visit, mode, kept), visit_id=CALL)

    def task(self, visit: Visit, mode: VisitMode, start: int | None = None) -> Task:
        """Return a visit as a task, at its locked start if there is one; only at `start` if that is given."""
        spans = windows_of(visit, self._pins.get(visit.visit_id, ()))
        windows = tuple(window_of(w, start) for w in spans)
        length = mode.service_duration
        if mode.mode is Mode.SCREEN:
            work = self.instance.settings
            before, after = work.screen_setup, work.screen_documentation
            return Task(visit.visit_id, None, False, windows, length, before, after)
        place = self.instance.citizen[visit.citizen_id].address_id
        return Task(visit.visit_id, place, True, windows, length)

    def best(
        self,
        line: Line,
        visit: Visit,
        modes: Sequence[VisitMode],
        after: str | None,
        start: int | None = None,
        below: int | None = None,
        first: int = 0,
        seated: bool = True,
    ) -> Fit | None:
        """Return where `visit` fits best: the least lack, or the first place in the route without any.

        Parameters
        ----------
        after
            A visit that must come before it in the route, or None.
        start
            The instant at which it must start (seconds since 1970), or None for any.
        below
            Only a lack less than this is of interest (None: any).
        first
            The first position in the route to try.
        seated
            Whether the seats that others in a screen unit leave count.

        Returns
        -------
        Fit or None
            None where it cannot stand at all, or not with a lack `below`.

        Notes
        -----
        O(modes * positions * tasks), cut short where a position is already worse than the best.
        """
        best: Fit | None = None
        beat = None if below is None else (below, -1)
        places = range(max(first, _first_position(line, after)), len(line.tasks) + 1)
        for mode in modes:
            task = self.task(visit, mode, start)
            task = self._seated(task, line.shift) if seated else task
            if not task.windows:
                continue
            latest = max(w.latest for w in task.windows)
            on_the_way: State | None = State(line.leave, line.shift.start_address, 0, line.starts)
            done = 0
            for position in places:
                while on_the_way is not None and done < position - 1:
                    on_the_way = self._step(line.shift, line.tasks, done, on_the_way)
                    done += 1
                if on_the_way is None or (beat is not None and on_the_way.now - latest > beat[0]):
                    break
                tasks = (*line.tasks[:position], task, *line.tasks[position:])
                tried = self._try(line, tasks, position, done, on_the_way, beat)
                if tried is not None:
                    best, beat = Fit(*tried, position, mode.mode), tried
                    if best.lack == 0:
                        break
        return best

    def with_visit(self, line: Line, visit: Visit, fit: Fit) -> Line:
        """Return the day with the visit put in where it fits."""
        mode = next(m for m in visit.modes if m.mode is fit.mode)
        task = self._seated(self.task(visit, mode), line.shift)
        tasks = (*line.tasks[: fit.position], task, *line.tasks[fit.position :])
        return replace(line, tasks=tasks)

    def alone(self, line: Line, visit: Visit, modes: Sequence[VisitMode]) -> int | None:
        """Return the seconds lacking if the visit were all that the shift did; None without a road."""
        empty = Line(line.shift, (), line.leave, line.back_by, line.starts)
        fit = self.best(empty, visit, modes, None, seated=False)
        return None if fit is None else fit.lack

    def _try(
        self,
        line: Line,
        tasks: Sequence[Task],
        position: int,
        done: int,
        state: State,
        beat: tuple[int, int] | None,
    ) -> tuple[int, int] | None:
        """Lay out the tasks from `done` on as early as possible; return (lack, start at `position`) if that
        beats `beat`.
        """
        own_start = 0
        for number in range(done, len(tasks)):
            then = self._step(line.shift, tasks, number, state)
            if then is None:
                return None
            state = then
            if number == position:
                own_start = state.start
            if beat is not None and (
                state.lack > beat[0] or (number >= position and (state.lack, own_start) >= beat)
            ):
                return None
        travel = self._leg(line.shift, state.here, line.shift.end_address)
        if travel is None:
            return None
        found = max(state.lack, state.now + travel - line.back_by), own_start
        return found if beat is None or found < beat else None

    def _step(self, shift: Shift, tasks: Sequence[Task], number: int, state: State) -> State | None:
        """Do one task as early as possible; None where no road leads to it."""
        task = tasks[number]
        travel = self._leg(shift, state.here, task.place)
        if travel is None:
            return None
        before, after = self._around(shift.means, tasks, number)
        low, high = self._bounds(task, state.starts) if task.visit_id in self._tied else (None, None)
        start, missed = _earliest(task, state.now + travel + before, low, high)
        starts = {**state.starts, task.visit_id: start} if task.visit_id in self._tied else state.starts
        return State(
            start + task.duration + after, task.place or state.here, max(state.lack, missed), starts, start
        )

    def _leg(self, shift: Shift, here: str | None, there: str | None) -> int | None:
        if here is None or there is None or here == there:
            return 0
        key = (shift.means, self.travel.pace(shift), here, there)
        if key not in self._legs:
            known = {here, there} <= self.travel.index.keys() and shift.means in self.travel.seconds
            self._legs[key] = self.travel.leg_of(shift, here, there)[0] if known else None
        return self._legs[key]

    @cached_property
    def _legs(self) -> dict[tuple[Means, int, str, str], int | None]:
        """Legs looked up so far: the same few are asked for at every position."""
        return {}

    def _around(self, means: Means, tasks: Sequence[Task], number: int) -> tuple[int, int]:
        """Seconds before and after care: screen work, or stop overhead at the ends of a stop."""
        task = tasks[number]
        if not task.at_a_home or task.place is None:
            return task.before, task.after
        address = self.instance.address.get(task.place)
        own = None if address is None else address.overhead.get(means)
        overhead = own or self.instance.settings.overhead.get(means) or StopOverhead()
        before = number > 0 and _one_stop(tasks[number - 1], task)
        after = number + 1 < len(tasks) and _one_stop(task, tasks[number + 1])
        return (0 if before else overhead.arriving), (0 if after else overhead.leaving)

    def _bounds(self, task: Task, starts: Mapping[str, int]) -> tuple[int | None, int | None]:
        """The earliest and latest start that seats and linked visits with a known start leave to a task."""
        if task.visit_id in starts:
            return starts[task.visit_id], starts[task.visit_id]
        return link_bounds(self.links_of(task.visit_id), task.visit_id, starts)


def _earliest(task: Task, ready: int, low: int | None, high: int | None) -> tuple[int, int]:
    """The first start from `ready` on in a window and [low, high], and the seconds by which it is too
    late.
    """
    ready = ready if low is None else max(ready, low)
    missed = []
    for w in task.windows:
        start = max(ready, w.earliest)
        latest = w.latest if high is None else min(w.latest, high)
        if w.end_latest is not None:
            latest = min(latest, w.end_latest - task.duration)
        if start <= latest:
            return start, 0
        missed.append(start - latest)
    return ready, min(missed)


def _first_position(line: Line, after: str | None) -> int:
    """The first position after a visit; beyond the last one if the route does not have it."""
    if after is None:
        return 0
    return next((k + 1 for k, t in enumerate(line.tasks) if t.visit_id == after), len(line.tasks) + 1)


def _one_stop(one: Task, other: Task) -> bool:
    return one.at_a_home and other.at_a_home and one.place == other.place
