"""Where the days lie: on the roads of Bornholm where that map is at hand, else in a made-up municipality."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planner.domain import Address, Instance
from planner.synthetic import generate, generate_on_roads, read_addresses
from planner.travel.network import RoadNetwork
from planner.travel.osm import read_network

ROADS_FILE, ADDRESSES_FILE = "bornholm-drive.osm.bz2", "bornholm-addresses.csv.gz"


@dataclass(frozen=True)
class Land:
    """Makes citizens and staff. `network` and `pool` None: in a made-up municipality, which is another one for every seed."""

    name: str
    network: RoadNetwork | None = None
    pool: tuple[Address, ...] = ()

    def day(self, citizens: int, seed: int) -> tuple[Instance, RoadNetwork]:
        """Return a day and its roads; equal arguments give equal days."""
        if self.network is None:
            return generate(citizens=citizens, seed=seed, variant="rural" if seed % 2 else "coast")
        return generate_on_roads(self.network, self.pool, citizens=citizens, seed=seed), self.network


MADE_UP = Land("made-up municipality")


def land(maps: Path | None) -> Land:
    """Return Bornholm if `maps` is a folder that holds its roads and addresses, else the made-up municipality.

    Raises InputError if the files are there and cannot be read.
    """
    if maps is None or not all((maps / name).is_file() for name in (ROADS_FILE, ADDRESSES_FILE)):
        return MADE_UP
    pool = tuple(read_addresses(maps / ADDRESSES_FILE))
    return Land("Bornholm", read_network(maps / ROADS_FILE), pool)
