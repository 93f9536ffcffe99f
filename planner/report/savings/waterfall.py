"""The bridge as a waterfall: each part of the saving stands on the sum of those before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markupsafe import Markup

from planner.messages import Lang
from planner.report.numbers import decimal
from planner.report.savings.amounts import DayUnit
from planner.report.savings.svg import add, canvas, markup, ticks
from planner.report.savings.words import word
from planner.savings.records import Estimate, Study

WIDTH, HEIGHT = 960.0, 380.0
LEFT, RIGHT, TOP, BOTTOM = 62.0, 8.0, 26.0, 54.0
Scale = Callable[[float], float]

STEPS = ("driving", "stop_overhead", "physical_care", "route_calls")
AFTER = ("unit", "fallback", "left_out")


@dataclass(frozen=True)
class Bar:
    """A bar from `start` to `end` in seconds; a total stands on 0. The whisker is about `end`."""

    name: str
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


def bars(study: Study) -> tuple[Bar, ...]:
    """Return the parts of the route workers' time, its sum, the unit's time, expected fallbacks, visits left
    out where there are any, and the net saving."""
    found: list[Bar] = []
    level = 0.0
    for name in STEPS:
        found.append(Bar(name, study.line(name).saved, level, False))
        level = found[-1].end
    found.append(Bar("field", study.line("field").saved, 0.0, True))
    level = found[-1].end
    for name in AFTER if any(study.unplanned) else AFTER[:-1]:
        found.append(Bar(name, study.line(name).saved, level, False))
        level = found[-1].end
    return (*found, Bar("net", study.line("net").saved, 0.0, True))


def waterfall(study: Study, unit: DayUnit, lang: Lang) -> Markup:
    """Return the chart; seconds are written in `unit`."""
    rows = bars(study)
    ends = [v / unit.seconds for b in rows for v in b.reach]
    marks = ticks(min(ends), max(ends))
    picture = canvas(WIDTH, HEIGHT, word("bridge_label", lang), "chart-svg")
    plot = HEIGHT - TOP - BOTTOM

    def y(value: float) -> float:
        return TOP + plot * (marks[-1] - value) / (marks[-1] - marks[0])

    _axis(picture, marks, y, unit, lang)
    step = (WIDTH - LEFT - RIGHT) / len(rows)
    for number, bar in enumerate(rows):
        _bar(picture, bar, LEFT + step * number, step, y, unit, lang)
        if number + 1 < len(rows):
            level = y(bar.end / unit.seconds)
            add(
                picture,
                "line",
                class_="link",
                x1=LEFT + step * (number + 0.86),
                x2=LEFT + step * (number + 1.14),
                y1=level,
                y2=level,
            )
    return markup(picture)


def _axis(picture: Element, marks: Sequence[float], y: Scale, unit: DayUnit, lang: Lang) -> None:
    digits = 0 if all(m == int(m) for m in marks) else 1
    for mark in marks:
        kind = "zero" if mark == 0 else "grid"
        add(picture, "line", class_=kind, x1=LEFT, x2=WIDTH - RIGHT, y1=y(mark), y2=y(mark))
        add(
            picture,
            "text",
            decimal(mark, digits, lang),
            class_="tick",
            x=LEFT - 8,
            y=y(mark) + 4,
            text_anchor="end",
        )
    add(picture, "text", unit.name, class_="tick", x=LEFT - 8, y=TOP - 12, text_anchor="end")


def _bar(picture: Element, bar: Bar, left: float, step: float, y: Scale, unit: DayUnit, lang: Lang) -> None:
    start, end = y(bar.start / unit.seconds), y(bar.end / unit.seconds)
    middle = left + step / 2
    kind = "total" if bar.total else bar.name
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
    for number, line in enumerate(_lines(word(bar.name, lang))):
        add(
            picture, "text", line, class_="name strong" if bar.total else "name",
            x=middle, y=HEIGHT - BOTTOM + 22 + 15 * number, text_anchor="middle",
        )  # fmt: skip


def _whisker(x: float, ends: Sequence[float]) -> str:
    top, bottom = ends
    return f"M{x - 5:.1f} {top:.1f}h10M{x:.1f} {top:.1f}V{bottom:.1f}M{x - 5:.1f} {bottom:.1f}h10"


def _lines(text: str, width: int = 15) -> list[str]:
    """Break a name between words, so that it stands under its bar."""
    lines = [""]
    for part in text.split(" "):
        if lines[-1] and len(lines[-1]) + len(part) >= width:
            lines.append(part)
        else:
            lines[-1] = f"{lines[-1]} {part}".strip()
    return lines
