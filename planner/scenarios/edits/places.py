"""Where workers set out from and whom they go to: depots and the borders between districts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planner.domain import Record
from planner.scenarios.edits.fields import Ids, Where


class DepotMoved(Where):
    """The base at the address `base` moves: every shift that begins or ends there, and every break that must be held there, is at
    `address`, or at `latitude` and `longitude` (see `Where`), instead."""

    edit: Literal["depot"] = "depot"
    base: str


class DistrictsDrawn(Record):
    """Draw borders between the districts of `bases` (none named: of all bases where at least two shifts begin): a citizen is
    visited only by workers of the district.

    A district is a base and the citizens who live nearest to it; a worker belongs to the base where the shifts begin, and one who
    sets out from elsewhere to the nearest. Operators call everywhere. The input has no word for a border: it is written as the
    other districts' workers among each citizen's forbidden ones. A citizen who requires certain workers keeps those.
    """

    edit: Literal["districts_drawn"] = "districts_drawn"
    bases: Ids = ()


class DistrictsMerged(Record):
    """Take the borders between the districts of `bases` away (none named: between all).

    Without borders in the input everybody may go everywhere, and there is nothing to take away. A border is a citizen's list of
    forbidden workers that holds all of another district's: these are taken out. Or it is a list of required workers that holds all
    of the district's own who may come: it gets the other districts' workers too. A shorter list is the citizen's own wish and
    stays.
    """

    edit: Literal["districts_merged"] = "districts_merged"
    bases: Ids = Field(default=())
