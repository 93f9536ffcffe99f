"""How the figures were found, as labelled facts: seeds, effort, repeatable or not, and what was assumed."""

from __future__ import annotations

from planner.messages import Lang
from planner.report.figure_rows import Fact
from planner.report.numbers import decimal
from planner.report.savings.amounts import kroner
from planner.report.savings.words import word
from planner.savings.records import Method, Study


def method_facts(study: Study, lang: Lang) -> tuple[Fact, ...]:
    """Return the facts in the order in which a critic asks for them."""
    method = study.method
    found = [
        ("solver", method.solver, ""),
        ("seeds", ", ".join(map(str, method.seeds)), ""),
        ("runs", _plain(method.runs, lang), word("runs_note", lang)),
        ("effort", _effort(method, lang), ""),
        ("repeatable", word("repeatable_yes" if method.repeatable else "repeatable_no", lang), ""),
        ("interval_how", f"n = {len(study.pairs)}", word("interval_note", lang)),
        ("side_seeds", _plain(method.side_seeds, lang), word("side_note", lang)),
        ("days_per_week", _plain(method.days_per_week, lang), word("assumed", lang)),
        ("weeks_per_year", _plain(method.weeks_per_year, lang), word("assumed", lang)),
        ("rate", kroner(method.kroner_per_hour, lang), word("rate_note", lang)),
    ]
    if method.fallback_waived:
        found.append(
            ("fallback_waived", word("fallback_waived_value", lang), word("fallback_waived_note", lang))
        )
    found += [
        (k, getattr(method, k), "") for k in ("version", "instance_hash", "travel_hash") if getattr(method, k)
    ]
    return tuple(Fact(code, word(code, lang), value, note) for code, value, note in found)


def _effort(method: Method, lang: Lang) -> str:
    if method.iterations is not None:
        return word("moves", lang, count=decimal(method.iterations, 0, lang))
    return word("seconds", lang, count=_plain(method.seconds or 0.0, lang))


def _plain(value: float, lang: Lang) -> str:
    return decimal(value, 0 if value == int(value) else 1, lang)
