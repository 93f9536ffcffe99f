"""How many there would be in the whole country, by what is counted: the sources' numbers, or the caller's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from planner.potential.records import Family
from planner.reference import BY_CODE
from planner.reference.derived_screen import NATIONAL_CITIZENS
from planner.technologies.catalogue import BY_CODE as TECHNOLOGIES
from planner.technologies.records import Step


class Target(NamedTuple):
    """A national number, and the code of the sentence that says where it comes from."""

    code: str
    national: float


SOURCES: Final[dict[Family, tuple[Target, ...]]] = {
    "screen": (Target("screen_citizens", NATIONAL_CITIZENS),),
    "robot": (
        Target("robots_3", BY_CODE["medicine.robots_3"].stated),
        Target("robots_10", BY_CODE["medicine.robots_10"].stated),
    ),
    "packing": (Target("packing_15", BY_CODE["medicine.packing_fte"].inputs["citizens"]),),
    "training": (
        Target("training_10", BY_CODE["training.national_10_hours"].inputs["citizens"]),
        Target("training_50", BY_CODE["training.national_50_hours"].inputs["citizens"]),
    ),
    "other": (),
}
"""All from the IT-Branchen note. For anything else no source has a number: then there is nothing to scale to before the caller
gives one."""

_FAMILIES: Final[dict[Step, Family]] = {
    Step.DOSE_PACKED: "packing",
    Step.FLEXSMART: "robot",
    Step.MEDIDOCLOCK: "robot",
    Step.SMILA: "robot",
    Step.MEDIMISMART: "robot",
    Step.ROBOT: "robot",
    Step.TRAINING: "training",
    Step.SCREEN: "screen",
}


def family(users: Mapping[str, int]) -> Family | None:
    """Return to which of the sources' numbers technologies belong, by how many use each: one family, "other" for several or none
    of them; None where nobody uses any."""
    codes = [code for code, number in users.items() if number]
    found = {
        _FAMILIES.get(TECHNOLOGIES[code].step, "other") if code in TECHNOLOGIES else "other" for code in codes
    }
    return found.pop() if len(found) == 1 else "other" if found else None


def targets(kind: Family, given: float | None) -> tuple[Target, ...]:
    """Return the numbers to scale to; the caller's alone where there is one."""
    return SOURCES[kind] if given is None else (Target("given", given),)
