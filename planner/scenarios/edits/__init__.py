"""Edits: what a scenario is a list of. Each is a frozen record whose field `edit` is its name.

A record says what is asked; whether an input has what it names, and what is done, is in `planner.scenarios.doing`.
"""

from __future__ import annotations

from typing import Annotated, Final, get_args

from pydantic import Field

from planner.domain import Record
from planner.scenarios.edits.citizens import Discharged, NewCitizens
from planner.scenarios.edits.places import DepotMoved, DistrictsDrawn, DistrictsMerged
from planner.scenarios.edits.screen import ConsentCampaign, ScreenShare, UnitChanged
from planner.scenarios.edits.services import ServicesMoved, WindowsWidened
from planner.scenarios.edits.staff import Absent, Added, OpenShifts, ShiftsMoved
from planner.scenarios.edits.technology import TechnologyUsed
from planner.scenarios.edits.travel import MeansChanged, Speeds, StopTime

Edit = Annotated[
    Absent
    | Added
    | OpenShifts
    | ShiftsMoved
    | MeansChanged
    | Speeds
    | StopTime
    | DepotMoved
    | DistrictsDrawn
    | DistrictsMerged
    | UnitChanged
    | ScreenShare
    | ConsentCampaign
    | NewCitizens
    | Discharged
    | ServicesMoved
    | WindowsWidened
    | TechnologyUsed,
    Field(discriminator="edit"),
]

KINDS: Final[tuple[type[Record], ...]] = get_args(get_args(Edit)[0])
"""Every kind of edit."""

BY_NAME: Final[dict[str, type[Record]]] = {kind.model_fields["edit"].default: kind for kind in KINDS}
"""The record of each name."""

__all__ = ["BY_NAME", "KINDS", "Edit"]
