"""Room by another visit that can wait: one of lower priority is left out today."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain import Mode, Visit
from planner.suggest.bench import Bench, planned_ids
from planner.suggest.fixes.burden import CALL, POSTPONING
from planner.suggest.fixes.case import Case
from planner.suggest.insert import suggestions
from planner.suggest.records import Fix


def left_out(case: Case) -> Iterator[Fix]:
    """Yield the visit of lower priority that asks least to be left out and whose time is enough.

    Only a visit that is tied to no other is left out, in the plan as it stands.
    """
    bench = Bench(case.instance, case.travel, case.plan, case.visit_id)
    for other in sorted(_waiting(case), key=lambda v: (_asks(v), v.visit_id)):
        found = next(suggestions(bench, giving_way=other.visit_id), None)
        if found is not None:
            params = {"other": other.visit_id, "priority": other.priority}
            yield Fix(kind="leave_out", params=params, asks_seconds=_asks(other), suggestion=found)
            return


def _waiting(case: Case) -> list[Visit]:
    """Planned visits that matter less, and that nothing is tied to."""
    instance = case.instance
    tied = {v for k in instance.links for v in (k.first, k.second)}
    tied |= {v for p in instance.pins for v in (p.visit_id, p.after) if v is not None}
    planned = (instance.visit[v] for v in planned_ids(case.plan) if v in instance.visit)
    return [v for v in planned if v.priority > case.visit.priority and v.visit_id not in tied]


def _asks(visit: Visit) -> int:
    """A call to the citizen, and the care that is not given."""
    lengths = {m.mode: m.service_duration for m in visit.modes}
    care = lengths.get(Mode.PHYSICAL, visit.modes[0].service_duration)
    return CALL + care * visit.staff_required * POSTPONING[visit.priority]
