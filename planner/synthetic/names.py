"""Invented Danish-sounding names of places and streets; sea creatures on dry land, so that nobody looks for
them."""

from __future__ import annotations

import numpy as np

_CREATURES = (
    "Alke", "Brosme", "Dværgulke", "Edderfugle", "Fjæsing", "Flynder", "Havkat", "Havtaske",
    "Hornfiske", "Hummer",
    "Hvilling", "Knurhane", "Krabbe", "Kutling", "Lomvie", "Makrel", "Marsvin", "Musling", "Pighvar", "Reje",
    "Rokke", "Rødspætte", "Sandorm", "Silde", "Skarv", "Skrubbe", "Stenbider", "Strandskade", "Søpindsvin",
    "Søstjerne", "Tejste", "Torske", "Tunge", "Ulke", "Vandmand", "Østers",
)  # fmt: skip
_ENDINGS = ("rup", "lev", "sted", "by", "bjerg", "lund", "strup", "holm", "bæk", "tofte")
_STREETS = (
    "Algevej", "Ankervej", "Bakgangen", "Bådstræde", "Bølgevej", "Dønningen", "Fendervej", "Fiskerstræde",
    "Flagvej", "Fortøjningen", "Fyrvej", "Garnvej", "Havgusvej", "Jollevej", "Kajgade",
    "Kompasvej", "Kutterstien",
    "Kølvej", "Lanternevej", "Logbogen", "Lodsvej", "Mastevej", "Pejlingen", "Rorvej", "Røgerivej",
    "Sejlmagervej",
    "Sekstantvej", "Skumtoppen", "Skibstømrervej", "Skødet", "Spilvej", "Strømhvirvlen", "Tangvej",
    "Tovværksvej",
    "Trossevej", "Tågehornet", "Vandlinjen", "Vimpelvej", "Årestien", "Ålegræsvej",
)  # fmt: skip


def place_names(rng: np.random.Generator, count: int) -> list[str]:
    """Return `count` different place names in random order. Raises ValueError for more than there are."""
    names = [creature + ending for creature in _CREATURES for ending in _ENDINGS]
    if count > len(names):
        raise ValueError(f"only {len(names)} place names can be made, {count} were asked for")
    return [names[i] for i in rng.permutation(len(names))[:count]]


def street_name(place: int, line: int) -> str:
    """Return the name of street number `line` (0, 1, ...) of a place; different for the lines of one
    place."""
    turn, index = divmod(line, len(_STREETS))
    name = _STREETS[(index * 7 + place * 11) % len(_STREETS)]
    return name if not turn else f"{('Øster', 'Vester', 'Nørre', 'Sønder')[(turn - 1) % 4]} {name}"
