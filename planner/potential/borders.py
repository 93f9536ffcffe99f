"""Areas of the municipalities from their borders: how the column `area_km2` of `municipalities.csv` was made.

    python -m planner.potential.borders denmark-municipalities-2014.geojson

prints code, name and km2 of each. The borders are free geodata: "Contains data from Geodatastyrelsen, 2014-02-13".
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

EQUAL_AREA: Final = "EPSG:3035"
"""Lambert azimuthal equal-area projection of Europe: an area in it is the area on the ellipsoid."""

CHRISTIANSOE: Final = "0411"
"""Ertholmene, under the Ministry of Defence: no municipality."""


def areas(borders: Path) -> dict[str, tuple[str, float]]:
    """Return name and km2 by the code of each municipality, from a file with the fields KOMKODE and KOMNAVN.

    Raises OSError where the file cannot be read.
    """
    import geopandas

    frame = geopandas.read_file(borders).to_crs(EQUAL_AREA)
    frame["km2"] = frame.geometry.area / 1e6
    sums = frame.groupby(["KOMKODE", "KOMNAVN"])["km2"].sum()
    return {code: (name, float(km2)) for (code, name), km2 in sums.items() if code != CHRISTIANSOE}


if __name__ == "__main__":
    for code, (name, km2) in areas(Path(sys.argv[1])).items():
        print(f"{code},{name},{km2:.1f}")
