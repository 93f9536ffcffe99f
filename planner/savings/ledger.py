"""Dividing the joint saving among the visits that are by screen, exactly.

The game of one seed: its players are the visits on screen in the seed's plan, and a set of them is worth what the day saves when
these alone may be by screen. The fair division is the Shapley value (Shapley 1953), the mean marginal saving over all orders of the
players, estimated from sampled orders (Castro, Gómez and Tejada 2009, doi:10.1016/j.cor.2008.04.004), each walked both ways (see
`planner.savings.paths`). A visit that is not on screen in a seed's plan is worth nothing in that seed's game; since the value is
linear, the mean over the seeds is the division of the mean saving.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor, sqrt
from statistics import fmean, variance

from planner.bases import metres_from_base
from planner.domain import Instance, Plan
from planner.fallback import ScreenCall, coverage
from planner.savings.interval import estimate
from planner.savings.records import Estimate, Ledger, LedgerEntry
from planner.travel.times import TravelTimes

METHOD = "shapley_antithetic_permutations"
REFERENCES = (
    "Shapley 1953",
    "Castro, Gómez, Tejada 2009, doi:10.1016/j.cor.2008.04.004",
)


@dataclass(frozen=True)
class Game:
    """What was sampled of one seed's game: `paths`, marginal savings in seconds by visit id; `own` contributions; expected
    `fallback` seconds; and what the seed's plan saves in all, net."""

    paths: Sequence[Mapping[str, float]]
    own: Mapping[str, float]
    fallback: Mapping[str, float]
    net: float

    def sampled(self) -> dict[str, float]:
        """Mean marginal saving of each visit, its expected fallbacks taken off."""
        return {
            v: fmean(path[v] for path in self.paths) - self.fallback.get(v, 0.0)
            for v in (self.paths[0] if self.paths else ())
        }

    def variance(self, visit_id: str) -> float:
        """Variance of the mean marginal saving of a visit, from the spread of its sampled paths."""
        values = [path.get(visit_id, 0.0) for path in self.paths]
        return variance(values) / len(values) if len(values) > 1 else 0.0


def ledger(instance: Instance, travel: TravelTimes, games: Sequence[Game]) -> Ledger:
    """Return the division of the mean net saving of the games, in whole seconds.

    In each game, what is left between the sampled paths and the saving measured is divided evenly among its visits. Rounding gives
    the seconds left over to the largest fractions. Where nothing is by screen, nothing is divided.
    """
    samples = [g.sampled() for g in games]
    joint = round(fmean(g.net for g in games)) if any(samples) else 0
    sampled = fmean(sum(s.values()) for s in samples)
    shares = [_whole(s, g.net) for s, g in zip(samples, games, strict=True)]
    players = sorted({v for s in samples for v in s})
    value = {v: sum(s.get(v, 0.0) for s in shares) / len(games) for v in players}
    seconds = whole_seconds(value, joint)
    metres = metres_from_base(instance, travel)
    entries = [_entry(instance, v, games, seconds[v], metres) for v in players]
    entries.sort(key=lambda e: (-e.fair_seconds, e.visit_id))
    return Ledger(
        joint_seconds=joint,
        sampled_seconds=sampled,
        residual_seconds=joint - sampled,
        paths=2 * sum(len(g.paths) for g in games),
        method=METHOD,
        references=REFERENCES,
        entries=tuple(entries),
    )


def _whole(sampled: Mapping[str, float], net: float) -> dict[str, float]:
    """The sampled values with the residual of their game divided evenly."""
    each = (net - sum(sampled.values())) / len(sampled) if sampled else 0.0
    return {v: value + each for v, value in sampled.items()}


def whole_seconds(value: Mapping[str, float], total: int) -> dict[str, int]:
    """Round values to integers that add up to `total`, by largest remainders; ties go by id.

    >>> whole_seconds({"a": 1.5, "b": 1.25, "c": -0.75}, 2)
    {'a': 2, 'b': 1, 'c': -1}

    What `total` has more or less than the values' own sum is spread evenly. Nothing to divide among is no error where `total` is
    0; otherwise ValueError.
    """
    if not value:
        if total:
            raise ValueError(f"{total} seconds and nobody to divide them among")
        return {}
    floors = {v: floor(x) for v, x in value.items()}
    order = sorted(value, key=lambda v: (floors[v] - value[v], v))
    each, more = divmod(total - sum(floors.values()), len(order))
    return {v: floors[v] + each + (order.index(v) < more) for v in value}


def _entry(
    instance: Instance, visit_id: str, games: Sequence[Game], seconds: int, metres: Mapping[str, float]
) -> LedgerEntry:
    visit = instance.visit[visit_id]
    inside = [g for g in games if g.paths and visit_id in g.paths[0]]
    error = sqrt(sum(g.variance(visit_id) for g in inside)) / len(games)
    fallback = sum(g.fallback.get(visit_id, 0.0) for g in inside) / len(games)
    own = [g.own[visit_id] - g.fallback.get(visit_id, 0.0) for g in inside if visit_id in g.own]
    return LedgerEntry(
        visit_id=visit_id,
        citizen_id=visit.citizen_id,
        services=visit.services,
        plans=len(inside),
        own=estimate(own) if own else Estimate(0.0),
        fair_seconds=seconds,
        standard_error=error,
        relative_error=error / abs(seconds) if seconds else None,
        fallback=fallback,
        distance_metres=round(metres.get(visit.citizen_id, 0.0)),
    )


def fallback_seconds(instance: Instance, travel: TravelTimes, plan: Plan) -> dict[str, float]:
    """Return the expected fallback seconds of a plan by visit id; they add up to the plan's.

    A call that a route can take over has its own price; what the others cost together is divided evenly among them.
    """
    found = coverage(instance, travel, plan)
    left = 60 * found.expected.minutes
    prices: dict[str, float] = {}
    for call in (c for c in found.calls if c.covered):
        prices[call.visit_id] = _price(instance, call)
        left -= prices[call.visit_id]
    uncovered = [c.visit_id for c in found.calls if not c.covered]
    return prices | {v: left / len(uncovered) for v in uncovered}


def _price(instance: Instance, call: ScreenCall) -> float:
    """Expected seconds of one call's fallback, as `planner.fallback.expected` has them in sum."""
    rules = instance.settings.screen
    trip = sum(t.travel_seconds + t.overhead_seconds + t.service_seconds for t in call.takeovers)
    again = rules.unanswered * (rules.attempts - 1) * instance.settings.screen_setup
    return rules.fallback_probability * trip + again
