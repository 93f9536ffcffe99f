"""Scaled to a municipality and the nation: by recipients, by density, with the interval and with its assumptions."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import pytest

from planner.potential.bases import Found, of_study
from planner.potential.municipalities import municipalities, municipality
from planner.potential.order import Order
from planner.potential.places import asked, nation, place_of
from planner.potential.records import Basis, Projection
from planner.potential.scaling import by_density, everywhere, projections, shares
from planner.potential.targets import targets
from tests.planner.potential.made import made_study, parts, plain_study

near = pytest.approx


def basis(minutes: float = 8, density: float | None = None, key: str = "one") -> Basis:
    found = of_study(plain_study(minutes, key), f"{key}.json", density)
    assert isinstance(found, Found)
    return found.basis


def uncertain(key: str, density: float, saved: tuple[float, float]) -> Basis:
    """Hours of driving that ten visits save under each of two seeds."""
    pairs = [(parts(driving=9), parts(driving=9 - s, screen=10)) for s in saved]
    found = of_study(made_study(pairs, key=key), f"{key}.json", density)
    assert isinstance(found, Found)
    return found.basis


def national(bases: list[Basis], **order: object) -> Projection:
    return projections(bases, "visit", "screen", [nation()], Order(**order))[0]  # type: ignore[arg-type]


def test_the_nation_by_the_sources_numbers() -> None:
    """18,000 x 5.5 x 52 = 5,148,000 visits x 13 min = 1,115,400 h = 579.7 FTE of 1,924 h, or 796.7 of 1,400; x 490 kr."""
    found = national([basis()])
    assert (found.count, found.units) == near((18_000, 5_148_000))
    assert found.hours.net.mean == near(1_115_400)
    assert found.fte_gross.mean == near(1_115_400 / 1924)
    assert found.fte_effective.mean == near(1_115_400 / 1400)
    assert found.kroner.mean == near(1_115_400 * 490)


def test_the_measured_minutes_give_what_the_arithmetic_gives() -> None:
    """Driving and entry of the pilot, 9.148 + 5.3, scaled: 644.3 FTE (domain.md 3.2); here 9.148 of driving and 5 of stops."""
    found = national([basis(9.148)])
    assert found.hours.way.mean / 1924 == near(5_148_000 * 14.148 / 60 / 1924)


def test_full_time_equivalents_are_the_same_hours_and_are_not_mixed() -> None:
    found = national([basis()])
    assert found.fte_gross.mean * 1924 == near(found.fte_effective.mean * 1400)


def test_a_municipality_has_its_share_by_inhabitants() -> None:
    """Lemvig: 153,632 x 18,596 / 6,025,511 = 474.1 recipients; 18,000 / 153,632 of them, 55.55."""
    place = place_of(municipality("Lemvig"))
    assert (place.recipients, place.given) == (near(474.14, abs=0.01), False)
    found = projections([basis()], "visit", "screen", [place], Order())[0]
    assert found.count == near(55.55, abs=0.01)


def test_recipients_that_are_given_count_instead() -> None:
    """2,650 in Vejle: 310.5 screen citizens, the 310 that the source has."""
    order = Order(("Vejle",), (2_650,))
    place = asked(order)[0]
    found = projections([basis()], "visit", "screen", [place], order)[0]
    assert (place.recipients, place.given) == (2_650, True)
    assert found.count == near(310.5, abs=0.05)
    said = {a.code for a in found.assumptions}
    assert "recipients_given" in said
    assert "recipients_by_inhabitants" not in said


def test_all_municipalities_make_the_nation() -> None:
    """Hours, weighed by density or not, add up to the nation's; so do recipients."""
    for bases in ([basis()], [basis(6, 900.0, "town"), basis(12, 40.0, "country")]):
        whole, parts_ = national(bases), everywhere(bases, "visit", "screen", Order())
        assert len(parts_) == 98
        assert sum(p.hours.net.mean for p in parts_) == near(whole.hours.net.mean)
        assert sum(p.place.recipients for p in parts_) == near(153_632)


def test_town_and_country_are_weighed_by_density() -> None:
    """Lemvig (36 per km2) is as the country, Frederiksberg (12,201) as the town; the nation lies between."""
    bases = [basis(6, 900.0, "town"), basis(12, 40.0, "country")]
    assert by_density(bases)
    assert shares(bases, place_of(municipality("Lemvig"))) == (0.0, 1.0)
    assert shares(bases, place_of(municipality("Frederiksberg"))) == (1.0, 0.0)
    town, country = shares(bases, nation())
    assert town + country == near(1)
    assert 0.3 < town < 0.8
    lemvig = projections(bases, "visit", "screen", [place_of(municipality("Lemvig"))], Order())[0]
    assert 60 * lemvig.per_unit.driving.mean == near(12)
    assert 60 * national(bases).per_unit.driving.mean == near(6 * town + 12 * country)


def test_the_nations_shares_are_its_municipalities_by_inhabitants() -> None:
    bases = [basis(6, 900.0, "town"), basis(12, 40.0, "country")]
    people = sum(m.inhabitants for m in municipalities())
    by_hand = sum(m.inhabitants / people * shares(bases, place_of(m))[0] for m in municipalities())
    assert shares(bases, nation())[0] == near(by_hand)


def test_the_interval_of_the_nation_combines_the_districts() -> None:
    """Half widths a and b of town and country, weighed w and 1 - w: sqrt((w a)^2 + ((1 - w) b)^2), not their sum over places."""
    town, country = uncertain("town", 900.0, (1.0, 2.0)), uncertain("country", 40.0, (2.0, 4.0))
    w, v = shares([town, country], nation())
    a, b = (x.per_unit.driving.half_width or 0 for x in (town, country))
    found = national([town, country])
    assert found.per_unit.driving.half_width == near(sqrt((w * a) ** 2 + (v * b) ** 2))
    assert found.hours.driving.half_width == near(5_148_000 * sqrt((w * a) ** 2 + (v * b) ** 2))


@pytest.mark.parametrize("densities", [(None, None), (90.0, None), (90.0, 90.0)])
def test_without_two_densities_districts_count_evenly_and_it_says_so(
    densities: tuple[float | None, ...],
) -> None:
    bases = [basis(6, densities[0], "a"), basis(12, densities[1], "b")]
    found = national(bases)
    assert found.weights == (0.5, 0.5)
    assert 60 * found.per_unit.driving.mean == near(9)
    assert "flat_many" in {a.code for a in found.assumptions}


def test_one_district_stands_for_all_and_it_says_so() -> None:
    found = projections([basis(8, 40.0)], "visit", "screen", [place_of(municipality("Odense"))], Order())[0]
    assert found.weights == (1.0,)
    codes = [a.code for a in found.assumptions]
    assert "flat_one" in codes
    assert "by_density" not in codes


def test_assumptions_say_what_each_figure_rests_on() -> None:
    bases = [basis(6, 900.0, "town"), basis(12, 40.0, "country")]
    found = projections(
        bases, "visit", "screen", [place_of(municipality("Lemvig"))], Order(kroner_per_hour=500)
    )[0]
    said = {a.code: a.params for a in found.assumptions}
    assert said["by_density"] == {"low": 40.0, "high": 900.0, "count": 2}
    assert said["target_screen_citizens"]["share"] == near(18_000 / 153_632)
    assert said["visits_a_week"] == {"visits": 5.5, "weeks": 52}
    assert said["rate"] == {"rate": 500}
    assert said["same_visit"] == {"visits": 35.0}  # ten a day to two citizens
    assert {
        "search_spread",
        "independent",
        "same_share",
        "recipients_nation",
        "existing_use",
        "overlap",
        "two_ways_of_fte",
    } <= set(said)
    assert "same_days" not in said  # a visit is a visit whatever the year; devices and citizens are not


def test_medicine_devices_go_with_the_sources_robots() -> None:
    """4,770 and 15,400, hours a year each; no visits a week."""
    found = projections([basis()], "user", "robot", [nation()], Order())
    assert [(p.target, p.count, p.units) for p in found] == [
        ("robots_3", near(4_770), near(4_770)),
        ("robots_10", near(15_400), near(15_400)),
    ]
    codes = {a.code for a in found[0].assumptions}
    assert {"device_is_robot", "same_days"} <= codes
    assert "visits_a_week" not in codes


def test_a_number_that_is_given_counts_instead_of_the_sources() -> None:
    assert [t.national for t in targets("screen", 5_000)] == [5_000]
    assert targets("other", None) == ()
    found = projections([basis()], "citizen", "other", [nation()], Order(national=1_000))[0]
    assert (found.target, found.units) == ("given", near(1_000))


@pytest.mark.parametrize(
    "wrong",
    [
        {"visits_per_citizen_week": 0}, {"national": -1}, {"kroner_per_hour": -1}, {"kroner_per_hour": float("nan")},
        {"recipients": (5,)}, {"municipalities": ("Vejle",), "recipients": (0,)}, {"visits_per_citizen_week": float("inf")},
    ],
)  # fmt: skip
def test_what_no_file_could_make_good_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"positive|negative|recipients"):
        Order(**wrong)  # type: ignore[arg-type]
    Order(kroner_per_hour=0)


def test_districts_with_other_frequencies_are_said_to_save_the_same_by_the_visit() -> None:
    """35 a week in one, 70 in the other; nothing is said where the citizens are not known."""
    often = replace(basis(8, None, "often"), visits_per_citizen_week=70.0)
    said = {a.code: a.params for a in national([basis(), often]).assumptions}
    assert said["same_visit_range"] == {"least": 35.0, "most": 70.0}
    unknown = replace(basis(), visits_per_citizen_week=None)
    assert not {"same_visit", "same_visit_range"} & {a.code for a in national([unknown]).assumptions}


def test_packing_and_training_go_with_the_sources_numbers() -> None:
    """15 % of 153,632 are 23,044.8; 10 and 50 % are rounded to 15,000 and 75,000 by the source."""
    assert [t.national for t in targets("packing", None)] == near([23_044.8])
    assert [t.national for t in targets("training", None)] == [15_000, 75_000]
