"""The saving against the number of screen visits, with its band and the point after which the next one does not pay."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markupsafe import Markup

from planner.messages import Lang
from planner.report.amounts import DayUnit
from planner.report.drawing.axes import Scale, left_axis
from planner.report.drawing.svg import add, canvas, markup, number, reach, ticks
from planner.report.numbers import decimal
from planner.report.savings.words import word
from planner.savings.records import Curve, Estimate, Gain

WIDTH, HEIGHT = 960.0, 400.0
LEFT, RIGHT, TOP, BOTTOM = 62.0, 196.0, 26.0, 52.0

Spot = tuple[float, Estimate]


def curve_chart(curve: Curve, unit: DayUnit, lang: Lang) -> Markup:
    """Return the chart; empty without points."""
    if not curve.points:
        return Markup("")
    gains = sorted((p.gain for p in curve.points), key=lambda g: g.screen_visits.mean)
    series: dict[str, list[Spot]] = {
        "field_freed": [(g.screen_visits.mean, g.field_freed) for g in gains],
        "unit_used": [(g.screen_visits.mean, g.unit_used) for g in gains],
        "net": [(g.screen_visits.mean, g.net) for g in gains],
    }
    low, high = _reach(gains, unit)
    across, up = ticks(0, max(gains[-1].screen_visits.mean, 1), 8), ticks(low, high)

    def x(value: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * value / across[-1]

    def y(seconds: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (up[-1] - seconds / unit.seconds) / (up[-1] - up[0])

    picture = canvas(WIDTH, HEIGHT, word("curve_label", lang), "chart-svg")
    _axes(picture, across, up, x, lambda v: y(v * unit.seconds), unit, lang)
    _best(picture, curve, x, y, lang)
    net = series["net"]
    floor, roof = up[0] * unit.seconds, up[-1] * unit.seconds
    band = [(a, min(roof, e.high)) for a, e in net] + [(a, max(floor, e.low)) for a, e in reversed(net)]
    add(picture, "path", class_="band", d=_path([(x(a), y(v)) for a, v in band]) + "Z")
    for name, spots in series.items():
        add(picture, "path", class_=f"line s-{name}", d=_path([(x(a), y(e.mean)) for a, e in spots]))
    for a, e in net:
        add(picture, "circle", class_="dot", cx=x(a), cy=y(e.mean), r=4)
    _names(
        picture, [(name, y(spots[-1][1].mean)) for name, spots in series.items()], x(net[-1][0]) + 16, lang
    )
    return markup(picture)


def is_cut(curve: Curve, unit: DayUnit) -> bool:
    """Whether the band reaches further than the chart shows."""
    gains = [p.gain for p in curve.points]
    if not gains:
        return False
    low, high = _reach(gains, unit)
    marks = ticks(low, high)
    return any(g.net.low / unit.seconds < marks[0] or g.net.high / unit.seconds > marks[-1] for g in gains)


def _reach(gains: Sequence[Gain], unit: DayUnit) -> tuple[float, float]:
    means = [e.mean / unit.seconds for g in gains for e in (g.field_freed, g.unit_used, g.net)]
    return reach(means, [v / unit.seconds for g in gains for v in (g.net.low, g.net.high)])


def curve_sentence(curve: Curve, lang: Lang) -> str:
    """Return where the next screen visit stops paying; empty without points."""
    if curve.best is None:
        return ""
    best = curve.points[curve.best].gain
    if best.net.mean <= 0:
        return word("curve_none", lang)
    last = max(p.gain.screen_visits.mean for p in curve.points)
    code = "curve_all" if best.screen_visits.mean >= last else "curve_stops"
    return word(code, lang, count=decimal(best.screen_visits.mean, 0, lang))


def _best(picture: Element, curve: Curve, x: Scale, y: Scale, lang: Lang) -> None:
    if curve.best is None:
        return
    best = curve.points[curve.best].gain
    at, top = x(best.screen_visits.mean), y(best.net.mean)
    count = decimal(best.screen_visits.mean, 0, lang)
    add(picture, "line", class_="best", x1=at, x2=at, y1=TOP, y2=HEIGHT - BOTTOM)
    side = "end" if at > (LEFT + WIDTH - RIGHT) / 2 else "start"
    shift = -8 if side == "end" else 8
    add(
        picture,
        "text",
        word("curve_best", lang, count=count),
        class_="value",
        x=at + shift,
        y=HEIGHT - BOTTOM - 10,
        text_anchor=side,
    )
    add(picture, "circle", class_="ring", cx=at, cy=top, r=8)


def _axes(
    picture: Element,
    across: Sequence[float],
    up: Sequence[float],
    x: Scale,
    y: Scale,
    unit: DayUnit,
    lang: Lang,
) -> None:
    left_axis(picture, up, y, (LEFT, WIDTH - RIGHT), unit.name, lang)
    for mark in across:
        if mark == int(mark):
            add(
                picture,
                "text",
                decimal(mark, 0, lang),
                class_="tick",
                x=x(mark),
                y=HEIGHT - BOTTOM + 18,
                text_anchor="middle",
            )
    middle = (LEFT + WIDTH - RIGHT) / 2
    add(
        picture,
        "text",
        word("axis_visits", lang),
        class_="name",
        x=middle,
        y=HEIGHT - 10,
        text_anchor="middle",
    )


def _names(picture: Element, ends: Sequence[tuple[str, float]], left: float, lang: Lang) -> None:
    """The lines' names beside their ends, pushed apart where they would stand on one another."""
    below = -100.0
    for name, level in sorted(ends, key=lambda e: e[1]):
        below = max(level + 4, below + 16)
        add(picture, "text", word(name, lang), class_=f"line-name s-{name}", x=left, y=below)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{number(a)} {number(b)}" for a, b in points)
