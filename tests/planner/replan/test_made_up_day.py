"""Made-up days and random events: what is done stands, every alternative is right, changes are counted as a plain count does,
what nothing hit is kept, and undo gives the plan back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from planner.difference import ChangeKind, difference
from planner.domain import Plan
from planner.errors import InputError
from planner.messages import Lang
from planner.replan import Order, Replanning, parse_events, replan
from planner.replan.lines import replan_lines
from planner.report.replan import replan_page
from planner.store import Kind, open_store
from tests.planner.replan.made_up import made_up_day, morning_of
from tests.planner.replan.samples import require_sound

TINY = 400
REFUSED = {
    "event_begun", "event_over", "event_not_late", "event_over_by_now", "event_no_shift", "event_no_car", "event_no_call",
    "event_no_way", "scenario_id_taken",
}  # fmt: skip
"""What a random event may be refused for: it cannot have happened by then."""

ON_OTHERS = {"road_closed", "storm", "storm_until", "new_citizen", "new_visits"}
"""What makes others give way without hitting a visit of theirs."""

Start = dict[str, list[tuple[str, str, datetime]]]


@pytest.mark.parametrize("seed", range(40))
def test_every_re_planning_of_a_made_up_day_holds_what_it_says(seed: int) -> None:
    """Whatever happens, whenever."""
    day = made_up_day(seed % 3)
    now, events = morning_of(day, seed)
    try:
        found = replan(*day, now, parse_events(events), Order(moves=TINY, tries=1, jobs=1, seed=seed))
    except InputError as error:
        refused = error.issues
    else:
        refused = []
        _require_right(found, events)
    assert {i.code for i in refused} <= REFUSED
    assert all(i.file == "--event" and (i.column or "").startswith("event ") for i in refused)


def _require_right(found: Replanning, events: list[str]) -> None:
    require_sound(found)
    _require_done_stands(found, events)
    _require_ranked(found)
    for alternative in found.alternatives:
        assert alternative.violations == ()
        assert alternative.changes == _plain_count(found, alternative.plan)
        costs = alternative.consequences
        assert (costs.untouched_kept, costs.untouched) == _plain_kept(found, alternative.plan)
    if not (found.situation.struck or ON_OTHERS & _notes(found)):
        first = found.alternatives[0].consequences
        assert first.untouched_kept == first.untouched
    for lang in Lang:
        assert list(replan_lines(found, lang))
        assert replan_page(found, lang)


def _notes(found: Replanning) -> set[str]:
    return {n.code for n in found.situation.notes}


def _acts(plan: Plan) -> Start:
    acts: Start = {}
    for route in plan.routes:
        for a in route.activities:
            if a.visit_id is not None:
                acts.setdefault(a.visit_id, []).append((route.worker_id, f"{a.part} {a.mode}", a.start))
    return {v: sorted(rows) for v, rows in acts.items()}


def _require_done_stands(found: Replanning, events: list[str]) -> None:
    """Visits that had begun by now, and that no event is about, nor one of their workers, are as published."""
    then, said = _acts(found.situation.plan), " ".join(events)
    for alternative in found.alternatives:
        acts = _acts(alternative.plan)
        for visit_id, rows in then.items():
            about = [visit_id, *(w for w, _, _ in rows)]
            citizen = found.situation.before.visit[visit_id].citizen_id
            if max(start for _, _, start in rows) <= found.now and not any(
                one in said for one in [*about, citizen]
            ):
                assert acts[visit_id] == rows


def _require_ranked(found: Replanning) -> None:
    changes = [a.changes for a in found.alternatives]
    costs = [a.plan.run.cost for a in found.alternatives]
    assert changes == sorted(changes)
    assert costs == sorted(set(costs), reverse=True)


def _plain_count(found: Replanning, plan: Plan) -> int:
    """Visits that are still asked for and have other workers, a start more than 15 minutes off, another mode, or are in one plan
    alone; one that came with an event counts where it is left out."""
    then, now = _acts(found.situation.plan), _acts(plan)
    old = found.situation.before.visit
    return sum(
        v not in now if v not in old else _differs(then.get(v), now.get(v))
        for v in found.situation.instance.visit
    )


def _differs(
    then: list[tuple[str, str, datetime]] | None, now: list[tuple[str, str, datetime]] | None
) -> bool:
    if then is None or now is None:
        return then is not now
    workers, ways = (
        (sorted(w for w, _, _ in rows) for rows in (then, now)),
        (sorted(way for _, way, _ in rows) for rows in (then, now)),
    )
    return len({tuple(w) for w in workers}) > 1 or len({tuple(w) for w in ways}) > 1 or _off(then, now)


def _off(then: list[tuple[str, str, datetime]], now: list[tuple[str, str, datetime]]) -> bool:
    starts = [_first_starts(rows) for rows in (then, now)]
    if starts[0].keys() != starts[1].keys():
        starts = [{"": min(one.values())} for one in starts]
    return any(abs((starts[0][k] - starts[1][k]).total_seconds()) > 900 for k in starts[0])


def _first_starts(rows: list[tuple[str, str, datetime]]) -> dict[str, datetime]:
    """By part."""
    return {way.split()[0]: start for _, way, start in sorted(rows, key=lambda r: r[2], reverse=True)}


def _plain_kept(found: Replanning, plan: Plan) -> tuple[int, int]:
    then, now = _acts(found.situation.plan), _acts(plan)
    own = (
        then.keys()
        & found.situation.instance.visit.keys() - found.situation.struck - found.situation.past.visits
    )

    def stands(v: str) -> bool:
        return (
            v in now
            and sorted(w for w, _, _ in then[v]) == sorted(w for w, _, _ in now[v])
            and not _off(then[v], now[v])
        )

    return sum(map(stands, own)), len(own)


def test_what_is_counted_is_what_the_difference_of_the_plans_says() -> None:
    """Two of its workers sick before the day begins: nothing is new and nothing gone, so all its changes count."""
    day = made_up_day(0)
    sick = sorted({r.worker_id for r in day[2].routes if r.activities})[:2]
    now = min(s.start for s in day[0].shifts)
    found = replan(*day, now, parse_events(f"sick:{w}" for w in sick), Order(moves=TINY, tries=1, jobs=1))
    for alternative in found.alternatives:
        plain = difference(day[2], alternative.plan)
        assert plain == alternative.difference
        assert alternative.changes == plain.count()
        assert len(alternative.consequences.moved) == plain.count(ChangeKind.MOVED)


def test_undo_gives_the_published_plan_back(tmp_path: Path) -> None:
    """A re-planning is published over the night's plan, and taken back: the same routes to the second."""
    instance, travel, plan = made_up_day(1)
    now = min(s.start for s in instance.shifts)
    worker = next(r.worker_id for r in plan.routes if r.activities)
    found = replan(
        instance, travel, plan, now, parse_events([f"sick:{worker}"]), Order(moves=TINY, tries=1, jobs=1)
    )
    chosen, day = found.alternatives[0].plan, now.date()
    with open_store(tmp_path / "care.sqlite") as store:
        for kind, one, of in (
            (Kind.NIGHTLY, plan, instance),
            (Kind.INTRADAY, chosen, found.situation.instance),
        ):
            saved = store.save_plan(one, kind=kind, district="A", day=day, instance=of, travel=travel)
            store.publish(saved.plan_id, by="P", why="morgen")
        store.undo("A", day, by="P", why="rask")
        stands = store.published("A", day)
        assert stands is not None
        assert chosen.routes != plan.routes
        assert store.plan(stands.plan_id) == plan
