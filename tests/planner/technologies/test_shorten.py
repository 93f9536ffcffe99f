"""Services take less time: each time, by a factor, or so many minutes a week."""

from __future__ import annotations

import pytest

from planner.technologies import Use
from planner.technologies.effects import Shorten
from planner.technologies.values import Measure
from tests.builders import instance, shift, window
from tests.planner.technologies.conftest import Enter
from tests.planner.technologies.samples import (
    brought,
    care,
    figure,
    notes,
    seconds,
    situation,
    technology,
    visits,
)


def test_minutes_each_time() -> None:
    """Stockings 10 minutes, 4 fewer; the hygiene beside them stays: 30 - 4 = 26."""
    use = Use(technology="stockings_soroe", uptake=1, parameters={"fewer_minutes": 4})
    after = brought(situation(care("V1", "hygiene", "compression"), care("V2", "hygiene")), use)
    assert (seconds(after, "V1"), seconds(after, "V2")) == (26 * 60, 20 * 60)


def test_no_more_minutes_than_there_are() -> None:
    """An hour fewer of 10 minutes of stockings: the 20 of hygiene are left, and the service is still given."""
    use = Use(technology="stockings_soroe", uptake=1, parameters={"fewer_minutes": 60})
    after = brought(situation(care("V1", "hygiene", "compression")), use)
    assert (seconds(after, "V1"), visits(after)["V1"].services) == (20 * 60, ("hygiene", "compression"))


def test_somebody_still_comes_for_a_minute() -> None:
    use = Use(technology="stockings_soroe", uptake=1, parameters={"fewer_minutes": 60})
    assert seconds(brought(situation(care("V1", "compression")), use), "V1") == 60


def test_sensor_pads_leave_three_quarters_of_the_time() -> None:
    """Assens: 25 % less. Toilet 10 minutes beside hygiene 20: 20 + 7.5 = 27.5."""
    after = brought(situation(care("V1", "hygiene", "toilet")), "sensorble_assens")
    assert seconds(after, "V1") == 1650


def test_the_drinking_glass_saves_only_on_the_recording() -> None:
    """Fluid 5 minutes, of which recording is half: 2.5 + 0.52 x 2.5 = 3.8 minutes."""
    use = Use(technology="glass_aarhus", uptake=1, parameters={"recording_share": 0.5})
    after = brought(situation(care("V1", "fluid"), care("V2", "meal")), use)
    assert (seconds(after, "V1"), seconds(after, "V2")) == (228, 720)


def test_dose_packing_halves_dispensing_and_leaves_the_giving() -> None:
    """Ringkøbing-Skjern: 25 minutes of dispensing become 12.5; the 9 of giving stay."""
    use = Use(technology="dose_packing_rksk", uptake=1)
    after = brought(
        situation(care("V1", "dispensing", "medicine"), care("V2", "medicine", citizen="C1")), use
    )
    assert (seconds(after, "V1"), seconds(after, "V2")) == (750 + 540, 540)


def less(enter: Enter, minutes: float, **fields: float) -> str:
    """So many minutes less hygiene a week from week 12 on, half of it in week 32."""
    figures = [
        figure("from", 12, Measure.WEEKS), figure("less", minutes, Measure.MINUTES_WEEK),
        figure("later", 32, Measure.WEEKS), figure("half", minutes / 2, Measure.MINUTES_WEEK),
    ]  # fmt: skip
    effect = Shorten(frozenset({"hygiene"}), weekly=(("from", "less"), ("later", "half")), from_week="from")
    return enter(technology("less", effect, figures=figures, **fields))


def test_minutes_a_week_are_shared_among_the_citizen_s_care(enter: Enter) -> None:
    """70 minutes a week are 10 a day: of 20 and 30 minutes of hygiene 40 are left, 16 and 24; the bath is not meant."""
    given = situation(
        care("V1", "hygiene"),
        care("V2", "hygiene", citizen="C1", seconds=1800),
        care("V3", "bath", citizen="C1"),
    )
    after = brought(given, less(enter, 70), week=12)
    assert [seconds(after, v) for v in ("V1", "V2", "V3")] == [960, 1440, 2100]


def test_two_workers_save_double(enter: Enter) -> None:
    """10 of 40 minutes of staff a day: the visit of two is 15 minutes instead of 20."""
    given = situation(care("V1", "hygiene", staff_required=2))
    assert seconds(brought(given, less(enter, 70), week=12), "V1") == 900


def test_the_schedule_is_drawn_between_its_points(enter: Enter) -> None:
    """Of 20 minutes a day: week 11 nothing; 12: 10 less; 22, half-way: 7.5 less; 32 and ever after: 5 less."""
    given, code = situation(care("V1", "hygiene")), less(enter, 70)
    left = [seconds(brought(given, code, week=w), "V1") for w in (11, 12, 22, 32, 52)]
    assert left == [1200, 600, 750, 900, 900]
    assert seconds(brought(given, code), "V1") == 900


def test_minutes_that_are_not_there_are_told(enter: Enter) -> None:
    """350 minutes a week are 50 a day, and there are 20: a minute is left, and 31 were not found."""
    after = brought(situation(care("V1", "hygiene")), less(enter, 350), week=12)
    assert seconds(after, "V1") == 60
    assert notes(after, "technology_not_found")[0]["minutes"] == 31


def test_an_input_of_a_week_holds_a_week_s_minutes(enter: Enter) -> None:
    """70 minutes less over seven visits of 20: 10 less in each."""
    week = [care(f"V{d}", "hygiene", citizen="C1", windows=(window(day=d),)) for d in range(7)]
    given = situation(given=instance(week, [shift(f"S{d}", "W1", day=d) for d in range(7)]))
    after = brought(given, less(enter, 70), week=12)
    assert {v.modes[0].service_duration for v in after.instance.visits} == {600}


def test_need_grows_week_by_week_without_training() -> None:
    """1.7 minutes a week for every week: after 10 weeks 17 a week, 17 x 60 / 7 = 146 s a day, on 20 minutes of hygiene; none in
    the first week; none after the last measurement: 34.67 x 1.7 x 60 / 7 = 505 s."""
    given = situation(care("V1", "hygiene"))
    grown = [seconds(brought(given, "drift", week=w), "V1") for w in (0, 10, 40, 400)]
    assert grown == [1200, 1346, 1705, 1705]
    assert seconds(brought(given, "drift"), "V1") == 1705


def test_drift_is_nobody_s_choice_and_nobody_s_device() -> None:
    after = brought(situation(care("V1", "hygiene")), "drift", week=10)
    assert after.extra.devices == {}
    assert notes(after, "technology_longer")[0]["minutes"] == 2


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"factor": "a", "minutes": "b"},
        {"minutes": "b", "part": "a"},
        {"trend": ("a", "b"), "weekly": (("a", "b"),)},
    ],
)
def test_services_are_shortened_in_one_way(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"one way|a part goes"):
        Shorten(frozenset({"toilet"}), **fields)  # type: ignore[arg-type]
