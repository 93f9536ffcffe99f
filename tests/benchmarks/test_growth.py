"""A municipality cut into districts: nobody is lost, none is in two, and staff follows the need."""

from __future__ import annotations

from collections import Counter
from zoneinfo import ZoneInfo

from benchmarks.growth.split import NIGHT_TEAM, districts_of
from planner.synthetic import generate


def test_every_visit_and_shift_is_in_one_district() -> None:
    day, _ = generate(citizens=120, seed=1)
    parts = districts_of(day, 3)
    assert set(parts) == {"district 1", "district 2", "district 3", NIGHT_TEAM}
    for name in ("visits", "shifts"):
        found = Counter(row for part in parts.values() for row in getattr(part, name))
        assert set(found.values()) == {1}
        assert set(found) == set(getattr(day, name))
    by_day = [{v.citizen_id for v in part.visits} for name, part in parts.items() if name != NIGHT_TEAM]
    assert sum(map(len, by_day)) == len(set().union(*by_day))


def test_staff_follows_the_care_that_is_needed() -> None:
    """Largest remainder: for each of at most four professional levels less than one shift from the exact share."""
    day, _ = generate(citizens=120, seed=1)
    zone = ZoneInfo(day.settings.timezone)
    parts = {n: p for n, p in districts_of(day, 2).items() if n != NIGHT_TEAM}

    def care(name: str) -> int:
        hours = ((v, v.windows[0].start_earliest.astimezone(zone).hour) for v in parts[name].visits)
        return sum(v.staff_required * v.modes[0].service_duration for v, hour in hours if hour < 14)

    by_day = {n: sum(s.start.astimezone(zone).hour < 15 for s in part.shifts) for n, part in parts.items()}
    share = care("district 1") / (care("district 1") + care("district 2"))
    assert abs(by_day["district 1"] - share * sum(by_day.values())) < 4 + 1
