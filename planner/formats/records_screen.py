"""A citizen's row to what is known of the citizen and screen visits."""

from __future__ import annotations

from planner.domain import Consent, ScreenRecord
from planner.formats.rows import Row, in_range

MOST_VISITS = 10_000
_COUNTS = ("physical_this_week", "physical_later_this_week", "screen_in_a_row", "min_physical_per_week")
_COLUMNS = (
    "screen_able", "assessed_by", "assessed_on", "reassess_by", "consent", "consent_until", "has_device",
    "first_visit_done", "last_physical", *_COUNTS,
)  # fmt: skip


def screen_record(row: Row) -> ScreenRecord | None:
    """Return what a citizen's row says of screen visits, None if it says nothing."""
    for name in _COUNTS:
        in_range(row, name, 0, MOST_VISITS)
    if row.faulty or not row.given(*_COLUMNS):
        return None
    return ScreenRecord(
        able=row["screen_able"],
        assessed_by=row["assessed_by"],
        assessed_on=row["assessed_on"],
        reassess_by=row["reassess_by"],
        consent=row["consent"] or Consent.UNKNOWN,
        consent_until=row["consent_until"],
        has_device=row["has_device"] or False,
        first_visit_done=row["first_visit_done"] or False,
        last_physical=row["last_physical"],
        physical_this_week=row["physical_this_week"] or 0,
        physical_later_this_week=row["physical_later_this_week"] or 0,
        screen_in_a_row=row["screen_in_a_row"] or 0,
        min_physical_per_week=row["min_physical_per_week"],
    )
