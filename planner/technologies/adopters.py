"""Who has begun with a technology by a given week, for how long, and who sees it through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from planner.technologies.draws import draw


class Adopter(NamedTuple):
    """A citizen who uses a technology; `weeks` since the first one, None in the steady state; or one who gives up (`completes`)."""

    citizen_id: str
    weeks: int | None
    completes: bool


def adopters(
    eligible: Iterable[str],
    technology: str,
    values: Mapping[str, float],
    *,
    at_most: float | None,
    seed: int,
    week: int | None,
) -> list[Adopter]:
    """Return who uses a technology, in the order in which they begin.

    Parameters
    ----------
    eligible
        Citizen ids, in any order.
    values
        Those of `planner.technologies.records.STANDARD` that there are: "uptake" of the eligible, each where a draw of seed,
        technology and citizen falls below it; of those who will begin, the share "ramp_from" does at once, the others after
        "ramp_wait" weeks, over "ramp_weeks".
    at_most
        Devices or places; whose draw is lowest has one.
    week
        Weeks since the technology came, from 0; below that nobody has begun. None: all who will have begun long ago.

    Notes
    -----
    With more uptake, more places or a later week the former are all among the latter; unless "loss_week", the share of users who
    stop every week, says otherwise. The steady state knows no losses.
    """
    if week is not None and week < 0:
        return []
    uptake = values["uptake"]
    drawn = sorted((draw(seed, technology, "begins", c), c) for c in eligible)
    chosen = [(chance / uptake, c) for chance, c in drawn if chance < uptake]
    if at_most is not None and len(chosen) > at_most:
        places = int(at_most)
        chosen = [(rank / places, c) for rank, (_, c) in enumerate(chosen[:places])]
    found = []
    for place, citizen in chosen:
        weeks = None if week is None else week - _first_week(place, values)
        if (weeks is None or weeks >= 0) and _stays(technology, citizen, weeks, values, seed):
            completes = draw(seed, technology, "completes", citizen) < values.get("completion", 1.0)
            found.append(Adopter(citizen, weeks, completes))
    return found


def _first_week(place: float, values: Mapping[str, float]) -> int:
    """The week in which somebody begins who is at `place` in [0, 1) among those who will."""
    at_once, weeks = values.get("ramp_from", 0.0), values.get("ramp_weeks", 0.0)
    if place < at_once:
        return 0
    return int(values.get("ramp_wait", 0.0) + (place - at_once) / (1 - at_once) * weeks)


def _stays(technology: str, citizen: str, weeks: int | None, values: Mapping[str, float], seed: int) -> bool:
    loss = values.get("loss_week", 0.0)
    return weeks is None or not loss or draw(seed, technology, "stays", citizen) < (1 - loss) ** weeks
