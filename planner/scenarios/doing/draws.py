"""Who is concerned, where an edit says how many and not who."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from fractions import Fraction
from math import floor


def in_line(seed: int, topic: str, ids: Iterable[str]) -> list[str]:
    """Return the ids in an order drawn by the seed, another one for each topic.

    The first of them are drawn. So whoever is among a small number is among a larger one, and an id that comes or goes leaves the
    order of the others as it was.
    """
    return sorted(ids, key=lambda i: hashlib.sha256(f"{seed}\0{topic}\0{i}".encode()).digest())


def first_share(line: list[str], share: float) -> list[str]:
    """Return the first of a line, as many as a share comes nearest to; a half goes up.

    >>> first_share(["a", "b", "c"], 0.5), first_share(["a", "b", "c"], 0.1)
    (['a', 'b'], [])
    """
    return line[: floor(Fraction(repr(share)) * len(line) + Fraction(1, 2))]


def by_id(ids: Iterable[str]) -> list[str]:
    """Return ids as a reader orders them: W9 before W10.

    >>> by_id(["W10", "W9", "A1"])
    ['A1', 'W9', 'W10']
    """
    return sorted(ids, key=_parts)


def _parts(text: str) -> tuple[list[tuple[bool, int, str]], str]:
    parts = re.findall(r"\d+|\D+", text)
    return [(not p.isdecimal(), int(p) if p.isdecimal() else 0, p) for p in parts], text
