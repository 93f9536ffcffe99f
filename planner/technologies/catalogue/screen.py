"""Screen visits: who may have them, and which visits they could be; the plan decides which are."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference.figure import Source
from planner.technologies.catalogue.common import COMMON, ramp, uptake
from planner.technologies.effects import Convert
from planner.technologies.records import Eligibility, Step, Technology
from planner.technologies.values import Measure, Parameter, Quoted

_ABLE = Parameter(
    "able_share",
    Text("Hvor stor en del kan bruge en skærm, hvor intet er vurderet?", "What share can use a screen, where nothing is assessed?"),
    Measure.SHARE, 0.30, why=Text("Af dem med daglige besøg; intet tal fundet.", "Of those visited daily; no figure found."),
)  # fmt: skip
_SHORTER = Parameter(
    "shorter_minutes",
    Text("Hvor mange minutter er et skærmbesøg kortere end et fysisk?", "How many minutes is a screen visit shorter than a physical one?"),
    Measure.MINUTES, 0, high=8.94,
    why=Text(
        "Forsigtigt 0; højt: hvad Vejles 113 timer kræver ud over kørsel og dør (vores læsning).",
        "Cautiously 0; high: what Vejle's 113 hours take beyond driving and door (our reading).",
    ),
)  # fmt: skip
_UPTAKE = uptake(
    0.60, 0.30, why=Text("Andel, der siger ja; intet tal fundet.", "Share that says yes; no figure found.")
)
_OFFER = Eligibility(able="assessed_or_share", willing=True, on_screen=True)
_LAW = ("SUL § 138", "SEL § 83", "ÆL § 9", "SEL § 85")


def _phases(first: float, weeks: float, source: Source, why: Text) -> tuple[Parameter, ...]:
    return (
        Parameter(
            "ramp_from", Text("Hvor stor en del er i gang fra første uge?", "What share has begun from the first week on?"),
            Measure.SHARE, first, source=source, why=why, computed=True, required=False,
        ),
        Parameter(
            "ramp_wait", Text("Hvor mange uger går der, før resten begynder?", "How many weeks until the rest begin?"),
            Measure.WEEKS, weeks, source=source, why=why, computed=True, required=False,
        ),
        ramp(),
    )  # fmt: skip


VEJLE: Final = Technology(
    code="screen_vejle", name=Text("Skærmbesøg", "Screen visits"), municipality="Vejle", classes="b", source=Source.IT_BRANCHEN,
    summary=Text(
        "Medicin og kompressionsbehandling på skærm. Målt: 34 timers kørsel om ugen og 5,3 minutter ved hver dør. "
        "De 113 timer pr. borger kan ikke regnes efter, og bruges ikke.",
        "Medicine and compression treatment by screen. Measured: 34 hours of driving a week and 5.3 minutes at each door. "
        "The 113 hours per citizen cannot be worked out again, and are not used.",
    ),
    step=Step.SCREEN, numbers=(40, 41, 42, 43), since="2021",
    effects=(Convert(frozenset({"medicine", "compression"}), per_week="calls_week"),),
    parameters=(
        _UPTAKE, _ABLE, _SHORTER,
        Parameter(
            "calls_week", Text("Højst hvor mange skærmbesøg om ugen pr. borger?", "At most how many screen visits a week per citizen?"),
            Measure.TIMES, 5.5, source=Source.IT_BRANCHEN, required=False,
        ),
        ramp(), *COMMON,
    ),
    eligibility=_OFFER,
    quoted=(
        Quoted(Text("Borgere i forsøget", "Citizens in the pilot"), 40, Measure.COUNT, Source.IT_BRANCHEN, "~40 citizens"),
        Quoted(Text("Skærmbesøg om ugen", "Screen visits a week"), 223, Measure.COUNT, Source.IT_BRANCHEN, "223 screen visits/week"),
        Quoted(Text("Kørsel, timer om ugen", "Driving, hours a week"), 34, Measure.HOURS, Source.IT_BRANCHEN, "34 h/week driving"),
        Quoted(Text("Minutter ved døren pr. besøg", "Minutes at the door per visit"), 5.3, Measure.MINUTES, Source.IT_BRANCHEN,
               "5.3 min/visit"),
        Quoted(Text("Påstand: timer pr. borger om året", "Claim: hours per citizen a year"), 113, Measure.HOURS, Source.IT_BRANCHEN,
               "113 effective h/citizen/year"),
        Quoted(Text("Påstand: årsværk", "Claim: full-time equivalents"), 2.4, Measure.FTE, Source.IT_BRANCHEN, "2.4 FTE"),
        Quoted(Text("Borgere, for hvem det virker godt", "Citizens for whom it works well"), 0.94, Measure.SHARE, Source.IT_BRANCHEN,
               "94 % of citizens find it works well/very well"),
        Quoted(Text("Borgere, der er trygge", "Citizens who feel safe"), 0.84, Measure.SHARE, Source.IT_BRANCHEN, "84 % feel safe"),
        Quoted(Text("Medarbejdere, i hvis dag det passer", "Staff whose day it fits"), 0.96, Measure.SHARE, Source.IT_BRANCHEN,
               "96 % of staff say it fits their day"),
        Quoted(Text("Skærmbesøg om måneden i drift", "Screen visits a month in operation"), 7_500, Measure.COUNT, Source.IT_BRANCHEN,
               "7,500/month"),
        Quoted(Text("Skærmbesøg om ugen pr. borger", "Screen visits a week per citizen"), 5.5, Measure.TIMES, Source.IT_BRANCHEN,
               "5.5 per citizen per week"),
    ),
)  # fmt: skip

ASSENS: Final = Technology(
    code="screen_assens", name=Text("Skærmbesøg", "Screen visits"), municipality="Assens", classes="b", source=Source.KL_GUIDE,
    summary=Text(
        "Efter en konkret, individuel vurdering, først på socialområdet, siden på sundhedsområdet. Kun for borgere, der er vurderet.",
        "After a concrete, individual assessment, first in social care, then in health care. Only for citizens who are assessed.",
    ),
    step=Step.SCREEN, numbers=(34,), since="2022",
    effects=(Convert(),), parameters=(_UPTAKE, _SHORTER, ramp(), *COMMON),
    eligibility=Eligibility(able="assessed", willing=True, on_screen=True), legal=_LAW,
)  # fmt: skip

KOEGE: Final = Technology(
    code="screen_koege", name=Text("Skærmbesøg fra en særlig enhed", "Screen visits from a unit of its own"), municipality="Køge",
    classes="bh", source=Source.KL_GUIDE,
    summary=Text(
        "En særlig enhed ringer til aftalte tider. Enhedens vagter lægges ind for sig (redigeringen »screen_unit«).",
        "A unit of its own calls at agreed times. Its shifts are put in by themselves (the edit “screen_unit”).",
    ),
    step=Step.SCREEN, numbers=(35,), since="2020",
    effects=(Convert(),), parameters=(_UPTAKE, _ABLE, _SHORTER, ramp(), *COMMON), eligibility=_OFFER, legal=_LAW,
)  # fmt: skip

_DOUBLED = Text("Antallet blev fordoblet efter omlægningen i 2023, tre år efter starten.",
                "The number doubled after the reorganisation in 2023, three years after the start.")  # fmt: skip

SOROE: Final = Technology(
    code="screen_soroe", name=Text("Skærmbesøg, der vokser i faser", "Screen visits that grow in phases"), municipality="Sorø", classes="b",
    source=Source.KL_GUIDE,
    summary=Text(
        "Halvdelen fra begyndelsen, resten fra omlægningen.",
        "Half from the beginning, the rest from the reorganisation on.",
    ),
    step=Step.SCREEN, numbers=(10,), since="2020",
    effects=(Convert(),),
    parameters=(_UPTAKE, _ABLE, _SHORTER, *_phases(0.5, 156, Source.KL_GUIDE, _DOUBLED), *COMMON),
    eligibility=_OFFER,
    quoted=(
        Quoted(Text("Omlagt", "Reorganised"), 2023, None, Source.KL_GUIDE, "number doubled after reorganisation in 2023"),
    ),
)  # fmt: skip

ETEAM: Final = Technology(
    code="eteam_aarhus", name=Text("e-Team", "e-Team"), municipality="Aarhus", classes="bh", source=Source.AARHUS,
    summary=Text(
        "Én enhed til virtuelle besøg, nødkald, alarmer og support og en døgntelefon. Vagterne lægges ind for sig.",
        "One unit for virtual visits, emergency calls, alarms and support, and a 24-hour phone. Its shifts are put in by themselves.",
    ),
    step=Step.SCREEN, numbers=(57,),
    effects=(Convert(),), parameters=(_UPTAKE, _ABLE, _SHORTER, ramp(), *COMMON), eligibility=_OFFER, legal=("SUL § 138",),
)  # fmt: skip

RECORDS: Final = (VEJLE, ASSENS, KOEGE, SOROE, ETEAM)
