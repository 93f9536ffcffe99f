"""The screen is offered to citizens who could use it and want it; the plan decides."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.domain import Consent, Level, Mode, ScreenRecord, Visit
from planner.modality import modality
from planner.scenarios.records import Situation
from planner.services import BY_CODE
from planner.technologies import Use
from planner.technologies.care import care_seconds
from tests.builders import citizen, consenting, instance, shift, visit, window
from tests.planner.technologies.samples import brought, care, notes, situation, visits

ABLE = {"able_share": 1.0}


def one(*given: Visit, **record: object) -> Situation:
    """Visits to C1, of whom this is known; nothing without."""
    screen = ScreenRecord(**record) if record else None
    known = tuple(citizen(c, screen=screen) for c in dict.fromkeys(v.citizen_id for v in given))
    return situation(*given, citizens=known)


def koege(**fields: object) -> Use:
    """Køge's screen visits for everybody who qualifies."""
    return Use(technology="screen_koege", uptake=1, parameters={**ABLE, **fields})  # type: ignore[dict-item]


def offered(after: Situation) -> set[str]:
    """Ids of the visits that could be by screen."""
    return {v.visit_id for v in after.instance.visits if Mode.SCREEN in {m.mode for m in v.modes}}


def test_a_citizen_who_is_won_has_everything_a_screen_visit_asks_for() -> None:
    """Somebody has been there, has assessed, the citizen has agreed and got a device: no rule objects to the medicine at noon."""
    three = [care(f"V{n}", s, citizen="C1") for n, s in enumerate(("hygiene", "medicine", "toilet"))]
    after = brought(one(*three), koege())
    record = after.instance.citizen["C1"].screen
    assert record is not None
    assert (record.able, record.consent, record.has_device, record.first_visit_done) == (
        True,
        Consent.GIVEN,
        True,
        True,
    )
    assert modality(after.instance, after.travel).screen["V1"] == ()


def test_only_visits_that_can_be_by_screen_altogether() -> None:
    """Medicine and meals can, a bath cannot, nor a visit with a bath in it, of two workers, or physical by name."""
    given = one(
        care("V1", "medicine", "meal"), care("V2", "medicine", "bath", citizen="C1"),
        care("V3", "medicine", citizen="C1", staff_required=2),
        care("V4", "medicine", citizen="C1", must_be_physical=True),
    )  # fmt: skip
    assert offered(brought(given, koege())) == {"V1"}


def test_vejle_s_visits_are_medicine_and_compression() -> None:
    """Meals could be by screen, but Vejle's were not."""
    given = one(care("V1", "medicine", "compression"), care("V2", "meal", citizen="C1"))
    use = Use(technology="screen_vejle", uptake=1, parameters={**ABLE, "calls_week": 100})
    assert offered(brought(given, use)) == {"V1"}


def test_vejle_s_citizens_have_five_and_a_half_a_week() -> None:
    """Of 14 doses in a week five or six: 5.5 on average, the half by a citizen's draw."""
    doses = [
        care(f"V{c}.{d}{n}", "medicine", citizen=f"C{c}", windows=(window(*n, day=d),))
        for c in range(40) for d in range(7) for n in (("08:00", "09:00"), ("12:00", "13:00"))
    ]  # fmt: skip
    people = [citizen(f"C{c}", screen=None) for c in range(40)]
    given = situation(given=instance(doses, [shift(f"S{d}", "W1", day=d) for d in range(7)], citizens=people))
    after = brought(given, Use(technology="screen_vejle", uptake=1, parameters=ABLE))
    each = [sum(v.startswith(f"V{c}.") for v in offered(after)) for c in range(40)]
    assert set(each) == {5, 6}
    assert 5.2 < sum(each) / 40 < 5.8


def test_a_call_lasts_as_long_as_the_visit_unless_told() -> None:
    """Cautiously no shorter; in the high case 8.94 of 21 minutes shorter: 21 x 60 - 536 = 724 s."""
    given = one(care("V1", "medicine", "meal"))
    lengths = [
        next(
            m for m in visits(brought(given, koege(), case=case))["V1"].modes if m.mode is Mode.SCREEN
        ).service_duration
        for case in ("base", "high")
    ]
    assert lengths == [1260, 724]
    assert care_seconds(given.instance.visit["V1"]) == 60 * (
        BY_CODE["medicine"].minutes + BY_CODE["meal"].minutes
    )


@pytest.mark.parametrize(
    "record",
    [
        {"able": False},
        {"able": True, "consent": Consent.REFUSED},
        {"able": True, "consent": Consent.GIVEN, "has_device": True},
    ],
    ids=["unable", "refused", "has it"],
)
def test_nobody_is_won_who_cannot_does_not_want_to_or_has_it_already(record: dict[str, object]) -> None:
    given = one(care("V1", "medicine"), **record)
    after = brought(given, koege())
    assert after.instance is given.instance
    assert notes(after, "technology_users")[0]["eligible"] == 0


def test_assens_asks_only_those_who_are_assessed() -> None:
    """Nothing is known of C1; C2 is able."""
    given = situation(
        care("V1", "medicine"), care("V2", "medicine"),
        citizens=(citizen("C1", screen=None), citizen("C2", screen=ScreenRecord(able=True, assessed_by=Level.NURSE))),
    )  # fmt: skip
    assert offered(brought(given, Use(technology="screen_assens", uptake=1))) == {"V2"}


def test_of_those_of_whom_nothing_is_known_a_share_is_able() -> None:
    """30 % of 200: about 60."""
    given = one(*(care(f"V{n}", "medicine") for n in range(200)))
    after = brought(given, Use(technology="screen_koege", uptake=1))
    assert 35 <= notes(after, "technology_users")[0]["eligible"] <= 85


def test_an_assessment_that_stands_is_kept() -> None:
    """By a nurse in January; one that has run out, or was by an SSH, is made anew."""
    january, day = date(2026, 1, 5), date(2026, 3, 2)
    base = {"able": True, "assessed_on": january, "physical_this_week": 3}
    found = []
    for record in (
        {"assessed_by": Level.NURSE},
        {"assessed_by": Level.NURSE, "reassess_by": day - timedelta(days=1)},
        {"assessed_by": Level.SSH},
    ):
        after = brought(one(care("V1", "medicine"), **{**base, **record}), koege())
        screen = after.instance.citizen["C1"].screen
        assert screen is not None
        assert screen.physical_this_week == 3
        found.append((screen.assessed_by, screen.assessed_on))
    assert found == [(Level.NURSE, january), (Level.SSA, day), (Level.SSA, day)]


def test_a_visit_that_offers_the_screen_already_is_left_as_it_is() -> None:
    """Its call of five minutes was somebody's judgement."""
    given = one(visit("V1", "C1", seconds=540, screen_seconds=300, services=("medicine",)))
    assert visits(brought(given, koege()))["V1"] == given.instance.visit["V1"]


def test_soroe_grows_in_two_phases() -> None:
    """About half of 100 begin at once, the others three years (156 weeks) later."""
    given = situation(*(care(f"V{n}", "medicine") for n in range(100)), citizens=[
        citizen(f"C{n}", screen=consenting(consent=Consent.UNKNOWN)) for n in range(100)
    ])  # fmt: skip
    use = Use(technology="screen_soroe", uptake=1)
    begun = [notes(brought(given, use, week=w), "technology_users")[0]["users"] for w in (0, 155, 156, None)]
    assert begun[0] == begun[1]
    assert 35 <= begun[0] <= 65
    assert begun[2:] == [100, 100]


def test_without_anybody_who_takes_calls_it_is_said() -> None:
    driving = shift("S1", modes=frozenset({Mode.PHYSICAL}))
    given = situation(
        given=instance([care("V1", "medicine")], [driving], citizens=[citizen("C1", screen=None)])
    )
    assert len(notes(brought(given, koege()), "technology_no_callers")) == 1
    assert notes(brought(one(care("V1", "medicine")), koege()), "technology_no_callers") == []


def test_who_has_it_is_concerned_on_a_day_without_a_call() -> None:
    """No call a week: no visit changes, but the citizen has the screen, and counts once as user and as concerned."""
    seldom = Use(technology="screen_vejle", uptake=1, parameters={**ABLE, "calls_week": 0.0})
    after = brought(one(care("V1", "medicine")), seldom)
    assert offered(after) == set()
    assert after.extra.devices == {"screen_vejle": 1}
    assert after.citizens == {"C1"}
