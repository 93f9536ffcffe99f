"""Several courses over the same time, as lines with bands, their names at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markupsafe import Markup

from planner.messages import Lang
from planner.report.drawing.axes import left_axis
from planner.report.drawing.svg import add, broken, canvas, markup, number, reach, ticks
from planner.report.numbers import decimal

WIDTH, HEIGHT = 960.0, 430.0
LEFT, RIGHT, TOP, BOTTOM = 62.0, 210.0, 26.0, 52.0
NAME_LETTERS, NAME_STEP = 26, 15.0

Spot = tuple[float, float]


@dataclass(frozen=True)
class Course:
    """A line through `spots` (x, y), in order of x; `low` and `high`, if given, bound its band; dots where x is in `dots`;
    `whiskers` are (x, low, high).

    `kind` names its colour in the style sheet: "l-<kind>" of the line, "a-<kind>" of the band.
    """

    name: str
    kind: str
    spots: tuple[Spot, ...]
    low: tuple[Spot, ...] = ()
    high: tuple[Spot, ...] = ()
    dots: frozenset[float] = frozenset()
    whiskers: tuple[tuple[float, float, float], ...] = ()


def line_chart(courses: Sequence[Course], label: str, axis: str, unit: str, lang: Lang) -> Markup:
    """Return the chart; empty without points. `axis` names what runs along the foot, `unit` what the lines count."""
    drawn = [c for c in courses if c.spots]
    if not drawn:
        return Markup("")
    bands = [y for c in drawn for _, y in (*c.low, *c.high)]
    bands += [y for c in drawn for _, *ends in c.whiskers for y in ends]
    up = ticks(*reach([y for c in drawn for _, y in c.spots], bands or [0.0]))
    across = [x for c in drawn for x, _ in c.spots]
    start, last = min(across), max(across)

    def x(value: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (value - start) / ((last - start) or 1.0)

    def y(value: float) -> float:
        inside = min(up[-1], max(up[0], value))
        return TOP + (HEIGHT - TOP - BOTTOM) * (up[-1] - inside) / (up[-1] - up[0])

    picture = canvas(WIDTH, HEIGHT, label, "chart-svg")
    left_axis(picture, up, y, (LEFT, WIDTH - RIGHT), unit, lang)
    for mark in _marks(start, last):
        add(
            picture,
            "text",
            decimal(mark, 0, lang),
            class_="tick",
            x=x(mark),
            y=HEIGHT - BOTTOM + 18,
            text_anchor="middle",
        )
    add(
        picture,
        "text",
        axis,
        class_="name",
        x=(LEFT + WIDTH - RIGHT) / 2,
        y=HEIGHT - 10,
        text_anchor="middle",
    )

    def put(spots: Sequence[Spot]) -> list[Spot]:
        return [(x(a), y(b)) for a, b in spots]

    for course in drawn:
        if course.low and course.high:
            band = put(course.low) + put(course.high)[::-1]
            add(picture, "path", class_=f"area a-{course.kind}", d=_path(band) + "Z")
    for course in drawn:
        add(picture, "path", class_=f"line l-{course.kind}", d=_path(put(course.spots)))
        for a, low, high in course.whiskers:
            caps = "".join(
                f"M{number(x(a) - 4)} {number(y(e))}h8" for e in (low, high) if up[0] <= e <= up[-1]
            )
            line = f"M{number(x(a))} {number(y(high))}V{number(y(low))}"
            add(picture, "path", class_=f"whisker w-{course.kind}", d=caps + line)
        for a, b in put([s for s in course.spots if s[0] in course.dots]):
            add(picture, "circle", class_=f"dot o-{course.kind}", cx=a, cy=b, r=3.2)
    _names(picture, [(c, put(c.spots[-1:])[0][1]) for c in drawn], x(last) + 12)
    return markup(picture)


def _marks(start: float, last: float) -> list[float]:
    """Whole numbers along the foot: the first, and round ones after it."""
    round_ones = [m for m in ticks(start, last, 8) if start < m <= last and m == int(m)]
    return [start, *round_ones] if start == int(start) else round_ones


def _names(picture: Element, ends: Sequence[tuple[Course, float]], left: float) -> None:
    """The lines' names beside their ends, pushed apart where they would stand on one another, from below where there is no room."""
    blocks = [
        (broken(c.name, NAME_LETTERS)[:2], c.kind, level) for c, level in sorted(ends, key=lambda e: e[1])
    ]
    tops: list[float] = []
    below = TOP
    for lines, _, level in blocks:
        tops.append(max(level + 4, below))
        below = tops[-1] + NAME_STEP * len(lines) + 2
    limit = HEIGHT - BOTTOM + 16
    for place in range(len(blocks) - 1, -1, -1):
        tops[place] = min(tops[place], limit - NAME_STEP * (len(blocks[place][0]) - 1))
        limit = tops[place] - NAME_STEP - 2
    for (lines, kind, _), top in zip(blocks, tops, strict=True):
        for row, line in enumerate(lines):
            add(picture, "text", line, class_=f"line-name n-{kind}", x=left, y=top + NAME_STEP * row)


def _path(points: Sequence[Spot]) -> str:
    return "M" + "L".join(f"{number(a)} {number(b)}" for a, b in points)
