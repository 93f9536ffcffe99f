"""How a study of weeks was made, as labelled facts."""

from __future__ import annotations

from planner.horizon.records import Horizon
from planner.messages import Lang
from planner.report.amounts import kroner
from planner.report.effort import effort_text, waived_facts
from planner.report.figure_rows import Fact
from planner.report.numbers import plain
from planner.report.whatif.horizon_words import word


def method_facts(horizon: Horizon, lang: Lang) -> tuple[Fact, ...]:
    """Return the facts in the order in which a critic asks for them."""
    method = horizon.method
    found = [
        ("solver", method.solver, ""),
        ("seeds", ", ".join(map(str, method.seeds)), ""),
        ("runs", plain(method.runs, lang), ""),
        ("effort", effort_text(method.iterations, method.seconds, lang), ""),
        ("repeatable", word("repeatable_yes" if method.repeatable else "repeatable_no", lang), ""),
        ("solved_weeks", ", ".join(map(str, horizon.solved_weeks)), ""),
        ("plans", plain(method.plans, lang), word("plans_note", lang, asked=plain(method.asked, lang))),
        ("interval_how", f"n = {len(method.seeds)}", word("interval_note", lang)),
        ("days_per_week", plain(method.days_per_week, lang), word("assumed", lang)),
        ("rate", kroner(method.kroner_per_hour, lang), word("rate_note", lang)),
        *waived_facts(method.fallback_waived, lang),
        *(
            (k, getattr(method, k), "")
            for k in ("version", "instance_hash", "travel_hash")
            if getattr(method, k)
        ),
    ]
    return tuple(Fact(code, word(code, lang), value, note) for code, value, note in found)
