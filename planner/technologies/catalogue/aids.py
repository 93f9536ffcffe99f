"""Aids in the home: services that take less time, can be given at other times, need one worker, or are not needed any more."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference.figure import Source
from planner.technologies.catalogue.common import COMMON, ramp, uptake
from planner.technologies.effects import ReduceStaff, Remove, Retime, Shorten
from planner.technologies.records import Eligibility, Share, Step, Technology
from planner.technologies.values import Measure, Parameter, Quoted

TOILET_VISITS: Final = frozenset({"toilet"})
_KL = Source.KL_GUIDE

TOILET: Final = Technology(
    code="toilet_vejen", name=Text("Toilet med vask og tørring", "Wash-and-dry toilet"), municipality="Vejen", classes="c", source=_KL,
    summary=Text(
        "Toiletbesøg falder bort hos dem, der bliver helt selvhjulpne; ellers ændres intet. Bedst tidligt i et sygdomsforløb.",
        "Toilet visits go at those who become fully self-reliant; else nothing changes. Best early in an illness.",
    ),
    step=Step.SELF_HELP, numbers=(9,), since="2013",
    effects=(Remove(TOILET_VISITS),),
    parameters=(
        uptake(),
        Parameter("self_reliant_share", Text("Hvor stor en del bliver helt selvhjulpne?", "What share becomes fully self-reliant?"),
                  Measure.SHARE),
        ramp(), *COMMON,
    ),
    eligibility=Eligibility(shares=(Share("self_reliant_at_toilet", "self_reliant_share"),)),
    legal=("SEL § 112",),
)  # fmt: skip

PADS: Final = Technology(
    code="sensorble_assens", name=Text("Sensorble", "Sensor pads"), municipality="Assens", classes="d", source=_KL,
    summary=Text(
        "Tre døgns kortlægning, så toiletbesøg kan ligge efter borgerens egen rytme og tager kortere tid. Kortlægningens ekstra tid er "
        "ikke oplyst, og er ikke med.",
        "Three days of mapping, so that toilet visits follow the citizen's own rhythm and take less time. The extra time of the "
        "mapping is not stated, and is not included.",
    ),
    step=Step.AID, numbers=(1, 28), since="2017",
    effects=(Shorten(TOILET_VISITS, factor="toilet_factor"), Retime(TOILET_VISITS)),
    topics=frozenset({"toilet"}),
    parameters=(
        uptake(),
        Parameter("toilet_factor", Text("Hvor stor en del af tiden er tilbage?", "What share of the time is left?"), Measure.FACTOR, 0.75,
                  source=_KL, computed=True, why=Text("25 % mindre tid.", "25 % less time.")),
        Parameter("earlier_minutes", Text("Hvor meget tidligere kan et toiletbesøg ligge?", "How much earlier can a toilet visit be?"),
                  Measure.MINUTES, required=False),
        Parameter("later_minutes", Text("Hvor meget senere kan et toiletbesøg ligge?", "How much later can a toilet visit be?"),
                  Measure.MINUTES, required=False),
        ramp(), *COMMON,
    ),
    legal=("sundhedsloven",),
    quoted=(
        Quoted(Text("Lækager", "Leaks"), -0.92, Measure.CHANGE, _KL, "leaks -92 %"),
        Quoted(Text("Samlet udgift", "Total cost"), -0.37, Measure.CHANGE, _KL, "total cost -37 %"),
        Quoted(Text("Tid til skift, tjek, vask og lækager", "Time on change, check, laundry and leaks"), -0.25, Measure.CHANGE, _KL,
               "time on change/check/laundry/leaks -25 %"),
        Quoted(Text("Borgere, der sover bedre", "Citizens who sleep better"), 0.50, Measure.SHARE, _KL,
               "50 % of assessed citizens better sleep"),
    ),
)  # fmt: skip

GLASS: Final = Technology(
    code="glass_aarhus", name=Text("Intelligent drikkeglas", "Smart drinking glass"), municipality="Aarhus", classes="d", source=_KL,
    summary=Text(
        "Glasset registrerer væske: 48 % mindre tid end skemaet, men kun til den del af besøget, der er registrering.",
        "The glass records fluid: 48 % less time than the chart, but only of the part of the visit that is recording.",
    ),
    step=Step.AID, numbers=(18,), since="2023",
    effects=(Shorten(frozenset({"fluid"}), factor="recording_factor", part="recording_share"),),
    parameters=(
        uptake(),
        Parameter("recording_factor", Text("Hvor stor en del af registreringens tid er tilbage?", "What share of the recording's time is left?"),
                  Measure.FACTOR, 0.52, source=_KL, computed=True, why=Text("48 % mindre tid.", "48 % less time.")),
        Parameter("recording_share", Text("Hvor stor en del af besøgets tid er registrering?", "What share of the visit's time is recording?"),
                  Measure.SHARE),
        ramp(), *COMMON,
    ),
    quoted=(
        Quoted(Text("Tid mod skema på papir", "Time against a chart on paper"), -0.48, Measure.CHANGE, _KL, "-48 % time vs fluid chart on paper"),
        Quoted(Text("Bedre funktion", "Better function"), 0.74, Measure.SHARE, _KL, "function up 20 of 27 (74 %)"),
        Quoted(Text("Bedre livskvalitet", "Better quality of life"), 0.89, Measure.SHARE, _KL, "quality of life up 24 of 27 (89 %)"),
    ),
)  # fmt: skip

STOCKINGS: Final = Technology(
    code="stockings_soroe", name=Text("Hjælpemiddel til kompressionsstrømper", "Aid for compression stockings"), municipality="Sorø",
    classes="d", source=_KL,
    summary=Text("Strømperne kommer hurtigere på; hvor meget, siges ikke.", "The stockings go on faster; how much is not said."),
    step=Step.AID, numbers=(31,), since="2021",
    effects=(Shorten(frozenset({"compression"}), minutes="fewer_minutes"),),
    parameters=(
        uptake(),
        Parameter("fewer_minutes", Text("Hvor mange minutter kortere hver gang?", "How many minutes shorter each time?"), Measure.MINUTES),
        ramp(), *COMMON,
    ),
)  # fmt: skip

VACUUM: Final = Technology(
    code="robot_vacuum_assens", name=Text("Robotstøvsuger og gulvvasker", "Robot vacuum and floor washer"), municipality="Assens",
    classes="dc", source=_KL,
    summary=Text(
        "Støvsugningen i rengøringen falder bort; borgeren bestemmer. Intet tal.",
        "The vacuuming part of cleaning goes; the citizen decides. No figure.",
    ),
    step=Step.AID, numbers=(29,), since="2024",
    effects=(Shorten(frozenset({"cleaning"}), minutes="fewer_minutes"),),
    parameters=(
        uptake(),
        Parameter("fewer_minutes", Text("Hvor mange minutter kortere er rengøringen?", "How many minutes shorter is the cleaning?"),
                  Measure.MINUTES),
        ramp(), *COMMON,
    ),
)  # fmt: skip

ONE_WORKER: Final = Technology(
    code="two_to_one_slagelse", name=Text("Fra to medarbejdere til én", "From two workers to one"), municipality="Slagelse", classes="d",
    source=_KL,
    summary=Text(
        "Sansestimulerende skærme: én i stedet for to i nogle situationer, på plejehjem. I eget hjem er det et spørgsmål.",
        "Sensory screens: one instead of two in some situations, in a nursing home. In own homes it is a question.",
    ),
    step=Step.AID, numbers=(30,), since="2025", nursing_home=True,
    effects=(ReduceStaff(frozenset({"transfer", "hygiene", "bath", "toilet"}), share="share"),),
    parameters=(
        uptake(),
        Parameter("share", Text("Ved hvor stor en del af besøgene er én nok?", "At what share of the visits is one enough?"), Measure.SHARE),
        ramp(), *COMMON,
    ),
    eligibility=Eligibility(two_workers=True),
)  # fmt: skip

RECORDS: Final = (TOILET, PADS, GLASS, STOCKINGS, VACUUM, ONE_WORKER)
