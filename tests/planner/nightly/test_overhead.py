"""How much of a night was not search: by the clock, whoever took it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.nightly import concluding
from planner.nightly import night as nightly
from planner.nightly.books import Books
from planner.nightly.concluding import continued
from planner.nightly.records import NightResult, Timings, UnitResult
from planner.nightly.stopwatch import Stopwatch
from planner.store import UnitKey
from tests.planner.nightly.samples import EVENING, config, night, write_districts


class Clock:
    """Stands still unless it is told that time passes."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def passing(self, seconds: float, work: Callable[..., Any]) -> Callable[..., Any]:
        """What takes that long."""

        def slowly(*given: Any, **named: Any) -> Any:
            self.now += seconds
            return work(*given, **named)

        return slowly


def test_seconds_count_once_for_each_place_that_has_work() -> None:
    """5 s of the night alone, 10 s with three places at work, 2 s alone again: 5 + 30 + 2."""
    clock = Clock()
    watch = Stopwatch(clock)
    clock.now += 5
    watch.at_work(3)
    clock.now += 10
    assert watch.seconds == 35
    watch.at_work(0)
    clock.now += 2
    assert (watch.seconds, watch.seconds) == (37, 37)


def test_what_the_night_does_itself_is_overhead_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these takes so many seconds, once or for each of two units, and nothing else takes any:
    1 + 2 + 2 * 4 + 2 * 8 + 2 * 16 + 32 + 64 + 128 = 283. It is in the result that is written."""
    clock = Clock()
    slow: list[tuple[Any, str, float]] = [
        (nightly, "night_lock", 1),
        (nightly, "open_store", 2),
        (Books, "_started", 4),
        (Books, "_save", 8),
        (Books, "_compare", 16),
        (nightly, "remove_old", 32),
        (concluding, "days_of_brief", 64),
        (concluding, "write_brief", 128),
    ]
    for owner, name, seconds in slow:
        monkeypatch.setattr(owner, name, clock.passing(seconds, getattr(owner, name)))
    write_districts(tmp_path)
    given = config(tmp_path)
    result = night(given, seconds=clock)
    assert result.work_seconds == 283
    assert result.overhead_seconds == pytest.approx(283 - result.search_seconds)
    written = NightResult.model_validate_json((given.out / "night.json").read_bytes())
    assert written.work_seconds == 283


def test_a_night_begun_again_adds_its_own_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two runs of 7 s: the search of the first stands beside 14 s."""
    clock = Clock()
    monkeypatch.setattr(nightly, "open_store", clock.passing(7, nightly.open_store))
    write_districts(tmp_path)
    given = config(tmp_path)
    first, again = night(given, seconds=clock), night(given, seconds=clock)
    assert (first.work_seconds, again.work_seconds) == (7, 7)
    told = NightResult.model_validate_json((given.out / "night.json").read_bytes())
    assert (told.work_seconds, told.search_seconds) == (14, first.search_seconds)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"outcome": "failed"}, {"outcome": "made", "plan_id": 1}),
        ({"outcome": "made", "plan_id": 1}, {"outcome": "done", "plan_id": 2}),
        ({"outcome": "made", "plan_id": 1}, {"outcome": "done", "plan_id": 1}),
    ],
)
def test_what_an_earlier_run_searched_is_not_overhead(before: dict[str, Any], after: dict[str, Any]) -> None:
    """60 s of search in 66 s, the unit then failed, bettered or done; 30 s in 33 s in the run after. 90 s in 99 s: 9 s of all
    else. Of another day's unit nothing is added."""
    key = UnitKey(district="Nord", day=EVENING.date(), input_hash="a", version="1")
    told = continued(told_of(33, 30, key=key, **after), told_of(66, 60, key=key, **before))
    assert (told.work_seconds, told.search_seconds, told.overhead_seconds) == (99, 90, 9)
    assert told.units[0].timings == Timings(solve=90, search=90)
    other = told_of(66, 60, district="Syd", **before)
    assert continued(told_of(33, 30, key=key, **after), other).search_seconds == 30


def test_overhead_is_what_was_not_searched() -> None:
    """60 s of search and 6 s of all else. Nothing searched: all of it. A clock that stood still: no less than nothing."""
    assert told_of(66, 60).overhead_seconds == pytest.approx(6)
    assert told_of(66, 0).overhead_seconds == 66
    assert told_of(59, 60).overhead_seconds == 0


def test_a_search_beyond_its_budget_is_overhead(tmp_path: Path) -> None:
    """Given a thousandth of a second for both units: what the searches took beyond that does not count as searched."""
    write_districts(tmp_path)
    result = night(config(tmp_path, search={"iterations": None, "seconds": 0.001}))
    assert 0 < result.search_seconds <= 0.001 + 1e-9
    assert all(r.seconds > (r.budget_seconds or 0) for u in result.units for r in u.rounds)


def told_of(work: float, search: float, **fields: Any) -> NightResult:
    """A night of one unit."""
    given: dict[str, Any] = {"district": "Nord", "day": EVENING.date(), "outcome": "made"}
    unit = UnitResult.model_validate(given | {"timings": Timings(solve=search, search=search)} | fields)
    return NightResult(
        started_at=EVENING,
        ended_at=EVENING,
        days=(EVENING.date(),),
        timezone="Europe/Copenhagen",
        place="x",
        version="1",
        solver="search",
        seed=1,
        executor="local",
        jobs=1,
        units=(unit,),
        work_seconds=work,
    )
