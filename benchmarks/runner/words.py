"""A row in words, for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.row import Row
from benchmarks.runner.jobs import Job


def row_lines(row: Row) -> list[str]:
    """Return what a run or a judged plan came to, line by line; every fault is among them."""
    lines = [f"{row.instance} ({row.family}, size {row.size}): {row_words(row)}"]
    lines += [f"  {name:<24}{value:>16,.3f}" for name, value in row.parts.items()]
    if row.best_known is not None:
        gap = "" if row.gap_percent is None else f"; gap {row.gap_percent:+.3f} %"
        lines.append(f"best known {row.best_known:,.3f}{gap}")
    if row.bound is not None and row.bound > 0:
        lines.append(f"lower bound {row.bound:,.3f}")
    if row.unplanned:
        lines.append(f"left out: {row.unplanned}")
    lines += [f"broken: {fault}" for fault in row.faults]
    return lines


def row_words(row: Row) -> str:
    """Return a run in a few words, such as "cost 612.500, gap +0.10 %, 1,200,000 iterations in 60.0 s"."""
    if row.status in ("unsupported", "failed"):
        return f"{row.status}: {row.reason}"
    words = [] if row.cost is None else [f"cost {row.cost:,.3f}"]
    if row.gap_percent is not None:
        words.append(f"gap {row.gap_percent:+.2f} %")
    if not row.feasible:
        words.append(f"infeasible, {len(row.faults)} rule(s) broken")
    if row.solver != "given":
        words.append(f"{row.iterations:,} iterations in {row.seconds:.1f} s")
    return ", ".join(words)


def run_words(row: Row) -> str:
    """Return which run it is, such as "mankowska C4, search, seed 1, 60 s"."""
    budget = [] if row.budget_seconds is None else [f"{row.budget_seconds:g} s"]
    budget += [] if row.budget_iterations is None else [f"{row.budget_iterations:,} iterations"]
    threads = [] if row.threads == 1 else [f"{row.threads} threads"]
    return ", ".join([f"{row.family} {row.instance}", row.solver, f"seed {row.seed}", *budget, *threads])


def time_words(jobs: Sequence[Job], at_a_time: int) -> str:
    """Return how long the searches of these runs take together, preparation apart, such as "2 h 05 min"."""
    minutes = round(sum(j.row.budget_seconds or 0 for j in jobs) / 60 / at_a_time)
    return f"{minutes // 60} h {minutes % 60:02} min" if minutes >= 60 else f"{minutes} min"
