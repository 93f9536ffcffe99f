"""Who came to whom in the days before: calls read from plans, and what is counted in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from planner.continuity.days import PlannedDay, stored_days
from planner.domain import Activity, Instance, Level, Mode, Visit, seconds_between
from planner.heavy import is_heavy
from planner.store import Store

DAYS: Final = 14
"""How far back faces are counted (the Swedish national definition; domain.md 4.6)."""

DAYTIME: Final = (7, 22)
"""Hours of the local clock between which a visit begins that is counted (domain.md 4.6)."""

VISITS_A_DAY: Final = 2
"""Citizens with fewer visits a day are not counted (domain.md 4.6)."""


@dataclass(frozen=True)
class Call:
    """One worker's part in one visit. `heavy`: in the home, and `planner.heavy` says so. `counted`: its start is in `DAYTIME`, and
    it is no nursing, as domain.md 4.6 counts continuity."""

    day: date
    visit_id: str
    citizen_id: str
    worker_id: str
    care_seconds: int
    heavy: bool
    counted: bool


@dataclass(frozen=True)
class History:
    """The calls of the `days` days before `before`; `planned` are those of them that have a plan."""

    before: date
    days: int = DAYS
    planned: tuple[date, ...] = ()
    calls: tuple[Call, ...] = ()

    def visits(self) -> Mapping[str, Counter[str]]:
        """How often each worker came, by citizen: parts of one visit count once."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for _, _, citizen_id, worker_id in {
            (c.day, c.visit_id, c.citizen_id, c.worker_id) for c in self.calls
        }:
            found[citizen_id][worker_id] += 1
        return found


def history_of(days: Iterable[PlannedDay], before: date, *, length: int = DAYS) -> History:
    """Return what the plans of the `length` days before `before` hold; other days are left aside, and of a day given twice the last
    counts. Raises ValueError for a length below 1."""
    if length < 1:
        raise ValueError(f"history is of at least one day, got {length}")
    first = before - timedelta(days=length)
    own = {each.day: each for each in days if first <= each.day < before}
    calls = tuple(call for _, each in sorted(own.items()) for call in _calls(each))
    return History(before, length, tuple(sorted(own)), calls)


def stored_history(store: Store, district: str, before: date, *, length: int = DAYS) -> History:
    """Return the history of a district from the plans that stand in a store. Raises as `stored_days` and `history_of`."""
    first, last = before - timedelta(days=length), before - timedelta(days=1)
    return history_of(stored_days(store, district, first, last), before, length=length)


def _calls(each: PlannedDay) -> Iterator[Call]:
    for route in each.plan.routes:
        for act in route.activities:
            visit = each.instance.visit.get(act.visit_id or "")
            if visit is not None:
                yield Call(
                    each.day,
                    visit.visit_id,
                    visit.citizen_id,
                    route.worker_id,
                    seconds_between(act.start, act.end),
                    act.mode is Mode.PHYSICAL and is_heavy(visit),
                    _is_counted(each.instance, visit, act),
                )


def _is_counted(instance: Instance, visit: Visit, act: Activity) -> bool:
    clock = act.start.astimezone(ZoneInfo(instance.settings.timezone))
    return visit.level is not Level.NURSE and DAYTIME[0] <= clock.hour < DAYTIME[1]
