"""The headline of the IT-Branchen note: about 2,000 full-time equivalents from screen visits, training and medicine together."""

from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference import arithmetic as a
from planner.reference.figure import Chapter, Figure, Source, Unit

SCREEN_LOW: Final = 500
SCREEN_HIGH: Final = 700
TRAINING: Final = 600
MEDICINE: Final = 700
HEADLINE: Final = 2_000

_OVERLAP = Text(
    "Delene må ikke lægges sammen uden videre: skærmbesøg er mest medicin, og det er robotter og dosispakning også. Kilden advarer "
    "selv om det, men trækker intet fra. Skærmbesøg og træning er skøn.",
    "The parts cannot simply be added: screen visits are mostly medicine, and so are robots and dose packing. The source itself "
    "warns of it, but takes nothing off. Screen visits and training are judgements.",
)

FIGURES: Final = (
    Figure(
        "total.low", Chapter.TOTAL,
        Text("Årsværk i alt, lavt skøn for skærmbesøg", "Full-time equivalents in all, low estimate for screen visits"),
        HEADLINE, Unit.FTE, Source.IT_BRANCHEN, 50, a.total, {"first": SCREEN_LOW, "second": TRAINING, "third": MEDICINE},
        Text(
            "500 + 600 + 700 er 1.800: de omkring 2.000 er toppen af et interval. " + _OVERLAP.da,
            "500 + 600 + 700 are 1,800: the about 2,000 are the top of a range. " + _OVERLAP.en,
        ),
    ),
    Figure(
        "total.high", Chapter.TOTAL,
        Text("Årsværk i alt, højt skøn for skærmbesøg", "Full-time equivalents in all, high estimate for screen visits"),
        HEADLINE, Unit.FTE, Source.IT_BRANCHEN, 50, a.total, {"first": SCREEN_HIGH, "second": TRAINING, "third": MEDICINE},
        _OVERLAP,
    ),
)  # fmt: skip
