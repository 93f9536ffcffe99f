"""What is done in a visit: bundles of services by time of day, and each citizen's own medicine and
stockings."""

from __future__ import annotations

import numpy as np

from planner.services import BY_CODE
from planner.synthetic.layers import HOUR
from planner.synthetic.people import Person

Bundle = tuple[str, ...]

# (from, to, share of visits): domain.md 5.2, assumed. The night runs on to 07:00 the next morning.
SLOTS: tuple[tuple[int, int, float], ...] = (
    (7 * HOUR, 10 * HOUR, 0.34),
    (10 * HOUR, 12 * HOUR, 0.14),
    (12 * HOUR, 14 * HOUR, 0.16),
    (14 * HOUR, 17 * HOUR, 0.09),
    (17 * HOUR, 20 * HOUR, 0.14),
    (20 * HOUR, 23 * HOUR, 0.09),
    (23 * HOUR, 31 * HOUR, 0.04),
)

# Weights of what is done in each slot; assumed, so that durations come out as domain.md 5.2 has them.
_BUNDLES: tuple[dict[Bundle, float], ...] = (
    {("hygiene",): 34, ("hygiene", "meal"): 5, ("meal",): 20, ("bath",): 6, ("toilet",): 18,
     ("supervision",): 10,
     ("transfer",): 4, ("rehabilitation",): 3},
    {("wound",): 14, ("measurement",): 12, ("catheter",): 8, ("toilet",): 18, ("supervision",): 18,
     ("bath",): 6,
     ("activities",): 10, ("training",): 5, ("dispensing",): 4, ("assessment",): 2, ("follow_up",): 3},
    {("meal",): 52, ("meal", "toilet"): 6, ("toilet",): 14, ("fluid",): 12, ("supervision",): 6,
     ("wound",): 5,
     ("training",): 3, ("follow_up",): 2},
    {("toilet",): 34, ("fluid",): 16, ("meal",): 16, ("supervision",): 20, ("activities",): 14},
    {("meal",): 46, ("toilet",): 22, ("hygiene",): 12, ("fluid",): 8, ("supervision",): 12},
    {("hygiene",): 34, ("toilet",): 36, ("transfer",): 10, ("supervision",): 12, ("fluid",): 8},
    {("toilet",): 50, ("transfer",): 30, ("supervision",): 20},
)  # fmt: skip
SELDOM: dict[Bundle, float] = {("cleaning",): 70, ("laundry",): 15, ("shopping",): 15}
ONLY_MEDICINE = 0.7  # of the doses come alone, the others together with care

NIGHT_SLOT = len(SLOTS) - 1
_DOSES = ((1, 0.30), (2, 0.45), (3, 0.20), (4, 0.05))  # a day; mean 2.0 (Aarhus), 2.07 (Stavanger)

SPREAD = 0.3  # of the logarithm of a visit's length around its services' minutes
SHORTEST, LONGEST = 5, 60  # minutes (domain.md 5.2)


def slot_of(minute: int) -> int:
    """Return the number of the slot that `minute` after midnight falls in."""
    return next((k for k, (_, end, _) in enumerate(SLOTS) if minute < end), NIGHT_SLOT)


def day_of_care(
    rng: np.random.Generator, person: Person, minutes: list[int], nurse_visits: bool
) -> list[Bundle]:
    """Return what is done at each of a daily-visited person's visits, which start at `minutes`, ascending."""
    slots = [slot_of(m) for m in minutes]
    care = [_draw(rng, _possible(slot, person, nurse_visits)) for slot in slots]
    awake = [k for k, slot in enumerate(slots) if slot != NIGHT_SLOT]
    if person.insulin and awake:
        for k in {awake[0], awake[-1]}:
            care[k] = ("insulin",)
    if person.medicine and awake:
        doses = min(len(awake), int(rng.choice([d for d, _ in _DOSES], p=[p for _, p in _DOSES])))
        for k in np.linspace(0, len(awake) - 1, doses).round().astype(int).tolist():
            _give(rng, care, awake[k], "medicine")
    if person.compression and awake:
        care[awake[0]] = (*care[awake[0]], "compression")
        if awake[-1] != awake[0] and slots[awake[-1]] >= 4:
            care[awake[-1]] = (*care[awake[-1]], "compression")
    return care


def _give(rng: np.random.Generator, care: list[Bundle], visit: int, service: str) -> None:
    alone = rng.random() < ONLY_MEDICINE and care[visit] != ("insulin",)
    care[visit] = (service,) if alone else (*care[visit], service)


def _possible(slot: int, person: Person, nurse_visits: bool) -> dict[Bundle, float]:
    """The partner's meals come with the other's: household services are done once."""
    return {
        bundle: weight
        for bundle, weight in _BUNDLES[slot].items()
        if not (person.partner and any(BY_CODE[s].household for s in bundle))
        and (nurse_visits or all(BY_CODE[s].level != "nurse" for s in bundle))
    }


def seldom_care(rng: np.random.Generator) -> Bundle:
    """Return what is done for somebody who is visited every other week."""
    return _draw(rng, SELDOM)


def _draw(rng: np.random.Generator, weights: dict[Bundle, float]) -> Bundle:
    chance = np.array(list(weights.values()))
    return list(weights)[int(rng.choice(len(chance), p=chance / chance.sum()))]


def draw_minutes(rng: np.random.Generator, bundle: Bundle) -> int:
    """Return the length of a visit in whole minutes; cleaning and the like take what the catalogue says."""
    core = sum(BY_CODE[s].minutes for s in bundle)
    if bundle in SELDOM:
        return core
    return int(np.clip(round(core * float(rng.lognormal(0, SPREAD))), SHORTEST, LONGEST))
