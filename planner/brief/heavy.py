"""Lists that are hard on their worker, and how evenly what is heavy is shared.

That heavy visits are shared evenly made workers less exhausted in a pilot of NFA in Frederiksberg (domain.md 4.7).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from planner.brief.given import BriefRules
from planner.brief.records import Heavy, HeavyList
from planner.domain import Instance, Mode, Plan, Route
from planner.figures import RouteFigures
from planner.heavy import is_heavy


def heavy(
    instance: Instance,
    plan: Plan,
    lists: Sequence[RouteFigures],
    visits: Collection[str] | None,
    rules: BriefRules,
) -> Heavy:
    """Return the lists with more heavy visits than `rules` has, or with overtime; those with the most heavy visits first.

    `lists` are those in use; `visits` the ids of heavy visits, None for those that `planner.heavy` finds. What is by
    screen is not heavy.
    """
    if visits is None:
        visits = {v.visit_id for v in instance.visits if is_heavy(v)}
    routes = {r.shift_id: r for r in plan.routes}
    found = [
        HeavyList(
            shift_id=f.shift_id,
            worker_id=f.worker_id,
            heavy_visits=tuple(v for v in _at_home(routes[f.shift_id]) if v in visits),
            overtime_seconds=f.tally.overtime_seconds,
        )
        for f in lists
    ]
    on_the_road = [len(h.heavy_visits) for h, f in zip(found, lists, strict=True) if f.tally.physical_calls]
    told = [h for h in found if len(h.heavy_visits) > rules.heavy_visits or h.overtime_seconds]
    return Heavy(
        limit=rules.heavy_visits,
        in_all=sum(on_the_road),
        fewest=min(on_the_road, default=0),
        most=max(on_the_road, default=0),
        lists=tuple(sorted(told, key=lambda h: (-len(h.heavy_visits), -h.overtime_seconds, h.shift_id))),
    )


def _at_home(route: Route) -> list[str]:
    """The visits of a route that are in the home, each once."""
    return list(dict.fromkeys(a.visit_id for a in route.activities if a.visit_id and a.mode is Mode.PHYSICAL))
