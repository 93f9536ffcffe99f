"""What is known of each citizen and screen visits, carried from the days before to the day that is planned.

A `ScreenRecord` says what has been before the first day of its input. When the days of an input are planned one by one, the plans
of the earlier days have moved it on, and the days to come still owe what cannot be by screen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planner.calendar_days import days_due, in_due_order, local_day, plan_days, week_of
from planner.continuity.days import PlannedDay
from planner.day import of_date, visit_dates
from planner.domain import Activity, Citizen, Instance, Mode, ScreenRecord, Visit
from planner.services import screen_use


@dataclass(frozen=True)
class _Had:
    """One visit that a citizen has had, or that was left out and somebody came to all the same."""

    day: date
    at_home: bool
    planned: bool


def carried(
    instance: Instance, earlier: Iterable[PlannedDay], day: date, *, since: date | None = None
) -> Instance:
    """Return the part of `instance` that belongs to `day`, as `planner.day.of_date` does, with records as they stand before it.

    Parameters
    ----------
    instance
        The days to be planned: those after `day` tell which physical visits are sure to come.
    earlier
        Plans of days before `day`, in any order, each with its own input; the last of a day counts. Days before `since` are left
        aside, since the records tell of them already.
    since
        The day before which the records of `instance` stand; by default the first day of `instance`.

    Returns
    -------
    Instance
        With, in each record, `physical_this_week` counted from Monday, `physical_later_this_week`, `screen_in_a_row`,
        `last_physical` and `first_visit_done`. Citizens without a record stay without.

    Notes
    -----
    Counted as `planner.check` counts days planned together: a visit left out is one at home, for somebody still has to come, but it
    is not sure to have been the first visit; one partly by screen is one at home. Sure to come is what nothing allows by screen, so
    that a day alone may be given less screen than the week together would, and never more. Days without a plan count for nothing.
    """
    day_part = of_date(instance, day)
    if not day_part.visits and not day_part.shifts:
        return day_part
    begun = since or plan_days(instance)[0]
    first, last = plan_days(day_part)
    had = _had(earlier, begun, day)
    later = _sure_later(instance, day, last)

    def moved(citizen: Citizen) -> Citizen:
        if citizen.screen is None:
            return citizen
        record = _after(citizen.screen, had.get(citizen.citizen_id, ()), begun, first)
        # what the record says of later days is of days that the input does not have
        beyond = record.physical_later_this_week if week_of(last) == week_of(plan_days(instance)[1]) else 0
        record = record.model_copy(update={"physical_later_this_week": beyond + later[citizen.citizen_id]})
        return citizen.model_copy(update={"screen": record})

    return day_part.model_copy(update={"citizens": tuple(map(moved, instance.citizens))})


def _after(record: ScreenRecord, had: Iterable[_Had], begun: date, first: date) -> ScreenRecord:
    """The record as it stands before `first`; `had` in the order in which it was due."""
    had = list(had)
    there = [h for h in had if h.at_home]
    row = record.screen_in_a_row
    for each in had:
        row = 0 if each.at_home else row + 1
    known = [d for d in (record.last_physical, *(h.day for h in there)) if d is not None]
    kept = record.physical_this_week if week_of(begun) == week_of(first) else 0
    return record.model_copy(
        update={
            "physical_this_week": kept + sum(week_of(h.day) == week_of(first) for h in there),
            "screen_in_a_row": row,
            "last_physical": max(known, default=None),
            "first_visit_done": record.first_visit_done or any(h.planned for h in there),
        }
    )


def _had(earlier: Iterable[PlannedDay], begun: date, day: date) -> Mapping[str, list[_Had]]:
    """What each citizen has had on the days from `begun` to before `day`, in the order in which it was due."""
    last_of_day = {each.day: each for each in earlier if begun <= each.day < day}
    found: dict[str, list[_Had]] = defaultdict(list)
    for _, each in sorted(last_of_day.items()):
        acts = _activities(each)
        for visit in in_due_order(each.instance.visits):
            had = _of_visit(each.instance, visit, acts.get(visit.visit_id, []))
            if had is not None:
                found[visit.citizen_id].append(had)
    return found


def _of_visit(instance: Instance, visit: Visit, acts: list[Activity]) -> _Had | None:
    """What came of a visit; None where it was left out and could not have been at home."""
    if acts:
        when = local_day(instance, min(a.start for a in acts))
        return _Had(when, any(a.mode is Mode.PHYSICAL for a in acts), planned=True)
    if any(m.mode is Mode.PHYSICAL for m in visit.modes):
        return _Had(days_due(instance, visit)[0], at_home=True, planned=False)
    return None


def _activities(each: PlannedDay) -> dict[str, list[Activity]]:
    acts: dict[str, list[Activity]] = defaultdict(list)
    for route in each.plan.routes:
        for act in route.activities:
            if act.visit_id is not None:
                acts[act.visit_id].append(act)
    return acts


def _sure_later(instance: Instance, day: date, last: date) -> Counter[str]:
    """Visits of the days after `day`, by citizen, that are sure to be at home in the week of `last`."""
    dates = visit_dates(instance)
    return Counter(
        v.citizen_id
        for v in instance.visits
        if dates[v.visit_id] > day
        and {week_of(d) for d in days_due(instance, v)} == {week_of(last)}
        and _always_at_home(instance, v)
    )


def _always_at_home(instance: Instance, visit: Visit) -> bool:
    """Whether nothing allows the whole visit by screen, whatever the citizen's record comes to say."""
    modes = {m.mode for m in visit.modes}
    if Mode.PHYSICAL not in modes:
        return False
    own = instance.settings.service_screen
    locked = any(p.visit_id == visit.visit_id and p.mode is Mode.PHYSICAL for p in instance.pins)
    by_screen = Mode.SCREEN in modes and not visit.must_be_physical and not locked
    return not by_screen or not all(screen_use(s, own).possible for s in visit.services)
