"""Effects carried out on a draft, one citizen at a time: one function for each kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planner.technologies.acts.add import add
from planner.technologies.acts.convert import convert
from planner.technologies.acts.ease import reduce_staff, retime
from planner.technologies.acts.respond import respond
from planner.technologies.acts.shorten import shorten
from planner.technologies.acts.take import relocate, remove
from planner.technologies.acts.turn import Turn
from planner.technologies.adopters import Adopter
from planner.technologies.effects import Effect, Kind

_ACTS: dict[Kind, Callable[[Turn, Any, Adopter], None]] = {
    "convert_mode": convert,
    "remove": remove,
    "shorten": shorten,
    "add": add,
    "relocate": relocate,
    "retime": retime,
    "reduce_staff": reduce_staff,
    "respond": respond,
}


def act(turn: Turn, effect: Effect, adopter: Adopter) -> None:
    """Carry out an effect at one citizen, if it is on for that citizen by now."""
    if turn.is_on(effect, adopter):
        _ACTS[effect.kind](turn, effect, adopter)
