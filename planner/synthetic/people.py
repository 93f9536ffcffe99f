"""Made-up citizens: how much help each is granted, what they need, and behind which door they live."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


class CareClass(NamedTuple):
    """Recipients of home help by granted hours a week.

    `share` of recipients: Danmarks Statistik, "Service til ældre". `hours` (least, most common, most) of a
    triangular draw whose mean is the class mean of domain.md 5.2 (0.85, 4.5, 12.5, 26). `visits`: (number in
    a day, probability), assumed, with the means 2.5, 5 and 7 of domain.md 5.2; the least helped have one
    visit in 14 days (0.07 a day).
    """

    share: float
    hours: tuple[float, float, float]
    visits: tuple[tuple[int, float], ...]
    daily: bool = True


CLASSES: tuple[CareClass, ...] = (
    CareClass(0.67, (0.10, 0.55, 1.90), ((1, 1.0),), daily=False),
    CareClass(0.22, (2.0, 3.5, 8.0), ((1, 0.15), (2, 0.35), (3, 0.35), (4, 0.15))),
    CareClass(0.09, (8.0, 9.5, 20.0), ((4, 0.3), (5, 0.4), (6, 0.3))),
    CareClass(0.02, (20.0, 21.0, 37.0), ((6, 0.3), (7, 0.4), (8, 0.3))),
)
SELDOM_VISITS_PER_DAY = 0.07  # cleaning every 14 days

# Shares of daily-visited citizens; assumed, so that doses come to about two a day for those who get medicine.
MEDICINE_SHARE, INSULIN_SHARE, COMPRESSION_SHARE = 0.55, 0.06, 0.18
COUPLE_SHARE = 0.15  # of addresses, assumed (domain.md 5.2)


class Person(NamedTuple):
    """One made-up citizen. `household` numbers the door; `partner` is true for the second person behind it.

    `visits` in a day; `rhythm` in [0, 1) shifts the day's visits, equal within a couple so that they fall
    together.
    """

    number: int
    household: int
    partner: bool
    care_class: int
    hours: float
    visits: int
    rhythm: float
    medicine: bool
    insulin: bool
    compression: bool

    @property
    def daily(self) -> bool:
        """Whether somebody comes every day."""
        return CLASSES[self.care_class].daily


def draw_classes(rng: np.random.Generator, count: int, days: int | None = None) -> Ints:
    """Return class numbers (count,) of recipients; with `days`, of those recipients who are visited within so
    many."""
    share = np.array([c.share for c in CLASSES])
    if days is not None:
        share = share * [1 if c.daily else min(1.0, SELDOM_VISITS_PER_DAY * days) for c in CLASSES]
    return rng.choice(len(CLASSES), size=count, p=share / share.sum()).astype(np.int64)


def draw_hours(rng: np.random.Generator, classes: Ints) -> NDArray[np.float64]:
    """Return granted hours a week for recipients of the given classes, same shape."""
    bounds = np.array([c.hours for c in CLASSES])[classes]
    return rng.triangular(bounds[:, 0], bounds[:, 1], bounds[:, 2])


def draw_people(rng: np.random.Generator, citizens: int, days: int) -> list[Person]:
    """Return `citizens` persons who each have a visit within `days` days; couples share a household."""
    classes = draw_classes(rng, citizens, days)
    hours = draw_hours(rng, classes)
    households = citizens - round(citizens * COUPLE_SHARE / (1 + COUPLE_SHARE))
    door = np.concatenate((np.arange(households), rng.permutation(households)[: citizens - households]))
    rhythm = rng.random(households)
    return [
        _person(
            rng, k, int(door[k]), k >= households, int(classes[k]), float(hours[k]), float(rhythm[door[k]])
        )
        for k in range(citizens)
    ]


def _person(
    rng: np.random.Generator,
    number: int,
    household: int,
    partner: bool,
    care: int,
    hours: float,
    rhythm: float,
) -> Person:
    counts, chances = zip(*CLASSES[care].visits, strict=True)
    visits = int(rng.choice(counts, p=chances))
    medicine, insulin, compression = rng.random(3) < (MEDICINE_SHARE, INSULIN_SHARE, COMPRESSION_SHARE)
    return Person(
        number,
        household,
        partner,
        care,
        hours,
        visits,
        rhythm,
        bool(medicine),
        bool(insulin),
        bool(compression),
    )


def draw_doors(rng: np.random.Generator, households: Ints, count: int) -> Ints:
    """Return the doors (count,) of `count` different households drawn at random.

    `households` (num_doors,) live behind each door. Raises ValueError if there are fewer than `count`.
    """
    reach = np.cumsum(households)
    if count > int(reach[-1]):
        raise ValueError(f"{count} homes are needed but there are only {int(reach[-1])}")
    return np.searchsorted(reach, rng.choice(int(reach[-1]), size=count, replace=False), side="right")
