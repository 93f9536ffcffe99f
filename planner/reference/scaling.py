"""Screen visits scaled up: to Vejle as a whole, then to the country."""

from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference import arithmetic as a
from planner.reference.figure import Chapter, Figure, Source, Unit
from planner.reference.vejle import CITIZENS, CLAIMED_HOURS_PER_CITIZEN_YEAR, VISITS_PER_WEEK

_CLAIM: Final = {"hours_per_citizen_year": CLAIMED_HOURS_PER_CITIZEN_YEAR}
_GROSS: Final = {"hours_per_fte": a.GROSS_HOURS_PER_FTE}

_RESTS_ON_THE_CLAIM = Text(
    "Regnestykket går op, men bygger på 113 timer pr. borger, som ikke kan genskabes af det målte.",
    "The sum is right, but rests on 113 hours per citizen, which the measurements do not give.",
)
_HOURS_MIXED = Text(
    _RESTS_ON_THE_CLAIM.da + " Effektive timer er delt med 1.924 bruttotimer.",
    _RESTS_ON_THE_CLAIM.en + " Effective hours are divided by 1,924 gross hours.",
)

FIGURES: Final = (
    Figure(
        "scaling.visits_year", Chapter.SCALING, Text("Skærmbesøg i Vejle, året", "Screen visits in Vejle, the year"),
        90_000, Unit.VISITS_PER_YEAR, Source.IT_BRANCHEN, 500, a.per_year, {"visits_per_month": 7_500},
    ),
    Figure(
        "scaling.visits_week", Chapter.SCALING, Text("Skærmbesøg i Vejle, ugen", "Screen visits in Vejle, the week"),
        1_730, Unit.VISITS_PER_WEEK, Source.IT_BRANCHEN, 5, a.per_week, {"visits_per_year": 90_000},
    ),
    Figure(
        "scaling.citizens_rounded", Chapter.SCALING,
        Text("Skærmborgere i Vejle, af 5,5 besøg", "Screen citizens in Vejle, from 5.5 visits"),
        310, Unit.CITIZENS, Source.IT_BRANCHEN, 0.5, a.ratio, {"part": 1_730, "whole": 5.5},
        Text(
            "1.730 delt med de oplyste 5,5 besøg er 314,5; 310 fås kun med forsøgets urundede 5,575.",
            "1,730 divided by the 5.5 visits stated is 314.5; 310 comes only from the pilot's unrounded 5.575.",
        ),
    ),
    Figure(
        "scaling.citizens", Chapter.SCALING,
        Text("Skærmborgere i Vejle, af 5,575 besøg", "Screen citizens in Vejle, from 5.575 visits"),
        310, Unit.CITIZENS, Source.IT_BRANCHEN, 0.5, a.ratio, {"part": 1_730, "whole": VISITS_PER_WEEK / CITIZENS},
    ),
    Figure(
        "scaling.hours", Chapter.SCALING, Text("Frigjorte timer i Vejle", "Hours freed in Vejle"),
        35_000, Unit.HOURS_PER_YEAR, Source.IT_BRANCHEN, 500, a.hours_year, {"citizens": 310, **_CLAIM}, _RESTS_ON_THE_CLAIM,
    ),
    Figure(
        "scaling.fte", Chapter.SCALING, Text("Frigjorte årsværk i Vejle", "Full-time equivalents freed in Vejle"),
        18, Unit.FTE, Source.IT_BRANCHEN, 0.5, a.fte_of_citizens, {"citizens": 310, **_CLAIM, **_GROSS}, _HOURS_MIXED,
    ),
    Figure(
        "scaling.national_citizens", Chapter.SCALING, Text("Skærmborgere i hele landet", "Screen citizens nationally"),
        18_000, Unit.CITIZENS, Source.IT_BRANCHEN,
        reason=Text(
            "Forudsætter Vejles antal modtagere af hjemmehjælp, som ikke oplyses (regnet baglæns omkring 2.650).",
            "Needs the number of recipients of home help in Vejle, which is not given (about 2,650 when worked backwards).",
        ),
    ),
    Figure(
        "scaling.national_hours", Chapter.SCALING, Text("Frigjorte timer i hele landet", "Hours freed nationally"),
        2_000_000, Unit.HOURS_PER_YEAR, Source.IT_BRANCHEN, 50_000, a.hours_year, {"citizens": 18_000, **_CLAIM},
        _RESTS_ON_THE_CLAIM,
    ),
    Figure(
        "scaling.national_fte", Chapter.SCALING,
        Text("Frigjorte årsværk i hele landet", "Full-time equivalents freed nationally"),
        1_000, Unit.FTE, Source.IT_BRANCHEN, 60, a.fte_of_citizens, {"citizens": 18_000, **_CLAIM, **_GROSS}, _HOURS_MIXED,
    ),
    Figure(
        "scaling.realistic_low", Chapter.SCALING,
        Text("Heraf realistisk, lavt skøn", "Of these realistic, low estimate"), 500, Unit.FTE, Source.IT_BRANCHEN,
        reason=Text(
            "Et skøn (“i drift i omkring 4 af 10 kommuner”), der ikke kan udledes.",
            "A judgement (“in use in about 4 of 10 municipalities”) that cannot be derived.",
        ),
    ),
    Figure(
        "scaling.realistic_high", Chapter.SCALING,
        Text("Heraf realistisk, højt skøn", "Of these realistic, high estimate"), 700, Unit.FTE, Source.IT_BRANCHEN,
        reason=Text(
            "Et skøn (“i drift i omkring 4 af 10 kommuner”), der ikke kan udledes.",
            "A judgement (“in use in about 4 of 10 municipalities”) that cannot be derived.",
        ),
    ),
)  # fmt: skip
