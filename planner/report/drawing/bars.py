"""A bar with its whisker inside the cell of a table; the bars of one column share a scale."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from planner.report.drawing.svg import add, canvas, markup, number, reach
from planner.savings.records import Estimate

WIDTH, HEIGHT, MARGIN = 180.0, 18.0, 4.0


def bar_cells(values: Sequence[Estimate], kind: str | Sequence[str] = "net") -> list[Markup]:
    """Return one picture for each value; `kind`, of all or of each, names its colour in the style sheet. 0 is at the same place in
    all, and a whisker that is cut off has no end."""
    if not values:
        return []
    kinds = [kind] * len(values) if isinstance(kind, str) else kind
    low, high = reach([v.mean for v in values], [e for v in values for e in (v.low, v.high)])
    room = high - low or 1.0

    def x(value: float) -> float:
        return MARGIN + (WIDTH - 2 * MARGIN) * (value - low) / room

    return [
        _bar(
            v,
            x(0.0),
            x(v.mean),
            [(x(max(low, v.low)), v.low >= low), (x(min(high, v.high)), v.high <= high)],
            colour,
        )
        for v, colour in zip(values, kinds, strict=True)
    ]


def _bar(value: Estimate, zero: float, end: float, ends: Sequence[tuple[float, bool]], kind: str) -> Markup:
    picture = canvas(WIDTH, HEIGHT, kind="bar-svg")
    colour = f"b-{kind} below" if value.mean < 0 else f"b-{kind}"
    add(picture, "rect", class_=colour, x=min(zero, end), y=3, width=abs(end - zero), height=12)
    add(picture, "line", class_="zero", x1=zero, x2=zero, y1=0, y2=HEIGHT)
    if value.half_width is not None:
        (a, _), (b, _) = ends
        caps = "".join(f"M{number(at)} 5v8" for at, whole in ends if whole)
        add(picture, "path", class_="whisker", d=f"{caps}M{number(a)} 9H{number(b)}")
    return markup(picture)
