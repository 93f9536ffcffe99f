"""Where the plan came from, as labelled facts: solver, seed, effort, cost and how good it is proven to be."""

from __future__ import annotations

from planner.domain import RunInfo
from planner.messages import Lang
from planner.report.figure_rows import Fact
from planner.report.numbers import decimal, percent
from planner.report.words import word, word_or


def run_facts(run: RunInfo, lang: Lang) -> tuple[Fact, ...]:
    """Return solver, seed, seconds, iterations, status, cost and bound; version and fingerprints where they
    are known."""
    found = [
        ("solver", run.solver, word("instead_of", lang, solver=run.instead_of) if run.instead_of else ""),
        ("seed", str(run.seed), ""),
        ("run_seconds", f"{decimal(run.seconds, 1, lang)}\u00a0s", ""),
        ("iterations", decimal(run.iterations, 0, lang), ""),
        ("status", word(f"status_{run.status}", lang), ""),
        ("cost", word("points", lang, value=decimal(run.cost, 0, lang)), ""),
        ("bound", *_bound(run, lang)),
    ]
    found += [
        (k, getattr(run, k), "") for k in ("version", "instance_hash", "travel_hash") if getattr(run, k)
    ]
    return tuple(Fact(key, word(key, lang), value, note) for key, value, note in found)


def term_facts(run: RunInfo, lang: Lang) -> tuple[Fact, ...]:
    """Return the cost term by term, without those that are 0, largest first."""
    terms = sorted(((k, v) for k, v in run.terms.items() if v), key=lambda kv: (-abs(kv[1]), kv[0]))
    return tuple(Fact(k, word_or(f"term_{k}", k, lang), decimal(v, 0, lang)) for k, v in terms)


def _bound(run: RunInfo, lang: Lang) -> tuple[str, str]:
    if run.bound is None:
        return word("no_bound", lang), ""
    gap = (run.cost - run.bound) / run.cost if run.cost else 0.0
    return decimal(run.bound, 0, lang), word("gap", lang, percent=percent(max(0.0, gap), lang, 2))
