"""The Vejle pilot of screen visits: two districts, about 40 citizens, 223 screen visits a week."""

from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference import arithmetic as a
from planner.reference.figure import Chapter, Figure, Source, Unit

CITIZENS: Final = 40
VISITS_PER_WEEK: Final = 223
DRIVING_HOURS_WEEK: Final = 34.0
ENTRY_MINUTES: Final = 5.3
CLAIMED_HOURS_PER_CITIZEN_YEAR: Final = 113.0
CLAIMED_FTE: Final = 2.4

PILOT: Final[dict[str, float]] = {
    "driving_hours_week": DRIVING_HOURS_WEEK,
    "visits_per_week": VISITS_PER_WEEK,
    "entry_minutes": ENTRY_MINUTES,
}
"""What was measured: the hours of driving, the screen visits that replaced it, the minutes at each door."""

OUR_READING: Final = Text(
    "Vores læsning, ikke kommunens egen forklaring: de sidste minutter er besøgets egen tid, som er flyttet fra ruten til "
    "skærmen, og operatørens tid er ikke trukket fra. Tallene passer lige så godt på en opregning med brugertidsprocenten eller "
    "på, at kørslen er talt to gange.",
    "Our reading, not the municipality's own explanation: the last minutes are the visit's own care, moved from the route to a "
    "screen, and the operator's time is not taken off. The numbers fit a gross-up by the share of direct time, or driving counted "
    "twice, just as well.",
)

_NOT_FROM_MEASURED = Text(
    "Målt kørsel og ankomsttid giver 69,8 timer pr. borger om året, 62 % af det oplyste. " + OUR_READING.da,
    "Measured driving and entry give 69.8 hours per citizen a year, 62 % of what is stated. "
    + OUR_READING.en,
)

FIGURES: Final = (
    Figure(
        "vejle.visits_per_citizen", Chapter.VEJLE, Text("Skærmbesøg pr. borger", "Screen visits per citizen"),
        5.0, Unit.VISITS_PER_CITIZEN_WEEK, Source.IT_BRANCHEN, 1.0, a.ratio,
        {"part": VISITS_PER_WEEK, "whole": CITIZENS},
        Text(
            "Kilden skriver “mere end fem” her og 5,5 ved opregningen: to forskellige afrundinger af 5,575.",
            "The source has “more than five” here and 5.5 when scaling up: two roundings of 5.575.",
        ),
    ),
    Figure(
        "vejle.citizens", Chapter.VEJLE, Text("Borgere med skærmbesøg", "Citizens with screen visits"),
        CITIZENS, Unit.CITIZENS, Source.IT_BRANCHEN, 1.0, a.ratio, {"part": VISITS_PER_WEEK, "whole": 5.5},
        Text("Kilden skriver “cirka 40”; 223 besøg à 5,5 er 40,5.", "The source has “about 40”; 223 visits by 5.5 are 40.5."),
    ),
    Figure(
        "vejle.entry", Chapter.VEJLE, Text("Parkering, trapper og overtøj", "Parking, stairs and coat"),
        20.0, Unit.HOURS_PER_WEEK, Source.IT_BRANCHEN, 0.5, a.entry_hours_week,
        {"visits_per_week": VISITS_PER_WEEK, "entry_minutes": ENTRY_MINUTES},
    ),
    Figure(
        "vejle.hours_per_citizen", Chapter.VEJLE, Text("Frigjort tid pr. borger", "Time freed per citizen"),
        CLAIMED_HOURS_PER_CITIZEN_YEAR, Unit.HOURS_PER_CITIZEN_YEAR, Source.IT_BRANCHEN, 0.5,
        a.hours_per_citizen_year, {**PILOT, "citizens": CITIZENS}, _NOT_FROM_MEASURED,
    ),
    Figure(
        "vejle.fte", Chapter.VEJLE, Text("Frigjorte årsværk i forsøget", "Full-time equivalents freed in the pilot"),
        CLAIMED_FTE, Unit.FTE, Source.IT_BRANCHEN, 0.05, a.fte_of_weekly_saving,
        {**PILOT, "hours_per_fte": a.GROSS_HOURS_PER_FTE},
        Text(
            "Målt kørsel og ankomsttid giver 1,45 årsværk, 60 % af det oplyste. " + OUR_READING.da,
            "Measured driving and entry give 1.45 full-time equivalents, 60 % of what is stated. " + OUR_READING.en,
        ),
    ),
    Figure(
        "vejle.claim_against_itself", Chapter.VEJLE,
        Text("113 timer pr. borger som årsværk", "113 hours per citizen as full-time equivalents"),
        CLAIMED_FTE, Unit.FTE, Source.IT_BRANCHEN, 0.05, a.fte_of_citizens,
        {
            "citizens": VISITS_PER_WEEK / 5.5, "hours_per_citizen_year": CLAIMED_HOURS_PER_CITIZEN_YEAR,
            "hours_per_fte": a.GROSS_HOURS_PER_FTE,
        },
        Text(
            "De to oplyste tal stemmer med hinanden (223 besøg à 5,5 er 40,5 borgere), men ikke med det målte.",
            "The two stated numbers agree with each other (223 visits by 5.5 are 40.5 citizens), not with what was measured.",
        ),
    ),
)  # fmt: skip
