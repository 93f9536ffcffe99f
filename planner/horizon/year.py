"""From the hours of each week and seed to the weeks and the total of a series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.horizon.hours import freed
from planner.horizon.records import Case, How, Series, Total, Untreated, Week
from planner.horizon.weeks import Hours
from planner.savings.gains import FTE_EFFECTIVE_HOURS, FTE_GROSS_HOURS, WEEKS_PER_YEAR
from planner.savings.interval import estimate
from planner.savings.records import Estimate


@dataclass(frozen=True)
class Work:
    """Hours of every week's work, (weeks, seeds, 5) as in `planner.horizon.hours`, and how each week is known."""

    hours: Hours
    how: tuple[How, ...]


def series_of(case: Case, track: Work, untreated: Work, today: Hours, kroner_per_hour: float) -> Series:
    """Return one track's series against the untreated weeks; `today`: (seeds, 5), the plan of today's demand."""
    saved = untreated.hours - track.hours
    net = saved.sum(axis=-1)
    weeks = tuple(
        Week(
            week=k + 1,
            how=_worse(track.how[k], untreated.how[k]),
            field_freed=_mean(saved[k, :, 0]),
            unit_used=_mean(-saved[k, :, 1]),
            fallback=_mean(-saved[k, :, 2]),
            left_out=_mean(-saved[k, :, 3]),
            response=_mean(-saved[k, :, 4]),
            net=_mean(net[k]),
            against_today=_mean(freed(today, track.hours[k])),
            cumulative=_mean(net[: k + 1].sum(axis=0)),
        )
        for k in range(len(net))
    )
    return Series(case, weeks, _total(net, weeks, kroner_per_hour))


def untreated_weeks(work: Work, today: Hours) -> tuple[Untreated, ...]:
    """Return the weeks without any track, and how much more than today's work they hold."""
    return tuple(
        Untreated(k + 1, work.how[k], _mean(hours.sum(axis=-1)), _mean(-freed(today, hours)))
        for k, hours in enumerate(work.hours)
    )


def _total(net: Hours, weeks: Sequence[Week], kroner_per_hour: float) -> Total:
    whole = net.sum(axis=0)
    year = whole * (WEEKS_PER_YEAR / len(net))
    pays_from = next(
        (w.week for k, w in enumerate(weeks) if w.net.low > 0 and _mean(net[k:].sum(axis=0)).low > 0), None
    )
    return Total(
        net_hours=_mean(whole),
        kroner=_mean(whole * kroner_per_hour),
        fte_gross=_mean(year / FTE_GROSS_HOURS),
        fte_effective=_mean(year / FTE_EFFECTIVE_HOURS),
        pays_from=pays_from,
        paid_back=None if pays_from is None else _stays(weeks),
    )


def _stays(weeks: Sequence[Week]) -> int | None:
    """The first week from which the cumulative hours stay at 0 or above."""
    short = [w.week for w in weeks if w.cumulative.mean < 0]
    first = max(short, default=0) + 1
    return first if first <= len(weeks) else None


def _worse(one: How, other: How) -> How:
    """How a difference is known, by the worse known of its two sides."""
    order: tuple[How, ...] = ("solved", "same", "drawn")
    return max(one, other, key=order.index)


def _mean(values: Hours) -> Estimate:
    return estimate([float(v) for v in values])
