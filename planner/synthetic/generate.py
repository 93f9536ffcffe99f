"""A whole made-up instance: citizens behind doors, their visits, the staff, and who may come to whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.domain import Address, Instance
from planner.synthetic.doors import pool_of_addresses, pool_of_homes
from planner.synthetic.maker import Maker
from planner.synthetic.streets import Variant, make_streets
from planner.travel.network import RoadNetwork

FIRST_DAY = date(2026, 3, 2)  # a Monday without a holiday in its week


def generate(
    *,
    citizens: int = 120,
    workers: int | None = None,
    variant: Variant = "rural",
    days: int = 1,
    seed: int = 1,
    first_day: date = FIRST_DAY,
) -> tuple[Instance, RoadNetwork]:
    """Make a municipality and a day (or more) of home care in it. Nothing in it exists.

    Parameters
    ----------
    citizens
        How many different citizens are visited within the days made. Most of them daily, three visits each on
        average, so 120 make a day of about 370 visits: two districts of 45-60 daily-visited citizens
        (domain.md 5.2).
    workers
        How many workers are employed. None: as many as do every visit with modest slack, about one for eleven
        visits. With fewer than 8 there is no night, with fewer than 4 no evening: those visits are then not
        made.
    variant
        "rural", "coast" or "town"; see `make_streets`.
    days
        Days in a row, the first on `first_day`. Seldom-visited citizens have one visit, on a working day
        where there is one.
    seed
        Equal arguments give equal instances.

    Raises
    ------
    ValueError
        For fewer than 1 citizen or day, fewer than 2 workers, a negative seed, an unknown variant, or more
        citizens than homes.

    Example
    -------
    >>> instance, network = generate(citizens=12, seed=3)
    >>> len(instance.citizens), instance.synthetic
    (12, True)
    """
    _check(citizens, workers, days)
    network, homes = make_streets(variant, seed)
    title = f"{network.name}: borgere, medarbejdere og veje findes ikke"
    pool = pool_of_homes(homes)
    maker = Maker(pool, citizens, workers, days, seed, first_day, cycling=variant == "town")
    return maker.instance(title), network


def generate_on_roads(
    network: RoadNetwork,
    addresses: Sequence[Address],
    *,
    citizens: int = 120,
    workers: int | None = None,
    days: int = 1,
    seed: int = 1,
    name: str = "",
    first_day: date = FIRST_DAY,
) -> Instance:
    """Make up citizens and staff at addresses drawn at random on a real road network.

    The arguments are those of `generate`; `name` is what the title calls the area (default: the network's
    name). Addresses more than 1,500 m from every crossing are never drawn. Team rooms lie where most
    addresses are.

    Raises ValueError as `generate` does, InputError if no address lies near the network.
    """
    _check(citizens, workers, days)
    pool = pool_of_addresses(network, addresses)
    title = f"{name or network.name or 'Vejnet fra fil'}: opdigtede borgere og medarbejdere på rigtige veje"
    return Maker(pool, citizens, workers, days, seed, first_day, cycling=False).instance(title)


def _check(citizens: int, workers: int | None, days: int) -> None:
    if citizens < 1 or days < 1:
        raise ValueError(f"citizens and days must be 1 or more, not {citizens} and {days}")
    if workers is not None and workers < 2:
        raise ValueError(f"workers must be 2 or more, not {workers}: some visits need two")
