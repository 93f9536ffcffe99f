"""Chance that is the same whatever else happens: a number in [0, 1) for each seed and name."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b


def draw(seed: int, *names: str) -> float:
    """Return a number in [0, 1): equal for equal arguments, in every process, and unrelated to any other's.

    So a citizen who begins at an uptake of 30 % is among those who begin at 60 %.
    """
    text = "\0".join((str(seed), *names)).encode()
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big") / 2**64


def due_on(day: date, times: float, days: float, phase: float) -> int:
    """Return how often something is due on a day that is due `times` in every `days` days, as evenly as whole days allow.

    `phase` in [0, 1) says where a citizen stands in the period: of many, a share of times / days is due on any one day.

    >>> from datetime import timedelta
    >>> week = [date(2026, 3, 2) + timedelta(days=k) for k in range(7)]
    >>> [due_on(d, 2, 7, 0.0) for d in week]
    [0, 0, 1, 0, 0, 1, 0]
    """
    begin = day.toordinal() + phase * days
    return int((begin + 1) * times / days) - int(begin * times / days)
