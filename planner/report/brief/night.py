"""How the night went: when, by whom, and how long each part took."""

from __future__ import annotations

from planner.domain import seconds_between
from planner.nightly.records import Outcome
from planner.report.brief.saying import Saying
from planner.report.figure_rows import Fact
from planner.report.numbers import decimal, short_date
from planner.report.table import Row, Table
from planner.wording import length


def night_facts(saying: Saying) -> tuple[Fact, ...]:
    """Return the facts of the whole run."""
    night = saying.brief.whole_night
    counts = {o.value: saying.count(sum(u.outcome is o for u in night.units)) for o in Outcome}
    took = length(seconds_between(night.started_at, night.ended_at), saying.lang)
    span = {"start": saying.moment(night.started_at), "end": saying.moment(night.ended_at)}
    overhead = saying.word("m_overhead", rest=length(night.overhead_seconds, saying.lang))
    found = [
        ("time", saying.word("m_span", length=took, **span), ""),
        ("outcomes", saying.word("m_counts", **counts), ""),
        ("search", length(night.search_seconds, saying.lang), overhead if night.search_seconds else ""),
        ("solver", night.solver, saying.word("m_seed", seed=night.seed)),
        ("where", saying.word(f"m_{night.executor}", jobs=night.jobs), ""),
        ("version", night.version, ""),
        ("place", night.place, ""),
    ]
    return tuple(Fact(key, saying.word(f"m_{key}"), value, note) for key, value, note in found)


def times_table(saying: Saying) -> Table:
    """Return the seconds that each unit took by step, its memory, rounds and attempts."""
    heads = saying.heads(
        ("district", "text"), ("day", "text"), ("prepare", "num"), ("solve", "num"), ("search", "num"),
        ("store", "num"), ("deliver", "num"), ("memory", "num"), ("rounds", "num"), ("attempt", "num"),
    )  # fmt: skip
    rows = []
    for unit in (d.unit for d in saying.brief.days):
        t = unit.timings
        seconds = (decimal(s, 1, saying.lang) for s in (t.prepare, t.solve, t.search, t.store, t.deliver))
        counts = (saying.count(n) for n in (unit.peak_megabytes, len(unit.rounds), unit.attempt))
        rows.append(Row((unit.district, short_date(unit.day, saying.lang), *seconds, *counts)))
    return Table("times", heads, tuple(rows), title=saying.word("t_times"))
