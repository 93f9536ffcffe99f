"""Screen visits in made-up days: the shares of domain.md 5.2, sound units, and the physical day left as it was."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from planner.domain import Consent, Instance, Level, Mode, ScreenRecord, Visit
from planner.services import BY_CODE, screen_use
from planner.synthetic import ScreenShares, generate, with_screen
from planner.validate import validate

ZONE = ZoneInfo("Europe/Copenhagen")
MONDAY = date(2026, 3, 2)


@cache
def plain(citizens: int = 120, days: int = 1, workers: int | None = None) -> Instance:
    return generate(citizens=citizens, days=days, workers=workers)[0]


@cache
def made(citizens: int = 120, operators: int = 2, days: int = 1, workers: int | None = None) -> Instance:
    """Instances are frozen, so all tests share them."""
    return with_screen(plain(citizens, days, workers), operators=operators)


def records(instance: Instance) -> list[ScreenRecord]:
    return [c.screen for c in instance.citizens if c.screen is not None]


@cache
def many() -> list[ScreenRecord]:
    """Thirty draws over the same 120 citizens, so that chance weighs little."""
    shares = ScreenShares(second=0)
    drawn = (with_screen(plain(), operators=0, seed=seed, shares=shares) for seed in range(30))
    return [r for instance in drawn for r in records(instance)]


def clock(instance: Instance) -> list[tuple[str, int]]:
    """Day and time of every change in the seats."""
    return [(s.start.astimezone(ZONE).strftime("%d %H:%M"), s.count) for s in instance.units[0].seats]


def hours(instance: Instance) -> Counter[tuple[int, int]]:
    """How many operators' shifts start and end at which hours."""
    own = (s for s in instance.shifts if s.unit_id)
    return Counter((s.start.astimezone(ZONE).hour, s.end.astimezone(ZONE).hour) for s in own)


@pytest.mark.parametrize(
    ("citizens", "operators", "days", "workers"),
    [(120, 2, 1, None), (40, 0, 1, None), (30, 3, 9, None), (5, 1, 2, 2)],
)
def test_nothing_in_it_is_faulty(citizens: int, operators: int, days: int, workers: int | None) -> None:
    """Large and small, a day and more than a week, with and without a unit, by day alone."""
    assert validate(made(citizens, operators, days, workers)) == []


def test_the_day_on_the_road_stays_as_it_was() -> None:
    """Who is visited, when, for how long, and who drives; only what is said of screens is new."""
    before, after = plain(), made()
    assert after.addresses == before.addresses
    assert (after.links, after.pins) == (before.links, before.pins)
    assert after.workers[: len(before.workers)] == before.workers
    assert after.delegations[: len(before.delegations)] == before.delegations
    for old, new in zip(before.visits, after.visits, strict=True):
        assert new.modes[0] == old.modes[0]
        same = {"modes": old.modes, "split": None, "must_be_physical": False, "second_on_screen": False}
        assert new.model_copy(update=same) == old
    for old, new in zip(before.shifts, after.shifts, strict=False):
        assert new.model_copy(update={"modes": old.modes}) == old
    for old, new in zip(before.citizens, after.citizens, strict=True):
        assert new.model_copy(update={"screen": None}) == old


def test_a_visit_may_be_by_screen_if_all_its_services_may() -> None:
    """As long as at home (core shortening 0); of two workers at most the second is on screen."""
    for visit in made().visits:
        all_may = all(screen_use(s).possible for s in visit.services)
        offered = [m.mode for m in visit.modes] == [Mode.PHYSICAL, Mode.SCREEN]
        assert offered == (all_may and visit.staff_required == 1)
        assert len({m.service_duration for m in visit.modes}) == 1
        assert not visit.second_on_screen or visit.staff_required == 2
        assert not visit.must_be_physical or offered


def test_a_split_visit_keeps_its_minutes_and_its_services() -> None:
    """Both parts together last as long as the visit, each a minute or more, as the catalogue shares them."""
    split = [v for v in made().visits if v.split is not None]
    assert len(split) >= 3
    for visit in split:
        assert visit.split is not None
        assert all(screen_use(s).possible for s in visit.split.services)
        assert 0 < len(visit.split.services) < len(visit.services)
        both = visit.split.screen_duration + visit.split.physical_duration
        assert both == visit.modes[0].service_duration
        assert min(visit.split.screen_duration, visit.split.physical_duration) >= 60
        share = visit.split.screen_duration / both
        expected = minutes(visit.split.services) / minutes(visit.services)
        assert share == pytest.approx(expected, abs=60 / both)


def minutes(services: tuple[str, ...]) -> int:
    return sum(BY_CODE[s].minutes for s in services)


def test_a_few_double_visits_may_have_the_second_on_screen() -> None:
    """15 of 371 visits take two; 0.3 x 15 = 4.5, so 4 of them, whose citizens have said yes."""
    double = [v for v in made().visits if v.staff_required == 2]
    second = [v for v in double if v.second_on_screen]
    assert (len(double), len(second)) == (15, 4)
    for visit in second:
        record = made().citizen[visit.citizen_id].screen
        assert record is not None
        assert record.consent is Consent.GIVEN


def test_able_and_accepting_citizens_are_as_many_as_the_specification_has_them() -> None:
    """30 % of the daily-visited are able, and 60 % of those accept, give or take three standard deviations: of
    30 x 107 = 3,210 citizens sqrt(0.3 x 0.7 / 3210) = 0.8 %, of 963 able ones sqrt(0.6 x 0.4 / 963) = 1.6 %."""
    daily = {v.citizen_id for v in plain().visits if v.level is not Level.UNSKILLED}
    assert len(records(made())) == len(daily)
    able = [r for r in many() if r.able]
    assert len(able) / len(many()) == pytest.approx(0.30, abs=0.024)
    accepting = [r for r in able if r.consent is Consent.GIVEN]
    assert len(accepting) / len(able) == pytest.approx(0.60, abs=0.048)


def test_there_is_somebody_to_talk_to() -> None:
    """Not assessed, not asked, run out, without a device, new, too long alone: each is there, and none is the rule."""
    found = many()
    accepting = [r for r in found if r.able and r.consent is Consent.GIVEN]
    yesterday = MONDAY - timedelta(days=1)
    cases = {
        "not assessed": [r for r in found if r.able is None],
        "not able": [r for r in found if r.able is False],
        "not asked": [r for r in found if r.able and r.consent is Consent.UNKNOWN],
        "refused": [r for r in found if r.able and r.consent is Consent.REFUSED],
        "assessment": [r for r in accepting if r.reassess_by == yesterday],
        "consent": [r for r in accepting if r.consent_until == yesterday],
        "device": [r for r in accepting if not r.has_device],
        "new": [r for r in accepting if not r.first_visit_done],
        "alone": [r for r in accepting if r.screen_in_a_row == 10],
    }
    assert all(cases.values()), {name: len(rows) for name, rows in cases.items()}
    ready = [r for r in accepting if _ready(r)]
    assert len(ready) / len(accepting) > 0.6


def _ready(record: ScreenRecord) -> bool:
    holds = record.reassess_by is not None and record.reassess_by >= MONDAY and record.consent_until is None
    return holds and record.has_device and record.first_visit_done and record.screen_in_a_row < 10


def test_the_default_day_has_screen_visits_that_may_be_held() -> None:
    """About 5 % of visits is what Syddjurs aimed at (domain.md 4.10); here between that and a tenth could be."""
    instance = made()
    ready = {c.citizen_id for c in instance.citizens if c.screen and c.screen.able and _ready(c.screen)}
    ready &= {c.citizen_id for c in instance.citizens if c.screen and c.screen.consent is Consent.GIVEN}

    def could(visit: Visit) -> bool:
        return visit.citizen_id in ready and len(visit.modes) == 2 and not visit.must_be_physical

    assert 0.04 <= sum(map(could, instance.visits)) / len(instance.visits) <= 0.10


def test_two_operators_share_a_seat_from_seven_to_ten_at_night() -> None:
    """One by day, one in the evening; from 14 to 15 both are there, with one seat."""
    assert hours(made()) == {(7, 15): 1, (14, 22): 1}
    assert clock(made()) == [("02 07:00", 1), ("02 22:00", 0)]


def test_more_operators_have_more_seats_by_day() -> None:
    """Three by day and two in the evening."""
    assert hours(made(operators=5)) == {(7, 15): 3, (14, 22): 2}
    assert clock(made(operators=5)) == [("02 07:00", 3), ("02 15:00", 2), ("02 22:00", 0)]


def test_the_unit_shuts_with_the_routes_where_they_end_earlier() -> None:
    """Two workers on the road make a day without an evening: both operators work by day, at two seats."""
    instance = made(5, 2, 1, 2)
    assert hours(instance) == {(7, 15): 2}
    assert clock(instance) == [("02 07:00", 2), ("02 15:00", 0)]


def test_over_a_week_operators_have_days_off_and_rest() -> None:
    """Three operators a day need five (3 x 7 / 5 = 4.2); at most five days in seven, and never a morning after an evening."""
    instance = made(30, 3, 9)
    own = [s for s in instance.shifts if s.unit_id]
    assert len({s.worker_id for s in own}) == 5
    for worker_id in {s.worker_id for s in own}:
        days = [s.start.astimezone(ZONE).date() for s in own if s.worker_id == worker_id]
        assert all(sum(first <= d < first + timedelta(days=7) for d in days) <= 5 for first in days)
        assert len({s.start.astimezone(ZONE).hour for s in own if s.worker_id == worker_id}) == 1
    assert len(clock(instance)) == 3 * 9


def test_without_operators_only_the_road_calls() -> None:
    """No unit; some skilled workers of the day and evening take calls between two stops."""
    instance = made(operators=0)
    assert instance.units == ()
    assert len(instance.workers) == len(plain().workers)
    callers = [s for s in instance.shifts if Mode.SCREEN in s.modes]
    assert 4 <= len(callers) <= 16
    for shift in callers:
        assert shift.modes == frozenset(Mode)
        assert instance.worker[shift.worker_id].level is not Level.UNSKILLED
        assert shift.start.astimezone(ZONE).hour < 23


def test_operators_may_give_the_medicine_of_those_they_call() -> None:
    """A nurse needs nothing handed over; an assistant holds most of the tasks."""
    instance = made()
    nurse, assistant = (instance.worker[s.worker_id] for s in instance.shifts if s.unit_id)
    assert (nurse.level, assistant.level) == (Level.NURSE, Level.SSA)
    tasks = {(v.citizen_id, t) for v in instance.visits if len(v.modes) == 2 for t in v.delegated_tasks}
    held = {(d.citizen_id, d.task) for d in instance.delegations if d.worker_id == assistant.worker_id}
    assert len(held & tasks) / len(tasks) == pytest.approx(0.9, abs=0.08)
    assert not any(d.worker_id == nurse.worker_id for d in instance.delegations)


def test_same_arguments_same_screens_other_seed_others() -> None:
    assert with_screen(plain(), seed=1) == made()
    assert with_screen(plain(), seed=2) != made()


def test_one_share_changed_leaves_the_others_alone() -> None:
    """With everybody assessed, who was able before is so still, on the same day, by the same level."""
    before = made()
    after = with_screen(plain(), shares=ScreenShares(unassessed=0))
    for old, new in zip(before.citizens, after.citizens, strict=True):
        assert (old.screen == new.screen) or (old.screen and old.screen.able is None)
    assert not any(r.able is None for r in records(after))


def test_bad_calls_say_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="operators must be 0 or more, not -1"):
        with_screen(plain(), operators=-1)
    with pytest.raises(ValueError, match=r"accepting must be from 0 to 1, not 1\.5"):
        ScreenShares(accepting=1.5)
