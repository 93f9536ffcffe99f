"""Generated days, each made once for all tests."""

from __future__ import annotations

from functools import cache

from benchmarks.care import CareCase, open_care

known = cache(open_care)


def day(name: str) -> CareCase:
    """The care day of that name, which no test may change."""
    return known(name)
