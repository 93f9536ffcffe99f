"""One figure of a published source: what it prints, from what it can be worked out again, and whether that agrees; and a figure of
our own, worked out from theirs."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum

from planner.messages import Text


class Chapter(StrEnum):
    """What a figure is about."""

    VEJLE = "vejle"
    SCALING = "scaling"
    TRAINING = "training"
    MEDICINE = "medicine"
    DIGIREHAB = "digirehab"
    OTHER = "other"
    TOTAL = "total"


class Source(Enum):
    """The published documents, by their own titles or what they are."""

    IT_BRANCHEN = Text(
        "IT-Branchen: notat om tre teknologier i hjemmeplejen (Vejle, Kerteminde, Aalborg)",
        "IT-Branchen: note on three technologies in home care (Vejle, Kerteminde, Aalborg)",
    )
    KL_GUIDE = Text(
        "KL: Kommunernes Teknologiguide",
        "KL: the municipalities' technology guide (Kommunernes Teknologiguide)",
    )
    KL_ARTICLES = Text(
        "KL: artikler om Kerteminde, september og november 2022",
        "KL: articles on Kerteminde, September and November 2022",
    )
    AARHUS = Text(
        "Aarhus Kommune: oplæg om medicinteknologi 2026-2027",
        "Aarhus Kommune: slides on medicine technology 2026-2027",
    )
    DIGIREHAB = Text("Resumé af Projekt DigiRehab, 2016-2017", "Summary of Projekt DigiRehab, 2016-2017")


class Unit(Enum):
    """What a figure counts."""

    MINUTES_PER_VISIT = Text("minutter pr. besøg", "minutes per visit")
    MINUTES_PER_WEEK = Text("minutter om ugen", "minutes a week")
    MINUTES_PER_WEEK_WEEK = Text("minutter om ugen mere for hver uge", "minutes a week more for every week")
    HOURS_PER_DAY = Text("timer om dagen", "hours a day")
    HOURS_PER_WEEK = Text("timer om ugen", "hours a week")
    HOURS_PER_MONTH = Text("timer om måneden", "hours a month")
    HOURS_PER_YEAR = Text("timer om året", "hours a year")
    HOURS = Text("timer", "hours")
    HOURS_PER_CITIZEN_WEEK = Text("timer pr. borger om ugen", "hours per citizen a week")
    HOURS_PER_CITIZEN_YEAR = Text("timer pr. borger om året", "hours per citizen a year")
    FTE = Text("årsværk", "full-time equivalents")
    POSTS = Text("fuldtidsstillinger", "full-time posts")
    VISITS_PER_WEEK = Text("besøg om ugen", "visits a week")
    VISITS_PER_MONTH = Text("besøg om måneden", "visits a month")
    VISITS_PER_YEAR = Text("besøg om året", "visits a year")
    VISITS_PER_CITIZEN_MONTH = Text("besøg pr. borger om måneden", "visits per citizen a month")
    VISITS_PER_CITIZEN_WEEK = Text("besøg pr. borger om ugen", "visits per citizen a week")
    CITIZENS = Text("borgere", "citizens")
    ROBOTS = Text("medicinrobotter", "medicine robots")
    SHARE = Text("andel", "share")
    TIMES = Text("gange", "times")
    DOSES_PER_CITIZEN_DAY = Text("doser pr. borger om dagen", "doses per citizen a day")
    WEEKS = Text("uger", "weeks")
    KRONER = Text("kr.", "kroner")
    KRONER_PER_HOUR = Text("kr. pr. time", "kroner an hour")
    KRONER_PER_CITIZEN = Text("kr. pr. borger", "kroner per citizen")


@dataclass(frozen=True)
class Figure:
    """One figure.

    `stated`: what the source prints. `formula` with `inputs`, its arguments by name: how we work it out; None where the source
    gives nothing to work it out from. `tolerance`: how far the source's own rounding ("about", "more than") may have moved it, in
    `unit`. `reason`: why it cannot be reproduced, or what a reader must know although it can.

    Raises ValueError for a figure that cannot be reproduced without a reason, or inputs without a formula.
    """

    code: str
    chapter: Chapter
    name: Text
    stated: float
    unit: Unit
    source: Source
    tolerance: float = 0.0
    formula: Callable[..., float] | None = None
    inputs: Mapping[str, float] = field(default_factory=dict)
    reason: Text | None = None

    def __post_init__(self) -> None:
        if self.formula is None and self.inputs:
            raise ValueError(f"{self.code} has inputs and no formula")
        if not self.reproducible and self.reason is None:
            raise ValueError(f"{self.code} is not reproducible: say why")

    @property
    def value(self) -> float | None:
        """What the inputs give; None where there is nothing to work with."""
        return None if self.formula is None else self.formula(**self.inputs)

    @property
    def reproducible(self) -> bool:
        """Whether the inputs give the number that the source prints, within the source's rounding."""
        value = self.value
        return value is not None and (
            abs(value - self.stated) <= self.tolerance or math.isclose(value, self.stated, rel_tol=1e-12)
        )


@dataclass(frozen=True)
class Derived:
    """A figure that no source prints, worked out from those they print: for a reader who asks what theirs amount to.

    `note`: what a reader must know of it; as in `Figure`, `inputs` are the arguments of `formula` by name.
    """

    code: str
    chapter: Chapter
    name: Text
    unit: Unit
    formula: Callable[..., float]
    inputs: Mapping[str, float]
    note: Text | None = None

    @property
    def value(self) -> float:
        """What the inputs give."""
        return self.formula(**self.inputs)
