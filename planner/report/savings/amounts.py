"""In which unit the figures of a savings study are told."""

from __future__ import annotations

from planner.messages import Lang
from planner.report.amounts import DayUnit, unit_for
from planner.savings.records import Study


def day_unit(study: Study, lang: Lang) -> DayUnit:
    """Return the unit in which this study's day is told: hours for large savings, minutes for small ones."""
    return unit_for(max(abs(study.gain.net.mean), abs(study.gain.field_freed.mean)), lang)
