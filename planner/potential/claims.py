"""The figures of the source documents as records: what they state, what their own inputs give, and what both amount to."""

from __future__ import annotations

from planner.potential.records import Amounting, Claim
from planner.reference import DERIVED, FIGURES


def claims() -> tuple[Claim, ...]:
    """Return every figure of the sources, worked out again with its own inputs."""
    return tuple(
        Claim(f.code, f.chapter.value, f.stated, f.value, f.reproducible, dict(f.inputs)) for f in FIGURES
    )


def derived() -> tuple[Amounting, ...]:
    """Return what no source prints, worked out from theirs."""
    return tuple(Amounting(d.code, d.chapter.value, d.value) for d in DERIVED)
