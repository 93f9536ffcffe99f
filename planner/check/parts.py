"""A visit is planned whole, or split as its data says: one part at home and one by screen."""

from __future__ import annotations

from collections.abc import Iterator

from planner.check.book import Book
from planner.domain import Mode
from planner.errors import Violation

PARTS = {"remaining": Mode.PHYSICAL, "screen": Mode.SCREEN}


def parts_are_offered(book: Book) -> Iterator[Violation]:
    for call in book.each_call():
        a, shift_id = call.activity, call.tour.shift.shift_id
        if a.part == "whole":
            continue
        params = {"visit": call.visit.visit_id, "shift": shift_id}
        if call.visit.split is None or call.visit.staff_required == 2:
            yield Violation("split_not_offered", (call.visit.visit_id, shift_id), 1, "visits", params)
        elif a.mode is not PARTS[a.part]:
            yield Violation("part_mode", (call.visit.visit_id, shift_id), 1, "visits", params)


def visits_are_whole_or_in_both_parts(book: Book) -> Iterator[Violation]:
    for visit_id, calls in book.calls.items():
        parts, params = {c.activity.part for c in calls}, {"visit": visit_id}
        if "whole" in parts and len(parts) > 1:
            yield Violation("split_and_whole", (visit_id,), 1, "visits", params)
        elif parts == {"screen"}:
            yield Violation("split_without_rest", (visit_id,), 1, "visits", params)
        elif parts == {"remaining"}:
            yield Violation("split_without_call", (visit_id,), 1, "visits", params)


PART_RULES = (parts_are_offered, visits_are_whole_or_in_both_parts)
