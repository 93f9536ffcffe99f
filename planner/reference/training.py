"""Training by app: Kerteminde, and what it is scaled up to."""

from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference import arithmetic as a
from planner.reference.figure import Chapter, Figure, Source, Unit

_HOURS: Final = {"hours_per_citizen_year": 27.0}
_GROSS: Final = {"hours_per_fte": a.GROSS_HOURS_PER_FTE}

_NO_BASE = Text("Et oplyst resultat uden tallene bag.", "A reported outcome without the numbers behind it.")

FIGURES: Final = (
    Figure(
        "training.completed", Chapter.TRAINING, Text("Gennemførte træningen", "Completed the training"),
        0.75, Unit.SHARE, Source.IT_BRANCHEN, 0.005, a.ratio, {"part": 78, "whole": 104},
    ),
    Figure(
        "training.of_recipients", Chapter.TRAINING,
        Text("Gennemførte, af modtagerne i Kerteminde", "Completed, of the recipients in Kerteminde"),
        0.10, Unit.SHARE, Source.IT_BRANCHEN, 0.005, a.ratio, {"part": 78, "whole": 560},
        Text(
            "10 % kræver 780 modtagere; KL skriver omkring 560 i hjemmeplejen, hvilket giver 13,9 %.",
            "10 % needs 780 recipients; KL writes about 560 in home care, which gives 13.9 %.",
        ),
    ),
    Figure(
        "training.minutes_week", Chapter.TRAINING,
        Text("Sparet tid pr. borger, der gennemfører", "Time saved per citizen who completes"),
        30, Unit.MINUTES_PER_WEEK, Source.KL_ARTICLES, 1.5, a.minutes_week, {"hours_year": 27.0},
        Text(
            "De 27 timer om året er 31,2 minutter om ugen. Samme app som i Projekt DigiRehab (33 minutter): ét bevis, ikke to.",
            "The 27 hours a year are 31.2 minutes a week. The same app as in Projekt DigiRehab (33 minutes): one body of evidence, "
            "not two.",
        ),
    ),
    Figure(
        "training.hours", Chapter.TRAINING, Text("Sparede timer i Kerteminde", "Hours saved in Kerteminde"),
        2_106, Unit.HOURS_PER_YEAR, Source.IT_BRANCHEN, 0.5, a.hours_year, {"citizens": 78, **_HOURS},
    ),
    Figure(
        "training.fte", Chapter.TRAINING,
        Text("Sparede årsværk i Kerteminde", "Full-time equivalents saved in Kerteminde"),
        1, Unit.FTE, Source.IT_BRANCHEN, 0.1, a.fte_of_citizens, {"citizens": 78, **_HOURS, **_GROSS},
    ),
    Figure(
        "training.national_10_hours", Chapter.TRAINING,
        Text("Timer i hele landet, 10 % af modtagerne", "Hours nationally, 10 % of recipients"),
        400_000, Unit.HOURS_PER_YEAR, Source.IT_BRANCHEN, 10_000, a.hours_year, {"citizens": 15_000, **_HOURS},
    ),
    Figure(
        "training.national_10_fte", Chapter.TRAINING,
        Text("Årsværk i hele landet, 10 % af modtagerne", "Full-time equivalents nationally, 10 % of recipients"),
        210, Unit.FTE, Source.IT_BRANCHEN, 1, a.fte_of_citizens, {"citizens": 15_000, **_HOURS, **_GROSS},
        Text(
            "Brødteksten runder ned til 200, bilaget har 210.", "The text rounds down to 200, the appendix has 210."
        ),
    ),
    Figure(
        "training.national_50_hours", Chapter.TRAINING,
        Text("Timer i hele landet, 50 % af modtagerne", "Hours nationally, 50 % of recipients"),
        2_000_000, Unit.HOURS_PER_YEAR, Source.IT_BRANCHEN, 50_000, a.hours_year, {"citizens": 75_000, **_HOURS},
    ),
    Figure(
        "training.national_50_fte", Chapter.TRAINING,
        Text("Årsværk i hele landet, 50 % af modtagerne", "Full-time equivalents nationally, 50 % of recipients"),
        1_000, Unit.FTE, Source.IT_BRANCHEN, 60, a.fte_of_citizens, {"citizens": 75_000, **_HOURS, **_GROSS},
    ),
    Figure(
        "training.drift", Chapter.TRAINING, Text("Behovet vokser uden træning", "The need grows without training"),
        1.7, Unit.MINUTES_PER_WEEK_WEEK, Source.IT_BRANCHEN,
        reason=Text(
            "Ingen udregning oplyst; kontrolgruppen i Projekt DigiRehab giver mellem 1,3 og 2,1.",
            "No calculation is given; the control group of Projekt DigiRehab gives between 1.3 and 2.1.",
        ),
    ),
    Figure(
        "training.strength", Chapter.TRAINING, Text("Tab af muskelstyrke om året", "Muscle strength lost a year"),
        0.015, Unit.SHARE, Source.IT_BRANCHEN, reason=_NO_BASE,
    ),
    Figure(
        "training.physique", Chapter.TRAINING, Text("Bedre fysik efter forløbet", "Better physique after the programme"),
        0.55, Unit.SHARE, Source.IT_BRANCHEN, reason=_NO_BASE,
    ),
    Figure(
        "training.claim", Chapter.TRAINING, Text("Årsværk i alt ved træning", "Full-time equivalents in all by training"),
        600, Unit.FTE, Source.IT_BRANCHEN,
        reason=Text(
            "Et skøn uden udregning; det svarer til, at 28 % af alle modtagere gennemfører.",
            "A judgement without a calculation; it takes 28 % of all recipients to complete.",
        ),
    ),
)  # fmt: skip
