"""What a technology is told by: figures as their sources print them, and parameters with their source or the mark of an assumption.

A parameter without a value is a question to the municipality; nothing stands in for a figure that no source gives.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Literal

from planner.messages import Text
from planner.reference.figure import Source

Case = Literal["low", "base", "high"]
CASES: tuple[Case, ...] = ("low", "base", "high")

Values = Mapping[str, float]
"""The values of a technology's parameters by name, of those that have one."""


class Measure(Enum):
    """What a value counts; its name in a sentence, and the range that it must lie in (both ends included)."""

    SHARE = (Text("andel (0-1)", "share (0-1)"), 0, 1)
    MINUTES = (Text("minutter", "minutes"), 0, 1440)
    MINUTES_WEEK = (Text("minutter om ugen", "minutes a week"), -10_080, 10_080)
    TIMES = (Text("gange", "times"), 0, 10_000)
    FACTOR = (Text("faktor (0-1)", "factor (0-1)"), 0, 1)
    DAYS = (Text("dage", "days"), 1, 3650)
    WEEKS = (Text("uger", "weeks"), 0, 1040)
    YES_NO = (Text("1 for ja, 0 for nej", "1 for yes, 0 for no"), 0, 1)
    COUNT = (Text("antal", "number"), 0, 10_000_000)
    HOURS = (Text("timer", "hours"), 0, 10_000_000)
    FTE = (Text("årsværk", "full-time equivalents"), 0, 100_000)
    KRONER = (Text("kr.", "kroner"), 0, 1_000_000_000)
    CHANGE = (Text("ændring", "change"), -1, 10)

    def __init__(self, words: Text, lowest: float, highest: float) -> None:
        self.words, self.lowest, self.highest = words, lowest, highest

    def holds(self, value: float) -> bool:
        """Whether a value can be meant: finite, within the range, and whole for a yes or no."""
        fits = math.isfinite(value) and self.lowest <= value <= self.highest
        return fits and (self is not Measure.YES_NO or value in (0, 1))


class Status(StrEnum):
    """Where a parameter's value is from."""

    STATED = "stated"  # printed by the source
    COMPUTED = "computed"  # worked out from what a source prints
    ASSUMED = "assumed"  # ours: to be changed, and told wherever it carries a figure
    ASKED = "asked"  # no source gives it: the municipality must


@dataclass(frozen=True)
class Quoted:
    """A figure that the source prints, for the reader: no effect is made of it.

    `value`: a percentage as a share or a change; a year as such, without a unit. `words`: what it stands in, in our summary of the
    source (domain.md 2.2 and 2.3), so that it can be found again.
    """

    name: Text
    value: float
    unit: Measure | None
    source: Source
    words: str

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            raise ValueError(f"{self.name.en}: {self.value} is no figure")


@dataclass(frozen=True)
class Parameter:
    """One figure that an effect is made of, in its three cases.

    `low` and `high` are its values in the case of the least and of the largest effect, whichever number is the larger; None
    where the case has the value of `base`. `base` None: no source gives it. It is then asked for where it is `required`; where
    it is not, the effect that needs it is left out, and said to be. `why`: where the value is from, or why it is assumed; a
    parameter with a value and without a source is an assumption. `computed`: worked out from figures of the source.

    Raises ValueError for a value outside the range of its measure, a case without a base, a base without source or reason.
    """

    name: str
    question: Text
    measure: Measure
    base: float | None = None
    low: float | None = None
    high: float | None = None
    source: Source | None = None
    why: Text | None = None
    computed: bool = False
    required: bool = True

    def __post_init__(self) -> None:
        values = [v for v in (self.low, self.base, self.high) if v is not None]
        for value in values:
            if not self.measure.holds(value):
                raise ValueError(f"{self.name}: {value} is out of range")
        if self.base is None and values:
            raise ValueError(f"{self.name} has a low or high case and no base")
        if self.base is None and self.source is not None:
            raise ValueError(f"{self.name} has a source and no value")
        if self.base is not None and self.source is None and self.why is None:
            raise ValueError(f"{self.name} is assumed: say why")

    @property
    def status(self) -> Status:
        """Where its value is from."""
        if self.base is None:
            return Status.ASKED
        if self.source is None:
            return Status.ASSUMED
        return Status.COMPUTED if self.computed else Status.STATED

    def at(self, case: Case) -> float | None:
        """Return its value in a case; None where there is none."""
        value = {"low": self.low, "base": None, "high": self.high}[case]
        return self.base if value is None else value
