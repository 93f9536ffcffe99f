"""Parameters that several technologies share."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference.figure import Source
from planner.technologies.effects import Add, Respond
from planner.technologies.values import Measure, Parameter

PARKING, DRIVING, DOSE = 5.3, 9.15, 9.0
"""Minutes of a visit for one dose: parking, stairs and coat (Vejle), driving (Vejle: 34 h / 223), care (catalogue)."""

UPTAKE: Final = Text(
    "Hvor stor en del af de borgere, der kan, går i gang?", "What share of the citizens who may will begin?"
)


def uptake(
    base: float | None = None,
    low: float | None = None,
    high: float | None = None,
    *,
    source: Source | None = None,
    why: Text | None = None,
    computed: bool = False,
) -> Parameter:
    """Return the parameter "uptake"; without a base it is asked for."""
    return Parameter(
        "uptake", UPTAKE, Measure.SHARE, base, low, high, source=source, why=why, computed=computed
    )


def ramp(weeks: float | None = None, why: Text | None = None, source: Source | None = None) -> Parameter:
    """Return the parameter "ramp_weeks"; without a value all begin in the first week."""
    question = Text(
        "Hvor mange uger går der, før alle er i gang?", "After how many weeks has everyone begun?"
    )
    return Parameter("ramp_weeks", question, Measure.WEEKS, weeks, why=why, source=source, required=False)


COMMON: Final = (
    Parameter(
        "capacity",
        Text("Hvor mange er der plads eller apparater til?", "How many places or devices are there?"),
        Measure.COUNT, required=False,
    ),
    Parameter(
        "loss_week",
        Text("Hvor stor en del af brugerne holder op hver uge?", "What share of the users stops every week?"),
        Measure.SHARE, required=False,
    ),
    Parameter(
        "cost_once", Text("Hvad koster det én gang pr. borger?", "What does it cost once, per citizen?"),
        Measure.KRONER, required=False,
    ),
    Parameter(
        "cost_year", Text("Hvad koster det om året pr. borger?", "What does it cost a year, per citizen?"),
        Measure.KRONER, required=False,
    ),
)  # fmt: skip
"""What no source gives of any of them and that may be left open: then there is no limit, nobody stops, and nothing is priced."""

REFILL: Final = Add(
    service="dispensing", minutes="refill_minutes", times="refill_times", days="refill_every_days",
    merge="refill_merge", follow_up=True,
)  # fmt: skip
"""A device is filled."""

REFILL_PARAMETERS: Final = (
    Parameter(
        "refill_minutes", Text("Hvor længe tager det at fylde apparatet?", "How long does it take to fill the device?"),
        Measure.MINUTES, 10, 15, 5,
        why=Text("Intet tal fundet; en kort opgave.", "No figure found; a short task."),
    ),
    Parameter(
        "refill_times", Text("Hvor mange gange i perioden fyldes det?", "How often in the period is it filled?"),
        Measure.TIMES, 1, why=Text("Én gang hver periode.", "Once every period."),
    ),
    Parameter(
        "refill_every_days", Text("Med hvor mange dages mellemrum fyldes det?", "With how many days between is it filled?"),
        Measure.DAYS, 14, 7, why=Text("Som medicindispensering.", "Like medicine dispensing."),
    ),
    Parameter(
        "refill_merge",
        Text("Kan det ske i et besøg, borgeren får alligevel?", "Can it be done in a visit that the citizen gets anyway?"),
        Measure.YES_NO, 1, 0, why=Text("Når besøget passer.", "Where the visit fits."),
    ),
)  # fmt: skip

ALARMS: Final = Respond(frozenset({"medicine"}), promise="promise_minutes")
"""A dose was not taken: somebody calls, and comes if that does not help."""

ALARM_PARAMETERS: Final = (
    Parameter(
        "missed_rate", Text("Hvor stor en del af doserne giver en alarm?", "What share of the doses raises an alarm?"),
        Measure.SHARE, 0.01,
        why=Text(
            "En leverandør oplyser over 99 % tagne doser (Evondos).", "A vendor states more than 99 % of doses taken (Evondos)."
        ),
    ),
    Parameter(
        "handling_minutes", Text("Hvor længe tager det at svare på en alarm?", "How long does it take to answer an alarm?"),
        Measure.MINUTES, 5, 10, why=Text("Intet tal fundet.", "No figure found."),
    ),
    Parameter(
        "share_needing_visit", Text("Hvor stor en del af alarmerne kræver et besøg?", "What share of the alarms needs a visit?"),
        Measure.SHARE, 0.2, 0.5, why=Text("Intet tal fundet.", "No figure found."),
    ),
    Parameter(
        "visit_minutes", Text("Hvor længe tager et sådant besøg med vej?", "How long does such a visit take, way included?"),
        Measure.MINUTES, PARKING + DRIVING + DOSE,
        why=Text(
            "Vejles 5,3 minutter ved døren og 9,15 minutters kørsel, og 9 minutters medicin.",
            "Vejle's 5.3 minutes at the door and 9.15 of driving, and 9 of medicine.",
        ),
    ),
    Parameter(
        "promise_minutes", Text("Inden for hvor mange minutter kommer der nogen?", "Within how many minutes does somebody come?"),
        Measure.MINUTES, 30, why=Text("Nødkald i Ærø og Ballerup: en halv time.", "Emergency calls in Ærø and Ballerup: half an hour."),
    ),
)  # fmt: skip
