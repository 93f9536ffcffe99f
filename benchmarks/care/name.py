"""The name of a generated care day says all there is to know of it."""

from __future__ import annotations

import re
from typing import NamedTuple

KINDS = ("plain", "links", "breaks", "links-breaks", "whole")
SMALLEST, LARGEST = 5, 20_000

_SHAPE = re.compile(r"care-(?P<visits>[1-9]\d*)-(?P<kind>[a-z-]+)-(?P<seed>\d+)")


class CareName(NamedTuple):
    """A day of `visits` visits of one of `KINDS`, made from `seed`.

    "plain" is what every solver in the suite can express; "links" adds double staffing and gaps between visits, "breaks" the
    workers' breaks; "whole" is the day as generated, with stop overhead, overtime, promised times and preferences too.
    """

    visits: int
    kind: str
    seed: int

    def __str__(self) -> str:
        return f"care-{self.visits}-{self.kind}-{self.seed}"

    @property
    def family(self) -> str:
        """Such as "care-links": one table row of a report for each kind."""
        return f"care-{self.kind}"

    @property
    def linked(self) -> bool:
        return self.kind in ("links", "links-breaks")

    @property
    def with_breaks(self) -> bool:
        return self.kind in ("breaks", "links-breaks")

    @staticmethod
    def looks_like(text: str) -> bool:
        """Whether `text` is meant as the name of a care day, right or not."""
        return text.startswith("care-")

    @classmethod
    def parse(cls, text: str) -> CareName:
        """Read a name. Raises ValueError saying how names are built for anything that is none."""
        match = _SHAPE.fullmatch(text)
        if match is None or match["kind"] not in KINDS:
            raise ValueError(
                f"no care day is named {text!r}; names are care-VISITS-KIND-SEED, such as care-300-plain-1, "
                f"where KIND is one of {', '.join(KINDS)}"
            )
        visits = int(match["visits"])
        if not SMALLEST <= visits <= LARGEST:
            raise ValueError(f"{text}: a care day has {SMALLEST:,} to {LARGEST:,} visits, not {visits:,}")
        return cls(visits, match["kind"], int(match["seed"]))
