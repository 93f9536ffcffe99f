"""How evenly care and heavy visits are shared between workers."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from planner.continuity.history import History
from planner.continuity.records import FairnessFigures, HeavyDay, WorkerLoad
from planner.heavy import HEAVY_A_DAY


def fairness_figures(history: History, *, cap: int = HEAVY_A_DAY) -> FairnessFigures:
    """Return how heavy and long the lists of a history were; for those of a plan too, give `figures.with_plan(history, plan)`.

    A list is a worker's day. A heavy visit counts for each worker who is there; one by screen is not heavy. Raises ValueError for a
    negative `cap`.
    """
    if cap < 0:
        raise ValueError(f"heavy visits are counted from 0, got {cap}")
    heavy, care = _by_list(history)
    loads = worker_loads(history)
    over = [HeavyDay(day=d, worker_id=w, heavy=n) for (w, d), n in heavy.items() if n > cap]
    return FairnessFigures(
        before=history.before,
        days=history.days,
        cap=cap,
        heavy_lists=tuple(sorted(over, key=lambda h: (-h.heavy, h.day, h.worker_id))),
        most_heavy_a_day=max((w.heavy_a_day for w in loads), default=0.0),
        least_heavy_a_day=min((w.heavy_a_day for w in loads), default=0.0),
        most_care_a_day=max((w.care_a_day for w in loads), default=0.0),
        least_care_a_day=min((w.care_a_day for w in loads), default=0.0),
        longest_day=max(care.values(), default=0),
        workers=loads,
    )


def worker_loads(history: History) -> tuple[WorkerLoad, ...]:
    """Return the load of each worker who had a list, in order of id."""
    heavy, care = _by_list(history)
    days: dict[str, list[date]] = defaultdict(list)
    for worker_id, day in care:
        days[worker_id].append(day)
    return tuple(
        WorkerLoad(
            worker_id=w,
            days=len(own),
            care_seconds=sum(care[w, d] for d in own),
            heavy=sum(heavy[w, d] for d in own),
            most_heavy_a_day=max(heavy[w, d] for d in own),
        )
        for w, own in sorted(days.items())
    )


def _by_list(history: History) -> tuple[Counter[tuple[str, date]], Counter[tuple[str, date]]]:
    """Heavy visits and seconds of care by worker and day."""
    heavy = Counter(
        (w, d) for w, d, _ in {(c.worker_id, c.day, c.visit_id) for c in history.calls if c.heavy}
    )
    care: Counter[tuple[str, date]] = Counter()
    for call in history.calls:
        care[call.worker_id, call.day] += call.care_seconds
    return heavy, care
