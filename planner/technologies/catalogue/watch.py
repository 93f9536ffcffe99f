"""A clinic instead of a visit, and watching from afar, which somebody has to answer."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference.figure import Source
from planner.technologies.catalogue.common import COMMON, DRIVING, PARKING, ramp, uptake
from planner.technologies.effects import Relocate, Respond
from planner.technologies.records import Eligibility, Share, Step, Technology
from planner.technologies.values import Measure, Parameter, Quoted

_KL = Source.KL_GUIDE

CLINIC: Final = Technology(
    code="clinic_soroe", name=Text("Sygeplejeklinik", "Nursing clinic"), municipality="Sorø", classes="f", source=_KL,
    summary=Text(
        "Borgere, der selv kan komme, får deres sygepleje på klinikken; sygeplejersken kører ikke. Klinikkens tid tæller med.",
        "Citizens who can come themselves get their nursing at the clinic; the nurse does not drive. The clinic's time is counted.",
    ),
    step=Step.CLINIC, numbers=(26,), since="2022",
    effects=(Relocate(frozenset({"wound", "catheter", "measurement"})),),
    parameters=(
        uptake(),
        Parameter("mobile_share", Text("Hvor stor en del kan selv komme?", "What share can come themselves?"), Measure.SHARE),
        Parameter("clinic_factor", Text("Hvor længe tager det på klinikken mod i hjemmet?", "How long at the clinic, against at home?"),
                  Measure.TIMES, 1, why=Text("Samme tid; intet tal fundet.", "The same time; no figure found.")),
        ramp(), *COMMON,
    ),
    eligibility=Eligibility(shares=(Share("mobile", "mobile_share"),)),
    legal=("SUL § 138",),
)  # fmt: skip


def _response(rate: Text) -> tuple[Parameter, ...]:
    return (
        Parameter("finding_rate", rate, Measure.TIMES),
        Parameter("handling_minutes", Text("Hvor længe tager det at se på?", "How long does it take to look into?"), Measure.MINUTES),
        Parameter("share_needing_visit", Text("Hvor stor en del kræver et besøg?", "What share needs a visit?"), Measure.SHARE),
        Parameter(
            "visit_minutes", Text("Hvor længe tager et sådant besøg med vej?", "How long does such a visit take, way included?"),
            Measure.MINUTES, PARKING + DRIVING + 20,
            why=Text(
                "Vejles 5,3 minutter ved døren og 9,15 minutters kørsel, og 20 minutters opfølgning.",
                "Vejle's 5.3 minutes at the door and 9.15 of driving, and 20 of follow-up.",
            ),
        ),
    )  # fmt: skip


_RESPOND = Respond(per="citizen", rate="finding_rate")

EARLY: Final = Technology(
    code="early_detection_gentofte", name=Text("Tidlig opsporing med AI", "Early detection by AI"), municipality="Gentofte", classes="h",
    source=_KL,
    summary=Text(
        "Hver uge ser sygeplejersker og assistenter en liste over borgere igennem; det giver arbejde, og er her alene det.",
        "Every week nurses and assistants go through a list of citizens; that makes work, and here it is only that.",
    ),
    step=Step.WATCH, numbers=(17,), since="2024",
    effects=(_RESPOND,),
    parameters=(
        uptake(),
        *_response(Text("Hvor mange gange om dagen peges der på en borger?", "How many times a day is a citizen pointed out?")),
        ramp(), *COMMON,
    ),
    quoted=(Quoted(Text("Uger i hvert forsøg", "Weeks in each pilot"), 10, Measure.WEEKS, _KL, "two 10-week pilots"),),
)  # fmt: skip

TELECARE: Final = Technology(
    code="telecare_morsoe", name=Text("Telemedicin, KOL og hjertesvigt", "Telemedicine, COPD and heart failure"), municipality="Morsø",
    classes="hc", source=_KL,
    summary=Text(
        "Borgeren måler selv (TeleCare Nord); nogen svarer på målingerne. Hvem der har sygdommen, står ikke i besøgene.",
        "The citizen measures alone (TeleCare Nord); somebody answers to the readings. Visits do not say who has the illness.",
    ),
    step=Step.WATCH, numbers=(12,), since="2014",
    effects=(_RESPOND,),
    parameters=(
        uptake(),
        Parameter("ill_share", Text("Hvor stor en del har KOL eller hjertesvigt?", "What share has COPD or heart failure?"), Measure.SHARE),
        *_response(Text("Hvor mange gange om dagen skal der svares på en måling?", "How many times a day must a reading be answered?")),
        ramp(), *COMMON,
    ),
    eligibility=Eligibility(shares=(Share("copd_or_heart_failure", "ill_share"),)),
)  # fmt: skip

RECORDS: Final = (CLINIC, EARLY, TELECARE)
