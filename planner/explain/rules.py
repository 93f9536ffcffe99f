"""The rules that may stand in a visit's way, each with the input in which it is given up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from planner.domain import Consent, Instance, Level, Mode, ScreenRecord, TimeWindow, Visit
from planner.explain.records import Rule
from planner.modality import modality
from planner.travel.times import TravelTimes

LONG = timedelta(hours=12)


class Group(NamedTuple):
    """A rule, and what gives it up."""

    rule: Rule
    given_up: Callable[[Instance], Instance]


def groups_of(instance: Instance, travel: TravelTimes, visit: Visit) -> list[Group]:
    """Return the rules that hold for a visit in the order in which they are tried to be spared: what is general first, so that
    what is left says most of the visit itself."""
    return [
        Group(Rule(code="others"), lambda i: _alone(i, visit)),
        Group(Rule(code="breaks"), _without_breaks),
        Group(Rule(code="hours"), _at_all_hours),
        *_ties(instance, visit),
        *_screen(instance, travel, visit),
        *_who(instance, visit),
        Group(Rule(code="window"), lambda i: _at_any_time(i, visit)),
    ]


def _alone(instance: Instance, visit: Visit) -> Instance:
    """Only the visit and those that it is tied to."""
    ends = [(k.first, k.second) for k in instance.links] + [
        (p.visit_id, p.after) for p in instance.pins if p.after
    ]
    kept = {visit.visit_id, *(v for pair in ends if visit.visit_id in pair for v in pair)}
    visits = tuple(v for v in instance.visits if v.visit_id in kept)
    links = tuple(k for k in instance.links if {k.first, k.second} <= kept)
    pins = tuple(p for p in instance.pins if {p.visit_id, p.after or p.visit_id} <= kept)
    return instance.model_copy(update={"visits": visits, "links": links, "pins": pins})


def _without_breaks(instance: Instance) -> Instance:
    shifts = tuple(s.model_copy(update={"breaks": ()}) for s in instance.shifts)
    return instance.model_copy(update={"shifts": shifts})


def _at_all_hours(instance: Instance) -> Instance:
    """Everybody begins half a day earlier and may stay half a day longer; nobody is in two shifts at once."""
    first: dict[str, Any] = {}
    for s in instance.shifts:
        first[s.worker_id] = min(s.start, first.get(s.worker_id, s.start))
    longer = int(LONG.total_seconds())
    shifts = (
        s.model_copy(
            update={
                "start": s.start - LONG if s.start == first[s.worker_id] else s.start,
                "max_overtime": s.max_overtime + longer,
            }
        )
        for s in instance.shifts
    )
    return instance.model_copy(update={"shifts": tuple(shifts)})


def _ties(instance: Instance, visit: Visit) -> Iterator[Group]:
    own = visit.visit_id
    for link in (k for k in instance.links if own in (k.first, k.second)):
        other = link.second if link.first == own else link.first
        rule = Rule(code="link", params={"visit": other})
        yield Group(rule, lambda i, link=link: _changed(i, links=tuple(k for k in i.links if k != link)))  # type: ignore[misc]
    if any(p.visit_id == own for p in instance.pins):
        yield Group(
            Rule(code="locks"), lambda i: _changed(i, pins=tuple(p for p in i.pins if p.visit_id != own))
        )
    if visit.staff_required == 2:
        yield Group(Rule(code="two_workers"), _visit_changed(visit, staff_required=1))


def _screen(instance: Instance, travel: TravelTimes, visit: Visit) -> Iterator[Group]:
    """The rules of the screen, where the visit's data offers it."""
    offered = Mode.SCREEN in {m.mode for m in visit.modes}
    if offered and modality(instance, travel).screen[visit.visit_id]:
        yield Group(Rule(code="screen_rules"), lambda i: _on_screen(i, visit))


def _on_screen(instance: Instance, visit: Visit) -> Instance:
    free = {"must_be_physical": False, "services": (), "split": None}
    record = ScreenRecord(
        able=True,
        assessed_by=min(instance.settings.screen.assessors, default=None),
        consent=Consent.GIVEN,
        has_device=True,
        first_visit_done=True,
        min_physical_per_week=0,
    )
    rules = instance.settings.screen.model_copy(
        update={
            "max_days_without_physical": None,
            "max_in_a_row": None,
            "max_visits": None,
            "far_share": None,
            "far_metres": None,
        }
    )
    eased = _visit_changed(visit, **free)(_citizen_changed(visit, screen=record)(instance))
    return _changed(eased, settings=instance.settings.model_copy(update={"screen": rules}))


def _who(instance: Instance, visit: Visit) -> Iterator[Group]:
    citizen = instance.citizen[visit.citizen_id]
    if citizen.forbidden_workers:
        yield Group(Rule(code="forbidden"), _citizen_changed(visit, forbidden_workers=frozenset()))
    if citizen.required_workers:
        who = ", ".join(sorted(citizen.required_workers))
        yield Group(
            Rule(code="only_required", params={"workers": who}),
            _citizen_changed(visit, required_workers=frozenset()),
        )
    if visit.level is not Level.UNSKILLED:
        rule = Rule(code="level", params={"level": visit.level.value})
        yield Group(rule, _visit_changed(visit, level=Level.UNSKILLED))
    if visit.certificates:
        names = ", ".join(sorted(visit.certificates))
        yield Group(
            Rule(code="certificate", params={"certificate": names}),
            _visit_changed(visit, certificates=frozenset()),
        )
    if visit.delegated_tasks:
        names = ", ".join(sorted(visit.delegated_tasks))
        yield Group(
            Rule(code="delegation", params={"task": names}),
            _visit_changed(visit, delegated_tasks=frozenset()),
        )


def _at_any_time(instance: Instance, visit: Visit) -> Instance:
    """At any time that anybody works."""
    starts = [s.start for s in instance.shifts] + [w.start_earliest for w in visit.windows]
    ends = [s.end + timedelta(seconds=s.max_overtime) for s in instance.shifts]
    ends += [w.start_latest for w in visit.windows]
    whole = TimeWindow(start_earliest=min(starts), start_latest=max(ends))
    return _visit_changed(visit, windows=(whole,))(instance)


def _changed(instance: Instance, **changes: Any) -> Instance:
    return instance.model_copy(update=changes)


def _visit_changed(visit: Visit, **changes: Any) -> Callable[[Instance], Instance]:
    def change(instance: Instance) -> Instance:
        rows = (v.model_copy(update=changes) if v.visit_id == visit.visit_id else v for v in instance.visits)
        return instance.model_copy(update={"visits": tuple(rows)})

    return change


def _citizen_changed(visit: Visit, **changes: Any) -> Callable[[Instance], Instance]:
    def change(instance: Instance) -> Instance:
        rows = (
            c.model_copy(update=changes) if c.citizen_id == visit.citizen_id else c for c in instance.citizens
        )
        return instance.model_copy(update={"citizens": tuple(rows)})

    return change
