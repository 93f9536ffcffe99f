"""Of all that a search has changed, only what has to do with one visit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from planner.domain import Instance, Plan
from planner.suggest.bench import with_routes


def near_visit(instance: Instance, before: Plan, after: Plan, visit_id: str) -> Plan:
    """Return `after` with every route as in `before` that has nothing to do with the visit.

    Two routes have to do with each other where a visit has gone from one to the other, where a linked or double-staffed visit ties
    them and has moved, or where they share the seats of a unit. A search moves whatever costs nothing to move, and may better the
    plan far away: neither belongs to what this visit costs.
    """
    tied, one, other = _Groups(), _stands(before), _stands(after)
    changed = {v for v in one.keys() | other.keys() if one.get(v) != other.get(v)}

    def stands(*visits: str) -> Iterator[str]:
        return (shift for v in visits for side in (one, other) for shift, _ in side.get(v, ()))

    for visit in changed:
        tied.join(stands(visit))
    for link in (k for k in instance.links if {k.first, k.second} & changed):
        tied.join(stands(link.first, link.second))
    for unit in instance.units:
        tied.join(s.shift_id for s in instance.shifts if s.unit_id == unit.unit_id)
    own = {tied.root(s) for s in stands(visit_id)}
    kept = {r.shift_id: r for r in before.routes}
    routes = tuple(
        r if tied.root(r.shift_id) in own or r.shift_id not in kept else kept[r.shift_id]
        for r in after.routes
    )
    return with_routes(instance, after, routes)


def _stands(plan: Plan) -> dict[str, set[tuple[str, datetime]]]:
    """The shift and the start of each part of each planned visit."""
    found: dict[str, set[tuple[str, datetime]]] = defaultdict(set)
    for route in plan.routes:
        for a in route.activities:
            if a.visit_id is not None:
                found[a.visit_id].add((route.shift_id, a.start))
    return found


class _Groups:
    """Shifts that have to do with each other."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, one: str) -> str:
        """Return the shift that stands for the group of `one`."""
        while self._parent.get(one, one) != one:
            one = self._parent[one]
        return one

    def join(self, shifts: Iterable[str]) -> None:
        """Make one group of several."""
        first: str | None = None
        for shift in shifts:
            if first is None:
                first = self.root(shift)
            else:
                self._parent[self.root(shift)] = first
