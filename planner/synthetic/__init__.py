"""A municipality that does not exist: streets, homes, citizens, visits and staff, made from a seed and
nothing else."""

from planner.synthetic.address_texts import ADDRESS_TEXTS
from planner.synthetic.addresses import read_addresses
from planner.synthetic.generate import FIRST_DAY, generate, generate_on_roads
from planner.synthetic.homes import Homes, Place
from planner.synthetic.screen import ScreenShares, with_screen
from planner.synthetic.streets import VARIANTS, Variant, make_streets

__all__ = [
    "ADDRESS_TEXTS",
    "FIRST_DAY",
    "VARIANTS",
    "Homes",
    "Place",
    "ScreenShares",
    "Variant",
    "generate",
    "generate_on_roads",
    "make_streets",
    "read_addresses",
    "with_screen",
]
