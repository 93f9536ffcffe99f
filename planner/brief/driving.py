"""Who travels long."""

from __future__ import annotations

from collections.abc import Sequence

from planner.brief.given import BriefRules
from planner.brief.records import Driving, ListDriving
from planner.figures import RouteFigures


def driving(lists: Sequence[RouteFigures], rules: BriefRules) -> Driving:
    """Return the lists beyond the share of paid time that is long, or, where there are none, those that travel longest.

    `lists` are those in use. The greatest share comes first, of equal ones the lower shift id.
    """
    found = sorted(
        (
            ListDriving(
                shift_id=f.shift_id,
                worker_id=f.worker_id,
                driving_seconds=f.tally.driving_seconds,
                paid_seconds=f.tally.paid_seconds,
            )
            for f in lists
        ),
        key=lambda each: (-each.share, each.shift_id),
    )
    over = [each for each in found if each.share > rules.driving_share]
    longest = [each for each in found if each.driving_seconds][: rules.longest]
    return Driving(
        limit_share=rules.driving_share,
        driving_seconds=sum(each.driving_seconds for each in found),
        paid_seconds=sum(each.paid_seconds for each in found),
        lists_used=len(found),
        lists=tuple(over or longest),
    )
