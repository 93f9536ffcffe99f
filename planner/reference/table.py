"""Every figure, in the order of the chapters, and by code; and what we worked out from them."""

from __future__ import annotations

from typing import Final

from planner.reference import (
    derived_others,
    derived_screen,
    digirehab,
    headline,
    medicine,
    other,
    scaling,
    training,
    vejle,
)
from planner.reference.figure import Chapter, Derived, Figure

FIGURES: Final[tuple[Figure, ...]] = (
    *vejle.FIGURES,
    *scaling.FIGURES,
    *training.FIGURES,
    *medicine.FIGURES,
    *digirehab.FIGURES,
    *other.FIGURES,
    *headline.FIGURES,
)

DERIVED: Final[tuple[Derived, ...]] = (*derived_screen.DERIVED, *derived_others.DERIVED)
"""What the figures amount to, worked out by us; no source prints it."""

BY_CODE: Final[dict[str, Figure]] = {figure.code: figure for figure in FIGURES}


def figures_of(chapter: Chapter, *, reproducible: bool | None = None) -> tuple[Figure, ...]:
    """Return the figures of a chapter; only those that can be reproduced, or only those that cannot, where that is asked for."""
    return tuple(f for f in FIGURES if f.chapter is chapter and reproducible in (None, f.reproducible))
