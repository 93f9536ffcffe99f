"""The whole look from districts to the nation, put together."""

from __future__ import annotations

from collections.abc import Sequence

from planner.planning import package_version
from planner.potential.bases import Found, of_comparison, of_study
from planner.potential.beside import beside
from planner.potential.claims import claims, derived
from planner.potential.order import Order
from planner.potential.places import asked
from planner.potential.records import Line, Outlook, Skipped
from planner.potential.scaling import projections
from planner.potential.sources import Given
from planner.savings.records import Study


def outlook(given: Sequence[Given] = (), order: Order | None = None) -> Outlook:
    """Return the sources' figures worked out again, and the given studies and comparisons scaled beside them.

    Studies are one line, the screen visits; scenarios of the same code in several comparisons are one line each. Without any given,
    the sources' figures alone.

    Raises KeyError for an unknown municipality, with names like it.
    """
    order = order or Order()
    found = [x for g in given for x in _bases(g)]
    return Outlook(
        claims=claims(),
        derived=derived(),
        lines=_lines([f for f in found if isinstance(f, Found)], order),
        skipped=tuple(s for s in found if isinstance(s, Skipped)),
        kroner_per_hour=order.kroner_per_hour,
        visits_per_citizen_week=order.visits_per_citizen_week,
        version=package_version(),
    )


def _bases(given: Given) -> list[Found | Skipped]:
    if isinstance(given.content, Study):
        return [of_study(given.content, given.name, given.density)]
    return of_comparison(given.content, given.name, given.density)


def _lines(found: Sequence[Found], order: Order) -> tuple[Line, ...]:
    places = asked(order)
    lines = []
    for code, kind, of in dict.fromkeys((f.code, f.kind, f.family) for f in found):
        same = [f for f in found if (f.code, f.kind, f.family) == (code, kind, of)]
        bases = tuple(f.basis for f in same)
        scaled = projections(bases, kind, of, places, order)
        title = next((f.title for f in same if f.title), "")
        lines.append(Line(code, title, kind, of, bases, scaled, beside(of, scaled, order)))
    return tuple(lines)
