"""Scaling a line's bases to a place: how alike it is to each, how many units it would have, and what that comes to."""

from __future__ import annotations

from collections.abc import Sequence

from planner.potential import density
from planner.potential.assumptions import assumptions
from planner.potential.municipalities import inhabitants, municipalities
from planner.potential.order import Order
from planner.potential.places import NATION, place_of
from planner.potential.ratio import scaled, times, weighted
from planner.potential.records import Basis, Family, Kind, Place, Projection
from planner.potential.targets import Target, targets
from planner.reference import EFFECTIVE_HOURS_PER_FTE, GROSS_HOURS_PER_FTE, WEEKS
from planner.reference.medicine import RECIPIENTS


def projections(
    bases: Sequence[Basis], kind: Kind, family: Family, places: Sequence[Place], order: Order
) -> tuple[Projection, ...]:
    """Return what the bases come to in each place, for each of the national numbers there are."""
    return tuple(
        _projection(bases, kind, place, target, order)
        for target in targets(family, order.national)
        for place in places
    )


def everywhere(bases: Sequence[Basis], kind: Kind, family: Family, order: Order) -> tuple[Projection, ...]:
    """Return what the bases come to in each of the 98 municipalities, their recipients by inhabitants."""
    return projections(bases, kind, family, [place_of(m) for m in municipalities()], order)


def by_density(bases: Sequence[Basis]) -> bool:
    """Whether the bases are of two or more known densities, so that places can be told apart."""
    return all(b.density for b in bases) and len({b.density for b in bases}) > 1


def shares(bases: Sequence[Basis], place: Place) -> tuple[float, ...]:
    """Return how much a place is like each basis; they sum to 1.

    By density where there is one of each and they differ: a municipality as a whole by its own, the nation as the sum of its
    municipalities, each counting by its inhabitants. Otherwise evenly.
    """
    if not by_density(bases):
        return (1 / len(bases),) * len(bases)
    studied = [b.density or 0.0 for b in bases]
    if place.code != NATION:
        return density.weights(studied, place.density)
    rows = [(m.inhabitants / inhabitants(), density.weights(studied, m.density)) for m in municipalities()]
    return tuple(sum(share * row[k] for share, row in rows) for k in range(len(studied)))


def _projection(bases: Sequence[Basis], kind: Kind, place: Place, target: Target, order: Order) -> Projection:
    like = shares(bases, place)
    per_unit = weighted([b.per_unit for b in bases], like)
    count = target.national * place.recipients / RECIPIENTS
    units = count * order.visits_per_citizen_week * WEEKS if kind == "visit" else count
    hours = scaled(per_unit, units)
    return Projection(
        place=place,
        target=target.code,
        national=target.national,
        count=count,
        units=units,
        weights=like,
        per_unit=per_unit,
        hours=hours,
        fte_gross=times(hours.net, 1 / GROSS_HOURS_PER_FTE),
        fte_effective=times(hours.net, 1 / EFFECTIVE_HOURS_PER_FTE),
        kroner=times(hours.net, order.kroner_per_hour),
        assumptions=assumptions(bases, kind, place, target, order, dense=by_density(bases)),
    )
