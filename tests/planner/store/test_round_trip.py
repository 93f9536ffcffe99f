"""What is read back equals what was written, whatever it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from planner.digest import instance_digest
from planner.domain import Instance, Plan
from planner.exports.plan_json import plan_text
from planner.store import Kind, Names, Store, named, names_of, open_store
from planner.store.content import pack_plan
from planner.synthetic.generate import generate
from tests.planner.store.conftest import BOTH, NewPlace, SteppingClock
from tests.planner.store.plans_strategy import plans
from tests.planner.store.samples import DAY, DISTRICT, a_plan, small_day, travel_of

EMPTY = Instance()


@pytest.fixture(scope="module", params=BOTH)
def one_store(request: pytest.FixtureRequest, new_place: NewPlace) -> Iterator[Store]:
    """A store that fills up over the examples."""
    with open_store(new_place(request.param), clock=SteppingClock()) as opened:
        opened.save_input(EMPTY)
        yield opened


@settings(max_examples=15, derandomize=True, deadline=None)
@given(plan=plans)
def test_any_plan_is_read_back_equal(one_store: Store, plan: Plan) -> None:
    """Also published, and also as text: the digest of a plan does not change by storing it."""
    run = plan.run.model_copy(update={"instance_hash": instance_digest(EMPTY)})
    plan = plan.model_copy(update={"run": run})
    saved = one_store.save_plan(plan, kind=Kind.NIGHTLY, district=DISTRICT, day=DAY)
    published = one_store.publish(saved.plan_id, by="Bo", why="god")
    assert one_store.plan(saved.plan_id) == plan
    assert one_store.plan(published.plan_id) == plan
    assert published.content_hash == saved.content_hash
    assert plan_text(one_store.plan(saved.plan_id)) == plan_text(plan)


@pytest.mark.parametrize("field", ["seconds", "budget_seconds"])
def test_a_figure_that_is_not_finite_is_refused_and_nothing_stored(file_store: Store, field: str) -> None:
    plan = a_plan(**{field: float("inf")})
    with pytest.raises(ValueError, match="cannot be written and read back"):
        file_store.save_plan(plan, kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=small_day())
    assert file_store.plans() == ()


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogates not allowed"):
        pack_plan(a_plan(version="\ud800"))


def test_nul_is_refused_and_what_only_looks_like_it_is_kept(store: Store) -> None:
    r"""PostgreSQL cannot keep NUL in text; a backslash and u0000 are six plain characters."""
    with pytest.raises(ValueError, match="NUL"):
        pack_plan(a_plan(version="a\0"))
    plan = a_plan(version="a\\u0000")
    saved = store.save_plan(plan, kind=Kind.BASE, district=DISTRICT, day=DAY, instance=small_day())
    assert store.plan(saved.plan_id) == plan


def test_what_does_not_fit_in_64_bits_is_refused() -> None:
    assert pack_plan(a_plan(seed=2**63 - 1)).plan.run.seed == 2**63 - 1
    with pytest.raises(ValueError, match="seed of the plan is beyond 64 bits"):
        pack_plan(a_plan(seed=2**63))
    with pytest.raises(ValueError, match="waiting"):
        pack_plan(a_plan(terms={"waiting": -(2**63) - 1}))


def test_an_input_is_read_back_equal_with_its_key_file_and_nameless_without(store: Store) -> None:
    day = small_day()
    key = store.save_input(day)
    assert key == instance_digest(day)
    assert store.instance(key, names=names_of(day)) == day
    without = store.instance(key)
    assert without == named(day, Names())
    assert without != day


def test_a_made_up_municipality_is_read_back_equal(file_store: Store) -> None:
    """Every field that the generator fills: units, screen records, breaks, delegations, links, locks, settings."""
    day, _ = generate(citizens=12, seed=3)
    key = file_store.save_input(day)
    assert file_store.instance(key, names=names_of(day)) == day


def test_travel_times_are_read_back_to_equal_matrices(store: Store) -> None:
    day = small_day()
    travel = travel_of(day)
    store.save_input(day, travel)
    assert store.has_travel(travel.digest)
    found = store.travel(travel.digest)
    assert found.digest == travel.digest
    assert found.address_ids == travel.address_ids
    assert found.leg(day.shifts[0].means, "A1", "A3") == (120, 1000)  # two steps of 60 s and 500 m


def test_what_is_not_there_is_said(store: Store) -> None:
    with pytest.raises(LookupError, match="no input abc"):
        store.instance("abc")
    with pytest.raises(LookupError, match="no travel times abc"):
        store.travel("abc")
    with pytest.raises(LookupError, match="no plan 41"):
        store.plan(41)
    assert not store.has_travel("abc")


def test_the_same_input_is_kept_once(store: Store) -> None:
    """A second time nothing is written: the clock is not even asked."""
    day = small_day()
    assert store.save_input(day, travel_of(day)) == store.save_input(day, travel_of(day))
