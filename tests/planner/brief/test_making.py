"""The brief as a whole: every unit told of, what stands and how old it is, and JSON and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from planner.brief import Brief, Continuity, TradeOff, morning_brief
from planner.check import check
from planner.difference import ChangeKind
from planner.domain import Reason
from planner.nightly.records import Fault, Outcome, Setback, Step
from planner.store.records import Kind
from tests.builders import citizen, four_visits, grid_times, worker
from tests.planner.brief.samples import (
    BEGAN,
    CRASH,
    DAY,
    MORNING,
    brief,
    night,
    planned,
    standing,
    told,
    unit,
)


def test_every_unit_is_told_of_also_without_a_plan() -> None:
    """Syd has no plan to tell of; the units stand in their order, each once."""
    made = brief(told(), units=(unit("Syd", Outcome.FAILED, plan_id=None, standing=None), unit("Nord")))
    assert [(d.district, d.day, d.content is None) for d in made.days] == [
        ("Syd", DAY, True),
        ("Nord", DAY, False),
    ]
    assert [d.district for d in made.failed] == ["Syd"]
    assert made.night.units == ()
    assert [u.district for u in made.whole_night.units] == ["Syd", "Nord"]


def test_what_changed_since_the_plan_before() -> None:
    """V4 goes from S1 at home to S2 by screen: another worker, another mode; V1 to V3 are as before."""
    day = four_visits()
    before = planned(day, {"S1": ["V1", "V2", "V3", "V4"]})
    given = told(
        {"S1": ["V1", "V2", "V3"], "S2": [("V4", "screen")]},
        previous=before, previous_id=3, previous_kind=Kind.PUBLISHED,
    )  # fmt: skip
    changes = brief(given).days[0].content.changes  # type: ignore[union-attr]
    assert changes is not None
    assert (changes.against_id, changes.against_kind) == (3, Kind.PUBLISHED)
    (change,) = changes.difference.changes
    assert change.visit_id == "V4"
    assert {ChangeKind.WORKER, ChangeKind.MODE} <= set(change.kinds)
    assert changes.citizens == {"V4": "C3"}
    assert brief(told()).days[0].content.changes is None  # type: ignore[union-attr]


def test_what_is_unplanned_and_why_most_urgent_first() -> None:
    """V2 is acute, V1 as usual; the reason is told in both languages."""
    day = four_visits()
    visits = (day.visits[0], day.visits[1].model_copy(update={"priority": 1}), *day.visits[2:])
    given = told({"S1": ["V3", "V4"]}, day.model_copy(update={"visits": visits}))
    why = Reason(code="fits", params={"shift": "S2", "start": "08:00"})
    left = tuple(u.model_copy(update={"reasons": (why,)}) for u in given.plan.unplanned)
    plan = given.plan.model_copy(update={"unplanned": left})
    content = brief(replace(given, plan=plan)).days[0].content
    assert content is not None
    assert [(u.visit_id, u.citizen_id, u.priority) for u in content.unplanned] == [
        ("V2", "C2", 1),
        ("V1", "C1", 3),
    ]
    assert content.unplanned[0].texts[0].da == "Der er plads på vagt S2 kl. 08:00; søgningen fandt den ikke."
    assert (
        content.unplanned[0].texts[0].en == "There is room on shift S2 at 08:00; the search did not find it."
    )
    assert (content.visits, content.planned) == (4, 2)


def test_broken_rules_name_ids_and_never_people() -> None:
    """W1 may not come to C1, and does."""
    day = four_visits()
    citizens = (citizen("C1", label="Karen Hansen", forbidden_workers=frozenset({"W1"})), *day.citizens[1:])
    workers = (worker("W1", label="Mette Madsen"), *day.workers[1:])
    day = day.model_copy(update={"citizens": citizens, "workers": workers})
    given = told(instance=day)
    broken = tuple(check(day, grid_times(day), given.plan))
    made = brief(told(instance=day, violations=broken))
    (rule,) = made.days[0].content.broken  # type: ignore[union-attr]
    assert rule.rule == "forbidden_worker"
    assert "W1" in rule.text.da
    assert "C1" in rule.text.en
    text = made.model_dump_json()
    assert "Hansen" not in text
    assert "Madsen" not in text


def test_a_failed_unit_tells_how_old_the_plan_is_that_stands() -> None:
    """Made 24 hours before the night; the brief is written 9 hours into it: 33 hours."""
    stands = standing(5, hours=24)
    made = brief(
        told(plan_id=5),
        units=(unit("Nord", Outcome.FAILED, plan_id=None, standing=stands, setbacks=(CRASH,)),),
    )
    assert made.age_seconds(stands) == 33 * 3600
    assert made.days[0].content is not None
    assert made.days[0].content.plan_id == 5


def test_a_plan_by_a_simpler_solver_is_marked() -> None:
    """By what the plan itself tells, whichever night made it; by its unit, where the plan cannot be shown."""
    unseen = brief(units=(unit(solver="greedy", instead_of="search", setbacks=(CRASH,)),))
    assert unseen.days[0].instead_of == "search"
    given = told()
    plan = given.plan.model_copy(update={"run": given.plan.run.model_copy(update={"instead_of": "search"})})
    before = brief(replace(given, plan=plan), units=(unit(outcome=Outcome.DONE),))
    assert before.days[0].instead_of == "search"
    assert brief(told()).days[0].instead_of == ""


def test_copies_are_told_of_where_a_plan_stands() -> None:
    """They show the plan that stands; a unit whose files could not be written says so."""
    full = Setback(step=Step.DELIVER, fault=Fault.DISK, detail="No space left on device")
    units = (
        unit("Nord"),
        unit("Syd", Outcome.FAILED, standing=standing(5, hours=24), setbacks=(full,)),
        unit("Vest", Outcome.FAILED, plan_id=None, standing=None),
    )
    found = [d.copies for d in brief(units=units).days]
    assert [(c.folder, c.plan_id, c.good) for c in found if c is not None] == [
        ("/mnt/noed/2026-03-02/Nord", 7, True),
        ("/mnt/noed/2026-03-02/Syd", 5, False),
    ]
    assert found[2] is None
    assert all(d.copies is None for d in morning_brief(night(*units), [], lambda: MORNING).days)


def test_json_and_back() -> None:
    """Everything at once: changes, a candidate, continuity with its trade-off, a failed unit."""
    known = Continuity(
        citizens=3, median_workers=2.5, most_workers=9, over_limit=1, known_share=0.75, worst={"C1": 9},
        trade_off=(TradeOff(weight=30_000, known_share=0.8, driving_seconds=400),),
    )  # fmt: skip
    day = four_visits()
    given = told(
        {"S1": ["V1", "V2", "V4"]},
        violations=tuple(check(day, grid_times(day), planned(day, {"S1": ["V1", "V2", "V4"]}))),
        previous=planned(day, {"S2": ["V1", "V2", "V3"]}),
        continuity=known,
    )
    made = brief(given, units=(unit(), unit("Syd", Outcome.FAILED, standing=None, setbacks=(CRASH,))))
    assert Brief.model_validate_json(made.model_dump_json()) == made
    assert made.days[0].content.continuity == known  # type: ignore[union-attr]


def test_bad_calls_are_refused() -> None:
    with pytest.raises(ValueError, match="no unit of Nord 2026-03-02"):
        brief(told(), units=(unit("Syd"),))
    with pytest.raises(ValueError, match="given twice"):
        brief(told(), told())
    with pytest.raises(ValueError, match="UTC offset"):
        morning_brief(night(unit()), [], lambda: datetime(2026, 3, 2, 5))


def test_the_clock_is_read_once_and_told_in_whole_seconds() -> None:
    made = morning_brief(night(unit()), [], lambda: BEGAN + timedelta(hours=9, microseconds=7))
    assert made.made_at == MORNING
