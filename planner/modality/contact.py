"""How often somebody must come in person: in the week, within so many days, and after so many calls in a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from planner.calendar_days import days_due, in_due_order, plan_days, week_of
from planner.domain import Instance, Mode, Reason, ScreenRecord, Visit
from planner.modality.records import Params, ScreenLimit


def contact_limits(instance: Instance, screen: dict[str, list[Reason]]) -> list[ScreenLimit]:
    """Return the limits over each citizen's visits, and add to `screen` what no other visit of the plan could make good.

    `screen` holds by visit id why the whole visit may not be by screen; its lists are changed.
    """
    if not instance.visits:
        return []
    by_citizen: dict[str, list[Visit]] = defaultdict(list)
    for visit in in_due_order(instance.visits):
        by_citizen[visit.citizen_id].append(visit)
    limits: list[ScreenLimit] = []
    span = plan_days(instance)
    for citizen_id, visits in by_citizen.items():
        citizen = instance.citizen.get(citizen_id)
        if citizen is None or citizen.screen is None or all(screen[v.visit_id] for v in visits):
            continue
        own = _Contact(instance, citizen.screen, visits, screen, span)
        limits += [*own.days(), *own.weeks(), *own.rows()]
    return limits


class _Contact:
    """One citizen's visits in the order in which they are due."""

    def __init__(
        self,
        instance: Instance,
        record: ScreenRecord,
        visits: list[Visit],
        screen: dict[str, list[Reason]],
        span: tuple[date, date],
    ) -> None:
        self.record, self.visits, self.screen, self.span = record, visits, screen, span
        self.rules = instance.settings.screen
        self.due = {v.visit_id: days_due(instance, v) for v in visits}

    def _open(self, visit: Visit) -> bool:
        return not self.screen[visit.visit_id]

    def days(self) -> list[ScreenLimit]:
        """Not all of a visit and those before it within the days are by screen; without such ones it is physical itself."""
        most, limits = self.rules.max_days_without_physical, []
        for number, visit in enumerate(self.visits if most is not None else ()):
            last = self.due[visit.visit_id][-1]
            assert most is not None
            if not self._open(visit) or self._seen_within(last, most):
                continue
            since = last - timedelta(days=most)
            before = [v for v in self.visits[:number] if _at_home(v) and self.due[v.visit_id][0] >= since]
            params: Params = {"days": most}
            if not before:
                seen = self.last_seen
                code = "physical_unknown" if seen is None else "physical_too_long_ago"
                params |= {} if seen is None else {"until": seen.isoformat()}
                self.screen[visit.visit_id].append(Reason(code=code, params=params))
            elif all(self._open(v) for v in before):
                ids = tuple(v.visit_id for v in (*before, visit))
                limits.append(ScreenLimit("physical_in_between", ids, len(before), params=params))
        return limits

    def _seen_within(self, day: date, most: int) -> bool:
        return self.last_seen is not None and (day - self.last_seen).days <= most

    @property
    def last_seen(self) -> date | None:
        """The last day that somebody is known to have come: at least the week's Monday, if anyone came this week."""
        this_week = self.record.physical_this_week > 0
        monday = week_of(self.span[0]) if this_week else None
        return max((d for d in (self.record.last_physical, monday) if d is not None), default=None)

    def weeks(self) -> Iterator[ScreenLimit]:
        """At least so many physical visits each week, history and what is sure to come counted in."""
        own = self.record.min_physical_per_week
        needed = self.rules.min_physical_per_week if own is None else own
        first, last = map(week_of, self.span)
        weeks = {v.visit_id: {week_of(d) for d in self.due[v.visit_id]} for v in self.visits}
        for week in sorted(set().union(*weeks.values())) if needed else ():
            there = self.record.physical_this_week if week == first else 0
            there += self.record.physical_later_this_week if week == last else 0
            certain = [v for v in self.visits if weeks[v.visit_id] == {week} and _at_home(v)]
            room = len(certain) - max(0, needed - there)
            # enough certain ones at home are enough, wherever a visit that may fall into another week goes
            touching = certain if room >= 0 else [v for v in self.visits if week in weeks[v.visit_id]]
            some = [v for v in touching if self._open(v)]
            params: Params = {
                "needed": needed,
                "there": there,
                "visits": len(certain),
                "week": week.isoformat(),
            }
            yield ScreenLimit("week_physical", tuple(v.visit_id for v in some), max(0, room), params=params)

    def rows(self) -> Iterator[ScreenLimit]:
        """Of one visit more than may be by screen in a row, one is not; calls before the plan count in its first row."""
        most = self.rules.max_in_a_row
        if most is None:
            return
        left = max(0, most - self.record.screen_in_a_row)
        starts = [(0, left), *((k, most) for k in range(1, len(self.visits) - most))]
        for start, allowed in starts:
            row = self.visits[start : start + allowed + 1]
            if len(row) == allowed + 1 and all(map(self._open, row)):
                ids = tuple(v.visit_id for v in row)
                yield ScreenLimit("in_a_row", ids, allowed, params={"most": most})


def _at_home(visit: Visit) -> bool:
    return any(m.mode is Mode.PHYSICAL for m in visit.modes)
