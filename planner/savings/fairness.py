"""Do far-away citizens get a screen because the drive is long? The screen share by distance, with and without a limit."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from planner.bases import metres_from_base
from planner.domain import Instance, Plan
from planner.savings.interval import estimate
from planner.savings.parts import visits_on_screen
from planner.savings.records import Band, Estimate
from planner.travel.times import TravelTimes

BANDS = 3


def far_bounds(instance: Instance, travel: TravelTimes, visits: Collection[str]) -> list[int]:
    """Return the metres at which each further band of these visits begins: thirds, as even as equal distances allow."""
    metres = sorted(_metres(instance, travel, visits).values())
    ends = (metres[max(0, len(metres) * k // BANDS - 1)] for k in range(1, BANDS)) if metres else ()
    return sorted(set(ends))


def bands(
    instance: Instance,
    travel: TravelTimes,
    visits: Collection[str],
    free: Sequence[Plan],
    limited: Sequence[Plan],
) -> tuple[Band, ...]:
    """Return the bands, near to far; a band has who lives further than its `from_metres`, up to its `to_metres`."""
    metres = _metres(instance, travel, visits)
    starts = [-1, *far_bounds(instance, travel, visits)]
    found = []
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        inside = {v for v, m in metres.items() if m > start and (end is None or m <= end)}
        if inside:
            share = _share(free, inside)
            least = _share(limited, inside) if limited else None
            found.append(Band(max(0, start), end, len(inside), share, least))
    return tuple(found)


def screen_share(plans: Sequence[Plan], visits: Collection[str]) -> float:
    """Return the share of these visits that is by screen, over all plans; 0 of none."""
    count = len(visits) * len(plans)
    return sum(len(visits_on_screen(p) & set(visits)) for p in plans) / count if count else 0.0


def _share(plans: Sequence[Plan], visits: Collection[str]) -> Estimate:
    return estimate([screen_share([p], visits) for p in plans])


def _metres(instance: Instance, travel: TravelTimes, visits: Collection[str]) -> Mapping[str, int]:
    metres = metres_from_base(instance, travel)
    return {v: round(metres[instance.visit[v].citizen_id]) for v in sorted(visits)}
