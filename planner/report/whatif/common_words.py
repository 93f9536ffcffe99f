"""Words that the pages of what-if studies share: figures, cases, and how plans were made."""

from __future__ import annotations

from planner.messages import Text
from planner.report.study_words import STUDY_WORDS

COMMON_WORDS: dict[str, Text] = {
    **STUDY_WORDS,
    "response_field": Text("Alarmer, ruterne (ventet)", "Alarms, routes (expected)"),
    "response_unit": Text("Alarmer, skærmenheden (ventet)", "Alarms, screen unit (expected)"),
    "total": Text("Netto i alt", "Net in all"),
    "runs": Text("Forløb pr. gentagelse", "Runs per seed"),
    "redrawn": Text("Hvem scenariet gælder", "Whom the scenario concerns"),
    "redrawn_yes": Text(
        "trukket på ny i hver gentagelse; intervallet rummer det",
        "drawn anew for each seed; the interval holds that",
    ),
    "redrawn_no": Text("de samme i alle gentagelser", "the same for all seeds"),
    "week_of": Text("Uge i forløbet", "Week of the course"),
    "week_steady": Text("når indfasningen er slut", "when phasing-in has ended"),
    "case": Text("Usikre parametre", "Uncertain parameters"),
    "case_low": Text("lavt skøn", "low"),
    "case_base": Text("midterskøn", "base"),
    "case_high": Text("højt skøn", "high"),
}  # fmt: skip
