"""What each scaled figure takes for granted, in the order in which a critic asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.potential.order import Order
from planner.potential.places import NATION
from planner.potential.records import Assumption, Basis, Kind, Place
from planner.potential.targets import Target
from planner.reference import EFFECTIVE_HOURS_PER_FTE, GROSS_HOURS_PER_FTE, WEEKS
from planner.reference.medicine import RECIPIENTS

Value = str | int | float
Said = tuple[str, dict[str, Value]]


def assumptions(
    bases: Sequence[Basis], kind: Kind, place: Place, target: Target, order: Order, *, dense: bool
) -> tuple[Assumption, ...]:
    """Return the assumptions of one figure; `dense`: the bases are weighed by density."""
    said: list[Said] = [
        *_of_bases(bases, kind, dense),
        *_of_place(place, target),
        *_of_units(bases, kind, target, order),
        ("existing_use", {}),
        ("overlap", {}),
        ("two_ways_of_fte", {"gross": GROSS_HOURS_PER_FTE, "effective": EFFECTIVE_HOURS_PER_FTE}),
        ("rate", {"rate": order.kroner_per_hour}),
    ]
    return tuple(Assumption(code, params) for code, params in said)


def _of_bases(bases: Sequence[Basis], kind: Kind, dense: bool) -> Iterator[Said]:
    if any(b.synthetic for b in bases):
        yield "synthetic", {"files": ", ".join(b.source for b in bases if b.synthetic)}
    yield "search_spread", {}
    if len(bases) == 1:
        yield "flat_one", {"source": bases[0].source}
    elif dense:
        known = sorted((b.density or 0.0, b.source) for b in bases)
        yield "by_density", {"low": known[0][0], "high": known[-1][0], "count": len(known)}
        yield "independent", {}
    else:
        yield "flat_many", {"count": len(bases)}
        yield "independent", {}
    if kind != "visit":
        for basis in bases:
            yield "same_days", {"source": basis.source, "days": basis.days_per_week, "weeks": WEEKS}


def _of_place(place: Place, target: Target) -> Iterator[Said]:
    yield "recipients_nation", {"recipients": RECIPIENTS}
    if place.code != NATION and place.given:
        yield "recipients_given", {"place": place.name, "recipients": place.recipients}
    elif place.code != NATION:
        yield "recipients_by_inhabitants", {"place": place.name, "recipients": place.recipients}
    yield f"target_{target.code}", {"national": target.national, "share": target.national / RECIPIENTS}
    if place.code != NATION:
        yield "same_share", {"place": place.name}


def _of_units(bases: Sequence[Basis], kind: Kind, target: Target, order: Order) -> Iterator[Said]:
    if kind == "visit":
        yield "visits_a_week", {"visits": order.visits_per_citizen_week, "weeks": WEEKS}
        weeks = [b.visits_per_citizen_week for b in bases if b.visits_per_citizen_week is not None]
        if weeks and min(weeks) == max(weeks):
            yield "same_visit", {"visits": weeks[0]}
        elif weeks:
            yield "same_visit_range", {"least": min(weeks), "most": max(weeks)}
    if target.code in ("robots_3", "robots_10"):
        yield "device_is_robot", {}
