"""Axes of a chart: round numbers beside lines that run across it, and along its foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from planner.messages import Lang
from planner.report.drawing.svg import add
from planner.report.numbers import decimal

Scale = Callable[[float], float]


def mark_digits(marks: Sequence[float]) -> int:
    """Return how many decimals the marks need, so that evenly spaced ones look so.

    >>> mark_digits([0.0, 0.25, 0.5])
    2
    """
    return next(d for d in range(4) if d == 3 or all(abs(m - round(m, d)) < 1e-9 for m in marks))


def left_axis(
    picture: Element, marks: Sequence[float], y: Scale, span: tuple[float, float], unit: str, lang: Lang
) -> None:
    """Draw a line across `span` (x from, to) at each mark, with its number at the left, and the unit above them."""
    digits = mark_digits(marks)
    left, right = span
    for mark in marks:
        kind = "zero" if mark == 0 else "grid"
        add(picture, "line", class_=kind, x1=left, x2=right, y1=y(mark), y2=y(mark))
        add(
            picture,
            "text",
            decimal(mark, digits, lang),
            class_="tick",
            x=left - 8,
            y=y(mark) + 4,
            text_anchor="end",
        )
    add(picture, "text", unit, class_="tick", x=left - 8, y=y(marks[-1]) - 12, text_anchor="end")
