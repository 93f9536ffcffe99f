"""Steps that add up: each bar stands on the sum of those before it, and totals stand on zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markupsafe import Markup

from planner.messages import Lang
from planner.report.amounts import DayUnit
from planner.report.drawing.axes import Scale, left_axis
from planner.report.drawing.svg import add, broken, canvas, markup, ticks
from planner.report.numbers import decimal
from planner.savings.records import Estimate

WIDTH, HEIGHT = 960.0, 380.0
LEFT, RIGHT, TOP, BOTTOM = 62.0, 8.0, 26.0, 54.0
LETTERS_EACH = 9.0  # units of the picture that a letter of a name takes, with room to spare


@dataclass(frozen=True)
class Bar:
    """A bar from `start` to `end`; a total stands on 0. The whisker is about `end`. `kind` names its colour in the style sheet."""

    name: str
    kind: str
    saved: Estimate
    start: float
    total: bool

    @property
    def end(self) -> float:
        return self.saved.mean if self.total else self.start + self.saved.mean

    @property
    def reach(self) -> tuple[float, float, float, float]:
        """Everything that must fit on the axis."""
        half = self.saved.half_width or 0.0
        return self.start, self.end, self.end - half, self.end + half


def step_chart(rows: Sequence[Bar], unit: DayUnit, label: str, lang: Lang) -> Markup:
    """Return the chart; what the bars count is written in `unit`. Empty without rows."""
    if not rows:
        return Markup("")
    ends = [v / unit.seconds for b in rows for v in b.reach]
    marks = ticks(min(ends), max(ends))
    picture = canvas(WIDTH, HEIGHT, label, "chart-svg")
    plot = HEIGHT - TOP - BOTTOM

    def y(value: float) -> float:
        return TOP + plot * (marks[-1] - value) / (marks[-1] - marks[0])

    left_axis(picture, marks, y, (LEFT, WIDTH - RIGHT), unit.name, lang)
    step = (WIDTH - LEFT - RIGHT) / len(rows)
    for number, bar in enumerate(rows):
        _bar(picture, bar, LEFT + step * number, step, y, unit, lang)
        if number + 1 < len(rows):
            level = y(bar.end / unit.seconds)
            left = LEFT + step * (number + 0.86)
            add(picture, "line", class_="link", x1=left, x2=left + 0.28 * step, y1=level, y2=level)
    return markup(picture)


def _bar(picture: Element, bar: Bar, left: float, step: float, y: Scale, unit: DayUnit, lang: Lang) -> None:
    start, end = y(bar.start / unit.seconds), y(bar.end / unit.seconds)
    middle = left + step / 2
    kind = "total" if bar.total else bar.kind
    add(
        picture, "rect", class_=f"part p-{kind}", x=left + 0.14 * step, width=0.72 * step,
        y=min(start, end), height=max(1.0, abs(end - start)),
    )  # fmt: skip
    top = min(start, end)
    if bar.saved.half_width is not None:
        ends = [y((bar.end + sign * bar.saved.half_width) / unit.seconds) for sign in (1, -1)]
        add(picture, "path", class_="whisker", d=_whisker(middle, ends))
        top = min(top, *ends)
    sign = "+" if bar.saved.mean > 0 and not bar.total else ""
    value = sign + decimal(bar.saved.mean / unit.seconds, unit.digits, lang)
    add(picture, "text", value, class_="value", x=middle, y=top - 7, text_anchor="middle")
    for number, line in enumerate(broken(bar.name, max(15, int(step / LETTERS_EACH)))):
        add(
            picture, "text", line, class_="name strong" if bar.total else "name",
            x=middle, y=HEIGHT - BOTTOM + 22 + 15 * number, text_anchor="middle",
        )  # fmt: skip


def _whisker(x: float, ends: Sequence[float]) -> str:
    top, bottom = ends
    return f"M{x - 5:.1f} {top:.1f}h10M{x:.1f} {top:.1f}V{bottom:.1f}M{x - 5:.1f} {bottom:.1f}h10"
