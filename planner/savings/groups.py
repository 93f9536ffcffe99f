"""The saving by district, hour of the day and service: attributed seconds (`planner.savings.shares`) before less after.

A visit belongs to the district of the base nearest to its citizen, and to its whole bundle of services; to the hour that it starts
in, which may be another one in the plan than in the baseline; one that is left
out, to the hour its first window opens. Expected fallbacks belong to the visits whose calls may fail.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal
from zoneinfo import ZoneInfo

from planner.bases import districts
from planner.domain import Instance, Plan
from planner.savings.interval import estimate
from planner.savings.ledger import fallback_seconds
from planner.savings.left_out import left_out_of
from planner.savings.records import Estimate, Gain, Group
from planner.savings.shares import Share, shares_of
from planner.travel.times import TravelTimes

Kind = Literal["district", "hour", "service"]
"""What a group is of."""


@dataclass
class _Sums:
    """Attributed seconds of one plan in one group."""

    driving: int = 0
    field: int = 0
    unit: int = 0
    fallback: float = 0.0
    left_out: int = 0
    screen_visits: int = 0
    visits: int = 0

    @property
    def all_in(self) -> float:
        """What a net saving is a difference of."""
        return self.field + self.unit + self.fallback + self.left_out


def groups(
    instance: Instance, travel: TravelTimes, plans: Sequence[Sequence[tuple[Plan, Plan]]]
) -> tuple[Group, ...]:
    """Return the groups of the three kinds; `plans` are the (baseline, plan) of the runs of each seed, whose means are the seed's.

    Those of a kind add up to the whole saving.
    """
    pairs = [
        [(_Attributed(instance, travel, b), _Attributed(instance, travel, p)) for b, p in runs]
        for runs in plans
    ]
    zone = ZoneInfo(instance.settings.timezone)
    district = districts(instance, travel)

    def at(share: Share) -> str:
        return share.start.astimezone(zone).strftime("%H")

    def of_visit(share: Share) -> str:
        return "+".join(instance.visit[share.visit_id].services)

    def near(share: Share) -> str:
        return district[instance.visit[share.visit_id].citizen_id]

    ways: dict[Kind, Callable[[Share], str]] = {"district": near, "hour": at, "service": of_visit}
    return tuple(group for kind, key in ways.items() for group in _groups(instance, kind, key, pairs))


class _Attributed:
    """One plan's shares, and its expected fallback seconds by visit."""

    def __init__(self, instance: Instance, travel: TravelTimes, plan: Plan) -> None:
        self.shares = shares_of(instance, plan)
        self.fallback = fallback_seconds(instance, travel, plan)
        self.left_out = [
            (Share(v, min(w.start_earliest for w in instance.visit[v].windows), False), seconds)
            for v, seconds in left_out_of(instance, plan).items()
        ]

    def sums(self, key: Callable[[Share], str]) -> dict[str, _Sums]:
        """Add up by group."""
        found: dict[str, _Sums] = defaultdict(_Sums)
        counted: set[str] = set()
        on_screen: set[str] = set()
        for share in self.shares:
            group = found[key(share)]
            group.driving += share.driving
            group.field += share.field
            group.unit += share.unit
            if share.visit_id not in counted:
                group.visits += 1
            if share.on_screen and share.visit_id not in on_screen:
                group.screen_visits += 1
                group.fallback += self.fallback.get(share.visit_id, 0.0)
                on_screen.add(share.visit_id)
            counted.add(share.visit_id)
        for share, seconds in self.left_out:
            found[key(share)].left_out += seconds
            found[key(share)].visits += 1
        return found


def _groups(
    instance: Instance,
    kind: Kind,
    key: Callable[[Share], str],
    plans: Sequence[Sequence[tuple[_Attributed, _Attributed]]],
) -> list[Group]:
    seeds = [[(b.sums(key), a.sums(key)) for b, a in runs] for runs in plans]
    keys = sorted({k for runs in seeds for b, a in runs for k in (*b, *a)})
    return [
        _group(
            instance, kind, k, [[(b.get(k, _Sums()), a.get(k, _Sums())) for b, a in runs] for runs in seeds]
        )
        for k in keys
    ]


def _group(instance: Instance, kind: Kind, key: str, seeds: Sequence[Sequence[tuple[_Sums, _Sums]]]) -> Group:
    def over(measure: Callable[[_Sums, _Sums], float]) -> Estimate:
        return estimate([fmean(measure(b, a) for b, a in runs) for runs in seeds])

    address = instance.address.get(key) if kind == "district" else None
    return Group(
        kind=kind,
        key=key,
        label=address.label or key if address else key,
        visits=fmean(fmean(b.visits for b, _ in runs) for runs in seeds),
        gain=Gain(
            field_freed=over(lambda b, a: b.field - a.field),
            unit_used=over(lambda b, a: a.unit - b.unit),
            fallback=over(lambda b, a: a.fallback - b.fallback),
            net=over(lambda b, a: b.all_in - a.all_in),
            driving_saved=over(lambda b, a: b.driving - a.driving),
            screen_visits=over(lambda _, a: a.screen_visits),
            left_out=over(lambda b, a: a.left_out - b.left_out),
        ),
    )
