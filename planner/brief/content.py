"""What is to be said of one plan: changes, what is left out, broken rules, and its lists."""

from __future__ import annotations

from planner.brief.driving import driving
from planner.brief.given import BriefRules, DayOfBrief
from planner.brief.heavy import heavy
from planner.brief.records import BrokenRule, Changes, Content, Said, UnplannedVisit
from planner.brief.said import said_reason
from planner.brief.screen import screen
from planner.check_texts import describe_violation
from planner.difference import difference
from planner.domain import Instance, Plan, Unplanned
from planner.errors import Violation
from planner.figures import route_figures
from planner.messages import Lang
from planner.store.names import nameless


def content_of(given: DayOfBrief, rules: BriefRules) -> Content:
    """Return everything that a brief says of a plan. Raises KeyError if it names what its instance does not have."""
    instance, plan = nameless(given.instance), given.plan
    lists = [figures for r in plan.routes if (figures := route_figures(instance, r)).used]
    return Content(
        plan_id=given.plan_id,
        solver=plan.run.solver,
        instead_of=plan.run.instead_of,
        visits=len(instance.visits),
        changes=_changes(given, given.previous, rules) if given.previous is not None else None,
        unplanned=_left_out(instance, plan),
        broken=tuple(_broken(v, instance) for v in given.violations),
        driving=driving(lists, rules),
        heavy=heavy(instance, plan, lists, given.heavy_visits, rules),
        screen=screen(instance, plan, given.travel),
        continuity=given.continuity,
        fairness=given.fairness,
    )


def _changes(given: DayOfBrief, previous: Plan, rules: BriefRules) -> Changes:
    found = difference(previous, given.plan, tolerance_seconds=rules.tolerance_seconds)
    known = given.instance.visit
    return Changes(
        against_id=given.previous_id,
        against_kind=given.previous_kind,
        difference=found,
        citizens={c.visit_id: known[c.visit_id].citizen_id for c in found.changes if c.visit_id in known},
    )


def _left_out(instance: Instance, plan: Plan) -> tuple[UnplannedVisit, ...]:
    """The most urgent first."""
    found = sorted(plan.unplanned, key=lambda u: (u.priority, u.visit_id))
    return tuple(_unplanned(instance, u) for u in found)


def _unplanned(instance: Instance, left: Unplanned) -> UnplannedVisit:
    visit = instance.visit[left.visit_id]
    return UnplannedVisit(
        visit_id=left.visit_id,
        citizen_id=visit.citizen_id,
        priority=left.priority,
        services=visit.services,
        windows=visit.windows,
        reasons=left.reasons,
        texts=tuple(said_reason(r) for r in left.reasons),
    )


def _broken(violation: Violation, instance: Instance) -> BrokenRule:
    return BrokenRule(
        rule=violation.rule,
        ids=violation.ids,
        amount=violation.amount,
        unit=violation.unit,
        text=Said(
            da=describe_violation(violation, instance, Lang.DA),
            en=describe_violation(violation, instance, Lang.EN),
        ),
    )
