"""Medicine: the ladder of Aarhus and the robots of Aalborg and Hjørring. A device takes the dose, not the visit."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference.figure import Source
from planner.technologies.catalogue.common import (
    ALARM_PARAMETERS,
    ALARMS,
    COMMON,
    REFILL,
    REFILL_PARAMETERS,
    ramp,
    uptake,
)
from planner.technologies.effects import Remove
from planner.technologies.records import Eligibility, Share, Step, Technology
from planner.technologies.values import Measure, Parameter, Quoted

MEDICINE: Final = frozenset({"medicine"})
DOSES: Final = frozenset({"medicine", "dispensing"})
PACKING: Final = frozenset({"dose_packing_aalborg", "dose_packing_rksk"})

_AARHUS = Source.AARHUS
_LAW = ("SUL § 138",)

_QUOTED = (
    Quoted(Text("Borgere med medicinteknologi", "Citizens with medicine technology"), 12, Measure.COUNT, _AARHUS,
           "12 citizens with medicine technology since 2023"),
    Quoted(Text("Sparede besøg om måneden", "Visits spared a month"), 728, Measure.COUNT, _AARHUS,
           "728 physical visits per month"),
    Quoted(Text("Borgere med hjælp til medicin", "Citizens with help for medicine"), 1_600, Measure.COUNT, _AARHUS,
           "~1,600 citizens with medicine administration"),
    Quoted(Text("Indbyggere", "Inhabitants"), 373_000, Measure.COUNT, _AARHUS, "~373,000 inhabitants"),
)  # fmt: skip

_PACKED = Share("dose_packed", "dose_packed_share", PACKING)
_PACKED_SHARE = Parameter(
    "dose_packed_share",
    Text("Hvor stor en del får dosispakket medicin?", "What share gets dose-packed medicine?"),
    Measure.SHARE, 0.47, 0.15,
    why=Text(
        "Af dem med hjælp til medicin i Ringkøbing-Skjerns bedste enhed 47 %; lavt: Aalborgs 15 % af alle modtagere.",
        "Of those with medicine help in Ringkøbing-Skjern's best unit 47 %; low: Aalborg's 15 % of all recipients.",
    ),
)  # fmt: skip


def _step(
    code: str,
    step: Step,
    name: Text,
    what: Text,
    *,
    services: frozenset[str] = DOSES,
    packed: bool = False,
    device: bool = True,
) -> Technology:
    """A step of the ladder; all but a `device` need neither filling nor an alarm."""
    screening = code.removesuffix("_aarhus")
    upkeep = (REFILL, ALARMS) if device else ()
    parameters = (*REFILL_PARAMETERS, *ALARM_PARAMETERS) if device else ()
    return Technology(
        code=code, name=name, municipality="Aarhus", classes="bch" if step is Step.SMILA else "ch" if device else "c", source=_AARHUS,
        summary=what, step=step, numbers=(54, 55, 56, 58), since="2023",
        effects=(Remove(services), *upkeep),
        parameters=(uptake(), ramp(), *COMMON, *((_PACKED_SHARE,) if packed else ()), *parameters),
        eligibility=Eligibility(has=MEDICINE, screening=screening, shares=(_PACKED,) if packed else ()),
        quoted=_QUOTED, legal=_LAW,
    )  # fmt: skip


SELF_RELIANT: Final = _step(
    "self_reliant_aarhus", Step.SELF_RELIANT,
    Text("Selvhjulpen med medicin", "Self-reliant with medicine"),
    Text(
        "Borgeren tager selv medicinen, dosispakket eller doseret i hånden.",
        "The citizen takes the medicine alone, dose-packed or dispensed by hand.",
    ),
    services=MEDICINE, device=False,
)  # fmt: skip
FLEXSMART: Final = _step(
    "flexsmart_aarhus", Step.FLEXSMART, Text("FlexSmart (app)", "FlexSmart (app)"),
    Text("En app minder om medicinen.", "An app reminds of the medicine."), services=MEDICINE, device=False,
)  # fmt: skip
MEDIDOCLOCK: Final = _step(
    "medidoclock_aarhus", Step.MEDIDOCLOCK, Text("MedidoClock", "MedidoClock"),
    Text("Et apparat giver dosispakket medicin til tiden.", "A device hands out dose-packed medicine in time."), packed=True,
)  # fmt: skip
SMILA: Final = _step(
    "smila_aarhus", Step.SMILA, Text("Smila (med mulighed for video)", "Smila (video possible)"),
    Text(
        "Et apparat giver dosispakket medicin; video, hvis indtaget skal ses.",
        "A device hands out dose-packed medicine; video where the intake must be seen.",
    ),
    packed=True,
)  # fmt: skip
MEDIMISMART: Final = _step(
    "medimismart_aarhus", Step.MEDIMISMART, Text("MedimiSmart", "MedimiSmart"),
    Text(
        "Et apparat giver medicin, der ikke er dosispakket, og letter dispenseringen.",
        "A device hands out medicine that is not dose-packed, and takes the dispensing too.",
    ),
)  # fmt: skip


ROBOT_AALBORG: Final = Technology(
    code="robot_aalborg", name=Text("Medicinrobot", "Medicine robot"), municipality="Aalborg", classes="ch",
    source=Source.IT_BRANCHEN,
    summary=Text(
        "En robot giver medicinen. De 60 minutter om ugen er opgavetid uden kørsel, og bruges ikke sammen med en ny plan.",
        "A robot hands out the medicine. The 60 minutes a week are time on the task without driving, and are not used with a new plan.",
    ),
    step=Step.ROBOT, numbers=(48, 49), since="2020",
    effects=(Remove(DOSES), REFILL, ALARMS),
    parameters=(uptake(), ramp(), *COMMON, *REFILL_PARAMETERS, *ALARM_PARAMETERS),
    eligibility=Eligibility(has=MEDICINE, screening="robot"),
    quoted=(
        Quoted(Text("Opgavetid pr. borger om ugen, timer", "Time on the task per citizen a week, hours"), 1, Measure.HOURS,
               Source.IT_BRANCHEN, "~1 h/citizen/week (SOSU + nurse)"),
        Quoted(Text("Robotter købt", "Robots bought"), 200, Measure.COUNT, Source.IT_BRANCHEN, "200 bought = potential"),
        Quoted(Text("Borgere i 2022", "Citizens in 2022"), 130, Measure.COUNT, Source.IT_BRANCHEN, "130 citizens in 2022"),
        Quoted(Text("Præcision", "Precision"), 0.9988, Measure.SHARE, Source.IT_BRANCHEN, "99.88 % dispensing precision"),
        Quoted(Text("Af modtagerne", "Of the recipients"), 0.031, Measure.SHARE, Source.IT_BRANCHEN, "~3.1 % of recipients"),
        Quoted(Text("Timer om året", "Hours a year"), 10_400, Measure.HOURS, Source.IT_BRANCHEN, "10,400 h"),
        Quoted(Text("Årsværk", "Full-time equivalents"), 5.4, Measure.FTE, Source.IT_BRANCHEN, "5.4 FTE"),
        Quoted(Text("Årsværk i hele landet ved 3,1 %", "Full-time equivalents nationally at 3.1 %"), 130, Measure.FTE,
               Source.IT_BRANCHEN, "3.1 % -> 4,770 robots, 248,040 h, 130 FTE"),
        Quoted(Text("Årsværk i hele landet ved 10 %", "Full-time equivalents nationally at 10 %"), 400, Measure.FTE,
               Source.IT_BRANCHEN, "10 % -> 15,400 robots, 800,000 h, ~400 FTE"),
    ),
)  # fmt: skip

ROBOT_HJOERRING: Final = Technology(
    code="robot_hjoerring", name=Text("Medicinrobot og pilledispenser", "Medicine robot and pill dispenser"),
    municipality="Hjørring", classes="ch", source=Source.KL_GUIDE,
    summary=Text(
        "En robot giver medicinen; et E-team hjælper. De 120 minutter pr. robot har ingen periode, og bruges ikke.",
        "A robot hands out the medicine; an E-team helps. The 120 minutes per robot have no period, and are not used.",
    ),
    step=Step.ROBOT, numbers=(21, 27), since="2018",
    effects=(Remove(MEDICINE), REFILL, ALARMS),
    parameters=(uptake(), ramp(), *COMMON, *REFILL_PARAMETERS, *ALARM_PARAMETERS),
    eligibility=Eligibility(has=MEDICINE, screening="robot"),
    quoted=(
        Quoted(Text("Ventet besparelse pr. robot, minutter", "Expected saving per robot, minutes"), 120, Measure.MINUTES,
               Source.KL_GUIDE, "120 minutes per robot"),
    ),
)  # fmt: skip

RECORDS: Final = (SELF_RELIANT, FLEXSMART, MEDIDOCLOCK, SMILA, MEDIMISMART, ROBOT_AALBORG, ROBOT_HJOERRING)
