"""What must hold on any day, of any set of technologies: a made-up town of forty citizens."""

from __future__ import annotations

import pytest
from hypothesis import given as given_
from hypothesis import settings
from hypothesis import strategies as st

from planner.errors import Severity
from planner.messages import Lang, render
from planner.scenarios.records import Situation
from planner.synthetic import generate
from planner.synthetic.screen import with_screen
from planner.technologies import BY_CODE, Use
from planner.technology_texts import TECHNOLOGY_NOTES
from planner.travel.straight import straight_line_times
from planner.validate import validate
from tests.planner.technologies.samples import LADDER, brought

FIGURES = {
    "recording_share": 0.3, "fewer_minutes": 4, "self_reliant_share": 0.5, "share": 0.5, "less_at_end": 30, "mobile_share": 0.5,
    "finding_rate": 0.1, "handling_minutes": 5, "share_needing_visit": 0.3, "ill_share": 0.3,
    "earlier_minutes": 15, "later_minutes": 15,
}  # fmt: skip


@pytest.fixture(scope="module")
def town() -> Situation:
    day = with_screen(generate(citizens=40, seed=5)[0], seed=5)
    return Situation(day, straight_line_times(day.addresses, {s.means for s in day.shifts}))


def using(code: str, uptake: float) -> Use:
    """With a figure for whatever no source gives."""
    asked = {p.name for p in BY_CODE[code].parameters if p.base is None}
    return Use(technology=code, uptake=uptake, parameters={n: v for n, v in FIGURES.items() if n in asked})


CODES = st.lists(st.sampled_from(sorted(BY_CODE)), min_size=1, max_size=6, unique=True)


@settings(derandomize=True, max_examples=15, deadline=None)
@given_(
    codes=CODES,
    uptake=st.floats(0, 1),
    week=st.none() | st.integers(0, 60),
    case=st.sampled_from(("low", "base", "high")),
)
def test_any_set_of_technologies_leaves_a_sound_day(
    town: Situation, codes: list[str], uptake: float, week: int | None, case: str
) -> None:
    """No fault that was not there; every note has words; ids stay; a dose is one technology's; the same again is the same."""
    uses = [using(c, uptake) for c in codes]
    after = brought(town, *uses, week=week, case=case)
    assert not [i for i in validate(after.instance) if i.severity is Severity.ERROR]
    assert all(render(TECHNOLOGY_NOTES, n.code, n.params, lang) for n in after.notes for lang in Lang)
    assert len({(c.citizen_id, c.service) for c in after.claims}) == len(after.claims)
    assert after == brought(town, *reversed(uses), week=week, case=case)
    old = [v.visit_id for v in town.instance.visits if v.visit_id in after.instance.visit]
    assert [v.visit_id for v in after.instance.visits][: len(old)] == old


@settings(derandomize=True, max_examples=12, deadline=None)
@given_(
    code=st.sampled_from([c for c in LADDER if c != "robot_aalborg"]),
    uptakes=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_more_uptake_spares_no_less(town: Situation, code: str, uptakes: tuple[float, float]) -> None:
    """Whoever is concerned by the smaller share is by the larger, and what is claimed stays claimed."""
    few, more = (brought(town, using(code, u)) for u in sorted(uptakes))
    assert few.citizens <= more.citizens
    assert few.claims <= more.claims


@pytest.mark.parametrize("uptake", [0.3, 1.0])
def test_together_a_service_is_taken_by_no_more_than_one(town: Situation, uptake: float) -> None:
    """The medicine that all steps take together is what some step takes alone, each citizen's once. (A dispensing that a device
    would have taken stays where a lighter step has the medicine.)"""
    uses = [using(c, uptake) for c in LADDER]
    alone = set().union(*({c[:2] for c in brought(town, u).claims} for u in uses))
    together = [c[:2] for c in brought(town, *uses).claims]
    assert set(together) <= alone
    assert sorted(c for c in together if c[1] == "medicine") == sorted(c for c in alone if c[1] == "medicine")
