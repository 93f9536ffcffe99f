"""How the figures were found, as labelled facts: seeds, effort, repeatable or not, and what was assumed."""

from __future__ import annotations

from planner.messages import Lang
from planner.report.amounts import kroner
from planner.report.effort import effort_text, waived_facts
from planner.report.figure_rows import Fact
from planner.report.numbers import plain
from planner.report.savings.words import word
from planner.savings.records import Study


def method_facts(study: Study, lang: Lang) -> tuple[Fact, ...]:
    """Return the facts in the order in which a critic asks for them."""
    method = study.method
    found = [
        ("solver", method.solver, ""),
        ("seeds", ", ".join(map(str, method.seeds)), ""),
        ("runs", plain(method.runs, lang), word("runs_note", lang)),
        ("effort", effort_text(method.iterations, method.seconds, lang), ""),
        ("repeatable", word("repeatable_yes" if method.repeatable else "repeatable_no", lang), ""),
        ("interval_how", f"n = {len(study.pairs)}", word("interval_note", lang)),
        ("side_seeds", plain(method.side_seeds, lang), word("side_note", lang)),
        ("days_per_week", plain(method.days_per_week, lang), word("assumed", lang)),
        ("weeks_per_year", plain(method.weeks_per_year, lang), word("assumed", lang)),
        ("rate", kroner(method.kroner_per_hour, lang), word("rate_note", lang)),
    ]
    found += waived_facts(method.fallback_waived, lang)
    found += [
        (k, getattr(method, k), "") for k in ("version", "instance_hash", "travel_hash") if getattr(method, k)
    ]
    return tuple(Fact(code, word(code, lang), value, note) for code, value, note in found)
