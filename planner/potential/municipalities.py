"""Denmark's 98 municipalities: code, name, inhabitants, and area, hence how densely people live.

Inhabitants: Statistics Denmark, table FOLK1A, 1 January 2026, all ages. The numbers were read in a public copy of the table
(`data/folketal.csv` of augustseptimius-beep/doughnut), not at the source itself, and are therefore marked as such in what is
printed; they add up to 6,025,511, which leaves out Christiansø, no municipality. Area: inside the borders of 2014-02-13
(Geodatastyrelsen, FOT, 1:500,000), lakes included, worked out by `planner.potential.borders`.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from planner.messages import Text

INHABITANTS_YEAR: Final = 2026
AREA_YEAR: Final = 2014
INHABITANTS_SOURCE: Final = Text(
    "Danmarks Statistik, FOLK1A, 1. januar 2026; læst i en offentlig kopi, ikke efterprøvet i Statistikbanken",
    "Statistics Denmark, FOLK1A, 1 January 2026; read in a public copy, not checked in StatBank",
)
AREA_SOURCE: Final = Text(
    "Indeholder data fra Geodatastyrelsen, 2014-02-13 (1:500.000); arealet inden for grænsen, søer med",
    "Contains data from Geodatastyrelsen, 2014-02-13 (1:500,000); area inside the border, lakes included",
)


@dataclass(frozen=True)
class Municipality:
    """One municipality; `code` has four digits, `area` is in km2."""

    code: str
    name: str
    inhabitants: int
    area: float

    @property
    def density(self) -> float:
        """Inhabitants per km2."""
        return self.inhabitants / self.area


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return all 98, by code."""
    text = files("planner.potential").joinpath("municipalities.csv").read_text(encoding="utf-8")
    return tuple(
        Municipality(row["code"], row["name"], int(row["inhabitants"]), float(row["area_km2"]))
        for row in csv.DictReader(text.splitlines())
    )


@cache
def inhabitants() -> int:
    """Return how many live in all 98."""
    return sum(m.inhabitants for m in municipalities())


def municipality(name: str) -> Municipality:
    """Return the municipality of that name or code; case, "Kommune" behind it and a genitive s do not matter.

    >>> municipality("lemvig kommune").code
    '0665'

    Raises KeyError for any other, with names that begin alike.
    """
    wanted = _plain(name)
    known = _by_name()
    for key in (wanted, wanted.removesuffix("s"), wanted.zfill(4)):
        if key in known:
            return known[key]
    alike = sorted({m.name for m in municipalities() if wanted and _plain(m.name)[:3] == wanted[:3]})
    raise KeyError(", ".join(alike))


@cache
def _by_name() -> Mapping[str, Municipality]:
    found = {_plain(m.name): m for m in municipalities()}
    found |= {_plain(m.name).removesuffix("s"): m for m in municipalities()}
    return found | {m.code: m for m in municipalities()}


def _plain(name: str) -> str:
    words = name.casefold().replace("-", " ").split()
    return " ".join(w for w in words if w != "kommune")
