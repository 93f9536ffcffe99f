"""A smallest set of rules that leaves a visit no place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import reduce

from planner.domain import Instance, Visit
from planner.explain.records import Conflict
from planner.explain.rules import Group, groups_of
from planner.explain.solving import Solving
from planner.travel.times import TravelTimes


def conflict_of(instance: Instance, travel: TravelTimes, visit: Visit, find: Solving) -> Conflict:
    """Return rules of which none can be spared: with all of them the visit has no place, without any one of them it has.

    A deletion filter: each rule in turn is given up, and for good if the visit still has no place; those that are left are the
    set. It is smallest in that no part of it would do; another set may have fewer. At the end it is solved again, with all of them
    and without each.

    References
    ----------
    Chinneck and Dravnieks, Locating minimal infeasible constraint sets in linear programs, ORSA Journal on Computing 3 (1991) 157,
    https://doi.org/10.1287/ijoc.3.2.157.
    """
    groups, before = groups_of(instance, travel, visit), find.solves
    if find(_without(instance, groups)) is None:
        return Conflict(solves=find.solves - before)
    kept = list(groups)
    for group in groups:
        fewer = [g for g in kept if g is not group]
        if find(_only(instance, groups, fewer)) is None:
            kept = fewer
    again = find(_only(instance, groups, kept)) is None and all(
        find(_only(instance, groups, [g for g in kept if g is not group])) is not None for group in kept
    )
    return Conflict(
        rules=tuple(g.rule for g in kept),
        proven=_alone(kept) and not _tied(kept),
        solves=find.solves - before,
        verified=again,
    )


def _alone(kept: Collection[Group]) -> bool:
    """Whether the visit has no place even if it were all there is: then every place has been tried."""
    return all(g.rule.code != "others" for g in kept)


def _tied(kept: Collection[Group]) -> bool:
    return any(g.rule.code in ("link", "locks") for g in kept)


def _only(instance: Instance, groups: Sequence[Group], kept: Collection[Group]) -> Instance:
    """The input in which only some of the rules hold."""
    return _without(instance, [g for g in groups if not any(g is k for k in kept)])


def _without(instance: Instance, given_up: Sequence[Group]) -> Instance:
    return reduce(lambda eased, group: group.given_up(eased), given_up, instance)
