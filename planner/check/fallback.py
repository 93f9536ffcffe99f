"""Where it is required, every call has a route that could be at the door in time if nobody answers."""

from __future__ import annotations

from collections.abc import Iterator

from planner.check.book import Book
from planner.errors import Violation
from planner.fallback import coverage


def every_call_has_a_fallback(book: Book) -> Iterator[Violation]:
    """Off unless the rules ask for it. Why no route can is said by `planner.fallback`, under the code of `miss`."""
    if not book.instance.settings.screen.require_fallback:
        return
    for call in coverage(book.instance, book.travel, book.plan).uncovered:
        params = {
            "visit": call.visit_id,
            "shift": call.shift_id,
            "at": call.start.isoformat(),
            "due": call.deadline.isoformat(),
            "miss": call.miss.code if call.miss is not None else "",
        }
        yield Violation("fallback_late", (call.visit_id, call.shift_id), 1, "visits", params)


FALLBACK_RULES = (every_call_has_a_fallback,)
