"""The catalogue of services (ydelser): what a visit is made of, how long it takes and who may do it.

Every row is a default that a municipality overrides. Minutes and windows are assumed (domain.md 4.4) except
where `Service.source` names where they come from; priorities follow domain.md 4.5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from planner.domain import Level, ScreenUse
from planner.messages import Text

MEDICINE_CERTIFICATE = "medicine"  # the worker has passed the municipality's medicine course


class WindowKind(StrEnum):
    """How freely a visit may be moved around its usual time (domain.md 4.5)."""

    CRITICAL = "critical"  # insulin, Parkinson medicine
    TIGHT = "tight"
    MEAL = "meal"
    NORMAL = "normal"  # Køge's quality standard: one hour either way without notice
    HALF_DAY = "half_day"
    WORKDAY = "workday"  # any time of a working day

    @property
    def margin(self) -> int | None:
        """Minutes either way of the usual time; None where the window is not about a usual time."""
        return {"critical": 15, "tight": 30, "meal": 45, "normal": 60}.get(self.value)


@dataclass(frozen=True)
class Service:
    """One row of the catalogue.

    `minutes` of care without travel and stop overhead. `level` the least that may do it; `delegated_task`
    what a nurse must have handed to that worker for that citizen, `certificate` what the worker must hold,
    None for nothing. `priority` 1 (acute) to 5 (cleaning). `household`: done once for all who live there.
    `screen`: whether it can be given by screen; a service of which only the follow-up can, such as wound care, cannot.
    `source` of the minutes.
    """

    code: str
    name: Text
    minutes: int
    level: Level
    window: WindowKind
    priority: int
    delegated_task: str | None = None
    certificate: str | None = None
    household: bool = False
    screen: ScreenUse = ScreenUse.NO
    source: str = "assumed"


_SSH, _SSA = Level.SSH, Level.SSA
_GUIDED, _YES = ScreenUse.GUIDED, ScreenUse.YES

SERVICES: tuple[Service, ...] = (
    Service(
        "medicine", Text("Medicinadministration", "Medicine administration"), 9, _SSH, WindowKind.TIGHT, 2,
        "medicine", MEDICINE_CERTIFICATE, screen=_YES, source="computed from the Vejle pilot (IT-Branchen note)",
    ),
    Service(
        "insulin", Text("Insulin", "Insulin"),
        10, _SSH, WindowKind.CRITICAL, 1, "insulin", MEDICINE_CERTIFICATE, screen=_GUIDED,
    ),
    Service(
        "dispensing", Text("Medicindispensering", "Medicine dispensing"),
        25, _SSA, WindowKind.HALF_DAY, 2,
    ),
    Service(
        "compression", Text("Kompressionsbehandling", "Compression treatment"),
        10, _SSH, WindowKind.NORMAL, 3, "compression", screen=_GUIDED,
    ),
    Service("wound", Text("Sårbehandling", "Wound care"), 25, _SSA, WindowKind.HALF_DAY, 2),
    Service(
        "measurement", Text("Undersøgelser og måling", "Examination and measuring"),
        10, _SSA, WindowKind.HALF_DAY, 4, screen=_YES,
    ),
    Service(
        "catheter", Text("Kateter- og stomipleje", "Catheter and stoma care"),
        15, _SSA, WindowKind.HALF_DAY, 2,
    ),
    Service("fluid", Text("Væske per os", "Fluid by mouth"), 5, _SSH, WindowKind.MEAL, 2, screen=_YES),
    Service("hygiene", Text("Personlig hygiejne", "Personal hygiene"), 20, _SSH, WindowKind.NORMAL, 3, screen=_GUIDED),
    Service("bath", Text("Bad", "Bath"), 35, _SSH, WindowKind.HALF_DAY, 3),
    Service("toilet", Text("Udskillelser", "Toilet and pads"), 10, _SSH, WindowKind.TIGHT, 2),
    Service("meal", Text("Ernæring", "Meals"), 12, _SSH, WindowKind.MEAL, 2, household=True, screen=_YES),
    Service(
        "transfer", Text("Forflytning og lejring", "Transfer and turning"),
        15, _SSH, WindowKind.TIGHT, 2,
    ),
    Service("supervision", Text("Tilsyn og omsorg", "Supervision"), 8, _SSH, WindowKind.HALF_DAY, 4, screen=ScreenUse.FIRST_CHOICE),
    Service(
        "activities", Text("Hverdagens aktiviteter", "Everyday activities"),
        12, _SSH, WindowKind.HALF_DAY, 4, screen=_YES,
    ),
    Service(
        "cleaning", Text("Rengøring", "Cleaning"), 40, Level.UNSKILLED, WindowKind.WORKDAY, 5, household=True,
        source="a Dragør citizen's grant: 40 minutes every 14 days",
    ),
    Service(
        "laundry", Text("Tøjvask", "Laundry"),
        30, Level.UNSKILLED, WindowKind.WORKDAY, 5, household=True,
    ),
    Service(
        "shopping", Text("Indkøb", "Shopping"),
        30, Level.UNSKILLED, WindowKind.WORKDAY, 5, household=True,
    ),
    Service(
        "rehabilitation", Text("Rehabilitering", "Rehabilitation"), 25, _SSH, WindowKind.HALF_DAY, 4,
        screen=_GUIDED, source="assumed: a quarter more than personal hygiene",
    ),
    Service(
        "training", Text("Træning", "Training"), 20, _SSH, WindowKind.HALF_DAY, 4,
        screen=_YES, source="DigiRehab pilot: 20 minutes, twice a week",
    ),
    Service(
        "assessment", Text("Sygeplejefaglig udredning", "Nursing assessment"),
        45, Level.NURSE, WindowKind.HALF_DAY, 3,
    ),
    Service(
        "follow_up", Text("Sygeplejefaglig opfølgning", "Nursing follow-up"),
        20, Level.NURSE, WindowKind.HALF_DAY, 4, screen=_YES,
    ),
)  # fmt: skip

BY_CODE: dict[str, Service] = {service.code: service for service in SERVICES}

_AS_THE_CATALOGUE: Mapping[str, ScreenUse] = MappingProxyType({})


def screen_use(code: str, own: Mapping[str, ScreenUse] = _AS_THE_CATALOGUE) -> ScreenUse:
    """Return whether the service `code` can be given by screen: as `own` says (a municipality's own choice,
    `Settings.service_screen`), else as the catalogue does. A service that neither knows cannot.

    >>> screen_use("medicine"), screen_use("wound"), screen_use("foot care")
    (<ScreenUse.YES: 'yes'>, <ScreenUse.NO: 'no'>, <ScreenUse.NO: 'no'>)
    >>> screen_use("wound", {"wound": ScreenUse.GUIDED})
    <ScreenUse.GUIDED: 'guided'>
    """
    service = BY_CODE.get(code)
    return own.get(code, service.screen if service else ScreenUse.NO)
