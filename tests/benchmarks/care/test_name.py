"""Names of care days."""

from __future__ import annotations

import pytest

from benchmarks.care import KINDS, CareName


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_reads_as_it_is_written(kind: str) -> None:
    """Text, parts and text again; the kind with a hyphen in it too."""
    name = CareName.parse(f"care-300-{kind}-7")
    assert name == CareName(300, kind, 7)
    assert str(name) == f"care-300-{kind}-7"
    assert name.family == f"care-{kind}"


def test_links_breaks_has_both_and_plain_neither() -> None:
    """What a kind keeps is said by its name."""
    assert CareName(300, "links-breaks", 1).linked
    assert CareName(300, "links-breaks", 1).with_breaks
    assert not CareName(300, "plain", 1).linked
    assert not CareName(300, "plain", 1).with_breaks


@pytest.mark.parametrize(
    "text", ["care-300-1", "care-plain-300-1", "care-300-doubles-1", "care-0300-plain-1", "care-300-plain-1x"]
)
def test_another_shape_is_refused_with_the_right_one(text: str) -> None:
    """The sentence says how names are built."""
    with pytest.raises(ValueError, match=r"care-VISITS-KIND-SEED, such as care-300-plain-1.*links-breaks"):
        CareName.parse(text)


@pytest.mark.parametrize(("visits", "right"), [(4, False), (5, True), (20_000, True), (20_001, False)])
def test_size_has_bounds(visits: int, right: bool) -> None:
    """5 to 20,000 visits, both included."""
    text = f"care-{visits}-plain-1"
    if right:
        assert CareName.parse(text).visits == visits
        return
    with pytest.raises(ValueError, match="5 to 20,000 visits"):
        CareName.parse(text)
