"""Days and uses for the tests of technologies, with neutral defaults; and one technology at a time put into the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planner.domain import Instance, Visit
from planner.messages import Text
from planner.reference.figure import Source
from planner.scenarios.records import Note, Situation
from planner.technologies import Use, introduce
from planner.technologies.effects import Effect
from planner.technologies.records import Step, Technology
from planner.technologies.values import Measure, Parameter
from tests.builders import grid_times, instance, shift, visit, window

ALL_MAY = """
[answers]
functional_level = { independent = 0, reminder = 0, device = 1, help = 0 }
must_be_locked = 0
intake_must_be_seen = 0

[[step]]
step = "self_reliant"

[[step]]
step = "flexsmart"

[[step]]
step = "medidoclock"

[[step]]
step = "smila"

[[step]]
step = "medimismart"

[[step]]
step = "robot"
"""
"""A screening table in which everybody may have every step."""

LADDER = (
    "self_reliant_aarhus",
    "flexsmart_aarhus",
    "medidoclock_aarhus",
    "smila_aarhus",
    "medimismart_aarhus",
    "robot_aalborg",
)
"""One step of each kind, lightest first."""

SURE = {"refill_merge": 0, "missed_rate": 0.0}
"""Figures of a device that keep refills apart and raise no alarm."""


def situation(*visits: Visit, given: Instance | None = None, **fields: Any) -> Situation:
    """A day with these visits and one shift, or the instance given."""
    day = instance(visits, [shift("S1")], **fields) if given is None else given
    return Situation(day, grid_times(day))


def care(visit_id: str = "V1", *services: str, citizen: str | None = None, **fields: Any) -> Visit:
    """A visit of services, with the minutes of the catalogue unless `seconds` is given."""
    from planner.services import BY_CODE

    seconds = fields.pop("seconds", 60 * sum(BY_CODE[s].minutes for s in services if s in BY_CODE))
    windows = fields.pop("windows", (window(),))
    return visit(visit_id, citizen, *windows, seconds=seconds, services=services, **fields)


def brought(given: Situation, *uses: Use | str, seed: int = 1, **fields: Any) -> Situation:
    """The situation with technologies; a code alone stands for an uptake of all who may."""
    named = [Use(technology=u, uptake=1) if isinstance(u, str) else u for u in uses]
    return introduce(given, named, seed=seed, **fields)


def visits(given: Situation) -> dict[str, Visit]:
    """Its visits by id."""
    return given.instance.visit


def seconds(given: Situation, visit_id: str) -> int:
    """How long the care of a visit at home takes."""
    return given.instance.visit[visit_id].modes[0].service_duration


def notes(given: Situation, code: str) -> list[dict[str, Any]]:
    """The parameters of every note of a code."""
    return [n.params for n in given.notes if n.code == code]


def said(found: Iterable[Note]) -> list[str]:
    """The codes of notes."""
    return [n.code for n in found]


def figure(name: str, base: float | None, measure: Measure = Measure.MINUTES, **fields: Any) -> Parameter:
    """A parameter; with a base it is assumed, for the sake of the test."""
    why = None if base is None or "source" in fields else Text("prøve", "trial")
    return Parameter(name, Text("Hvor meget?", "How much?"), measure, base, **{"why": why, **fields})


def technology(code: str, *effects: Effect, figures: Iterable[Parameter] = (), **fields: Any) -> Technology:
    """A technology that all may have, with these effects and figures."""
    given = list(figures)
    if not any(p.name == "uptake" for p in given):
        given.append(figure("uptake", 1.0, Measure.SHARE))
    return Technology(
        **{
            "code": code,
            "name": Text("Prøve", "Trial"),
            "municipality": "",
            "classes": "c",
            "source": Source.KL_GUIDE,
            "summary": Text("Prøve.", "Trial."),
            "step": Step.AID,
            "effects": effects,
            "parameters": tuple(given),
            **fields,
        }
    )
