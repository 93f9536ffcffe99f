"""The day minute by minute: how many calls could still need somebody at the door, and for how many there is somebody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import accumulate
from zoneinfo import ZoneInfo

from planner.fallback.ground import seconds
from planner.fallback.records import RiskMinute, ScreenCall


def risk_minutes(calls: Sequence[ScreenCall], zone: ZoneInfo) -> tuple[RiskMinute, ...]:
    """Return every minute from the first call's start until the last deadline, those without a call at risk among them.

    A call is at risk from its start until its deadline, in every minute of which some part lies there. Empty without calls.
    Linear in calls and minutes.
    """
    if not calls:
        return ()
    spans = [(seconds(c.start) // 60, -(-seconds(c.deadline) // 60)) for c in calls]
    first, last = min(a for a, _ in spans), max(b for _, b in spans)
    changes, covered = [0] * (last - first + 1), [0] * (last - first + 1)
    for call, (begin, end) in zip(calls, spans, strict=True):
        for row in (changes, covered) if call.covered else (changes,):
            row[begin - first] += 1
            row[end - first] -= 1
    counts = zip(accumulate(changes[:-1]), accumulate(covered[:-1]), strict=True)
    return tuple(
        RiskMinute(datetime.fromtimestamp((first + k) * 60, UTC).astimezone(zone), *count)
        for k, count in enumerate(counts)
    )
