"""What is asked of a look to the nation, and what is asked unless something else is said."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from planner.reference.derived_screen import VISITS_PER_CITIZEN_WEEK
from planner.savings.gains import KRONER_PER_HOUR


@dataclass(frozen=True)
class Order:
    """What is asked. `municipalities`: names or codes; `recipients`: the number of each, in the same order, where it is known.
    `visits_per_citizen_week`: screen visits of a screen citizen (IT-Branchen note: 5.5). `national`: how many citizens or users
    there would be in the whole country, instead of the sources' numbers.

    Raises ValueError for a number that is not positive (a rate may be 0), and for recipients that do not match the municipalities.
    """

    municipalities: tuple[str, ...] = ()
    recipients: tuple[int, ...] = ()
    kroner_per_hour: float = KRONER_PER_HOUR
    visits_per_citizen_week: float = VISITS_PER_CITIZEN_WEEK
    national: float | None = None

    def __post_init__(self) -> None:
        if self.recipients and len(self.recipients) != len(self.municipalities):
            raise ValueError("as many numbers of recipients as municipalities, or none")
        positive = (
            *self.recipients,
            self.visits_per_citizen_week,
            1.0 if self.national is None else self.national,
        )
        if any(not isfinite(x) or x <= 0 for x in positive):
            raise ValueError("recipients, visits a week and a national number must be positive")
        if not isfinite(self.kroner_per_hour) or self.kroner_per_hour < 0:
            raise ValueError("a rate cannot be negative")
