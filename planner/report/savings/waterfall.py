"""The bridge from all physical to with screen: each part of the saving stands on the sum of those before it."""

from __future__ import annotations

from markupsafe import Markup

from planner.messages import Lang
from planner.report.amounts import DayUnit
from planner.report.drawing.steps import Bar, step_chart
from planner.report.savings.words import word
from planner.savings.records import Study

STEPS = ("driving", "stop_overhead", "physical_care", "route_calls")
AFTER = ("unit", "fallback", "left_out")


def bars(study: Study, lang: Lang) -> tuple[Bar, ...]:
    """Return the parts of the route workers' time, its sum, the unit's time, expected fallbacks, visits left
    out where there are any, and the net saving, in seconds."""
    found: list[Bar] = []

    def put(name: str, start: float, total: bool = False) -> float:
        found.append(Bar(word(name, lang), name, study.line(name).saved, start, total))
        return found[-1].end

    level = 0.0
    for name in STEPS:
        level = put(name, level)
    level = put("field", 0.0, total=True)
    for name in AFTER if any(study.unplanned) else AFTER[:-1]:
        level = put(name, level)
    put("net", 0.0, total=True)
    return tuple(found)


def waterfall(study: Study, unit: DayUnit, lang: Lang) -> Markup:
    """Return the chart; seconds are written in `unit`."""
    return step_chart(bars(study, lang), unit, word("bridge_label", lang), lang)
