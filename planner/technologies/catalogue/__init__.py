"""The technologies of Danish home care that touch a visit, one record each; a new one is a record in a file here, and a test."""

from __future__ import annotations

from typing import Final

from planner.technologies.catalogue import aids, medicine, packing, screen, supply, training, watch
from planner.technologies.records import Technology

CATALOGUE: Final[tuple[Technology, ...]] = tuple(
    sorted(
        (
            *medicine.RECORDS, *packing.RECORDS, *aids.RECORDS, *training.RECORDS, *screen.RECORDS, *watch.RECORDS,
            *supply.RECORDS,
        ),
        key=lambda t: (t.step, t.code),
    )
)  # fmt: skip
"""In the order in which they come to a citizen."""

BY_CODE: Final[dict[str, Technology]] = {t.code: t for t in CATALOGUE}
