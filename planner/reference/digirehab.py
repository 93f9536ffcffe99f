"""The DigiRehab pilot, 1 September to 31 December 2016: training against a control group in the same districts."""

from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference import arithmetic as a
from planner.reference.figure import Chapter, Figure, Source, Unit

FIGURES: Final = (
    Figure(
        "digirehab.completed", Chapter.DIGIREHAB, Text("Gennemførte", "Completed"),
        0.78, Unit.SHARE, Source.DIGIREHAB, 0.005, a.ratio, {"part": 132, "whole": 169},
    ),
    Figure(
        "digirehab.dropped_out", Chapter.DIGIREHAB, Text("Faldt fra", "Dropped out"),
        37, Unit.CITIZENS, Source.DIGIREHAB, 0, a.total, {"first": 3, "second": 6, "third": 14, "fourth": 14},
    ),
    Figure(
        "digirehab.net_during", Chapter.DIGIREHAB,
        Text("Mindre pleje end træning, under forløbet", "Less care than training, during the programme"),
        7, Unit.MINUTES_PER_WEEK, Source.DIGIREHAB, 0, a.difference, {"first": 47, "second": 40},
        Text("Gælder kun, mens forløbet står på.", "Holds only while the programme runs."),
    ),
    Figure(
        "digirehab.trained_since_first", Chapter.DIGIREHAB,
        Text("De trænede: stigning fra december til maj", "Those who trained: rise from December to May"),
        14, Unit.MINUTES_PER_WEEK, Source.DIGIREHAB, 0, a.difference, {"first": 47, "second": 33},
    ),
    Figure(
        "digirehab.control_since_first", Chapter.DIGIREHAB,
        Text("Kontrolgruppen: stigning fra december til maj", "The control group: rise from December to May"),
        35, Unit.MINUTES_PER_WEEK, Source.DIGIREHAB, 0, a.difference, {"first": 55, "second": 20},
    ),
    Figure(
        "digirehab.budget", Chapter.DIGIREHAB, Text("Udgifter i alt", "Costs in all"),
        1_030_830.84, Unit.KRONER, Source.DIGIREHAB, 0, a.total,
        {"first": 183_768.00, "second": 462_709.80, "third": 54_353.04, "fourth": 330_000.00},
    ),
    Figure(
        "digirehab.overrun", Chapter.DIGIREHAB, Text("Over bevillingen", "Over the grant"),
        18_720.84, Unit.KRONER, Source.DIGIREHAB, 0.005, a.difference, {"first": 1_030_830.84, "second": 1_012_110},
    ),
)  # fmt: skip
