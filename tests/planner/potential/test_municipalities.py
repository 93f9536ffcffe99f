"""The table of municipalities: whole, traceable, and found by the names people use."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.potential.borders import CHRISTIANSOE, areas
from planner.potential.municipalities import (
    AREA_SOURCE,
    INHABITANTS_SOURCE,
    inhabitants,
    municipalities,
    municipality,
)

# Areas in km2 that public pages print (Wikipedia's list of 2012 after Statistics Denmark; Trap Danmark for Lemvig).
PUBLISHED = {
    "0851": 1137.2, "0461": 305.7, "0630": 1058.8, "0730": 747.6, "0657": 1321.4, "0265": 211.9, "0330": 567.9, "0540": 496.8,
    "0316": 577.3, "0860": 926.2, "0376": 899.7, "0813": 650.3, "0580": 940.7, "0479": 415.5, "0665": 508.8, "0400": 588.3,
}  # fmt: skip

# Inhabitants on 1 January 2012 on the same page: a number of 2026 that is far from it was read wrongly.
EARLIER = {
    "0101": 549_050, "0751": 314_545, "0851": 201_142, "0461": 191_610, "0561": 115_112, "0630": 108_021, "0147": 100_215,
    "0730": 95_756, "0791": 93_819, "0621": 89_412, "0740": 89_328, "0657": 86_348, "0615": 83_598, "0265": 83_137, "0370": 81_012,
    "0330": 77_310, "0540": 76_094, "0157": 72_814, "0316": 69_415, "0860": 66_178, "0159": 65_303, "0376": 61_913, "0217": 61_493,
    "0813": 61_158, "0580": 59_600, "0479": 58_551, "0746": 58_008, "0760": 57_892,
}  # fmt: skip


def test_there_are_98_and_they_add_up() -> None:
    found = municipalities()
    assert len(found) == len({m.code for m in found}) == len({m.name for m in found}) == 98
    assert all(len(m.code) == 4 and m.inhabitants > 1_000 and m.area > 5 for m in found)
    assert inhabitants() == sum(m.inhabitants for m in found) == 6_025_511
    assert 42_500 < sum(m.area for m in found) < 43_500  # Denmark: 42,9xx km2 of land, lakes included


def test_areas_are_those_that_are_published() -> None:
    """The borders are generalised (1:500,000): within 2 %."""
    area = {m.code: m.area for m in municipalities()}
    assert all(area[code] == pytest.approx(km2, rel=0.02) for code, km2 in PUBLISHED.items())


def test_inhabitants_have_grown_or_shrunk_in_measure() -> None:
    people = {m.code: m.inhabitants for m in municipalities()}
    assert all(0.9 < people[code] / earlier < 1.3 for code, earlier in EARLIER.items())


@pytest.mark.shared
def test_areas_come_from_the_borders(shared: Path) -> None:
    """To the tenth of a km2 that the table keeps; Christiansø is no municipality."""
    found = areas(shared / "maps" / "denmark-municipalities-2014.geojson")
    assert CHRISTIANSOE not in found
    assert {m.code: m.area for m in municipalities()} == {c: round(km2, 1) for c, (_, km2) in found.items()}


def test_density_is_inhabitants_over_area() -> None:
    """Lemvig: 18,596 / 517.2 = 35.96."""
    assert municipality("Lemvig").density == pytest.approx(35.96, abs=0.01)


@pytest.mark.parametrize("name", ["Lemvig", "lemvig kommune", "LEMVIG", "Lemvigs Kommune", "0665", "665"])
def test_a_municipality_is_found_by_the_names_people_use(name: str) -> None:
    assert municipality(name).code == "0665"


def test_hyphens_and_the_genitive_do_not_matter() -> None:
    assert municipality("Høje Taastrup").code == "0169"
    assert municipality("Nordfyn").code == municipality("Nordfyns").code == "0480"
    assert municipality("Horsens").code == "0615"


def test_an_unknown_name_suggests_those_like_it() -> None:
    with pytest.raises(KeyError, match="Odense"):
        municipality("Odensø")
    with pytest.raises(KeyError, match="''"):
        municipality("Atlantis")


def test_the_sources_say_their_year_and_what_was_not_checked() -> None:
    assert "2026" in INHABITANTS_SOURCE.da
    assert "not checked" in INHABITANTS_SOURCE.en
    assert "2014-02-13" in AREA_SOURCE.en
