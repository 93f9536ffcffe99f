"""Services are taken out of visits, by a device or to a clinic; a visit goes when nothing else is in it."""

from __future__ import annotations

import pytest

from planner.domain import Visit
from planner.technologies import Use
from planner.technologies.effects import Remove
from planner.technologies.values import Measure
from tests.builders import instance, link, pin, shift, window
from tests.planner.technologies.conftest import Enter
from tests.planner.technologies.samples import (
    SURE,
    brought,
    care,
    figure,
    notes,
    seconds,
    situation,
    technology,
    visits,
)


def robot(all_may: str, **fields: object) -> Use:
    """Aalborg's robot for everybody, without alarms."""
    return Use(technology="robot_aalborg", uptake=1, screening=all_may, parameters={**SURE, **fields})


def test_a_visit_of_nothing_but_the_dose_goes(all_may: str) -> None:
    """V1 was the dose; V2 stays as it was."""
    after = brought(situation(care("V1", "medicine"), care("V2", "hygiene")), robot(all_may))
    assert set(visits(after)) - {"C1.robot_aalborg.20260302"} == {"V2"}


def test_a_mixed_visit_stays_without_the_dose(all_may: str) -> None:
    """29 minutes less 9."""
    after = brought(situation(care("V1", "hygiene", "medicine")), robot(all_may))
    assert (visits(after)["V1"].services, seconds(after, "V1")) == (("hygiene",), 1200)


def test_another_service_is_not_touched(all_may: str) -> None:
    """Insulin is not solid medicine: the citizen does not even qualify."""
    given = situation(care("V1", "insulin"))
    after = brought(given, robot(all_may))
    assert after.instance is given.instance
    assert notes(after, "technology_users")[0]["eligible"] == 0


def week_of_doses() -> list[Visit]:
    """Two doses a day for seven days, and nothing else in the visits."""
    return [
        care(f"V{d}{n}", "medicine", citizen="C1", windows=(window(start, end, day=d),))
        for d in range(7)
        for n, start, end in (("a", "08:00", "09:00"), ("b", "14:00", "15:00"))
    ]


def test_two_doses_a_day_are_the_fourteen_visits_of_aarhus(all_may: str) -> None:
    """Aarhus: 728 visits a month with 12 citizens = 728 x 12 / 52 / 12 = 14 a week each; only if nothing else is in them."""
    shifts = [shift(f"S{d}", "W1", day=d) for d in range(7)]
    days = situation(given=instance(week_of_doses(), shifts))
    use = Use(technology="flexsmart_aarhus", uptake=1, screening=all_may)
    after = brought(days, use)
    assert len(days.instance.visits) - len(after.instance.visits) == 14 == round(728 * 12 / 52 / 12)
    assert notes(after, "technology_services_gone")[0]["visits"] == 14


def test_a_dose_among_other_care_spares_no_visit(all_may: str) -> None:
    """The same fourteen doses given together with hygiene: fourteen services go, and no visit."""
    mixed = [v.model_copy(update={"services": ("hygiene", "medicine")}) for v in week_of_doses()]
    days = situation(given=instance(mixed, [shift(f"S{d}", "W1", day=d) for d in range(7)]))
    after = brought(days, Use(technology="flexsmart_aarhus", uptake=1, screening=all_may))
    gone = notes(after, "technology_services_gone")[0]
    assert (gone["services"], gone["visits"], len(after.instance.visits)) == (14, 0, 14)


def test_aalborg_s_sixty_minutes_are_quoted_and_never_part_of_a_plan(all_may: str) -> None:
    """60 minutes a week is task time: the robot spares what the visits hold, 9 minutes for one dose, and knows no such figure."""
    from planner.errors import InputError
    from planner.technologies.catalogue import BY_CODE

    after = brought(situation(care("V1", "medicine", "hygiene")), robot(all_may))
    assert seconds(after, "V1") == 1200
    record = BY_CODE["robot_aalborg"]
    assert any(q.value == 1 and "1 h/citizen/week" in q.words for q in record.quoted)
    assert not any(p.base == 60 for p in record.parameters)
    with pytest.raises(InputError):
        brought(situation(care("V1", "medicine")), robot(all_may, task_minutes_week=60))


def test_links_and_locks_go_with_the_visit_that_they_tied(all_may: str) -> None:
    """V1 was linked to V2, and V3 locked after it: V3's lock held nothing else, V4's holds its shift too."""
    given = situation(
        care("V1", "medicine"), care("V2", "hygiene", citizen="C1"), care("V3", "toilet"), care("V4", "toilet"),
        links=(link("V1", "V2", 3600), link("V2", "V3")),
        pins=(pin("V1", shift_id="S1"), pin("V3", after="V1"), pin("V4", after="V1", shift_id="S1")),
    )  # fmt: skip
    after = brought(given, robot(all_may))
    assert after.instance.links == (link("V2", "V3"),)
    assert after.instance.pins == (pin("V4", shift_id="S1"),)
    dropped = notes(after, "technology_ties_dropped")[0]
    assert (dropped["links"], dropped["pins"]) == (1, 2)


def test_links_and_locks_of_visits_that_stay_are_not_mentioned(all_may: str) -> None:
    given = situation(
        care("V1", "hygiene", "medicine"), care("V2", "toilet", citizen="C1"),
        links=(link("V1", "V2"),), pins=(pin("V1", shift_id="S1"),),
    )  # fmt: skip
    after = brought(given, robot(all_may))
    assert (after.instance.links, after.instance.pins) == (given.instance.links, given.instance.pins)
    assert notes(after, "technology_ties_dropped") == []


@pytest.mark.parametrize(("share", "left"), [(0.0, 40), (1.0, 0)])
def test_a_share_of_the_occurrences(enter: Enter, share: float, left: int) -> None:
    """None of them, or all."""
    code = enter(
        technology(
            "half",
            Remove(frozenset({"toilet"}), share="share"),
            figures=[figure("share", share, Measure.SHARE)],
        )
    )
    given = situation(*(care(f"V{n}", "toilet", citizen="C1") for n in range(40)))
    assert len(brought(given, code).instance.visits) == left


def test_part_of_the_occurrences_are_contained_in_more(enter: Enter) -> None:
    """What is spared at 30 % is spared at 60 %; forty visits come near either."""
    given = situation(*(care(f"V{n}", "toilet", citizen="C1") for n in range(40)))
    kept = []
    for share in (0.3, 0.6):
        own = figure("share", share, Measure.SHARE)
        code = enter(technology("some", Remove(frozenset({"toilet"}), share="share"), figures=[own]))
        kept.append(set(visits(brought(given, code))))
    assert kept[1] < kept[0]
    assert 20 <= len(kept[0]) <= 36
    assert 8 <= len(kept[1]) <= 24


def clinic(**fields: float) -> Use:
    """Sorø's clinic for everybody."""
    return Use(technology="clinic_soroe", uptake=1, parameters={"mobile_share": 1, **fields})


def test_a_visit_to_the_clinic_leaves_the_routes_and_is_still_work() -> None:
    """25 minutes of wound care: nobody drives, and somebody is at the clinic for 25 minutes a day."""
    after = brought(situation(care("V1", "wound"), care("V2", "hygiene")), clinic())
    assert set(visits(after)) == {"V2"}
    assert after.extra.field_seconds == 1500
    assert notes(after, "technology_clinic")[0]["minutes"] == 25


def test_the_clinic_may_be_quicker() -> None:
    """Half the time: 12.5 minutes."""
    assert brought(situation(care("V1", "wound")), clinic(clinic_factor=0.5)).extra.field_seconds == 750


def test_who_gets_more_than_nursing_is_visited_all_the_same() -> None:
    """The wound is seen to at the clinic, the bath at home: 60 - 25 minutes are left."""
    after = brought(situation(care("V1", "bath", "wound")), clinic())
    assert (visits(after)["V1"].services, seconds(after, "V1")) == (("bath",), 2100)


def test_nobody_who_cannot_come_is_asked_to() -> None:
    given = situation(care("V1", "wound"))
    assert brought(given, clinic(mobile_share=0)).instance is given.instance
