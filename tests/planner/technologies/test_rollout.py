"""One dose, one solution: the ladder's order, claims from before, and what a municipality must answer first."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from planner.domain import Level
from planner.errors import InputError
from planner.issue_texts import describe
from planner.messages import Lang
from planner.scenarios.records import Claim, Situation
from planner.technologies import BY_CODE, Use, assumptions, faults, in_ladder_order
from planner.technologies.effects import Remove
from planner.technologies.records import Step
from tests.planner.technologies.conftest import Enter
from tests.planner.technologies.samples import (
    LADDER,
    SURE,
    brought,
    care,
    notes,
    said,
    seconds,
    situation,
    technology,
    visits,
)


def step(code: str, all_may: str, **fields: object) -> Use:
    """A step of the ladder that everybody may have and takes; all medicine is dose-packed."""
    known = BY_CODE[code].parameter
    own = {n: v for n, v in {**SURE, "dose_packed_share": 1.0}.items() if n in known}
    return Use(**{"technology": code, "uptake": 1, "screening": all_may, "parameters": own, **fields})


def winners(after: Situation) -> set[str]:
    """Who has C1's medicine."""
    return {c.technology for c in after.claims if (c.citizen_id, c.service) == ("C1", "medicine")}


def test_the_order_of_uses_is_the_ladder_s() -> None:
    uses = [Use(technology=c) for c in reversed(("drift", "screen_vejle", *LADDER))]
    assert [u.technology for u in in_ladder_order(uses)] == [*LADDER, "drift", "screen_vejle"]


@pytest.mark.parametrize("number", range(len(LADDER)))
def test_the_lightest_step_in_use_has_the_dose(number: int, all_may: str) -> None:
    """Whatever heavier steps are in use too, in whatever order they are named."""
    given = situation(care("V1", "medicine"))
    uses = [step(c, all_may) for c in LADDER[number:]]
    assert winners(brought(given, *reversed(uses))) == {LADDER[number]}
    assert notes(brought(given, *uses), "technology_services_gone")[0]["services"] == 1


@pytest.mark.parametrize(
    "order", list(permutations(("smila_aarhus", "dose_packing_aalborg", "screen_koege")))
)
def test_no_order_of_uses_makes_a_difference(order: tuple[str, ...], all_may: str) -> None:
    given = situation(*(care(f"V{n}", *s) for n, s in enumerate((("medicine",), ("dispensing",), ("meal",)))))
    named = {c: step(c, all_may, uptake=0.6) for c in order}
    assert brought(given, *named.values()) == brought(given, *(named[c] for c in sorted(order)))


def test_a_screen_visit_comes_to_what_a_device_has_left(all_may: str) -> None:
    """C1's dose is the robot's, C2's meal may be by screen."""
    given = situation(care("V1", "medicine"), care("V2", "meal"), citizens=())
    people = tuple(c.model_copy(update={"screen": None}) for c in given.instance.citizens)
    given = replace(given, instance=given.instance.model_copy(update={"citizens": people}))
    screen = Use(technology="screen_koege", uptake=1, parameters={"able_share": 1})
    after = brought(given, screen, step("robot_hjoerring", all_may))
    assert after.claims == {Claim("C1", "medicine", "robot_hjoerring"), Claim("C2", "meal", "screen_koege")}


def test_a_dose_that_is_on_the_screen_is_no_robot_s_later(all_may: str) -> None:
    """A second call finds the claim of the first, whatever the ladder says."""
    given = situation(care("V1", "medicine"))
    people = tuple(c.model_copy(update={"screen": None}) for c in given.instance.citizens)
    given = replace(given, instance=given.instance.model_copy(update={"citizens": people}))
    first = brought(given, Use(technology="screen_koege", uptake=1, parameters={"able_share": 1}))
    second = brought(first, step("robot_aalborg", all_may))
    assert winners(second) == {"screen_koege"}
    assert second.instance is first.instance


def test_one_call_after_another_takes_no_dose_twice(all_may: str) -> None:
    """Medicine is the app's; what it left, the dispensing, is the robot's... but a robot is for those with medicine to give."""
    given = situation(care("V1", "medicine"), care("V2", "dispensing", citizen="C1"))
    first = brought(given, step("flexsmart_aarhus", all_may))
    second = brought(first, step("robot_aalborg", all_may))
    assert (winners(second), set(visits(second))) == ({"flexsmart_aarhus"}, {"V2"})


def test_dose_packing_and_a_device_share_a_citizen_s_medicine(all_may: str) -> None:
    """The pharmacy packs, the device hands out: each has its own service, and dose packing makes the device possible."""
    given = situation(care("V1", "medicine", "dispensing"))
    smila = step("smila_aarhus", all_may, parameters={**SURE, "dose_packed_share": 0})
    assert brought(given, smila).instance is given.instance
    after = brought(given, smila, Use(technology="dose_packing_aalborg", uptake=1))
    own = {c for c in after.claims if c.citizen_id == "C1"}
    assert own == {Claim("C1", "dispensing", "dose_packing_aalborg"), Claim("C1", "medicine", "smila_aarhus")}
    assert "V1" not in visits(after)


def test_a_device_is_filled_every_other_week(all_may: str) -> None:
    """Of 280 citizens 20 a day are due, within four standard deviations of 4.3: ten minutes by an SSA."""
    given = situation(*(care(f"V{n}", "medicine", "hygiene") for n in range(280)))
    after = brought(given, step("robot_hjoerring", all_may))
    own = [v for v in after.instance.visits if v.services == ("dispensing",)]
    assert 3 <= len(own) <= 37
    assert {(v.level, v.modes[0].service_duration) for v in own} == {(Level.SSA, 600)}


def test_the_toilet_comes_before_the_pads() -> None:
    """A visit that is gone needs no shortening."""
    given = situation(care("V1", "toilet", "meal"))
    toilet = Use(technology="toilet_vejen", uptake=1, parameters={"self_reliant_share": 1})
    after = brought(given, "sensorble_assens", toilet)
    assert (visits(after)["V1"].services, seconds(after, "V1")) == (("meal",), 720)
    assert [n["eligible"] for n in notes(after, "technology_users")] == [1, 0]


def test_a_technology_begins_in_its_week(all_may: str) -> None:
    """From week 5 on: not in week 4."""
    given, use = situation(care("V1", "medicine")), step("robot_aalborg", all_may, start_week=5)
    gone = ["V1" not in visits(brought(given, use, week=w)) for w in (4, 5)]
    assert gone == [False, True]


def test_forty_devices_are_forty_citizens(all_may: str) -> None:
    """By number instead of a share, or as places."""
    given = situation(*(care(f"V{n}", "medicine") for n in range(60)))
    by_number = step("robot_aalborg", all_may, uptake=None, citizens=40)
    places = step("robot_aalborg", all_may)
    places = places.model_copy(update={"parameters": {**places.parameters, "capacity": 40}})
    for use in (by_number, places):
        assert brought(given, use).extra.devices == {"robot_aalborg": 40}


def test_nothing_that_nobody_said_is_priced(all_may: str) -> None:
    """Two citizens x 5,000 kr. once and 1,200 a year, when the use says so."""
    given, use = situation(care("V1", "medicine"), care("V2", "medicine")), step("robot_aalborg", all_may)
    priced = use.model_copy(update={"parameters": {**use.parameters, "cost_once": 5000, "cost_year": 1200}})
    assert notes(brought(given, use), "technology_cost") == []
    told = notes(brought(given, priced), "technology_cost")[0]
    assert (told["once"], told["year"]) == (10_000, 2_400)


@pytest.mark.parametrize("code", ["route_planning_lemvig", "shift_app_koege"])
def test_what_changes_no_visit_says_where_to_look(code: str) -> None:
    given = situation(care("V1", "medicine"))
    after = brought(given, code)
    assert after.instance is given.instance
    assert said(after.notes) == ["technology_elsewhere"]
    assert len(str(after.notes[0].params["where"])) > 20


def test_a_new_technology_is_a_record(enter: Enter) -> None:
    """No code: here one that takes over wound care, on the ladder's first step."""
    code = enter(technology("plaster", Remove(frozenset({"wound"})), step=Step.SELF_RELIANT))
    after = brought(situation(care("V1", "wound"), care("V2", "meal")), code)
    assert set(visits(after)) == {"V2"}
    assert after.claims == {Claim("C1", "wound", "plaster")}


@pytest.mark.parametrize(
    ("use", "code", "about"),
    [
        (Use(technology="robots"), "technology_unknown", "robots"),
        (Use(technology="robot_aalborg"), "technology_parameter_missing", "uptake"),
        (Use(technology="clinic_soroe", uptake=1), "technology_parameter_missing", "mobile_share"),
        (Use(technology="robot_aalborg", uptake=1.2), "technology_parameter_range", "uptake"),
        (Use(technology="robot_aalborg", citizens=-1), "technology_parameter_range", "citizens"),
        (Use(technology="drift", parameters={"drift": 1}), "technology_parameter_unknown", "drift"),
        (Use(technology="drift", parameters={"drift_weeks": float("nan")}), "technology_parameter_range", "drift_weeks"),
        (Use(technology="training_viborg", parameters={"merge": 0.5}), "technology_parameter_range", "merge"),
    ],
)  # fmt: skip
def test_what_is_wrong_or_missing_names_technology_and_parameter(use: Use, code: str, about: str) -> None:
    given = situation(care("V1", "medicine"))
    with pytest.raises(InputError) as raised:
        brought(given, use)
    issue = raised.value.issues[0]
    assert (issue.code, len(raised.value.issues)) == (code, 1)
    for lang in Lang:
        words = " ".join(describe(issue, lang))
        assert about in words
        assert use.technology in words
    assert faults([use]) == raised.value.issues


def test_all_faults_are_told_at_once() -> None:
    """Gentofte asks for four figures, and is named twice."""
    uses = [Use(technology="early_detection_gentofte"), Use(technology="early_detection_gentofte", uptake=1)]
    codes = [i.code for i in faults(uses)]
    assert codes == ["technology_twice"] + ["technology_parameter_missing"] * 7


def test_a_number_of_citizens_answers_for_the_uptake() -> None:
    assert faults([Use(technology="robot_aalborg", citizens=5)]) == []


def test_the_figures_that_rest_on_nobody_are_told() -> None:
    """Of Vejle's screen visits the uptake, who is able and how much shorter are assumed; 5.5 a week is Vejle's. An own figure is
    told as one."""
    own = Use(technology="screen_vejle", uptake=0.4)
    found = {a.parameter.name: (a.value, a.own) for a in assumptions([own, Use(technology="nothing")])}
    assert found == {"uptake": (0.4, True), "able_share": (0.3, False), "shorter_minutes": (0.0, False)}
    high = {a.parameter.name: a.value for a in assumptions([own], "high")}
    assert high["shorter_minutes"] == 8.94


def test_the_shipped_screening_table_is_an_assumption_and_an_own_one_is_not(all_may: str) -> None:
    """Its shares are told with every technology that asks it."""
    shipped, own = (
        {
            a.parameter.name
            for a in assumptions([Use(technology="flexsmart_aarhus", uptake=1, screening=path)])
        }
        for path in (None, all_may)
    )
    assert shipped - own == {"screening.help", "screening.must_be_locked", "screening.intake_must_be_seen"}


def test_own_figures_stand_in_every_case() -> None:
    given = situation(care("V1", "medicine"))
    use = Use(technology="screen_koege", uptake=1, parameters={"able_share": 1, "shorter_minutes": 2})
    people = tuple(c.model_copy(update={"screen": None}) for c in given.instance.citizens)
    given = replace(given, instance=given.instance.model_copy(update={"citizens": people}))
    assert brought(given, use, case="high") == brought(given, use, case="low")
