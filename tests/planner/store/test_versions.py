"""Versions of a day's plan: numbered, whole, with what they cost, leave out, break and change."""

from __future__ import annotations

import json
import logging
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from planner.check import check
from planner.difference import ChangeKind, difference
from planner.errors import InputError, Violation
from planner.store import Kind, Saved, Store
from planner.store.schema import assignments, bodies, terms, unplanned
from tests.builders import at, grid_times
from tests.planner.store.samples import DAY, DISTRICT, NEXT_DAY, a_plan, small_day, travel_of


def save(store: Store, plan: object = None, **given: object) -> Saved:
    """Save the sample plan with its input."""
    values = {"kind": Kind.NIGHTLY, "district": DISTRICT, "day": DAY, "instance": small_day(), **given}
    return store.save_plan(plan or a_plan(), **values)  # type: ignore[arg-type]


def test_what_is_told_about_a_version(store: Store) -> None:
    """All of RunInfo that one searches by, the instant of the clock, and nothing made up."""
    saved = save(store, by="natten", why="hver nat", parameters={"iterations": 2000, "exact": True})
    assert saved == store.saved(saved.plan_id)
    assert (saved.sequence, saved.kind, saved.district, saved.day) == (1, Kind.NIGHTLY, DISTRICT, DAY)
    assert (saved.who, saved.why, saved.parameters) == (
        "natten",
        "hver nat",
        {"iterations": 2000, "exact": True},
    )
    assert (saved.solver, saved.seed, saved.version, saved.status) == ("search", 7, "0.1.0", "feasible")
    assert saved.cost == 123_456_789_012_345  # beyond 32 bits
    assert (saved.planned, saved.left_out, saved.broken_rules) == (3, 0, 0)
    assert (saved.source_id, saved.restores_id, saved.bound, saved.removed) == (None, None, None, False)
    assert saved.instance_hash == a_plan().run.instance_hash
    assert saved.saved_at == at("06:00")  # the clock's first answer, in UTC inside


def test_versions_of_a_day_are_numbered_and_those_of_another_day_or_district_by_themselves(
    store: Store,
) -> None:
    given = [(DISTRICT, DAY), (DISTRICT, DAY), ("Syd", DAY), (DISTRICT, NEXT_DAY), (DISTRICT, DAY)]
    assert [save(store, district=d, day=day).sequence for d, day in given] == [1, 2, 1, 1, 3]


def test_listing_is_by_day_district_and_sequence_and_can_be_narrowed(store: Store) -> None:
    for district, day, kind in (
        ("Syd", DAY, Kind.NIGHTLY), ("Nord", NEXT_DAY, Kind.NIGHTLY), ("Nord", DAY, Kind.BASE),
        ("Nord", DAY, Kind.INTRADAY),
    ):  # fmt: skip
        save(store, district=district, day=day, kind=kind)

    def listed(**narrowed: object) -> list[tuple[str, int, str]]:
        return [(s.district, s.day.day, s.kind.value) for s in store.plans(**narrowed)]  # type: ignore[arg-type]

    first = [("Nord", 2, "base"), ("Nord", 2, "intraday"), ("Syd", 2, "nightly")]
    assert listed() == [*first, ("Nord", 3, "nightly")]
    assert listed(until=DAY) == first
    assert listed(since=NEXT_DAY) == [("Nord", 3, "nightly")]
    assert listed(district="Syd") == [("Syd", 2, "nightly")]
    assert listed(kind=Kind.BASE) == [("Nord", 2, "base")]
    last, base = store.last("Nord", DAY), store.last("Nord", DAY, Kind.BASE)
    assert last is not None
    assert base is not None
    assert (last.kind, base.kind) == (Kind.INTRADAY, Kind.BASE)
    assert store.last("Nord", DAY, Kind.PUBLISHED) is None
    assert store.last("Vest", DAY) is None


def test_the_parts_of_a_plan_can_be_asked_for_in_sql(store: Store) -> None:
    """Terms, what is left out and why, and who comes: V1 and V2 by W1, V3 left out."""
    saved = save(store, a_plan({"S1": ["V1", "V2"]}))
    with store._db.engine.connect() as connection:
        cost = {r.term: r.points for r in connection.execute(select(terms))}
        left = connection.execute(select(unplanned)).one()
        who = [(r.visit_id, r.worker_id, r.mode, r.start) for r in connection.execute(select(assignments))]
    assert cost == a_plan().run.terms
    assert (left.visit_id, left.priority) == ("V3", 3)
    assert json.loads(left.reasons) == [
        {"code": "no_shift_in_window", "params": {"window": "07:00-15:00", "minutes": 2.5}}
    ]
    # 07:00 at B, 60 s to A1, 200 s of arriving: 07:04:20; 10 min of care, 118 s, 60 s, 200 s: 07:20:38
    assert who == [("V1", "W1", "physical", at("07:04:20")), ("V2", "W1", "physical", at("07:20:38"))]
    assert (saved.planned, saved.left_out) == (2, 1)


def test_violations_are_kept_as_they_were_found(store: Store) -> None:
    """A plan that starts V1 before its worker can be there."""
    day, plan = small_day(), a_plan()
    late = plan.routes[0].model_copy(update={"departure": plan.routes[0].departure + timedelta(minutes=3)})
    wrong = plan.model_copy(update={"routes": (late, *plan.routes[1:])})
    found = tuple(check(day, travel_of(day), wrong))
    assert found
    saved = save(store, wrong, violations=found)
    assert saved.broken_rules == len(found)
    assert store.violations(saved.plan_id) == found
    assert store.violations(save(store).plan_id) == ()


def test_a_published_plan_keeps_the_violations_and_parameters_of_its_source(store: Store) -> None:
    broken = (Violation("window", ("V1", "S1"), 60, "seconds", {"visit": "V1"}),)
    saved = save(store, violations=broken, parameters={"price": 1.5})
    published = store.publish(saved.plan_id, by="Bo", why="må")
    assert store.violations(published.plan_id) == broken
    assert (published.broken_rules, published.parameters) == (1, {"price": 1.5})


def test_each_version_keeps_what_it_changed_against_the_one_that_stands(store: Store) -> None:
    """The base plan until something is published, then that, and never a nightly plan nobody has approved."""
    all_by_one, shared = a_plan(), a_plan({"S1": ["V1", "V3"], "S2": ["V2"]})
    base = save(store, all_by_one, kind=Kind.BASE)
    first = save(store, shared)
    second = save(store, shared)
    published = store.publish(first.plan_id, by="Bo", why="god")
    third = save(store, shared)
    tallies = {step.saved.plan_id: step.tally for step in store.history(DISTRICT, DAY)}
    assert tallies[base.plan_id] is None
    found = difference(all_by_one, shared)
    for plan_id in (first.plan_id, second.plan_id, published.plan_id):
        tally = tallies[plan_id]
        assert tally is not None
        assert tally.before_id == base.plan_id
        assert tally.worker == found.count(ChangeKind.WORKER) == 1
        assert store.changes(plan_id) == found
    tally = tallies[third.plan_id]
    assert tally is not None
    assert (tally.before_id, tally.worker, tally.kept) == (published.plan_id, 0, 3)
    assert store.changes(base.plan_id) is None
    assert store.difference(base.plan_id, first.plan_id) == found


def test_what_may_not_be_saved(store: Store) -> None:
    """Each refusal says why, and leaves nothing behind."""
    other = small_day().model_copy(update={"title": "Syd"})
    with pytest.raises(ValueError, match=r"published by Store\.publish"):
        save(store, kind=Kind.PUBLISHED)
    with pytest.raises(ValueError, match="district must not be empty"):
        save(store, district=" ")
    with pytest.raises(ValueError, match="another input"):
        save(store, instance=other)
    with pytest.raises(ValueError, match="other travel times"):
        save(store, travel=grid_times(small_day(), step_seconds=61))
    with pytest.raises(ValueError, match="is not stored; give it"):
        save(store, instance=None)
    with pytest.raises(ValueError, match="parameter list is a list"):
        save(store, parameters={"list": [1]})
    with pytest.raises(ValueError, match="not JSON compliant"):
        save(store, parameters={"x": float("nan")})
    assert store.plans() == ()
    with pytest.raises(LookupError):
        store.instance(a_plan().run.instance_hash)


def test_a_plan_whose_input_is_stored_needs_it_not_again(store: Store) -> None:
    store.save_input(small_day())
    assert save(store, instance=None).sequence == 1


def test_ids_that_look_like_cpr_numbers_are_refused_in_inputs_and_plans(store: Store) -> None:
    """010203-1234 is a possible CPR number: it is neither stored nor repeated."""
    text = small_day().model_dump_json().replace('"C1"', '"010203-1234"')
    day = type(small_day()).model_validate_json(text)
    with pytest.raises(InputError) as caught:
        store.save_input(day)
    assert [i.column for i in caught.value.issues] == ["citizens.citizen_id"]
    assert "010203" not in str(caught.value)
    plan = type(a_plan()).model_validate_json(a_plan().model_dump_json().replace('"W1"', '"010203-1234"'))
    with pytest.raises(InputError):
        save(store, plan)
    assert store.plans() == ()


def test_passwords_and_cpr_numbers_in_words_are_blotted_out(store: Store) -> None:
    saved = save(
        store,
        why="Fru 010203-1234 ringede; postgresql://a:hemmelig@db/x",
        parameters={"password": "hemmelig", "url": "postgresql://a:hemmelig@db/x", "note": "010203-1234"},
    )
    told = saved.model_dump_json()
    assert "hemmelig" not in told
    assert "010203" not in told
    assert saved.parameters["password"] == "***"


def test_a_plan_is_saved_although_the_one_before_it_is_damaged(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """What it changes cannot be told, and the log says so; the next one is compared with it again where it stands."""
    broken = save(store)
    damage(store, broken.content_hash)
    with caplog.at_level(logging.ERROR, logger="planner"):
        saved = save(store, a_plan(seed=8))
    (told,) = [r for r in caplog.records if r.msg == "not_compared"]
    assert told.__dict__["homecare_fields"] == {"plan_id": saved.plan_id, "source_id": broken.plan_id}
    assert store.plan(saved.plan_id) == a_plan(seed=8)
    assert store.changes(saved.plan_id) is None
    assert [step.tally for step in store.history(DISTRICT, DAY)] == [None, None]
    after = save(store, a_plan(seed=9))
    assert store.changes(after.plan_id) == difference(a_plan(seed=8), a_plan(seed=9))


def damage(store: Store, content_hash: str) -> None:
    """Change the first byte after the head of a plan's content, past the triggers that keep it."""
    with store._db._writing.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER keep_bodies_change")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        body = connection.execute(select(bodies.c.body).where(bodies.c.hash == content_hash)).scalar_one()
        torn = body[:2] + bytes([body[2] ^ 0xFF]) + body[3:]
        connection.execute(update(bodies).where(bodies.c.hash == content_hash).values(body=torn))
