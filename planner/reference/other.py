"""Reported outcomes, most of them without the numbers behind them: of use as scenarios only."""

from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference import arithmetic as a
from planner.reference.figure import Chapter, Figure, Source, Unit

_NO_BASE = Text(
    "Et oplyst resultat uden tallene bag: antal borgere eller udgangspunkt mangler.",
    "A reported outcome without the numbers behind it: how many citizens, or from what, is missing.",
)


def _outcome(code: str, name: Text, stated: float, unit: Unit, reason: Text = _NO_BASE) -> Figure:
    return Figure(code, Chapter.OTHER, name, stated, unit, Source.KL_GUIDE, reason=reason)


FIGURES: Final = (
    _outcome(
        "other.lemvig", Text("Årsværk ved ruteplanlægning i Lemvig", "Full-time equivalents by route planning in Lemvig"),
        1.8, Unit.FTE,
        Text(
            "Intet grundlag oplyst; nævnt ved siden af mindre planlægning og administration, ikke som køretid.",
            "No base is given; named next to less planning and administration, not as driving time.",
        ),
    ),
    _outcome(
        "other.hjoerring", Text("Tid pr. medicinrobot i Hjørring", "Time per medicine robot in Hjørring"),
        120, Unit.MINUTES_PER_WEEK,
        Text("Perioden er ikke oplyst; her læst som en uge.", "The period is not given; read as a week here."),
    ),
    _outcome(
        "other.soroe", Text("Skærmbesøg efter omlægning i Sorø", "Screen visits after reorganising in Sorø"), 2.0, Unit.TIMES
    ),
    _outcome(
        "other.assens_leaks", Text("Færre lækager med sensorble i Assens", "Fewer leaks with sensor pads in Assens"),
        0.92, Unit.SHARE,
    ),
    _outcome(
        "other.assens_cost", Text("Lavere udgift med sensorble i Assens", "Lower cost with sensor pads in Assens"),
        0.37, Unit.SHARE,
    ),
    _outcome(
        "other.assens_time", Text("Mindre tid med sensorble i Assens", "Less time with sensor pads in Assens"),
        0.25, Unit.SHARE,
    ),
    _outcome(
        "other.assens_sleep", Text("Bedre søvn med sensorble i Assens", "Better sleep with sensor pads in Assens"),
        0.5, Unit.SHARE,
    ),
    _outcome(
        "other.glass_time",
        Text("Mindre tid end væskeskema på papir, glas i Aarhus", "Less time than a fluid chart on paper, glass in Aarhus"),
        0.48, Unit.SHARE,
    ),
    _outcome(
        "other.holbaek", Text("Gevinst ved KOL-træning på skærm i Holbæk", "Gain of COPD training by screen in Holbæk"),
        100_000, Unit.KRONER,
    ),
    _outcome(
        "other.ringkoebing_before",
        Text("Dosispakket medicin, 75+, Ringkøbing-Skjern, juli 2024", "Dose-packed medicine, 75+, Ringkøbing-Skjern, July 2024"),
        0.097, Unit.SHARE,
    ),
    _outcome(
        "other.ringkoebing_after",
        Text("Dosispakket medicin, 75+, Ringkøbing-Skjern, juli 2025", "Dose-packed medicine, 75+, Ringkøbing-Skjern, July 2025"),
        0.125, Unit.SHARE,
    ),
    _outcome(
        "other.ringkoebing_unit",
        Text("Dosispakket medicin i bedste enhed, Ringkøbing-Skjern", "Dose-packed medicine in the best unit, Ringkøbing-Skjern"),
        0.47, Unit.SHARE,
    ),
    _outcome("other.fredensborg", Text("Fald efter sensorer i Fredensborg", "Falls after sensors in Fredensborg"), 0.5, Unit.TIMES),
    Figure(
        "other.glass_function", Chapter.OTHER,
        Text("Bedre funktion med glasset i Aarhus", "Better function with the glass in Aarhus"),
        0.74, Unit.SHARE, Source.KL_GUIDE, 0.005, a.ratio, {"part": 20, "whole": 27},
    ),
    Figure(
        "other.glass_life", Chapter.OTHER,
        Text("Bedre livskvalitet med glasset i Aarhus", "Better quality of life with the glass in Aarhus"),
        0.89, Unit.SHARE, Source.KL_GUIDE, 0.005, a.ratio, {"part": 24, "whole": 27},
    ),
    Figure(
        "other.radar", Chapter.OTHER,
        Text("Skærmbesøg i drift, afprøvet eller overvejet", "Screen visits in use, tested or considered"),
        1.0, Unit.SHARE, Source.IT_BRANCHEN, 0.005, a.total, {"first": 0.41, "second": 0.31, "third": 0.28},
        Text(
            "KL's teknologiradar: 41 + 31 + 28 %; samtidig finder 99 % dem relevante.",
            "KL's technology radar: 41 + 31 + 28 %; at the same time 99 % find them relevant.",
        ),
    ),
    Figure(
        "other.inspections", Chapter.OTHER,
        Text("Tilsyn med større problemer ved medicin", "Inspections with larger problems with medicine"),
        0.18, Unit.SHARE, Source.IT_BRANCHEN, 0.005, a.ratio, {"part": 20, "whole": 112},
    ),
)  # fmt: skip
