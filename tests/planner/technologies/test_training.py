"""Training adds for some weeks and takes after them; those who give up, and those who never began."""

from __future__ import annotations

import pytest

from planner.domain import Level, Mode, Visit
from planner.scenarios.records import Situation
from planner.technologies import Use, untreated
from tests.builders import instance, link, pin, shift, splits, visit, window
from tests.planner.technologies.samples import brought, care, notes, seconds, situation, visits

ALONE, TOGETHER = {"merge": 0, "completion": 1}, {"merge": 1, "completion": 1}
TRAINED = frozenset({"training"})


def viborg(**fields: float) -> Use:
    """Everybody who may."""
    return Use(technology="training_viborg", uptake=1, parameters=dict(fields))


def week(*given: Visit, citizen: str = "C1") -> Situation:
    """Seven days with a visit of hygiene in each, of half an hour: 210 minutes a week; or with these instead."""
    days = given or tuple(
        care(f"V{d}", "hygiene", citizen=citizen, seconds=1800, level=Level.SSH, windows=(window(day=d),))
        for d in range(7)
    )
    return situation(given=instance(days, [shift(f"S{d}", "W1", day=d) for d in range(7)]))


def trained(after: Situation) -> list[Visit]:
    """Visits of training only."""
    return [v for v in after.instance.visits if v.services == ("training",)]


def test_two_visits_a_week_of_twenty_minutes() -> None:
    """On two of seven days, by an SSH who has done a course, with a free choice of time; the care is as before."""
    after = brought(week(), viborg(**ALONE), week=0)
    own = trained(after)
    assert [v.modes[0].service_duration for v in own] == [1200, 1200]
    assert len({v.windows[0].start_earliest.date() for v in own}) == 2
    assert {(v.level, v.priority) for v in own} == {(Level.SSH, 4)}
    assert len(after.instance.visits) == 9
    assert seconds(after, "V0") == 1800


def test_of_many_citizens_two_in_seven_train_on_a_day() -> None:
    """350 citizens x 2 / 7 = 100 a day, drawn: within four standard deviations of 8.5."""
    many = situation(*(care(f"V{n}", "hygiene") for n in range(350)))
    after = brought(many, viborg(**ALONE), week=0)
    assert 66 <= len(trained(after)) <= 134


def test_training_in_a_visit_costs_its_minutes_only() -> None:
    """Two of seven visits are 30 + 20 minutes, and nobody comes for the training alone."""
    after = brought(week(), viborg(**TOGETHER), week=0)
    assert sorted(v.modes[0].service_duration for v in after.instance.visits) == [1800] * 5 + [3000] * 2
    assert sum("training" in v.services for v in after.instance.visits) == 2
    assert (notes(after, "technology_added")[0]["merged"], notes(after, "technology_added")[0]["visits"]) == (
        2,
        0,
    )


def _all_days(**fields: object) -> tuple[Visit, ...]:
    return tuple(
        care(f"V{d}", "hygiene", citizen="C1", **{"seconds": 1800, "windows": (window(day=d),), **fields})
        for d in range(7)
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"staff_required": 2},
        {"level": Level.UNSKILLED},
        {"modes": visit(seconds=1800, screen_seconds=1800).modes[1:]},
    ],
    ids=["two workers", "nobody qualified", "by screen"],
)
def test_a_visit_that_does_not_suit_is_not_made_longer(fields: dict[str, object]) -> None:
    """The training then comes as visits of its own."""
    given = {"level": Level.SSH, **fields}
    after = brought(week(*_all_days(**given)), viborg(**TOGETHER), week=0)
    assert len(trained(after)) == 2


def test_a_visit_due_to_the_minute_is_not_made_longer() -> None:
    """A window of a quarter of an hour has no room for twenty minutes more."""
    tight = tuple(
        care(f"V{d}", "hygiene", citizen="C1", seconds=1800, level=Level.SSH, windows=(window("08:00", "08:15", day=d),))
        for d in range(7)
    )  # fmt: skip
    assert len(trained(brought(week(*tight), viborg(**TOGETHER), week=0))) == 2


def test_a_visit_that_must_end_in_time_is_not_made_longer() -> None:
    """30 minutes fit between 8 and 8:40, 50 do not."""
    ending = tuple(
        care(f"V{d}", "hygiene", citizen="C1", seconds=1800, level=Level.SSH,
             windows=(window("08:00", "08:40", "08:40", day=d),))
        for d in range(7)
    )  # fmt: skip
    assert len(trained(brought(week(*ending), viborg(**TOGETHER), week=0))) == 2


def test_a_visit_that_is_locked_or_tied_in_time_is_not_made_longer() -> None:
    days = _all_days(level=Level.SSH)
    start = days[0].windows[0].start_earliest
    locks = tuple(pin(v.visit_id, start=start) for v in days[:4])
    ties = (link("V4", "V5", 0, 90_000), link("V5", "V6", 0, 90_000))
    given = instance(days, [shift(f"S{d}", "W1", day=d) for d in range(7)], pins=locks, links=ties)
    assert len(trained(brought(situation(given=given), viborg(**TOGETHER), week=0))) == 2


def test_a_longer_visit_is_longer_in_its_other_forms_too() -> None:
    """By screen, and in the part that stays at home when it is split."""
    modes = visit(seconds=1800, screen_seconds=900).modes
    days = _all_days(level=Level.SSH, modes=modes, split=splits("hygiene", call=300, rest=600))
    after = brought(week(*days), viborg(**TOGETHER), week=0)
    longer = next(v for v in after.instance.visits if "training" in v.services)
    assert [m.service_duration for m in longer.modes] == [3000, 2100]
    assert longer.split == splits("hygiene", call=300, rest=1800)


def test_own_visits_may_be_by_screen() -> None:
    """Training can be guided by screen; only where it is set to."""
    by_screen = brought(week(), viborg(**ALONE, by_screen=1), week=0)
    assert {m.mode for v in trained(by_screen) for m in v.modes} == {Mode.PHYSICAL, Mode.SCREEN}
    assert {m.mode for v in trained(brought(week(), viborg(**ALONE), week=0)) for m in v.modes} == {
        Mode.PHYSICAL
    }


def care_minutes(after: Situation) -> float:
    """Minutes a week of what is not training."""
    own = (v for v in after.instance.visits if v.services != ("training",))
    return sum(v.modes[0].service_duration for v in own) / 60


def test_less_care_after_the_programme_and_no_more_training() -> None:
    """Viborg: 47 minutes less a week at its end, 33 eight months from the start and after."""
    week_12, week_36, for_good = (brought(week(), viborg(**ALONE), week=w) for w in (12, 36, None))
    assert [round(210 - care_minutes(s)) for s in (week_12, week_36, for_good)] == [47, 33, 33]
    assert [len(trained(s)) for s in (week_12, week_36, for_good)] == [0, 0, 0]


def test_during_the_programme_there_is_only_more() -> None:
    """Week 11: 210 minutes of care and 40 of training."""
    after = brought(week(), viborg(**ALONE), week=11)
    assert care_minutes(after) == 210
    assert sum(v.modes[0].service_duration for v in trained(after)) == 40 * 60


def test_how_long_the_effect_lasts_is_assumed() -> None:
    """In the low case it is gone after a year; half-way between month 8 (33) and week 52 (0): 16.5 minutes."""
    for at, expected in ((52, 0), (None, 0), (43.335, 16.5)):
        if at == 43.335:
            spared = [
                210 - care_minutes(brought(week(), viborg(**ALONE), week=w, case="low")) for w in (43, 44)
            ]
            assert spared[0] > expected > spared[1]
        else:
            after = brought(week(), viborg(**ALONE), week=at, case="low")
            assert round(210 - care_minutes(after)) == expected


def test_kerteminde_s_hours_a_year_are_minutes_a_week() -> None:
    """27 x 60 / 52 = 31.15, as the source has it 31.2."""
    use = Use(technology="training_kerteminde", uptake=1, parameters=ALONE)
    assert 210 - care_minutes(brought(week(), use)) == pytest.approx(31.2, abs=0.1)


def many(count: int = 200) -> Situation:
    """As many citizens with 30 minutes of hygiene on one day."""
    return situation(*(care(f"V{n}", "hygiene", seconds=1800) for n in range(count)))


def test_those_who_give_up_train_for_a_while_and_gain_nothing() -> None:
    """Of 200 about 78 % complete; the others train in the first six weeks, and their care is what it was."""
    use = viborg(merge=0)
    after = brought(many(), use)
    shorter = sum(seconds(after, f"V{n}") < 1800 for n in range(200))
    assert shorter == notes(after, "technology_completing")[0]["completing"]
    assert 133 <= shorter <= 179
    early, late = (len(trained(brought(many(), use, week=w))) for w in (5, 6))
    assert late < early


def test_an_adopter_who_has_given_up_has_no_device() -> None:
    """`devices` counts those who are with it: all in week 0, those who complete at last."""
    first, last = (brought(many(), viborg(merge=0), week=w) for w in (0, 6))
    completing = notes(last, "technology_completing")[0]["completing"]
    assert (first.extra.devices["training_viborg"], last.extra.devices["training_viborg"]) == (
        200,
        completing,
    )


def test_who_trains_does_not_drift() -> None:
    """Drift alone adds 34.67 x 1.7 = 59 minutes a week; at a citizen who trains there are 33 less instead, whatever comes first
    in the list."""
    drift, use = Use(technology="drift"), viborg(**ALONE)
    assert care_minutes(brought(week(), drift)) == pytest.approx(210 + 58.9, abs=0.2)
    for uses in ((drift, use), (use, drift)):
        assert round(210 - care_minutes(brought(week(), *uses))) == 33


def test_who_gave_up_drifts_like_the_others() -> None:
    use = Use(technology="training_viborg", uptake=1, parameters={"merge": 0, "completion": 0})
    after = brought(week(), use, Use(technology="drift"))
    assert care_minutes(after) == pytest.approx(210 + 58.9, abs=0.2)


def test_drift_is_what_happens_anyway() -> None:
    """The world without training is the one with the drift alone."""
    uses = (viborg(), Use(technology="drift"))
    assert untreated(uses) == (Use(technology="drift"),)


def test_two_programmes_do_not_train_one_citizen() -> None:
    """Kerteminde comes first by its code; Viborg finds nobody left."""
    uses = [Use(technology=c, uptake=1, parameters=ALONE) for c in ("training_viborg", "training_kerteminde")]
    after = brought(week(), *uses, week=0)
    assert [n["eligible"] for n in notes(after, "technology_users")] == [1, 0]
    assert len(trained(after)) == 2


def test_fredensborg_asks_for_250_to_350_minutes_a_week() -> None:
    """30 minutes a day are 210 a week: too little; 40 are 280; 55 are 385: too much."""
    use = Use(technology="training_fredensborg", uptake=1, parameters={"less_at_end": 10})
    given = situation(*(care(f"V{n}", "hygiene", seconds=60 * n) for n in (30, 40, 55)))
    after = brought(given, use)
    assert after.citizens == (
        {"C40"} if notes(after, "technology_completing")[0]["completing"] else frozenset()
    )
    assert notes(after, "technology_users")[0]["eligible"] == 1


def test_minutes_are_not_money_until_packages_change() -> None:
    """Said unless the use says that citizens are regranted."""
    unchanged = brought(week(), viborg(**ALONE))
    changed = brought(week(), viborg(**ALONE).model_copy(update={"package_changed": True}))
    assert len(notes(unchanged, "technology_package")) == 1
    assert notes(changed, "technology_package") == []
    assert visits(unchanged) == visits(changed)
