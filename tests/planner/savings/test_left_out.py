"""Two plans are compared for the same work: what one leaves out is counted as a visit at home."""

from __future__ import annotations

import pytest

from planner.compile import compile_problem
from planner.domain import Means, Mode, StopOverhead, VisitSplit
from planner.savings.gains import gain
from planner.savings.left_out import left_out_of, left_out_seconds, seat_seconds
from planner.savings.order import Order
from planner.savings.parts import parts_of
from planner.savings.paths import Walker
from planner.savings.records import Pair, Parts, to_json
from planner.savings.solving import Effort
from planner.savings.study import Findings, study_savings
from tests.builders import at, plan_of, visit, window
from tests.planner.savings.days import screen_day

HOME = 600 + 318 + 549  # care, one stop, the way as in Vejle


def test_a_visit_left_out_is_a_visit_at_home() -> None:
    """Care, stop and way for each of two workers; a stop of its own address; of a visit by screen only, the call's 120 s."""
    day, _ = screen_day()
    stop = {Means.CAR: StopOverhead(arriving=100, leaving=50)}
    addresses = tuple(
        a.model_copy(update={"overhead": stop}) if a.address_id == "A3" else a for a in day.addresses
    )
    only = tuple(m for m in day.visits[3].modes if m.mode is Mode.SCREEN)
    visits = (
        day.visits[0],
        day.visits[1].model_copy(update={"staff_required": 2}),
        day.visits[2],
        day.visits[3].model_copy(update={"modes": only}),
    )
    day = day.model_copy(update={"addresses": addresses, "visits": visits})
    found = {v.visit_id: left_out_seconds(day, v.visit_id) for v in visits}
    assert found == {"V1": HOME, "V2": 2 * HOME, "V3": 600 + 150 + 549, "V4": 120 + 318 + 549}
    with pytest.raises(KeyError):
        left_out_seconds(day, "V9")


def test_the_parts_of_a_visit_add_up() -> None:
    """Two workers, and a visit that may be split: its call has no price beside the part at home."""
    day, travel = screen_day()
    split = VisitSplit(services=("medicine",), screen_duration=120, physical_duration=300)
    parted = visit("V2", seconds=600, services=("medicine", "hygiene"), split=split)
    double = day.visits[0].model_copy(update={"staff_required": 2})
    day = day.model_copy(update={"visits": (double, parted, *day.visits[2:])})
    compiled = compile_problem(day, travel)
    assert any(seat.call for seat in compiled.seats)
    assert (
        sum(seat_seconds(compiled)) == sum(left_out_seconds(day, v.visit_id) for v in day.visits) == 7 * HOME
    )


def test_the_engine_counts_what_is_left_out_as_the_plan_does() -> None:
    day, travel = screen_day()
    plan = plan_of(day, travel, {"S1": ["V1", "V2"], "O1": [("V3", "screen")]})
    parts = parts_of(day, travel, plan)
    assert left_out_of(day, plan) == {"V4": HOME, "V5": HOME, "V6": HOME}
    walker = Walker(day, travel, 1)
    seconds = walker.seconds(walker.take(plan, ["V3"]))
    assert seconds == parts.field + parts.unit + parts.left_out
    assert seconds == pytest.approx(parts.all_in - parts.fallback)


def test_doing_less_work_is_no_saving() -> None:
    """The baseline leaves two out and so drives 2,000 s less than it would: the plan's field is greater, and it saves."""
    saved = gain([Pair(1, Parts(driving=5000, left_out=2 * HOME), Parts(driving=6000, unit=300), 0, 0)])
    assert (saved.field_freed.mean, saved.left_out.mean) == (-1000, -2 * HOME)
    assert saved.net.mean == -1000 - 300 + 2 * HOME


@pytest.fixture(scope="module")
def short() -> Findings:
    """One worker drives, until 07:55: at home only V1 and V2 find room (3,036 s), with screen V1 to V5 are called."""
    day, travel = screen_day()
    driver = day.shifts[0].model_copy(update={"end": at("07:55")})
    day = day.model_copy(update={"shifts": (driver, day.shifts[2])})
    order = Order(effort=Effort(iterations=3000), seeds=2, runs=1, side_seeds=1, orders=1, jobs=1)
    return study_savings(day, travel, order)


def test_a_day_without_room_is_compared_for_the_same_work(short: Findings) -> None:
    """3,036 + 4 x 1,467 = 8,904 s against five calls and V6 left out, 1,500 + 1,467 = 2,967 s."""
    study = short.study
    assert study.unplanned == (4, 1)
    assert [study.line("left_out").baseline.mean, study.line("left_out").plan.mean] == [4 * HOME, HOME]
    assert study.gain.net.mean == pytest.approx(8904 - 2967 - study.gain.fallback.mean)
    parts = ("driving", "stop_overhead", "physical_care", "route_calls", "unit", "fallback", "left_out")
    assert sum(study.line(n).saved.mean for n in parts) == pytest.approx(study.gain.net.mean)
    year = study.scaled[-1]
    assert year.left_out_hours.mean == pytest.approx(364 * -3 * HOME / 3600)
    assert year.net_hours.mean == pytest.approx(
        year.field_freed_hours.mean
        - year.unit_used_hours.mean
        - year.fallback_hours.mean
        - year.left_out_hours.mean
    )


@pytest.mark.parametrize("kind", ["district", "hour", "service"])
def test_groups_have_what_is_left_out(short: Findings, kind: str) -> None:
    rows = [g for g in short.study.groups if g.kind == kind]
    assert sum(g.gain.net.mean for g in rows) == pytest.approx(short.study.gain.net.mean)
    assert sum(g.gain.left_out.mean for g in rows) == -3 * HOME
    assert sum(g.visits for g in rows) == 6


def test_ledger_and_curve_have_it_too(short: Findings) -> None:
    """With all five allowed the curve ends where the day does; with no operator nothing is saved."""
    study = short.study
    assert sum(e.fair_seconds for e in study.ledger.entries) == round(study.gain.net.mean)
    assert abs(study.ledger.residual_seconds) < 60
    last = study.curve.points[-1].gain
    assert (last.screen_visits.mean, last.left_out.mean) == (5, -3 * HOME)
    assert [u.gain.left_out.mean for u in study.units][:2] == [0, -3 * HOME]


def test_a_required_fallback_is_left_off_both_plans() -> None:
    """Nobody can be there within a minute: with the rule no call would be allowed; expected fallbacks are counted all the same."""
    order = Order(effort=Effort(iterations=2000), seeds=2, runs=1, side_seeds=1, orders=1, jobs=1)
    asked, travel = screen_day(require_fallback=True, fallback_within=60)
    found = study_savings(asked, travel, order).study
    free = study_savings(*screen_day(fallback_within=60), order).study
    assert (found.method.fallback_waived, free.method.fallback_waived) == (True, False)
    assert found.method.instance_hash != free.method.instance_hash
    assert (found.gain, found.ledger, found.curve) == (free.gain, free.ledger, free.curve)
    assert found.gain.screen_visits.mean == 5
    assert found.gain.fallback.mean > 0
    assert '"fallback_waived": true' in to_json(found)


def test_two_days_have_no_sizes_of_a_unit() -> None:
    day, travel = screen_day()
    tomorrow = visit("V7", "C1", window("08:00", "09:00", day=1))
    two = day.model_copy(update={"visits": (*day.visits, tomorrow)})
    order = Order(effort=Effort(iterations=200), seeds=2, runs=1, side_seeds=1, orders=1, jobs=1)
    found = study_savings(two, travel, order).study
    assert len(found.dates) == 2
    assert (found.units, found.openings) == ((), ())
