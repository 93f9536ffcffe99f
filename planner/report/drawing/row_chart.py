"""Figures as lying bars with whiskers, one to a line, names at the left and the written figures at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markupsafe import Markup

from planner.messages import Lang
from planner.report.drawing.axes import Scale, mark_digits
from planner.report.drawing.svg import add, broken, canvas, markup, number, reach, ticks
from planner.report.numbers import decimal
from planner.savings.records import Estimate

WIDTH, STEP, THICK = 760.0, 40.0, 20.0
LEFT, RIGHT, TOP, BOTTOM = 214.0, 156.0, 8.0, 46.0
NAME_LETTERS, NAME_LINES = 31, 3
LINE = 15.0  # from one line of a name to the next


@dataclass(frozen=True)
class BarRow:
    """A bar: its name, its value in the units of the axis, `kind` for its colour in the style sheet, and the value in writing."""

    name: str
    value: Estimate
    kind: str
    text: str


def row_chart(rows: Sequence[BarRow], label: str, axis: str, lang: Lang) -> Markup:
    """Return the chart; empty without rows. `label` is what it says to those who do not see it, `axis` names the figure."""
    if not rows:
        return Markup("")
    low, high = reach([r.value.mean for r in rows], [e for r in rows for e in (r.value.low, r.value.high)])
    marks = ticks(low, high)
    step = max(STEP, LINE * max(len(_name_lines(r.name)) for r in rows) + 8)
    foot = TOP + step * len(rows)

    def x(value: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (value - marks[0]) / (marks[-1] - marks[0])

    picture = canvas(WIDTH, foot + BOTTOM, label, "chart-svg rows-svg")
    _foot(picture, marks, x, foot, axis, lang)
    for place, row in enumerate(rows):
        _row(picture, row, TOP + step * (place + 0.5), x, (marks[0], marks[-1]))
    return markup(picture)


def _foot(picture: Element, marks: Sequence[float], x: Scale, foot: float, axis: str, lang: Lang) -> None:
    digits = mark_digits(marks)
    for mark in marks:
        kind = "zero" if mark == 0 else "grid"
        add(picture, "line", class_=kind, x1=x(mark), x2=x(mark), y1=TOP, y2=foot)
        add(
            picture,
            "text",
            decimal(mark, digits, lang),
            class_="tick",
            x=x(mark),
            y=foot + 16,
            text_anchor="middle",
        )
    add(picture, "text", axis, class_="name", x=(LEFT + WIDTH - RIGHT) / 2, y=foot + 36, text_anchor="middle")


def _row(picture: Element, row: BarRow, y: float, x: Scale, span: tuple[float, float]) -> None:
    lines = _name_lines(row.name)
    for place, line in enumerate(lines):
        add(
            picture,
            "text",
            line,
            class_="name",
            x=LEFT - 10,
            y=y + 4 + LINE * (place - (len(lines) - 1) / 2),
            text_anchor="end",
        )
    zero, end = x(0.0), x(row.value.mean)
    width = max(abs(end - zero), 1.0)
    add(picture, "rect", class_=f"b-{row.kind}", x=min(zero, end), y=y - THICK / 2, width=width, height=THICK)
    if row.value.half_width is not None:
        add(picture, "path", class_="whisker", d=_whisker(row.value, y, x, span))
    add(picture, "text", row.text, class_=f"value v-{row.kind}", x=WIDTH - RIGHT + 10, y=y + 4)


def _name_lines(name: str) -> list[str]:
    lines = broken(name, NAME_LETTERS)
    return lines if len(lines) <= NAME_LINES else [*lines[: NAME_LINES - 1], f"{lines[NAME_LINES - 1]} …"]


def _whisker(value: Estimate, y: float, x: Scale, span: tuple[float, float]) -> str:
    """A line over the interval as far as the axis goes; an end that is cut off has no cap."""
    left, right = max(span[0], value.low), min(span[1], value.high)
    ends = [x(e) for e, whole in ((left, left == value.low), (right, right == value.high)) if whole]
    caps = "".join(f"M{number(at)} {number(y - 5)}v10" for at in ends)
    return f"{caps}M{number(x(left))} {number(y)}H{number(x(right))}"
