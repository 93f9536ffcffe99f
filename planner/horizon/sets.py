"""Which sets of members an overlap needs plans of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

Codes = tuple[str, ...]


def compared(codes: Codes) -> tuple[Codes, ...]:
    """Return the sets whose overlap is told: all of them, then every pair.

    >>> compared(("a", "b"))
    (('a', 'b'),)
    >>> compared(("a", "b", "c"))
    (('a', 'b', 'c'), ('a', 'b'), ('a', 'c'), ('b', 'c'))
    """
    pairs = tuple(combinations(codes, 2))
    return pairs if len(codes) == 2 else (codes, *pairs)


def without(codes: Codes, code: str) -> Codes:
    """Return the others."""
    return tuple(c for c in codes if c != code)


def planned(codes: Codes) -> tuple[Codes, ...]:
    """Return every set that is planned, each once: each member, what is compared, and for each of these all but one member.

    Raises ValueError for fewer than two codes or a code twice.

    >>> len(planned(("a", "b", "c"))), len(planned(("a", "b", "c", "d")))
    (7, 15)
    """
    if len(codes) < 2 or len(set(codes)) < len(codes):
        raise ValueError(f"an overlap is between two or more members with codes of their own, got {codes}")
    alone = tuple((c,) for c in codes)
    others = tuple(without(s, c) for s in compared(codes) for c in s)
    return _once([*alone, *compared(codes), *others])


def _once(sets: Sequence[Codes]) -> tuple[Codes, ...]:
    return tuple(dict.fromkeys(sets))
