"""Medicine packed by the pharmacy: manual dispensing is spared or shortened; giving it is not."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference.figure import Source
from planner.technologies.catalogue.common import COMMON, ramp, uptake
from planner.technologies.effects import Remove, Shorten
from planner.technologies.records import Step, Technology
from planner.technologies.values import Measure, Parameter, Quoted

DISPENSING: Final = frozenset({"dispensing"})

AALBORG: Final = Technology(
    code="dose_packing_aalborg", name=Text("Dosispakket medicin", "Dose-packed medicine"), municipality="Aalborg", classes="c",
    source=Source.IT_BRANCHEN,
    summary=Text(
        "Apoteket pakker medicinen, så den ikke dispenseres i hånden. Besøg, hvor den gives, bliver.",
        "The pharmacy packs the medicine, so that it is not dispensed by hand. Visits in which it is given stay.",
    ),
    step=Step.DOSE_PACKED, numbers=(50,),
    effects=(Remove(DISPENSING),),
    parameters=(
        uptake(
            0.15,
            why=Text(
                "Aalborgs 15 % er af alle modtagere; her læst som af dem, der får dispenseret medicin.",
                "Aalborg's 15 % is of all recipients; read here as of those whose medicine is dispensed.",
            ),
            high=0.47,
        ),
        ramp(), *COMMON,
    ),
    quoted=(
        Quoted(Text("Borgere", "Citizens"), 1_050, Measure.COUNT, Source.IT_BRANCHEN, "1,050 citizens (~15 %)"),
        Quoted(Text("Af modtagerne", "Of the recipients"), 0.15, Measure.SHARE, Source.IT_BRANCHEN, "(~15 %)"),
        Quoted(Text("Fuldtidsstillinger", "Full-time posts"), 14, Measure.FTE, Source.IT_BRANCHEN, "14 full-time posts"),
        Quoted(Text("Borgere pr. stilling", "Citizens per post"), 75, Measure.COUNT, Source.IT_BRANCHEN, "75 citizens = 1 post"),
        Quoted(Text("Årsværk i hele landet", "Full-time equivalents nationally"), 310, Measure.FTE, Source.IT_BRANCHEN,
               "national 15 % -> up to 310 FTE"),
    ),
)  # fmt: skip

RINGKOEBING: Final = Technology(
    code="dose_packing_rksk", name=Text("Dosispakket medicin", "Dose-packed medicine"), municipality="Ringkøbing-Skjern",
    classes="cd", source=Source.KL_GUIDE,
    summary=Text(
        "Apoteket pakker medicinen; tiden til dispensering i hånden er mere end halveret.",
        "The pharmacy packs the medicine; the time for dispensing by hand is more than halved.",
    ),
    step=Step.DOSE_PACKED, numbers=(20,),
    effects=(Shorten(DISPENSING, factor="dispensing_factor"),),
    topics=DISPENSING,
    parameters=(
        uptake(0.47, 0.125, source=Source.KL_GUIDE, why=Text(
            "Af dem med hjælp til medicin i den bedste enhed; lavt: af alle på 75 år og derover.",
            "Of those with medicine help in the best unit; low: of all aged 75 and over.",
        )),
        Parameter(
            "dispensing_factor", Text("Hvor stor en del af tiden er tilbage?", "What share of the time is left?"), Measure.FACTOR, 0.5,
            source=Source.KL_GUIDE, computed=True,
            why=Text("»Mere end halveret«: højst halvdelen.", "“More than halved”: half at most."),
        ),
        ramp(), *COMMON,
    ),
    quoted=(
        Quoted(Text("Af alle 75+ i juli 2024", "Of all 75+ in July 2024"), 0.097, Measure.SHARE, Source.KL_GUIDE, "9.7 % (Jul 2024)"),
        Quoted(Text("Af alle 75+ i juli 2025", "Of all 75+ in July 2025"), 0.125, Measure.SHARE, Source.KL_GUIDE, "12.5 % (Jul 2025)"),
        Quoted(Text("I den bedste enhed", "In the best unit"), 0.47, Measure.SHARE, Source.KL_GUIDE, "47 % of those with medicine help"),
    ),
)  # fmt: skip

RECORDS: Final = (AALBORG, RINGKOEBING)
