"""Night shifts in the two nights when the clock is changed: one hour less of work in spring, one more in autumn."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.domain import Instance, TimeWindow, seconds_between
from planner.messages import Lang
from planner.nightly.files import copies_folder
from planner.nightly.records import Outcome
from planner.store import open_store
from tests.builders import instance, shift, visit
from tests.planner.nightly.samples import config, night, unit, write_districts

DANISH = ZoneInfo("Europe/Copenhagen")


def night_shift(evening: date, morning: date, visits: int) -> Instance:
    """One shift from 23 to 07 by the clock, and visits of an hour each to citizens at one spot, to be begun within it."""
    start = datetime(evening.year, evening.month, evening.day, 23, tzinfo=DANISH)
    end = datetime(morning.year, morning.month, morning.day, 7, tzinfo=DANISH)
    window = TimeWindow(start_earliest=start, start_latest=end)
    return instance(
        [visit(f"V{n}", None, window, seconds=3600) for n in range(visits)],
        [shift("S1").model_copy(update={"start": window.start_earliest, "end": window.start_latest})],
        title="Nat",
    )


@pytest.mark.parametrize(
    ("evening", "morning", "hours", "planned"),
    [
        (date(2026, 3, 28), date(2026, 3, 29), 7, 6),  # 25,200 s // (3,600 + 318) = 6
        (date(2026, 3, 27), date(2026, 3, 28), 8, 7),  # 28,800 s // 3,918 = 7
        (date(2026, 10, 24), date(2026, 10, 25), 9, 8),  # 32,400 s // 3,918 = 8
    ],
)
def test_a_night_has_the_hours_it_has(
    tmp_path: Path, evening: date, morning: date, hours: int, planned: int
) -> None:
    """Nine visits, each an hour and 318 s of stop overhead; as many as the shift's real length has room for are planned, no rule is
    broken, and the early hours belong to the evening before."""
    write_districts(tmp_path, Nat=night_shift(evening, morning, 9))
    given = config(tmp_path, names=("Nat",), days=2)
    result = night(given, first=evening, lang=Lang.EN)
    made, after = unit(result, "Nat", evening), unit(result, "Nat", morning)
    assert (made.outcome, made.planned, made.left_out, made.broken_rules) == (
        Outcome.MADE,
        planned,
        9 - planned,
        0,
    )
    assert after.outcome is Outcome.EMPTY
    assert made.plan_id is not None
    with open_store(given.store) as store:
        plan = store.plan(made.plan_id)
        shift_of_night = store.instance(plan.run.instance_hash).shifts[0]
    assert seconds_between(shift_of_night.start, shift_of_night.end) == hours * 3600
    ends = [a.departure for a in plan.routes[0].activities]
    assert len(ends) == planned
    assert max(ends) <= shift_of_night.end
    page = (copies_folder(given, evening, "Nat") / "W1.html").read_text()
    assert "+1" in page  # clock times of the next morning are marked as such
