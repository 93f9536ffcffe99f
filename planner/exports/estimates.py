"""Figures with intervals as columns: the mean, and beside it half the width of the 95 % interval."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from planner.atomic import write_whole
from planner.exports.tables import Cell, csv_bytes
from planner.messages import Lang, Text
from planner.savings.records import Estimate

HALF = Text("usikkerhed", "half_width")

Rows = Iterable[Sequence[Cell]]
Table = tuple[Sequence[Text], Rows]


def with_half(heads: Iterable[Text]) -> list[Text]:
    """Return each head, and the same one for half the width of its interval."""
    return [t for h in heads for t in (h, Text(f"{h.da}_{HALF.da}", f"{h.en}_{HALF.en}"))]


def estimates(*values: Estimate | None) -> list[Cell]:
    """Return mean and half width of each; both empty where there is no figure, the second where there is no interval."""
    return [cell for v in values for cell in ((None, None) if v is None else (float(v.mean), v.half_width))]


def write_tables(prefix: str, tables: Mapping[str, Table], folder: Path, lang: Lang) -> list[Path]:
    """Write `<prefix>_<name>.csv` into `folder` for each table; return the files. Raises OSError where one cannot be written."""
    return [
        write_whole(
            folder / f"{prefix}_{name}.csv", csv_bytes([getattr(h, lang.value) for h in heads], rows, lang)
        )
        for name, (heads, rows) in tables.items()
    ]
