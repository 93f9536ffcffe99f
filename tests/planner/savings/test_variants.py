"""The day with one thing changed, and nothing else."""

from __future__ import annotations

import pytest

from planner.domain import Means, Mode, StopOverhead
from planner.savings.variants import (
    all_physical,
    opening,
    operators_of,
    with_far_limit,
    with_opening,
    with_operators,
    with_overhead,
    without_far_limit,
)
from planner.validate import validate
from tests.builders import at, delegation, pause, pin, visit, window
from tests.planner.savings.days import operator, screen_day


def test_the_baseline_has_no_screen() -> None:
    day, _ = screen_day()
    base = all_physical(day)
    assert all([m.mode for m in v.modes] == [Mode.PHYSICAL] for v in base.visits)
    assert [s.shift_id for s in base.shifts] == ["S1", "S2"]
    assert base.units == ()
    assert base.citizens == day.citizens


def test_a_screen_only_visit_keeps_its_mode_and_the_unit() -> None:
    day, _ = screen_day()
    only = day.visits[0].model_copy(update={"modes": day.visits[0].modes[1:]})
    base = all_physical(day.model_copy(update={"visits": (only, *day.visits[1:])}))
    assert base.visits[0] == only
    assert base.shifts == day.shifts
    assert base.units == day.units


def test_a_desk_without_a_unit_goes_with_the_screen() -> None:
    """Screen visits only, or no places: nobody drives in such a shift. Who drives and may call stays."""
    day, _ = screen_day()
    only = operator("D1", unit_id=None, start_address="B", end_address="B")
    placeless = operator("D2", unit_id=None, modes=frozenset(Mode))
    caller = day.shifts[0].model_copy(update={"modes": frozenset(Mode)})
    base = all_physical(day.model_copy(update={"shifts": (caller, only, placeless)}))
    assert base.shifts == (caller,)


def test_a_unit_is_changed_for_one_day_at_a_time() -> None:
    day, _ = screen_day()
    two = day.model_copy(update={"visits": (*day.visits, visit("V7", "C1", window("08:00", "09:00", day=1)))})
    with pytest.raises(ValueError, match="2 dates"):
        with_operators(two, 2)
    with pytest.raises(ValueError, match="2 dates"):
        with_opening(two, 4)


def test_locks_to_the_screen_are_opened_and_others_hold() -> None:
    day, _ = screen_day()
    pins = (
        pin("V1", mode=Mode.SCREEN),
        pin("V2", shift_id="O1", start=at("08:00")),
        pin("V3", shift_id="S1"),
    )
    base = all_physical(day.model_copy(update={"pins": pins}))
    assert base.pins == (pin("V2", start=at("08:00")), pin("V3", shift_id="S1"))


def test_the_overhead_keeps_its_proportion() -> None:
    """200 of 318 arriving is 62.9 %: of 180 s, 113; of an address' own 100 + 100, half."""
    day, _ = screen_day()
    own = day.addresses[0].model_copy(
        update={"overhead": {Means.CAR: StopOverhead(arriving=100, leaving=100)}}
    )
    changed = with_overhead(day.model_copy(update={"addresses": (own, *day.addresses[1:])}), 180)
    assert set(changed.settings.overhead.values()) == {StopOverhead(arriving=113, leaving=67)}
    assert changed.addresses[0].overhead == {Means.CAR: StopOverhead(arriving=90, leaving=90)}
    assert with_overhead(day, 318) == day


def test_an_overhead_of_nothing_takes_the_usual_proportion() -> None:
    day = with_overhead(with_overhead(screen_day()[0], 0), 318)
    assert day.settings.overhead[Means.CAR] == StopOverhead()


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_so_many_operators(count: int) -> None:
    day, _ = screen_day()
    day = day.model_copy(update={"delegations": (delegation("P1", "C1", "medicine"),)})
    changed = with_operators(day, count)
    own = operators_of(changed)
    assert len(own) == len({s.shift_id for s in own}) == len({s.worker_id for s in own}) == count
    assert [s for s in changed.shifts if s.unit_id is None] == list(day.shifts[:2])
    handed = [d for d in changed.delegations if d.worker_id.startswith("P1")]
    assert len(handed) == max(1, count)
    assert [row.count for row in changed.units[0].seats] == [max(1, count), 0]  # shut stays shut
    assert not [i for i in validate(changed) if i.severity == "error"]


def test_operators_cannot_be_made_of_nothing() -> None:
    day, _ = screen_day()
    without = with_operators(day, 0)
    assert with_operators(without, 0) == without
    with pytest.raises(ValueError, match="operators"):
        with_operators(without, 1)


def test_opening_cuts_shifts_and_breaks() -> None:
    """Open 07 to 15 and 11 to 19. For the first 4 hours the second shift is gone, and the first has the break that ends by 11."""
    day, _ = screen_day()
    breaks = (pause("09:00", "12:00", 1800), pause("10:45", "12:00", 1800))
    unit = (operator("O1", breaks=breaks), operator("O2", start="11:00", end="19:00"))
    day = day.model_copy(update={"shifts": (*day.shifts[:2], *unit)})
    assert opening(day) == (at("07:00"), at("19:00"))
    cut = operators_of(with_opening(day, 4))
    assert [(s.shift_id, s.end) for s in cut] == [("O1", at("11:00"))]
    assert cut[0].breaks == (pause("09:00", "10:30", 1800),)
    assert with_opening(day, 12) == day


def test_the_far_limit_is_put_and_taken_off() -> None:
    day, _ = screen_day()
    limited = with_far_limit(day, 1000, 0.5)
    assert (limited.settings.screen.far_metres, limited.settings.screen.far_share) == (1000, 0.5)
    assert without_far_limit(limited) == day
