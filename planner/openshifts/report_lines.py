"""Open shifts as lines for a planner to read: when, where, for whom, and what they are needed for."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from planner.messages import Lang
from planner.openshifts.records import OpenShift, OpenShifts
from planner.openshifts.texts import named_tasks, open_word, role, why_not
from planner.wording import length, word


def open_shift_lines(found: OpenShifts, lang: Lang) -> Iterator[str]:
    """Yield what was found, each shift, and what no shift could cover. For the planner: citizens are named by id."""
    yield _head(found, lang)
    if found.found_room and len(found.found_room) < len(found.demand):
        yield open_word("found_room", lang, visits=", ".join(found.found_room))
    for shift in found.shifts:
        yield f"  {shift_line(shift, found, lang)}"
        yield f"    {open_word('needed_for', lang, visits=', '.join(shift.needed_for))}"
        for task in named_tasks(shift, lang):
            yield f"    {task}"
    if found.shifts:
        yield open_word("smallest", lang)
    if found.method.fallback_waived:
        yield open_word("fallback_waived", lang)
    if found.not_covered:
        yield open_word("not_covered", lang, count=len(found.not_covered))
    for visit in found.not_covered:
        why = " ".join(why_not(r, lang) for r in visit.reasons)
        yield "  - " + open_word(
            "not_covered_row", lang, visit=visit.visit_id, priority=visit.priority, why=why
        )


def shift_line(shift: OpenShift, found: OpenShifts, lang: Lang) -> str:
    """Return one open shift in a line: id, day, times, role, base and means of travel."""
    zone = ZoneInfo(found.timezone)
    start, end = shift.start.astimezone(zone), shift.end.astimezone(zone)
    where = shift.district or shift.unit_id or shift.start_address or ""
    parts = [f"{start:%d.%m.%Y %H:%M}-{end:%H:%M}", ", ".join(role(shift, lang)), where]
    if shift.start_address is not None:
        parts.append(word(shift.means.value, lang))
    return f"{shift.open_shift_id}  " + " · ".join(parts)


def _head(found: OpenShifts, lang: Lang) -> str:
    demand = len(found.demand)
    if not demand and not found.not_covered:
        return open_word("no_demand", lang)
    if found.shifts:
        hours, covered = length(found.seconds, lang), len(found.covered)
        return open_word("head", lang, demand=demand, shifts=len(found.shifts), hours=hours, covered=covered)
    return open_word("none" if found.not_covered else "all_room", lang, demand=demand)
