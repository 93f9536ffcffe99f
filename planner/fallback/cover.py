"""Which routes could take each call over: the call's errand, the workers who may come, and the cheapest of their attempts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from itertools import combinations
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.domain import Activity, Instance, Mode, Plan, Route, Visit
from planner.fallback.attempt import Attempt, Errand, attempts
from planner.fallback.crew import objections
from planner.fallback.expected import expected
from planner.fallback.ground import Ground, seconds
from planner.fallback.line import Cause, Line, line_of
from planner.fallback.minutes import risk_minutes
from planner.fallback.records import Coverage, Miss, ScreenCall, Takeover
from planner.travel.times import TravelTimes


def coverage(instance: Instance, travel: TravelTimes, plan: Plan) -> Coverage:
    """Say for each screen visit of a plan which route could make it at home if nobody answers.

    Parameters
    ----------
    instance
        Sound input; `settings.screen` has the attempts and the time limit.
    plan
        A right plan. Of a broken one, routes of unknown shifts are passed over, and unknown visits stay where they are.

    Returns
    -------
    Coverage
        One call for each screen visit, and for the part of a split one that is by screen; not for the second worker of a
        double visit whose first is there in person. Each call is judged by itself, as if it were the only one that fails.

    Raises
    ------
    KeyError
        If a visit names a citizen, or a shift a worker, that the instance does not have.

    Notes
    -----
    The failure is known at start + (attempts - 1) * retry_after, and care at home must start fallback_within later
    (domain.md 5.2 and 6.3, assumed). A worker finishes what has begun then: care, a break, the way to the next citizen.
    Everything behind keeps its hard window, its break's window, its locks and its ties, and never starts earlier than planned;
    lateness after `promised_latest` is allowed. The caller's route keeps the call's time. Shifts without visits are at their
    base, and count: somebody is at work. O(calls * activities) at worst, far less with a short limit.
    """
    desk = _Desk(Ground(instance, travel, plan))
    calls = sorted(desk.calls(), key=lambda c: (c.start, c.visit_id))
    return Coverage(
        tuple(calls),
        risk_minutes(calls, desk.zone),
        expected(desk.ground, calls, [line for line in desk.lines if line is not None]),
    )


class _Call(NamedTuple):
    """A visit, its length at home (None: never there), who calls, how many do, and when it starts and has failed for good."""

    visit: Visit
    length: int | None
    shift_id: str
    workers: int
    start: int
    known: int
    deadline: int


class _Desk:
    """Answers for one call after the other."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.zone = ZoneInfo(ground.instance.settings.timezone)

    @cached_property
    def lines(self) -> list[Line | None]:
        """The line of each shift, in their order."""
        return [line_of(self.ground, s) for s in self.ground.instance.shifts]

    def calls(self) -> Iterator[ScreenCall]:
        """Answer for every call of the plan."""
        for rows in _rows(self.ground.instance, self.ground.plan).values():
            yield self._answer(self._call(rows))

    def _call(self, rows: Sequence[tuple[Route, Activity]]) -> _Call:
        rules = self.ground.instance.settings.screen
        route, activity = min(rows, key=lambda row: row[1].seat)
        start = seconds(activity.start)
        known = start + (rules.attempts - 1) * rules.retry_after
        visit = self.ground.instance.visit[activity.visit_id or ""]
        length = _length_at_home(visit, activity.part)
        deadline = known + rules.fallback_within
        return _Call(visit, length, route.shift_id, len(rows), start, known, deadline)

    def _answer(self, call: _Call) -> ScreenCall:
        errand = self._errand(call)
        found = errand if isinstance(errand, Miss) else self._best(call, errand)
        chosen, able, miss = ((), (), found) if isinstance(found, Miss) else found
        return ScreenCall(
            visit_id=call.visit.visit_id,
            shift_id=call.shift_id,
            start=self._instant(call.start),
            known_at=self._instant(call.known),
            deadline=self._instant(call.deadline),
            workers=call.workers,
            service_seconds=call.length or 0,
            takeovers=tuple(self._takeover(a, call.length or 0) for a in chosen),
            able=able,
            miss=miss,
        )

    def _errand(self, call: _Call) -> Errand | Miss:
        if call.length is None:
            return Miss("not_at_home", {"visit": call.visit.visit_id})
        home = self.ground.instance.citizen[call.visit.citizen_id].address_id
        latest, cause = call.deadline, Cause("late", {"due": self._instant(call.deadline).isoformat()})
        for last, other in self.ground.gaps_before(call.visit.visit_id):
            if last < latest:
                latest, cause = last, Cause("own_gap", {"visit": call.visit.visit_id, "other_visit": other})
        return Errand(home, call.length, call.known, latest, cause)

    def _best(
        self, call: _Call, errand: Errand
    ) -> tuple[tuple[Attempt, ...], tuple[str, ...], Miss | None] | Miss:
        present = [
            line
            for line in self.lines
            if line is not None and line.leave < call.deadline and line.back_by > call.known
        ]
        if not present:
            return Miss("nobody_at_work", {"due": self._instant(call.deadline).isoformat()})
        against = [objections(self.ground, line.shift, call.visit) for line in present]
        crew = [line for line, found in zip(present, against, strict=True) if not found]
        if not crew:
            return min(against, key=len)[0]
        tried = [a for line in crew for a in attempts(self.ground, line, errand)]
        best = _best_of_each(tried)
        able = tuple(a.line.shift.shift_id for a in best)
        if len(best) < call.workers:
            return (), able, self._miss(tried, best, errand)
        if call.workers == 1:
            return (best[0],), able, None
        pair = self._pair(best, errand)
        return pair, able, None if pair else Miss("not_together", {})

    def _miss(self, tried: Sequence[Attempt], best: Sequence[Attempt], errand: Errand) -> Miss:
        if best:
            return Miss("second_worker", {"shift": best[0].line.shift.shift_id})
        if not tried:
            return Miss("unreachable", {"address": errand.home})
        nearest = min(tried, key=lambda a: (a.lack, a.line.shift.shift_id))
        params = {"shift": nearest.line.shift.shift_id, "lack_seconds": nearest.lack}
        return Miss(nearest.cause.code, {**params, **nearest.cause.params})

    def _pair(self, best: Sequence[Attempt], errand: Errand) -> tuple[Attempt, ...]:
        """The cheapest two workers who can start together."""
        found = []
        for one, other in combinations(best, 2):
            if one.line.shift.worker_id != other.line.shift.worker_id:
                pair = self._together(one, other, errand)
                if pair:
                    found.append(pair)
        return min(found, key=lambda pair: sum(a.price[0] for a in pair), default=())

    def _together(self, one: Attempt, other: Attempt, errand: Errand) -> tuple[Attempt, ...]:
        """Both from the later of their starts on: whoever is there first waits."""
        start = max(one.start, other.start)
        later = (_best_of_each(attempts(self.ground, a.line, errand, start)) for a in (one, other))
        pair = tuple(found[0] for found in later if found)
        return pair if len(pair) == 2 and pair[0].start == pair[1].start else ()

    def _takeover(self, a: Attempt, length: int) -> Takeover:
        return Takeover(
            shift_id=a.line.shift.shift_id,
            worker_id=a.line.shift.worker_id,
            position=a.position,
            start=self._instant(a.start),
            travel_seconds=a.travel[0],
            travel_metres=a.travel[1],
            overhead_seconds=a.overhead,
            service_seconds=length,
            delay_seconds=a.delay,
            idle=a.line.idle,
            from_base=a.from_base,
        )

    def _instant(self, at: int) -> datetime:
        return datetime.fromtimestamp(at, UTC).astimezone(self.zone)


def _rows(instance: Instance, plan: Plan) -> dict[tuple[str, str], list[tuple[Route, Activity]]]:
    """The activities of each call. Nobody needs to come for a second worker on screen: the first is there in person."""
    in_person = {
        a.visit_id for r in plan.routes for a in r.activities if a.mode is Mode.PHYSICAL and a.part == "whole"
    }
    found: dict[tuple[str, str], list[tuple[Route, Activity]]] = {}
    for route in plan.routes:
        for a in route.activities:
            if a.mode is Mode.SCREEN and a.visit_id in instance.visit and a.visit_id not in in_person:
                found.setdefault((a.visit_id, a.part), []).append((route, a))
    return found


def _length_at_home(visit: Visit, part: str) -> int | None:
    """Seconds of care at home in place of the call, None for a visit that cannot be made there.

    For the part of a split visit by screen: what the whole visit at home takes more than the remaining part, or else as long as
    on screen.
    """
    whole = next((m.service_duration for m in visit.modes if m.mode is Mode.PHYSICAL), None)
    if part == "whole" or visit.split is None:
        return whole
    more = 0 if whole is None else whole - visit.split.physical_duration
    return more if more > 0 else visit.split.screen_duration


def _best_of_each(tried: Iterable[Attempt]) -> list[Attempt]:
    """The cheapest attempt that goes in each route, the cheapest route first."""
    best: dict[str, Attempt] = {}
    for a in tried:
        shift_id = a.line.shift.shift_id
        if a.lack <= 0 and (shift_id not in best or a.price < best[shift_id].price):
            best[shift_id] = a
    return sorted(best.values(), key=lambda a: (a.price, a.line.shift.shift_id))
